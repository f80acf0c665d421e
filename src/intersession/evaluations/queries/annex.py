"""Reads for the annex of a survey: what it would say, what was decided, what changed since its approval."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.counting import answers
from intersession.evaluations import counted, definition, sentences
from intersession.evaluations.models import Evaluation, Quantifier, Sentence, Survey, Tabulation, Verdict
from intersession.evaluations.queries import Figure, Results, results_of
from intersession.evaluations.queries import comments as coded
from intersession.evaluations.queries import surveys as queries


@dataclass(frozen=True, slots=True)
class Decided:
    """A sentence with what a person made of it; `row` is None until it was proposed to somebody."""

    sentence: sentences.Proposed
    row: Sentence | None

    @property
    def verdict(self) -> str:
        """What was made of it."""
        return self.row.verdict if self.row else Verdict.PROPOSED

    @property
    def words(self) -> Mapping[str, str]:
        """The words as they stand: those of a person, else as proposed."""
        return (self.row and self.row.words) or self.sentence.words


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the approved annex that the record counts otherwise now; None where there is none."""

    label: Mapping[str, str]
    before: Figure | None
    now: Figure | None


def counted_of(survey: Survey) -> counted.Counted:
    """Return all that a closed survey came to; refuses one that is not counted yet."""
    return counted.Counted(
        meeting=survey.meeting.key,
        cube=answers.read(check_counted(survey).cube),
        asked=definition.read(survey.version.definition),
        returns=queries.rates_of(survey),
        codes=coded.spoken(survey),
        vocabulary=dict(Quantifier.objects.values_list("key", "words")),
    )


def draft(survey: Survey) -> Results:
    """Return the results as the annex would have them now: without what was dropped, in the order decided."""
    return drafted(counted.results(counted_of(survey)), rows_of(survey))


def rows_of(survey: Survey) -> dict[str, Sentence]:
    """Return the sentences of a survey by their key, in the order decided."""
    return {row.key: row for row in survey.sentences.order_by("position", "key")}


def decided(found: Results, rows: Mapping[str, Sentence]) -> list[Decided]:
    """Return every sentence that the results propose, with its verdict, in the order decided."""
    places = {key: place for place, key in enumerate(rows)}
    every = [Decided(one, rows.get(one.key)) for one in sentences.proposed(found)]
    return sorted(every, key=lambda one: (_part(one.sentence.key), places.get(one.sentence.key, len(places))))


def drafted(found: Results, rows: Mapping[str, Sentence]) -> Results:
    """Return results without what was dropped and with the words of persons, in the order decided."""
    dropped = {key for key, row in rows.items() if row.verdict == Verdict.DROPPED}
    places = {key: place for place, key in enumerate(rows)}

    def kept(kind: str, many: Any) -> tuple[Any, ...]:
        stay = [one for one in many if f"{kind}-{one.key}" not in dropped]
        return tuple(sorted(stay, key=lambda one: places.get(f"{kind}-{one.key}", len(places))))

    indices = kept("index", found.indices)
    pooled = {index.key for index in indices}
    lines = tuple(line for line in kept("line", found.lines) if not line.index or line.index in pooled)
    edited = {key: row.words for key, row in rows.items() if row.verdict == Verdict.EDITED}
    comments = kept("comment", found.comments)
    return replace(found, lines=lines, indices=indices, comments=comments, wording=edited)


def changes(survey: Survey, now: Results) -> list[Change]:
    """Return the figures of the approved annex that differ from the count as it is now; none before it."""
    if not Tabulation.objects.filter(survey=survey, approved_at__isnull=False).exists():
        return []
    approved = results_of(survey.meeting.key)
    if approved is None:
        return []
    before, after = _figures(approved), _figures(now)
    return [
        Change((before.get(key) or after[key])[0], _second(before.get(key)), _second(after.get(key)))
        for key in {**before, **after}
        if _shown(before.get(key)) != _shown(after.get(key))
    ]


def taken_by_another(survey: Survey) -> bool:
    """Whether the meeting has results that did not come of this survey."""
    own = Tabulation.objects.filter(survey=survey, approved_at__isnull=False).exists()
    return not own and Evaluation.objects.filter(meeting=survey.meeting_id).exists()


def check_counted(survey: Survey) -> Tabulation:
    """Return the count of a survey; refuses one that has none yet."""
    found = Tabulation.objects.filter(survey=survey).first()
    if found is None:
        raise Refused(_("This survey is not counted yet: results are there after its closing."))
    return found


def _figures(found: Results) -> dict[tuple[str, str], tuple[Mapping[str, str], Figure]]:
    told: dict[tuple[str, str], tuple[Mapping[str, str], Figure]] = {("returns", "rate"): ({}, found.rate)}
    told |= {(line.key, one.answer): (line.label, one) for line in found.lines for one in line.figures}
    return told | {("comment", one.key): (one.text, one.figure) for one in found.comments}


def _shown(pair: tuple[Mapping[str, str], Figure] | None) -> object:
    return pair[1].share if pair else None


def _second(pair: tuple[Mapping[str, str], Figure] | None) -> Figure | None:
    return pair[1] if pair else None


def _part(key: str) -> int:
    """Sentences stand in the parts of the annex: returns, lines, indices, comments."""
    return ("returns", "line", "index", "comment").index(key.partition("-")[0])
