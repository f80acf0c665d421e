"""iCalendar (RFC 5545) of a session, a meeting, a person or a whole cycle."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from intersession.meetings.exports import zones
from intersession.meetings.exports.content_lines import instant, line, text, when
from intersession.meetings.exports.shape import Programme, Session

PRODUCT = "-//Intersession//Programme//"
ROOM = "X-INTERSESSION-ROOM"
REFRESH = "PT1H"
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


def _sessions(programme: Programme) -> list[str]:
    return [_event(one, programme) for one in programme.sessions if one.day]


def _written(name: str, programmes: Sequence[Programme], events: Sequence[str]) -> bytes:
    language = programmes[0].language if programmes else "en"
    used = {one.zone.key for one in programmes}
    lines = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        line("PRODID", f"{PRODUCT}{language.upper()}"),
        "METHOD:PUBLISH\r\n",
        line("NAME", text(name)),
        line("X-WR-CALNAME", text(name)),
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}\r\n",
        line("X-WR-TIMEZONE", next(iter(used))) if len(used) == 1 else "",
        *(zones.written(*years) for years in _years(programmes)),
        *events,
        "END:VCALENDAR\r\n",
    )
    return "".join(lines).encode()


def _years(programmes: Iterable[Programme]) -> list[tuple[ZoneInfo, int, int]]:
    """Return the zones in which there are times, each with the first and the last year."""
    years: dict[ZoneInfo, set[int]] = {}
    for programme in programmes:
        found = {one.start.year for one in programme.sessions if one.start}
        if found and programme.zone.key != "UTC":
            years.setdefault(programme.zone, set()).update(found)
    return [(zone, min(found), max(found)) for zone, found in years.items()]


def _event(one: Session, programme: Programme) -> str:
    place = ", ".join(filter(None, (one.room, programme.place)))
    return "".join(
        (
            _begun(str(one.guid), one.title, programme),
            f"SEQUENCE:{one.sequence}\r\nSTATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}\r\n",
            *_times(one),
            line("LOCATION", text(place)) if place else "",
            line(ROOM, text(one.room)) if one.room else "",  # alone: our own import knows it again
            line("DESCRIPTION", text(description(one, programme))),
            line("CATEGORIES", text(one.kind)),
            "END:VEVENT\r\n",
        )
    )


def _times(one: Session) -> Iterable[str]:
    if one.start:
        yield when("DTSTART", one.start)
        if one.end:
            yield when("DTEND", one.end)
    elif one.day:
        yield from _days(one.day, one.day)


def _whole(programme: Programme) -> str:
    days = _days(programme.starts, programme.ends or programme.starts) if programme.starts else ()
    return "".join(
        (
            _begun(str(programme.guid), programme.title, programme),
            "TRANSP:TRANSPARENT\r\n",
            *days,
            line("LOCATION", text(programme.place)) if programme.place else "",
            "END:VEVENT\r\n",
        )
    )


def _begun(uid: str, title: str, programme: Programme) -> str:
    changed = instant(programme.changed)
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:{changed}\r\nLAST-MODIFIED:{changed}\r\n"
        f"{line(f'SUMMARY;LANGUAGE={programme.language}', text(title))}"
        f"{line('URL', programme.address) if programme.address else ''}"
    )


def _days(first: date, last: date) -> tuple[str, str]:
    """Whole days end with the day after the last (RFC 5545, 3.6.1)."""
    return when("DTSTART", first), when("DTEND", last + DAY)


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
