"""Reads of who takes part: names, Members and regional groups as they stood on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Left, Length
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.core import partial_dates
from intersession.core.translated import Text, pick
from intersession.membership.models import (
    Delegate,
    DelegateRole,
    Delegation,
    Entity,
    EntityName,
    GroupMembership,
    GroupName,
    Invitation,
    Membership,
    RegionalGroup,
    Standing,
    Status,
)
from intersession.membership.order import sort_key

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Member:
    """A Member by its name in one language; `unverified` marks a name that no source confirms."""

    id: int
    key: str
    name: Text
    unverified: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A Member in a regional group: whether it observes the group, and whether it is counted in it."""

    member: Member
    observer: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A regional group with its Members in protocol order; the key is empty for Members of no group."""

    key: str
    name: Text
    places: tuple[Place, ...]

    @property
    def counted(self) -> int:
        """How many Members are counted here; a State of two groups is counted in one of them only."""
        return sum(place.counted for place in self.places)


def members_at(day: date) -> QuerySet[Entity]:
    """The Members on that day, in no order: which one is meant depends on the language of the list."""
    memberships = _on(Membership.objects.filter(status=Status.MEMBER), day, "start", "end")
    return Entity.objects.filter(pk__in=memberships.values("entity"))


def names_at(day: date, language: str, entities: Iterable[int] | None = None) -> dict[int, str]:
    """The names of all entities, or of those, as they were on that day, by the ids of the entities."""
    found = EntityName.objects.all() if entities is None else EntityName.objects.filter(entity__in=entities)
    rows = found.values("entity_id", "short", "valid_from", "valid_until")
    return {pk: str(pick(row["short"], language)) for pk, row in _named(rows, "entity_id", day).items()}


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as a list of a day knows it: its kind, its name in one language, whether it is a Member."""

    kind: str
    name: str
    member: bool


def known_at(day: date, language: str, entities: QuerySet[Entity]) -> dict[int, Known]:
    """Return these entities as they were on that day, by their ids, in no order; one query."""
    return known_from(rows_at(day, entities), day, language)


def rows_at(day: date, entities: QuerySet[Entity]) -> Any:
    """Return the rows from which `known_from` reads: one for each name, or for an entity without."""
    members = _on(Membership.objects.filter(status=Status.MEMBER), day, "start", "end")
    return (
        entities.order_by()
        .annotate(member=Exists(members.filter(entity=OuterRef("pk"))))
        .values("pk", "key", "kind", "member", "names__short", "names__valid_from", "names__valid_until")
    )


def known_from(rows: Iterable[Mapping[str, Any]], day: date, language: str) -> dict[int, Known]:
    """Return the entities of rows with their names on that day."""
    return {
        pk: Known(row["kind"], str(pick(row["names__short"] or {}, language)) or row["key"], row["member"])
        for pk, row in _named(rows, "pk", day, "names__").items()
    }


def members_in_order(day: date, language: str) -> tuple[Member, ...]:
    """The Members on that day in the protocol order of the language; one query."""
    rows = EntityName.objects.filter(entity__in=members_at(day)).values(
        "entity_id", "entity__key", "short", "unverified", "valid_from", "valid_until"
    )
    members = [_member(row, language) for row in _named(rows, "entity_id", day).values()]
    return tuple(sorted(members, key=lambda member: sort_key(member.name.text, language)))


def members_by_group(day: date, language: str) -> tuple[Group, ...]:
    """The Members on that day by regional group, those of no group last; three queries.

    A State that takes part in two groups stands in both (ask.un.org/faq/14521: Türkiye) and counts in one.
    """
    members = members_in_order(day, language)
    rows = list(_on(GroupMembership.objects.all(), day, "start", "end").values())
    found = {(row["group_id"], row["entity_id"]): row for row in rows}
    groups = [
        Group(
            row["key"],
            pick(row["names__name"] or {}, language),
            tuple(_place(member, found[pk, member.id]) for member in members if (pk, member.id) in found),
        )
        for pk, row in _groups(day).items()
    ]
    placed = {row["entity_id"] for row in rows}
    alone = tuple(Place(one, observer=False, counted=True) for one in members if one.id not in placed)
    return (*groups, Group("", Text("", language), alone)) if alone else tuple(groups)


