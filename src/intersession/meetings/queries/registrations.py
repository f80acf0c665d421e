"""Reads of registrations for the desk: a page of the list, the bases, who may be one person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intersession.core import tables
from intersession.meetings.models import (
    FormQuestion,
    Merge,
    Person,
    Registration,
    Speaker,
    Standing,
)
from intersession.membership.models import Kind

PAGE = 50
"""Rows of a page."""
INVITED = frozenset(
    {
        *(Standing.NOMINATED, Standing.CONFIRMED, Standing.REGISTERED, Standing.ATTENDED),
        *(Standing.DECLINED, Standing.WITHDRAWN),
    }
)
REGISTERED = frozenset({Standing.REGISTERED, Standing.ATTENDED})
ATTENDED = frozenset({Standing.ATTENDED})
FIELDS = (
    *("pk", "honorific", "name", "lines", "kind", "entity_id", "represents", "place", "standing"),
    *("approved_as", "person__email"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which registrations a page shows; an empty wish shows all."""

    kind: str = ""
    entity: int | None = None
    standing: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A base of figures: so many persons of so many entities, and what each figure is called."""

    key: str
    persons: int
    entities: int
    of_persons: str | Promise
    of_entities: str | Promise


@dataclass(frozen=True, slots=True)
class Figures:
    """The bases of a meeting, and how many persons there are of each standing."""

    bases: tuple[Base, ...]
    standings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list; `more` when others follow. Pages follow the order in which rows were entered."""

    rows: tuple[Mapping[str, Any], ...]
    number: int
    more: bool


def page(meeting: int, wanted: Wanted, number: int) -> Page:
    """Return a page of the list, the latest entered first; one query."""
    first = (number - 1) * PAGE
    rows = _found(meeting, wanted).order_by("-pk").values(*FIELDS)[first : first + PAGE + 1]
    found = tuple(rows)
    return Page(found[:PAGE], number, more=len(found) > PAGE)


def _found(meeting: int, wanted: Wanted) -> QuerySet[Registration]:
    found = Registration.objects.filter(meeting=meeting, person__merged_into=None)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.entity:
        found = found.filter(entity=wanted.entity)
    if wanted.standing:
        found = found.filter(standing=wanted.standing)
    for word in wanted.text.split():
        named = Q(name__icontains=word) | Q(represents__icontains=word) | Q(person__email__icontains=word)
        found = found.filter(named)
    return found


def figures(meeting: int) -> Figures:
    """Return the bases, each by its name; who was joined to another person counts there. One query."""
    found = Registration.objects.filter(meeting=meeting).exclude(
        person__in=Person.objects.filter(merged_into__isnull=False)
    )
    rows = list(found.order_by().values_list("standing", "entity").annotate(Count("pk")))
    standings = dict.fromkeys(Standing.values, 0)
    for standing, _entity, persons in rows:
        standings[standing] += persons
    return Figures(tuple(_base(base, rows) for base in BASES), standings)


BASES = (
    ("invited", INVITED, _("persons invited"), _("entities invited")),
    ("registered", REGISTERED, _("persons registered"), _("entities with registered persons")),
    ("attended", ATTENDED, _("persons who attended"), _("entities represented")),
)


def _base(
    base: tuple[str, frozenset[Standing], str | Promise, str | Promise],
    rows: Iterable[tuple[str, int | None, int]],
) -> Base:
    key, standings, of_persons, of_entities = base
    within = [(entity, persons) for standing, entity, persons in rows if standing in standings]
    entities = {entity for entity, _persons in within if entity}
    return Base(key, sum(persons for _entity, persons in within), len(entities), of_persons, of_entities)


@dataclass(frozen=True, slots=True)
class Same:
    """Persons who may be one: what says so, and who they are."""

    reason: str | Promise
    what: str
    persons: tuple[Mapping[str, Any], ...]


def duplicates(meeting: int) -> list[Same]:
    """Return persons of a meeting who share an address, or a name whatever its accents, capitals and order.

    Registered persons and speakers are looked at together; two queries.
    """
    people = list(_people(meeting))
    by_name = _groups(people, lambda row: " ".join(sorted(tables.folded(row["name"]).split())))
    by_address = _groups(people, lambda row: row["email"].lower())
    named = {frozenset(row["pk"] for row in rows) for rows in by_name.values()}
    others = {
        key: rows for key, rows in by_address.items() if frozenset(row["pk"] for row in rows) not in named
    }
    return [
        *(Same(_("the same name"), rows[0]["name"], tuple(rows)) for rows in by_name.values()),
        *(Same(_("the same address"), key, tuple(rows)) for key, rows in others.items()),
    ]


def _groups(people: Iterable[Mapping[str, Any]], key: Any) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in people:
        if named := key(row):
            found.setdefault(named, []).append(row)
    return {named: rows for named, rows in found.items() if len(rows) > 1}


def _people(meeting: int) -> Iterator[Mapping[str, Any]]:
    """Give each person of a meeting once, with what they are in it."""
    seen: dict[int, dict[str, Any]] = {}
    registered = Registration.objects.filter(meeting=meeting, person__merged_into=None).exclude(name="")
    names = ("person", "name", "person__email", "standing", "entity_id", "represents")
    for row in registered.order_by("pk").values(*names):
        seen[row["person"]] = {"pk": row["person"], "email": row["person__email"], "speaks": False, **row}
    speaking = Speaker.objects.filter(meeting=meeting, person__isnull=False, person__merged_into=None)
    fields = ("person", "person__given_name", "person__family_name", "person__email")
    for row in speaking.order_by("pk").values(*fields):
        name = f"{row['person__given_name']} {row['person__family_name']}".strip()
        known = {"pk": row["person"], "name": name, "email": row["person__email"], "standing": ""}
        seen.setdefault(row["person"], known)["speaks"] = True
    yield from seen.values()


def merges(meeting: int) -> list[Merge]:
    """Return the joins that touch persons of a meeting and can be taken back, the latest first."""
    here = Registration.objects.filter(meeting=meeting).values("person")
    spoken = Speaker.objects.filter(meeting=meeting, person__isnull=False).values("person")
    found = Merge.objects.filter(
        Q(kept__in=here) | Q(gone__in=here) | Q(kept__in=spoken), undone_at=None
    ).select_related("kept", "gone")
    return list(found)


def questions(meeting: int) -> list[FormQuestion]:
    """Return what the form of a meeting asks besides, in its order."""
    return list(FormQuestion.objects.filter(meeting=meeting).order_by("position"))


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of those who take part, in the order of a list."""
    return [(kind.value, str(kind.label)) for kind in Kind]
