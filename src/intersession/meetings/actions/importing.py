"""Stores what an imported programme changes: in one transaction, and nothing else than what was shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from intersession.meetings.models import Meeting, Release, Room, Session, SessionKind, Speaker

LONGEST_KEY = 50
COLUMNS = ("day", "start", "end", "kind", "title", "summary", "languages")
"""Fields of a session that are set as they come."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is to be set of a session: `fields` by name, texts whole in every language.

    `session` is None for a new one. `room` is a name, empty for no change. `adds` are names of speakers;
    `drops` are speakers who are named in the file no more.
    """

    session: int | None
    uid: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    room: str = ""
    language: str = "en"
    adds: tuple[str, ...] = ()
    drops: tuple[int, ...] = ()


@transaction.atomic
def store(meeting: Meeting, *, changes: Sequence[Stored]) -> None:
    """Make and change the sessions of an import. What is not in it stays as it is."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    rooms, keys = _rooms(meeting), _taken_keys(meeting)
    known = {session.pk: session for session in meeting.sessions.select_for_update(of=("self",))}
    position = max((session.position for session in known.values()), default=0)
    speaker = Speaker.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    for change in changes:
        session = known.get(change.session or 0)
        if session is None:
            position += 1
            session = Session(meeting=meeting, position=position, kind=SessionKind.OTHER)
            session.key = _free_key(change, keys)
        _set(session, change, rooms)
        session.save()
        _drop(meeting, session, change.drops)
        for name in change.adds:
            speaker += 1
            Speaker.objects.create(meeting=meeting, session=session, position=speaker, name=name)


def _set(session: Session, change: Stored, rooms: dict[str, Room]) -> None:
    session.uid = change.uid
    for name, value in change.fields.items():
        setattr(session, name, value)
    if change.room:
        session.room = rooms.get(change.room.casefold()) or _new_room(session.meeting, change, rooms)


def _rooms(meeting: Meeting) -> dict[str, Room]:
    """Return the rooms of the meeting by each of their names."""
    return {name.casefold(): room for room in meeting.rooms.all() for name in room.name.values()}


def _new_room(meeting: Meeting, change: Stored, rooms: dict[str, Room]) -> Room:
    last = meeting.rooms.aggregate(last=Max("position"))["last"] or 0
    room = Room.objects.create(meeting=meeting, position=last + 1, name={change.language: change.room})
    rooms[change.room.casefold()] = room
    return room


def _drop(meeting: Meeting, session: Session, positions: Sequence[int]) -> None:
    """Take speakers out of the session; a release may name them, and reads their names: they are kept."""
    gone = Speaker.objects.filter(meeting=meeting, session=session, position__in=positions)
    if Release.objects.filter(meeting=meeting).exists():
        gone.update(session=None)
    else:
        gone.delete()


def _taken_keys(meeting: Meeting) -> set[str]:
    """Return the keys that no new session may have: those of the sessions, and of the last release."""
    last = Release.objects.filter(meeting=meeting).order_by("-number").values_list("content", flat=True)
    released = {row["key"] for row in last.first() or ()}
    return released | set(meeting.sessions.values_list("key", flat=True))


def _free_key(change: Stored, taken: set[str]) -> str:
    title = next(iter(change.fields.get("title", {}).values()), "")
    stem = slugify(title)[:LONGEST_KEY].strip("-") or str(change.fields.get("kind", "session"))
    stem = stem.replace("_", "-")
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    key = stem if stem not in taken else next(key for key in numbered if key not in taken)
    taken.add(key)
    return key
