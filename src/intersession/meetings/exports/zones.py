"""Time zones as a calendar carries them: the offsets that hold in the years of its events."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, MINUTE, NONE = timedelta(days=1), timedelta(minutes=1), timedelta(0)


def timezone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """Return the zone with every change of its clock from the beginning of `first` to the end of `last`.

    An observance begins at the time that the clock showed before (RFC 5545, 3.6.5).
    """
    written = Timezone()
    written.add("TZID", zone.key)
    for before, moment in _observances(zone, first, last):
        local = moment.astimezone(zone)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        part.DTSTART = (moment + before).replace(tzinfo=None)
        part.TZOFFSETFROM, part.TZOFFSETTO = before, _offset(zone, moment)
        part.add("TZNAME", local.tzname())
        written.add_component(part)
    return written


@lru_cache(maxsize=64)
def written(zone: ZoneInfo, first: int, last: int) -> str:
    """Return the same as the lines of a calendar."""
    return str(timezone(zone, first, last).to_ical().decode())


@lru_cache(maxsize=64)
def _observances(zone: ZoneInfo, first: int, last: int) -> tuple[tuple[timedelta, datetime], ...]:
    """Return the offset before, and the instant of each change; what holds at the beginning comes first."""
    start = datetime(first, 1, 1, tzinfo=UTC)
    return ((_offset(zone, start), start), *_changes(zone, start, datetime(last + 1, 1, 2, tzinfo=UTC)))


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[timedelta, datetime]]:
    while start < end:
        before = _offset(zone, start)
        if before != _offset(zone, start + DAY):
            yield before, _bisected(zone, start, start + DAY)
        start += DAY


def _bisected(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the minute at which the offset changes between two instants."""
    before = _offset(zone, low)
    while high - low > MINUTE:
        middle = low + (high - low) // MINUTE // 2 * MINUTE
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or NONE
