"""What the secretariat does with proposals of Members: asks back, admits, declines, proposes to merge."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product
from string import ascii_uppercase

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import letters, rules
from intersession.consultations.actions.proposals import Words, drop_mergings, locked, settle
from intersession.consultations.models import LIVING, Proposal, ProposalState
from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate, CandidateKind, Cycle
from intersession.membership.models import Entity


@transaction.atomic
def ask_back(
    proposal: Proposal, *, by: User, question: Mapping[str, str], version: int, now: datetime
) -> Proposal:
    """Ask the lead a question that all see; it answers, or changes the proposal, and submits again."""
    proposal = _at_the_desk(proposal, by, version)
    _require(question, _("Write what is asked."))
    proposal.answer = {}
    settle(proposal, ProposalState.ASKED_BACK, question)
    transaction.on_commit(lambda: letters.ask_back(proposal, now))
    return proposal


@transaction.atomic
def decline(
    proposal: Proposal, *, by: User, reason: Mapping[str, str], version: int, now: datetime
) -> Proposal:
    """Do not admit a proposal, for a reason that all see; it stays in the list."""
    proposal = _at_the_desk(proposal, by, version)
    _require(reason, _("Write the reason; all who see the proposal see it."))
    settle(proposal, ProposalState.DECLINED, reason)
    transaction.on_commit(lambda: letters.tell_outcome(proposal, now))
    return proposal


@transaction.atomic
def admit(proposal: Proposal, *, by: User, translations: Words, version: int, now: datetime) -> Candidate:
    """Admit a proposal: it becomes a candidate of its year under the next free letter.

    A further consultation can then offer it like any other candidate. `translations` are of the secretariat;
    what the lead wrote itself stands. Refuses a title that is missing in a language of the dialogue: no
    consultation could offer it.
    """
    proposal = _at_the_desk(proposal, by, version)
    rules.step(proposal, ProposalState.ADMITTED)
    title = {**translations.title, **proposal.title}
    absent = [code for code, _name in settings.LANGUAGES if not title.get(code)]
    if absent:
        raise Refused(_("Translate the title into: %(languages)s.") % {"languages": rules.named(absent)})
    candidate = nominate(proposal, translations)
    transaction.on_commit(lambda: letters.tell_outcome(proposal, now))
    return candidate


def nominate(proposal: Proposal, translations: Words) -> Candidate:
    """Make a proposal a candidate of its year under the next free letter."""
    candidate = Candidate.objects.create(
        cycle=proposal.cycle,
        letter=_free_letter(proposal.cycle),
        kind=CandidateKind.TOPIC,
        title={**translations.title, **proposal.title},
        purpose={**translations.text, **proposal.text},
    )
    proposal.candidate = candidate
    settle(proposal, ProposalState.ADMITTED, {})
    return candidate


def _free_letter(cycle: Cycle) -> str:
    taken = set(cycle.candidates.values_list("letter", flat=True))
    return next(letter for letter in _letters() if letter not in taken)


def _letters() -> Iterator[str]:
    """Give A to Z, then AA to ZZ."""
    yield from ascii_uppercase
    yield from ("".join(pair) for pair in product(ascii_uppercase, repeat=2))


@transaction.atomic
def propose_merging(proposal: Proposal, *, by: User, into: Proposal, version: int, now: datetime) -> Proposal:
    """Propose to merge a proposal into another of the same year; nothing happens before both leads agree.

    Refuses a chain: what others are merged into, or are to be, is itself merged into nothing.
    """
    proposal = _at_the_desk(proposal, by, version)
    rules.step(proposal, ProposalState.MERGED)
    into = locked(into)
    if into == proposal or into.cycle_id != proposal.cycle_id or into.state not in LIVING:
        raise Refused(_("Choose another proposal for the same year that is neither merged nor at an end."))
    if into.merge_into_id or proposal.merged.exists():
        raise Refused(_("One of the two takes part in another merging; merge into that one."))
    proposal.merge_into = into
    proposal.merge_agreed_at = proposal.merge_accepted_at = None
    proposal.save(update_fields=["merge_into", "merge_agreed_at", "merge_accepted_at"])
    transaction.on_commit(lambda: letters.ask_to_merge(proposal, into, now))
    return proposal


@transaction.atomic
def drop_merging(proposal: Proposal, *, by: User, version: int) -> Proposal:
    """Take back a merging that was proposed. Refuses one that both leads have agreed to."""
    proposal = _at_the_desk(proposal, by, version)
    _require_proposed(proposal)
    drop_mergings(proposal)
    return proposal


@transaction.atomic
def agree_to_merge(proposal: Proposal, entity: Entity, *, by: User, version: int, now: datetime) -> Proposal:
    """Agree to a merging as the lead of one of the two; with the consent of both the first is merged.

    It keeps its text, its lead and its co-sponsors, and is shown with the other. A Member that leads both
    agrees once. Refuses who may not submit for a lead of the two.
    """
    proposal, into = _to_be_merged(proposal, entity, by, version, now)
    if entity == proposal.lead:
        proposal.merge_agreed_at = now
    if entity == into.lead:
        proposal.merge_accepted_at = now
    proposal.save(update_fields=["merge_agreed_at", "merge_accepted_at"])
    if proposal.merge_agreed_at and proposal.merge_accepted_at:
        settle(proposal, ProposalState.MERGED, {})
        transaction.on_commit(lambda: letters.tell_outcome(proposal, now))
    return proposal


@transaction.atomic
def refuse_to_merge(proposal: Proposal, entity: Entity, *, by: User, version: int, now: datetime) -> Proposal:
    """Refuse a merging as the lead of one of the two: both proposals stand as they did."""
    proposal, _into = _to_be_merged(proposal, entity, by, version, now)
    drop_mergings(proposal)
    return proposal


def _to_be_merged(
    proposal: Proposal, entity: Entity, by: User, version: int, now: datetime
) -> tuple[Proposal, Proposal]:
    """Return the two proposals of a merging that waits for the consent of the entity."""
    proposal = locked(proposal, version)
    into = _require_proposed(proposal)
    if entity not in (proposal.lead, into.lead):
        raise Refused(_("Only the leads of the two proposals agree to merge them."))
    rules.check_submitting(by, entity, now)
    return proposal, into


def _require_proposed(proposal: Proposal) -> Proposal:
    """Return the proposal into which another is to be merged; refuses where that is not proposed."""
    into = proposal.merge_into
    if into is None or proposal.state == ProposalState.MERGED:
        raise Refused(_("No merging of this proposal waits for consent."))
    return into


def _at_the_desk(proposal: Proposal, by: User, version: int) -> Proposal:
    """Return a proposal for one who decides on those of its year at a time: no letter is given twice.

    Refuses who is not of the secretariat.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat decides on proposals."))
    Cycle.objects.select_for_update().get(pk=proposal.cycle_id)
    return locked(proposal, version)


def _require(texts: Mapping[str, str], reason: str) -> None:
    if not any(text.strip() for text in texts.values()):
        raise Refused(reason)
