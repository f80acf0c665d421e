"""Intervals against published values, complete enumeration and laws."""

import re
from fractions import Fraction
from itertools import combinations
from math import comb
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import intervals
from intersession.counting.intervals import Interval, Method
from intersession.counting.shares import Kind, Share

ASKED = 190

few_examples = settings(max_examples=50, deadline=None)


@st.composite
def samples(draw, least_base=1):
    base = draw(st.integers(least_base, 80))
    return draw(st.integers(0, base)), base, base + draw(st.integers(0, 200))


def per_cent(bounds):
    return tuple(round(100 * float(bound), 1) for bound in bounds)


def test_z_is_the_quantile_of_a_95_per_cent_interval():
    assert pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-12) == intervals.Z


@pytest.mark.parametrize(
    "count, base, low, high",
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_of_newcombe_1998(count, base, low, high):
    bounds = intervals.wilson(count, base)

    assert tuple(round(bound, 4) for bound in bounds) == (low, high)


@pytest.mark.parametrize(
    "count, base, endless, finite",
    [
        (43, 43, (91.8, 100.0), (93.5, 100.0)),
        (37, 42, (75.0, 94.8), (76.8, 94.3)),
        (34, 43, (64.8, 88.6), (66.6, 87.7)),
        (32, 43, (59.8, 85.1), (61.6, 84.1)),
        (26, 43, (45.6, 73.6), (47.3, 72.3)),
        (2, 43, (1.3, 15.5), (1.5, 13.7)),
    ],
)
def test_wilson_gives_the_intervals_of_the_2009_workshop(count, base, endless, finite):
    assert per_cent(intervals.wilson(count, base)) == endless
    assert per_cent(intervals.finite_wilson(count, base, ASKED)) == finite


@pytest.mark.parametrize(
    "count, base, printed",
    [
        (43, 43, (93.2, 100.0)),
        (38, 43, (76.8, 95.3)),
        (34, 43, (65.8, 88.4)),
        (26, 43, (46.3, 73.2)),
        (2, 43, (1.1, 14.2)),
    ],
)
def test_exact_bounds_give_the_intervals_of_the_2009_workshop(count, base, printed):
    bounds = intervals.exact_bounds(count, base, ASKED)

    assert per_cent(Fraction(members, ASKED) for members in bounds) == printed


def test_exact_bounds_of_an_undivided_answer_are_177_to_190():
    assert intervals.exact_bounds(43, 43, ASKED) == (177, 190)


@pytest.mark.parametrize("count", range(5))
def test_exact_bounds_agree_with_every_sample_drawn(count):
    base, population = 4, 9
    drawn = list(combinations(range(population), base))

    def chance(members, fits):
        return Fraction(sum(fits(sum(one < members for one in sample)) for sample in drawn), len(drawn))

    kept = [
        members
        for members in range(population + 1)
        if chance(members, lambda found: found >= count) > Fraction(1, 40)
        and chance(members, lambda found: found <= count) > Fraction(1, 40)
    ]

    assert intervals.exact_bounds(count, base, population) == (kept[0], kept[-1])


@pytest.mark.parametrize(
    "count, base, method, percents",
    [
        (43, 43, Method.EXACT, (93, 100)),
        (39, 43, Method.EXACT, (79, 96)),
        (38, 43, Method.WILSON, (77, 94)),
        (37, 42, Method.WILSON, (77, 94)),
        (26, 43, Method.WILSON, (47, 72)),
        (5, 43, Method.WILSON, (6, 23)),
        (2, 43, Method.EXACT, (1, 14)),
    ],
)
def test_interval_is_exact_with_fewer_than_five_on_a_side(count, base, method, percents):
    found = intervals.interval(Share(count, base, Kind.ANSWERED), ASKED)

    assert found is not None
    assert (found.method, found.percents) == (method, percents)


def test_interval_covers_the_true_share_as_often_as_it_says():
    every = [intervals.interval(Share(count, 43, Kind.ANSWERED), ASKED) for count in range(44)]

    def coverage(members):
        held = [
            count for count in range(44) if every[count].low <= Fraction(members, ASKED) <= every[count].high
        ]
        return sum(comb(members, k) * comb(ASKED - members, 43 - k) for k in held) / comb(ASKED, 43)

    coverages = [coverage(members) for members in range(ASKED + 1)]
    assert round(min(coverages), 3) == 0.934
    assert sum(coverages) / len(coverages) > 0.95


def test_interval_of_a_full_count_is_the_share_itself():
    found = intervals.interval(Share(30, 40, Kind.RESPONDENTS), 40)

    assert found == Interval(Fraction(3, 4), Fraction(3, 4), Method.COMPLETE)


def test_interval_is_not_given_where_counts_only_are_printed():
    assert intervals.interval(Share(10, 19, Kind.ANSWERED), ASKED) is None


def test_interval_refuses_an_index_of_several_items():
    with pytest.raises(
        ValueError, match=re.escape("An index of 4 items has no interval: its answers are not independent.")
    ):
        intervals.interval(Share(135, 168, Kind.ANSWERED, items=4), ASKED)


@pytest.mark.parametrize("bounds", [intervals.finite_wilson, intervals.exact_bounds])
def test_bounds_refuse_a_population_under_the_base(bounds):
    with pytest.raises(ValueError, match=re.escape("A population of 42 cannot give 43 answers.")):
        bounds(30, 43, 42)


def test_wilson_refuses_a_base_of_0():
    with pytest.raises(ValueError, match=r"no interval for a base of 0\."):
        intervals.wilson(0, 0)
    with pytest.raises(ValueError, match=r"no interval for a base of 0\."):
        intervals.finite_wilson(0, 0, 0)


def test_exact_bounds_leave_out_a_chance_of_exactly_one_in_forty():
    assert intervals.exact_bounds(1, 1, 40) == (2, 40)


def test_exact_bounds_of_no_answers_leave_everything_open():
    assert intervals.exact_bounds(0, 0, ASKED) == (0, ASKED)


@few_examples
@given(samples(least_base=20))
def test_interval_contains_its_share_within_0_and_1(sample):
    count, base, population = sample

    found = intervals.interval(Share(count, base, Kind.ANSWERED), population)

    assert 0 <= found.low <= Fraction(count, base) <= found.high <= 1


@few_examples
@given(samples(least_base=20))
def test_interval_rises_with_the_count_also_where_the_method_changes(sample):
    _, base, population = sample

    found = [intervals.interval(Share(count, base, Kind.ANSWERED), population) for count in range(base + 1)]

    assert [one.low for one in found] == sorted(one.low for one in found)
    assert [one.high for one in found] == sorted(one.high for one in found)


@few_examples
@given(samples())
def test_wilson_contains_its_share_and_a_finite_population_narrows_it(sample):
    count, base, population = sample

    low, high = intervals.wilson(count, base)
    finite_low, finite_high = intervals.finite_wilson(count, base, population)

    assert 0 <= low <= finite_low <= count / base <= finite_high <= high <= 1


@few_examples
@given(samples())
def test_wilson_mirrors_the_complement(sample):
    count, base, _ = sample

    low, high = intervals.wilson(count, base)

    assert intervals.wilson(base - count, base) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@few_examples
@given(samples())
def test_exact_bounds_are_possible_whole_numbers_that_mirror_the_complement(sample):
    count, base, population = sample

    least, most = intervals.exact_bounds(count, base, population)

    assert count <= least <= most <= population - base + count
    assert intervals.exact_bounds(base - count, base, population) == (population - most, population - least)


@few_examples
@given(samples(least_base=2), st.data())
def test_exact_bounds_rise_with_the_count(sample, data):
    _, base, population = sample
    count = data.draw(st.integers(0, base - 1))

    lower, higher = (intervals.exact_bounds(found, base, population) for found in (count, count + 1))

    assert lower[0] <= higher[0]
    assert lower[1] <= higher[1]


@few_examples
@given(st.integers(1, 30), st.integers(0, 60), st.data())
def test_exact_bounds_hold_the_truth_in_95_of_100_samples(base, others, data):
    population = base + others
    members = data.draw(st.integers(0, population))

    held = 0
    for count in range(max(0, base - population + members), min(base, members) + 1):
        least, most = intervals.exact_bounds(count, base, population)
        if least <= members <= most:
            held += comb(members, count) * comb(population - members, base - count)

    assert Fraction(held, comb(population, base)) >= Fraction(95, 100)
