"""Reads of what was put to Members: the rule, the candidates, the outcome as far as published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import times
from intersession.consultations.models import Consultation, Draft, Entitlement, Progress, Reply, State
from intersession.core import wording
from intersession.cycles import queries as cycles
from intersession.cycles.models import Candidate, Cycle
from intersession.membership.models import Entity
from intersession.membership.queries import names_at
from intersession.membership.rules import acting

Row = Mapping[str, Any]


def choices(year: int) -> list[Row]:
    """Return the choices made for a year, the theme first, each with its candidates by letter.

    A kind of candidates without a consultation in the record is shown too: its rule was not found.
    """
    candidates = cycles.candidates(year)
    held = Consultation.objects.filter(cycle__year=year).exclude(state="draft")
    asked = {row["kind"]: row for row in held.values()}
    kinds = (("theme", "theme"), ("topics", "topic"))
    return [
        {"kind": kind, "consultation": asked.get(kind), "candidates": offered}
        for kind, of in kinds
        if (offered := [row for row in candidates if row["kind"] == of]) or kind in asked
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entity stands in a consultation, and its reply as it counts now (empty before it replied)."""

    entity: int
    key: str
    counted: bool
    group: str
    standing: str  # not_seen, awaiting, draft, registered or late
    answer: str = ""
    choices: tuple[str, ...] = ()
    positions: Mapping[str, str] = field(default_factory=dict)
    channel: str = ""
    received_at: datetime | None = None


def standings(consultation: Consultation) -> tuple[Standing, ...]:
    """Return where every entitled entity stands; three queries.

    The last reply counts; a late one does not take the place of a timely one, it is only shown beside it.
    """
    replies: dict[int, Row] = {}
    fields = ("entity_id", "answer", "choices", "positions", "channel", "late", "received_at")
    for row in Reply.objects.filter(consultation=consultation).order_by("place").values(*fields):
        if not row["late"] or row["entity_id"] not in replies or replies[row["entity_id"]]["late"]:
            replies[row["entity_id"]] = row
    drafts = dict(Draft.objects.filter(consultation=consultation).values_list("entity_id", "progress"))
    rows = Entitlement.objects.filter(consultation=consultation).values(
        "entity_id", "entity__key", "counted", "group"
    )
    return tuple(_standing(row, replies.get(row["entity_id"]), drafts) for row in rows)


def _standing(row: Row, reply: Row | None, drafts: Mapping[int, str]) -> Standing:
    known = {
        "entity": row["entity_id"],
        "key": row["entity__key"],
        "counted": row["counted"],
        "group": row["group"],
    }
    if reply is None:
        return Standing(**known, standing=drafts.get(row["entity_id"], Progress.NOT_SEEN))
    return Standing(
        **known,
        standing="late" if reply["late"] else "registered",
        answer=reply["answer"],
        choices=tuple(reply["choices"]),
        positions=reply["positions"],
        channel=reply["channel"],
        received_at=reply["received_at"],
    )


def silent(consultation: Consultation) -> list[int]:
    """Return the Members that have not replied yet."""
    found = standings(consultation)
    return [standing.entity for standing in found if standing.counted and not standing.answer]


def versions(consultation: Consultation, entity: Entity) -> list[Reply]:
    """Return every version of the reply of an entity, the last one first, with who submitted it."""
    found = Reply.objects.filter(consultation=consultation, entity=entity)
    return list(found.select_related("submitted_by").order_by("-version"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked of an entity of a person: the consultation, until when, and where it stands."""

    consultation: Consultation
    entity: Entity
    standing: str


def asked_of(person: User, now: datetime) -> list[Asked]:
    """Return what is asked of the entities for which a person acts: open ones first, by their closing."""
    entities = {place.delegation.entity_id: place.delegation.entity for place in acting(person, now.date())}
    rows = (
        Entitlement.objects.filter(entity__in=entities, consultation__state__in=("open", "closed"))
        .select_related("consultation")
        .order_by("consultation__closes_at")
    )
    consultations = [row.consultation_id for row in rows]
    replied = set(
        Reply.objects.filter(consultation__in=consultations, entity__in=entities).values_list(
            "consultation_id", "entity_id"
        )
    )
    drafts = {
        (draft.consultation_id, draft.entity_id): draft.progress
        for draft in Draft.objects.filter(consultation__in=consultations, entity__in=entities)
    }
    found = [
        Asked(
            row.consultation,
            entities[row.entity_id],
            "registered"
            if (row.consultation_id, row.entity_id) in replied
            else drafts.get((row.consultation_id, row.entity_id), "not_seen"),
        )
        for row in rows
    ]
    return sorted(found, key=lambda asked: asked.consultation.state != "open")


def asked_rows(person: accounts.Person, now: datetime) -> list[Row]:
    """Return what is asked of a person as pages list it: until when, how long still, of whom."""
    if not isinstance(person, User):
        return []
    language = wording.language()
    names = names_at(now.date(), language)
    return [
        {
            "asked": asked,
            "name": names.get(asked.entity.pk, asked.entity.key),
            "closing": times.closing(asked.consultation, language),
            "left": times.left(asked.consultation, now),
        }
        for asked in asked_of(person, now)
    ]


def returning(cycle: Cycle) -> list[Candidate]:
    """Return candidates not chosen for earlier years, the latest year first: ideas come back."""
    found = Candidate.objects.filter(cycle__year__lt=cycle.year, fate="not_chosen", cycle__fictional=False)
    return list(found.select_related("cycle", "came_back").order_by("-cycle__year", "letter"))


def for_desk() -> list[Row]:
    """Return every consultation held here with how many may reply and have replied; one query."""
    entitled = Count("entitlements", filter=Q(entitlements__counted=True), distinct=True)
    replied = Count("replies_received__entity", filter=Q(replies_received__counted=True), distinct=True)
    found = Consultation.objects.exclude(state="history").annotate(entitled=entitled, replied=replied)
    fields = ("key", "title", "kind", "state", "opens_at", "closes_at", "cycle__year", "cycle__fictional")
    rows = found.order_by("closes_at").values(*fields, "entitled", "replied")
    order = ("draft", "open", "closed", "decided", "withdrawn")
    labels = dict(State.choices)
    return sorted(
        ({**row, "label": labels[row["state"]]} for row in rows), key=lambda row: order.index(row["state"])
    )


def public() -> list[Row]:
    """Return the consultations that the public may read of, the open ones first; one query."""
    fields = ("key", "title", "kind", "state", "opens_at", "closes_at", "cycle__year", "cycle__fictional")
    found = Consultation.objects.exclude(state__in=("history", "draft")).order_by("-opens_at").values(*fields)
    labels = dict(State.choices)
    rows = [{**row, "label": labels[row["state"]]} for row in found]
    return sorted(rows, key=lambda row: row["state"] != "open")
