"""Conditions: when each kind holds, and that what is written is read back the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.evaluations.conditions import And, Answered, Compare, In, Not, Or, leaves, read

CODES = st.text("abc", min_size=1, max_size=3)
NUMBERS = st.decimals(-99, 99, places=1)
LEAVES = st.one_of(
    st.builds(In, CODES, st.lists(CODES, min_size=1, max_size=3).map(tuple)),
    st.builds(Compare, CODES, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NUMBERS),
    st.builds(Answered, CODES),
)


def joined(parts):
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, parts))


TREES = st.recursive(LEAVES, joined, max_leaves=6)
ANSWERS = st.dictionaries(CODES, st.one_of(st.none(), CODES, NUMBERS.map(str), st.lists(CODES, max_size=2)))


@pytest.mark.parametrize(
    ("condition", "answers", "holds"),
    [
        (["equals", "q", "yes"], {"q": "yes"}, True),
        (["equals", "q", "yes"], {"q": ["no", "yes"]}, True),
        (["equals", "q", "yes"], {}, False),
        (["in", "q", ["a", "b"]], {"q": "b"}, True),
        (["in", "q", ["a", "b"]], {"q": "c"}, False),
        (["compare", "q", ">=", "3"], {"q": "3.0"}, True),
        (["compare", "q", "<", 3], {"q": "10"}, False),
        (["compare", "q", "!=", 3], {}, False),
        (["compare", "q", "=", 3], {"q": "three"}, False),
        (["answered", "q"], {"q": ""}, False),
        (["answered", "q"], {"q": []}, False),
        (["not", ["answered", "q"]], {"q": "0"}, False),
        (["and", ["answered", "q"], ["answered", "r"]], {"q": "1"}, False),
        (["or", ["answered", "q"], ["answered", "r"]], {"q": "1"}, True),
    ],
)
def test_condition_holds(condition, answers, holds):
    assert read(condition).holds(answers) is holds


@given(TREES)
def test_condition_that_is_written_is_read_back_the_same(condition):
    assert read(condition.written()) == condition


@given(TREES, ANSWERS)
def test_condition_or_its_contrary_holds(condition, answers):
    assert condition.holds(answers) != Not(condition).holds(answers)


@given(st.lists(LEAVES, min_size=1, max_size=3), ANSWERS)
def test_not_all_holds_when_one_does_not(parts, answers):
    assert Not(And(tuple(parts))).holds(answers) == Or(tuple(Not(part) for part in parts)).holds(answers)


def test_leaves_are_given_in_order():
    tree = And((In("a", ("x",)), Not(Or((Answered("b"), Compare("c", "=", Decimal(1)))))))

    assert [leaf.item for leaf in leaves(tree)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "wrong",
    [
        *(None, [], "q1 = 1", ["and"], ["equals", "q"], ["in", "q", []], ["in", "q", [1]], ["not"]),
        *(["compare", "q", "~", 1], ["compare", "q", "=", "x"], ["compare", "q", "=", "NaN"], {"and": []}),
    ],
)
def test_what_is_no_condition_is_refused(wrong):
    with pytest.raises(ValueError, match=r"condition|number"):
        read(wrong)
