"""Moves what was sent into responses: in lots and out of order, so that no row tells whose a response is.

A response is safe from the moment it is sent, sealed under a digest that leads to no invitation. It becomes a
response together with others of its class only, and in the same transaction every invitation of the survey is
written anew: no order of storage and no number of a transaction then says which of them answered what.
"""

import random
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Value, When

from intersession.evaluations import links, rules
from intersession.evaluations.actions import surveys
from intersession.evaluations.models import (
    Mode,
    Response,
    Stage,
    Step,
    Survey,
    SurveyInvitation,
    Unfinished,
)

LOT = 5
"""Responses of one class that are moved together, at least."""
CHANCE = random.SystemRandom()


def release_due() -> int:
    """Move what can be moved in every open survey; return how many responses that were. Each minute."""
    return sum(release(survey) for survey in Survey.objects.filter(stage=Stage.OPEN))


@transaction.atomic
def release(survey: Survey) -> int:
    """Move the sealed responses of every class that has a lot of them; return how many were moved."""
    survey = surveys.locked(survey)
    by_class: dict[str, list[Unfinished]] = defaultdict(list)
    for row in waiting(survey):
        by_class[row.group].append(row)
    least = 1 if survey.mode == Mode.PERSONAL else LOT
    ready = [row for rows in by_class.values() if len(rows) >= least for row in rows]
    if ready:
        move(survey, ready)
    return len(ready)


def waiting(survey: Survey) -> Sequence[Unfinished]:
    """Return the responses that were sent and are still sealed."""
    return list(Unfinished.objects.filter(survey=survey, step=Step.SENT))


def move(survey: Survey, rows: Sequence[Unfinished]) -> None:
    """Make responses of sealed rows, which become empty and say only that their link was used."""
    found = senders(survey, rows)
    made = [_response(survey, row, found.get(row.pk)) for row in rows]
    CHANCE.shuffle(made)
    Response.objects.bulk_create(made)
    pks = [row.pk for row in rows]
    Unfinished.objects.filter(pk__in=pks).update(step=Step.SPENT, answers={}, group="", complete=False)
    mark(survey, [one.pk for one in found.values()])


def _response(survey: Survey, row: Unfinished, sender: SurveyInvitation | None) -> Response:
    made = Response(survey=survey, group=row.group, answers=row.answers, complete=row.complete)
    if sender and survey.mode == Mode.PSEUDONYMOUS:
        made.pseudonym = links.pseudonym(sender.person_id)
    if sender and survey.mode == Mode.PERSONAL:
        made.person_id = sender.person_id
    return made


def senders(survey: Survey, rows: Iterable[Unfinished]) -> Mapping[UUID, SurveyInvitation]:
    """Return whose the sealed rows are, as the key of the site tells it; nobody's where that is unknown."""
    if survey.mode == Mode.UNTRACKED:
        return {}
    by_digest = {row.digest: row.pk for row in rows}
    silent = survey.invitations.filter(answered=False) if by_digest else ()
    found = {by_digest.get(links.sealed(links.token(one.pk))): one for one in silent}
    return {pk: one for pk, one in found.items() if pk}


def mark(survey: Survey, answered: Sequence[UUID]) -> None:
    """Mark who has answered; every invitation is written anew, so that none shows that it was changed."""
    has_answered = Case(When(pk__in=answered, then=Value(value=True)), default=F("answered"))
    survey.invitations.update(answered=has_answered if answered else F("answered"))


def scatter(survey: Survey) -> None:
    """Write every response anew, with a new key and in random order; what was stored before is gone."""
    rows = list(survey.responses.all())
    survey.responses.all().delete()
    CHANCE.shuffle(rows)
    for row in rows:
        row.pk = uuid.uuid4()
    Response.objects.bulk_create(rows)


def forget(survey: Survey) -> None:
    """Delete what was not sent and which links were used; in an anonymous survey also who has answered."""
    Unfinished.objects.filter(survey=survey).delete()
    forgets = survey.mode in rules.ANONYMOUS
    survey.invitations.update(answered=Value(value=False) if forgets else F("answered"))
