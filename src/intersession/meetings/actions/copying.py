"""Copies the programme of an earlier meeting to the same weekdays: rooms and sessions, no speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.meetings import prepared
from intersession.meetings.actions import programme
from intersession.meetings.models import Meeting, Room, Session

COPIED = ("kind", "title", "summary", "form", "start", "end", "languages", "interpreted", "interpretation")


@dataclass(frozen=True, slots=True)
class Copied:
    """A session of the earlier meeting and the day it goes to; None when the meeting has no such day."""

    row: prepared.Row
    day: date | None


def equivalent(before: Sequence[date], now: Sequence[date]) -> dict[date, date]:
    """Return for each day of the earlier meeting the day it stands for in this one.

    Weekday for weekday where this meeting has all of those weekdays, in order; else the first day for the
    first one. A day beyond the last one stands for none.
    """
    weekdays = {day.weekday(): day for day in reversed(now)}
    by_weekday = {day: weekdays[day.weekday()] for day in before if day.weekday() in weekdays}
    if len(by_weekday) == len(before) and sorted(by_weekday.values()) == list(by_weekday.values()):
        return by_weekday
    return dict(zip(before, now, strict=False))


def preview(meeting: Meeting, source: Meeting) -> list[Copied]:
    """Return what a copy would bring; side events and what was cancelled are left out."""
    left_out = {"cancelled": True}
    rows = prepared.in_order(prepared.rows_of(source.sessions.exclude(**left_out).exclude(kind="side_event")))
    before = sorted({row["day"] for row in rows if row["day"]})
    days = equivalent(before, prepared.days(meeting, ()))
    return [Copied(row, days.get(row["day"])) for row in rows]


@transaction.atomic
def copy(meeting: Meeting, *, source: Meeting) -> int:
    """Copy rooms and sessions of an earlier meeting and return how many sessions; nothing is copied twice.

    Refuses a meeting without days, and one whose programme has sessions already.
    """
    if not prepared.days(meeting, ()):
        raise Refused(_("Set the days of this meeting first; then the weekdays can be compared."))
    if meeting.sessions.exists():
        raise Refused(_("This programme has sessions already; a copy is made into an empty one."))
    rooms = _rooms(meeting, source)
    found = [copied for copied in preview(meeting, source) if copied.day]
    for copied in found:
        terms: dict[str, Any] = {name: copied.row[name] for name in COPIED}
        programme.add(meeting, day=copied.day, room=rooms.get(copied.row["room_id"]), **terms)
    return len(found)


def _rooms(meeting: Meeting, source: Meeting) -> dict[int, Room]:
    """Return the rooms of this meeting by those they stand for: the one of the same name, else a new one."""
    own = {str(room.name): room for room in meeting.rooms.all()}
    last = meeting.rooms.aggregate(last=Max("position"))["last"] or 0
    needed = Session.objects.filter(meeting=source, room__isnull=False).values("room")
    found = {}
    for position, room in enumerate(source.rooms.filter(pk__in=needed), start=last + 1):
        known = own.get(str(room.name))
        values = {"name": room.name, "seats": room.seats, "booths": room.booths, "position": position}
        found[room.pk] = known or Room.objects.create(meeting=meeting, **values)
    return found
