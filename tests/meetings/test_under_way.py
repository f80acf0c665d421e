"""What is on at a moment, what comes next, and until when that is right."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.meetings import under_way
from intersession.meetings.under_way import Phase

ZURICH = ZoneInfo("Europe/Zurich")
FIRST, LAST = date(2010, 7, 8), date(2010, 7, 9)


def session(key, start, end, day=FIRST, **given):
    return {"key": key, "day": day, "start": start, "end": end, "cancelled": False, **given}


MORNING = session("morning", time(10), time(13))
LUNCH = session("lunch", time(13), None)
AFTERNOON = session("afternoon", time(15), time(18))
NIGHT = session("night", time(22), time(0, 30))
SECOND = session("second", time(10), time(13), day=LAST)
DAYS = ((FIRST, (MORNING, LUNCH, AFTERNOON, NIGHT)), (LAST, (SECOND,)))


def at(hour, minute=0, day=FIRST, days=DAYS):
    now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZURICH)
    return under_way.at(days, (FIRST, LAST), ZURICH, now)


def keys(rows):
    return [row["key"] for row in rows]


@pytest.mark.parametrize(
    "hour, on, following",
    [
        (9, [], ["morning"]),
        (10, ["morning"], ["lunch"]),
        (13, ["lunch"], ["afternoon"]),  # its end is not known: another one begins
        (18, [], ["night"]),
        (23, ["night"], ["second"]),
    ],
)
def test_session_is_on_from_its_beginning_to_its_end(hour, on, following):
    found = at(hour)

    assert keys(found.on) == on
    assert keys(found.following) == following


def test_session_that_passes_midnight_is_on_the_next_day():
    assert keys(at(0, 15, LAST).on) == ["night"]


def test_time_is_that_of_the_meeting_wherever_it_is_asked():
    now = datetime(2010, 7, 8, 8, 30, tzinfo=UTC)  # 10.30 in Zurich

    assert keys(under_way.at(DAYS, None, ZURICH, now).on) == ["morning"]


def test_cancelled_session_is_neither_on_nor_next():
    days = ((FIRST, ({**MORNING, "cancelled": True}, AFTERNOON)),)

    found = at(10, days=days)

    assert found.on == ()
    assert keys(found.following) == ["afternoon"]


@pytest.mark.parametrize(
    "day, phase", [(date(2010, 7, 7), Phase.AHEAD), (LAST, Phase.UNDER_WAY), (date(2010, 7, 10), Phase.PAST)]
)
def test_meeting_is_ahead_under_way_or_past(day, phase):
    assert at(12, day=day).phase == phase


def test_meeting_without_days_is_of_the_history():
    assert under_way.at((), None, ZURICH, datetime(2010, 7, 8, tzinfo=UTC)).phase == Phase.PAST


def test_day_shown_is_today_or_the_next_one_with_sessions():
    assert at(12, day=date(2010, 7, 1)).day == FIRST
    assert keys(at(9, day=LAST).sessions) == ["second"]


@given(st.integers(0, 60 * 40), st.integers(0, 60 * 40))
def test_nothing_changes_before_it_is_said_to_change(minutes, later):
    begins = datetime(2010, 7, 8, tzinfo=ZURICH).timestamp()
    now, then = (datetime.fromtimestamp(begins + 60 * m, tz=UTC) for m in (minutes, minutes + later))
    first, second = (under_way.at(DAYS, (FIRST, LAST), ZURICH, moment) for moment in (now, then))

    if first.until is None or then < first.until:
        assert first == second
