"""Rankings: the trap of equal ranks made an order, a well-known example, and laws."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import rankings
from tests.counting.ballot_reading import needs_samples, read_preflib

OPTIONS = "abcd"
few_examples = settings(max_examples=80, deadline=None)


@st.composite
def a_ranking(draw):
    named = draw(st.lists(st.sampled_from(OPTIONS), unique=True))
    ranks = draw(st.lists(st.integers(0, 2), min_size=len(named), max_size=len(named)))
    classes = [frozenset(o for o, own in zip(named, ranks, strict=True) if own == rank) for rank in range(3)]
    return tuple(rank for rank in classes if rank)


def ranking(text):
    """A ranking such as "a bc d": the best first, options in one word stand equal."""
    return tuple(frozenset(word) for word in text.split())


@needs_samples
def test_pairwise_repeats_the_file_and_not_the_vote_where_equal_ranks_became_an_order():
    names, cast = read_preflib("debian2003.soi")
    profile = rankings.collect(list(names), cast)

    table = rankings.pairwise(profile)

    garbee, michlmayr = "2", "4"
    assert (names[garbee], names[michlmayr]) == ("Bdale Garbee", "Martin Michlmayr")
    assert profile.replies == 488
    assert (table[garbee, michlmayr], table[michlmayr, garbee]) == (252, 228)
    assert rankings.condorcet_winner(profile.options, table) == garbee
    # Published: Michlmayr 228, Garbee 224. His figure is in the file; 28 ballots were made to prefer Garbee.
    assert table[michlmayr, garbee] == 228
    assert table[garbee, michlmayr] != 224


def test_equal_ranks_speak_for_neither_option():
    profile = rankings.collect("ab", [ranking("ab")] * 28 + [ranking("b a")] * 4 + [ranking("a b")] * 3)

    table = rankings.pairwise(profile)

    assert table == {("a", "b"): 3, ("b", "a"): 4}
    assert rankings.condorcet_winner("ab", table) == "b"


def test_rules_equal_the_example_of_the_capital_of_tennessee():
    """42 for Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville, each then by distance; a textbook case."""
    counted = [("m n c k", 42), ("n c k m", 26), ("c k n m", 15), ("k c n m", 17)]

    profile = rankings.collect("mnck", [ranking(text) for text, times in counted for _ in range(times)])

    assert rankings.condorcet_winner("mnck", rankings.pairwise(profile)) == "n"
    assert rankings.borda(profile) == {"m": 126, "n": 194, "c": 173, "k": 107}


def test_condorcet_winner_is_none_in_a_circle_and_in_a_tie():
    circle = rankings.collect("abc", [ranking("a b c"), ranking("b c a"), ranking("c a b")])
    tie = rankings.collect("ab", [ranking("a b"), ranking("b a")])

    assert rankings.condorcet_winner("abc", rankings.pairwise(circle)) is None
    assert rankings.condorcet_winner("ab", rankings.pairwise(tie)) is None


def test_borda_shares_the_points_of_equal_places_evenly():
    profile = rankings.collect("abcd", [ranking("a bc d"), ranking("d")])

    assert rankings.borda(profile) == {
        "a": Fraction(3) + 1,
        "b": Fraction(3, 2) + 1,
        "c": Fraction(3, 2) + 1,
        "d": Fraction(0) + 3,
    }


def test_completed_puts_options_left_out_last_and_equal():
    assert rankings.completed(ranking("c"), "abc") == ranking("c ab")
    assert rankings.completed((), "abc") == ranking("abc")
    assert rankings.completed(ranking("c ab"), "abc") == ranking("c ab")


@pytest.mark.parametrize(
    "ballot, message",
    [
        (ranking("a x"), "'x' cannot be ranked: the options are a, b."),
        (ranking("a ab"), "'a' stands at 2 ranks: keep one."),
        ((frozenset("a"), frozenset()), "A rank without options: leave it out."),
    ],
)
def test_collect_refuses_a_ranking_that_cannot_be(ballot, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        rankings.collect("ab", [ballot])


@pytest.mark.parametrize("options", ["", "aa"])
def test_collect_refuses_options_that_are_none_or_repeated(options):
    with pytest.raises(ValueError, match="lists each option once"):
        rankings.collect(options, [])


def place(ballot, option):
    """The rank of an option, by hand; those left out come after all."""
    return next((rank for rank, options in enumerate(ballot) if option in options), len(ballot))


@few_examples
@given(st.lists(a_ranking(), max_size=8))
def test_pairwise_equals_a_count_ballot_by_ballot(cast):
    table = rankings.pairwise(rankings.collect(OPTIONS, cast))

    assert table == {
        (first, second): sum(place(ballot, first) < place(ballot, second) for ballot in cast)
        for first in OPTIONS
        for second in OPTIONS
        if first != second
    }


@few_examples
@given(st.lists(a_ranking(), max_size=8), st.randoms(use_true_random=False))
def test_collect_does_not_depend_on_the_order_of_ballots(cast, source):
    shuffled = source.sample(cast, len(cast))

    assert rankings.collect(OPTIONS, shuffled) == rankings.collect(OPTIONS, cast)


@few_examples
@given(st.lists(a_ranking(), max_size=8))
def test_borda_hands_out_all_points_of_every_ballot(cast):
    scores = rankings.borda(rankings.collect(OPTIONS, cast))

    assert sum(scores.values()) == len(cast) * (3 + 2 + 1 + 0)


@few_examples
@given(st.lists(a_ranking(), min_size=1, max_size=8))
def test_condorcet_winner_is_never_last_by_borda(cast):
    profile = rankings.collect(OPTIONS, cast)
    scores = rankings.borda(profile)

    winner = rankings.condorcet_winner(OPTIONS, rankings.pairwise(profile))

    if winner is not None:
        assert scores[winner] > min(scores.values())