def _on(rows: QuerySet[Row], day: date, start: str, end: str) -> QuerySet[Row]:
    """The rows whose period has the day in it; `2009` ends with its last day, and no end is open."""
    moment = day.isoformat()
    not_over = Q((end, "")) | Q((f"{end}__gte", Left(Value(moment), Length(end))))
    return rows.filter(not_over, (f"{start}__lte", moment))


def _named(rows: Iterable[Any], key: str, day: date, prefix: str = "") -> dict[int, Any]:
    """For each row of the table named, its name on that day; where none was valid, the first one there is."""
    chosen: dict[int, Any] = {}
    for row in sorted(rows, key=lambda row: row[f"{prefix}valid_from"] or ""):
        start, end = row[f"{prefix}valid_from"] or "", row[f"{prefix}valid_until"] or ""
        if row[key] not in chosen or partial_dates.includes(start, end, day.isoformat()):
            chosen[row[key]] = row
    return chosen


def _groups(day: date) -> dict[int, Any]:
    rows = RegionalGroup.objects.order_by("position", "key").values(
        "id", "key", "position", "names__name", "names__valid_from", "names__valid_until"
    )
    named = _named(rows, "id", day, "names__")
    return dict(sorted(named.items(), key=lambda item: (item[1]["position"], item[1]["key"])))


def _member(row: dict[str, Any], language: str) -> Member:
    name = pick(row["short"], language)
    unverified = not {"short", f"short.{name.language}"}.isdisjoint(row["unverified"])
    return Member(row["entity_id"], row["entity__key"], name, unverified)


def _place(member: Member, row: Any) -> Place:
    return Place(member, row["standing"] == Standing.OBSERVER, row["counted"])


@dataclass(frozen=True, slots=True)
class Represented:
    """An entity and who acts for it: its open delegation, its focal point, and how many others."""

    key: str
    name: str
    status: str
    delegation: int | None
    focal_point: str
    waiting: bool  # the focal point was invited and has not accepted
    others: int


def represented(day: date, language: str, sought: str = "") -> tuple[Represented, ...]:
    """Return Members and observers on a day with their delegations, those without a focal point first.

    `sought` narrows them to names that have it in them, whatever its accents and case.
    """
    statuses = dict(standing_at(day))
    names = names_at(day, language)
    places: dict[int, list[Delegate]] = {}
    for place in _with_answers(Delegate.objects.accredited(day)).select_related("delegation", "user"):
        places.setdefault(place.delegation.entity_id, []).append(place)
    opened = dict(Delegation.objects.filter(end__isnull=True).values_list("entity_id", "pk"))
    entities = Entity.objects.filter(pk__in=statuses).values_list("pk", "key")
    found = [
        _represented(key, names.get(pk, key), statuses[pk], opened.get(pk), places.get(pk, []))
        for pk, key in entities
    ]
    wanted = sort_key(sought, language)[0]
    kept = (row for row in found if wanted in sort_key(row.name, language)[0])
    return tuple(sorted(kept, key=lambda row: (bool(row.focal_point), sort_key(row.name, language))))


def _with_answers(places: QuerySet[Delegate]) -> QuerySet[Delegate]:
    """Mark each place as invited or not, and as accepted or not."""
    invitations = Invitation.objects.filter(delegate=OuterRef("pk"))
    return places.annotate(
        invited=Exists(invitations), accepted=Exists(invitations.filter(used_at__isnull=False))
    )


def standing_at(day: date) -> Iterator[tuple[int, str]]:
    """Give what each entity is on that day; a Member is no observer at the same time."""
    fields = ("entity_id", "status", "start", "end", "applied")
    for entity, status, start, end, applied in Membership.objects.order_by("-status").values_list(*fields):
        began = start or not applied  # who only applied is nothing yet
        if began and partial_dates.includes(start, end, day.isoformat()):
            yield entity, status


def _represented(key: str, name: str, status: str, opened: int | None, places: list[Delegate]) -> Represented:
    focal = next((place for place in places if place.role == DelegateRole.FOCAL_POINT), None)
    return Represented(
        key=key,
        name=name,
        status=str(Status(status).label),
        delegation=places[0].delegation_id if places else opened,
        focal_point=str(focal.user) if focal else "",
        waiting=focal is not None and _is_waiting(focal),
        others=len(places) - bool(focal),
    )


