"""Sets the terms on which people take part in a meeting, and asks delegations to name theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import registration_letters as letters
from intersession.meetings.actions import places
from intersession.meetings.models import Admission, FormQuestion, Meeting, Quota, Registration

ASIDE = 1000
"""How far questions step aside while they change places, since two never stand at one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: its key, how it is answered, and its words in languages."""

    key: str
    asked: str
    label: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    required: bool


@transaction.atomic
def set_terms(
    meeting: Meeting,
    *,
    by: User,
    terms: Mapping[str, Any],
    quotas: Mapping[str, tuple[int | None, int | None]],
    questions: Sequence[Question],
    now: datetime,
) -> Admission:
    """Set the terms; more places go at once to those who wait. `quotas` are (each, together) by kind.

    Refuses who is not of the secretariat, a closing before the opening, a choice without choices, and to take
    away a question that somebody has answered.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat sets the terms of taking part."))
    opens, closes = terms.get("opens_at"), terms.get("closes_at")
    if closes and not (opens and opens < closes):
        raise Refused(_("The closing must come after the opening."))
    Admission.objects.get_or_create(meeting=meeting)
    admission = places.locked(meeting)
    for name, value in terms.items():
        setattr(admission, name, value)
    admission.save()
    _set_quotas(meeting, quotas)
    _set_questions(meeting, questions)
    places.move_up(admission, now)
    return admission


def _set_quotas(meeting: Meeting, quotas: Mapping[str, tuple[int | None, int | None]]) -> None:
    wanted = {kind: numbers for kind, numbers in quotas.items() if numbers != (None, None)}
    Quota.objects.filter(meeting=meeting).exclude(kind__in=wanted).delete()
    for kind, (each, together) in wanted.items():
        Quota.objects.update_or_create(
            meeting=meeting, kind=kind, defaults={"each": each, "together": together}
        )


def _set_questions(meeting: Meeting, questions: Sequence[Question]) -> None:
    for question in questions:
        if question.asked == "choice" and not question.choices:
            raise Refused(_("The question “%(key)s” needs its choices.") % {"key": question.key})
    gone = FormQuestion.objects.filter(meeting=meeting).exclude(key__in=[each.key for each in questions])
    for key in gone.values_list("key", flat=True):
        if Registration.objects.filter(meeting=meeting, answers__has_key=key).exists():
            raise Refused(_("The question “%(key)s” was answered; it cannot be taken away.") % {"key": key})
    gone.delete()
    FormQuestion.objects.filter(meeting=meeting).update(position=F("position") + ASIDE)
    for position, question in enumerate(questions, start=1):
        FormQuestion.objects.update_or_create(
            meeting=meeting,
            key=question.key,
            defaults={
                "position": position,
                "asked": question.asked,
                "label": dict(question.label),
                "choices": {code: dict(words) for code, words in question.choices.items()},
                "required": question.required,
            },
        )


@transaction.atomic
def ask_for_nominations(meeting: Meeting, entities: Sequence[int], *, by: User, now: datetime) -> None:
    """Write to the focal points and deputies of entities that have named nobody.

    Refuses who is not of the secretariat, a meeting without terms, and when there is nobody to write to.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat writes to delegations."))
    meeting.admission = places.locked(meeting)
    if not entities:
        raise Refused(_("Every delegation has named somebody, or has no focal point."))
    transaction.on_commit(lambda: letters.nomination_asked(meeting, entities, now))
