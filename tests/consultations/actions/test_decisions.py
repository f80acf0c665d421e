"""Decisions are the Chair's: recorded in words, with a reason where due, and then carried out."""

from datetime import UTC, date, datetime

import pytest

from intersession.consultations import queries
from intersession.consultations.actions import decisions, terms
from intersession.core.refusals import Refused
from intersession.meetings.models import Meeting
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


@pytest.fixture
def consultation():
    return factories.open_consultation()


def state(number=0):
    return Entity.objects.get(key=f"state-{number}")


@pytest.fixture
def counted(consultation):
    factories.reply(consultation, state(0), "A", "B")
    factories.reply(consultation, state(1), "A", "B")
    factories.reply(consultation, state(2), "C")
    return terms.close(consultation, now=CLOSED)


def decide(consultation, *chosen, **given):
    known = {
        "by": factories.user(is_secretariat=True),
        "manner": "majority",
        "words": {"en": "The Chair took note."},
        "reason": {},
        "decided_on": date(2026, 11, 3),
    }
    return decisions.decide(consultation, chosen=chosen, **known | given)


def test_chosen_topics_become_workshops(counted):
    decide(counted, "A", "B")

    workshops = Meeting.objects.filter(cycle=counted.cycle).order_by("number")
    assert [(row.number, row.title["en"]) for row in workshops] == [(1, "Topic A (en)"), (2, "Topic B (en)")]
    counted.refresh_from_db()
    assert counted.state == "decided"


def test_decision_that_departs_from_the_count_needs_a_reason(counted):
    with pytest.raises(Refused, match="departs from the count"):
        decide(counted, "A", "C")

    decision = decide(counted, "A", "C", reason={"en": "B was withdrawn by its sponsor."})

    assert decision.chosen == ["A", "C"]


def test_nothing_is_decided_before_closing(consultation):
    with pytest.raises(Refused, match="still open"):
        decide(consultation, "A", "B")


@pytest.mark.parametrize(
    "given, reason",
    [
        ({"words": {"en": " "}}, "words of the Chair"),
        ({"decided_on": date(2026, 10, 29)}, "after the closing time"),
    ],
)
def test_decision_that_cannot_be_right_is_refused(counted, given, reason):
    with pytest.raises(Refused, match=reason):
        decide(counted, "A", "B", **given)


def test_decision_is_recorded_by_the_secretariat(counted):
    with pytest.raises(Refused, match="Only the secretariat"):
        decide(counted, "A", "B", by=factories.user())


def test_decision_is_taken_once(counted):
    decide(counted, "A", "B")

    with pytest.raises(Refused, match="decided; this can no longer be done"):
        decide(counted, "A", "B")


def test_option_chosen_twice_is_one_workshop(counted):
    decision = decide(counted, "A", "A", "B")

    assert decision.chosen == ["A", "B"]
    assert Meeting.objects.count() == 2


def test_workshops_are_numbered_after_those_there_are_and_take_the_purpose_of_their_topic():
    year = factories.cycle(year=2027)
    factories.meeting(key="2027-workshop-3", cycle=year, kind="workshop", number=3)
    offered = [factories.candidate(year, letter=letter, purpose=factories.words(letter)) for letter in "ABC"]
    options = [terms.Offered(row.letter, candidate=row) for row in offered]
    consultation = factories.open_consultation(cycle=year, options=options)
    factories.reply(consultation, state(), "A", "C")
    terms.close(consultation, now=CLOSED)

    decide(consultation, "C", "A")

    made = Meeting.objects.filter(cycle=year, number__gt=3).order_by("number")
    found = [(row.number, row.candidate.letter, row.aims.get().text) for row in made]
    assert found == [(4, "A", factories.words("A")), (5, "C", factories.words("C"))]


@pytest.fixture
def silence():
    return factories.open_consultation(kind="silence", options=[])


def test_unbroken_silence_is_decided_without_objection(silence):
    late = {"comment": "Too late."}
    factories.reply(silence, state(), answer="objection", more=late, now=CLOSED)
    terms.close(silence, now=CLOSED)

    assert decide(silence, manner="no_objection").chosen == []


def test_broken_silence_is_not_decided_without_objection_nor_without_a_reason(silence):
    factories.reply(silence, state(), answer="objection", more={"comment": "It is too early."})
    terms.close(silence, now=CLOSED)

    with pytest.raises(Refused, match="not decided without objection"):
        decide(silence, manner="no_objection", reason={"en": "All agreed in the end."})
    with pytest.raises(Refused, match="silence was broken; say why"):
        decide(silence, manner="chair")
    assert decide(silence, manner="chair", reason={"en": "A text will be proposed again."}).manner == "chair"


def test_theme_is_set_on_the_cycle_and_the_others_are_remembered():
    year = factories.cycle(year=2027)
    chosen, other = (factories.candidate(year, letter=letter, kind="theme") for letter in "TU")
    options = [terms.Offered(row.letter, candidate=row) for row in (chosen, other)]
    consultation = factories.open_consultation(kind="theme", seats=1, cycle=year, options=options)
    factories.reply(consultation, state(), "T")
    terms.close(consultation, now=CLOSED)

    decide(consultation, "T")

    year.refresh_from_db()
    assert year.theme == chosen.title
    assert year.chosen_by == {"en": "Members", "fr": "Membres", "es": "Miembros"}
    assert [row.letter for row in queries.returning(factories.cycle(year=2030))] == ["U"]
