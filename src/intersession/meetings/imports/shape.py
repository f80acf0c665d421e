"""A programme as a file has it, and what is doubtful in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NoReturn

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something doubtful: where it stands (a line, a row, an event), what was made of it, how to mend it."""

    where: str
    words: str

    def __str__(self) -> str:
        if not self.where:
            return self.words
        return _("%(where)s: %(words)s") % {"where": self.where, "words": self.words}


class Unreadable(Refused):
    """The file is refused as a whole; each reason says where and how to mend it."""

    def __init__(self, reasons: Sequence[Doubt]) -> None:
        super().__init__("\n".join(map(str, reasons)))
        self.reasons = tuple(reasons)


@dataclass(slots=True)
class Notes:
    """What a reader notes on its way: doubts, which are told, and faults, for which the file is refused."""

    doubts: list[Doubt] = field(default_factory=list)
    faults: list[Doubt] = field(default_factory=list)

    def doubt(self, where: str, words: str) -> None:
        """Note what is doubtful."""
        self.doubts.append(Doubt(where, words))

    def fault(self, where: str, words: str) -> None:
        """Note a reason to refuse the file; reading goes on, so that every reason is told at once."""
        self.faults.append(Doubt(where, words))

    def refuse(self, where: str, words: str) -> NoReturn:
        """Refuse the file at once, for what makes it useless to read on."""
        raise Unreadable((*self.faults, Doubt(where, words)))

    def judge(self) -> None:
        """Refuse the file if any fault was noted."""
        if self.faults:
            raise Unreadable(self.faults)


@dataclass(frozen=True, slots=True)
class IncomingSpeaker:
    """A person named in the file; `key` is what the file calls them, empty where it only names them."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """An address that the file names; nothing is fetched from it."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class IncomingSession:
    """A session of the file: `start` and `end` are aware; a whole day has a `day` only.

    `track` is the strand, in Indico the session, that it belongs to. `kind` is the word of the file.
    """

    where: str
    uid: str
    title: Words
    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    kind: str = ""
    track: str = ""
    room: str = ""
    language: str = ""
    abstract: Words = field(default_factory=dict)
    speakers: tuple[IncomingSpeaker, ...] = ()
    links: tuple[IncomingLink, ...] = ()
    attachments: tuple[IncomingLink, ...] = ()
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """A programme as a file has it; `zone` is empty where the instants stand but no zone is named rightly."""

    title: str
    zone: str
    sessions: tuple[IncomingSession, ...]
    doubts: tuple[Doubt, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which there are sessions."""
        return tuple(sorted({session.day for session in self.sessions if session.day}))

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms, in the order in which the file names them."""
        return tuple(dict.fromkeys(session.room for session in self.sessions if session.room))

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks, in the order in which the file names them."""
        return tuple(dict.fromkeys(session.track for session in self.sessions if session.track))

    @property
    def speakers(self) -> tuple[IncomingSpeaker, ...]:
        """The persons, each once."""
        named = (speaker for session in self.sessions for speaker in session.speakers)
        return tuple({speaker.key or speaker.name: speaker for speaker in named}.values())
