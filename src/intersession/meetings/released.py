"""The programme as it is released: written from the rows, and read again with the names as they are now.

What a release keeps names speakers by their position in the meeting, which is never given twice. Honorific,
name and office are read from the speaker when the programme is shown, so that a name that was taken back
leaves every release at once.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from intersession.meetings import shown
from intersession.meetings.models import Session, SessionQuestion, Speaker

Row = Mapping[str, Any]
Programme = tuple[tuple[date | None, tuple[Row, ...]], ...]
"""The sessions by day; None is the day that was not found."""
FIELDS = (
    *("key", "day", "start", "end", "kind", "title", "summary", "form", "status", "languages"),
    *(
        "interpreted",
        "interpretation",
        "cancelled",
        "follows_up",
        "note",
        "sequence",
        "sources",
        "unverified",
    ),
)
SAID = ("does", "part", "presence")
"""What a release keeps of a speaker, beside the key."""
LATEST = time.max


def sessions(found: "QuerySet[Session]", *more: str) -> list[dict[str, Any]]:
    """Return the sessions as rows with their room, questions and people, in one query; `more` are fields."""
    questions = SessionQuestion.objects.filter(session=OuterRef("pk"))
    people = Speaker.objects.filter(session=OuterRef("pk")).order_by("position")
    rows = found.values(*FIELDS, *more).annotate(
        room_name=F("room__name"),
        questions=ArraySubquery(
            questions.order_by("question__candidate", "question__position").values("question__text")
        ),
        people=ArraySubquery(people.values(json=JSONObject(key="position", **shown.COLUMNS))),
    )
    return [_with_room(dict(row)) for row in rows]


def _with_room(row: dict[str, Any]) -> dict[str, Any]:
    row["room"] = row.pop("room_name") or {}
    return row


def prepared(meeting: int) -> Programme:
    """Return the programme of the rows as everybody may see it; the day not found comes last."""
    rows = sessions(Session.objects.filter(meeting=meeting).order_by("day", "position"))
    return by_day(shown.in_sessions(rows, meeting, timezone.localdate()))


def content(meeting: int) -> list[dict[str, Any]]:
    """Return the programme as a release keeps it: in order of time, speakers by key."""
    rows = sessions(Session.objects.filter(meeting=meeting).order_by("position"))
    ordered = sorted(rows, key=lambda row: (row["day"] or date.max, row["start"] or LATEST))
    return [_kept(row) for row in ordered]


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    people = row.pop("people")
    row["speakers"] = [{name: person[name] for name in ("key", *SAID)} for person in people]
    for name in ("day", "start", "end"):
        row[name] = row[name].isoformat() if row[name] else None
    return row


def read(kept: Iterable[Row], people: Iterable[Row]) -> Programme:
    """Return a released programme with its people as they are shown now; who is gone is left out."""
    known = {person["key"]: person for person in people}
    return by_day([_shown(row, known) for row in kept])


def _shown(row: Row, known: Mapping[int, Row]) -> Row:
    speakers = [{**known[said["key"]], **said} for said in row["speakers"] if said["key"] in known]
    return {
        **row,
        "day": date.fromisoformat(row["day"]) if row["day"] else None,
        "start": time.fromisoformat(row["start"]) if row["start"] else None,
        "end": time.fromisoformat(row["end"]) if row["end"] else None,
        "people": speakers,
    }


def by_day(rows: Iterable[Row]) -> Programme:
    """Gather rows that come in order of their days."""
    return tuple((day, tuple(found)) for day, found in groupby(rows, key=lambda row: row["day"]))


def all_speakers(**only: Any) -> ArraySubquery:
    """Return everybody named in the meeting of an outer row that has one, as `shown.all_seen` takes them."""
    found = Speaker.objects.filter(meeting=OuterRef("meeting"), **only).order_by("position")
    return ArraySubquery(found.values(json=JSONObject(key="position", **shown.COLUMNS)))
