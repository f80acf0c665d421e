"""Reads of meetings: lists, the programme by day, figures of participation, papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from intersession.documents.models import Distribution
from intersession.meetings.models import (
    Aim,
    Counted,
    Meeting,
    MeetingDocument,
    MeetingPublication,
    Participation,
    Partner,
    Presence,
    Session,
    Speaker,
    TitleVariant,
)

Row = Mapping[str, Any]
LISTED = (
    *("key", "kind", "number", "title", "start", "end", "place", "unverified"),
    *("cycle__year", "cycle__theme", "cycle__fictional", "body__name"),
)

PERSON = ("honorific", "name", "role", "part", "presence", "withheld", "sources")


@dataclass(frozen=True, slots=True)
class Details:
    """What belongs to one meeting apart from its programme."""

    variants: tuple[Row, ...]
    aims: tuple[Row, ...]
    partners: tuple[Row, ...]
    figures: tuple[Row, ...]  # of participation, with a number
    present: tuple[Row, ...]  # kinds that were named without a number
    documents: tuple[Row, ...]
    publications: tuple[Row, ...]
    speakers: tuple[Row, ...]  # named for the meeting, for none of its sessions
    excused: tuple[Row, ...]


Programme = tuple[tuple[date | None, tuple[Row, ...]], ...]
"""The sessions by day; None is the day that was not found."""


def listed() -> list[Row]:
    """Return every meeting, the latest first."""
    return list(Meeting.objects.order_by("-start", "key").values(*LISTED))


def of_cycle(cycle: int) -> list[Row]:
    """Return the meetings of a year by date, those without one last."""
    rows = Meeting.objects.filter(cycle=cycle).order_by("start", "key").values(*LISTED)
    return sorted(rows, key=lambda row: not row["start"])


def details(meeting: int) -> Details:
    """Return what belongs to a meeting, in one query; documents only as far as the public may see them."""
    row = (
        Meeting.objects.filter(pk=meeting)
        .values("pk")
        .annotate(
            found_variants=_rows(TitleVariant, "position", "text", "language", "sources"),
            found_aims=_rows(Aim, "position", "text"),
            found_partners=_rows(Partner, "position", "name", "sponsor"),
            found_figures=_rows(
                Participation, "position", "counted", "number", "qualifier", "unit", "sources"
            ),
            found_documents=_papers(),
            found_people=_array(
                Speaker.objects.filter(meeting=OuterRef("pk"), session=None).order_by("position"), *PERSON
            ),
            found_publications=_rows(
                MeetingPublication, "publication__number", "publication__number", "publication__title"
            ),
        )
        .get()
    )
    figures = [_named(figure) for figure in row["found_figures"]]
    return Details(
        variants=tuple(row["found_variants"]),
        aims=tuple(row["found_aims"]),
        partners=tuple(row["found_partners"]),
        figures=tuple(figure for figure in figures if figure["number"] is not None),
        present=tuple(figure for figure in figures if figure["number"] is None),
        documents=tuple(row["found_documents"]),
        publications=tuple(row["found_publications"]),
        speakers=tuple(person for person in row["found_people"] if person["presence"] != Presence.EXCUSED),
        excused=tuple(person for person in row["found_people"] if person["presence"] == Presence.EXCUSED),
    )


def programme(meeting: int) -> Programme:
    """Return the programme of a meeting with its people, in one query; the day not found comes last."""
    sessions = (
        Session.objects.filter(meeting=meeting)
        .order_by("day", "position")
        .values(
            *("day", "start", "end", "kind", "title", "form", "status", "languages", "interpretation"),
            *("follows_up", "note", "sources", "unverified"),
        )
        .annotate(people=_array(Speaker.objects.filter(session=OuterRef("pk")).order_by("position"), *PERSON))
    )
    return tuple((day, tuple(rows)) for day, rows in groupby(sessions, key=lambda row: row["day"]))


def _rows(model: type[Model], order: str, *fields: str) -> ArraySubquery:
    found = model._default_manager.filter(meeting=OuterRef("pk")).order_by(order)
    return _array(found, *fields)


def _papers() -> ArraySubquery:
    found = MeetingDocument.objects.filter(
        meeting=OuterRef("pk"), document__distribution=Distribution.GENERAL
    ).order_by("document__sort_key", "document__key")
    return _array(found, "role", "document__symbol", "document__title", "document__date")


def _array(found: "QuerySet[Any]", *fields: str) -> ArraySubquery:
    return ArraySubquery(found.values(json=JSONObject(**{field: field for field in fields})))


def _named(figure: Row) -> Row:
    return {**figure, "name": Counted(figure["counted"]).label}
