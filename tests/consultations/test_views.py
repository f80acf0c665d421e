"""The page of a choice."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_choice_shows_purpose_questions_and_fate(client):
    cycle = factories.cycle(year=2010)
    topic = factories.candidate(cycle, letter="A", purpose={"en": "To look."}, fate="chosen")
    factories.guiding_question(topic, text={"en": "Why indeed?"})

    page = client.get("/en/themes/2010/").content.decode()

    assert "To look." in page
    assert "Why indeed?" in page
    assert '<span class="fate chosen">chosen</span>' in page


def test_count_that_was_not_published_is_said_to_be_missing(client):
    cycle = factories.cycle(year=2010)
    factories.consultation(cycle, kind="theme", replies=None)
    factories.candidate(cycle, letter="T1", kind="theme")

    assert "no count was published" in client.get("/en/themes/2010/").content.decode()


def test_year_without_candidates_leads_back_to_the_themes(client):
    factories.cycle(year=2010)

    assert '<a href="/en/themes/">All themes</a>' in client.get("/en/themes/2010/").content.decode()


def test_year_that_is_not_in_the_record_is_not_found(client):
    assert client.get("/en/themes/1999/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_choice_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    cycle = factories.cycle(year=2010)
    for number in range(rows):
        factories.guiding_question(factories.candidate(cycle, letter=str(number)))

    with django_assert_num_queries(5):
        client.get("/en/themes/2010/")
