"""Days, times, durations and zones as files write them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from intersession.meetings.imports.shape import Notes

DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./ ]+(?P<month>\d{1,2})[./ ]+(?P<year>\d{4})")
CLOCK = re.compile(r"(?P<hour>\d{1,2})\s?(?:[:.h]\s?(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s?(?:h|Uhr)?")
DURATION = re.compile(
    r"(?:(?P<days>\d{1,2}):(?=\d+:\d+:))?(?P<hours>\d{1,3}):(?P<minutes>\d{2})(?::\d{1,2})?"
)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name, such as Europe/Zurich; None for any other word."""
    return ZoneInfo(name) if name in _zones() else None


def given(name: str) -> ZoneInfo | None:
    """Return the zone that a person gave; None when none was, refuses a name that is none."""
    found = zone(name)
    if name and not found:
        told = _("“%(zone)s” is no time zone; give one such as Europe/Zurich.")
        Notes().refuse("", told % {"zone": name})
    return found


def needed(notes: Notes, where: str) -> None:
    """Refuse a file with times in no zone: UTC is never assumed."""
    notes.fault(
        where,
        _("The times are in no time zone. Give the zone in which they are meant, such as Europe/Zurich."),
    )


def local(day: date, clock: time, of: ZoneInfo, notes: Notes, where: str) -> datetime:
    """Return the instant of a time on a day in a zone; doubtful in the hour in which clocks are changed."""
    moment = datetime.combine(day, clock, of)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        notes.doubt(
            where,
            _("Clocks are changed at %(time)s on that day; look whether the hour is right.")
            % {"time": f"{clock:%H:%M}"},
        )
    return moment


def day(text: str) -> date | None:
    """Return a day written 2009-11-24, or 24.11.2009 and 24/11/2009 with the day first; None for others."""
    match = DAY.match(text.strip()) or DAY_FIRST.fullmatch(text.strip())
    try:
        return date(*(int(match[part]) for part in ("year", "month", "day"))) if match else None
    except ValueError:
        return None


def clock(text: str) -> time | None:
    """Return a time written 9:00, 09:00:00, 9.00, 9 h, 9h30 or 9 Uhr; None for others."""
    match = CLOCK.fullmatch(text.strip())
    try:
        return (
            time(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)) if match else None
        )
    except ValueError:
        return None


def duration(text: str) -> timedelta | None:
    """Return a duration written 00:45, 00:45:00 or 1:00:00:00 for a day; None for others and for none."""
    match = DURATION.fullmatch(text.strip())
    if not match:
        return None
    length = timedelta(days=int(match["days"] or 0), hours=int(match["hours"]), minutes=int(match["minutes"]))
    return length or None


def after(start: datetime, length: timedelta) -> datetime:
    """Return the instant that much later, also over a night in which clocks are changed."""
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def instant(text: str) -> datetime | None:
    """Return a moment in ISO 8601, aware or not; None for others."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None
