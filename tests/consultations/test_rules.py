"""What may be done with a consultation and when; what makes a reply, and terms that are ready."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from intersession.consultations import rules, times
from intersession.consultations.actions import replies, terms
from intersession.consultations.models import State
from intersession.core.refusals import Refused
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 10, 1, 9, tzinfo=UTC)
DURING = datetime(2026, 10, 10, 9, tzinfo=UTC)
CLOSES = datetime(2026, 10, 30, 17, tzinfo=UTC)
GENEVA = ZoneInfo("Europe/Zurich")


def state():
    return Entity.objects.get(key="state-0")


# The gate


@pytest.mark.parametrize("standing", rules.PUBLIC)
def test_public_reads_of_every_consultation_but_those_in_preparation(standing):
    consultation = factories.consultation(
        factories.cycle(year=2027), state=standing, opens_at=OPENED, closes_at=CLOSES
    )

    assert rules.consultation_or_404(consultation.key, AnonymousUser()) == consultation


def test_consultation_in_preparation_is_there_for_the_secretariat_only():
    draft = factories.consultation(factories.cycle(year=2027), state="draft")

    assert rules.consultation_or_404(draft.key, factories.user(is_secretariat=True)) == draft
    for person in (AnonymousUser(), factories.user(), factories.user(is_administrator=True)):
        with pytest.raises(Http404):
            rules.consultation_or_404(draft.key, person)
    with pytest.raises(Http404):
        rules.consultation_or_404("no-such-key", factories.user(is_secretariat=True))


def test_every_state_has_its_ways_on_and_what_was_opened_is_never_in_preparation_again():
    assert set(rules.TRANSITIONS) == set(State)
    assert not [state for state, onwards in rules.TRANSITIONS.items() if State.DRAFT in onwards]


def test_place_of_a_delegate_is_not_there_for_others():
    factories.member("State 0", key="state-0")
    place = factories.delegate(factories.delegation(state()))

    assert rules.place_or_404(place.user, state(), DURING) == place
    with pytest.raises(Http404):
        rules.place_or_404(factories.user(is_secretariat=True), state(), DURING)


# Terms


@pytest.mark.parametrize(
    "given, told",
    [
        ({"title": {"en": "Topics"}}, "The title is missing in: French, Spanish."),
        ({"explanation": {"en": "Why"}}, "The explanation is missing in: French, Spanish."),
        ({"seats": 4}, "There must be more options than places."),
        ({"options": []}, "There must be more options than places."),
        ({"seats": 0}, "One place at least is to be filled."),
        ({"closes_at": None}, "Set when it opens and when it closes."),
        ({"opens_at": OPENED - timedelta(days=9), "closes_at": OPENED}, "The closing is past."),
        ({"kind": "theme"}, "One overarching theme is chosen, not more."),
        ({"kind": "straw_poll", "options": []}, "A straw poll needs an option at least."),
        ({"kind": "silence"}, "A silence procedure has no options; a Member objects or is silent."),
        (
            {"kind": "silence", "options": [], "closes_at": OPENED + timedelta(hours=71, minutes=59)},
            "A silence procedure leaves 72 hours at least for an objection.",
        ),
        (
            {"seats": 1, "options": [terms.Offered(letter, title={"en": letter}) for letter in "AB"]},
            "Option A has no title in: French, Spanish. Option B has no title in: French, Spanish.",
        ),
    ],
)
def test_consultation_that_is_not_ready_is_not_opened(given, told):
    with pytest.raises(Refused) as refusal:
        factories.open_consultation(**given)

    assert refusal.value.reason == told


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "theme", "seats": 1},
        {"kind": "straw_poll", "seats": 1},
        {"kind": "silence", "options": [], "closes_at": OPENED + timedelta(hours=72)},
    ],
)
def test_every_kind_opens_when_it_is_ready(given):
    assert factories.open_consultation(**given).state == "open"


# Time


def test_hours_of_silence_are_counted_across_the_change_of_the_clocks():
    factories.organization(time_zone="Europe/Zurich")
    opens = datetime(2026, 10, 23, 12, tzinfo=GENEVA)
    by_the_wall = datetime(2026, 10, 26, 11, tzinfo=GENEVA)  # 71 hours later on the wall, 72 in fact
    known = {"cycle": factories.cycle(), "kind": "silence", "options": [], "opens_at": opens, "now": opens}

    with pytest.raises(Refused, match="72 hours at least"):
        factories.open_consultation(0, key="short", closes_at=by_the_wall - timedelta(seconds=1), **known)
    opened = factories.open_consultation(0, closes_at=by_the_wall, **known)

    opened.refresh_from_db()
    assert opened.closes_at - opened.opens_at == timedelta(hours=72)


def test_closing_in_the_hour_that_comes_twice_is_one_moment_and_told_with_its_time_in_utc():
    factories.organization(time_zone="Europe/Zurich")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=GENEVA)
    second = first.replace(fold=1)
    consultation = factories.open_consultation(closes_at=second)

    in_time = factories.reply(consultation, state(), "A", now=first.astimezone(UTC) + timedelta(minutes=59))
    late = factories.reply(consultation, state(), "B", now=second.astimezone(UTC))

    assert (in_time.late, late.late) == (False, True)
    consultation.refresh_from_db()
    assert times.closing(consultation, "en") == "25 October 2026, 02.30 at the seat (01.30 UTC)"
    assert times.told(first.astimezone(UTC), "en") == "25 October 2026, 02.30 at the seat (00.30 UTC)"


@pytest.mark.parametrize(
    "given, told",
    [
        ({"received_at": DURING + timedelta(minutes=2)}, "The reply cannot be received in the future"),
        ({"received_at": CLOSES - timedelta(seconds=1), "now": CLOSES}, "Name the note"),
    ],
)
def test_moment_of_a_paper_that_nothing_supports_is_refused(given, told):
    consultation = factories.consultation(factories.cycle(year=2027), opens_at=OPENED, closes_at=CLOSES)

    with pytest.raises(Refused, match=told):
        rules.check_paper(consultation, **{"received_at": DURING, "note": "", "now": DURING} | given)


@pytest.mark.parametrize(
    "given",
    [
        {"received_at": DURING + timedelta(minutes=1)},  # a moment is written to the minute
        {"received_at": CLOSES, "now": CLOSES},  # late, and shown so
        {"received_at": DURING, "now": CLOSES, "note": "note verbale 5"},
    ],
)
def test_moment_of_a_paper_that_can_be_right_is_taken(given):
    consultation = factories.consultation(factories.cycle(year=2027), opens_at=OPENED, closes_at=CLOSES)

    rules.check_paper(consultation, **{"received_at": DURING, "note": "", "now": DURING} | given)


# Answers


@pytest.mark.parametrize(
    "kind, said, told",
    [
        ("topics", {"choices": ["A", "B", "C"]}, "Choose at most 2; you chose 3."),
        ("topics", {"choices": ["E"]}, "Choose among the options that are offered, each once."),
        ("topics", {"choices": ["A", "A"]}, "Choose among the options that are offered, each once."),
        ("topics", {}, "Choose one option at least."),
        ("topics", {"answer": "abstention"}, "Choose one of the answers that are offered."),
        ("topics", {"answer": "no_objection"}, "Choose one of the answers that are offered."),
        ("topics", {"answer": "objection"}, "Choose one of the answers that are offered."),
        ("topics", {"choices": ["A"], "positions": {"A": "support"}}, "This answer names no option"),
        ("straw_poll", {"positions": {}}, "Give an opinion on one option at least."),
        ("straw_poll", {"positions": {"E": "support"}}, "Choose one of the answers that are offered."),
        ("straw_poll", {"positions": {"A": "veto"}}, "Choose one of the answers that are offered."),
        ("straw_poll", {"choices": ["A"], "positions": {"A": "support"}}, "This answer names no option"),
        ("silence", {"answer": "choice"}, "Choose one of the answers that are offered."),
        ("silence", {"answer": "objection", "comment": " "}, "An objection needs its reasons"),
        (
            "silence",
            {"answer": "objection", "comment": "No.", "choices": ["A"]},
            "This answer names no option",
        ),
    ],
)
def test_answer_that_was_not_offered_is_refused(kind, said, told):
    options = {} if kind != "silence" else {"options": []}
    consultation = factories.open_consultation(kind=kind, **options)
    focal = factories.delegate(factories.delegation(state()), role="focal_point").user
    words = replies.Words(**{"answer": "choice"} | said)

    with pytest.raises(Refused, match=told):
        replies.submit(consultation, state(), by=focal, words=words, instruction="", version=0, now=DURING)

    assert not consultation.replies_received.exists()


@pytest.mark.parametrize("answer", ["abstention", "no_objection"])
def test_neutral_answer_is_taken_where_it_is_offered_and_names_no_option(answer):
    consultation = factories.open_consultation(abstention=True, no_objection=True)

    with pytest.raises(Refused, match="This answer names no option"):
        factories.reply(consultation, state(), "A", answer=answer)

    assert factories.reply(consultation, state(), answer=answer).answer == answer


def test_reply_may_choose_any_number_where_it_is_not_capped():
    consultation = factories.open_consultation(capped=False)

    assert factories.reply(consultation, state(), "A", "B", "C", "D").choices == ["A", "B", "C", "D"]
