"""The annex of a survey: a person decides each proposed sentence, then figures and words freeze."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.accounts.models import User
from intersession.consultations import times
from intersession.core.refusals import Refused
from intersession.counting import quantifiers
from intersession.evaluations import counted, rules, sentences
from intersession.evaluations.actions import surveys
from intersession.evaluations.models import (
    CodedComment,
    Evaluation,
    Index,
    Line,
    LinePart,
    Origin,
    Quantifier,
    Sentence,
    Stage,
    Survey,
    Verdict,
)
from intersession.evaluations.queries import Results
from intersession.evaluations.queries import annex as queries


@transaction.atomic
def propose(survey: Survey) -> list[queries.Decided]:
    """Propose the sentences that the count gives; those decided before stay, those it gives no more go."""
    survey = surveys.locked(survey)
    rules.check_stage(survey, *rules.COUNTED)
    found = counted.results(queries.counted_of(survey))
    keys = [sentence.key for sentence in sentences.proposed(found)]
    known = queries.rows_of(survey)
    survey.sentences.exclude(key__in=keys).delete()
    new = [key for key in keys if key not in known]
    first = max((row.position for row in known.values()), default=0) + 1
    Sentence.objects.bulk_create(
        Sentence(survey=survey, key=key, position=place) for place, key in enumerate(new, start=first)
    )
    return queries.decided(found, queries.rows_of(survey))


@transaction.atomic
def decide(
    survey: Survey, key: str, *, verdict: str, words: Mapping[str, str], by: User, now: datetime
) -> Sentence:
    """Keep, edit or drop a sentence; words that are as proposed keep it.

    Refuses a sentence that the count does not give, to drop how many answered, and words that
    `sentences.check` refuses.
    """
    found = {one.sentence.key: one for one in propose(survey)}
    if key not in found:
        raise Refused(_("The count gives this sentence no more."))
    row, sentence = found[key].row, found[key].sentence
    assert row is not None  # noqa: S101 - proposing has just made it; for the types
    if verdict == Verdict.DROPPED and sentence.is_kept_always:
        raise Refused(_("The annex says how many answered; this sentence can be worded, not dropped."))
    edits = verdict == Verdict.EDITED and dict(words) != dict(sentence.words)
    if edits:
        sentences.check(sentence, words)
    row.verdict = Verdict.KEPT if verdict == Verdict.EDITED and not edits else verdict
    row.words = dict(words) if edits else {}
    row.decided_by, row.decided_at = by, now
    row.save()
    return row


@transaction.atomic
def move(survey: Survey, key: str, *, up: bool) -> None:
    """Change the places of a sentence and the one before or after it in its part; at an end nothing moves."""
    order = [one.row for one in propose(survey) if one.row]
    place = next((number for number, row in enumerate(order) if row.key == key), None)
    if place is None:
        raise Refused(_("The count gives this sentence no more."))
    other = place - 1 if up else place + 1
    if 0 <= other < len(order) and _part(order[other].key) == _part(key):
        order[place], order[other] = order[other], order[place]
    for position, row in enumerate(order, start=1):
        row.position = position
    Sentence.objects.bulk_update(order, ["position"])


@transaction.atomic
def approve(
    survey: Survey,
    *,
    by: User,
    now: datetime,
    origin: str = Origin.COUNTED,
    note: Mapping[str, str] | None = None,
) -> Evaluation:
    """Freeze figures and words as the results of the meeting, from which papers compose the annex.

    Refuses while a sentence is undecided, and where the meeting has results that came of something else.
    Approving again replaces what this survey gave before. A later count changes nothing by itself.
    """
    undecided = [one for one in propose(survey) if one.verdict == Verdict.PROPOSED]
    if undecided:
        told = ngettext(
            "%(number)s sentence is not decided yet.",
            "%(number)s sentences are not decided yet.",
            len(undecided),
        )
        raise Refused(told % {"number": len(undecided)})
    if queries.taken_by_another(survey):
        raise Refused(_("The meeting has results that did not come of this survey. They are not replaced."))
    evaluation = _kept(survey, queries.draft(survey), origin, note or {})
    tabulation = queries.check_counted(survey)
    tabulation.approved_by, tabulation.approved_at = by, now
    tabulation.save(update_fields=["approved_by", "approved_at"])
    Survey.objects.filter(pk=survey.pk).update(stage=Stage.PUBLISHED)
    return evaluation


def _kept(survey: Survey, found: Results, origin: str, note: Mapping[str, str]) -> Evaluation:
    evaluation, _created = Evaluation.objects.update_or_create(
        meeting=survey.meeting,
        defaults={
            "distributed": found.distributed,
            "returned": found.returned,
            "printed_rate": counted.printed(found.rate),
            "start": _day(survey.opens_at),
            "end": _day(survey.closes_at),
            "rule": found.rule,
            "origin": origin,
            "note": note,
            "wording": found.wording,
        },
    )
    for rows in (evaluation.lines, evaluation.indices, evaluation.comments):
        rows.all().delete()
    _keep_lines(evaluation, found)
    _keep_comments(evaluation, found)
    return evaluation


def _keep_lines(evaluation: Evaluation, found: Results) -> None:
    indices = {
        one.key: Index.objects.create(
            evaluation=evaluation,
            key=one.key,
            position=place,
            label=one.label,
            printed=counted.printed(one.figure),
        )
        for place, one in enumerate(found.indices)
    }
    for place, one in enumerate(found.lines):
        line = Line.objects.create(
            evaluation=evaluation,
            index=indices.get(one.index),
            key=one.key,
            topic=one.topic,
            position=place,
            label=one.label,
            base=one.base,
            base_kind=one.base_kind,
        )
        LinePart.objects.bulk_create(
            LinePart(
                line=line,
                answer=each.answer,
                count=each.share.count if each.share else None,
                printed=counted.printed(each),
            )
            for each in one.figures
        )


def _keep_comments(evaluation: Evaluation, found: Results) -> None:
    known = set(Quantifier.objects.values_list("key", flat=True))
    rows = []
    for place, one in enumerate(found.comments):
        share = one.figure.share
        word = quantifiers.quantifier(share.count, share.base, quantifiers.HOUSE) if share else None
        rows.append(
            CodedComment(
                evaluation=evaluation,
                key=one.key,
                position=place,
                stance=one.stance,
                text=one.text,
                count=share.count if share else None,
                printed=counted.printed(one.figure),
                quantifier=word if word in known else "",
            )
        )
    CodedComment.objects.bulk_create(rows)


def _day(moment: datetime | None) -> str:
    return moment.astimezone(times.seat()).date().isoformat() if moment else ""


def _part(key: str) -> str:
    return key.partition("-")[0]
