"""Records decisions: in the words of the Chair, then on the cycle and in its workshops."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.consultations import results, rules
from intersession.consultations.actions.terms import locked
from intersession.consultations.models import Consultation, Decision, Kind, Option, State
from intersession.core.refusals import Refused
from intersession.cycles.models import Fate
from intersession.meetings.models import Kind as MeetingKind
from intersession.meetings.models import Meeting


@transaction.atomic
def decide(
    consultation: Consultation,
    *,
    by: User,
    manner: str,
    words: Mapping[str, str],
    reason: Mapping[str, str],
    decided_on: date,
    chosen: Sequence[str],
) -> Decision:
    """Record the Chair's decision and carry it out: the theme stands on the cycle, topics become workshops.

    Refuses a decision before closing, one without words, and one that departs from the count without a
    reason. The program decides nothing by itself, and never a tie.
    """
    consultation = locked(consultation)
    rules.require(consultation, State.DECIDED)
    options = {option.letter: option for option in consultation.options.select_related("candidate")}
    _check(consultation, options, words=words, reason=reason, chosen=chosen)
    decision = Decision.objects.create(
        consultation=consultation,
        manner=manner,
        words=dict(words),
        reason=dict(reason),
        decided_on=decided_on,
        chosen=sorted(chosen),
        recorded_by=by,
    )
    consultation.state = State.DECIDED
    consultation.outcome = dict(words)
    consultation.save(update_fields=["state", "outcome"])
    if consultation.kind in rules.CHOICES:
        _carry_out(consultation, options, chosen)
    return decision


def _check(
    consultation: Consultation,
    options: Mapping[str, Option],
    *,
    words: Mapping[str, str],
    reason: Mapping[str, str],
    chosen: Sequence[str],
) -> None:
    if not any(text.strip() for text in words.values()):
        raise Refused(_("Write the decision in the words of the Chair."))
    if set(chosen) - options.keys():
        raise Refused(_("Choose among the options that were offered."))
    if consultation.kind == Kind.THEME and len(chosen) != 1:
        raise Refused(_("One overarching theme is chosen, not more."))
    departs = consultation.kind in rules.CHOICES and not results.follows(consultation, chosen)
    if departs and not any(text.strip() for text in reason.values()):
        raise Refused(_("The decision departs from the count; say why."))


def _carry_out(consultation: Consultation, options: Mapping[str, Option], chosen: Sequence[str]) -> None:
    for letter, option in options.items():
        if option.candidate:
            option.candidate.fate = Fate.CHOSEN if letter in chosen else Fate.NOT_CHOSEN
            option.candidate.save(update_fields=["fate"])
    taken = [options[letter] for letter in sorted(chosen)]
    if consultation.kind == Kind.THEME:
        _set_theme(consultation, taken[0])
    else:
        _make_workshops(consultation, taken)


def _set_theme(consultation: Consultation, option: Option) -> None:
    cycle = consultation.cycle
    cycle.theme = option.candidate.title if option.candidate else option.title
    cycle.save(update_fields=["theme"])


def _make_workshops(consultation: Consultation, options: Sequence[Option]) -> None:
    held = Meeting.objects.filter(cycle=consultation.cycle, kind=MeetingKind.WORKSHOP).count()
    for number, option in enumerate(options, start=held + 1):
        Meeting.objects.create(
            key=f"{consultation.cycle.year}-workshop-{number}",
            cycle=consultation.cycle,
            kind=MeetingKind.WORKSHOP,
            number=number,
            title=option.candidate.title if option.candidate else option.title,
            candidate=option.candidate,
        )
