"""Keeps what is answered by a link, and takes it when it is sent: once, and never after the closing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.evaluations import rules
from intersession.evaluations.actions import closing, surveys
from intersession.evaluations.definition import COUNTED, Definition, Kind
from intersession.evaluations.models import Response, Stage, Step, Survey, Unfinished


class AlreadySent(Refused):
    """By this link a response was sent before; there is one of each."""

    def __init__(self) -> None:
        super().__init__(_("By this link a response was sent already. It counts, and cannot be changed."))


@transaction.atomic
def keep(survey: Survey, digest: str, answers: Mapping[str, Any], *, now: datetime) -> None:
    """Keep the answers given so far; refuses a closed survey, and a link that was used."""
    _hold(survey, now)
    row = _row(digest)
    if row is None:
        Unfinished.objects.bulk_create([Unfinished(survey=survey, digest=digest)], ignore_conflicts=True)
        row = _row(digest)
    if row is None or row.step != Step.BEGUN:
        raise AlreadySent
    row.answers = dict(answers)
    row.save(update_fields=["answers"])


@transaction.atomic
def send(survey: Survey, digest: str, asked: Definition, *, group: str, now: datetime) -> None:
    """Take the answers kept under a digest as the response: sealed, and acknowledged when this returns.

    Refuses a closed survey, a link that was used, what answers nothing, and what lacks a required answer.
    """
    _hold(survey, now)
    row = _row(digest)
    if row and row.step != Step.BEGUN:
        raise AlreadySent
    answers = asked.kept(row.answers) if row else {}
    if row is None or not answers:
        raise Refused(_("Nothing is answered yet. Answer one question at least."))
    if lacking(asked, answers):
        raise Refused(_("A question that needs an answer has none yet."))
    row.answers, row.group, row.step = answers, group, Step.SENT
    row.complete = is_complete(asked, answers)
    row.save()


def lacking(asked: Definition, answers: Mapping[str, Any]) -> list[str]:
    """Return the codes of the items that need an answer and have none."""
    return [item.code for item in asked.asked(answers) if item.required and item.code not in answers]


def is_complete(asked: Definition, answers: Mapping[str, Any]) -> bool:
    """Whether every question that is counted has an answer, of those that were asked; a consent is free."""
    counted = (item for item in asked.asked(answers) if item.kind in COUNTED - {Kind.CONSENT})
    return all(item.code in answers for item in counted)


@transaction.atomic
def enter_paper(survey: Survey, asked: Definition, answers: Mapping[str, Any], *, group: str) -> None:
    """Enter a form that came back on paper; after the closing the count is made anew.

    Refuses an empty form, more forms than were handed out, and a survey that is in preparation or published.
    """
    survey = surveys.locked(survey)
    rules.check_stage(survey, Stage.OPEN, Stage.CLOSED)
    answers = asked.kept(answers)
    if not answers:
        raise Refused(_("Nothing is answered on this form. Leave empty forms out; they were not returned."))
    if survey.responses.filter(on_paper=True).count() >= survey.handed_out:
        raise Refused(_("As many forms were entered as were handed out. Mend that number first."))
    complete = is_complete(asked, answers)
    Response.objects.create(survey=survey, group=group, answers=answers, complete=complete, on_paper=True)
    if survey.stage == Stage.CLOSED:
        closing.tabulate(survey)


def _hold(survey: Survey, now: datetime) -> None:
    """Keep the survey from being closed or moved until this is done; others may send beside it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stage, closes_at FROM evaluations_survey WHERE id = %s FOR SHARE", [survey.pk])
        survey.stage, survey.closes_at = cursor.fetchone()
    rules.check_takes(survey, now)


def _row(digest: str) -> Unfinished | None:
    return Unfinished.objects.select_for_update().filter(digest=digest).first()
