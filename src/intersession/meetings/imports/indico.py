"""The JSON that Indico exports of an event (`/export/event/ID.json?detail=contributions`)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from intersession.meetings.imports import cleaning, frab_json, gathering, moments
from intersession.meetings.imports.shape import Incoming, Notes

PRESENT = ("speakers", "presenters")


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme; refuses a file that holds no event, or several."""
    return of(frab_json.document(content), zone=zone, written_in=written_in)


def of(found: Any, *, zone: str, written_in: str) -> Incoming:
    """Return the programme of a JSON value."""
    notes = Notes()
    events = frab_json.rows(frab_json.mapping(found).get("results"))
    if len(events) != 1:
        told = _("There are %(count)s events in this file; export one event with its contributions.")
        notes.refuse("", told % {"count": len(events)})
    event = events[0]
    named = moments.zone(cleaning.line(event.get("timezone"), notes, "")) or moments.given(zone)
    sessions = [_contribution(raw, event, named, notes) for raw in frab_json.rows(event.get("contributions"))]
    return gathering.gathered(
        sessions,
        notes,
        title=event.get("title"),
        zone=named.key if named else "",
        written_in=written_in,
    )


def _contribution(
    raw: dict[str, Any], event: dict[str, Any], zone: ZoneInfo | None, notes: Notes
) -> gathering.Found:
    where = _("contribution %(contribution)s") % {"contribution": raw.get("id", "?")}
    start = _moment(raw.get("startDate"), zone, notes, where)
    link = cleaning.link(raw.get("url"), "", notes, where)
    return gathering.Found(
        where=where,
        uid=f"indico-{event.get('id', '')}-{raw['id']}" if raw.get("id") else "",
        title=raw.get("title"),
        day=start.date() if start else None,
        start=start,
        end=_end(raw, start, zone, notes, where),
        kind=raw.get("type"),
        track=raw.get("track") or raw.get("session"),
        room=raw.get("roomFullname") or raw.get("room"),
        abstract=raw.get("description"),
        speakers=tuple(_speakers(raw)),
        links=(link,) if link else (),
    )


def _moment(found: Any, zone: ZoneInfo | None, notes: Notes, where: str) -> datetime | None:
    parts = frab_json.mapping(found)
    day, clock = moments.day(str(parts.get("date", ""))), moments.clock(str(parts.get("time", "")))
    own = moments.zone(str(parts.get("tz", ""))) or zone
    if not day or not clock:
        return None
    if not own:
        if not notes.faults:
            moments.needed(notes, where)
        return None
    return moments.local(day, clock, own, notes, where)


def _end(
    raw: dict[str, Any], start: datetime | None, zone: ZoneInfo | None, notes: Notes, where: str
) -> datetime | None:
    """The end that is written wins over the duration in minutes, and where they differ it is told."""
    end, minutes = _moment(raw.get("endDate"), zone, notes, where), raw.get("duration")
    if not start or not isinstance(minutes, int) or isinstance(minutes, bool):
        return end
    by_duration = moments.after(start, timedelta(minutes=minutes % (60 * 24 * 10)))
    if end and end != by_duration:
        told = _("Its duration is %(minutes)s minutes, which its end contradicts; the end was taken.")
        notes.doubt(where, told % {"minutes": minutes})
    return end or by_duration


def _speakers(raw: dict[str, Any]) -> Iterator[tuple[object, object]]:
    """Who presents, by name only: addresses of persons are not taken over."""
    for place in PRESENT:
        for person in frab_json.rows(raw.get(place)):
            first, last = person.get("first_name"), person.get("last_name")
            name = f"{first or ''} {last or ''}".strip() or person.get("fullName") or person.get("name")
            yield person.get("id"), name
