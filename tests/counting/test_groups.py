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
    rows = groups.table(profiles_of(sizes), 1, minimum=minimum)
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


def rows_of(cap=None, **said):
    """The table of groups, each with the ballots it gave."""
    replies = [(group, frozenset(ballot)) for group, given in said.items() for ballot in given.split()]
    return {row.group: row for row in groups.table(groups.split("abc", replies, cap), 1, cap=cap)}


def test_figure_that_tells_what_each_state_of_a_group_said_is_hidden_and_another_with_it():
    rows = rows_of(P="ab a ab a a", Q="ab bc b a a", R="b bc a ac c")

    assert {group: set(row.hidden) for group, row in rows.items()} == {
        "P": {"a", "c"},
        "Q": {"c"},
        "R": {"a"},
    }
    assert not any(row.is_withheld for row in rows.values())


def test_hidden_figures_that_sum_to_none_hide_another():
    rows = rows_of(P="a b a b a", Q="a b a b a", R="c b a c a", S="c c c a b")

    assert [group for group, row in rows.items() if "c" in row.hidden] == ["P", "Q", "R"]


def test_capped_row_that_tells_what_each_state_said_is_withheld_whole():
    rows = rows_of(cap=2, P="ab ab ab ac ac", Q="ab bc bc ac b", R="bc bc ac ab c a")

    assert {group for group, row in rows.items() if row.is_withheld} == {"P", "Q"}
    assert not any(row.hidden for row in rows.values())


def test_option_that_nobody_chose_hides_nothing():
    rows = rows_of(cap=1, P="a a b b b", Q="a b b b b")

    assert not any(row.is_withheld or row.hidden for row in rows.values())


def test_row_without_replies_hides_nothing():
    (row,) = groups.table({"Africa": ballots.collect("ab", [])}, 1)

    assert (row.hidden, row.is_withheld) == (frozenset(), False)


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


BALLOT = st.one_of(st.frozensets(st.sampled_from("abc"), max_size=2), st.sampled_from(Neutral))
REPLIES = st.lists(st.tuples(st.sampled_from("PQRS"), BALLOT), min_size=1, max_size=40)


def tells(profiles, option):
    """Whether the sum of these groups tells what each of their States said of an option."""
    together = ballots.merged(profiles)
    return ballots.counts(together)[option] in {0, together.replies}


@settings(max_examples=300, deadline=None)
@given(REPLIES, st.sampled_from([None, 2]))
def test_nothing_shown_or_left_over_tells_what_each_state_of_a_group_said(replies, cap):
    profiles = groups.split("abc", replies, cap)

    rows = groups.table(profiles, 1, cap=cap)

    for option in "abc":
        if not tells(list(profiles.values()), option):
            shown = {row.group for row in rows if not row.is_withheld and option not in row.hidden}
            unknown = [profile for group, profile in profiles.items() if group not in shown]
            assert not any(tells([profiles[group]], option) for group in shown)
            assert not unknown or not tells(unknown, option)


@settings(max_examples=300, deadline=None)
@given(REPLIES)
def test_sum_of_the_rows_withheld_of_capped_ballots_is_a_row_that_could_be_shown(replies):
    profiles = groups.split("abc", replies, cap=2)

    rows = groups.table(profiles, 1, cap=2)

    left = [row.profile for row in rows if row.is_withheld]
    everything = list(profiles.values())
    assert not any(row.hidden for row in rows)
    assert not left or len(left) == len(rows) or ballots.merged(left).replies >= groups.MINIMUM
    assert not left or not any(tells(left, option) and not tells(everything, option) for option in "abc")
