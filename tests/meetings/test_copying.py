"""Which day of a meeting an earlier day stands for."""

from datetime import date

from intersession.meetings.actions import copying

THURSDAY, FRIDAY = date(2009, 7, 9), date(2009, 7, 10)


def test_weekday_stands_for_the_same_weekday():
    now = [date(2010, 7, day) for day in (7, 8, 9)]

    assert copying.equivalent([THURSDAY, FRIDAY], now) == {THURSDAY: now[1], FRIDAY: now[2]}


def test_first_day_stands_for_the_first_where_weekdays_differ():
    now = [date(2010, 7, 5), date(2010, 7, 6)]

    assert copying.equivalent([THURSDAY, FRIDAY], now) == {THURSDAY: now[0], FRIDAY: now[1]}


def test_day_beyond_the_last_one_stands_for_none():
    assert copying.equivalent([THURSDAY, FRIDAY], [date(2010, 7, 5)]) == {THURSDAY: date(2010, 7, 5)}
