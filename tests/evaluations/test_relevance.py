"""Conditions as XPath: what is written is read back to hold for the same answers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.core.refusals import Refused
from intersession.evaluations import relevance
from intersession.evaluations.conditions import And, Answered, Compare, In, Not, Or
from intersession.evaluations.definition import Kind

KINDS = {"one": Kind.SINGLE, "many": Kind.MULTIPLE, "age": Kind.NUMBER, "agreed": Kind.CONSENT}
CODES = st.sampled_from(["a", "b", "c"])
VALUES = st.lists(CODES, min_size=1, max_size=3, unique=True).map(tuple)
LEAVES = st.one_of(
    st.builds(In, st.sampled_from(["one", "many"]), VALUES),
    st.just(In("agreed", ("yes",))),
    st.builds(
        Compare,
        st.just("age"),
        st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
        st.integers(-3, 3).map(Decimal),
    ),
    st.builds(Answered, st.sampled_from(list(KINDS))),
)


def joined(parts):
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, parts))


TREES = st.recursive(LEAVES, joined, max_leaves=6)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "one": CODES,
        "many": st.lists(CODES, max_size=3, unique=True),
        "age": st.integers(-4, 4).map(str),
        "agreed": st.just("yes"),
    },
)


@given(TREES, ANSWERS)
def test_condition_that_is_written_and_read_holds_for_the_same_answers(condition, answers):
    again = relevance.read(relevance.write(condition, KINDS), KINDS)

    assert again.holds(answers) == condition.holds(answers)


@given(TREES)
def test_condition_that_was_read_is_written_and_read_the_same(condition):
    once = relevance.read(relevance.write(condition, KINDS), KINDS)

    assert relevance.read(relevance.write(once, KINDS), KINDS) == once


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("${one} = 'a'", In("one", ("a",))),
        ('${one}="a" or ${one}="b"', In("one", ("a", "b"))),
        ("selected(${many}, 'a')", In("many", ("a",))),
        ("selected(${many},'a') and not(selected(${many},'b'))",
         And((In("many", ("a",)), Not(In("many", ("b",)))))),
        ("${age} >= 18", Compare("age", ">=", Decimal(18))),
        ("${age} > -1.5", Compare("age", ">", Decimal("-1.5"))),
        ("${age} != 3", Not(Compare("age", "=", Decimal(3)))),
        ("${one} != ''", Answered("one")),
        ("${one} = ''", Not(Answered("one"))),
        ("${agreed} = 'OK'", In("agreed", ("yes",))),
        ("(${one} = 'a' or ${age} = 1) and ${many} != ''",
         And((Or((In("one", ("a",)), Compare("age", "=", Decimal(1)))), Answered("many")))),
    ],
)  # fmt: skip
def test_what_xlsforms_write_is_read(text, condition):
    assert relevance.read(text, KINDS) == condition


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ends too early"),
        ("${one} =", "ends too early"),
        (". >= (", "from “. >= (” on"),
        ("count-selected(${many}) > 1", "count-selected"),
        ("${many} = 'a'", "from “= 'a'” on"),
        ("${one} = 'a' ${age} = 1", "from “${age} = 1” on"),
        ("${one} < 'a'", "on"),
        ("${nobody} = 'a'", "“nobody”, which is no question"),
        ("__import__('os')", "__import__"),
        ("(" * 5000, "too long"),
        ("(" * 1000, "cannot be kept"),
        ("true()", "true()"),
    ],
)
def test_what_the_tree_cannot_say_is_refused_with_its_place(text, told):
    with pytest.raises(Refused) as refusal:
        relevance.read(text, KINDS)

    assert told in refusal.value.reason
