"""Makes meetings at the desk and changes them: their terms, aims, rooms and teams of interpreters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import addresses
from intersession.meetings.models import Aim, Meeting, Room, Session, Team

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RoomTerms:
    """A room as it was written down; `pk` is None for a new one."""

    pk: int | None
    name: Words
    seats: int | None = None
    booths: int = 0


@dataclass(frozen=True, slots=True)
class TeamTerms:
    """A team of interpreters as it was written down; `pk` is None for a new one."""

    pk: int | None
    name: str
    languages: tuple[str, ...]


@transaction.atomic
def make(*, aims: Sequence[Words], name: str = "", **terms: Any) -> Meeting:
    """Make a meeting whose programme is prepared here: the public sees what is released of it.

    `terms` are fields of `Meeting`, `name` is a short address. Refuses a key that another meeting has, an
    unknown time zone, an end before the start, and what `addresses.give` refuses.
    """
    if Meeting.objects.filter(key=terms["key"]).exists():
        raise Refused(_("There is a meeting with the key %(key)s already.") % {"key": terms["key"]})
    meeting = Meeting(prepared_here=True, **terms)
    _keep(meeting, aims, name)
    return meeting


@transaction.atomic
def revise(meeting: Meeting, *, aims: Sequence[Words], name: str = "", **terms: Any) -> Meeting:
    """Change the terms of a meeting; short addresses that it has stay. Refuses what `make` refuses."""
    for field, value in terms.items():
        setattr(meeting, field, value)
    _keep(meeting, aims, name)
    return meeting


def _keep(meeting: Meeting, aims: Sequence[Words], name: str) -> None:
    if meeting.time_zone and meeting.time_zone not in available_timezones():
        reason = _("“%(zone)s” is no time zone; write Europe/Zurich, for example.")
        raise Refused(reason % {"zone": meeting.time_zone})
    if meeting.end and meeting.end < meeting.start:
        raise Refused(_("The meeting ends before it starts; look at its days."))
    number = {"body": meeting.body, "number": meeting.number}
    if all(number.values()) and Meeting.objects.filter(**number).exclude(pk=meeting.pk).exists():
        raise Refused(_("That body has a session of this number already."))
    meeting.save()
    if list(meeting.aims.values_list("text", flat=True)) != list(aims):
        meeting.aims.all().delete()
        Aim.objects.bulk_create(
            Aim(meeting=meeting, position=position, text=dict(text))
            for position, text in enumerate(aims, start=1)
        )
    if name:
        addresses.give(meeting, name)


@transaction.atomic
def keep_rooms(meeting: Meeting, *, rooms: Sequence[RoomTerms], teams: Sequence[TeamTerms]) -> None:
    """Keep the rooms and teams in the order given, and remove those that are not named any more.

    Refuses to remove one that a session needs.
    """
    _remove(meeting.rooms.exclude(pk__in=[row.pk for row in rooms if row.pk]), "room")
    _remove(meeting.teams.exclude(pk__in=[row.pk for row in teams if row.pk]), "team")
    # positions are unique, so each row goes behind all that are there
    behind = _last(meeting.rooms) + 1
    for position, room in enumerate(rooms, start=behind):
        _keep_row(Room, meeting, room, position=position, booths=room.booths, seats=room.seats)
    behind = _last(meeting.teams) + 1
    for position, team in enumerate(teams, start=behind):
        _keep_row(Team, meeting, team, position=position, languages=list(team.languages))


def _last(rows: Any) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def _keep_row(table: Any, meeting: Meeting, row: RoomTerms | TeamTerms, **values: Any) -> None:
    table.objects.update_or_create(pk=row.pk, defaults={"meeting": meeting, "name": row.name, **values})


def _remove(rows: Any, field: str) -> None:
    needed = Session.objects.filter(**{f"{field}__in": rows}).select_related(field).first()
    if needed:
        row = getattr(needed, field)
        name = wording.plainly(row.name) if isinstance(row, Room) else row.name
        reason = _("“%(name)s” cannot be removed: a session is in it. Give that session another one first.")
        raise Refused(reason % {"name": name})
    rows.delete()
