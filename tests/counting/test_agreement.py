"""Agreement of coders, against published values, and laws."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import agreement
from intersession.counting.agreement import Coefficient, Level, Undefined

KRIPPENDORFF = [  # four observers, twelve units; 0 stands for no value
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
]
FLEISS = [
    *([0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1]),
    *([7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]),
]
COHEN = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
VALUES = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=3, max_size=3), min_size=1, max_size=12
)

few_examples = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    "level, published",
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849), (Level.RATIO, 0.797)],
)
def test_alpha_gives_the_values_of_krippendorff(level, published):
    units = [[value or None for value in unit] for unit in zip(*KRIPPENDORFF, strict=True)]

    assert round(float(agreement.alpha(units, level).value), 3) == published


def test_kappa_gives_the_value_of_fleiss():
    assert round(float(agreement.fleiss(dict(enumerate(unit)) for unit in FLEISS).value), 3) == 0.210


def test_kappa_of_two_coders_gives_the_published_value():
    assert agreement.cohen(COHEN) == Coefficient(Fraction(2, 5))
    assert agreement.raw(COHEN) == Fraction(7, 10)


def test_coefficient_under_667_is_not_reliable():
    assert not agreement.cohen(COHEN).is_reliable
    assert Coefficient(Fraction(667, 1000)).is_reliable
    assert not Coefficient(None, Undefined.NO_VARIATION).is_reliable


@pytest.mark.parametrize(
    "units, reason",
    [
        ([], Undefined.NOTHING_SHARED),
        ([("a", None), (None, "b")], Undefined.NOTHING_SHARED),
        ([("a", "a"), ("a", "a")], Undefined.NO_VARIATION),
    ],
)
def test_coefficient_that_is_not_defined_says_why(units, reason):
    assert agreement.alpha(units) == Coefficient(None, reason)
    assert agreement.cohen(units) == Coefficient(None, reason)


def test_kappa_of_fleiss_that_is_not_defined_says_why():
    assert agreement.fleiss([]).why_not == Undefined.NOTHING_SHARED
    assert agreement.fleiss([{"a": 2}, {"a": 2}]).why_not == Undefined.NO_VARIATION
    with pytest.raises(ValueError, match=r"\[2, 3\]"):
        agreement.fleiss([{"a": 2}, {"a": 3}])


def test_negative_value_of_a_ratio_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        agreement.alpha([(-1, 2)], Level.RATIO)


def test_codes_are_compared_one_by_one_among_who_read_the_comment():
    codings = {
        "first": {1: {"request"}, 2: {"praise"}, 3: set(), 4: {"praise"}},
        "second": {1: {"request"}, 2: set(), 3: set(), 4: {"praise"}, 5: {"request"}},
    }

    found = agreement.by_code(codings, ["request", "praise"])

    assert found["request"].alpha.value == 1
    assert found["request"].units == 4
    assert found["praise"].raw == Fraction(3, 4)
    assert found["praise"].kappa == Coefficient(Fraction(1, 2))
    assert agreement.overall(codings, ["request", "praise"]).raw == Fraction(7, 8)


def test_more_than_two_coders_have_no_kappa_of_two():
    codings = {coder: {1: {"x"}, 2: set()} for coder in ("first", "second", "third")}

    found = agreement.by_code(codings, ["x"])["x"]

    assert found.kappa is None
    assert found.alpha.value == 1


@few_examples
@given(VALUES)
def test_alpha_does_not_depend_on_order_of_units_or_coders(units):
    for level in Level:
        assert agreement.alpha(units, level) == agreement.alpha([unit[::-1] for unit in units[::-1]], level)


@few_examples
@given(VALUES)
def test_alpha_is_one_only_in_full_agreement(units):
    found = agreement.alpha(units)

    if found.value is not None:
        assert found.value <= 1
        assert (found.value == 1) == (agreement.raw(units) == 1)


@few_examples
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_kappas_agree_where_two_coders_use_codes_equally_often(pairs):
    pairs = [*pairs, *((other, one) for one, other in pairs)]

    counted = [{value: pair.count(value) for value in pair} for pair in pairs]

    assert agreement.cohen(pairs) == agreement.fleiss(counted)
