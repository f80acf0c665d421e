"""Mails about consultations: the receipt of a reply, and the reminder to those who are silent."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.consultations import log, times
from intersession.consultations.models import Consultation, Reply
from intersession.core import wording
from intersession.membership.models import Delegate, DelegateRole
from intersession.membership.queries import name_of

PAGES = {"registered": "consultations:receipt", "reminder": "consultations:reply"}
READERS = (DelegateRole.FOCAL_POINT, DelegateRole.DEPUTY)


def registered(reply: Reply) -> None:
    """Send the receipt of a reply to the focal point and deputies of the delegation.

    The mail tells what was registered when, by whom, and the head of the log, which whoever keeps it can
    compare later. It holds neither the answer nor the salt: a mail is read by more people than a page.
    """
    more = {"reply": reply, "receipt": log.receipt(reply)}
    for place in _readers((reply.entity_id,), reply.received_at):
        _send("registered", place, reply.consultation, more, moment=reply.received_at)


def remind(consultation: Consultation, entities: Iterable[int], now: datetime) -> None:
    """Recall an open consultation to the delegations that have not replied."""
    for place in _readers(entities, now):
        _send("reminder", place, consultation, {})


def _readers(entities: Iterable[int], now: datetime) -> Iterable[Delegate]:
    found = Delegate.objects.accredited(now.date()).filter(delegation__entity__in=entities, role__in=READERS)
    return found.select_related("user", "delegation__entity")


def _send(
    name: str,
    place: Delegate,
    consultation: Consultation,
    more: dict[str, object],
    moment: datetime | None = None,
) -> None:
    entity = place.delegation.entity
    with translation.override(place.user.language):
        address = reverse(PAGES[name], args=(consultation.key, entity.key))
        context = {
            "entity": name_of(entity.pk, place.user.language),
            "title": wording.plainly(consultation.title),
            "until": times.closing(consultation, place.user.language),
            "address": settings.SITE.geturl() + address,
            "received": times.told(moment, place.user.language) if moment else "",
            **more,
        }
        letters.send(f"consultations/mail/{name}", place.user, context)
