"""The list of participants: whose names it bears, in blocks and order, in the language of the list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from intersession.core.compiled import Compiled
from intersession.meetings import statistics
from intersession.meetings.models import (
    Admission,
    Consent,
    ConsentItem,
    Listing,
    Meeting,
    Place,
    Registration,
)
from intersession.membership import queries as membership
from intersession.membership.models import Entity
from intersession.membership.order import sort_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A person on the list, in no language: who is counted and not named has an empty name.

    `protected` says that the name stands here by a consent that may be taken back.
    """

    registration: int
    kind: str
    entity: int | None
    represents: str
    name: str  # with the honorific
    lines: tuple[str, ...]
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """An entity with those it sent: the head first, then the delegation's own order; or those of none."""

    key: str
    name: str
    people: tuple[Entry, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the list: Member States, non-governmental organizations."""

    key: str
    label: str
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of a long list that is read by itself: a block, or those of a block under one letter."""

    block: str
    letter: str
    entities: tuple[int, ...]
    represents: tuple[str, ...]


def entries(
    meeting: Meeting,
    basis: statistics.Basis,
    *,
    on: date,
    shelf: Shelf | None = None,
    rule: str = "",
) -> list[Entry]:
    """Return those on the list by that base, named as the rule of the meeting and each of them allow.

    A protected person stands here under the name of a consent that is good on that day, without lines,
    or not at all.
    """
    rule = rule or listing_of(meeting)
    names = {row["person_id"]: row["shown_as"] for row in _consents.rows(meeting.pk, on)}
    heads: list[Entry] = []
    others: list[Entry] = []
    for row in _found(meeting, basis, on, shelf):
        pk, kind, entity, represents, honorific, name, lines, place, listed, protected, person = row.values()
        told = rule == Listing.ALL or (rule == Listing.CONSENT and listed)
        if protected:
            entry = Entry(pk, kind, entity, represents, names[person], (), protected=True)
        elif told:
            said = f"{honorific} {name}" if honorific else name
            entry = Entry(pk, kind, entity, represents, said, tuple(filter(None, lines)))
        else:
            entry = Entry(pk, kind, entity, represents, "", ())
        (heads if place == Place.HEAD else others).append(entry)
    return heads + others


def _found(meeting: Meeting, basis: statistics.Basis, on: date, shelf: Shelf | None) -> list[dict[str, Any]]:
    """The rows of the list, or of a shelf of it, in the order of the delegations."""
    if shelf is None:
        return _all[basis].rows(meeting.pk, on)
    found = _of_entities[basis].rows(meeting.pk, on, f"{{{','.join(map(str, shelf.entities))}}}")
    if shelf.represents:
        alone = registrations(meeting, basis, on).filter(entity=None, kind=_kind(shelf.block))
        found += _in_columns(alone.filter(represents__in=shelf.represents))
    return found


def _in_columns(rows: QuerySet[Registration]) -> Any:
    return rows.order_by("position", "pk").values(
        *("pk", "kind", "entity_id", "represents", "honorific", "name", "lines"),
        *("place", "listed", "person__protected", "person_id"),
    )


def listing_of(meeting: Meeting) -> str:
    """Return whose names the list bears; where nothing was decided, of those who agreed."""
    found = _listing.first(meeting.pk)
    return found["listing"] if found else Listing.CONSENT.value


def registrations(meeting: Meeting | int, basis: statistics.Basis, on: date) -> QuerySet[Registration]:
    """The registrations that the list knows of: a protected person only with a name to be shown."""
    shown = consents(meeting, on).values("person_id")
    return Registration.objects.filter(
        Q(person__protected=False) | Q(person__in=shown),
        meeting=meeting,
        standing__in=statistics.STANDINGS[basis],
        person__merged_into=None,
    )


def consents(meeting: Meeting | int, on: date) -> QuerySet[Consent]:
    """The consents to a name that are good on that day; one that shows no name is none."""
    current = Q(until=None) | Q(until__gte=on)
    found = Consent.objects.filter(current, meeting=meeting, item=ConsentItem.NAME, withdrawn_at=None)
    return found.exclude(shown_as="")


def still_shown(meeting: Meeting, registrations: Iterable[int], on: date) -> set[int]:
    """Return which of these registrations of protected persons may still be named on that day."""
    shown = consents(meeting, on).values("person_id")
    found = Registration.objects.filter(pk__in=set(registrations), person__in=shown)
    return set(found.values_list("pk", flat=True))


Roll = Mapping[int, membership.Known]
"""The entities of a list by their ids, as they were on the first day of the meeting."""


def roll_of(meeting: Meeting, language: str, entities: QuerySet[Entity]) -> Roll:
    """Return the entities of a list in its language."""
    return membership.known_at(statistics.day_of(meeting), language, entities)


def arranged(
    found: Sequence[Entry], meeting: Meeting, language: str, roll: Roll | None = None
) -> tuple[Block, ...]:
    """Put the entries in the blocks and the order of a list in that language.

    States and organizations by their name on the first day of the meeting; within a delegation nothing
    is sorted; persons of no entity by name, after the entities of their block.
    """
    if roll is None:
        present = {entry.entity for entry in found if entry.entity}
        roll = roll_of(meeting, language, Entity.objects.filter(pk__in=present))
    grouped: dict[str, dict[int | str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in found:
        grouped[_block(entry.kind, entry.entity, roll)][entry.entity or entry.represents.strip()].append(
            entry
        )
    return tuple(
        Block(key, str(label), _in_order(grouped[key], roll, language))
        for key, label in statistics.BLOCKS.items()
        if key in grouped
    )


def _block(kind: str, entity: int | None, roll: Roll) -> str:
    is_member = entity is not None and entity in roll and roll[entity].member
    return statistics.block_of(kind, member=is_member)


def _in_order(grouped: Mapping[int | str, list[Entry]], roll: Roll, language: str) -> tuple[Sent, ...]:
    sent = [_sent(key, people, roll, language) for key, people in grouped.items()]
    return tuple(sorted(sent, key=lambda one: (not one.name, sort_key(one.name, language))))


def _sent(key: int | str, people: list[Entry], roll: Roll, language: str) -> Sent:
    name = roll[key].name if isinstance(key, int) else key
    named = [entry for entry in people if entry.name]
    if not name:
        named.sort(key=lambda entry: sort_key(entry.name, language))
    return Sent(str(key), name, tuple(named), len(people) - len(named))


def roll_at(meeting: Meeting, basis: statistics.Basis, language: str, *, on: date) -> Roll:
    """Return the entities of those on the list of that base."""
    day = statistics.day_of(meeting)
    return membership.known_from(_roll[basis].rows(meeting.pk, on, day), day, language)


def present(meeting: Meeting | int, basis: statistics.Basis, *, on: date) -> QuerySet[Entity]:
    """The entities of those on the list: found without counting its persons."""
    found = registrations(meeting, basis, on)
    return Entity.objects.filter(Exists(found.filter(entity=OuterRef("pk"))))


def shelves(
    meeting: Meeting, basis: statistics.Basis, language: str, roll: Roll, *, on: date
) -> tuple[Shelf, ...]:
    """Return the parts in which a long list is read: each block, one of many entities letter by letter.

    What it costs grows with the entities, not with the persons.
    """
    placed: list[tuple[str, str, int | str]] = [
        (_block(known.kind, pk, roll), known.name, pk) for pk, known in roll.items()
    ]
    placed += [
        (_block(row["kind"], None, roll), row["represents"].strip(), row["represents"])
        for row in _alone[basis].rows(meeting.pk, on)
    ]
    return tuple(_shelved(placed, language))


MANY = 40
"""Entities of a block from which it is read letter by letter."""


def _shelved(placed: list[tuple[str, str, int | str]], language: str) -> Iterable[Shelf]:
    for block in statistics.BLOCKS:
        of_block = [(name, key) for known, name, key in placed if known == block]
        many = len(of_block) > MANY
        letters: dict[str, list[int | str]] = defaultdict(list)
        for name, key in of_block:
            letters[_letter(name, language) if many else ""].append(key)
        for letter in sorted(letters, key=lambda letter: sort_key(letter, language)):
            keys = letters[letter]
            yield Shelf(
                block,
                letter,
                tuple(key for key in keys if isinstance(key, int)),
                tuple(key for key in keys if isinstance(key, str)),
            )


def _letter(name: str, language: str) -> str:
    folded = sort_key(name, language)[0]
    return "Ñ" if folded[1:2] == "\uffff" else (folded[:1].upper() or "#")


def _kind(block: str) -> str:
    return "state" if block in statistics.STATES else block


def _composed_listing(meeting: int) -> Any:
    return Admission.objects.filter(meeting=meeting).values("listing")[:1]


def _composed_consents(meeting: int, on: date) -> Any:
    return consents(meeting, on).order_by().values("person_id", "shown_as")


def _composed_all(basis: statistics.Basis, meeting: int, on: date) -> Any:
    return _in_columns(registrations(meeting, basis, on))


def _composed_alone(basis: statistics.Basis, meeting: int, on: date) -> Any:
    alone = registrations(meeting, basis, on).filter(entity=None).order_by()
    return alone.values("kind", "represents").distinct()


def _composed_of(basis: statistics.Basis, meeting: int, on: date, entities: str) -> Any:
    """Of the entities whose ids are written as an array of the database."""
    among = RawSQL('"meetings_registration"."entity_id" = ANY(%s::bigint[])', (entities,), BooleanField())
    return _in_columns(registrations(meeting, basis, on).filter(among))


def _composed_roll(basis: statistics.Basis, meeting: int, on: date, day: date) -> Any:
    return membership.rows_at(day, present(meeting, basis, on=on))


_listing = Compiled(_composed_listing)
_consents = Compiled(_composed_consents)
_all = {basis: Compiled(partial(_composed_all, basis)) for basis in statistics.Basis}
_of_entities = {basis: Compiled(partial(_composed_of, basis)) for basis in statistics.Basis}
_alone = {basis: Compiled(partial(_composed_alone, basis)) for basis in statistics.Basis}
_roll = {basis: Compiled(partial(_composed_roll, basis)) for basis in statistics.Basis}
