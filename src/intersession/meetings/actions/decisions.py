"""Decides on those who were nominated or applied, and takes the answers of those who were confirmed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import places
from intersession.meetings.models import TAKES_A_PLACE, Meeting, Registration, Standing


@dataclass(frozen=True, slots=True)
class Decided:
    """How many got a place, and how many wait for one."""

    confirmed: int
    waiting: int


@transaction.atomic
def confirm(meeting: Meeting, pks: Collection[int], *, by: User, now: datetime) -> Decided:
    """Confirm persons as long as there are places, who waits longest first; the others wait.

    Who applied is registered with it, and so is who has no address: there the delegation speaks for them.
    Others are asked by mail to accept. Refuses who is not of the secretariat.
    """
    _check(by)
    admission = places.locked(meeting)
    found = Registration.objects.select_for_update(of=("self",)).filter(
        meeting=meeting, pk__in=pks, standing__in=rules.DECIDABLE, person__merged_into=None
    )
    rows = list(found.select_related("person").order_by("waiting_since", "pk"))
    free = places.Places(admission)
    given = [row for row in rows if free.give(row)]
    short = [row for row in rows if row not in given]
    new = [row for row in short if row.standing != Standing.WAIT_LISTED]
    for row in new:
        row.standing, row.waiting_since = Standing.WAIT_LISTED, now
    for row in rows:
        row.reason = ""
    places.kept([*given, *new])
    places.write([row for row in given if row.standing == Standing.CONFIRMED], "confirmed", now)
    places.write([row for row in given if row.standing == Standing.REGISTERED], "registered", now)
    places.write(new, "wait_listed", now)
    return Decided(len(given), len(short))


@transaction.atomic
def ask_back(registration: Registration, *, by: User, reason: str, now: datetime) -> Registration:
    """Ask for something to be mended before it is decided; who has a place keeps it meanwhile.

    Refuses who is not of the secretariat, and what was decided for good.
    """
    _check(by)
    places.locked(registration.meeting)
    row = _fresh(registration)
    if row.standing in TAKES_A_PLACE:
        row.approved_as = row.standing
    row.standing, row.reason, row.waiting_since = Standing.ASKED_BACK, reason.strip(), None
    places.kept([row])
    places.write([row], "asked_back", now)
    return row


@transaction.atomic
def refuse(registration: Registration, *, by: User, reason: str, now: datetime) -> Registration:
    """Refuse a person, with reasons that they are told; who waits longest takes the place.

    Refuses who is not of the secretariat, and what was decided for good.
    """
    _check(by)
    return _ended(registration, Standing.REFUSED, "refused", reason=reason, now=now)


@transaction.atomic
def withdraw(registration: Registration, *, by: User | None, now: datetime) -> Registration:
    """Take a person out at their own wish, or at the wish of who named them; the place goes on."""
    if by is not None:
        _check(by)
    return _ended(registration, Standing.WITHDRAWN, "", reason="", now=now)


@transaction.atomic
def accept(registration: Registration, *, listed: bool) -> Registration:
    """Take the word of a confirmed person that they come; `listed` is the consent to be named.

    Refuses who is not asked: one who waits, was refused, or has answered.
    """
    places.locked(registration.meeting)
    row = _fresh(registration)
    if row.standing != Standing.CONFIRMED:
        raise Refused(_("There is nothing to accept now."))
    row.standing, row.listed = Standing.REGISTERED, listed
    row.save(update_fields=["listed"])
    places.kept([row])
    return row


@transaction.atomic
def decline(registration: Registration, *, now: datetime) -> Registration:
    """Take the word of a confirmed person that they do not come; who waits longest takes the place."""
    if registration.standing != Standing.CONFIRMED:
        raise Refused(_("There is nothing to decline now; you can withdraw."))
    return _ended(registration, Standing.DECLINED, "", reason="", now=now)


def _ended(
    registration: Registration, standing: str, letter: str, *, reason: str, now: datetime
) -> Registration:
    admission = places.locked(registration.meeting)
    row = _fresh(registration)
    row.standing, row.reason = standing, reason.strip()
    row.waiting_since, row.approved_as = None, ""
    places.kept([row])
    if letter:
        places.write([row], letter, now)
    places.move_up(admission, now)
    return row


def _fresh(registration: Registration) -> Registration:
    """Return the row as it is under the lock; refuses one that was decided for good meanwhile."""
    row = Registration.objects.select_related("person", "meeting").get(pk=registration.pk)
    if row.standing not in rules.OPEN_TO_WITHDRAWAL:
        reason = _("%(name)s is %(standing)s; this can no longer be done.")
        raise Refused(reason % {"name": row.name, "standing": row.get_standing_display()})
    return row


def _check(by: User) -> None:
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat decides on registrations."))
