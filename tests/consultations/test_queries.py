"""What was put to Members, who replied, what is asked of whom; and how many queries it takes to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from intersession.consultations import queries
from intersession.consultations.actions import replies, terms
from intersession.consultations.models import Consultation, State
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
DURING = datetime(2026, 10, 10, 9, tzinfo=UTC)
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


def test_theme_comes_before_topics_each_with_its_candidates():
    cycle = factories.cycle(year=2010)
    for letter, kind in [("B", "topic"), ("A", "topic"), ("T1", "theme")]:
        factories.candidate(cycle, letter=letter, kind=kind)
    factories.consultation(cycle, kind="topics", seats=2)

    theme, topics = queries.choices(2010)

    assert [row["letter"] for row in theme["candidates"]] == ["T1"]
    assert theme["consultations"] == []
    assert [row["letter"] for row in topics["candidates"]] == ["A", "B"]
    assert [row["seats"] for row in topics["consultations"]] == [2]


def test_second_round_stands_after_the_first_each_with_its_own_options():
    cycle = factories.cycle(year=2027)
    for letter in "ABC":
        factories.candidate(cycle, letter=letter)
    words = [terms.Offered(letter, title=factories.words(letter)) for letter in "ABCDE"]
    later = {"opens_at": DURING + timedelta(days=40), "closes_at": DURING + timedelta(days=60)}
    factories.open_consultation(0, key="round-2", cycle=cycle, options=words[:3], seats=1, **later)
    factories.open_consultation(0, key="round-1", cycle=cycle, options=words)

    (topics,) = queries.choices(2027)

    rounds = [(row["key"], row["seats"], row["offered"], row["label"]) for row in topics["consultations"]]
    assert rounds == [("round-1", 2, 5, State.OPEN.label), ("round-2", 1, 3, State.OPEN.label)]
    assert len(topics["candidates"]) == 3


def test_consultation_in_preparation_is_no_choice_yet():
    cycle = factories.cycle(year=2027)
    terms.prepare(key="draft", kind="topics", cycle=cycle, title=factories.words("Topics"), options=[])

    assert queries.choices(2027) == []


@pytest.mark.parametrize("rounds", [1, 3])
def test_choices_take_two_queries_however_many_rounds_there_were(rounds, django_assert_num_queries):
    cycle = factories.cycle(year=2027)
    for number in range(rounds):
        factories.open_consultation(0, key=f"round-{number}", cycle=cycle)

    with django_assert_num_queries(2):
        (topics,) = queries.choices(2027)

    assert len(topics["consultations"]) == rounds


def test_year_about_which_nothing_is_known_has_no_choices():
    factories.candidate(factories.cycle(year=2010), letter="A")

    assert queries.choices(2009) == []


# Where everybody stands


@pytest.mark.parametrize("states", [1, 3])
def test_standings_take_three_queries_however_many_there_are(states, django_assert_num_queries):
    consultation = factories.open_consultation(states)
    for entity in Entity.objects.all():
        factories.reply(consultation, entity, "A")

    with django_assert_num_queries(3):
        found = queries.standings(consultation)

    assert [row.standing for row in found] == ["registered"] * states


def test_every_standing_is_told():
    consultation = factories.open_consultation(states=5)
    entities = list(Entity.objects.order_by("key"))
    people = [factories.delegate(factories.delegation(of), role="focal_point").user for of in entities]
    replies.await_instructions(consultation, entities[1], by=people[1], now=DURING)
    words = replies.Words("choice", ["A"])
    replies.save_draft(consultation, entities[2], by=people[2], words=words, version=0, now=DURING)
    factories.reply(consultation, entities[3], "A")
    factories.reply(consultation, entities[4], "A", now=CLOSED)

    found = {row.key: row.standing for row in queries.standings(consultation)}

    assert found == {
        "state-0": "not_seen",
        "state-1": "awaiting",
        "state-2": "draft",
        "state-3": "registered",
        "state-4": "late",
    }
    assert sorted(queries.silent(consultation)) == [entity.pk for entity in entities[:3]]


def test_observer_is_not_among_the_silent():
    observer = factories.entity(key="observer")
    factories.membership(observer, status="observer", start="2001")

    consultation = factories.open_consultation(states=1)

    assert queries.silent(consultation) == [Entity.objects.get(key="state-0").pk]


# What is asked of somebody


def asked(number, person):
    """Ask the State of a person so many times."""
    year = factories.cycle()
    for each in range(number):
        factories.open_consultation(0, key=f"asked-{each}", cycle=year)
    return person


@pytest.fixture
def focal():
    entity = factories.member("State 0", key="state-0")
    return factories.delegate(factories.delegation(entity), role="focal_point").user


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_asked_of_a_person_takes_six_queries_however_much_it_is(
    number, focal, django_assert_num_queries
):
    asked(number, focal)

    with django_assert_num_queries(6):
        rows = queries.asked_rows(focal, DURING)

    assert [row["name"] for row in rows] == ["State 0"] * number


def test_what_is_asked_of_a_person_says_where_it_stands(focal):
    asked(3, focal)
    entity = Entity.objects.get()
    first, second, _third = Consultation.objects.order_by("key")
    factories.reply(first, entity, "A", now=CLOSED)
    factories.reply(second, entity, "A")
    factories.reply(second, entity, "B", now=CLOSED)

    found = {row.consultation.key: row.standing for row in queries.asked_of(focal, DURING)}

    assert found == {"asked-0": "late", "asked-1": "registered", "asked-2": "not_seen"}
    assert queries.asked_of(factories.user(), DURING) == []


# Lists


@pytest.mark.parametrize("number", [1, 3])
def test_public_list_takes_one_query_however_long_it_is(number, focal, django_assert_num_queries):
    asked(number, focal)
    factories.consultation(factories.cycle(), state="draft")
    factories.consultation(factories.cycle(), state="history")

    with django_assert_num_queries(1):
        found = queries.public()

    assert [row["state"] for row in found] == ["open"] * number


@pytest.mark.parametrize("number", [1, 3])
def test_candidates_not_chosen_before_come_back_with_their_history_in_one_query(
    number, django_assert_num_queries
):
    for year in range(2010, 2010 + number):
        earlier = factories.cycle(year=year)
        factories.candidate(earlier, letter="A", fate="not_chosen", came_back=earlier)
        factories.candidate(earlier, letter="B", fate="chosen")
    factories.candidate(factories.cycle(year=2009, fictional=True), fate="not_chosen")
    factories.candidate(factories.cycle(year=2030), fate="not_chosen")

    now = factories.cycle(year=2029)

    with django_assert_num_queries(1):
        found = [(row.cycle.year, row.letter, row.came_back) for row in queries.returning(now)]

    assert [(year, letter, back.year) for year, letter, back in found] == [
        (year, "A", year) for year in reversed(range(2010, 2010 + number))
    ]
