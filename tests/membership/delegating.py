"""How tests make a delegation act: a person is accredited, invited, accepts and is confirmed."""

import re
from datetime import UTC, datetime

from django.core import mail

from intersession.membership import actions, rules

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
TODAY = NOW.date()
RUTH = actions.Person("ruth@example.org", "Ruth", "fr")


def accredited(entity, by, **given):
    """Accredit Ruth as focal point of an entity."""
    known = {"person": RUTH, "note": "NV 12/2026", "note_date": TODAY, "now": NOW}
    return actions.accredit(entity, by=by, **known | given)


def token_of_last_mail() -> str:
    """Return the token in the last invitation."""
    return re.search(r"/invitations/(\S+)/", mail.outbox[-1].body)[1]


def invited(focal, capture, **given):
    """Invite a person and return their place and the token that the mail holds."""
    known = {"by": focal.user, "person": RUTH, "role": "delegate", "now": NOW}
    with capture(execute=True):
        place = actions.invite(focal.delegation, **known | given)
    return place, token_of_last_mail()


def joined(focal, capture):
    """A person who was invited, has accepted and is confirmed."""
    place, token = invited(focal, capture)
    actions.accept(token, user=place.user, now=NOW)
    return actions.confirm(place, by=focal.user, now=NOW)


def acts(place, day=TODAY) -> bool:
    """Whether the person of a place acts for its entity on a day."""
    return rules.delegate_for(place.user, place.delegation.entity, day) is not None
