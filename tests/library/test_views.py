"""The page of the publications."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_what_is_not_known_of_a_volume_is_said(client):
    factories.publication(number=16, title={}, published="")

    page = client.get("/en/library/").content.decode()

    assert "title not found" in page
    assert "date not found" in page


def test_identifier_names_the_edition_it_belongs_to(client):
    factories.publication(identifiers={"issn": "1726-2224-13", "isbn_fr": "978-92-9068-750-4"})

    page = client.get("/en/library/").content.decode()

    assert "ISSN 1726-2224-13" in page
    assert "ISBN (French) 978-92-9068-750-4" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_library_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.publication()

    with django_assert_num_queries(2):
        client.get("/en/library/")
