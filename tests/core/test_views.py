"""The page of sources, whole or of one fact."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_sources_of_a_fact_are_those_it_names(client):
    factories.source(key="seed-2", citation="the paper, paragraph 2")
    factories.source(key="other", citation="another page")

    page = client.get("/en/sources/?of=seed-2").content.decode()

    assert "the paper, paragraph 2" in page
    assert "another page" not in page


def test_empty_record_says_what_to_do(client):
    assert "No record is loaded yet." in client.get("/en/sources/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_sources_take_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.source()

    with django_assert_num_queries(2):
        client.get("/en/sources/")
