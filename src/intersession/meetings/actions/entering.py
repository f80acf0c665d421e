"""Writes lists of persons into registrations: who is new, changed, back again, and who they are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.core import tables
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.models import (
    TAKES_A_PLACE,
    Link,
    Meeting,
    Person,
    Registration,
    Speaker,
    Standing,
)
from intersession.membership.models import Entity

GONE = (Standing.WITHDRAWN, Standing.DECLINED)
"""Standings from which a delegation may name a person again."""
PERSONAL = ("email", "language", "given_name", "family_name")
PRESENT = (*rules.EDITABLE, Standing.ATTENDED)
"""Standings of those who are in a delegation, and count for its quota."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Nominee:
    """A person as a delegation names them; `pk` is the registration of one who is in its list already."""

    name: str
    honorific: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    email: str = ""
    language: str = "en"
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """How many persons of a table were new, changed, and there already."""

    new: int
    changed: int
    same: int


def folded(name: str) -> str:
    """Return a name as persons are compared by it: words in any order, without accents and capitals."""
    return " ".join(sorted(tables.folded(name).split()))


def named(name: str) -> tuple[str, str]:
    """Return the given and the family name of a person as their table holds them."""
    given, family = rules.split_name(name)
    return given[:80], family[:80]


class Entering:
    """One act of entering lists: a few writes, however many persons there are."""

    def __init__(self, meeting: Meeting, by: User, now: datetime, *, asks_again: bool) -> None:
        self.meeting, self.by, self.now, self.asks_again = meeting, by, now, asks_again
        self.persons: list[Person] = []
        self.new: list[Registration] = []
        self.changed: list[Registration] = []
        self.people_changed: list[Person] = []

    def enter(
        self,
        lists: Mapping[Entity, Sequence[Nominee]],
        present: Sequence[Registration],
        *,
        appended: bool = False,
    ) -> Entered:
        """Write the lists; positions are those of the lists, or follow the last where they are appended."""
        by_pk = {row.pk: row for row in present}
        known = self._known([entity.pk for entity in lists], present)
        self.bound = self._bound(present)
        last = self._last_positions([entity.pk for entity in lists]) if appended else {}
        same = 0
        for entity, nominees in lists.items():
            for number, nominee in enumerate(nominees, start=last.get(entity.pk, 0) + 1):
                row = self._row(nominee, entity, by_pk, known)
                position = row.position if row and appended else number
                same += not self._set(row, nominee, entity, position, known)
        self._save()
        return Entered(len(self.new), len(self.changed), same)

    def _row(
        self,
        nominee: Nominee,
        entity: Entity,
        by_pk: Mapping[int, Registration],
        known: Mapping[tuple[int, str, str], Person],
    ) -> Registration | None:
        """Return the registration that a nominee has; one who had gone comes back in it."""
        if nominee.pk is not None:
            row = by_pk.get(nominee.pk)
            if row is None or row.entity_id != entity.pk:
                raise Refused(_("%(name)s is in the list of another delegation.") % {"name": nominee.name})
            if row.standing not in PRESENT:
                reason = _("%(name)s is %(standing)s; this can no longer be done.")
                raise Refused(reason % {"name": row.name, "standing": row.get_standing_display()})
            return row
        person = known.get((entity.pk, folded(nominee.name), nominee.email.lower()))
        gone = [row for row in by_pk.values() if person and row.person_id == person.pk]
        return gone[0] if gone and gone[0].standing in GONE else None

    def _set(
        self,
        row: Registration | None,
        nominee: Nominee,
        entity: Entity,
        position: int,
        known: Mapping[tuple[int, str, str], Person],
    ) -> bool:
        """Write a nominee into a registration, new or there already; say whether anything changed."""
        printed = (nominee.honorific, nominee.name, list(nominee.lines))
        if row is None:
            self._add(nominee, entity, position, known)
            return True
        moved = (row.position, row.place) != (position, nominee.place)
        reworded = (row.honorific, row.name, row.lines) != printed
        returned = self._returned(row, changed=reworded)
        row.honorific, row.name, row.lines = printed
        row.position, row.place = position, nominee.place
        addressed = self._person(row.person, nominee)
        if moved or reworded or returned:
            self.changed.append(row)
        return moved or reworded or returned or addressed

    def _returned(self, row: Registration, *, changed: bool) -> bool:
        """Put a registration before the secretariat again where that is due; say whether it was."""
        before = row.standing
        if before in GONE:
            row.standing, row.reason = Standing.NOMINATED, ""
        elif before == Standing.ASKED_BACK and changed:
            row.standing = Standing.NOMINATED
        elif before in TAKES_A_PLACE and changed and self.asks_again:
            row.approved_as, row.standing = before, Standing.NOMINATED
        return row.standing != before

    def _person(self, person: Person, nominee: Nominee) -> bool:
        """Change the name of a person and how to write to them; say whether anything changed.

        Who has a private link or speaks has a name of their own, and no other address from a delegation.
        """
        is_bound = person.pk in self.bound
        is_new = person.email.lower() != nominee.email.lower()
        if is_new and is_bound and self.asks_again:
            reason = _(
                "%(name)s has a private link by mail: only they and the secretariat change the address."
            )
            raise Refused(reason % {"name": nominee.name})
        before = (person.email, person.language, person.given_name, person.family_name)
        person.language = nominee.language
        if is_new:
            person.email = nominee.email
        if not is_bound:
            person.given_name, person.family_name = named(nominee.name)
        is_changed = before != (person.email, person.language, person.given_name, person.family_name)
        if is_changed:
            self.people_changed.append(person)
        return is_changed

    def _add(
        self,
        nominee: Nominee,
        entity: Entity,
        position: int,
        known: Mapping[tuple[int, str, str], Person],
    ) -> None:
        person = known.get((entity.pk, folded(nominee.name), nominee.email.lower()))
        if person is None or person.pk in self.taken:
            given, family = named(nominee.name)
            person = Person(
                given_name=given, family_name=family, email=nominee.email, language=nominee.language
            )
            self.persons.append(person)
        self.new.append(
            Registration(
                meeting=self.meeting,
                person=person,
                entity=entity,
                kind=entity.kind,
                honorific=nominee.honorific,
                name=nominee.name,
                lines=list(nominee.lines),
                place=nominee.place,
                position=position,
                standing=Standing.NOMINATED,
                entered_by=self.by,
                entered_at=self.now,
            )
        )

    def _known(
        self, entities: Collection[int], present: Sequence[Registration]
    ) -> dict[tuple[int, str, str], Person]:
        """Return the persons that entities named before, by entity, name and address."""
        self.taken = {row.person_id for row in present if row.standing not in GONE}
        self.taken |= set(
            Registration.objects.filter(meeting=self.meeting)
            .exclude(entity__in=entities)
            .values_list("person", flat=True)
        )
        found = Registration.objects.filter(
            entity__in=entities, person__merged_into=None, person__forgotten_at=None
        )
        return {
            (row.entity_id or 0, folded(row.name), row.person.email.lower()): row.person
            for row in found.select_related("person").order_by("entered_at")
            if row.person_id not in self.taken
        }

    def _bound(self, present: Sequence[Registration]) -> set[int]:
        """Return the persons who have a private link or speak: their address is no delegation's any more."""
        persons = {row.person_id for row in present}
        linked = Link.objects.filter(person__in=persons).values_list("person", flat=True)
        return {*linked, *Speaker.objects.filter(person__in=persons).values_list("person_id", flat=True)}

    def _last_positions(self, entities: Collection[int]) -> dict[int, int]:
        found = Registration.objects.filter(meeting=self.meeting, entity__in=entities).order_by()
        return dict(found.values_list("entity").annotate(Max("position")))

    def _save(self) -> None:
        Person.objects.bulk_create(self.persons, batch_size=BATCH)
        Registration.objects.bulk_create(self.new, batch_size=BATCH)
        Person.objects.bulk_update(self.people_changed, PERSONAL, batch_size=BATCH)
        for row in self.changed:
            row.version += 1
        fields = (
            "honorific",
            "name",
            "lines",
            "place",
            "position",
            "standing",
            "reason",
            "approved_as",
            "version",
        )
        Registration.objects.bulk_update(self.changed, fields, batch_size=BATCH)
