"""Proposals by Members: drafts that a delegation shares, submission, and co-sponsors who confirm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.consultations import letters, rules
from intersession.consultations.models import LIVING, Consultation, CoSponsor, Option, Proposal, ProposalState
from intersession.core.refusals import Refused
from intersession.cycles.models import Cycle
from intersession.membership.models import Entity


@dataclass(frozen=True, slots=True)
class Words:
    """What a proposal says, in one working language at least; `on_behalf_of` names a group in words."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    on_behalf_of: Mapping[str, str] = field(default_factory=dict)


class Conflict(Refused):
    """Somebody else changed the proposal: `current` stands, and nothing was saved."""

    def __init__(self, current: Proposal) -> None:
        super().__init__(_("This proposal has changed meanwhile. Read it again, then decide."))
        self.current = current


@transaction.atomic
def write(
    cycle: Cycle,
    lead: Entity,
    *,
    by: User,
    words: Words,
    now: datetime,
    consultation: Consultation | None = None,
) -> Proposal:
    """Start the draft of a proposal, which only the delegation of its lead sees.

    Refuses who does not act for the lead, a lead that is no Member, a year that is past, a consultation that
    takes no other topics (any more), and a proposal without a title.
    """
    rules.check_acting(by, lead, now)
    rules.check_member(lead, now)
    rules.check_welcome(cycle, consultation, now)
    proposal = Proposal(cycle=cycle, lead=lead, consultation=consultation, version=0)
    _say(proposal, words)
    return proposal


@transaction.atomic
def revise(proposal: Proposal, *, by: User, words: Words, version: int, now: datetime) -> Proposal:
    """Change a draft; whoever saves on an older version is told.

    Refuses who does not act for the lead, and a proposal that was submitted: it no longer changes.
    """
    proposal = locked(proposal, version)
    rules.check_acting(by, proposal.lead, now)
    _require_draft(proposal)
    _say(proposal, words)
    return proposal


def _require_draft(proposal: Proposal) -> None:
    if proposal.state != ProposalState.DRAFT:
        raise Refused(_("A submitted proposal no longer changes; withdraw it, or wait until you are asked."))


def _say(proposal: Proposal, words: Words) -> None:
    """Write the words into a proposal; refuses one without a title, by which it is found."""
    proposal.title, proposal.text = _written(words.title), _written(words.text)
    proposal.on_behalf_of = _written(words.on_behalf_of)
    if not proposal.title:
        raise Refused(_("Write a title in one language at least."))
    proposal.version += 1
    proposal.save()


def _written(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items() if text.strip()}


@transaction.atomic
def submit(proposal: Proposal, *, by: User, version: int, now: datetime) -> Proposal:
    """Submit a draft for all to see; from then on it changes only when the secretariat asks back.

    Refuses who may not submit for the lead, what `write` refuses, and a proposal that is not complete.
    """
    Cycle.objects.select_for_update().get(pk=proposal.cycle_id)  # no number is given twice
    proposal = locked(proposal, version)
    rules.check_submitting(by, proposal.lead, now)
    _require_draft(proposal)
    rules.check_member(proposal.lead, now)
    rules.check_welcome(proposal.cycle, proposal.consultation, now)
    check_complete(proposal)
    enter(proposal, now)
    _ask_for_support(proposal, now)
    return proposal


def enter(proposal: Proposal, now: datetime) -> None:
    """Put a draft into the list of its year, under the number after the last one."""
    last = Proposal.objects.filter(cycle=proposal.cycle_id).aggregate(last=Max("number"))["last"]
    proposal.number = (last or 0) + 1
    proposal.state, proposal.submitted_at = ProposalState.SUBMITTED, now
    proposal.save(update_fields=["state", "submitted_at", "number"])


def _ask_for_support(proposal: Proposal, now: datetime, *, again: bool = False) -> None:
    """Send the mail to each Member that has not confirmed; nobody is asked before all can read what for."""
    asked = proposal.co_sponsors.filter(confirmed_at__isnull=True)
    entities = list(asked.values_list("entity", flat=True))
    transaction.on_commit(lambda: letters.ask_for_support(proposal, entities, now, again=again))


def check_complete(proposal: Proposal) -> None:
    """Refuse a proposal that has not both a title and a text in each language that it uses."""
    if not proposal.title or not proposal.text:
        raise Refused(_("Write a title and a text in one language at least."))
    halves = set(proposal.title) ^ set(proposal.text)
    if halves:
        told = rules.named(code for code, _name in settings.LANGUAGES if code in halves)
        raise Refused(_("Title and text are not both written in: %(languages)s.") % {"languages": told})


@transaction.atomic
def answer(
    proposal: Proposal,
    *,
    by: User,
    words: Words,
    answer: Mapping[str, str],
    version: int,
    now: datetime,
) -> Proposal:
    """Answer the question of the secretariat and submit again, with other words where that is the answer.

    Where the words change, co-sponsors confirm anew and mergings are proposed anew: both had agreed to other
    words. Refuses who may not submit for the lead, and an answer that neither says nor changes anything.
    """
    proposal = locked(proposal, version)
    rules.check_submitting(by, proposal.lead, now)
    if proposal.state != ProposalState.ASKED_BACK:
        raise Refused(_("The secretariat has asked nothing that is still to be answered."))
    before = (proposal.title, proposal.text, proposal.on_behalf_of)
    proposal.state, proposal.answer = ProposalState.SUBMITTED, _written(answer)
    _say(proposal, words)
    check_complete(proposal)
    changed = before != (proposal.title, proposal.text, proposal.on_behalf_of)
    if not changed and not proposal.answer:
        raise Refused(_("Answer the question, or change the proposal."))
    if changed:
        proposal.co_sponsors.update(confirmed_at=None, confirmed_by=None)
        drop_mergings(proposal)
        _ask_for_support(proposal, now, again=True)
    return proposal


