"""What may be done with a consultation, by whom and when; its gate, and the check of a reply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.consultations import queries
from intersession.consultations.models import (
    Answer,
    Consultation,
    Entitlement,
    Kind,
    Option,
    Proposal,
    ProposalState,
    State,
)
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.counting import straw
from intersession.cycles.models import Cycle
from intersession.membership import queries as members
from intersession.membership import rules as membership
from intersession.membership.models import Delegate, Entity

TRANSITIONS: Mapping[str, frozenset[str]] = {
    State.HISTORY: frozenset(),
    State.DRAFT: frozenset({State.OPEN}),
    State.OPEN: frozenset({State.CLOSED, State.WITHDRAWN}),
    State.CLOSED: frozenset({State.DECIDED, State.WITHDRAWN}),
    State.DECIDED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
PUBLIC = (State.HISTORY, State.OPEN, State.CLOSED, State.DECIDED, State.WITHDRAWN)
CHOICES = (Kind.THEME, Kind.TOPICS)
SILENCE = timedelta(hours=72)
"""The least time for an objection in a silence procedure (UN practice: General Assembly decision 74/544)."""
AHEAD = timedelta(minutes=1)
"""How far the clock of the desk may go ahead: moments are written to the minute."""


def consultation_or_404(key: str, person: accounts.Person) -> Consultation:
    """Return the consultation of a key; one in preparation is there for the secretariat only."""
    found = Consultation.objects.select_related("cycle", "paper").filter(key=key).first()
    if found is None or (found.state not in PUBLIC and not accounts.is_secretariat(person)):
        raise Http404(key)
    return found


def require(consultation: Consultation, state: str) -> None:
    """Refuse a transition that the table does not have."""
    if state == State.DECIDED and consultation.state == State.OPEN:
        raise Refused(_("This consultation is still open; a decision is recorded after it is closed."))
    if state not in TRANSITIONS[consultation.state]:
        reason = _("This consultation is %(state)s; this can no longer be done.")
        raise Refused(reason % {"state": consultation.get_state_display()})


def entitlement(consultation: Consultation, entity: Entity) -> Entitlement:
    """Return what the entity is entitled to; refuses who was not a Member or observer at opening."""
    found = Entitlement.objects.filter(consultation=consultation, entity=entity).first()
    if found is None:
        raise Refused(_("Only Members and observers at the time of opening can reply."))
    return found


def place_or_404(person: accounts.Person, entity: Entity, now: datetime) -> Delegate:
    """Return the place in which a person acts for the entity; for anybody else its reply is not there."""
    place = membership.delegate_for(person, entity, now.date())
    if place is None:
        raise Http404
    return place


def check_acts(person: accounts.Person, entity: Entity, now: datetime) -> None:
    """Refuse who does not act for the entity."""
    if membership.delegate_for(person, entity, now.date()) is None:
        raise Refused(_("You do not act for this delegation."))


def check_open(consultation: Consultation, now: datetime) -> bool:
    """Whether a reply received now is late; refuses one before opening, or to a withdrawn consultation."""
    if consultation.state == State.WITHDRAWN:
        raise Refused(_("This consultation was withdrawn."))
    if consultation.opens_at is None or consultation.closes_at is None or consultation.state == State.DRAFT:
        raise Refused(_("This consultation is not open yet."))
    if now < consultation.opens_at:
        raise Refused(_("This consultation is not open yet."))
    if consultation.state == State.DECIDED:
        raise Refused(_("The decision has been taken; replies can no longer be given."))
    return now >= consultation.closes_at


def check_paper(consultation: Consultation, *, received_at: datetime, note: str, now: datetime) -> None:
    """Refuse a reply on paper from the future, and one entered after closing as timely without its note.

    After closing only the note says that the desk had received the reply before.
    """
    if received_at > now + AHEAD:
        raise Refused(_("The reply cannot be received in the future; look at the date and time."))
    closes = consultation.closes_at
    if closes and received_at < closes <= now and not note.strip():
        raise Refused(_("Name the note by which the desk received this reply before the closing time."))


def check_answer(
    consultation: Consultation, *, answer: str, choices: list[str], positions: dict[str, str], comment: str
) -> None:
    """Refuse an answer that was not offered, with what to do instead."""
    offered = {Answer.CHOICE}
    offered |= {Answer.NO_OBJECTION} if consultation.no_objection else set()
    offered |= {Answer.ABSTENTION} if consultation.abstention else set()
    if consultation.kind == Kind.SILENCE:
        offered = {Answer.OBJECTION}
    if answer not in offered:
        raise Refused(_("Choose one of the answers that are offered."))
    if answer == Answer.OBJECTION and not comment.strip():
        raise Refused(_("An objection needs its reasons: write them as the comment."))
    judges = consultation.kind == Kind.STRAW_POLL and answer == Answer.CHOICE
    chooses = answer == Answer.CHOICE and not judges
    if (choices and not chooses) or (positions and not judges):
        raise Refused(_("This answer names no option; take the marks away, or choose another answer."))
    letters = set(consultation.options.values_list("letter", flat=True))
    if judges:
        _check_positions(positions, letters)
    elif chooses:
        _check_choices(consultation, choices, letters)


def _check_positions(positions: dict[str, str], letters: set[str]) -> None:
    if set(positions) - letters or set(positions.values()) - set(straw.Opinion):
        raise Refused(_("Choose one of the answers that are offered."))
    if not positions:
        raise Refused(_("Give an opinion on one option at least."))


def _check_choices(consultation: Consultation, choices: list[str], letters: set[str]) -> None:
    if len(set(choices)) != len(choices) or set(choices) - letters:
        raise Refused(_("Choose among the options that are offered, each once."))
    if not choices:
        raise Refused(_("Choose one option at least."))
    if consultation.capped and len(choices) > consultation.seats:
        reason = _("Choose at most %(seats)s; you chose %(chosen)s.")
        raise Refused(reason % {"seats": consultation.seats, "chosen": len(choices)})


def check_times(opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Refuse a closing that does not come after the opening."""
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused(_("The closing must come after the opening."))


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing in a part of the terms: what, times, options or rules."""

    where: str
    told: str


def lacks(consultation: Consultation, languages: list[str], now: datetime) -> list[Lack]:
    """Return what is missing before the consultation can be opened, and in which part of its terms."""
    options = list(consultation.options.select_related("candidate"))
    parts = {
        "what": _missing_texts(consultation, languages),
        "times": _missing_times(consultation, now),
        "options": _missing_options(consultation, len(options)) + _untitled(options, languages),
        "rules": _missing_places(consultation),
    }
    return [Lack(where, told) for where, sentences in parts.items() for told in sentences]


def missing(consultation: Consultation, languages: list[str], now: datetime) -> list[str]:
    """Return what is missing before the consultation can be opened, each as a sentence."""
    return [lack.told for lack in lacks(consultation, languages, now)]


def named(languages: Iterable[str]) -> str:
    """Return the names of languages as a sentence lists them."""
    return ", ".join(wording.named(code) for code in languages)


def _missing_texts(consultation: Consultation, languages: list[str]) -> list[str]:
    """The title is needed in every language; an explanation is not, but one in all or in none."""
    told = []
    if absent := [code for code in languages if not consultation.title.get(code)]:
        told.append(_("The title is missing in: %(languages)s.") % {"languages": named(absent)})
    absent = [code for code in languages if not consultation.explanation.get(code)]
    if absent and consultation.explanation:
        told.append(_("The explanation is missing in: %(languages)s.") % {"languages": named(absent)})
    return told


def _missing_times(consultation: Consultation, now: datetime) -> list[str]:
    if consultation.opens_at is None or consultation.closes_at is None:
        return [_("Set when it opens and when it closes.")]
    told = [_("The closing is past.")] if consultation.closes_at <= now else []
    short = consultation.closes_at - max(consultation.opens_at, now) < SILENCE
    if consultation.kind == Kind.SILENCE and short:
        told.append(_("A silence procedure leaves 72 hours at least for an objection."))
    return told


def _missing_options(consultation: Consultation, options: int) -> list[str]:
    if consultation.kind == Kind.SILENCE:
        return [_("A silence procedure has no options; a Member objects or is silent.")] if options else []
    if consultation.kind == Kind.STRAW_POLL:
        return [] if options else [_("A straw poll needs an option at least.")]
    few = options <= max(consultation.seats, 1)
    return [_("There must be more options than places.")] if few else []


def _missing_places(consultation: Consultation) -> list[str]:
    if consultation.kind == Kind.THEME and consultation.seats != 1:
        return [_("One overarching theme is chosen, not more.")]
    none = consultation.kind in CHOICES and consultation.seats < 1
    return [_("One place at least is to be filled.")] if none else []


def _untitled(options: list[Option], languages: list[str]) -> list[str]:
    reason = _("Option %(letter)s has no title in: %(languages)s.")
    titles = {option.letter: queries.title_of(option) for option in options}
    return [
        reason % {"letter": letter, "languages": named(absent)}
        for letter, title in titles.items()
        if (absent := [code for code in languages if not title.get(code)])
    ]


PROPOSALS: Mapping[str, frozenset[str]] = {
    ProposalState.DRAFT: frozenset({ProposalState.SUBMITTED}),
    ProposalState.SUBMITTED: frozenset(
        {
            ProposalState.ASKED_BACK,
            ProposalState.ADMITTED,
            ProposalState.MERGED,
            ProposalState.DECLINED,
            ProposalState.WITHDRAWN,
        }
    ),
    ProposalState.ASKED_BACK: frozenset(
        {
            ProposalState.SUBMITTED,
            ProposalState.MERGED,
            ProposalState.DECLINED,
            ProposalState.WITHDRAWN,
        }
    ),
    ProposalState.ADMITTED: frozenset({ProposalState.WITHDRAWN}),
    ProposalState.MERGED: frozenset({ProposalState.SUBMITTED}),  # when the other one is withdrawn
    ProposalState.DECLINED: frozenset(),
    ProposalState.WITHDRAWN: frozenset(),
}


def proposal_or_404(pk: int, person: accounts.Person, now: datetime) -> Proposal:
    """Return a proposal; a draft is there for the delegation of its lead only, not for the secretariat."""
    related = ("cycle", "consultation", "lead", "candidate", "merge_into__lead")
    found = Proposal.objects.select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    if found.state == ProposalState.DRAFT:
        place_or_404(person, found.lead, now)
    return found


def step(proposal: Proposal, state: str) -> None:
    """Refuse what cannot follow on the state in which a proposal is."""
    if state not in PROPOSALS[proposal.state]:
        reason = _("This proposal is now: %(state)s. This can no longer be done.")
        raise Refused(reason % {"state": proposal.get_state_display()})


def check_acting(person: accounts.Person, entity: Entity, now: datetime) -> None:
    """Refuse who is no accredited delegate of the entity."""
    if membership.delegate_for(person, entity, now.date()) is None:
        raise Refused(_("You do not act for this delegation."))


def may_submit(person: accounts.Person, entity: Entity, now: datetime) -> bool:
    """Whether the person may submit for the entity: its delegation says who may."""
    return membership.may_submit(membership.delegate_for(person, entity, now.date()))


def check_submitting(person: accounts.Person, entity: Entity, now: datetime) -> None:
    """Refuse who may not submit for the entity, with whom to ask."""
    check_acting(person, entity, now)
    if not may_submit(person, entity, now):
        raise Refused(_("Only the focal point and deputies of your delegation may do this; ask them."))


def check_member(entity: Entity, now: datetime) -> None:
    """Refuse who is no Member today: observers propose and support nothing."""
    if not members.members_at(now.date()).filter(pk=entity.pk).exists():
        raise Refused(_("Only Members propose topics and support proposals."))


def check_welcome(cycle: Cycle, consultation: Consultation | None, now: datetime) -> None:
    """Refuse a proposal for a past year, or to a consultation that takes none or none any more."""
    if consultation is None:
        if cycle.year < now.year:
            raise Refused(_("This year is past; propose for a coming one."))
        return
    if consultation.cycle_id != cycle.pk:
        raise Refused(_("The consultation is about another year."))
    if not consultation.others_welcome:
        raise Refused(_("No other topics may be proposed in this consultation."))
    if consultation.state != State.OPEN or check_open(consultation, now):
        raise Refused(_("Other topics could be proposed until this consultation closed."))
