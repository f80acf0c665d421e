"""The pages that see every domain."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.actions import proposals
from tests import factories

pytestmark = pytest.mark.django_db
DESK = 15  # queries of the desk of a delegation


def page(client, path="/en/"):
    return client.get(path).content.decode()


def titled(client, path):
    return re.search("<title>(.*)</title>", page(client, path))[1]


def test_home_of_an_empty_record_says_how_to_fill_it(client):
    assert "Load a record package with “intersession load”" in page(client)


def test_home_shows_the_next_step_and_when(client):
    cycle, year = factories.cycle(), timezone.localdate().year + 1
    factories.milestone(cycle, start="2009-03-25", what={"en": "First"})
    factories.milestone(cycle, start=f"{year}-07-09", what={"en": "Second"})

    shown = page(client)

    assert "<dd>Second</dd>" in shown
    assert f"<dd>9 July {year}</dd>" in shown
    assert '<b class="next">Second</b>' in shown


def test_home_says_when_all_steps_are_past(client):
    factories.milestone(factories.cycle(year=2009), start="2009-11-23", what={"en": "Council"})

    assert "last step of 2009; all are past</dt><dd>Council, 23 November 2009</dd>" in page(client)


def test_home_leads_to_the_choice_for_the_next_year(client):
    factories.milestone(factories.cycle(year=2009))
    factories.candidate(factories.cycle(year=2010, theme={"en": "Change"}), letter="A")

    assert '<a href="/en/themes/2010/">Change</a>' in page(client)


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for year in range(2009, 2009 + rows):
        cycle = factories.cycle(year=year)
        for _ in range(rows):
            factories.milestone(cycle)
            factories.meeting(cycle=cycle)

    with django_assert_num_queries(4):
        page(client)


def test_year_leads_to_the_years_around_it(client):
    for year in (2008, 2009, 2010):
        factories.cycle(year=year)

    shown = page(client, "/en/cycles/2009/")

    assert '<a href="/en/cycles/2008/" rel="prev">← 2008</a>' in shown
    assert 'href="/en/cycles/2010/" rel="next">2010 →</a>' in shown


def test_year_that_no_source_confirms_is_marked(client):
    factories.cycle(year=2004, unverified=["theme"])

    assert "unverified: theme" in page(client, "/en/cycles/2004/")


@pytest.mark.parametrize("rows", [1, 3])
def test_year_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    cycle, following = factories.cycle(year=2009), factories.cycle(year=2010)
    for number in range(rows):
        factories.milestone(cycle)
        factories.meeting(cycle=cycle)
        factories.candidate(following, letter=str(number))
        factories.document(symbol=f"IC/2009/{number}", date="2009")

    with django_assert_num_queries(10):
        page(client, "/en/cycles/2009/")


@pytest.mark.parametrize("rows", [1, 3])
def test_meeting_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    meeting = factories.meeting(key="workshop", cycle=factories.cycle())
    evaluation = factories.evaluation(meeting)
    for number in range(rows):
        factories.speaker(meeting, session=factories.session(meeting))
        factories.speaker(meeting)
        factories.conclusion(meeting)
        factories.request(meeting)
        document = factories.document(symbol=f"IC/2009/{number}")
        factories.meeting_document(meeting, document=document)
        factories.line_part(factories.line(evaluation, base=42), count=37)

    with django_assert_num_queries(9):
        page(client, "/en/meetings/workshop/")


def test_meeting_says_what_was_not_found(client):
    meeting = factories.meeting(key="workshop", start="", place={})
    factories.session(meeting, day=None)

    shown = page(client, "/en/meetings/workshop/")

    for missing in ("date not found", "place not found", "Day not found", "time not found"):
        assert missing in shown


def test_withheld_name_is_said_to_be_withheld(client):
    meeting = factories.meeting(key="workshop")
    factories.speaker(meeting, name="", role={"en": "one speaker"}, withheld=True)

    shown = page(client, "/en/meetings/workshop/")

    assert 'one speaker <span class="tag">name withheld</span>' in shown


def test_session_without_interpretation_names_its_language(client):
    meeting = factories.meeting(key="workshop")
    factories.session(meeting, interpretation=False, languages=["en"])

    assert "no interpretation · English only" in page(client, "/en/meetings/workshop/")


def test_conclusion_leads_to_the_paragraph_that_reports_it(client):
    paper = factories.document(symbol="IC/2009/10")
    factories.conclusion(factories.meeting(key="workshop"), document=paper, paragraph=3)

    assert 'href="/en/documents/IC/2009/10/#par-3">lesson · para. 3</a>' in page(
        client, "/en/meetings/workshop/"
    )


@pytest.mark.parametrize(
    "qualifier, shown",
    [("exact", "<dd>200</dd>"), ("over", "<dd>over 200</dd>"), ("about", "<dd>about 200</dd>")],
)
def test_figure_of_participation_is_as_exact_as_it_was_published(client, qualifier, shown):
    factories.participation(factories.meeting(key="workshop"), number=200, qualifier=qualifier)

    assert shown in page(client, "/en/meetings/workshop/")


def test_reconstructed_counts_are_said_to_be_so(client):
    meeting = factories.meeting(key="workshop")
    factories.evaluation(meeting, distributed=190, returned=43, origin="reconstructed")

    shown = page(client, "/en/meetings/workshop/")

    assert "43 of 190 questionnaires came back" in shown
    assert "simplest reconstruction" in shown


def test_titles_read_alone(client):
    factories.organization(dialogue={"en": "Dialogue"})
    factories.cycle(year=2009, theme={"en": "Rights"})
    factories.meeting(key="workshop", title={"en": "Workshop"})

    assert titled(client, "/en/") == "Dialogue"
    assert titled(client, "/en/cycles/2009/") == "2009: Rights · Dialogue"
    assert titled(client, "/en/meetings/workshop/") == "Workshop · Dialogue"
    assert titled(client, "/en/nothing/") == "Page not found · Dialogue"


def test_fault_of_ours_has_a_page_that_needs_no_database(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("intersession.cycles.queries.years", lambda: 1 / 0)

    response = client.get("/en/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_no_page_names_an_organization_that_is_not_in_the_record(client):
    shown = page(client) + page(client, "/en/ui/") + page(client, "/en/nothing/")

    assert re.findall(r"\bI[OD]M\b|[Mm]igration", shown) == []


@pytest.mark.parametrize(
    "path", ["", "cycles/2031/", "themes/2031/", "meetings/workshop/", "meetings/workshop/evaluation/"]
)
def test_fictional_year_is_said_to_be_so_on_every_page_about_it(client, path):
    cycle = factories.cycle(year=2031, fictional=True)
    factories.milestone(cycle)
    factories.evaluation(factories.meeting(key="workshop", cycle=cycle))

    assert "<b>Fictional data.</b>" in page(client, f"/en/{path}")


@pytest.mark.parametrize("path", ["themes/", "meetings/"])
def test_fictional_year_is_marked_in_lists(client, path):
    factories.meeting(cycle=factories.cycle(year=2031, fictional=True))

    assert '<span class="tag warn">fictional</span>' in page(client, f"/en/{path}")


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_shows_what_waits_for_a_member_with_the_same_queries_for_any_number(
    client, django_assert_num_queries, rows
):
    cycle = factories.cycle(year=2027)
    atlantis, utopia = factories.member("Atlantis", key="atlantis"), factories.member("Utopia", key="utopia")
    lead = factories.focal(atlantis)
    for number in range(rows):
        proposal = factories.proposal(atlantis, cycle, f"Topic {number}")
        proposals.ask(proposal, utopia, by=lead, now=timezone.now())
    client.force_login(factories.focal(utopia))

    with django_assert_num_queries(DESK):
        shown = page(client, "/en/desk/")

    assert shown.count("co-sponsor it, or not") == rows
    assert "Topic 0" in shown


@pytest.mark.parametrize(
    ("right", "leads"), [("is_secretariat", True), ("is_administrator", False), (None, False)]
)
def test_desk_leads_the_secretariat_to_the_proposals(client, right, leads):
    client.force_login(factories.user(**{right: True} if right else {}))

    assert ('href="/en/desk/proposals/"' in page(client, "/en/desk/")) is leads


def test_desk_of_the_secretariat_begins_with_what_needs_it_now(client):
    client.force_login(factories.user(is_secretariat=True))
    factories.consultation(factories.cycle(year=2027), key="soon", state="draft", opens_at=timezone.now())

    shown = page(client, "/en/desk/")

    assert "Consultations that need you now" in shown
    assert reverse("consultations:open", args=("soon",)) in shown


def test_desk_of_others_does_not_tell_what_the_secretariat_prepares(client):
    client.force_login(factories.user())
    factories.consultation(factories.cycle(year=2027), key="soon", state="draft", opens_at=timezone.now())

    assert "need you now" not in page(client, "/en/desk/")


def test_page_that_is_not_here_leads_who_is_signed_in_to_the_desk(client):
    before = page(client, "/en/nothing/")
    client.force_login(factories.user())

    assert ">Sign in<" in before
    assert ">Sign in<" not in page(client, "/en/nothing/")
