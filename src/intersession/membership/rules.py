"""Who acts for an entity, and what each may do; the gate of a delegation."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.membership.models import Delegate, DelegateRole, Delegation, Entity, Submitters

MANAGERS = {DelegateRole.FOCAL_POINT, DelegateRole.DEPUTY}


def acting(person: accounts.Person, day: date) -> list[Delegate]:
    """Return the places in which a person acts on a day, each with its delegation and entity."""
    if not accounts.is_signed_in(person):
        return []
    found = Delegate.objects.accredited(day).filter(user=person.pk)
    return list(found.select_related("delegation__entity").order_by("delegation__entity__key"))


def delegate_for(person: accounts.Person, entity: Entity, day: date) -> Delegate | None:
    """Return the place in which the person acts for the entity on that day, or None."""
    return next((place for place in acting(person, day) if place.delegation.entity_id == entity.pk), None)


def may_submit(place: Delegate | None) -> bool:
    """Whether who holds the place may submit for the entity: its delegation says who may."""
    if place is None:
        return False
    return place.role in MANAGERS or place.delegation.submitters == Submitters.DELEGATES


def may_manage(person: accounts.Person, delegation: Delegation, day: date) -> bool:
    """Whether the person invites, confirms and withdraws delegates: the focal point and deputies."""
    return any(
        place.delegation_id == delegation.pk and place.role in MANAGERS for place in acting(person, day)
    )


def may_withdraw(person: accounts.Person, place: Delegate, day: date) -> bool:
    """Whether the person ends what the holder of a place may do.

    Who manages the delegation withdraws everybody but the focal point who acts; the secretariat, which
    accredits focal points, withdraws them and nobody else.
    """
    is_focal = place.role == DelegateRole.FOCAL_POINT
    if is_focal and accounts.is_secretariat(person):
        return True
    return (not is_focal or place.start > day) and may_manage(person, place.delegation, day)


def may_invite_again(person: accounts.Person, place: Delegate, day: date) -> bool:
    """Whether the person sends a new invitation: a manager, and to a focal point the secretariat too."""
    accredits = place.role == DelegateRole.FOCAL_POINT and accounts.is_secretariat(person)
    return accredits or may_manage(person, place.delegation, day)


def delegation_or_404(person: accounts.Person, pk: int, day: date) -> Delegation:
    """Return a delegation to those who act in it and to the secretariat; for others there is none."""
    found = Delegation.objects.select_related("entity").filter(pk=pk).first()
    if found is None:
        raise Http404
    if not accounts.is_secretariat(person) and not any(
        place.delegation_id == found.pk for place in acting(person, day)
    ):
        raise Http404
    return found


def managed_or_403(person: accounts.Person, pk: int, day: date) -> Delegation:
    """Return a delegation to those who manage it; who only sees it is told why not."""
    found = delegation_or_404(person, pk, day)
    if not may_manage(person, found, day):
        raise PermissionDenied(not_managing())
    return found


def not_managing() -> str:
    """Say who changes a delegation, to one who does not."""
    return _("Only the focal point and deputies can change the delegation.")
