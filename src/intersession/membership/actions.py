"""Changes delegations: the first focal point is accredited, delegates are invited, confirmed, withdrawn.

Changes of one delegation come one after the other: each takes a lock on its row and only then looks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from intersession.accounts import actions as accounts
from intersession.accounts import rules as people
from intersession.accounts.models import User
from intersession.core import tokens
from intersession.core.refusals import Refused
from intersession.membership import letters, queries, rules
from intersession.membership.models import (
    Delegate,
    DelegateQuerySet,
    DelegateRole,
    Delegation,
    Entity,
    Invitation,
    Submitters,
)

LIFETIME = timedelta(days=14)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as they are named to the program, with an account or not yet."""

    email: str
    name: str
    language: str


@transaction.atomic
def accredit(
    entity: Entity, *, by: User, person: Person, note: str, note_date: date, now: datetime
) -> Delegate:
    """Accredit the focal point of an entity from a note verbale and invite them; open a delegation.

    Who was a delegate before is the focal point from now on. Refuses an entity that is neither Member nor
    observer, one whose delegation has a focal point now or is handed over to one, and a note still to come.
    """
    today = now.date()
    if not people.is_secretariat(by):
        raise Refused(_("Only the secretariat accredits a focal point."))
    if note_date > today:
        raise Refused(_("The note verbale is dated in the future; look at the date."))
    if entity.pk not in dict(queries.standing_at(today)):
        raise Refused(_("Only Members and observers have a delegation."))
    Delegation.objects.get_or_create(entity=entity, end=None, defaults={"start": today})
    delegation = Delegation.objects.select_for_update().get(entity=entity, end=None)
    if _focal_points(delegation, today).exists():
        raise Refused(_("This delegation has a focal point, who can hand over to a successor."))
    user = _user(person)
    _end_places(delegation, user, before=today)
    place = Delegate(delegation=delegation, user=user, role=DelegateRole.FOCAL_POINT, start=today)
    place.note, place.note_date = note.strip(), note_date
    place.confirmed_at, place.confirmed_by = now, by
    _kept(place)
    _invited(place, by=by, now=now)
    return place


@transaction.atomic
def invite(delegation: Delegation, *, by: User, person: Person, role: str, now: datetime) -> Delegate:
    """Invite a person into the delegation; they act for it once they accept and the focal point confirms.

    Refuses who does not manage the delegation, a second focal point, and who is in the delegation already.
    """
    delegation = _managed(delegation, by, now)
    if role == DelegateRole.FOCAL_POINT:
        raise Refused(_("A delegation has one focal point, who hands over to a successor."))
    place = Delegate(delegation=delegation, user=_user(person), role=DelegateRole(role), start=now.date())
    _kept(place)
    _invited(place, by=by, now=now)
    return place


@transaction.atomic
def invite_again(place: Delegate, *, by: User, now: datetime) -> Delegate:
    """Send a new invitation in the place of one that was lost or has expired; that one is worth nothing now.

    Refuses when an invitation was accepted.
    """
    place = _present(place, now)
    if not rules.may_invite_again(by, place, now.date()):
        raise Refused(rules.not_managing())
    if _has_accepted(place):
        raise Refused(_("%(person)s has accepted the invitation already.") % {"person": place.user})
    _revoke(place, now)
    _invited(place, by=by, now=now)
    return place


@transaction.atomic
def accept(token: str, *, user: User, now: datetime) -> Delegate:
    """Use an invitation, once, by the person it was written to.

    Refuses a used, expired or revoked one, and anybody else: whoever merely holds the mail gets nothing.
    """
    invitation = invitation_of(token, lock=True)
    if invitation is None:
        raise Refused(_("There is no such invitation. Ask the focal point of your delegation for a new one."))
    if invitation.delegate.user_id != user.pk:
        raise Refused(_("This invitation is for another address. Sign in with the address it was sent to."))
    if reason := queries.refusal_of(invitation, now):
        raise Refused(reason)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    return invitation.delegate


