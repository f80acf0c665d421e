"""Reads of evaluations: figures with their bases, recomputed and compared with what was printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from intersession.core.compiled import Compiled
from intersession.counting import intervals, shares
from intersession.evaluations.models import (
    Answer,
    BaseKind,
    CodedComment,
    Evaluation,
    Index,
    Line,
    Origin,
    Quantifier,
)

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the per cent as it was printed, and the share that is known to stand behind it."""

    answer: str
    printed: int | None
    share: shares.Share | None

    @property
    def percent(self) -> int | None:
        """The per cent to print: as published where it was published, else counted."""
        counted = self.share.percent if self.share else None
        return counted if self.printed is None else self.printed

    @property
    def difference(self) -> int | None:
        """Points by which the count exceeds what was printed; None where they agree or one is missing."""
        if self.share is None or self.printed is None:
            return None
        return shares.differs(self.share, self.printed)


@dataclass(frozen=True, slots=True)
class LineResult:
    """One line of the results with the figures of its classes of answers."""

    key: str
    topic: str
    label: Words
    base: int | None
    base_kind: str
    index: str
    figures: tuple[Figure, ...]

    @property
    def satisfied(self) -> Figure | None:
        """The figure of those satisfied, which heads the line."""
        return next((figure for figure in self.figures if figure.answer == "satisfied"), None)


@dataclass(frozen=True, slots=True)
class IndexResult:
    """Several lines pooled; `figure` keeps the printed index beside the pooled count."""

    key: str
    label: Words
    approximate: bool
    lines: tuple[str, ...]
    figure: Figure


