"""Entries on meetings: programme, people, figures of participation."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from intersession.cycles.models import Candidate, Cycle
from intersession.documents.models import Document
from intersession.library.models import Publication
from intersession.meetings import models as meetings
from intersession.membership.models import Body
from intersession.record.schema import Clock, Day, Entry, Key, Partial, Refers, Sourced, Text, Wording, wrong


class TitleVariant(Sourced):
    """Another wording of the title that was printed somewhere."""

    table: ClassVar = meetings.TitleVariant
    parent: ClassVar = "meeting"
    identity: ClassVar = ("position",)
    language: Key
    text: Key


class Aim(Entry):
    """Something the meeting set out to do."""

    table: ClassVar = meetings.Aim
    parent: ClassVar = "meeting"
    identity: ClassVar = ("position",)
    text: Wording


class Partner(Entry):
    """An organization or government that held the meeting together with the secretariat."""

    table: ClassVar = meetings.Partner
    parent: ClassVar = "meeting"
    identity: ClassVar = ("position",)
    name: Wording
    sponsor: bool = False


class Participation(Sourced):
    """A figure of participation; a kind that is named without a figure has no number."""

    table: ClassVar = meetings.Participation
    parent: ClassVar = "meeting"
    identity: ClassVar = ("counted",)
    counted: meetings.Counted
    number: int | None = None
    qualifier: meetings.Qualifier = meetings.Qualifier.EXACT
    unit: Wording = {}


class Session(Sourced):
    """A session of the meeting."""

    table: ClassVar = meetings.Session
    parent: ClassVar = "meeting"
    key: Key
    day: Day | None = None
    start: Clock | None = None
    end: Clock | None = None
    kind: meetings.SessionKind
    title: Text = {}
    summary: Wording = {}
    form: Wording = {}
    status: meetings.SessionStatus = meetings.SessionStatus.PUBLISHED
    languages: list[str] = []
    interpreted: list[str] = []
    interpretation: bool | None = None
    cancelled: bool = False
    follows_up: Wording = {}
    note: Wording = {}

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.end and not self.start:
            raise wrong("end", "The session ends but does not start; give its start too.")
        if self.end and self.end == self.start:
            raise wrong("end", "The session ends when it starts.")
        if self.interpreted and not self.interpretation:
            raise wrong("interpreted", "Languages are interpreted, so set “interpretation” to true.")
        return self


class Speaker(Sourced):
    """A person named in the programme; no name where it was not found or is withheld."""

    table: ClassVar = meetings.Speaker
    parent: ClassVar = "meeting"
    identity: ClassVar = ("position",)
    honorific: Wording = {}
    name: str = ""
    role: Wording = {}
    part: Wording = {}
    does: meetings.Part | Literal[""] = ""
    session: Annotated[str, Refers(meetings.Session)] = ""
    presence: meetings.Presence = meetings.Presence.SPOKE
    withheld: bool = False

    @model_validator(mode="after")
    def _keeps_no_withheld_name(self) -> Self:
        if self.withheld and self.name:
            raise wrong("name", "The name is withheld, so it must not be kept; remove it.")
        return self


class MeetingDocument(Entry):
    """A document put to the meeting, or about it."""

    table: ClassVar = meetings.MeetingDocument
    parent: ClassVar = "meeting"
    identity: ClassVar = ("document",)
    document: Annotated[Key, Refers(Document)]
    role: Wording = {}


class MeetingPublication(Entry):
    """A publication that reports on the meeting."""

    table: ClassVar = meetings.MeetingPublication
    parent: ClassVar = "meeting"
    identity: ClassVar = ("publication",)
    publication: Annotated[Key, Refers(Publication)]


class Meeting(Sourced):
    """A workshop, conference, informal consultations or session of the Council."""

    table: ClassVar = meetings.Meeting
    order: ClassVar = ("start", "key")
    key: Key
    cycle: Annotated[str, Refers(Cycle)] = ""
    kind: meetings.Kind
    candidate: Annotated[str, Refers(Candidate)] = ""
    body: Annotated[str, Refers(Body)] = ""
    number: int | None = None
    title: Text = {}
    start: Partial = ""
    end: Partial = ""
    place: Wording = {}
    time_zone: str = ""
    short_address: str = ""
    note: Wording = {}
    prepared_here: bool = False
    title_variants: list[TitleVariant] = []
    aims: list[Aim] = []
    partners: list[Partner] = []
    participation: list[Participation] = []
    sessions: list[Session] = []
    speakers: list[Speaker] = []
    documents: list[MeetingDocument] = []
    publications: list[MeetingPublication] = []