def invitation_of(token: str, *, lock: bool = False) -> Invitation | None:
    """Return the invitation of a token, of which only a digest is kept."""
    found = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects.all()
    return (
        found.select_related("delegate__user", "delegate__delegation__entity")
        .filter(digest=tokens.digest(token))
        .first()
    )


@transaction.atomic
def confirm(place: Delegate, *, by: User, now: datetime) -> Delegate:
    """Confirm a delegate, who acts for the entity from now on.

    Refuses who has not accepted yet, who acts already and who was withdrawn.
    """
    place = _present(place, now)
    if not rules.may_manage(by, place.delegation, now.date()):
        raise Refused(rules.not_managing())
    if place.confirmed_at:
        raise Refused(_("%(person)s is confirmed already.") % {"person": place.user})
    if not _has_accepted(place):
        raise Refused(_("%(person)s has not accepted the invitation yet.") % {"person": place.user})
    place.confirmed_at, place.confirmed_by, place.start = now, by, now.date()
    place.save(update_fields=["confirmed_at", "confirmed_by", "start"])
    return place


@transaction.atomic
def withdraw(place: Delegate, *, by: User, reason: str, now: datetime) -> Delegate:
    """Withdraw a delegate or an invitation, at once; a hand-over that is still to come is taken back by it.

    Refuses the focal point, who hands over instead; only the secretariat withdraws one, as a note says.
    """
    place = _present(place, now)
    if not rules.may_withdraw(by, place, now.date()):
        if rules.may_manage(by, place.delegation, now.date()):
            raise Refused(_("The focal point cannot be withdrawn; hand over to a successor instead."))
        raise Refused(rules.not_managing())
    if _focal_points(place.delegation, now.date()).filter(user=place.user_id).exclude(pk=place.pk).exists():
        raise Refused(
            _("%(person)s is to take over. Withdraw the focal point to come first.") % {"person": place.user}
        )
    place.withdrawn_at, place.withdrawn_reason = now, reason.strip()
    place.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    _revoke(place, now)
    if place.role == DelegateRole.FOCAL_POINT and place.start > now.date():
        _take_back(place)
    return place


@transaction.atomic
def hand_over(delegation: Delegation, *, by: User, to: Delegate, day: date, now: datetime) -> Delegate:
    """Make a delegate the focal point from a day on; who was it acts until the day before.

    Refuses a day that is past, a successor who does not act for the entity, and a second hand-over while one
    is still to come.
    """
    delegation = _managed(delegation, by, now)
    if day < now.date():
        raise Refused(_("The day of the hand-over is past. Choose today or a later day."))
    before = _acts(delegation, now.date()).filter(role=DelegateRole.FOCAL_POINT).first()
    if before is None:
        raise Refused(
            _("This delegation has no focal point; the secretariat accredits one from a note verbale.")
        )
    if _focal_points(delegation, now.date()).exclude(pk=before.pk).exists():
        raise Refused(_("A hand-over is set already. Withdraw the focal point to come first."))
    successor = _acts(delegation, now.date()).filter(pk=to.pk).exclude(pk=before.pk).first()
    if successor is None:
        raise Refused(_("Only somebody else who acts for the delegation now can take over."))
    return _handed_over(before, successor, by=by, day=day, now=now)


def _handed_over(before: Delegate, successor: Delegate, *, by: User, day: date, now: datetime) -> Delegate:
    before.end = successor.end = day - ONE_DAY
    before.save(update_fields=["end"])
    successor.save(update_fields=["end"])
    taken = Delegate(
        delegation=before.delegation, user=successor.user, role=DelegateRole.FOCAL_POINT, start=day
    )
    taken.confirmed_at, taken.confirmed_by = now, by
    _kept(taken)
    transaction.on_commit(lambda: letters.handed_over(before, taken))
    return taken


