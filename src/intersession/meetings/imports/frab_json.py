"""`schedule.json` of frab and pretalx (c3voc.de/schedule/schema.json)."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from intersession.meetings.imports import cleaning, frab
from intersession.meetings.imports.shape import Incoming, IncomingLink, Notes


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme; refuses what is no schedule or cannot be known again when it is imported anew."""
    return of(document(content), zone=zone, written_in=written_in)


def document(content: bytes) -> Any:
    """Return what a JSON file holds; refuses what is none, or is nested beyond reason."""
    notes = Notes()
    try:
        return json.loads(content)
    except RecursionError:
        notes.refuse("", _("This JSON is nested too deeply to be a programme."))
    except json.JSONDecodeError as error:
        where = _("line %(line)s") % {"line": error.lineno}
        notes.refuse(where, _("This is not JSON as it should be: %(error)s.") % {"error": error.msg})
    except ValueError:
        notes.refuse("", _("This JSON is not in UTF-8, or a number in it is too long."))


def of(found: Any, *, zone: str, written_in: str) -> Incoming:
    """Return the programme of a JSON value."""
    notes = Notes()
    schedule = mapping(mapping(found).get("schedule"))
    conference = mapping(schedule.get("conference"))
    if not isinstance(conference.get("days"), list):
        notes.fault("schedule.conference", _("There is no list of days."))
    if "rooms" in schedule:
        notes.fault("schedule.rooms", _("The rooms belong into the conference; move them there."))
    head = frab.Head(
        title=conference.get("title"),
        zone=cleaning.line(conference.get("time_zone_name"), notes, ""),
        base=cleaning.line(schedule.get("base_url"), notes, "", cleaning.LONGEST_ADDRESS),
        is_ours=mapping(mapping(found).get("generator")).get("name") == frab.OURS,
    )
    events = [event for day in rows(conference.get("days")) for event in _events(day, head, notes)]
    return frab.programme(head, events, notes, zone=zone, written_in=written_in)


def _events(day: dict[str, Any], head: frab.Head, notes: Notes) -> Iterator[frab.Event]:
    for room, events in mapping(day.get("rooms")).items():
        if not isinstance(events, list):
            notes.fault(str(room), _("There is no list of events."))
            continue
        for raw in rows(events):
            yield _event(raw, day, room, head, notes)


def _event(raw: dict[str, Any], day: dict[str, Any], room: str, head: frab.Head, notes: Notes) -> frab.Event:
    where = _("event %(event)s") % {"event": raw.get("id", "?")}
    _check_identity(raw, where, notes)
    return frab.Event(
        where=where,
        uid=raw.get("guid") or raw.get("id"),
        day=_line(day.get("date")),
        date=_line(raw.get("date")),
        start=_line(raw.get("start")),
        duration=_line(raw.get("duration")),
        title=raw.get("title"),
        subtitle=raw.get("subtitle"),
        kind=raw.get("type"),
        track=raw.get("track"),
        room=raw.get("room") or room,
        language=raw.get("language"),
        abstract=raw.get("abstract"),
        description=raw.get("description"),
        speakers=tuple(
            (person.get("guid") or person.get("code") or person.get("id"), _name(person))
            for person in rows(raw.get("persons"))
        ),
        links=_links(raw.get("links"), head, where, notes),
        attachments=_links(raw.get("attachments"), head, where, notes),
    )


def _check_identity(raw: dict[str, Any], where: str, notes: Notes) -> None:
    """Identifiers out of form are faults: by them a second import knows events and persons again."""
    identifier = raw.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, int) or identifier < 1:
        told = _("Its id must be a number from 1, without quotation marks; here it is %(found)s.")
        notes.fault(where, told % {"found": _shown(identifier)})
    for person in rows(raw.get("persons")):
        key, code = person.get("id", 0), person.get("code", "")
        if isinstance(key, bool) or not isinstance(key, int):
            told = _("The id of a person must be a number, without quotation marks; here it is %(found)s.")
            notes.fault(where, told % {"found": _shown(key)})
        if code and not (
            isinstance(code, str) and code.isascii() and code.isalnum() and code == code.upper()
        ):
            told = _("The code of a person is made of capitals A to Z and figures; here it is %(found)s.")
            notes.fault(where, told % {"found": _shown(code)})


def _links(found: Any, head: frab.Head, where: str, notes: Notes) -> tuple[IncomingLink, ...]:
    """Links are objects with `url` and `title`, or bare addresses."""
    entries = found if isinstance(found, list) else []
    pairs = (
        (entry.get("url") or entry.get("href"), entry.get("title"))
        if isinstance(entry, dict)
        else (entry, "")
        for entry in entries
    )
    links = (cleaning.link(address, label, notes, where, base=head.base) for address, label in pairs)
    return tuple(link for link in links if link)


def mapping(value: Any) -> dict[str, Any]:
    """Return an object of a JSON file; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list of a JSON file; none for anything else."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _name(person: dict[str, Any]) -> Any:
    return person.get("public_name") or person.get("name") or person.get("full_public_name")


def _line(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:40]
