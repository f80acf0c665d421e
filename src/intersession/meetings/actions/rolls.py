"""Enters lists of persons into a meeting: one delegation as its focal point has it, or many from a table."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import places
from intersession.meetings.actions.entering import PRESENT, Entered, Entering, Nominee, folded
from intersession.meetings.models import (
    Meeting,
    Place,
    Quota,
    Registration,
    Standing,
)
from intersession.membership.models import Entity


class Changed(Refused):
    """The list was changed by somebody else since it was read."""


def seen(rows: Iterable[Registration]) -> str:
    """Return what names a state of a list: it changes with every change of a registration in it."""
    words = " ".join(f"{row.pk}.{row.version}" for row in sorted(rows, key=lambda row: row.pk))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def listed(meeting: Meeting, entities: Collection[int]) -> list[Registration]:
    """Return the registrations of entities in a meeting with their persons, in the order of protocol."""
    found = Registration.objects.filter(
        meeting=meeting, entity__in=entities, person__merged_into=None
    ).select_related("person")
    return list(found.order_by("entity", "position", "pk"))


@transaction.atomic
def nominate(
    meeting: Meeting,
    entity: Entity,
    *,
    by: User,
    nominees: Sequence[Nominee],
    removed: Collection[int],
    seen_as: str,
    now: datetime,
) -> None:
    """Keep a delegation as it was written, in one act: who is new, changed, moved, and who was removed.

    The head comes first; otherwise the order is the delegation's own. What was approved and is changed in
    what lists bear is looked at again. Refuses others than the focal point, deputies and the secretariat; a
    list that changed meanwhile; more persons than the quota; two heads; a name or an address that is none.
    """
    admission = places.locked(meeting)
    rules.check_nominates(by, entity, now)
    is_secretariat = accounts.is_secretariat(by)
    if not is_secretariat:
        rules.check_open(admission, now)
    present = listed(meeting, [entity.pk])
    if seen(present) != seen_as:
        raise Changed(
            _("The list was changed meanwhile. What you wrote is below, with what is new: look, save again.")
        )
    in_order = sorted(nominees, key=lambda nominee: nominee.place != Place.HEAD)
    _check(in_order, present, meeting, entity, removed)
    entering = Entering(meeting, by, now, asks_again=not is_secretariat)
    entering.enter({entity: in_order}, present)
    _remove([row for row in present if row.pk in removed and row.standing in rules.EDITABLE])
    places.move_up(admission, now)


@transaction.atomic
def enter_table(
    meeting: Meeting, lists: Mapping[Entity, Sequence[Nominee]], *, by: User, now: datetime
) -> Entered:
    """Enter a table of many delegations, all of it or nothing; who is in a list already is changed there.

    A person is known by the name, and by the address where two bear one. Nobody is removed. Refuses who is
    not of the secretariat, and a delegation of more persons than its quota.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat enters tables of delegations."))
    places.locked(meeting)
    present = listed(meeting, [entity.pk for entity in lists])
    known = _by_name(present)
    named = {
        entity: [_recognised(nominee, known.get((entity.pk, folded(nominee.name)), ())) for nominee in rows]
        for entity, rows in lists.items()
    }
    of_entity: dict[int, list[Registration]] = {}
    for row in present:
        of_entity.setdefault(row.entity_id or 0, []).append(row)
    quotas = dict(Quota.objects.filter(meeting=meeting).values_list("kind", "each"))
    for entity, nominees in named.items():
        _check_quota(quotas.get(entity.kind), _count(nominees, of_entity.get(entity.pk, []), ()), entity)
    return Entering(meeting, by, now, asks_again=False).enter(named, present, appended=True)


def _by_name(rows: Iterable[Registration]) -> dict[tuple[int, str], tuple[Registration, ...]]:
    found: dict[tuple[int, str], tuple[Registration, ...]] = {}
    for row in rows:
        key = (row.entity_id or 0, folded(row.name))
        found[key] = (*found.get(key, ()), row)
    return found


def _recognised(nominee: Nominee, same_name: Sequence[Registration]) -> Nominee:
    """Return the nominee with the registration of that name; of several, the one with the address."""
    present = [row for row in same_name if row.standing in PRESENT]
    by_address = [row for row in present if row.person.email.lower() == nominee.email.lower()]
    chosen = by_address or (present if len(present) == 1 else [])
    return replace(nominee, pk=chosen[0].pk) if chosen else nominee


def _check(
    nominees: Sequence[Nominee],
    present: Sequence[Registration],
    meeting: Meeting,
    entity: Entity,
    removed: Collection[int],
) -> None:
    for number, nominee in enumerate(nominees, start=1):
        check_nominee(nominee, number)
    if sum(nominee.place == Place.HEAD for nominee in nominees) > 1:
        raise Refused(_("A delegation has one head; choose another place for the others."))
    new = [folded(nominee.name) + nominee.email.lower() for nominee in nominees]
    if twice := next(
        (nominee.name for nominee, key in zip(nominees, new, strict=True) if new.count(key) > 1), ""
    ):
        raise Refused(_("%(name)s stands twice in the list. Take one away.") % {"name": twice})
    each = Quota.objects.filter(meeting=meeting, kind=entity.kind).values_list("each", flat=True).first()
    _check_quota(each, _count(nominees, present, removed), None)


def check_nominee(nominee: Nominee, number: int) -> None:
    """Refuse a row without a name, with too many lines, or with an address that is none."""
    if not nominee.name:
        raise Refused(_("Row %(number)s has no name.") % {"number": number})
    if len(nominee.lines) > rules.MOST_LINES:
        raise Refused(_("%(name)s has more than three lines.") % {"name": nominee.name})
    try:
        if nominee.email:
            validate_email(nominee.email)
    except ValidationError:
        reason = _("The e-mail address of %(name)s is none: %(email)s.")
        raise Refused(reason % {"name": nominee.name, "email": nominee.email}) from None


def _count(nominees: Sequence[Nominee], present: Iterable[Registration], removed: Collection[int]) -> int:
    """Return how many persons a list then has: those written, and those there whom it does not touch."""
    touched = {nominee.pk for nominee in nominees} | set(removed)
    return len(nominees) + sum(row.standing in PRESENT and row.pk not in touched for row in present)


def _check_quota(each: int | None, persons: int, entity: Entity | None) -> None:
    if each is None or persons <= each:
        return
    reason = ngettext(
        "A delegation may have %(each)s person, and this list has %(persons)s.",
        "A delegation may have %(each)s persons, and this list has %(persons)s.",
        each,
    )
    told = reason % {"each": each, "persons": persons}
    raise Refused(f"{entity.key}: {told}" if entity else told)


def _remove(rows: Sequence[Registration]) -> None:
    for row in rows:
        row.standing, row.waiting_since, row.approved_as = Standing.WITHDRAWN, None, ""
    places.kept(rows)
