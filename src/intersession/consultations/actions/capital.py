"""Makes and revokes the private link of a capital."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from intersession.accounts.models import User
from intersession.consultations import rules
from intersession.consultations.models import CapitalLink, Consultation
from intersession.core import tokens
from intersession.membership.models import Entity

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def make_link(consultation: Consultation, entity: Entity, *, by: User, now: datetime) -> str:
    """Make the link of the capital of an entity and return its token, told once; an earlier one dies.

    Refuses who does not act for the entity, and a consultation that takes no reply.
    """
    rules.check_acts(by, entity, now)
    rules.check_open(consultation, now)
    _living(consultation, entity).update(revoked_at=now)
    token = tokens.new()
    CapitalLink.objects.create(
        consultation=consultation, entity=entity, digest=tokens.digest(token), made_by=by, made_at=now
    )
    return token


@transaction.atomic
def revoke_link(consultation: Consultation, entity: Entity, *, by: User, now: datetime) -> None:
    """Revoke the link of the capital; who does not act for the entity is refused."""
    rules.check_acts(by, entity, now)
    _living(consultation, entity).update(revoked_at=now)


def link_of(token: str) -> CapitalLink | None:
    """Return the living link of a token."""
    found = CapitalLink.objects.filter(digest=tokens.digest(token), revoked_at=None)
    return found.select_related("consultation__cycle", "consultation__paper", "entity", "made_by").first()


def living(consultation: Consultation, entity: Entity) -> CapitalLink | None:
    """Return the living link of the capital of an entity."""
    return _living(consultation, entity).select_related("made_by").first()


def _living(consultation: Consultation, entity: Entity) -> "QuerySet[CapitalLink]":
    return CapitalLink.objects.filter(consultation=consultation, entity=entity, revoked_at=None)
