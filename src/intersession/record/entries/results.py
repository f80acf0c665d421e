"""Entries on evaluations and outcomes of meetings."""

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from intersession.documents.models import Document
from intersession.evaluations import models as evaluations
from intersession.meetings.models import Meeting
from intersession.outcomes import models as outcomes
from intersession.record.schema import Entry, Key, Names, Partial, Refers, Sourced, Wording, wrong


class Quantifier(Entry):
    """A word for a share of participants; one without a lower bound is editorial."""

    table: ClassVar = evaluations.Quantifier
    key: Key
    words: Wording
    at_least: Decimal | None = None


class Index(Entry):
    """Several lines taken together."""

    table: ClassVar = evaluations.Index
    parent: ClassVar = "evaluation"
    key: Key
    label: Wording
    printed: int | None = None
    approximate: bool = False


class LinePart(Entry):
    """The answers of one class: their count, and the per cent as printed."""

    table: ClassVar = evaluations.LinePart
    parent: ClassVar = "line"
    identity: ClassVar = ("answer",)
    answer: evaluations.Answer
    count: int | None = None
    printed: int | None = None


class Line(Sourced):
    """One line of the results."""

    table: ClassVar = evaluations.Line
    parent: ClassVar = "evaluation"
    key: Key
    topic: evaluations.Topic
    index: Annotated[str, Refers(evaluations.Index)] = ""
    label: Wording
    base: int | None = None
    base_kind: evaluations.BaseKind = evaluations.BaseKind.ANSWERED
    parts: list[LinePart] = []

    @model_validator(mode="after")
    def _counts_add_up(self) -> Self:
        counts = [part.count for part in self.parts if part.count is not None]
        if not counts:
            return self
        if self.base is None:
            raise wrong("base", "There are counts but no base; give the number that they are counted on.")
        for count in counts:
            if count > self.base:
                raise wrong("parts", f"The figure {count} is over its base of {self.base}.")
        if len(counts) > 1 and sum(counts) != self.base:
            raise wrong("parts", f"The counts add up to {sum(counts)}, not to the base of {self.base}.")
        return self


class CodedComment(Sourced):
    """What comments of one code said, with their count or the published quantifier."""

    table: ClassVar = evaluations.CodedComment
    parent: ClassVar = "evaluation"
    key: Key
    stance: evaluations.Stance
    text: Wording
    count: int | None = None
    printed: int | None = None
    quantifier: Annotated[str, Names(evaluations.Quantifier)] = ""


class Evaluation(Sourced):
    """The evaluation of a meeting by its participants."""

    table: ClassVar = evaluations.Evaluation
    identity: ClassVar = ("meeting",)
    meeting: Annotated[Key, Refers(Meeting)]
    distributed: int | None = None
    returned: int | None = None
    printed_rate: int | None = None
    start: Partial = ""
    end: Partial = ""
    rule: Wording = {}
    origin: evaluations.Origin = evaluations.Origin.COUNTED
    note: Wording = {}
    wording: dict[str, Wording] = {}
    indices: list[Index] = []
    lines: list[Line] = []
    comments: list[CodedComment] = []

    @model_validator(mode="after")
    def _stays_within_the_returns(self) -> Self:
        if self.returned is None:
            return self
        if self.distributed is not None and self.returned > self.distributed:
            raise wrong(
                "returned", f"More were returned ({self.returned}) than distributed ({self.distributed})."
            )
        for key, what, figure in self._figures():
            if figure > self.returned:
                raise wrong(key, f"“{what}” has {figure}, more than the {self.returned} returned.")
        return self

    def _figures(self) -> list[tuple[str, str, int]]:
        lines = [("lines", line.key, line.base) for line in self.lines if line.base is not None]
        return lines + [
            ("comments", code.key, code.count) for code in self.comments if code.count is not None
        ]


class Conclusion(Sourced):
    """A numbered conclusion of a meeting, and the paragraph that reports it."""

    table: ClassVar = outcomes.Conclusion
    identity: ClassVar = ("meeting", "number")
    meeting: Annotated[Key, Refers(Meeting)]
    number: int
    kind: outcomes.Kind
    text: Wording
    document: Annotated[str, Refers(Document)] = ""
    paragraph: int | None = None


class Request(Sourced):
    """Something that participants asked for."""

    table: ClassVar = outcomes.Request
    identity: ClassVar = ("meeting", "key")
    meeting: Annotated[Key, Refers(Meeting)]
    key: Key
    text: Wording


class Improvement(Sourced):
    """What the secretariat took up for the next meetings."""

    table: ClassVar = outcomes.Improvement
    identity: ClassVar = ("meeting", "key")
    meeting: Annotated[Key, Refers(Meeting)]
    key: Key
    text: Wording
