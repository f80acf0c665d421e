"""Reads of attendance: how many were expected, registered, came, day by day and session by session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Expression, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from intersession.meetings import statistics
from intersession.meetings.models import CheckIn, Meeting, Registration
from intersession.membership import queries as membership

SHOWN = 50
"""Readings that a page shows."""
PERSON: Expression = Coalesce("registration__person__merged_into", "registration__person")
"""Whom a reading counts for: who was joined to another person counts as that one."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The figures of a door, each of persons: on the bases of the meeting, by day at its door, by session."""

    bases: tuple[tuple[statistics.Basis, int], ...]
    days: tuple[tuple[date, int], ...]
    sessions: tuple[tuple[dict[str, Any], int], ...]


def figures(meeting: Meeting, where: ZoneInfo) -> Attendance:
    """Return the figures of a meeting; readings that were taken back do not count. Three queries."""
    here = Registration.objects.filter(meeting=meeting, person__merged_into=None).order_by()
    standings = dict(here.values_list("standing").annotate(Count("pk")))
    bases = (statistics.Basis.CONFIRMED, statistics.Basis.REGISTERED, statistics.Basis.ATTENDED)
    return Attendance(
        tuple((base, sum(standings.get(one, 0) for one in statistics.STANDINGS[base])) for base in bases),
        tuple(_days(meeting, where)),
        tuple(_sessions(meeting)),
    )


def _counting(meeting: Meeting) -> QuerySet[CheckIn]:
    return CheckIn.objects.filter(registration__meeting=meeting, correction=None).order_by()


def _days(meeting: Meeting, where: ZoneInfo) -> Iterator[tuple[date, int]]:
    rows = _counting(meeting).filter(session=None).annotate(day=TruncDate("at", tzinfo=where))
    yield from rows.values_list("day").annotate(persons=Count(PERSON, distinct=True)).order_by("day")


def _sessions(meeting: Meeting) -> Iterator[tuple[dict[str, Any], int]]:
    fields = ("session__key", "session__title", "session__kind", "session__day", "session__start")
    rows = _counting(meeting).exclude(session=None).values(*fields)
    for row in rows.annotate(persons=Count(PERSON, distinct=True)).order_by("session__day", "session__start"):
        session = {name.removeprefix("session__"): row[name] for name in fields}
        yield session, row["persons"]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading: of whom, where, when in the zone of the meeting, by whom, and why it was taken back."""

    pk: int
    name: str
    represented: str
    kind: str
    session: dict[str, str] | None  # its title; none at the door of the meeting
    session_kind: str
    at: datetime
    clerk: str
    taken_back: str


def readings(meeting: Meeting, where: ZoneInfo, language: str, text: str = "") -> Iterator[Read]:
    """Give the readings of a meeting, the latest first; only of names that have all words of the text."""
    names = membership.names_at(statistics.day_of(meeting), language)
    rows = CheckIn.objects.filter(registration__meeting=meeting).order_by("-at", "-pk")
    for word in text.split():
        rows = rows.filter(
            Q(registration__name__icontains=word) | Q(registration__represents__icontains=word)
        )
    chosen = rows.select_related("registration", "session", "clerk", "correction")
    for row in chosen.iterator(chunk_size=500):
        of = row.registration
        yield Read(
            row.pk,
            f"{of.honorific} {of.name}".strip(),
            names.get(of.entity_id, "") if of.entity_id else of.represents,
            of.get_kind_display(),
            row.session.title if row.session else None,
            row.session.kind if row.session else "",
            row.at.astimezone(where),
            str(row.clerk),
            row.correction.reason if hasattr(row, "correction") else "",
        )
