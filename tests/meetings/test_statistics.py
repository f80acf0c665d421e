"""Figures of those who take part: each base by itself, entities once, nothing that was not asked."""

import pytest

from intersession.meetings import statistics
from intersession.meetings.statistics import Basis
from tests import factories
from tests.meetings.published_list import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return factories.meeting(start="2009-07-09")


def figures(meeting):
    found = statistics.of_meeting(meeting)
    return {basis: (one.total.entities.number, one.total.persons.number) for basis, one in found.items()}


def kinds(meeting, basis=Basis.REGISTERED):
    lines = statistics.of_meeting(meeting)[basis].kinds
    return [(line.key, line.entities.number, line.persons.number) for line in lines]


@pytest.mark.parametrize(
    "standing, bases",
    [
        ("applied", ""),
        ("wait_listed", ""),
        ("refused", ""),
        ("nominated", "invited"),
        ("declined", "invited"),
        ("withdrawn", "invited"),
        ("confirmed", "invited confirmed"),
        ("registered", "invited confirmed registered"),
        ("attended", "invited confirmed registered attended"),
    ],
)
def test_standing_counts_on_its_bases_and_no_other(meeting, standing, bases):
    waiting = {"waiting_since": "2009-06-01T00:00Z"} if standing == "wait_listed" else {}
    factories.registration(meeting, standing=standing, **waiting)

    counted = [basis for basis, (_entities, persons) in figures(meeting).items() if persons]

    assert counted == bases.split()


def test_entity_is_counted_once_and_each_of_its_persons(meeting):
    state = factories.member("Atlantis")
    for _ in range(3):
        factories.registration(meeting, entity=state)

    assert kinds(meeting) == [("members", 1, 3)]


def test_organization_without_a_row_is_counted_by_what_was_written(meeting):
    for written in ("Open Roads", "open roads ", "Bridges"):
        factories.registration(meeting, kind="ngo", represents=written)

    assert kinds(meeting) == [("ngo", 2, 3)]


def test_who_comes_for_nobody_is_a_person_and_no_entity(meeting):
    factories.registration(meeting, kind="migrants")

    assert kinds(meeting) == [("migrants", 0, 1)]


def test_state_stands_by_its_membership_on_the_day_of_the_meeting(meeting):
    later = factories.entity()
    factories.membership(later, start="2010-01-01")
    for entity in (factories.member("Atlantis"), later):
        factories.registration(meeting, entity=entity)

    assert kinds(meeting) == [("members", 1, 1), ("other_states", 1, 1)]


def test_person_found_to_be_another_is_not_counted_twice(meeting):
    one = factories.registration(meeting)
    factories.registration(meeting, person=factories.person(merged_into=one.person))

    assert figures(meeting)[Basis.REGISTERED] == (0, 1)


def test_state_is_counted_in_the_regional_group_of_that_day(meeting):
    old, new = factories.regional_group(position=1), factories.regional_group(position=2)
    state, alone = factories.member("Atlantis"), factories.member("Lemuria")
    factories.group_membership(old, state, end="2009-12-31")
    factories.group_membership(new, state, start="2010-01-01")
    for entity in (state, alone):
        factories.registration(meeting, entity=entity)

    regions = statistics.of_meeting(meeting)[Basis.REGISTERED].regions

    assert [(line.key, line.entities.number) for line in regions] == [(old.key, 1), ("", 1)]


def test_gender_is_told_only_where_it_was_asked(meeting):
    factories.registration(meeting, person=factories.person(gender="woman"))
    factories.registration(meeting)
    before = statistics.of_meeting(meeting)[Basis.REGISTERED].genders

    factories.admission(meeting, asks_gender=True)
    after = statistics.of_meeting(meeting)[Basis.REGISTERED].genders

    assert before == ()
    assert [(key, count.number) for key, count in after] == [("woman", 1), ("", 1)]


def test_largest_language_comes_first(meeting):
    for language in ("fr", "es", "es"):
        factories.registration(meeting, person=factories.person(language=language))

    languages = statistics.of_meeting(meeting)[Basis.REGISTERED].languages

    assert [(code, count.number) for code, count in languages] == [("es", 2), ("fr", 1)]


@pytest.mark.parametrize("persons", [1, 3])
def test_figures_take_the_same_queries_for_few_and_for_many(meeting, persons, django_assert_num_queries):
    for _ in range(persons):
        factories.registration(meeting, entity=factories.member(f"State {_}"))

    with django_assert_num_queries(5):
        statistics.of_meeting(meeting)


def test_excerpt_of_a_published_list_gives_its_delegations_and_persons(samples, meeting):
    registered(samples, meeting)

    assert kinds(meeting) == [("other_states", 18, 353)]
