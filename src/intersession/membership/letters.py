"""Mails about delegations, each in the language of its reader."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.core import wording
from intersession.membership.models import Delegate, Invitation
from intersession.membership.queries import names_at
from intersession.papers import dates


def invited(invitation: Invitation, token: str) -> None:
    """Invite a person into a delegation; the address in the mail is worth nothing without the mailbox."""
    place = invitation.delegate
    with translation.override(place.user.language):
        letters.send(
            "membership/mail/invitation",
            place.user,
            {
                "entity": _entity(place),
                "role": place.get_role_display(),
                "address": settings.SITE.geturl() + reverse("membership:invitation", args=(token,)),
                "until": dates.day(invitation.expires_at.date(), place.user.language),
            },
        )


def handed_over(before: Delegate, successor: Delegate) -> None:
    """Tell who was the focal point and who becomes it from which day on."""
    _told("membership/mail/hand_over", before, successor)


def taken_back(before: Delegate, successor: Delegate) -> None:
    """Tell both that a hand-over which was still to come will not be."""
    _told("membership/mail/taken_back", before, successor)


def _told(name: str, before: Delegate, successor: Delegate) -> None:
    for place in (before, successor):
        with translation.override(place.user.language):
            context = {
                "entity": _entity(place),
                "focal_point": before.user,
                "successor": successor.user,
                "day": dates.day(successor.start, place.user.language),
            }
            letters.send(name, place.user, context)


def _entity(place: Delegate) -> str:
    return names_at(place.start, wording.language()).get(
        place.delegation.entity_id, place.delegation.entity.key
    )
