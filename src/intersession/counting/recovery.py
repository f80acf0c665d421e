"""Recovery: what a reader can work out about the hidden cells of tables whose sums are published.

Each cell is an arc of a graph and each published sum a node, so a table that agrees with everything published
differs from the true one by changes that run in circles. The smallest and the largest value of a cell are
then found by maximum flow, exactly and in whole numbers; each bound is proved by the whole table in which it
is reached. This holds for tables of two dimensions, of which one may have sums of sums (a hierarchy). Castro,
"Network Flows Heuristics for Complementary Cell Suppression" (2002).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

Cell = tuple[str, str]
"""Row and column."""

Node = tuple[str, ...]
"""A published sum: of a row, or of the parts of a cell."""

Change = tuple[Cell, int]
"""A cell, and whether it grows (1) or shrinks (-1)."""


@dataclass(frozen=True)
class Network:
    """Cells as arcs. At a node, what changes come in must go out again, or its sum would differ."""

    counts: Mapping[Cell, int]
    arcs: Mapping[Cell, tuple[Node, Node]]

    def bounds(self, cell: Cell, hidden: Collection[Cell]) -> tuple[int, int]:
        """Return the least and the most that a cell can hold for whoever sees all cells but the hidden."""
        return self._furthest(cell, -1, hidden)[cell], self._furthest(cell, 1, hidden)[cell]

    def witnesses(self, cell: Cell, hidden: Collection[Cell]) -> tuple[Mapping[Cell, int], ...]:
        """Return two whole tables that agree with all that is published: in them the cell has its bounds."""
        return self._furthest(cell, -1, hidden), self._furthest(cell, 1, hidden)

    def spread(self, cell: Cell, hidden: Collection[Cell], enough: int) -> int:
        """Return how far the bounds of a cell are apart, or `enough` when it is no less."""
        truth = self.counts[cell]
        up = self._furthest(cell, 1, hidden, enough)[cell] - truth
        if up >= enough:
            return enough
        return min(enough, up + truth - self._furthest(cell, -1, hidden, enough - up)[cell])

    def widening(self, cell: Cell, hidden: Collection[Cell]) -> Collection[Cell]:
        """Return the cells to hide so that a cell spreads by one more, the smallest; none when nothing can.

        They are those of the cheapest circle of changes, in which a hidden cell costs nothing and another
        its count and one.
        """
        found = []
        for step in (1, -1):
            reached = self._furthest(cell, step, hidden)
            circle = self._circle(reached, cell, step, self.counts, hidden)
            if circle:
                new = {other for other, _ in circle if other not in hidden}
                found.append((sum(self.counts[other] + 1 for other in new), -step, sorted(new)))
        return min(found)[2] if found else ()

    def _furthest(
        self, cell: Cell, step: int, hidden: Collection[Cell], enough: int | None = None
    ) -> dict[Cell, int]:
        """Change a cell as far as it goes, or by `enough`; return the table in which it is so far."""
        table = dict(self.counts)
        while enough is None or abs(table[cell] - self.counts[cell]) < enough:
            circle = self._circle(table, cell, step, hidden, hidden)
            if not circle:
                break
            most = min(table[other] for other, change in circle if change < 0)
            for other, change in circle:
                table[other] += change * most
        return table

    def _circle(
        self,
        table: Mapping[Cell, int],
        cell: Cell,
        step: int,
        usable: Collection[Cell],
        free: Collection[Cell],
    ) -> tuple[Change, ...]:
        """Return the cheapest changes, that of the cell among them, that keep every sum; none if none do."""
        if step < 0 and not table[cell]:
            return ()
        tail, head = self.arcs[cell]
        start, end = (head, tail) if step > 0 else (tail, head)
        queue: list[tuple[int, int, Node, tuple[Change, ...]]] = [(0, 0, start, ((cell, step),))]
        done = set()
        while queue:
            cost, length, node, changes = heappop(queue)
            if node == end:
                return changes
            if node in done:
                continue
            done.add(node)
            for other, change, target in self._ways[node]:
                if other in usable and other != cell and target not in done and (change > 0 or table[other]):
                    price = 0 if other in free else self.counts[other] + 1
                    heappush(queue, (cost + price, length + 1, target, (*changes, (other, change))))
        return ()

    @cached_property
    def _ways(self) -> Mapping[Node, list[tuple[Cell, int, Node]]]:
        ways: dict[Node, list[tuple[Cell, int, Node]]] = {}
        for node, way in self._ends():
            ways.setdefault(node, []).append(way)
        return ways

    def _ends(self) -> Iterator[tuple[Node, tuple[Cell, int, Node]]]:
        for cell, (tail, head) in self.arcs.items():
            yield tail, (cell, 1, head)
            yield head, (cell, -1, tail)