@dataclass(frozen=True, slots=True)
class CommentResult:
    """What comments of one code said: a counted figure, or the published quantifier in words."""

    key: str
    stance: str
    text: Words
    quantifier: Words
    figure: Figure


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one evaluation found; `wording` has the sentences that a person worded, by key."""

    meeting: str
    distributed: int | None
    returned: int | None
    rate: Figure
    rule: Words
    origin: str
    note: Words
    sources: tuple[str, ...]
    lines: tuple[LineResult, ...]
    indices: tuple[IndexResult, ...]
    comments: tuple[CommentResult, ...]
    wording: Mapping[str, Words] = field(default_factory=dict)

    @property
    def reconstructed(self) -> bool:
        """Whether the counts are reconstructed, not published; every page that shows one says so."""
        return self.origin == Origin.RECONSTRUCTED

    def lines_on(self, topic: str) -> tuple[LineResult, ...]:
        """Return the lines on one topic, in order."""
        return tuple(line for line in self.lines if line.topic == topic)

    def index(self, key: str) -> IndexResult | None:
        """Return the index of that key, if there is one."""
        return next((index for index in self.indices if index.key == key), None)


def results_of(meeting: str) -> Results | None:
    """Return the results of the evaluation of the meeting with that key, or None when there was none."""
    found = Evaluation.objects.filter(meeting__key=meeting).values().first()
    if found is None:
        return None
    lines = lines_of(found["id"])
    return Results(
        meeting=meeting,
        distributed=found["distributed"],
        returned=found["returned"],
        rate=figure(
            "returned", found["returned"], found["distributed"], found["printed_rate"], "distributed"
        ),
        rule=found["rule"],
        origin=found["origin"],
        note=found["note"],
        sources=tuple(found["sources"]),
        lines=lines,
        indices=_indices(found["id"], lines),
        comments=_comments(found["id"], found["returned"]),
        wording=found["wording"],
    )


def lines_of(evaluation: int) -> tuple[LineResult, ...]:
    """Return the lines of an evaluation in one query."""
    rows = (
        Line.objects.filter(evaluation=evaluation)
        .order_by("position")
        .values(
            *("key", "topic", "label", "base", "base_kind", "index__key"),
            *("parts__answer", "parts__count", "parts__printed"),
        )
    )
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(row["key"], []).append(row)
    return tuple(_line(rows) for rows in grouped.values())


def _line(rows: list[dict[str, Any]]) -> LineResult:
    head = rows[0]
    kind = (
        "respondents" if any(row["parts__answer"] == shares.UNANSWERED for row in rows) else head["base_kind"]
    )
    return LineResult(
        key=head["key"],
        topic=head["topic"],
        label=head["label"],
        base=head["base"],
        base_kind=kind,
        index=head["index__key"] or "",
        figures=tuple(
            figure(row["parts__answer"], row["parts__count"], head["base"], row["parts__printed"], kind)
            for row in sorted(rows, key=_order)
            if row["parts__answer"]
        ),
    )


def _order(row: dict[str, Any]) -> int:
    """Answers run from satisfied to unanswered, as they are drawn."""
    return Answer.values.index(row["parts__answer"]) if row["parts__answer"] else 0


def figure(answer: str, count: int | None, base: int | None, printed: int | None, kind: str) -> Figure:
    """Return a figure of a count, its base and the per cent that was printed, as far as they are known."""
    share = None if count is None or not base else shares.Share(count, base, shares.Kind(kind))
    return Figure(answer, printed, share)


def _indices(evaluation: int, lines: Iterable[LineResult]) -> tuple[IndexResult, ...]:
    rows = Index.objects.filter(evaluation=evaluation).values("key", "label", "printed", "approximate")
    return tuple(index_of(row, [line for line in lines if line.index == row["key"]]) for row in rows)


def index_of(row: Mapping[str, Any], lines: Sequence[LineResult]) -> IndexResult:
    """Return an index that pools these lines; without a count where one of them has none."""
    counted = [line.satisfied.share for line in lines if line.satisfied and line.satisfied.share]
    whole = bool(counted) and len(counted) == len(lines)
    share = shares.pooled(counted) if whole else None
    return IndexResult(
        key=row["key"],
        label=row["label"],
        approximate=row["approximate"],
        lines=tuple(line.key for line in lines),
        figure=Figure("satisfied", row["printed"], share),
    )


def _comments(evaluation: int, returned: int | None) -> tuple[CommentResult, ...]:
    words = dict(Quantifier.objects.values_list("key", "words"))
    rows = CodedComment.objects.filter(evaluation=evaluation).values(
        "key", "stance", "text", "quantifier", "count", "printed"
    )
    return tuple(
        CommentResult(
            key=row["key"],
            stance=row["stance"],
            text=row["text"],
            quantifier=words.get(row["quantifier"], {}),
            figure=figure(row["key"], row["count"], returned, row["printed"], BaseKind.RESPONDENTS),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Overview:
    """An evaluation in short: how many came back, and its lines."""

    distributed: int | None
    returned: int | None
    rate: Figure
    reconstructed: bool
    lines: tuple[LineResult, ...]


def overview_of(meeting: int) -> Overview | None:
    """Return the evaluation of a meeting in short, in two queries, or None when there was none."""
    found = _overview.first(meeting)
    if found is None:
        return None
    counts = found["returned"], found["distributed"], found["printed_rate"]
    return Overview(
        distributed=found["distributed"],
        returned=found["returned"],
        rate=figure("returned", *counts, "distributed"),
        reconstructed=found["origin"] == Origin.RECONSTRUCTED,
        lines=lines_of(found["id"]),
    )


def _composed_overview(meeting: int) -> Any:
    fields = ("id", "distributed", "returned", "printed_rate", "origin")
    return Evaluation.objects.filter(meeting=meeting).order_by("pk").values(*fields)[:1]


_overview = Compiled(_composed_overview)


def interval_of(figure: Figure, population: int | None) -> intervals.Interval | None:
    """Return how far a figure may lie from that of all who were asked; None where that cannot be said.

    An index has none: its answers are not independent. See `counting.intervals`.
    """
    share = figure.share
    if share is None or share.items > 1 or population is None or share.base > population:
        return None
    return intervals.interval(share, population)
