"""Mails about consultations and proposals: receipts, reminders, what is asked of a delegation, outcomes."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.consultations import log, times
from intersession.consultations.models import Consultation, Proposal, ProposalState, Reply
from intersession.core import wording
from intersession.membership.models import Delegate, DelegateRole
from intersession.membership.queries import name_of

PAGES = {"registered": "consultations:receipt", "reminder": "consultations:reply"}
READERS = (DelegateRole.FOCAL_POINT, DelegateRole.DEPUTY)


def registered(reply: Reply, now: datetime) -> None:
    """Send the receipt of a reply to those who are focal point and deputies of the delegation now.

    The mail tells what was registered when, by whom, and the head of the log, which whoever keeps it can
    compare later. It holds neither the answer nor the salt: a mail is read by more people than a page.
    """
    more = {"reply": reply, "receipt": log.receipt(reply)}
    for place in _readers((reply.entity_id,), now):
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


def ask_for_support(
    proposal: Proposal, entities: Iterable[int], now: datetime, *, again: bool = False
) -> None:
    """Ask Members to co-sponsor a proposal; `again` where its words changed after they were asked."""
    _tell("support", proposal, entities, now, again=again)


def ask_back(proposal: Proposal, now: datetime) -> None:
    """Send the question of the secretariat to the lead."""
    _tell("question", proposal, (proposal.lead_id,), now)


def ask_to_merge(proposal: Proposal, into: Proposal, now: datetime) -> None:
    """Ask the leads of two proposals whether they agree to merge the first into the other."""
    _tell("merging", proposal, {proposal.lead_id, into.lead_id}, now)


def tell_outcome(proposal: Proposal, now: datetime) -> None:
    """Tell the lead, the co-sponsors and the lead of what it was merged into what became of a proposal."""
    supporters = proposal.co_sponsors.filter(confirmed_at__isnull=False).values_list("entity", flat=True)
    into = proposal.merge_into if proposal.state == ProposalState.MERGED else None
    others = (into.lead_id,) if into else ()
    _tell("outcome", proposal, {proposal.lead_id, *supporters, *others}, now)


def _tell(name: str, proposal: Proposal, entities: Iterable[int], now: datetime, **more: object) -> None:
    into, candidate = proposal.merge_into, proposal.candidate
    for place in _readers(entities, now):
        language = place.user.language
        with translation.override(language):
            context = {
                "entity": name_of(place.delegation.entity_id, language),
                "lead": name_of(proposal.lead_id, language),
                "title": wording.plainly(proposal.title),
                "year": proposal.cycle.year,
                "state": proposal.state,
                "reason": wording.plainly(proposal.reason),
                "other": wording.plainly(into.title) if into else "",
                "other_lead": name_of(into.lead_id, language) if into else "",
                "letter": candidate.letter if candidate else "",
                "address": settings.SITE.geturl() + reverse("consultations:proposal", args=(proposal.pk,)),
                **more,
            }
            letters.send(f"consultations/mail/proposal_{name}", place.user, context)
