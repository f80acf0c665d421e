"""Reads of what was put to Members: the rule, the candidates, the outcome as far as published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import times
from intersession.consultations.models import (
    Channel,
    Consultation,
    Draft,
    Entitlement,
    Option,
    Progress,
    Reply,
    State,
)
from intersession.core import wording
from intersession.cycles import queries as cycles
from intersession.cycles.models import Candidate, Cycle
from intersession.meetings.models import Kind as MeetingKind
from intersession.meetings.models import Meeting
from intersession.membership.models import Delegate, Entity
from intersession.membership.order import sort_key
from intersession.membership.queries import names_at, standing_at
from intersession.membership.rules import MANAGERS, acting, may_submit

Row = Mapping[str, Any]


def choices(year: int) -> list[Row]:
    """Return the choices made for a year, the theme first, each with its candidates by letter; two queries.

    A second round stands after the first; `offered` is how many options a consultation had, which may be
    fewer or more than the candidates of the year. A kind of candidates without a consultation in the record
    is shown too: its rule was not found.
    """
    candidates = cycles.candidates(year)
    held = Consultation.objects.filter(cycle__year=year).exclude(state=State.DRAFT)
    in_time = held.order_by(F("opens_at").asc(nulls_first=True), "asked_on", "pk")
    rows = [
        {**row, "label": dict(State.choices)[row["state"]]}
        for row in in_time.annotate(offered=Count("options"), words=F("decision__words")).values()
    ]
    found = (
        {
            "kind": kind,
            "consultations": [row for row in rows if row["kind"] == kind],
            "candidates": [row for row in candidates if row["kind"] == of],
        }
        for kind, of in (("theme", "theme"), ("topics", "topic"))
    )
    return [choice for choice in found if choice["consultations"] or choice["candidates"]]


def title_of(option: Option) -> Mapping[str, str]:
    """Return the title of an option: as it was frozen at opening, and until then that of its candidate."""
    title: Mapping[str, str] = option.title or (option.candidate.title if option.candidate else {})
    return title


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
    reply: int = 0  # the id of the reply that counts


def standings(consultation: Consultation) -> tuple[Standing, ...]:
    """Return where every entitled entity stands; three queries.

    The last reply counts; a late one does not take the place of a timely one, it is only shown beside it.
    """
    replies: dict[int, Row] = {}
    fields = ("pk", "entity_id", "answer", "choices", "positions", "channel", "late", "received_at")
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
        reply=reply["pk"],
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
    """Return what is asked of the entities for which a person acts: open ones first, by their closing.

    Four queries, however many are asked; an entity whose every reply came late is late.
    """
    entities = {place.delegation.entity_id: place.delegation.entity for place in acting(person, now.date())}
    rows = (
        Entitlement.objects.filter(entity__in=entities, consultation__state__in=("open", "closed"))
        .select_related("consultation")
        .order_by("consultation__closes_at")
    )
    theirs = Q(consultation__in=[row.consultation_id for row in rows], entity__in=entities)
    drafts = Draft.objects.filter(theirs).values_list("consultation_id", "entity_id", "progress")
    stands = {(consultation, entity): progress for consultation, entity, progress in drafts}
    replied = Reply.objects.filter(theirs).order_by("-late")  # a timely one has the last word
    for consultation, entity, late in replied.values_list("consultation_id", "entity_id", "late"):
        stands[consultation, entity] = "late" if late else "registered"
    found = [
        Asked(
            row.consultation,
            entities[row.entity_id],
            stands.get((row.consultation_id, row.entity_id), Progress.NOT_SEEN),
        )
        for row in rows
    ]
    return sorted(found, key=lambda asked: asked.consultation.state != State.OPEN)


def asked_rows(person: accounts.Person, now: datetime) -> list[Row]:
    """Return what is asked of a person as pages list it: until when, how long still, of whom."""
    if not isinstance(person, User):
        return []
    language, zone = wording.language(), times.seat()
    names = names_at(now.date(), language)
    return [
        {
            "asked": asked,
            "name": names.get(asked.entity.pk, asked.entity.key),
            "closing": times.closing(asked.consultation, language, zone),
            "left": times.left(asked.consultation, now),
        }
        for asked in asked_of(person, now)
    ]


def submitters(place: Delegate, now: datetime) -> list[User]:
    """Return who may submit for the delegation of a place; whoever may only draft asks them."""
    acting_now = Delegate.objects.accredited(now.date()).filter(delegation=place.delegation_id)
    found = acting_now.select_related("user", "delegation")
    return [delegate.user for delegate in found if may_submit(delegate)]


def returning(cycle: Cycle) -> list[Candidate]:
    """Return candidates not chosen for earlier years, the latest year first: ideas come back."""
    found = Candidate.objects.filter(cycle__year__lt=cycle.year, fate="not_chosen", cycle__fictional=False)
    return list(found.select_related("cycle", "came_back").order_by("-cycle__year", "letter"))


@dataclass(frozen=True, slots=True)
class Work:
    """A consultation at the desk: what is to be done next with it, by when, and how far it is."""

    consultation: Consultation
    step: str  # open, follow, close or decide; empty when nothing is left to do
    due: str  # when it opens or closes
    left: str
    entitled: int
    replied: int


def for_desk(now: datetime) -> list[Work]:
    """Return every consultation held here by its state, each with what is to be done next; two queries.

    Late replies and views of observers are no replies of Members here.
    """
    own = Q(replies_received__counted=True, replies_received__late=False)
    found = Consultation.objects.exclude(state=State.HISTORY).annotate(
        entitled=Count("entitlements", filter=Q(entitlements__counted=True), distinct=True),
        replied=Count("replies_received__entity", filter=own, distinct=True),
    )
    zone, language = times.seat(), wording.language()
    rows = found.select_related("cycle").order_by("closes_at", "key")
    works = [_work(row, now, zone, language) for row in rows]
    return sorted(works, key=lambda work: DESK.index(work.consultation.state))


DESK = (State.OPEN, State.CLOSED, State.DRAFT, State.DECIDED, State.WITHDRAWN)
"""The states in the order in which they ask for work."""


def _work(row: Any, now: datetime, zone: ZoneInfo, language: str) -> Work:
    steps = {State.DRAFT: "open", State.CLOSED: "decide"}
    if row.state == State.OPEN:
        step = "close" if row.closes_at <= now else "follow"
    else:
        step = steps.get(row.state, "")
    moment = row.opens_at if row.state == State.DRAFT else row.closes_at
    due = times.told(moment, language, zone) if moment else ""
    return Work(row, step, due, times.left(row, now), row.entitled, row.replied)


def today(now: datetime) -> list[Work]:
    """Return what the secretariat has to do now: open, see to the closing, close, record a decision."""
    return [work for work in for_desk(now) if _is_due(work, now)]


SOON = timedelta(days=7)


def _is_due(work: Work, now: datetime) -> bool:
    held = work.consultation
    moments = {"open": held.opens_at, "follow": held.closes_at}
    if work.step in moments:
        moment = moments[work.step]
        return moment is not None and moment <= now + SOON
    return bool(work.step)


@dataclass(frozen=True, slots=True)
class Followed:
    """An entity as the desk follows it: where it stands, whom mails reach, when it was reminded.

    `reply` is there when the desk may read it: after closing, or where the desk entered it from paper.
    """

    name: str
    standing: Standing
    is_reached: bool
    reminded: tuple[datetime, ...]
    reply: Reply | None


def followed(consultation: Consultation, now: datetime) -> list[Followed]:
    """Return every entitled entity in the order of names, Members first; seven queries."""
    language, found = wording.language(), standings(consultation)
    names = names_at((consultation.opens_at or now).date(), language)
    by_mail = reached((standing.entity for standing in found), now)
    reminded: dict[int, tuple[datetime, ...]] = {}
    for entity, moment in consultation.reminders.order_by("sent_at").values_list("entity", "sent_at"):
        reminded[entity] = (*reminded.get(entity, ()), moment)
    readable = [standing.reply for standing in found if _may_be_read(consultation, standing)]
    replies = Reply.objects.in_bulk(readable)
    rows = [
        Followed(
            name=names.get(standing.entity, standing.key),
            standing=standing,
            is_reached=standing.entity in by_mail,
            reminded=reminded.get(standing.entity, ()),
            reply=replies.get(standing.reply),
        )
        for standing in found
    ]
    return sorted(rows, key=lambda row: (not row.standing.counted, sort_key(row.name, language)))


def _may_be_read(consultation: Consultation, standing: Standing) -> bool:
    """Before closing the desk reads no reply, except those that it entered itself from paper."""
    return consultation.state in {State.CLOSED, State.DECIDED} or standing.channel == Channel.PAPER


def reached(entities: Iterable[int], now: datetime) -> set[int]:
    """Return those of the entities that mails reach: at a focal point or a deputy."""
    places = Delegate.objects.accredited(now.date()).filter(role__in=MANAGERS)
    return set(places.filter(delegation__entity__in=entities).values_list("delegation__entity", flat=True))


@dataclass(frozen=True, slots=True)
class Invited:
    """How many would be entitled to reply, and by name the Members whom no mail reaches."""

    members: int
    observers: int
    unreached: tuple[str, ...]


def invited(consultation: Consultation, now: datetime) -> Invited:
    """Return who is entitled if a consultation is opened now: Members and observers on the day it opens."""
    opens, language = max(now, consultation.opens_at or now), wording.language()
    day = opens.astimezone(times.seat()).date()
    standing = dict(standing_at(day))
    members = [entity for entity, status in standing.items() if status == "member"]
    by_mail, names = reached(members, now), names_at(day, language)
    unreached = [names.get(entity, str(entity)) for entity in members if entity not in by_mail]
    order = sorted(unreached, key=lambda name: sort_key(name, language))
    return Invited(len(members), len(standing) - len(members), tuple(order))


def workshops_of(cycle: Cycle) -> list[Meeting]:
    """Return the workshops of a year: what decisions on its topics came to."""
    return list(Meeting.objects.filter(cycle=cycle, kind=MeetingKind.WORKSHOP).order_by("number", "key"))


def heads(consultation: Consultation, language: str) -> list[Row]:
    """Return the heads that were kept of a log in the order of time, each with when; they reveal no reply."""
    zone = times.seat()
    rows = consultation.heads.values("size", "digest", "closing", "made_at")
    return [{**row, "kept": times.told(row["made_at"], language, zone)} for row in rows]


def public() -> list[Row]:
    """Return the consultations that the public may read of, the open ones first; one query."""
    fields = ("key", "title", "kind", "state", "opens_at", "closes_at", "cycle__year", "cycle__fictional")
    found = Consultation.objects.exclude(state__in=("history", "draft")).order_by("-opens_at").values(*fields)
    labels = dict(State.choices)
    rows = [{**row, "label": labels[row["state"]]} for row in found]
    return sorted(rows, key=lambda row: row["state"] != "open")
