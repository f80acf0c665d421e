"""What a reader can work out, against a search through every filling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting.suppression import Table
from tests.counting.table_search import possible

few_examples = settings(max_examples=100, deadline=None)


@st.composite
def hidden_tables(draw, nested):
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    counts = {
        f"r{row}": {f"c{column}": draw(st.integers(0, 4)) for column in range(columns)} for row in range(rows)
    }
    within = {row: draw(st.sampled_from(["x", "y"])) for row in counts if nested and draw(st.booleans())}
    table = Table(counts, {**within, **({"y": "x"} if nested and draw(st.booleans()) else {})})
    hidden = draw(st.sets(st.sampled_from(sorted(table.cells)), min_size=1))
    return table, hidden


@pytest.mark.parametrize("nested", [False, True])
@few_examples
@given(st.data())
def test_bounds_are_those_of_every_filling(nested, data):
    table, hidden = data.draw(hidden_tables(nested))
    network = table.network()

    for cell in hidden:
        found = possible(table, hidden, cell)
        assert network.bounds(cell, hidden) == (min(found), max(found))
        assert network.spread(cell, hidden, 2) == min(2, max(found) - min(found))


@few_examples
@given(hidden_tables(nested=True))
def test_bounds_are_proved_by_tables_that_agree_with_all_that_is_published(drawn):
    table, hidden = drawn
    cell = min(hidden)
    network = table.network()

    for witness in network.witnesses(cell, hidden):
        other = Table(
            {row: {column: witness[row, column] for column in table.columns} for row in table.counts},
            table.within,
        )
        assert other.cells == witness
        assert min(witness.values()) >= 0
        assert {c: n for c, n in witness.items() if c not in hidden} == {
            c: n for c, n in table.cells.items() if c not in hidden
        }
        assert [sum(row.values()) for row in other.counts.values()] == [
            sum(row.values()) for row in table.counts.values()
        ]


def test_cell_alone_in_its_row_is_known():
    table = Table({"a": {"yes": 1, "no": 4}, "b": {"yes": 5, "no": 6}})

    assert table.network().bounds(("a", "yes"), {("a", "yes"), ("b", "yes")}) == (1, 1)


def test_cell_on_a_rectangle_is_as_wide_as_its_smallest_neighbours():
    table = Table({"a": {"yes": 1, "no": 4}, "b": {"yes": 5, "no": 6}})

    assert table.network().bounds(("a", "yes"), table.cells) == (0, 5)


def test_widening_hides_the_smallest_cells():
    counts = {"a": {"x": 1, "y": 9, "z": 3}, "b": {"x": 4, "y": 9, "z": 3}, "c": {"x": 9, "y": 9, "z": 9}}
    table = Table(counts)

    assert table.network().widening(("a", "x"), {("a", "x")}) == [("a", "z"), ("b", "x"), ("b", "z")]


def test_nothing_widens_a_cell_that_the_sums_give_away():
    table = Table({"a": {"yes": 1, "no": 0}, "b": {"yes": 5, "no": 0}})

    assert table.network().widening(("a", "yes"), {("a", "yes")}) == ()
