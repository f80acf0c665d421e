"""Records decisions: in the words of the Chair, then on the cycle and in its workshops."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import queries, results, rules, times
from intersession.consultations.actions.terms import locked
from intersession.consultations.models import Consultation, Decision, Kind, Manner, Option, State
from intersession.core.refusals import Refused
from intersession.cycles.models import Fate
from intersession.meetings.models import Aim, Meeting
from intersession.meetings.models import Kind as MeetingKind


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

    Refuses who is not of the secretariat, a decision before closing, one without words, and one without a
    reason that departs from the count or follows an objection. The program decides nothing by itself, and
    never a tie.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat records decisions."))
    consultation = locked(consultation)
    rules.require(consultation, State.DECIDED)
    decision = Decision(
        consultation=consultation,
        manner=manner,
        words=dict(words),
        reason=dict(reason),
        decided_on=decided_on,
        chosen=sorted(set(chosen)),
        recorded_by=by,
    )
    options = {option.letter: option for option in consultation.options.select_related("candidate")}
    _check(decision, options)
    decision.save(force_insert=True)
    consultation.state = State.DECIDED
    consultation.outcome = dict(words)
    consultation.save(update_fields=["state", "outcome"])
    if consultation.kind in rules.CHOICES:
        _carry_out(decision, options)
    return decision


def _check(decision: Decision, options: Mapping[str, Option]) -> None:
    consultation = decision.consultation
    if not _written(decision.words):
        raise Refused(_("Write the decision in the words of the Chair."))
    if set(decision.chosen) - options.keys():
        raise Refused(_("Choose among the options that were offered."))
    if consultation.kind == Kind.THEME and len(decision.chosen) != 1:
        raise Refused(_("One overarching theme is chosen, not more."))
    closes = consultation.closes_at
    if closes and decision.decided_on < closes.astimezone(times.seat()).date():
        raise Refused(_("A decision is taken after the closing time; look at its day."))
    if consultation.kind == Kind.SILENCE:
        _check_silence(decision)
    elif consultation.kind in rules.CHOICES:
        _check_count(decision)


def _check_silence(decision: Decision) -> None:
    """Silence that was broken adopts nothing: what follows is the Chair's to say, with a reason."""
    if not results.count(decision.consultation)["objections"]:
        return
    if decision.manner == Manner.NO_OBJECTION:
        raise Refused(_("The silence was broken; this was not decided without objection."))
    if not _written(decision.reason):
        raise Refused(_("The silence was broken; say why this is decided all the same, or what follows."))


def _check_count(decision: Decision) -> None:
    if not results.follows(decision.consultation, decision.chosen) and not _written(decision.reason):
        raise Refused(_("The decision departs from the count; say why."))


def _written(texts: Mapping[str, str]) -> bool:
    return any(text.strip() for text in texts.values())


def _carry_out(decision: Decision, options: Mapping[str, Option]) -> None:
    for letter, option in options.items():
        if option.candidate:
            option.candidate.fate = Fate.CHOSEN if letter in decision.chosen else Fate.NOT_CHOSEN
            option.candidate.save(update_fields=["fate"])
    taken = [option for letter, option in options.items() if letter in decision.chosen]
    if decision.consultation.kind == Kind.THEME:
        _set_theme(decision, taken[0])
    else:
        _make_workshops(decision.consultation, taken)


def _set_theme(decision: Decision, option: Option) -> None:
    cycle = decision.consultation.cycle
    cycle.theme = dict(queries.title_of(option))
    cycle.chosen_by = _chosen_by(decision.manner)
    cycle.save(update_fields=["theme", "chosen_by"])


def _chosen_by(manner: str) -> dict[str, str]:
    """Say in every language who chose, by the manner that the Chair stated."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = _("the Chair after consulting Members") if manner == Manner.CHAIR else _("Members")
    return found


def _make_workshops(consultation: Consultation, options: Sequence[Option]) -> None:
    held = Meeting.objects.filter(cycle=consultation.cycle, kind=MeetingKind.WORKSHOP)
    last = held.aggregate(last=Max("number"))["last"] or held.count()
    for number, option in enumerate(options, start=last + 1):
        workshop = Meeting.objects.create(
            key=f"{consultation.cycle.year}-workshop-{number}",
            cycle=consultation.cycle,
            kind=MeetingKind.WORKSHOP,
            prepared_here=True,
            number=number,
            title=dict(queries.title_of(option)),
            candidate=option.candidate,
        )
        if option.candidate and option.candidate.purpose:
            Aim.objects.create(meeting=workshop, position=1, text=option.candidate.purpose)
