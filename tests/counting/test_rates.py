"""Rates of response: the survey of July 2009, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.counting import rates
from intersession.counting.rates import Returns
from intersession.counting.shares import Kind, Share

TRIAL = {
    "government": Returns(130, 130, 110, 18, 2),
    "organizations": Returns(30, 30, 28, 9, 1),
    "others": Returns(30, 30, None, 12, 1),
}


def test_response_rate_of_the_annex_is_printed():
    assert rates.total(TRIAL).rate(Kind.DISTRIBUTED).percent == 23


def test_complete_and_partial_returns_are_counted_apart():
    government = TRIAL["government"]

    assert government.complete_rate(Kind.DISTRIBUTED) == Share(18, 130, Kind.DISTRIBUTED)
    assert government.rate(Kind.DISTRIBUTED) == Share(20, 130, Kind.DISTRIBUTED)
    assert government.rate(Kind.ELIGIBLE) == Share(20, 110, Kind.ELIGIBLE)


def test_attendance_that_was_not_counted_gives_no_rate():
    assert TRIAL["others"].rate(Kind.ELIGIBLE) is None
    assert rates.total(TRIAL).attended is None


def test_more_returns_than_known_attendance_give_no_rate():
    returns = Returns(20, 20, attended=5, complete=5, partial=1)

    assert returns.complete_rate(Kind.ELIGIBLE) is None
    assert returns.rate(Kind.ELIGIBLE) is None


@pytest.mark.parametrize(
    "given, reason", [((5, 6, 5, 1, 1), "6 of 5"), ((5, 5, 5, -1, 1), "less than nothing")]
)
def test_returns_that_cannot_be_are_refused(given, reason):
    with pytest.raises(ValueError, match=reason):
        Returns(*given)


def test_base_that_a_rate_does_not_have_is_refused():
    with pytest.raises(ValueError, match="answered"):
        TRIAL["government"].rate(Kind.ANSWERED)


@pytest.mark.parametrize("count, least, most", [(43, 22.6, 100.0), (34, 17.9, 95.3)])
def test_worst_case_gives_the_bounds_of_the_2009_workshop(count, least, most):
    bounds = rates.worst_case(Share(count, 43, Kind.ANSWERED), 190, Kind.DISTRIBUTED)

    assert [round(100 * bound.count / bound.base, 1) for bound in bounds] == [least, most]


def test_worst_case_of_an_index_or_of_too_few_is_refused():
    with pytest.raises(ValueError, match="not persons"):
        rates.worst_case(Share(135, 168, Kind.ANSWERED, items=4), 190, Kind.DISTRIBUTED)
    with pytest.raises(ValueError, match="43 of 40"):
        rates.worst_case(Share(1, 43, Kind.ANSWERED), 40, Kind.DISTRIBUTED)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_worst_case_holds_whatever_the_silent_think(count, others, silent_for, silent_against):
    base, population = count + others, count + others + silent_for + silent_against

    least, most = rates.worst_case(Share(count, base, Kind.ANSWERED), population, Kind.ELIGIBLE)

    assert least.count <= count + silent_for <= most.count
