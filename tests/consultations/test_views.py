"""The page of a choice, and the ways to what Members propose."""

from datetime import UTC, datetime

import pytest

from intersession.consultations.actions import terms
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


def test_every_round_is_shown_with_its_own_options_and_state(client):
    cycle = factories.cycle(year=2027)
    factories.open_consultation(0, key="first", cycle=cycle, title=factories.words("First round"))
    second = [terms.Offered(letter, title=factories.words(letter)) for letter in "AB"]
    factories.open_consultation(0, key="second", cycle=cycle, options=second, seats=1)

    page = " ".join(client.get("/en/themes/2027/").content.decode().split())

    assert page.index("First round (en)") < page.index("/en/consultations/second/")
    assert "2 of 4" in page
    assert "1 of 2" in page
    assert "no count was published" not in page


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/en/themes/2027/", "/en/themes/2027/proposals/"),
        ("/en/consultations/topics/", "/en/consultations/topics/proposals/"),
    ],
)
def test_proposals_are_reached_from_what_they_are_about_once_there_are_any(client, path, link):
    cycle, lead = factories.cycle(year=2027), factories.member("Atlantis")
    far = datetime(2100, 1, 1, tzinfo=UTC)
    consultation = factories.open_consultation(
        0, key="topics", cycle=cycle, others_welcome=True, closes_at=far
    )
    before = client.get(path).content.decode()
    factories.proposal(lead, cycle, consultation=consultation)
    factories.draft_proposal(lead, cycle, consultation=consultation)

    after = client.get(path).content.decode()

    assert link not in before
    assert f'<a href="{link}">1 proposal by a Member</a>' in after
