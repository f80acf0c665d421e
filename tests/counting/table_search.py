"""What the hidden cells of a table can hold, found by trying every filling: no graph, no flow."""

from functools import cache


def possible(table, hidden, cell):
    """Give every value of a cell under which some filling agrees with all that is published."""
    sums = _published(table, hidden)
    target = _leaves(table, cell)
    unknown = sorted(
        {part for parts, _ in sums for part in parts}, key=lambda part: (part not in target, part)
    )
    open_parts = len(target & set(unknown))
    shown = sum(table.counts[row][column] for row, column in target - set(unknown))
    members = [[number for number, (parts, _) in enumerate(sums) if part in parts] for part in unknown]
    last = [max(i for i, part in enumerate(unknown) if part in parts) for parts, _ in sums]

    def ways(index, left):
        """Give each value that the next cell may have, and what it leaves of every sum."""
        for value in range(min(left[number] for number in members[index]) + 1):
            rest = tuple(n - value if number in members[index] else n for number, n in enumerate(left))
            if not any(rest[number] for number in members[index] if last[number] == index):
                yield value, rest

    @cache
    def fillable(index, left):
        return index == len(unknown) or any(fillable(index + 1, rest) for _, rest in ways(index, left))

    def values(index, left, total):
        if index == open_parts:
            return {total} if fillable(index, left) else set()
        return set().union(*(values(index + 1, rest, total + value) for value, rest in ways(index, left)))

    return values(0, tuple(total for _, total in sums), shown)


def _leaves(table, cell):
    row, column = cell
    return {(part, column) for part in table.counts if row in {part, *table.above(part)}}


def _published(table, hidden):
    """Give every published sum over hidden smallest cells: those cells, and what is left for them."""
    shown = {cell for cell in table.cells if cell not in hidden}
    every = [{(row, column) for column in table.columns} for row in table.counts]
    every += [{(row, column) for row in table.counts} for column in table.columns]
    every += [_leaves(table, cell) for cell in shown if cell[0] not in table.counts]
    unknown = [frozenset(leaves & set(hidden)) for leaves in every]
    return [(parts, sum(table.counts[row][column] for row, column in parts)) for parts in unknown if parts]
