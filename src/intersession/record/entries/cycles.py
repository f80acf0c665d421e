"""Entries on a year of the dialogue: the cycle and what was put to Members."""

from typing import Annotated, ClassVar

from intersession.consultations import models as consultations
from intersession.cycles import models as cycles
from intersession.meetings.models import Meeting
from intersession.record.schema import Entry, Key, Partial, Refers, Sourced, Text, Wording


class GuidingQuestion(Entry):
    """A question that a topic would put to the participants."""

    table: ClassVar = cycles.GuidingQuestion
    parent: ClassVar = "candidate"
    identity: ClassVar = ("position",)
    text: Wording


class Candidate(Sourced):
    """A theme or topic proposed for the year."""

    table: ClassVar = cycles.Candidate
    parent: ClassVar = "cycle"
    identity: ClassVar = ("letter",)
    order: ClassVar = ("kind", "letter")
    letter: Key
    kind: cycles.CandidateKind
    title: Text
    background: Wording = {}
    purpose: Text = {}  # of a topic that a Member proposed, in the languages in which it stands
    fate: cycles.Fate = cycles.Fate.OPEN
    came_back: Annotated[str, Refers(cycles.Cycle)] = ""
    came_back_as: Wording = {}
    questions: list[GuidingQuestion] = []


class Milestone(Sourced):
    """A step of the yearly process."""

    table: ClassVar = cycles.Milestone
    parent: ClassVar = "cycle"
    order: ClassVar = ("start", "key")
    key: Key
    start: Partial = ""
    end: Partial = ""
    what: Wording


class Cycle(Sourced):
    """A year of the dialogue under its overarching theme."""

    table: ClassVar = cycles.Cycle
    identity: ClassVar = ("year",)
    year: int
    theme: Text = {}
    chosen_by: Wording = {}
    note: Wording = {}
    fictional: bool = False
    milestones: list[Milestone] = []
    candidates: list[Candidate] = []


class Option(Entry):
    """A candidate that was offered."""

    table: ClassVar = consultations.Option
    parent: ClassVar = "consultation"
    narrowed: ClassVar = {"consultation__state": consultations.State.HISTORY}
    identity: ClassVar = ("letter",)
    letter: str
    candidate: Annotated[str, Refers(cycles.Candidate)] = ""
    title: Wording = {}
    votes: int | None = None


class Consultation(Sourced):
    """A choice put to Members elsewhere; those held on this site travel with their replies, in a backup."""

    table: ClassVar = consultations.Consultation
    narrowed: ClassVar = {"state": consultations.State.HISTORY}
    order: ClassVar = ("cycle", "kind")
    key: Key
    cycle: Annotated[Key, Refers(cycles.Cycle)]
    kind: consultations.Kind
    meeting: Annotated[str, Refers(Meeting)] = ""
    proposed_by: Wording = {}
    proposed_on: Partial = ""
    asked_on: Partial = ""
    method: Wording = {}
    seats: int = 1
    others_welcome: bool = False
    outcome: Wording = {}
    replies: int | None = None
    options: list[Option] = []
