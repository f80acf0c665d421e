"""Reads of questionnaires for the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from intersession.evaluations import definition, faults
from intersession.evaluations.models import Questionnaire, Version


@dataclass(frozen=True, slots=True)
class Listed:
    """A questionnaire in the list: its meeting if any, its latest version, how much is to be mended."""

    key: str
    title: Mapping[str, str]
    meeting: Mapping[str, str]
    year: int | None
    number: int
    questions: int
    faults: int
    frozen_at: datetime | None


def listed() -> list[Listed]:
    """Return every questionnaire with its latest version, latest meetings first, in one query."""
    latest = Version.objects.filter(questionnaire=OuterRef("pk")).order_by("-number")
    rows = (
        Questionnaire.objects.filter(versions=Subquery(latest.values("pk")[:1]))
        .order_by("-meeting__start", "key")
        .values(
            *("key", "title", "meeting__title", "meeting__cycle__year"),
            *("versions__number", "versions__definition", "versions__frozen_at"),
        )
    )
    return [_listed(row) for row in rows]


def _listed(row: Mapping[str, Any]) -> Listed:
    made = definition.read(row["versions__definition"])
    return Listed(
        key=row["key"],
        title=row["title"],
        meeting=row["meeting__title"] or {},
        year=row["meeting__cycle__year"],
        number=row["versions__number"],
        questions=sum(item.kind != definition.Kind.NOTE for item in made.items.values()),
        faults=len(faults.faults(made)),
        frozen_at=row["versions__frozen_at"],
    )
