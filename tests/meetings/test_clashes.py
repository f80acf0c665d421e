"""What clashes in a programme: told in words, and nothing else."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.meetings import clashes

HALL = clashes.Place(1, "Assembly Hall", seats=300, booths=2)
SALON = clashes.Place(2, "Salon", seats=20)
CREW = clashes.Crew(1, "Team A", frozenset({"en", "fr"}))
ANA = clashes.Voice("person 1", "Ana Díaz")


def moment(text):
    return datetime.fromisoformat(text)


def slot(key, start="10:00", end="11:00", **given):
    times = (moment(f"2010-07-08T{clock}") for clock in (start, end))
    return clashes.Slot(key, key.capitalize(), given.pop("kind", "panel"), *times, **given)


def told(*slots, days=None):
    return [clash.told for clash in clashes.find(slots, days)]


def test_sessions_one_after_the_other_do_not_clash():
    whole = {"place": HALL, "crew": CREW, "voices": frozenset({ANA})}

    assert told(slot("one", **whole), slot("two", "11:00", "12:00", **whole)) == []


@pytest.mark.parametrize(
    "shared, said",
    [
        ({"place": HALL}, "Assembly Hall is used twice at once: One and Two."),
        ({"voices": frozenset({ANA})}, "Ana Díaz speaks in two sessions at once: One and Two."),
        ({"crew": CREW}, "Team A interprets two sessions at once: One and Two."),
    ],
)
def test_what_is_in_one_place_only_is_not_in_two(shared, said):
    assert told(slot("one", **shared), slot("two", "10:30", "12:00", **shared)) == [said]


def test_side_event_over_a_plenary_is_told_and_over_a_break_is_not():
    side = slot("side", kind="side_event", place=SALON)

    assert told(side, slot("lunch", kind="break")) == []
    assert told(side, slot("panel")) == ["The side event Side overlaps Panel, which everybody attends."]


def test_team_that_does_not_work_in_a_language_is_told_of_it():
    session = slot("one", crew=CREW, place=HALL, languages=frozenset({"en"}), interpreted=("es", "fr"))

    assert told(session) == ["Team A does not work in Spanish, which One needs."]


def test_more_languages_than_booths_are_told():
    session = slot("one", place=HALL, interpretation=True, interpreted=("en", "es", "fr"))

    assert told(session) == ["One is interpreted into 3 languages, and Assembly Hall has 2 booths."]


def test_interpretation_into_no_language_is_told():
    assert told(slot("one", interpretation=True)) == [
        "One is interpreted, but it is not said into which languages."
    ]


def test_room_that_is_too_small_is_told():
    assert told(slot("one", place=SALON, expected=21)) == [
        "Salon has 20 seats, and 21 persons are expected at One."
    ]
    assert told(slot("one", place=SALON, expected=20)) == []


def test_session_on_another_day_than_the_meeting_is_told():
    days = date(2010, 7, 9), date(2010, 7, 10)

    assert told(slot("one"), days=days) == ["One is on a day on which the meeting is not held."]


def test_session_that_passes_midnight_meets_one_of_the_next_day():
    late = slot("late", "22:00", "22:00", place=HALL)
    late = replace(late, end=late.start + timedelta(hours=4))
    early = replace(
        slot("early", place=HALL), start=moment("2010-07-09T01:00"), end=moment("2010-07-09T02:00")
    )

    assert told(late, early) == ["Assembly Hall is used twice at once: Late and Early."]


spans = st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from([HALL, SALON]))


@given(st.lists(spans, max_size=6))
def test_room_clashes_are_those_of_overlapping_pairs_in_whatever_order(drawn):
    start = moment("2010-07-08T00:00")
    slots = [
        clashes.Slot(
            str(number),
            str(number),
            "break",
            start + timedelta(minutes=15 * begin),
            start + timedelta(minutes=15 * (begin + length)),
            place=place,
        )
        for number, (begin, length, place) in enumerate(drawn)
    ]

    found = {frozenset(clash.sessions) for clash in clashes.find(slots)}

    minutes = [set(range(begin, begin + length)) for begin, length, _place in drawn]
    assert found == {
        frozenset({str(one), str(two)})
        for one in range(len(drawn))
        for two in range(one)
        if minutes[one] & minutes[two] and drawn[one][2] == drawn[two][2]
    }
    assert {frozenset(clash.sessions) for clash in clashes.find(slots[::-1])} == found
