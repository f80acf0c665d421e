"""Years, their steps cut at a day, and what was proposed for them."""

import datetime as dt

import pytest

from intersession.cycles import queries
from tests import factories

pytestmark = pytest.mark.django_db


def keys(rows):
    return [row["key"] for row in rows]


def test_years_come_latest_first_and_say_what_is_known_of_them():
    factories.milestone(factories.cycle(year=2009))
    factories.candidate(factories.cycle(year=2010), letter="A")

    assert [(row["year"], row["followed"], row["decided"]) for row in queries.years()] == [
        (2010, False, True),
        (2009, True, False),
    ]


def test_current_year_is_the_latest_whose_steps_are_known():
    factories.milestone(factories.cycle(year=2009))
    factories.cycle(year=2016)

    assert queries.current(queries.years())["year"] == 2009


def test_current_year_without_any_steps_is_the_latest():
    factories.cycle(year=2009)
    factories.cycle(year=2016)

    assert queries.current(queries.years())["year"] == 2016
    assert queries.current([]) is None


def test_years_around_one_leave_out_those_not_in_the_record():
    for year in (2007, 2009, 2012):
        factories.cycle(year=year)

    assert queries.around(2009) == (2007, 2012)
    assert queries.around(2012) == (2009, None)


def test_steps_are_cut_at_the_day_as_far_as_their_dates_are_known():
    cycle = factories.cycle()
    for key, start, end in [
        ("workshop", "2009-03-25", "2009-03-26"),
        ("survey", "2009-05", ""),
        ("council", "2009-11-23", "2009-11-26"),
        ("report", "", ""),
    ]:
        factories.milestone(cycle, key=key, start=start, end=end)

    steps = queries.steps(cycle.pk, dt.date(2009, 5, 31))

    assert keys(steps.past) == ["workshop"]
    assert steps.last["key"] == "workshop"
    assert keys([steps.next, *steps.later]) == ["survey", "council", "report"]


def test_step_is_past_from_the_day_after_its_end():
    cycle = factories.cycle()
    factories.milestone(cycle, start="2009-07-09", end="2009-07-10")

    assert queries.steps(cycle.pk, dt.date(2009, 7, 10)).past == ()
    assert len(queries.steps(cycle.pk, dt.date(2009, 7, 11)).past) == 1


def test_candidates_have_their_questions_in_order():
    cycle = factories.cycle(year=2010)
    topic = factories.candidate(cycle, letter="A")
    factories.guiding_question(topic, position=2, text={"en": "second"})
    factories.guiding_question(topic, position=1, text={"en": "first"})

    [found] = queries.candidates(2010)

    assert [question["text"] for question in found["asked"]] == [{"en": "first"}, {"en": "second"}]


def test_proposals_say_when_they_came_back():
    later = factories.cycle(year=2015)
    factories.candidate(factories.cycle(year=2010), letter="D", fate="not_chosen", came_back=later)

    [found] = queries.proposals()

    assert (found["cycle__year"], found["fate"], found["came_back__year"]) == (2010, "not_chosen", 2015)
