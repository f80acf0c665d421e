"""Closes surveys: what was sent is moved and scattered, the rest forgotten, and the answers are counted."""

import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from intersession.core import working
from intersession.counting import answers as counting
from intersession.evaluations import definition, rules
from intersession.evaluations.actions import release, surveys
from intersession.evaluations.definition import COUNTED, Definition, Item, Kind
from intersession.evaluations.models import (
    Comment,
    Response,
    Stage,
    Survey,
    SurveyInvitation,
    Tabulation,
    Unfinished,
)

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

QUOTATION = "quotation"
"""The item, or the topic of the item, by which a participant agrees to be quoted."""
PATIENCE = 60  # seconds
SWEPT = (Response, SurveyInvitation, Unfinished)


@transaction.atomic
def close(survey: Survey, *, now: datetime) -> Survey:
    """Close an open survey: count its answers and cut its comments out, all at once."""
    survey = surveys.locked(survey)
    rules.check_stage(survey, Stage.OPEN)
    survey.stage = Stage.CLOSED
    survey.closes_at = min(now, survey.closes_at or now)
    survey.save(update_fields=["stage", "closes_at"])
    release.move(survey, release.waiting(survey))
    release.forget(survey)
    release.scatter(survey)
    tabulate(survey)
    working.ask("evaluations.tasks.sweep")
    return survey


@transaction.atomic
def close_due(*, now: datetime) -> int:
    """Close every survey whose time has come; one that somebody else holds is left to them."""
    due = Survey.objects.filter(stage=Stage.OPEN, closes_at__lte=now).select_for_update(skip_locked=True)
    return len([close(survey, now=now) for survey in due])


def sweep() -> None:
    """Write the tables of responses anew, so that nothing that was deleted stays in their files.

    PostgreSQL keeps what a transaction that is still open might read, in whichever database of the server;
    so those that were open are waited for. Raises TimeoutError when one does not end: try again later.
    """
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in SWEPT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (present,) = cursor.fetchone()
        deadline = time.monotonic() + PATIENCE
        while _oldest(cursor) <= present:
            if time.monotonic() > deadline:
                raise TimeoutError("A transaction that was open at the closing of a survey has not ended.")
            time.sleep(0.1)
        cursor.execute(f"VACUUM (FULL) {names}")


def _oldest(cursor: "CursorWrapper") -> int:
    """Return the oldest transaction that is still open on the server, or the next one."""
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    return int(cursor.fetchone()[0])


def tabulate(survey: Survey) -> Tabulation:
    """Count the answers of a closed survey anew, and cut those comments out that were not; codes stay."""
    asked = definition.read(survey.version.definition)
    rows = list(survey.responses.order_by("pk"))
    kept = [(row, asked.kept(row.answers)) for row in rows]
    cube = counting.tabulate(((row.group, counted(asked, given)) for row, given in kept), items_of(asked))
    cut = (one for row, given in kept for one in _comments(asked, row, given))
    Comment.objects.bulk_create(cut, ignore_conflicts=True)
    made, _created = Tabulation.objects.update_or_create(
        survey=survey,
        defaults={
            "cube": [list(row) for row in cube.rows()],
            "responses": len(rows),
            "complete": sum(row.complete for row in rows),
        },
    )
    return made


def items_of(asked: Definition) -> list[str]:
    """Return the codes of the items that are counted."""
    return [code for code, item in asked.items.items() if item.kind in COUNTED]


def counted(asked: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers to be counted, those that a condition kept from the respondent marked as not asked."""
    was_asked = {item.code for item in asked.asked(answers)}
    return {code: answers.get(code) if code in was_asked else counting.NOT_ASKED for code in items_of(asked)}


def _comments(asked: Definition, row: Response, answers: Mapping[str, Any]) -> Iterator[Comment]:
    """Cut the texts out of a response. Their language is not known: that of the form is not kept."""
    consents = [code for code, item in asked.items.items() if _is_about_quotation(item)]
    quotable = any(answers.get(code) for code in consents)
    for code, item in asked.items.items():
        if item.kind == Kind.TEXT and answers.get(code):
            yield Comment(response=row, item=code, text=answers[code], language="", quotable=quotable)


def _is_about_quotation(item: Item) -> bool:
    return item.kind == Kind.CONSENT and QUOTATION in {item.code, item.topic}