@dataclass(frozen=True, slots=True)
class Acting:
    """A person of a delegation, and how they stand."""

    pk: int
    person: str
    role: str
    is_focal: bool
    start: date
    end: date | None
    standing: str  # one of STANDINGS
    waiting: bool  # was invited and has not accepted
    until: date | None  # the invitation can be used until that day
    reason: str
    note: str
    note_date: date | None

    @property
    def is_present(self) -> bool:
        """Whether the place can still be changed: it is neither ended nor withdrawn."""
        return self.standing not in OVER


STANDINGS = ("acts", "to_come", "accepted", "invited", "ended", "withdrawn")
OVER = {"ended", "withdrawn"}


def people_of(delegation: Delegation, now: datetime) -> tuple[Acting, ...]:
    """Return everybody who is or was in the delegation: who acts first, the focal point before others."""
    usable = Invitation.objects.filter(used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=now)
    rows = _with_answers(delegation.delegates.select_related("user"))
    latest = Subquery(usable.filter(delegate=OuterRef("pk")).values("expires_at")[:1])
    found = [_acting(row, now.date()) for row in rows.annotate(until=latest)]
    return tuple(sorted(found, key=lambda place: (STANDINGS.index(place.standing), not place.is_focal)))


def _acting(row: Any, day: date) -> Acting:
    return Acting(
        pk=row.pk,
        person=str(row.user),
        role=str(DelegateRole(row.role).label),
        is_focal=row.role == DelegateRole.FOCAL_POINT,
        start=row.start,
        end=row.end,
        standing=_standing(row, day),
        waiting=_is_waiting(row),
        until=row.until and row.until.date(),
        reason=row.withdrawn_reason,
        note=row.note,
        note_date=row.note_date,
    )


def _standing(row: Any, day: date) -> str:
    if row.withdrawn_at:
        return "withdrawn"
    if row.end and row.end < day:
        return "ended"
    if row.confirmed_at:
        return "acts" if row.start <= day else "to_come"
    return "accepted" if row.accepted else "invited"


def _is_waiting(row: Any) -> bool:
    return bool(row.invited and not row.accepted)


def name_of(entity: int, language: str) -> str:
    """Return the name of an entity as it is today, or its key."""
    named = names_at(timezone.localdate(), language)
    return named.get(entity) or Entity.objects.values_list("key", flat=True).get(pk=entity)


def masked(email: str) -> str:
    """Return an address so that its owner knows it and nobody else learns it: m…@example.org."""
    local, _at, domain = email.partition("@")
    return f"{local[:1]}…@{domain}"


def refusal_of(invitation: Invitation, now: datetime) -> str:
    """Say why an invitation can no longer be used, or nothing when it can."""
    if invitation.used_at:
        return _("This invitation has been used. Sign in to reach your desk.")
    if invitation.revoked_at or _is_over(invitation.delegate, now.date()):
        return _("This invitation was withdrawn. Ask the focal point of your delegation.")
    if invitation.expires_at <= now:
        return _("This invitation has expired. Ask the focal point of your delegation for a new one.")
    return ""


def _is_over(place: Delegate, day: date) -> bool:
    ends = (place.end, place.delegation.end)
    return place.withdrawn_at is not None or any(end is not None and end < day for end in ends)


def group_names(day: date, language: str) -> dict[str, str]:
    """Return the names of the regional groups as they were on that day, by their keys."""
    keys = dict(RegionalGroup.objects.values_list("pk", "key"))
    rows = GroupName.objects.values("group_id", "name", "valid_from", "valid_until")
    found = _named(rows, "group_id", day)
    return {keys[pk]: str(pick(row["name"], language)) for pk, row in found.items()}


def counted_groups(day: date) -> dict[int, str]:
    """Return the key of the regional group in which each State is counted on that day, by group."""
    rows = _on(GroupMembership.objects.filter(counted=True), day, "start", "end")
    ordered = rows.order_by("group__position", "group__key")
    return dict(ordered.values_list("entity_id", "group__key"))
