"""Tables of results, question by question: every base, interval and worst case, and kinds of participants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intersession.counting import answers, intervals, rates, shares, suppression
from intersession.evaluations import disclosure
from intersession.evaluations.counted import ONE_ANSWER, Counted, has_classes, line_of
from intersession.evaluations.definition import COUNTED, Definition, Item, Kind
from intersession.evaluations.models import Answer
from intersession.evaluations.queries import LineResult, Words


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, or several taken together: its share on both bases, and how far that may lie from all.

    `least` and `most` are the share among all who were asked, whatever those who did not answer think.
    """

    label: Words
    together: str
    count: int
    answered: shares.Share
    respondents: shares.Share
    interval: intervals.Interval | None
    least: shares.Share | None
    most: shares.Share | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """An item by kind of participant; a count that may not be shown is None."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[str, tuple[int | None, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What came of one question. `line` is there where answers have classes; `crossed` where it may be."""

    item: Item
    rows: tuple[Row, ...]
    answered: int
    blank: int
    not_asked: int
    line: LineResult | None
    crossed: Crossed | None


def tables(found: Counted) -> list[Table]:
    """Return the table of every question that is counted, in the order of the questionnaire."""
    return [_table(found, item) for item in found.asked.items.values() if item.kind in COUNTED]


def _table(found: Counted, item: Item) -> Table:
    cube = disclosure.totals(found.cube)
    return Table(
        item=item,
        rows=tuple(_rows(found, cube, item)),
        answered=cube.answered(item.code),
        blank=_number(cube, item, answers.BLANK),
        not_asked=_number(cube, item, answers.NOT_ASKED),
        line=line_of(found, item) if has_classes(found.asked, item) else None,
        crossed=_crossed(found, item) if _may_be_crossed(found.asked, item) else None,
    )


def _number(cube: answers.Cube, item: Item, value: str) -> int:
    return sum(
        count for (of, _group, given), count in cube.cells.items() if (of, given) == (item.code, value)
    )


def _rows(found: Counted, cube: answers.Cube, item: Item) -> Iterator[Row]:
    if not cube.answered(item.code):
        return
    labels = labels_of(found.asked, item, cube.counts(item.code))
    tones = [option.tone for option in found.asked.options(item) if option.tone]
    for tone in Answer.values if has_classes(found.asked, item) else ():
        values = [one.code for one in found.asked.options(item) if one.tone == tone]
        if len(values) > 1 and len(set(tones)) < len(tones):
            yield _row(found, cube, item, values, {}, together=str(Answer(tone).label))
    for value, label in labels.items():
        yield _row(found, cube, item, [value], label)


def labels_of(asked: Definition, item: Item, counts: Iterable[str]) -> dict[str, Words]:
    """Return how each answer to an item is called: its options, or the values that were given."""
    options: dict[str, Words] = {option.code: option.label for option in asked.options(item)}
    values = sorted(counts, key=_by_number) if item.kind == Kind.NUMBER else counts
    return options | {value: {} for value in values if value not in options}


def _by_number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return float("inf")


def _row(
    found: Counted, cube: answers.Cube, item: Item, values: Sequence[str], label: Words, together: str = ""
) -> Row:
    share = cube.share(item.code, values)
    population = found.distributed
    known = population is not None and population >= share.base
    least, most = (
        rates.worst_case(share, population, shares.Kind.DISTRIBUTED) if known and population else (None, None)
    )
    return Row(
        label=label or {"en": values[0]},
        together=together,
        count=share.count,
        answered=share,
        respondents=cube.share(item.code, values, kind=shares.Kind.RESPONDENTS),
        interval=intervals.interval(share, population) if known and population else None,
        least=least,
        most=most,
    )


def _may_be_crossed(asked: Definition, item: Item) -> bool:
    """Whether one answer is asked of everybody; a question that follows from another belongs to its table."""
    section = next(one for one in asked.sections if item in one.items)
    return item.kind in ONE_ANSWER and item.when is None and section.when is None


def _crossed(found: Counted, item: Item) -> Crossed | None:
    shown = disclosure.crossed(found.cube, item.code)
    return _as_shown(found.asked, item, shown) if shown else None


def _as_shown(asked: Definition, item: Item, shown: suppression.Protected) -> Crossed:
    labels = labels_of(asked, item, ())
    columns = [value for value in shown.table.columns if shown.column_sum(value)]
    order = [value for value in labels if value in columns]
    order += [value for value in columns if value not in labels]
    return Crossed(
        columns=tuple(labels.get(value, {}) for value in order),
        rows=tuple(
            (row, tuple(shown.count(row, value) for value in order), shown.row_sum(row))
            for row in shown.table.counts
        ),
    )
