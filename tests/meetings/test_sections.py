"""What a paper says of a meeting, also when little is known."""

import datetime as dt

import pytest
from django.utils import translation

from intersession.meetings import participation, sections
from intersession.papers import tree
from tests import factories

pytestmark = pytest.mark.django_db


def workshop(**given):
    known = {"kind": "workshop", "number": 2, "start": "2009-07-09", "end": "2009-07-10"}
    return factories.meeting(**known | given)


@pytest.mark.parametrize(
    "start, end, said",
    [
        ("2009-07-09", "2009-07-10", "on 9 and 10 July 2009"),
        ("2009-07-09", "", "on 9 July 2009"),
        ("2007-07", "", "in July 2007"),
        ("2007", "", "in 2007"),
        ("", "", "on a date not found"),
    ],
)
def test_days_are_told_as_far_as_they_are_known(start, end, said):
    assert sections.on_days(workshop(start=start, end=end), "en") == said


def test_workshop_without_a_number_is_not_counted():
    assert sections.ordinal_workshop(workshop(number=None), "en") == "the intersessional workshop"


def test_nothing_is_said_of_participants_when_their_number_is_unknown():
    meeting = workshop()
    factories.participation(meeting, counted="governments", number=69)

    assert participation.published(meeting, "en") == ()


@pytest.mark.parametrize(
    "figures, said",
    [
        ({}, "It brought together over 200 participants."),
        ({"governments": 1}, "It brought together over 200 participants representing one government."),
        (
            {"media": None},
            "It brought together over 200 participants, among them representatives of the media.",
        ),
        (
            {"governments": 69, "ngos": 9, "academia": None},
            (
                "It brought together over 200 participants representing 69 governments and nine "
                "non-governmental organizations, as well as academia."
            ),
        ),
    ],
)
def test_participants_are_told_as_far_as_they_are_known(figures, said):
    meeting = workshop()
    factories.participation(meeting, counted="participants", number=200, qualifier="over")
    for counted, number in figures.items():
        factories.participation(meeting, counted=counted, number=number)

    assert tree.plain(participation.published(meeting, "en")) == said


@pytest.mark.parametrize("language, said", [("fr", "une organisation"), ("es", "una organización")])
def test_number_under_ten_agrees_with_its_noun(language, said):
    meeting = workshop()
    factories.participation(meeting, counted="participants", number=20)
    factories.participation(meeting, counted="ngos", number=1)

    with translation.override(language):
        told = tree.plain(participation.published(meeting, language))

    assert said in told


def test_workshop_without_conclusions_promises_none():
    paragraph = sections.workshop(workshop(), "en", conclusions=0)

    assert "conclusion" not in tree.plain(paragraph.content)


def test_outline_leaves_out_what_does_not_belong_to_the_dialogue():
    council = factories.meeting(kind="council", number=98, start="2009-11-23", end="2009-11-26")
    factories.session(council, key="procedure", kind="procedure")
    factories.session(council, key="keynote", kind="keynote", day=dt.date(2009, 11, 23))

    outline = sections.council(council, "en")

    assert [item.id for item in outline.items] == [f"session-{council.key}-keynote"]
    assert tree.plain(outline.items[0].content) == (
        "Keynote address (Monday, 23 November, time to be announced)."
    )