@transaction.atomic
def discard(proposal: Proposal, *, by: User, now: datetime) -> None:
    """Delete a draft, which nobody else has seen. Refuses a submitted one, which is withdrawn instead."""
    proposal = locked(proposal)
    rules.check_acting(by, proposal.lead, now)
    if proposal.state != ProposalState.DRAFT:
        raise Refused(_("Only a draft is discarded; withdraw this proposal, with a reason if you like."))
    proposal.delete()


@transaction.atomic
def withdraw(
    proposal: Proposal, *, by: User, reason: Mapping[str, str], version: int, now: datetime
) -> Proposal:
    """Withdraw a proposal that was submitted; what was merged into it stands alone again as submitted.

    Refuses who may not submit for the lead, and a proposal that a consultation puts to Members.
    """
    proposal = locked(proposal, version)
    rules.check_submitting(by, proposal.lead, now)
    rules.step(proposal, ProposalState.WITHDRAWN)
    candidate = proposal.candidate
    if candidate and Option.objects.filter(candidate=candidate).exists():
        raise Refused(_("This proposal is put to Members; ask the secretariat to take it out first."))
    proposal.candidate = None
    settle(proposal, ProposalState.WITHDRAWN, reason)
    if candidate:
        candidate.delete()
    for other in proposal.merged.filter(state=ProposalState.MERGED):
        settle(other, ProposalState.SUBMITTED, {})
    return proposal


def settle(proposal: Proposal, state: str, reason: Mapping[str, str]) -> None:
    """Set the state of a proposal with its reason; mergings that were only proposed are at an end."""
    rules.step(proposal, state)
    proposal.state, proposal.reason = state, _written(reason)
    if state != ProposalState.MERGED:
        proposal.merge_into = proposal.merge_agreed_at = proposal.merge_accepted_at = None
    proposal.save()
    if state not in LIVING:
        drop_mergings(proposal)


def drop_mergings(proposal: Proposal) -> None:
    """End what was only proposed: to merge the proposal into another, or another into it."""
    proposed = Proposal.objects.exclude(state=ProposalState.MERGED)
    concerned = proposed.filter(Q(merge_into=proposal) | Q(pk=proposal.pk), merge_into__isnull=False)
    concerned.update(merge_into=None, merge_agreed_at=None, merge_accepted_at=None)


@transaction.atomic
def ask(proposal: Proposal, entity: Entity, *, by: User, now: datetime) -> CoSponsor:
    """Ask a Member to co-sponsor; it sees the proposal from its submission on, and confirms by itself.

    Refuses who may not submit for the lead, the lead itself, who is no Member, and who was asked already.
    """
    proposal = locked(proposal)
    rules.check_submitting(by, proposal.lead, now)
    if proposal.state not in (ProposalState.DRAFT, *LIVING):
        raise Refused(_("Nobody can support this proposal any more."))
    rules.check_member(entity, now)
    if entity == proposal.lead:
        raise Refused(_("The lead of a proposal is not its co-sponsor too."))
    if proposal.co_sponsors.filter(entity=entity).exists():
        raise Refused(_("This Member was asked already."))
    if proposal.state != ProposalState.DRAFT:
        transaction.on_commit(lambda: letters.ask_for_support(proposal, [entity.pk], now))
    return CoSponsor.objects.create(proposal=proposal, entity=entity)


@transaction.atomic
def confirm(co_sponsor: CoSponsor, *, by: User, version: int, now: datetime) -> CoSponsor:
    """Confirm for a Member that it co-sponsors the proposal as it was read.

    Refuses who may not submit for that Member, whoever asked it, and one that is no Member any more.
    """
    proposal = locked(co_sponsor.proposal, version)
    rules.check_submitting(by, co_sponsor.entity, now)
    rules.check_member(co_sponsor.entity, now)
    if proposal.state not in LIVING:
        raise Refused(_("Nobody can support this proposal any more."))
    co_sponsor = _asked(co_sponsor)
    if not co_sponsor.confirmed_at:
        co_sponsor.confirmed_at, co_sponsor.confirmed_by = now, by
        co_sponsor.save(update_fields=["confirmed_at", "confirmed_by"])
    return co_sponsor


@transaction.atomic
def release(co_sponsor: CoSponsor, *, by: User, now: datetime) -> None:
    """End a co-sponsorship: the Member does not support it (any more), or the lead no longer asks.

    Refuses who may submit for neither; what a Member has confirmed, it alone takes back.
    """
    proposal = locked(co_sponsor.proposal)
    if proposal.state not in (ProposalState.DRAFT, *LIVING):
        raise Refused(_("This proposal is at an end; its co-sponsors stay in the record."))
    co_sponsor = _asked(co_sponsor)
    by_lead = not co_sponsor.confirmed_at and rules.may_submit(by, proposal.lead, now)
    if not by_lead:
        rules.check_submitting(by, co_sponsor.entity, now)
    co_sponsor.delete()


def _asked(co_sponsor: CoSponsor) -> CoSponsor:
    """Return a request as it stands now; refuses one that was taken back."""
    found = CoSponsor.objects.select_related("entity").filter(pk=co_sponsor.pk).first()
    if found is None:
        raise Refused(_("This Member is not asked any more."))
    return found


def locked(proposal: Proposal, version: int | None = None) -> Proposal:
    """Return a proposal as it stands, for one who writes at a time; refuses another version than was read."""
    rows = Proposal.objects.select_for_update(of=("self",))
    found = rows.select_related("lead", "cycle", "consultation", "candidate").get(pk=proposal.pk)
    if version is not None and version != found.version:
        raise Conflict(found)
    return found