def _take_back(taken: Delegate) -> None:
    """Let both go on as what they were before a hand-over that is still to come, and tell them."""
    last = taken.start - ONE_DAY
    places = taken.delegation.delegates.filter(end=last, withdrawn_at__isnull=True)
    for place in places.filter(Q(role=DelegateRole.FOCAL_POINT) | Q(user=taken.user)):
        place.end = None
        reason = _("%(person)s was invited anew for after the hand-over. Withdraw that first.")
        with _or_refused(reason % {"person": place.user}):
            place.save(update_fields=["end"])
    before = _acts(taken.delegation, last).filter(role=DelegateRole.FOCAL_POINT).first()
    if before:
        transaction.on_commit(lambda: letters.taken_back(before, taken))


@transaction.atomic
def set_submitters(delegation: Delegation, *, by: User, submitters: str, now: datetime) -> Delegation:
    """Say who may submit for the entity; everybody who acts for it may draft."""
    delegation = _managed(delegation, by, now)
    delegation.submitters = Submitters(submitters)
    delegation.save(update_fields=["submitters"])
    return delegation


def _managed(delegation: Delegation, by: User, now: datetime) -> Delegation:
    """Lock a delegation for one who manages it."""
    held = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if not rules.may_manage(by, held, now.date()):
        raise Refused(rules.not_managing())
    return held


def _present(place: Delegate, now: datetime) -> Delegate:
    """Lock the delegation of a place and read the place again; refuses one that is over."""
    Delegation.objects.select_for_update().get(pk=place.delegation_id)
    found = Delegate.objects.select_related("delegation__entity", "user").get(pk=place.pk)
    if found.withdrawn_at or (found.end and found.end < now.date()):
        raise Refused(_("%(person)s is no longer in this delegation.") % {"person": found.user})
    return found


def _acts(delegation: Delegation, day: date) -> DelegateQuerySet:
    return Delegate.objects.accredited(day).filter(delegation=delegation).select_related("user", "delegation")


def _focal_points(delegation: Delegation, day: date) -> DelegateQuerySet:
    """The focal point of that day, and one who is to come."""
    places = Delegate.objects.filter(
        delegation=delegation, role=DelegateRole.FOCAL_POINT, withdrawn_at__isnull=True
    )
    return places.filter(Q(end__isnull=True) | Q(end__gte=day))


def _has_accepted(place: Delegate) -> bool:
    return place.invitations.filter(used_at__isnull=False).exists()


def _revoke(place: Delegate, now: datetime) -> None:
    place.invitations.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=now)


def _end_places(delegation: Delegation, user: User, *, before: date) -> None:
    """End what else a person is in the delegation."""
    for place in delegation.delegates.filter(user=user, end__isnull=True, withdrawn_at__isnull=True):
        place.end = before - ONE_DAY
        place.save(update_fields=["end"])


def _user(person: Person) -> User:
    """Return the account of an address; one without rights is made for who has none."""
    found = User.objects.filter(email=person.email.strip().lower()).first()
    if found and not found.is_active:
        raise Refused(_("%(address)s may not sign in. Ask the secretariat.") % {"address": found.email})
    return found or accounts.register(email=person.email, name=person.name, language=person.language)


def _kept(place: Delegate) -> None:
    with _or_refused(_("%(person)s is in this delegation already.") % {"person": place.user}):
        place.save()


@contextmanager
def _or_refused(reason: str) -> Iterator[None]:
    """Turn what a constraint of the table forbids into a refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(reason) from None


def _invited(place: Delegate, *, by: User, now: datetime) -> Invitation:
    token = tokens.new()
    invitation = Invitation.objects.create(
        delegate=place, digest=tokens.digest(token), invited_by=by, expires_at=now + LIFETIME
    )
    transaction.on_commit(lambda: letters.invited(invitation, token))
    return invitation
