"""iCalendar (RFC 5545) of a session, a meeting, a person or a whole cycle."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from intersession.core.plain import uncontrolled
from intersession.meetings.exports import zones
from intersession.meetings.exports.shape import Programme, Session

PRODUCT = "-//Intersession//Programme//"
ROOM = "X-INTERSESSION-ROOM"
REFRESH = timedelta(hours=1)
DAY = timedelta(days=1)


def meeting(programme: Programme) -> bytes:
    """Return the calendar of a meeting: every session that has a day, or the days of the meeting itself."""
    return _written(programme.title, [programme], _sessions(programme) or [_whole(programme)])


def session(programme: Programme, key: str) -> bytes:
    """Return the calendar of one session; raises KeyError where it has no day or is not there."""
    found = [one for one in programme.sessions if one.key == key and one.day]
    if not found:
        raise KeyError(key)
    return _written(found[0].title, [programme], [_event(found[0], programme)])


def personal(name: str, programmes: Sequence[Programme], keys: Iterable[tuple[str, str]]) -> bytes:
    """Return the calendar of the sessions that concern a person, by keys of meeting and session."""
    wanted = frozenset(keys)
    events = [
        _event(one, programme)
        for programme in programmes
        for one in programme.sessions
        if (programme.key, one.key) in wanted and one.day
    ]
    return _written(name, programmes, events)


def cycle(name: str, programmes: Sequence[Programme]) -> bytes:
    """Return the calendar of a year: the days of each meeting, and its sessions."""
    events = [
        event
        for programme in programmes
        for event in (*([_whole(programme)] if programme.starts else []), *_sessions(programme))
    ]
    return _written(name, programmes, events)


def _sessions(programme: Programme) -> list[Event]:
    return [_event(one, programme) for one in programme.sessions if one.day]


def _written(name: str, programmes: Sequence[Programme], events: Sequence[Event]) -> bytes:
    calendar = Calendar()
    language = programmes[0].language if programmes else "en"
    calendar.add("PRODID", f"{PRODUCT}{language.upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", uncontrolled(name))
    calendar.add("X-WR-CALNAME", uncontrolled(name))
    calendar.add("REFRESH-INTERVAL", REFRESH)
    used = {one.zone for one in programmes}
    if len(used) == 1:
        calendar.add("X-WR-TIMEZONE", next(iter(used)).key)
    for zone, first, last in _years(events):
        calendar.add_component(zones.timezone(zone, first, last))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _years(events: Iterable[Event]) -> list[tuple[ZoneInfo, int, int]]:
    """Return the zones in which there are times, each with the first and the last year."""
    years: dict[ZoneInfo, set[int]] = {}
    for event in events:
        start = event.start
        if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo):
            years.setdefault(start.tzinfo, set()).add(start.year)
    return [(zone, min(found), max(found)) for zone, found in years.items() if zone.key != "UTC"]


def _event(one: Session, programme: Programme) -> Event:
    event = _begun(str(one.guid), one.title, programme)
    event.add("SEQUENCE", one.sequence)
    event.add("STATUS", "CANCELLED" if one.cancelled else "CONFIRMED")
    if one.start:
        event.add("DTSTART", one.start)
        if one.end:
            event.add("DTEND", one.end)
    elif one.day:
        _add_days(event, one.day, one.day)
    place = ", ".join(filter(None, (one.room, programme.place)))
    if place:
        event.add("LOCATION", uncontrolled(place))
    if one.room:
        event.add(ROOM, uncontrolled(one.room))  # alone, so that our own import knows it again
    event.add("DESCRIPTION", uncontrolled(description(one, programme)))
    event.add("CATEGORIES", [one.kind])
    return event


def _whole(programme: Programme) -> Event:
    event = _begun(str(programme.guid), programme.title, programme)
    event.add("TRANSP", "TRANSPARENT")
    if programme.starts:
        _add_days(event, programme.starts, programme.ends or programme.starts)
    if programme.place:
        event.add("LOCATION", uncontrolled(programme.place))
    return event


def _begun(uid: str, title: str, programme: Programme) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", programme.changed)
    event.add("LAST-MODIFIED", programme.changed)
    event.add("SUMMARY", uncontrolled(title), {"LANGUAGE": programme.language})
    if programme.address:
        event.add("URL", programme.address)
    return event


def _add_days(event: Event, first: date, last: date) -> None:
    """Whole days end with the day after the last (RFC 5545, 3.6.1)."""
    event.add("DTSTART", first)
    event.add("DTEND", last + DAY)


def description(one: Session, programme: Programme) -> str:
    """Return what a reader of a calendar needs: languages and interpretation first, then who speaks."""
    with override(programme.language):
        lines = [
            one.kind_said if one.kind_said != one.title else "",
            _("Languages: %(languages)s") % {"languages": one.languages_said} if one.languages else "",
            one.interpretation,
            *(f"{who.part}: {who.said}" if who.part else who.said for who in one.speakers),
            one.summary,
            programme.version,
        ]
    return "\n".join(filter(None, lines))
