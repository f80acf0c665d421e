"""Reads of what came of a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef
from django.db.models.functions import JSONObject

from intersession.core.compiled import Compiled
from intersession.meetings.models import Meeting
from intersession.outcomes.models import Conclusion, Improvement, Kind, Request

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a meeting concluded, what was asked for there, and what was taken up for the next ones."""

    conclusions: tuple[Row, ...]
    requests: tuple[Row, ...]
    improvements: tuple[Row, ...]


def outcomes(meeting: Meeting) -> Outcomes:
    """Return what came of the meeting, in one query; a conclusion names the paragraph that reports it."""
    row = _outcomes.rows(meeting.pk)[0]
    return Outcomes(
        conclusions=tuple({**found, "kind": Kind(found["kind"]).label} for found in row["conclusions"]),
        requests=tuple(row["requests"]),
        improvements=tuple(row["improvements"]),
    )


def _composed(meeting: int) -> Any:
    return (
        Meeting.objects.filter(pk=meeting)
        .values("pk")
        .annotate(
            conclusions=_rows(
                Conclusion, "number", "kind", "text", "paragraph", "document__symbol", "sources"
            ),
            requests=_rows(Request, "position", "key", "text", "sources"),
            improvements=_rows(Improvement, "position", "key", "text", "sources"),
        )
    )


def _rows(model: type[Model], order: str, *fields: str) -> ArraySubquery:
    found = model._default_manager.filter(meeting=OuterRef("pk")).order_by(order)
    return ArraySubquery(found.values(json=JSONObject(**{field: field for field in (order, *fields)})))


_outcomes = Compiled(_composed)
