"""Reads of speakers: what may be shown of them today, what they see themselves, what the desk sees."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, JSONObject

from intersession.core.models import Organization
from intersession.meetings import consents, shown
from intersession.meetings.models import (
    Consent,
    ConsentItem,
    Link,
    Meeting,
    Person,
    Session,
    Speaker,
    SpeakerFile,
)

Row = Mapping[str, Any]
SESSION = (
    *("key", "day", "start", "end", "kind", "title", "cancelled", "room__name"),
    *("languages", "interpreted", "interpretation"),
)
PUBLIC_FILE = ("pk", "kind", "title", "language", "file__kind", "file__size", "session__title")


def public_files(day: date) -> "QuerySet[SpeakerFile]":
    """The files that everybody may have: shown by their speakers, who consent to it if they are protected."""
    given = Consent.objects.filter(meeting=OuterRef("meeting"), person=OuterRef("person"), withdrawn_at=None)
    quoted = given.filter(Q(until=None) | Q(until__gte=day), item=ConsentItem.QUOTATION).order_by()
    consented = Q(person__protected=False) | Exists(quoted)
    return SpeakerFile.objects.filter(consented, shown=True, withdrawn_at=None)


def files_of_meeting(day: date) -> ArraySubquery:
    """The public files of the meeting of an outer row, in the order in which they were sent."""
    found = public_files(day).filter(meeting=OuterRef("pk")).order_by("sent_at", "pk")
    return ArraySubquery(found.values(json=JSONObject(**{name: name for name in PUBLIC_FILE})))


@dataclass(frozen=True, slots=True)
class Own:
    """What a speaker sees: the parts with their sessions, what all see of them, consents, files."""

    parts: tuple[Row, ...]
    all_see: tuple[Row, ...]  # each way in which the programme names the person, once
    given: Mapping[str, Row]  # the consents that hold, by item
    files: tuple[Row, ...]
    zone: str


def own(meeting: Meeting, person: Person, day: date) -> Own:
    """Return what a speaker sees of a meeting, in at most five queries."""
    given = Consent.objects.filter(meeting=meeting, person=person, withdrawn_at=None)
    rows = given.values(*shown.GIVEN)
    files = SpeakerFile.objects.filter(meeting=meeting, person=person, withdrawn_at=None)
    parts = tuple(_parts(meeting, person, day))
    return Own(
        parts=parts,
        all_see=_each_once(part["all_see"] for part in parts),
        given={row["item"]: row for row in rows if consents.is_good(shown.given(row), day)},
        files=tuple(files.values(*PUBLIC_FILE, "shown", "sent_at")),
        zone=meeting.time_zone or _zone_of_the_seat(),
    )


def _each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that a page would show differently."""
    return tuple({json.dumps(row, sort_keys=True): row for row in rows}.values())


def _zone_of_the_seat() -> str:
    return Organization.objects.values_list("time_zone", flat=True).first() or "UTC"


def _parts(meeting: Meeting, person: Person, day: date) -> list[dict[str, Any]]:
    """Return the parts of a person in order of time, each with its session and with what all see of it."""
    columns = [f"session__{name}" for name in SESSION]
    found = Speaker.objects.filter(meeting=meeting, person=person)
    rows = found.order_by("session__day", "session__start", "position").values(*columns, json=shown.FIELDS)
    people = shown.all_seen([row["json"] for row in rows], meeting.pk, day)
    return [
        {
            "does": person_seen["does"],
            "all_see": person_seen,
            "session": {name: row[column] for name, column in zip(SESSION, columns, strict=True)},
        }
        for row, person_seen in zip(rows, people, strict=True)
    ]


def sessions_of(meeting: Meeting, person: Person) -> "QuerySet[Session]":
    """The sessions in which a person speaks."""
    return Session.objects.filter(meeting=meeting, speakers__person=person)


def at_desk(meeting: Meeting) -> list[Row]:
    """Return the speakers of a meeting with who they are, link, consents and files, in one query."""
    person = {"meeting": OuterRef("meeting"), "person": OuterRef("person")}
    links = Link.objects.filter(**person, revoked_at=None).order_by("-made_at")
    given = Consent.objects.filter(**person, withdrawn_at=None).order_by("pk")
    files = SpeakerFile.objects.filter(**person, withdrawn_at=None).order_by().values("person")
    rows = Speaker.objects.filter(meeting=meeting).order_by("position")
    return list(
        rows.values(
            *("position", "name", "role", "withheld", "does", "session__title", "session__kind"),
            *("session__day", "person_id", "person__given_name", "person__family_name", "person__protected"),
        ).annotate(
            link=Subquery(links.values("made_at")[:1]),
            consents=ArraySubquery(given.values("item")),
            files=Coalesce(Subquery(files.annotate(number=Count("pk")).values("number")), 0),
        )
    )


def link_of(meeting: Meeting, person: Person) -> Link | None:
    """Return the living link of a person to a meeting, the latest."""
    return Link.objects.filter(meeting=meeting, person=person, revoked_at=None).order_by("-made_at").first()
