"""A programme as it goes out: plain values, in one language, as everybody may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as shown: `name` is empty where none is shown, `said` is name and office in words."""

    name: str
    said: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A session: `start` and `end` are aware; a whole day has a `day` only, one without date none.

    `interpretation` says in words which languages are heard, or that there is none; empty when not known.
    """

    key: str
    guid: UUID
    title: str
    kind: str
    kind_said: str
    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    languages: tuple[str, ...] = ()
    languages_said: str = ""
    interpretation: str = ""
    summary: str = ""
    speakers: tuple[Speaker, ...] = ()
    sequence: int = 0
    cancelled: bool = False

    @property
    def number(self) -> int:
        """A positive number, for formats that want one; from the `guid`, so it stays the same everywhere."""
        return self.guid.int % 2**31 or 1


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of a meeting in `language`; `changed` is when it became as it is."""

    key: str
    title: str
    zone: ZoneInfo
    language: str
    changed: datetime
    sessions: tuple[Session, ...]
    version: str = ""
    place: str = ""
    address: str = ""
    starts: date | None = None
    ends: date | None = None

    @property
    def guid(self) -> UUID:
        """What the meeting is called by programs, for ever."""
        return guid(self.key)

    def days(self) -> Iterator[tuple[date, list[Session]]]:
        """Give the days with the sessions that have a time, in order."""
        timed = [session for session in self.sessions if session.day and session.start]
        for day in sorted({session.day for session in timed if session.day}):
            yield day, [session for session in timed if session.day == day]


def guid(meeting: str, session: str = "") -> UUID:
    """Return what programs call a meeting, or a session of it: it follows from the keys and never changes."""
    return uuid5(NAMESPACE_URL, f"intersession:{meeting}/{session}")
