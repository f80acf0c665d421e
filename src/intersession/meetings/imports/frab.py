"""What `schedule.xml` and `schedule.json` share: days, events, and hours that belong to the night before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.meetings.imports import gathering, moments
from intersession.meetings.imports.shape import Incoming, IncomingLink, Notes

OURS = "Intersession"
"""The generator of our own files. Their descriptions are composed of the record and are not read back."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the file says of the conference; before `day_change` it is still the day before."""

    title: object
    zone: str
    base: str = ""
    day_change: time | None = None
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the file: `day` of the programme, `date` with an offset, `start` by the clock."""

    where: str
    uid: object
    day: str
    date: str
    start: str
    duration: str
    title: object
    subtitle: object
    kind: object
    track: object
    room: object
    language: object
    abstract: object
    description: object
    speakers: tuple[tuple[object, object], ...]
    links: tuple[IncomingLink, ...]
    attachments: tuple[IncomingLink, ...]


def programme(head: Head, events: list[Event], notes: Notes, *, zone: str, written_in: str) -> Incoming:
    """Return the programme. The offset of an event wins over the zone of the file, and that is told."""
    meant = moments.given(zone)
    named = moments.zone(head.zone)
    if head.zone and not named:
        notes.doubt("", _("“%(zone)s” is no time zone; it was left out.") % {"zone": head.zone})
    found = [_found(event, head, named or meant, notes) for event in events]
    if named and _contradicted(found, named, notes):
        named = None
    name = (named or meant or ZoneInfo("UTC")).key if named or meant else ""
    return gathering.gathered(found, notes, title=head.title, zone=name, written_in=written_in)


def _found(event: Event, head: Head, zone: ZoneInfo | None, notes: Notes) -> gathering.Found:
    day, start = _start(event, head, zone, notes)
    length = moments.duration(event.duration)
    subtitle = str(event.subtitle or "").strip()
    abstract = str(event.abstract or "" if head.is_ours else event.abstract or event.description or "")
    return gathering.Found(
        where=event.where,
        uid=event.uid,
        title=event.title,
        day=day,
        start=start,
        end=moments.after(start, length) if start and length else None,
        kind=event.kind,
        track=event.track,
        room=event.room,
        language=event.language,
        texts_in="" if head.is_ours else event.language,
        abstract=f"{subtitle}\n\n{abstract}".strip() if subtitle else abstract,
        speakers=event.speakers,
        links=event.links,
        attachments=event.attachments,
    )


def _start(
    event: Event, head: Head, zone: ZoneInfo | None, notes: Notes
) -> tuple[date | None, datetime | None]:
    """The date with its offset says when; without offset, the day and the clock in the zone do."""
    exact = moments.instant(event.date)
    if exact and exact.tzinfo:
        clock = moments.clock(event.start)
        if clock and clock != exact.time():
            told = _("Its start is %(start)s, but its date says %(time)s; the date was taken.")
            notes.doubt(event.where, told % {"start": event.start, "time": f"{exact:%H:%M}"})
        return exact.date(), exact
    day, clock = moments.day(event.day or event.date), moments.clock(event.start)
    if day is None or clock is None:
        if event.start:
            told = _("Its start “%(start)s” cannot be read; write it as 09:00.")
            notes.doubt(event.where, told % {"start": event.start[:40]})
        return day, None
    if zone is None:
        if not notes.faults:
            moments.needed(notes, event.where)
        return day, None
    if head.day_change and clock < head.day_change:
        notes.doubt(
            event.where, _("It starts before the day changes; it was put into the night after that day.")
        )
        day += timedelta(days=1)
    return day, moments.local(day, clock, zone, notes, event.where)


def _contradicted(found: Iterable[gathering.Found], zone: ZoneInfo, notes: Notes) -> bool:
    """Whether instants have another offset than the zone that the file names has then."""
    wrong = [
        one for one in found if one.start and one.start.utcoffset() != one.start.astimezone(zone).utcoffset()
    ]
    if wrong:
        told = ngettext(
            "%(count)s event has another offset than the time zone %(zone)s has then; its own was taken.",
            "%(count)s events have another offset than the time zone %(zone)s has then; their own was taken.",
            len(wrong),
        )
        notes.doubt(wrong[0].where, told % {"count": len(wrong), "zone": zone.key})
    return bool(wrong)
