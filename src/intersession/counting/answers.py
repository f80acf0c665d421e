"""Answers: the count cube, from which every figure about responses is made.

A cube counts, for each item and group of participants, how many gave each value, left the item blank or
were not asked. Marginals, lines, top boxes, indices, cross-tables and every base derive from it; responses
are read once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intersession.counting import shares

RESPONDENTS = ""
"""The item under which whole responses are counted."""

BLANK = ""
"""The value of an item that was asked and left blank."""

NOT_ASKED = "-"
"""The value of an item that a condition kept from the respondent: in no base but that of all respondents."""

Cell = tuple[str, str, str]
"""Item, group, value."""


@dataclass(frozen=True, slots=True)
class Cube:
    """Counts by item, group and value. An item answered by several values counts a respondent under each."""

    cells: Mapping[Cell, int]

    def groups(self) -> tuple[str, ...]:
        """Return the groups that responded, in order of name."""
        return tuple(sorted({group for item, group, _ in self.cells if item == RESPONDENTS}))

    def respondents(self, group: str | None = None) -> int:
        """Return how many responded, in one group or in all."""
        return self._sum(RESPONDENTS, BLANK, group)

    def answered(self, item: str, group: str | None = None) -> int:
        """Return how many answered an item: of all respondents, neither blank nor not asked."""
        missed = self._sum(item, BLANK, group) + self._sum(item, NOT_ASKED, group)
        return self.respondents(group) - missed

    def counts(self, item: str, group: str | None = None) -> dict[str, int]:
        """Return how many gave each value of an item, in order of value, without blanks and not asked."""
        found: Counter[str] = Counter()
        for (of, within, value), count in self.cells.items():
            if of == item and value not in {BLANK, NOT_ASKED} and group in {None, within}:
                found[value] += count
        return dict(sorted(found.items()))

    def base(self, item: str, kind: shares.Kind, group: str | None = None) -> int:
        """Return the base of an item: those who answered it, or all respondents; refuses other kinds."""
        match kind:
            case shares.Kind.ANSWERED:
                return self.answered(item, group)
            case shares.Kind.RESPONDENTS:
                return self.respondents(group)
            case _:
                raise ValueError(f"Answers have no base of kind '{kind}'; it is counted elsewhere.")

    def share(
        self,
        item: str,
        values: Iterable[str],
        *,
        kind: shares.Kind = shares.Kind.ANSWERED,
        group: str | None = None,
    ) -> shares.Share:
        """Return the share of those who gave one of the values, a top box for instance.

        For an item that takes several values name one: who gave two would be counted twice, and a count
        over its base is refused.
        """
        counts = self.counts(item, group)
        count = sum(counts.get(value, 0) for value in set(values))
        return shares.Share(count, self.base(item, kind, group), kind)

    def line(
        self,
        item: str,
        classes: Mapping[str, str],
        *,
        kind: shares.Kind = shares.Kind.ANSWERED,
        group: str | None = None,
    ) -> shares.Line:
        """Return the line of an item, its values taken into classes in the order in which they are named.

        On the base of all respondents blanks and those not asked are the class `unanswered`. Refuses an
        answer that no class takes: a figure left out would be a figure lost.
        """
        totals = dict.fromkeys(classes.values(), 0)
        for value, count in self.counts(item, group).items():
            if value not in classes:
                raise ValueError(f"No class takes the answer '{value}' to the item '{item}'.")
            totals[classes[value]] += count
        base = self.base(item, kind, group)
        if kind == shares.Kind.RESPONDENTS:
            totals[shares.UNANSWERED] = base - self.answered(item, group)
        return shares.Line(tuple(totals.items()), base, kind)

    def rows(self) -> list[tuple[str, str, str, int]]:
        """Return the cube as rows in order, to be kept; `read` makes it of them again."""
        return [(*cell, self.cells[cell]) for cell in sorted(self.cells)]

    def _sum(self, item: str, value: str, group: str | None) -> int:
        if group is not None:
            return self.cells.get((item, group, value), 0)
        return sum(self.cells.get((item, each, value), 0) for each in self.groups())


def tabulate(responses: Iterable[tuple[str, Mapping[str, Any]]], items: Sequence[str]) -> Cube:
    """Count responses, pairs of a group and answers by item, in one pass.

    An answer is a value, several values (a value given twice counts once), or blank: missing, None or empty.
    """
    cells: Counter[Cell] = Counter()
    for group, answers in responses:
        cells[RESPONDENTS, group, BLANK] += 1
        for item in items:
            for value in _values(answers.get(item)):
                cells[item, group, value] += 1
    return Cube(dict(cells))


def gathered(counted: Iterable[tuple[str, str, Any, int]]) -> Cube:
    """Make a cube of answers that were counted before: item, group, answer, and how often it came.

    Whole responses stand under `RESPONDENTS`, with a blank answer. An answer is one of `tabulate`.
    """
    cells: Counter[Cell] = Counter()
    for item, group, answer, times in counted:
        for value in _values(answer):
            cells[item, group, value] += times
    return Cube(dict(cells))


def merged(cubes: Iterable[Cube]) -> Cube:
    """Add cubes up: batches of one survey, or the versions of a questionnaire."""
    cells: Counter[Cell] = Counter()
    for cube in cubes:
        cells.update(cube.cells)
    return Cube(dict(cells))


def regrouped(cube: Cube, groups: Mapping[str, str]) -> Cube:
    """Take groups into larger ones; a group that is not named stays."""
    cells: Counter[Cell] = Counter()
    for (item, group, value), count in cube.cells.items():
        cells[item, groups.get(group, group), value] += count
    return Cube(dict(cells))


def recoded(cube: Cube, items: Mapping[str, str], values: Mapping[tuple[str, str], str]) -> Cube:
    """Give items and values (by old item and value) the codes of another version; what is not named stays.

    Two items that become one would count a respondent twice: refused.
    """
    named = {item: items.get(item, item) for item, _, _ in cube.cells}
    if len(set(named.values())) != len(named):
        raise ValueError("Two items get the same code; a respondent would be counted twice.")
    cells: Counter[Cell] = Counter()
    for (item, group, value), count in cube.cells.items():
        cells[named[item], group, values.get((item, value), value)] += count
    return Cube(dict(cells))


def completed(cube: Cube, items: Sequence[str]) -> Cube:
    """Count all respondents as not asked what a cube does not know, so that versions can be merged."""
    known = {item for item, _, _ in cube.cells}
    missing = {
        (item, group, NOT_ASKED): cube.respondents(group)
        for item in items
        if item not in known
        for group in cube.groups()
    }
    return Cube({**cube.cells, **missing})


def read(rows: Iterable[Sequence[Any]]) -> Cube:
    """Make a cube of its rows: item, group, value, count. Refuses a cell that stands twice."""
    cells: dict[Cell, int] = {}
    for item, group, value, count in rows:
        if (item, group, value) in cells:
            raise ValueError(f"The cell {item}, {group}, {value} stands twice.")
        cells[item, group, value] = int(count)
    return Cube(cells)


def _values(answer: Any) -> Iterable[str]:
    if answer is None or answer == "":
        return (BLANK,)
    if isinstance(answer, list | tuple | set):
        return {str(value) for value in answer} or (BLANK,)
    return (str(answer),)
