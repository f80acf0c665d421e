"""The regional table: what is withheld, and the leading set without each group."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import ballots, groups
from intersession.counting.ballots import Leading, Neutral

few_examples = settings(max_examples=60, deadline=None)


def profiles_of(sizes):
    """Groups with so many replies each, named in order."""
    return {
        f"G{position}": ballots.collect("ab", [frozenset("a")] * size) for position, size in enumerate(sizes)
    }


def withheld(sizes, minimum=groups.MINIMUM):
    rows = groups.table(profiles_of(sizes), 1, minimum)
    return [row.profile.replies for row in rows if row.is_withheld]


@pytest.mark.parametrize(
    "sizes, hidden",
    [
        ([5, 6, 7], []),
        ([20, 9, 3, 4], [3, 4]),  # 7 together: no small group
        ([20, 9, 3], [9, 3]),  # 3 alone would follow from the totals
        ([20, 9, 1, 1], [9, 1, 1]),
        ([4, 0, 9, 30], [4, 9]),
        ([2, 1], [2, 1]),
        ([0, 0], []),
    ],
)
def test_table_withholds_small_groups_and_what_would_give_them_away(sizes, hidden):
    assert withheld(sizes) == hidden


def test_table_minimum_can_be_set():
    assert withheld([20, 9, 3], minimum=3) == []
    assert withheld([20, 9, 3], minimum=10) == [9, 3]


def test_table_shows_the_leading_set_without_each_group():
    replies = (
        [("Africa", frozenset("a"))] * 6
        + [("Asia", frozenset("b"))] * 5
        + [("Europe", frozenset("ac"))] * 2
        + [("Europe", Neutral.NO_OBJECTION)]
    )

    rows = groups.table(groups.split("abc", replies, cap=2), 1)

    assert [(row.group, row.profile.replies) for row in rows] == [("Africa", 6), ("Asia", 5), ("Europe", 3)]
    assert [row.without for row in rows] == [Leading(1, ("b",)), Leading(1, ("a",)), Leading(1, ("a",))]


def test_row_names_the_options_on_which_all_of_its_replies_agree():
    replies = [("Africa", frozenset("a")), ("Africa", frozenset("ab"))]

    (row,) = groups.table(groups.split("abc", replies), 1)

    assert row.uniform == ("a", "c")


def test_row_without_replies_agrees_on_nothing():
    (row,) = groups.table({"Africa": ballots.collect("ab", [])}, 1)

    assert (row.uniform, row.is_withheld) == ((), False)


def test_table_refuses_no_group():
    with pytest.raises(ValueError, match="over the same options"):
        groups.table({}, 1)


def test_split_refuses_an_unknown_option():
    with pytest.raises(ValueError, match="'x' cannot be approved"):
        groups.split("ab", [("Africa", frozenset("x"))])


@few_examples
@given(st.lists(st.tuples(st.sampled_from("PQR"), st.frozensets(st.sampled_from("abc"))), max_size=20))
def test_split_keeps_every_reply_in_its_group(replies):
    found = groups.split("abc", replies)

    assert found == {
        group: ballots.collect("abc", [reply for own, reply in replies if own == group])
        for group in sorted({own for own, _ in replies})
    }


@few_examples
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_withheld_sum_is_never_a_small_group(sizes):
    hidden = withheld(sizes)

    shown = [size for size in sizes if size not in hidden]
    assert all(size >= groups.MINIMUM or size == 0 for size in shown)
    assert sum(hidden) == 0 or sum(hidden) >= groups.MINIMUM or len(hidden) == sum(map(bool, sizes))
    assert not 0 < sum(hidden) < groups.MINIMUM or not any(shown)
