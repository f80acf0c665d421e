"""Changes delegations: the first focal point is accredited, delegates are invited, confirmed, withdrawn."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from intersession.accounts import actions as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.membership import letters, queries, rules
from intersession.membership.models import Delegate, DelegateRole, Delegation, Entity, Invitation, Submitters

LIFETIME = timedelta(days=14)
TOKEN_BYTES = 24  # 192 bits


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

    Refuses an entity whose delegation has a focal point: it hands over by itself.
    """
    delegation, _new = Delegation.objects.select_for_update().get_or_create(
        entity=entity, end=None, defaults={"start": now.date()}
    )
    if delegation.delegates.accredited(now.date()).filter(role=DelegateRole.FOCAL_POINT).exists():
        raise Refused(_("This delegation has a focal point, who can hand over to a successor."))
    place = _place(delegation, _user(person), DelegateRole.FOCAL_POINT, now)
    place.note, place.note_date = note.strip(), note_date
    place.confirmed_at, place.confirmed_by = now, by
    place.save()
    _invited(place, by=by, now=now)
    return place


@transaction.atomic
def invite(delegation: Delegation, *, by: User, person: Person, role: str, now: datetime) -> Delegate:
    """Invite a person into the delegation; they act for it once they accept and the focal point confirms.

    Refuses who does not manage the delegation, and a second focal point.
    """
    _managed(delegation, by, now)
    if role == DelegateRole.FOCAL_POINT:
        raise Refused(_("A delegation has one focal point, who hands over to a successor."))
    place = _place(delegation, _user(person), role, now)
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
    digest = hashlib.sha256(token.encode()).hexdigest()
    return (
        found.select_related("delegate__user", "delegate__delegation__entity").filter(digest=digest).first()
    )


@transaction.atomic
def confirm(place: Delegate, *, by: User, now: datetime) -> Delegate:
    """Confirm a delegate, who acts for the entity from now on; refuses who has not accepted yet."""
    _managed(place.delegation, by, now)
    if not place.invitations.filter(used_at__isnull=False).exists():
        raise Refused(_("%(person)s has not accepted the invitation yet.") % {"person": place.user})
    place.confirmed_at, place.confirmed_by = now, by
    place.save(update_fields=["confirmed_at", "confirmed_by"])
    return place


@transaction.atomic
def withdraw(place: Delegate, *, by: User, reason: str, now: datetime) -> Delegate:
    """Withdraw a delegate or an invitation, at once; refuses the focal point, who hands over instead."""
    _managed(place.delegation, by, now)
    if place.role == DelegateRole.FOCAL_POINT:
        raise Refused(_("The focal point cannot be withdrawn; hand over to a successor instead."))
    place.withdrawn_at, place.withdrawn_reason = now, reason.strip()
    place.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    place.invitations.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=now)
    return place


@transaction.atomic
def hand_over(delegation: Delegation, *, by: User, to: Delegate, day: date, now: datetime) -> Delegate:
    """Make a delegate the focal point from a day on; who was it acts until the day before.

    Refuses a day that is past, and a successor who does not act for the entity.
    """
    _managed(delegation, by, now)
    if day < now.date():
        raise Refused(_("The day of the hand-over is past. Choose today or a later day."))
    places = Delegate.objects.select_for_update().filter(delegation=delegation, withdrawn_at__isnull=True)
    before = places.filter(role=DelegateRole.FOCAL_POINT, end__isnull=True).first()
    successor = places.accredited(now.date()).filter(pk=to.pk).first()
    if successor is None or before is None or successor.pk == before.pk:
        raise Refused(_("Only somebody else who acts for the delegation now can take over."))
    return _handed_over(before, successor, by=by, day=day, now=now)


def _handed_over(before: Delegate, successor: Delegate, *, by: User, day: date, now: datetime) -> Delegate:
    before.end = day - timedelta(days=1)
    before.save(update_fields=["end"])
    successor.end = before.end
    successor.save(update_fields=["end"])
    taken = Delegate.objects.create(
        delegation=before.delegation,
        user=successor.user,
        role=DelegateRole.FOCAL_POINT,
        start=day,
        confirmed_at=now,
        confirmed_by=by,
    )
    transaction.on_commit(lambda: letters.handed_over(before, taken))
    return taken


@transaction.atomic
def set_submitters(delegation: Delegation, *, by: User, submitters: str, now: datetime) -> Delegation:
    """Say who may submit for the entity; everybody who acts for it may draft."""
    _managed(delegation, by, now)
    delegation.submitters = Submitters(submitters)
    delegation.save(update_fields=["submitters"])
    return delegation


def _managed(delegation: Delegation, by: User, now: datetime) -> None:
    if not rules.may_manage(by, delegation, now.date()):
        raise Refused(_("Only the focal point and deputies can change the delegation."))


def _user(person: Person) -> User:
    """Return the account of an address; one without rights is made for who has none."""
    found = User.objects.filter(email=person.email.strip().lower()).first()
    return found or accounts.register(email=person.email, name=person.name, language=person.language)


def _place(delegation: Delegation, person: User, role: str, now: datetime) -> Delegate:
    try:
        with transaction.atomic():
            return Delegate.objects.create(
                delegation=delegation, user=person, role=DelegateRole(role), start=now.date()
            )
    except IntegrityError:
        raise Refused(_("%(person)s is in this delegation already.") % {"person": person}) from None


def _invited(place: Delegate, *, by: User, now: datetime) -> Invitation:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        delegate=place,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        invited_by=by,
        expires_at=now + LIFETIME,
    )
    transaction.on_commit(lambda: letters.invited(invitation, token))
    return invitation
