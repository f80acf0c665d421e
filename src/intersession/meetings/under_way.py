"""What is on at a moment, what comes next, and until when that is right. Reads no table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

Row = Mapping[str, Any]
Days = Sequence[tuple[date | None, Sequence[Row]]]
DAY = timedelta(days=1)


class Phase(StrEnum):
    """Where a meeting stands; one whose days are not known is past: it is of the history."""

    AHEAD = "ahead"
    UNDER_WAY = "under_way"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A programme at a moment: sessions that are on, those that begin next, and the day to show.

    `until` is when one of these changes next; None when nothing changes any more.
    """

    phase: Phase
    on: tuple[Row, ...] = ()
    following: tuple[Row, ...] = ()
    day: date | None = None
    sessions: tuple[Row, ...] = ()  # of that day
    until: datetime | None = None


def moments(
    day: date | None, start: time | None, end: time | None, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Return the instants of a session; one whose end comes first ends after midnight."""
    if day is None or start is None:
        return None, None
    begins = datetime.combine(day, start, zone)
    if end is None:
        return begins, None
    return begins, datetime.combine(day + timedelta(days=end < start), end, zone)


def at(days: Days, held: tuple[date, date] | None, zone: ZoneInfo, now: datetime) -> UnderWay:
    """Return what is on at `now` and what comes next; `held` are the first and the last day of the meeting.

    A session whose end is not known is on until another one begins or its day is over. Cancelled sessions
    are never on.
    """
    known = [day for day, _rows in days if day]
    if not held and not known:
        return UnderWay(Phase.PAST)
    first, last = min([*known, held[0]] if held else known), max([*known, held[1]] if held else known)
    today = now.astimezone(zone).date()
    spans = [] if today > last + DAY else _spans(days, zone)
    on = tuple(row for row, start, end in spans if start <= now < end)
    if today > last and not on:
        return UnderWay(Phase.PAST)
    later = [start for _row, start, _end in spans if start > now]
    begins = min(later, default=None)
    shown = next((day for day in known if day >= today), known[-1] if known else None)
    return UnderWay(
        Phase.AHEAD if today < first else Phase.UNDER_WAY,
        on,
        tuple(row for row, start, _end in spans if start == begins),
        shown,
        next((tuple(rows) for day, rows in days if day == shown), ()),
        min([*later, *(end for _row, _start, end in spans if end > now), _midnight(today + DAY, zone)]),
    )


def _spans(days: Days, zone: ZoneInfo) -> list[tuple[Row, datetime, datetime]]:
    """The sessions that have a time and take place, in order of it, each with its beginning and end."""
    timed = [
        (row, *moments(row["day"], row["start"], row["end"], zone))
        for _day, rows in days
        for row in rows
        if row["start"] and row["day"] and not row["cancelled"]
    ]
    ordered = sorted(((row, start, end) for row, start, end in timed if start), key=lambda span: span[1])
    starts = sorted({start for _row, start, _end in ordered})
    next_start = dict(pairwise(starts))
    return [
        (row, start, end or min(next_start.get(start, _over(start, zone)), _over(start, zone)))
        for row, start, end in ordered
    ]


def _over(start: datetime, zone: ZoneInfo) -> datetime:
    return _midnight(start.date() + DAY, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
