"""Who takes part, in figures: persons and entities by kind, region, language and gender, base by base."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.counting import tallies
from intersession.meetings.models import Admission, Gender, Meeting, Registration, Standing
from intersession.membership import queries as membership
from intersession.membership.models import Kind


class Basis(models.TextChoices):
    """Bases of the figures of a meeting, each within the one before it; never mixed."""

    INVITED = "invited", pgettext_lazy("base of a figure", "invited")
    CONFIRMED = "confirmed", pgettext_lazy("base of a figure", "confirmed")
    REGISTERED = "registered", pgettext_lazy("base of a figure", "registered")
    ATTENDED = "attended", pgettext_lazy("base of a figure", "attended")


STANDINGS: Mapping[Basis, frozenset[Standing]] = {
    Basis.ATTENDED: frozenset({Standing.ATTENDED}),
    Basis.REGISTERED: frozenset({Standing.ATTENDED, Standing.REGISTERED}),
    Basis.CONFIRMED: frozenset({Standing.ATTENDED, Standing.REGISTERED, Standing.CONFIRMED}),
    Basis.INVITED: frozenset(
        {
            *(Standing.ATTENDED, Standing.REGISTERED, Standing.CONFIRMED),
            *(Standing.NOMINATED, Standing.DECLINED, Standing.WITHDRAWN),
        }
    ),
}
"""The standings that count on each base: who applied and was not taken, or still waits, was not invited."""

MEMBERS, OTHER_STATES = "members", "other_states"
BLOCKS: Mapping[str, object] = {
    MEMBERS: _("Member States"),
    OTHER_STATES: _("Observer States and other non-member States"),
    **{kind.value: kind.label for kind in Kind if kind != Kind.STATE},
}
"""The blocks of a list of participants in their order; States stand in two of them."""

STATES = (MEMBERS, OTHER_STATES)
ORGANIZATIONS = (Kind.UN_BODY.value, Kind.SPECIALIZED_AGENCY.value, Kind.IGO.value, Kind.NGO.value)
NOT_GIVEN = ""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one base. Lines without a person are left out; `genders` are empty unless asked."""

    basis: Basis
    kinds: tuple[tallies.Line, ...]
    regions: tuple[tallies.Line, ...]
    languages: tuple[tuple[str, tallies.Persons], ...]
    genders: tuple[tuple[str, tallies.Persons], ...]

    @property
    def total(self) -> tallies.Line:
        """All persons and all entities."""
        return tallies.total("total", self.kinds, basis=self.basis)

    def sum_of(self, key: str, blocks: Iterable[str]) -> tallies.Line:
        """Add up some blocks: all States, all organizations."""
        wanted = set(blocks)
        return tallies.total(key, (line for line in self.kinds if line.key in wanted), basis=self.basis)


def day_of(meeting: Meeting) -> date:
    """Return the day whose names and membership a list of the meeting bears: its first, as far as known.

    A meeting without a date is taken to be to come: today.
    """
    if not meeting.start:
        return timezone.localdate()
    return date.fromisoformat(meeting.start + "0001-01-01"[len(meeting.start) :])


def block_of(kind: str, *, member: bool) -> str:
    """Return the block in which an entity, or a person of none, stands; a State by its membership."""
    if kind != Kind.STATE:
        return kind
    return MEMBERS if member else OTHER_STATES


def of_meeting(meeting: Meeting) -> dict[Basis, Statistics]:
    """Return the figures of every base; persons found to be another one are not counted twice."""
    day = day_of(meeting)
    members = set(membership.members_at(day).values_list("pk", flat=True))
    groups = membership.counted_groups(day)
    rows, people = _represented(meeting), _people(meeting)
    asked = Admission.objects.filter(meeting=meeting, asks_gender=True).exists()
    return {basis: _statistics(basis, rows, people, members, groups, asked=asked) for basis in Basis}


@dataclass(frozen=True, slots=True)
class _Row:
    """So many registrations of one standing, of one entity or of what was written in its place."""

    kind: str
    entity: int | None
    represents: str
    standing: str
    number: int

    @property
    def identity(self) -> Hashable:
        """What is represented; None for who comes for nobody."""
        return self.entity or (self.represents.strip().casefold() or None)


def _represented(meeting: Meeting) -> list[_Row]:
    fields = ("kind", "entity_id", "represents", "standing")
    found = Registration.objects.filter(meeting=meeting, person__merged_into=None)
    return [_Row(*row) for row in found.order_by().values_list(*fields).annotate(number=Count("pk"))]


def _people(meeting: Meeting) -> list[tuple[str, str, str, int]]:
    fields = ("person__language", "person__gender", "standing")
    found = Registration.objects.filter(meeting=meeting, person__merged_into=None)
    return list(found.order_by().values_list(*fields).annotate(number=Count("pk")))


def _statistics(
    basis: Basis,
    rows: list[_Row],
    people: list[tuple[str, str, str, int]],
    members: Collection[int | None],
    groups: Mapping[int, str],
    *,
    asked: bool,
) -> Statistics:
    counted = [row for row in rows if row.standing in STANDINGS[basis]]
    states = [row for row in counted if row.kind == Kind.STATE and row.entity]
    persons = [row for row in people if row[2] in STANDINGS[basis]]
    by_block = ((block_of(row.kind, member=row.entity in members), row) for row in counted)
    by_region = ((groups.get(row.entity or 0, ""), row) for row in states)
    return Statistics(
        basis=basis,
        kinds=tuple(_lines(by_block, BLOCKS, basis)),
        regions=tuple(_lines(by_region, (*dict.fromkeys(groups.values()), ""), basis)),
        languages=tuple(_sums(((language, number) for language, _g, _s, number in persons), basis)),
        genders=tuple(_genders(((gender, number) for _l, gender, _s, number in persons), basis))
        if asked
        else (),
    )


def _lines(rows: Iterable[tuple[str, _Row]], order: Iterable[str], basis: Basis) -> Iterator[tallies.Line]:
    persons: dict[str, int] = defaultdict(int)
    entities: dict[str, set[Hashable]] = defaultdict(set)
    for key, row in rows:
        persons[key] += row.number
        if row.identity is not None:
            entities[key].add(row.identity)
    for key in order:
        if persons[key]:
            yield tallies.Line(
                key, tallies.Entities(len(entities[key]), basis), tallies.Persons(persons[key], basis)
            )


def _sums(rows: Iterable[tuple[str, int]], basis: Basis) -> Iterator[tuple[str, tallies.Persons]]:
    """Add up by key, the largest first."""
    found: dict[str, int] = defaultdict(int)
    for key, number in rows:
        found[key] += number
    for key, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield key, tallies.Persons(number, basis)


def _genders(rows: Iterable[tuple[str, int]], basis: Basis) -> Iterator[tuple[str, tallies.Persons]]:
    """Give the genders in the order of the form; who did not answer is counted apart, not left out."""
    found = dict(_sums(rows, basis))
    for key in (*Gender.values, NOT_GIVEN):
        if key in found:
            yield key, found[key]
