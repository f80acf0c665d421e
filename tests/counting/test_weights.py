"""Weights and means, against the samples of the R package `survey`, and laws."""

import csv
from collections import defaultdict

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from intersession.counting import weights
from intersession.counting.weights import Margin, raked

few_examples = settings(max_examples=60, deadline=None)

MARGINS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=20, max_size=60)


@pytest.fixture(scope="module")
def schools(samples):
    """Californian schools as R's `survey` samples them, by name of the sample."""

    def read(name):
        with (samples / "surveys" / f"r-survey-{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return read


def test_mean_of_a_simple_random_sample_is_that_of_r(schools):
    sample = schools("apisrs")

    mean = weights.sample_mean([int(school["api00"]) for school in sample], 6194)

    assert mean.value == 656.585  # R prints 656.58
    assert round(mean.error, 2) == 9.25


def test_mean_of_a_stratified_sample_is_that_of_r(schools):
    strata, populations = defaultdict(list), {}
    for school in schools("apistrat"):
        strata[school["stype"]].append(int(school["api00"]))
        populations[school["stype"]] = int(float(school["fpc"]))

    mean = weights.stratified_mean((values, populations[kind]) for kind, values in strata.items())

    assert (round(mean.value, 2), round(mean.error, 2)) == (662.29, 9.41)


def test_raked_mean_and_total_are_those_of_r(schools):
    sample = schools("apiclus1")
    kinds = Margin([school["stype"] for school in sample], {"E": 4421, "H": 755, "M": 1018})
    targets = Margin([school["sch.wide"] for school in sample], {"No": 1072, "Yes": 5122})

    found = raked([kinds, targets], [float(school["pw"]) for school in sample])

    assert round(found.mean([int(school["api00"]) for school in sample]), 2) == 641.23
    assert round(found.total([int(school["enroll"]) for school in sample])) == 3_647_280


def test_design_effect_is_that_of_kish():
    kinds = Margin(["a"] * 5 + ["b"] * 15, {"a": 10, "b": 10})

    found = raked([kinds])

    assert found.values == (2.0,) * 5 + (10 / 15,) * 15
    assert found.design_effect == pytest.approx(20 * (5 * 4 + 15 * 4 / 9) / 400)
    assert found.largest == 2.0


def test_equal_weights_have_no_design_effect():
    assert raked([Margin(["a"] * 5 + ["b"] * 5, {"a": 50, "b": 50})]).design_effect == pytest.approx(1)


@pytest.mark.parametrize(
    "margins, reason",
    [
        ([Margin(["a"] * 4 + ["b"] * 5, {"a": 9, "b": 9})], "'a' has 4 returns, under 5"),
        ([Margin(["a"] * 5, {"a": 9, "b": 9})], "'b' has 0 returns"),
        ([Margin(["a"] * 5, {"b": 9})], "population of 'a' is not known|'b' has 0"),
        ([Margin(["a"] * 5, {"a": 9}), Margin(["x"] * 6, {"x": 9})], "one category for each return"),
        ([Margin(["a"] * 5, {"a": 9}), Margin(["x"] * 5, {"x": 8})], "unlike populations: 9, 8"),
        ([Margin(["a"] * 5 + ["b"] * 95, {"a": 300, "b": 700})], "6.0 times the mean"),
        (
            [Margin("aaaaabbbbb", {"a": 5, "b": 5}), Margin("xxxxxyyyyy", {"x": 4, "y": 6})],
            "contradict each other",
        ),
    ],
)
def test_weights_that_would_mislead_are_refused(margins, reason):
    with pytest.raises(ValueError, match=reason):
        raked(margins)


@pytest.mark.parametrize("values, population", [([1], 5), ([1, 2, 3], 2)])
def test_sample_without_an_error_is_refused(values, population):
    with pytest.raises(ValueError, match="two values at least"):
        weights.sample_mean(values, population)


def test_sample_of_everybody_has_no_error():
    assert weights.sample_mean([1, 2, 3], 3) == weights.Mean(2, 0)


@few_examples
@given(MARGINS)
def test_raked_margins_are_those_of_the_population(pairs):
    pairs = [*pairs, *((one, other) for one in "ab" for other in "xyz" for _ in range(3))]
    first = Margin([pair[0] for pair in pairs], {"a": 60, "b": 40})
    second = Margin([pair[1] for pair in pairs], {"x": 40, "y": 30, "z": 30})
    try:
        found = raked([first, second])
    except ValueError as refused:
        assume("times the mean" not in str(refused))
        raise

    for margin in (first, second):
        for category, number in margin.population.items():
            share = found.total([float(given == category) for given in margin.categories])
            assert share == pytest.approx(number)
    assert found.design_effect >= 1 - 1e-12
