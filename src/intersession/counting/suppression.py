"""Suppression: which cells of a table counted from answers are hidden before anybody else sees it.

A cell of one or two persons is hidden, and so are others until none that is hidden can be worked out from the
rest: every table is audited, and each hidden cell is proved safe by whole tables that agree with all that is
published (`recovery`). Sums of rows and of columns are published; a zero is a count like any other. Rows may
be parts of larger rows, which are published too: kinds merged into two, a sub-table and its table.

What this does not cover: a reader who was there and knows some answers, and one who tries which tables would
have been hidden in the same way. Tables of other questions about the same groups of all respondents tell
nothing more, for any answers to one go with any to the other; a question asked only after a certain answer
is a part of that answer and belongs into one table with it (`Table` with rows and columns exchanged).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from intersession.counting import answers, recovery
from intersession.counting.recovery import Cell

MINIMUM = 3
"""The smallest count, but zero, that is shown in a table by groups."""

WIDTH = 3
"""How far the bounds of a small cell are apart at least, where the published sums leave so much."""

LARGE = 100
"""From so many responses on tables may have more than two groups."""

FEW_GROUPS = 2
"""So many groups tables may have under that."""

ALL = ""
"""The row of the sums of the columns."""


@dataclass(frozen=True)
class Table:
    """Counts by row and column. A row of `counts` may lie `within` a larger one, and that in a larger again.

    Refuses a negative count, rows with other columns, and a larger row that has counts of its own or lies
    within itself.
    """

    counts: Mapping[str, Mapping[str, int]]
    within: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len({tuple(row) for row in self.counts.values()}) > 1:
            raise ValueError("The rows of a table have the same columns in the same order.")
        if any(count < 0 for row in self.counts.values() for count in row.values()):
            raise ValueError("A count is not negative.")
        if ALL in {*self.counts, *self.within}:
            raise ValueError("Every row of a table has a name.")
        if set(self.within.values()) & set(self.counts):
            raise ValueError("A larger row is the sum of its parts; it has no counts of its own.")
        for row in self.within:
            tuple(self.above(row))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in order."""
        return next((tuple(row) for row in self.counts.values()), ())

    def above(self, row: str) -> Iterator[str]:
        """Give the larger rows that a row lies in, from the smallest up."""
        passed = {row}
        while (row := self.within.get(row, ALL)) != ALL:
            if row in passed:
                raise ValueError(f"The row '{row}' lies within itself.")
            passed.add(row)
            yield row

    @cached_property
    def cells(self) -> Mapping[Cell, int]:
        """The count of every cell, those of larger rows too."""
        found: dict[Cell, int] = {}
        for row, counts in self.counts.items():
            for part in (row, *self.above(row)):
                for column, count in counts.items():
                    found[part, column] = found.get((part, column), 0) + count
        return found

    def network(self) -> recovery.Network:
        """Return the table as a network: a cell leads from its parts, or its row, to what it is part of."""
        arcs = {
            (row, column): (
                (row,) if row in self.counts else (row, column),
                (self.within.get(row, ALL), column),
            )
            for row, column in self.cells
        }
        return recovery.Network(self.cells, arcs)


@dataclass(frozen=True)
class Protected:
    """A table as it is shown: hidden cells have no count. Which of them are small is not told."""

    table: Table
    hidden: frozenset[Cell]

    def count(self, row: str, column: str) -> int | None:
        """Return the count of a cell; None for a hidden one."""
        return None if (row, column) in self.hidden else self.table.cells[row, column]

    def row_sum(self, row: str) -> int:
        """Return the sum of a row, which is always shown."""
        return sum(count for (part, _), count in self.table.cells.items() if part == row)

    def column_sum(self, column: str) -> int:
        """Return the sum of a column, which is always shown."""
        return sum(row[column] for row in self.table.counts.values())

    def audit(self) -> dict[Cell, tuple[int, int]]:
        """Return, for each hidden cell, the least and the most that a reader can work out it holds."""
        network = self.table.network()
        return {cell: network.bounds(cell, self.hidden) for cell in sorted(self.hidden)}


def protect(table: Table, minimum: int = MINIMUM, width: int = WIDTH) -> Protected | None:
    """Hide what must be hidden; None when the sums alone give a small cell away: show no table then.

    Cells from 1 to under the minimum are hidden, and the cheapest others, until the bounds of each small
    cell are `width` apart, or as far as the published sums let them be were every cell hidden, and no
    hidden cell is known exactly.
    """
    network = table.network()
    small = sorted(cell for cell, count in network.counts.items() if 0 < count < minimum)
    wanted = {cell: network.spread(cell, network.counts, width) for cell in small}
    if not all(wanted.values()):
        return None
    hidden = set(small)
    for cell, spread in wanted.items():
        while network.spread(cell, hidden, spread) < spread:
            hidden.update(network.widening(cell, hidden))
    return Protected(table, frozenset(_needed(network, hidden, wanted)))


def crossed(
    cube: answers.Cube, item: str, option: str | None = None, within: Mapping[str, str] | None = None
) -> Table:
    """Return the table of an item by group, or that of one option: who chose it and who did not.

    An item that takes several values is refused without an option: its counts do not add up to persons.
    `within` says which groups are parts of larger ones.
    """
    counts = {group: _row(cube, item, option, group) for group in cube.groups()}
    for group, row in counts.items():
        if sum(row.values()) != cube.respondents(group):
            raise ValueError(f"The item '{item}' takes several values: cross each option by itself.")
    return Table(counts, within or {})


def may_cross(respondents: int, groups: int) -> bool:
    """Whether a table by groups may be made at all: of two at most under `LARGE` responses.

    With 43 responses in 6 groups, half of the cells would be hidden; merge the groups first.
    """
    return groups <= FEW_GROUPS or respondents >= LARGE


def may_follow(earlier: answers.Cube, later: answers.Cube, minimum: int = MINIMUM) -> bool:
    """Whether a count may be published after an earlier one of the same survey: their difference is a table.

    It may when no cell differs by fewer than the minimum, unless by nothing: results with 42 and then with
    43 responses would show what one person answered.
    """
    cells = {*earlier.cells, *later.cells}
    changes = (abs(later.cells.get(cell, 0) - earlier.cells.get(cell, 0)) for cell in cells)
    return all(change == 0 or change >= minimum for change in changes)


def _needed(
    network: recovery.Network, hidden: Collection[Cell], wanted: Mapping[Cell, int]
) -> Collection[Cell]:
    """Show again, the largest first, what need not be hidden for the small cells to stay as wide."""
    kept = set(hidden)
    while True:
        spare = sorted(kept - wanted.keys(), key=lambda cell: (-network.counts[cell], cell))
        found = next((cell for cell in spare if _hold(network, kept - {cell}, wanted)), None)
        if found is None:
            return kept
        kept.remove(found)


def _hold(network: recovery.Network, hidden: Collection[Cell], wanted: Mapping[Cell, int]) -> bool:
    return all(network.spread(cell, hidden, spread) >= spread for cell, spread in wanted.items())


def _row(cube: answers.Cube, item: str, option: str | None, group: str) -> dict[str, int]:
    if option is not None:
        chosen = cube.counts(item, group).get(option, 0)
        return {option: chosen, answers.NOT_ASKED: cube.respondents(group) - chosen}
    counts = cube.counts(item, group)
    row = {value: counts.get(value, 0) for value in cube.counts(item)}
    missed = {value: cube.cells.get((item, group, value), 0) for value in (answers.BLANK, answers.NOT_ASKED)}
    return {**row, **missed}
