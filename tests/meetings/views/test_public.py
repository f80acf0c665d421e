"""The list of meetings."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_meeting_of_no_year_stands_under_the_year_of_its_date(client):
    factories.meeting(start="2009-07-09", cycle=None)

    assert '<h2 id="year-1">2009</h2>' in client.get("/en/meetings/").content.decode()


def test_date_that_no_source_confirms_is_marked(client):
    factories.meeting(start="2007-07", unverified=["start"])

    assert "unverified: date" in client.get("/en/meetings/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.meeting(cycle=factories.cycle())

    with django_assert_num_queries(2):
        client.get("/en/meetings/")
