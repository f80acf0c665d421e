"""iCalendar (RFC 5545), read by the library; where something stands is told by the line of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event

from intersession.meetings.exports.calendars import ROOM
from intersession.meetings.imports import cleaning, gathering, moments
from intersession.meetings.imports.frab import OURS
from intersession.meetings.imports.shape import Incoming, IncomingLink, Notes

FEWEST_LINES = "BEGIN:VEVENT\n{line}\nEND:VEVENT\n"
REPEATS = ("RRULE", "RDATE")


@dataclass(frozen=True, slots=True)
class _Place:
    """An event with the lines of the file that hold it, the first numbered from 1."""

    event: Component
    first: int
    lines: tuple[str, ...]
    is_ours: bool

    @property
    def where(self) -> str:
        return _("line %(line)s") % {"line": self.first}


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme of all calendars in the file; refuses what is no calendar.

    A repeated event is taken once. Persons are not taken over: those invited are not those who speak.
    """
    notes = Notes()
    calendars = _calendars(content, notes)
    named, titles = _heads(calendars, notes)
    meant = named or moments.given(zone)
    found = [_found(place, meant, notes) for place in _places(calendars, content)]
    zones = (moments.zone(str(one.start.tzinfo)) for one in found if one.start)
    known = meant or next(filter(None, zones), None)
    return gathering.gathered(
        found,
        notes,
        title=" · ".join(titles),
        zone=known.key if known else "",
        written_in=written_in,
    )


def _calendars(content: bytes, notes: Notes) -> list[Calendar]:
    try:
        text = content.decode("utf-8-sig")
        found = [one for one in Calendar.from_ical(text, multiple=True) if one.name == "VCALENDAR"]
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        notes.refuse(_("line %(line)s") % {"line": line}, _("This calendar is not in UTF-8; save it so."))
    except Exception as error:  # noqa: BLE001 - the library raises whatever its types do at a broken value
        told = _("This is no calendar as it should be: %(error)s.")
        notes.refuse("", told % {"error": cleaning.line(str(error), Notes(), "")[:120]})
    if not found:
        notes.refuse("", _("This calendar does not come to its end; it may have been cut off."))
    return found


def _heads(calendars: list[Calendar], notes: Notes) -> tuple[ZoneInfo | None, list[str]]:
    """Return the zone of the calendars and their names; a word that is no zone is told."""
    names = [str(calendar.get("X-WR-TIMEZONE", "")) for calendar in calendars]
    for name in filter(None, names):
        if not moments.zone(name):
            notes.doubt("", _("“%(zone)s” is no time zone; it was left out.") % {"zone": name[:60]})
    titles = [str(calendar.get("NAME") or calendar.get("X-WR-CALNAME") or "") for calendar in calendars]
    return next(filter(None, map(moments.zone, names)), None), list(filter(None, titles))


def _places(calendars: list[Calendar], content: bytes) -> Iterator[_Place]:
    """Give every event with its lines: the n-th event is the n-th that begins in the file."""
    lines = content.decode("utf-8-sig").splitlines()
    begins = [number for number, line in enumerate(lines, start=1) if line.upper().strip() == "BEGIN:VEVENT"]
    events = chain.from_iterable(
        ((event, OURS in str(calendar.get("PRODID", ""))) for event in calendar.walk("VEVENT"))
        for calendar in calendars
    )
    ends = [*begins[1:], len(lines) + 1]
    for (event, is_ours), first, end in zip(events, begins, ends, strict=False):
        yield _Place(event, first, tuple(lines[first - 1 : end - 1]), is_ours)


def _found(place: _Place, zone: ZoneInfo | None, notes: Notes) -> gathering.Found:
    event = place.event
    _tell_errors(place, notes)
    for name in REPEATS:
        if name in event:
            notes.doubt(place.where, _("It repeats; only its first time was taken."))
    start, end = _moment(place, "DTSTART", zone, notes), _moment(place, "DTEND", zone, notes)
    length = event.decoded("DURATION", None)
    exact = start if isinstance(start, datetime) else None
    if end is None and start is not None and isinstance(length, timedelta):
        end = moments.after(exact, length) if exact else start + length
    if start and not exact and _day_of(end, start) - start > timedelta(days=1):
        notes.doubt(place.where, _("It lasts several days; only the first was taken. Divide it."))
    return gathering.Found(
        where=place.where,
        uid=event.get("UID"),
        title=event.get("SUMMARY"),
        texts_in=getattr(event.get("SUMMARY"), "params", {}).get("LANGUAGE", ""),
        day=exact.date() if exact else start,
        start=exact,
        end=end if exact and isinstance(end, datetime) else None,
        kind=_first(event.get("CATEGORIES")),
        room=event.get(ROOM if place.is_ours else "LOCATION"),
        abstract="" if place.is_ours else event.get("DESCRIPTION"),
        links=tuple(_links(place, notes)),
        attachments=tuple(_of("ATTACH", place, notes, cleaning.WEB)),
        sequence=_number(event.get("SEQUENCE")),
    )


def _tell_errors(place: _Place, notes: Notes) -> None:
    """Tell each property that the library could not read, by the line on which it stands."""
    for name, message in place.event.errors:
        at = next((number for number, line in _unreadable(place, str(name))), place.first)
        told = _("“%(property)s” cannot be read and was left out: %(error)s.")
        error = cleaning.line(message, Notes(), "").rstrip(".")[:120]
        notes.doubt(_("line %(line)s") % {"line": at}, told % {"property": name, "error": error})


def _unreadable(place: _Place, name: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(place.lines, start=place.first):
        if line.upper().startswith(name) and Event.from_ical(FEWEST_LINES.format(line=line)).errors:
            yield number, line


def _moment(place: _Place, name: str, zone: ZoneInfo | None, notes: Notes) -> "datetime | date | None":
    """Return a day, or an aware moment; one without zone is in that of the calendar, else in that given."""
    found = place.event.decoded(name, None)
    found = found[0] if isinstance(found, list) else found
    if not isinstance(found, datetime) or found.tzinfo:
        return found if isinstance(found, date) else None
    if zone is None:
        if not notes.faults:
            moments.needed(notes, place.where)
        return found.date()
    named = str(place.event[name].params.get("TZID", ""))
    if named:
        told = _("“%(zone)s” is no time zone; its times were read in %(meant)s.")
        notes.doubt(place.where, told % {"zone": named[:60], "meant": zone.key})
    return moments.local(found.date(), found.time(), zone, notes, place.where)


def _day_of(end: datetime | date | None, start: date) -> date:
    """The day of an end; one that is missing is that of the start."""
    return end.date() if isinstance(end, datetime) else end or start


def _links(place: _Place, notes: Notes) -> Iterator[IncomingLink]:
    yield from _of("URL", place, notes, cleaning.WEB)
    yield from _of("CONFERENCE", place, notes, cleaning.CALLS)


def _of(name: str, place: _Place, notes: Notes, schemes: tuple[str, ...]) -> Iterator[IncomingLink]:
    found = place.event.get(name, [])
    for value in found if isinstance(found, list) else [found]:
        label = getattr(value, "params", {}).get("LABEL", "")
        if link := cleaning.link(str(value), label, notes, place.where, schemes=schemes):
            yield link


def _first(categories: Any) -> str:
    """The first category stands for the kind."""
    found = categories[0] if isinstance(categories, list) and categories else categories
    return next((str(category) for category in getattr(found, "cats", [])), "")


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
