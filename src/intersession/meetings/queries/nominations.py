"""Reads of delegations to a meeting: who has named whom, and the lists of last time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from intersession.core import partial_dates, tables
from intersession.core.translated import pick
from intersession.meetings.models import TAKES_A_PLACE, Meeting, Quota, Registration, Standing
from intersession.membership import queries as membership
from intersession.membership.models import Delegate, DelegateRole, Entity, EntityName
from intersession.membership.order import sort_key

MANAGERS = (DelegateRole.FOCAL_POINT, DelegateRole.DEPUTY)
NAMED = (*TAKES_A_PLACE, Standing.NOMINATED, Standing.ASKED_BACK, Standing.WAIT_LISTED)


@dataclass(frozen=True, slots=True)
class Represented:
    """An entity that may send a delegation: how many it named, and whether somebody can name them."""

    entity: int
    key: str
    name: str
    reached: bool
    named: int
    waiting: int  # for the secretariat
    registered: int


def delegations(meeting: Meeting, day: date, language: str) -> tuple[Represented, ...]:
    """Return Members and observers on a day with what they have named, who named nobody first."""
    statuses = dict(membership.standing_at(day))
    names = membership.names_at(day, language)
    reached = set(
        Delegate.objects.accredited(day)
        .filter(role__in=MANAGERS)
        .values_list("delegation__entity", flat=True)
    )
    counted = _counted(meeting)
    found = [
        _represented(pk, key, names.get(pk, key), counted.get(pk, {}), reached=pk in reached)
        for pk, key in Entity.objects.filter(pk__in={*statuses, *counted}).values_list("pk", "key")
    ]
    return tuple(sorted(found, key=lambda row: (bool(row.named), sort_key(row.name, language))))


def _counted(meeting: Meeting) -> dict[int, dict[str, int]]:
    rows = Registration.objects.filter(meeting=meeting, entity__isnull=False, person__merged_into=None)
    found: dict[int, dict[str, int]] = {}
    for entity, standing, persons in rows.order_by().values_list("entity", "standing").annotate(Count("pk")):
        found.setdefault(entity or 0, {})[standing] = persons
    return found


def _represented(pk: int, key: str, name: str, counted: Mapping[str, int], *, reached: bool) -> Represented:
    def number(*standings: str) -> int:
        return sum(counted.get(standing, 0) for standing in standings)

    return Represented(
        entity=pk,
        key=key,
        name=name,
        reached=reached,
        named=number(*NAMED),
        waiting=number(Standing.NOMINATED),
        registered=number(Standing.REGISTERED, Standing.ATTENDED),
    )


def last_list(meeting: Meeting, entity: Entity) -> tuple[Meeting | None, list[Registration]]:
    """Return the latest other meeting to which the entity sent persons whom it still knows, and that list."""
    before = (
        Registration.objects.filter(entity=entity, standing__in=TAKES_A_PLACE, person__forgotten_at=None)
        .exclude(meeting=meeting)
        .exclude(name="")
        .order_by("-meeting__start", "-meeting")
        .select_related("meeting__body")
        .first()
    )
    if before is None:
        return None, []
    rows = Registration.objects.filter(
        meeting=before.meeting,
        entity=entity,
        standing__in=TAKES_A_PLACE,
        person__merged_into=None,
        person__forgotten_at=None,
    )
    return before.meeting, list(rows.select_related("person").order_by("position", "pk"))


def open_meetings(now: datetime) -> list[Meeting]:
    """Return the meetings to which delegations can be named now, by date; one query."""
    found = Meeting.objects.filter(admission__opens_at__lte=now).exclude(admission__closes_at__lte=now)
    return list(found.select_related("body").order_by("start", "key"))


def quota_of(meeting: Meeting, kind: str) -> int | None:
    """Return how many persons one entity of a kind may send; None when nothing says so."""
    return Quota.objects.filter(meeting=meeting, kind=kind).values_list("each", flat=True).first()


def entities_named() -> dict[str, set[int]]:
    """Return entities by every name they have or had in any language, by ISO codes and keys, folded."""
    found: dict[str, set[int]] = {}
    for pk, *codes in Entity.objects.values_list("pk", "iso2", "iso3", "key"):
        for code in filter(None, codes):
            found.setdefault(tables.folded(code), set()).add(pk)
    for pk, words in EntityName.objects.values_list("entity", "short"):
        for name in words.values():
            found.setdefault(tables.folded(name), set()).add(pk)
    return found


def entity_named(name: str, kind: str) -> Entity | None:
    """Return the entity of a name in any language, if one of that kind has it."""
    found = entities_named().get(tables.folded(name), set())
    return Entity.objects.filter(pk__in=found, kind=kind).first() if len(found) == 1 else None


def names_for(entities: set[int], day: date, language: str) -> dict[int, str]:
    """Return the names of some entities on a day, in a language; one query."""
    rows = EntityName.objects.filter(entity__in=entities).values_list(
        "entity", "short", "valid_from", "valid_until"
    )
    moment = day.isoformat()
    found = {}
    for pk, words, start, end in rows.order_by("valid_from"):
        if pk not in found or partial_dates.includes(start, end, moment):
            found[pk] = str(pick(words, language))
    return found
