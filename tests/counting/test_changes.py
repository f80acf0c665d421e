"""Comparison with an earlier meeting, against published examples, enumeration and laws."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import changes
from intersession.counting.changes import Verdict
from intersession.counting.shares import Kind, Share

few_examples = settings(max_examples=60, deadline=None)

CHANCES = st.lists(st.fractions(0, 1, max_denominator=50), max_size=8)


def answered(count, base):
    return Share(count, base, Kind.ANSWERED)


def test_tea_of_fisher_is_34_of_70():
    assert changes.fisher(3, 4, 1, 4) == Fraction(34, 70)


def test_fisher_gives_a_published_value():
    assert round(float(changes.fisher(1, 12, 9, 12)), 6) == 0.002759


@pytest.mark.parametrize(
    "count, base, other, other_base", [(0, 3, 4, 4), (2, 5, 3, 3), (1, 4, 2, 5), (0, 2, 0, 3)]
)
def test_fisher_is_the_share_of_arrangements_no_likelier(count, base, other, other_base):
    agreeing, whole = count + other, base + other_base
    drawn = [sum(n < base for n in chosen) for chosen in combinations(range(whole), agreeing)]

    no_likelier = sum(drawn.count(n) <= drawn.count(count) for n in drawn)

    assert changes.fisher(count, base, other, other_base) == Fraction(no_likelier, len(drawn))


@pytest.mark.parametrize(
    "first, second, chance", [(0, 0, 1), (5, 5, 1), (0, 6, Fraction(1, 32)), (1, 9, Fraction(11, 512))]
)
def test_mcnemar_is_a_toss_of_coins(first, second, chance):
    assert changes.mcnemar(first, second) == chance
    assert changes.mcnemar(second, first) == chance


def test_mcnemar_of_two_items_of_2009_depends_on_what_is_not_known():
    least, most = changes.mcnemar_bounds(37, 31, 42)

    assert (round(float(least), 2), round(float(most), 2)) == (0.03, 0.21)


def test_holm_takes_the_smallest_for_all_tests_and_the_largest_for_one():
    chances = [Fraction(1, 100), Fraction(4, 100), Fraction(3, 100), Fraction(1, 200)]

    assert changes.holm(chances) == (Fraction(3, 100), Fraction(6, 100), Fraction(6, 100), Fraction(2, 100))


def test_smallest_change_between_two_workshops_of_43():
    assert changes.detectable(Fraction(4, 5), 43, 43) == 25
    assert changes.detectable(Fraction(4, 5), 43, 43, 190) == 22


def test_change_of_some_points_among_43_is_not_measurable():
    (change,) = changes.compare([(answered(34, 43), answered(38, 43))])

    assert change.verdict == Verdict.NOT_MEASURABLE
    assert change.points == Fraction(400, 43)


def test_change_is_measurable_alone_but_not_among_many_items():
    pair = (answered(25, 43), answered(35, 43))
    same = (answered(30, 43), answered(30, 43))

    assert changes.compare([pair])[0].verdict == Verdict.MEASURABLE
    assert changes.compare([pair, same, same])[0].verdict == Verdict.NOT_MEASURABLE


@pytest.mark.parametrize(
    "earlier, later, reason",
    [
        (
            answered(1, 2),
            Share(1, 2, Kind.RESPONDENTS),
            "'answered' is not compared with one of 'respondents'",
        ),
        (answered(0, 0), answered(1, 2), "base of 0"),
        (Share(1, 2, Kind.ANSWERED, items=2), answered(1, 2), "compare their items"),
    ],
)
def test_shares_that_cannot_be_compared_are_refused(earlier, later, reason):
    with pytest.raises(ValueError, match=reason):
        changes.compare([(earlier, later)])


def test_figures_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        changes.mcnemar(-1, 2)
    with pytest.raises(ValueError, match="no more than its population"):
        changes.detectable(Fraction(1, 2), 43, 43, 40)


@few_examples
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_fisher_does_not_depend_on_which_meeting_or_answer_comes_first(a, b, c, d):
    chance = changes.fisher(a, a + b, c, c + d)

    assert 0 < chance <= 1
    assert chance == changes.fisher(c, c + d, a, a + b) == changes.fisher(b, a + b, d, c + d)


@few_examples
@given(CHANCES)
def test_holm_keeps_the_order_and_lowers_no_chance(chances):
    adjusted = changes.holm(chances)

    assert all(one <= other <= 1 for one, other in zip(chances, adjusted, strict=True))
    assert sorted(adjusted) == [adjusted[i] for i in sorted(range(len(chances)), key=lambda i: chances[i])]
