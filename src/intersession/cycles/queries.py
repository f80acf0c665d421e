"""Reads of the years of the dialogue: themes, steps, candidates and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from intersession.cycles.models import Candidate, Cycle, GuidingQuestion, Milestone

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a year in order, cut at a day: those past, the next one, and those after it."""

    past: tuple[Row, ...]
    next: Row | None
    later: tuple[Row, ...]

    @property
    def last(self) -> Row | None:
        """The latest step that is past."""
        return self.past[-1] if self.past else None


def years() -> list[Row]:
    """Return every year, the latest first; `followed` says that its steps are in the record."""
    steps = Milestone.objects.filter(cycle=OuterRef("pk"))
    candidates = Candidate.objects.filter(cycle=OuterRef("pk"))
    fields = ("id", "year", "theme", "chosen_by", "note", "fictional", "sources", "unverified")
    found = Cycle.objects.annotate(followed=Exists(steps), decided=Exists(candidates))
    return list(found.order_by("-year").values(*fields, "followed", "decided"))


def current(rows: list[Row]) -> Row | None:
    """Return the latest year whose steps are in the record, else the latest year."""
    return next((row for row in rows if row["followed"]), rows[0] if rows else None)


def around(year: int) -> tuple[int | None, int | None]:
    """Return the year before and the year after that the record knows."""
    known = list(Cycle.objects.order_by("year").values_list("year", flat=True))
    before = [other for other in known if other < year]
    after = [other for other in known if other > year]
    return (before[-1] if before else None), (after[0] if after else None)


def steps(cycle: int, today: date) -> Steps:
    """Return the steps of a year, cut at today; one without a date comes last, never past."""
    fields = ("key", "start", "end", "what", "sources", "unverified")
    found = Milestone.objects.filter(cycle=cycle).order_by("start", "key").values(*fields)
    rows = sorted(found, key=lambda row: not row["start"])
    past = tuple(row for row in rows if _is_past(row, today.isoformat()))
    coming = [row for row in rows if row not in past]
    return Steps(past, coming[0] if coming else None, tuple(coming[1:]))


def candidates(year: int) -> list[Row]:
    """Return what was proposed for a year, by kind and letter, with its guiding questions."""
    questions = GuidingQuestion.objects.filter(candidate=OuterRef("pk")).order_by("position").values("text")
    fields = ("id", "letter", "kind", "title", "background", "purpose", "fate", "came_back_as", "sources")
    found = Candidate.objects.filter(cycle__year=year).order_by("kind", "letter")
    return list(
        found.values(*fields, "unverified", "came_back__year").annotate(
            asked=ArraySubquery(questions.values(json=JSONObject(text="text")))
        )
    )


def proposals() -> list[Row]:
    """Return everything that was ever proposed, the latest year first."""
    fields = ("cycle__year", "letter", "kind", "title", "fate", "came_back__year", "came_back_as")
    return list(Candidate.objects.order_by("-cycle__year", "kind", "letter").values(*fields))


def _is_past(row: Row, today: str) -> bool:
    """Compare as far as the date is known: a step in May 2009 is past from June on."""
    end = row["end"] or row["start"]
    return bool(end) and today[: len(end)] > end
