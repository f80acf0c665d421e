"""The results of a survey as its count gives them, before anybody approved a sentence; no table is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from intersession.core.refusals import Refused
from intersession.counting import answers, quantifiers, rates, shares
from intersession.evaluations.definition import Definition, Item, Kind
from intersession.evaluations.models import Answer, Origin, Topic
from intersession.evaluations.queries import (
    CommentResult,
    Figure,
    IndexResult,
    LineResult,
    Results,
    Words,
    figure,
    index_of,
)

ONE_ANSWER = (Kind.SINGLE, Kind.SCALE)
"""Kinds of items that may be lines: each respondent gives one answer."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A code of comments, the clause it is told by, and how many respondents it was given to in the end."""

    key: str
    stance: str
    says: Words
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a survey came to: its count, what it asked, who returned it, codes, the vocabulary."""

    meeting: str
    cube: answers.Cube
    asked: Definition
    returns: Mapping[str, rates.Returns]
    codes: Sequence[Spoken] = ()
    vocabulary: Mapping[str, Words] | None = None

    @property
    def distributed(self) -> int | None:
        """How many questionnaires were distributed; None where that is not known of all that came back."""
        number = rates.total(self.returns).distributed
        return number if number >= self.cube.respondents() else None


def results(counted: Counted) -> Results:
    """Return the results as an annex tells them: lines with a topic, indices, and codes that were given."""
    returned = counted.cube.respondents()
    lines = tuple(line for item in judged(counted.asked) if (line := line_of(counted, item)).base)
    return Results(
        meeting=counted.meeting,
        distributed=counted.distributed,
        returned=returned,
        rate=figure("returned", returned, counted.distributed, None, shares.Kind.DISTRIBUTED),
        rule=_rule(lines),
        origin=Origin.COUNTED,
        note={},
        sources=(),
        lines=lines,
        indices=tuple(_indices(lines, counted.asked)),
        comments=tuple(_comment(one, returned, counted.vocabulary or {}) for one in counted.codes),
    )


def judged(asked: Definition) -> Iterable[Item]:
    """Give the items that are lines of an annex: they have a topic, and answers of a class."""
    return (item for item in asked.items.values() if item.topic in Topic.values and has_classes(asked, item))


def has_classes(asked: Definition, item: Item) -> bool:
    """Whether answers to an item are taken as satisfied, neutral or critical."""
    return item.kind in ONE_ANSWER and any(option.tone for option in asked.options(item))


def shares_of(counted: Counted, item: Item, kind: shares.Kind, group: str | None = None) -> shares.Line:
    """Return an item by class of answer, on the base of its kind.

    An answer of no class (“I did not attend”) is in the base of all respondents only, as unanswered.
    """
    tones = {option.code: option.tone for option in counted.asked.options(item)}
    totals = {answer: 0 for answer in Answer.values if answer in tones.values()}
    for value, count in counted.cube.counts(item.code, group).items():
        if tones.get(value):
            totals[tones[value]] += count
    base = sum(totals.values())
    if kind == shares.Kind.RESPONDENTS:
        base = counted.cube.respondents(group)
        totals[shares.UNANSWERED] = base - sum(totals.values())
    return shares.Line(tuple(totals.items()), base, kind)


def line_of(counted: Counted, item: Item, kind: shares.Kind | None = None) -> LineResult:
    """Return an item as a line of results; a class that nobody chose is left out, but for the satisfied."""
    line = shares_of(counted, item, kind or item.base)
    return LineResult(
        key=item.code,
        topic=item.topic,
        label=item.label,
        base=line.base,
        base_kind=line.kind,
        index=item.index,
        figures=tuple(
            Figure(answer, None, line.share(answer))
            for answer, count in line.parts
            if line.base and (count or answer == Answer.SATISFIED)
        ),
    )


def printed(one: Figure) -> int | None:
    """Return the per cent that an approval freezes; None where counts only are printed."""
    return one.share.percent if one.share else None


def _indices(lines: Sequence[LineResult], asked: Definition) -> Iterable[IndexResult]:
    """Give the indices in the order of their first lines; refuses one whose lines have different bases."""
    for key in dict.fromkeys(line.index for line in lines if line.index):
        row = {"key": key, "label": asked.indices.get(key, {}), "printed": None, "approximate": False}
        try:
            yield index_of(row, [line for line in lines if line.index == key])
        except ValueError:
            wrong = _("The index “%(key)s” pools questions that are counted on different bases.")
            raise Refused(wrong % {"key": key}) from None


def _comment(one: Spoken, returned: int, vocabulary: Mapping[str, Words]) -> CommentResult:
    word = quantifiers.quantifier(one.count, returned, quantifiers.HOUSE) or ""
    return CommentResult(
        key=one.key,
        stance=one.stance,
        text=one.says,
        quantifier=vocabulary.get(word, {}),
        figure=figure(one.key, one.count, returned, None, shares.Kind.RESPONDENTS),
    )


def _rule(lines: Sequence[LineResult]) -> Words:
    """Return, in each language, the rule on blank answers where a line is counted on those who answered."""
    if all(line.base_kind != shares.Kind.ANSWERED for line in lines):
        return {}
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = _("Questions left unanswered were not counted.")
    return said
