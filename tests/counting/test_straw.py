"""Straw polls: three opinions on each option, blank never turned into one of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import straw
from intersession.counting.shares import Kind, Line
from intersession.counting.straw import Opinion


def test_tally_counts_opinions_and_keeps_blank_apart():
    replies = [
        {"a": Opinion.SUPPORT, "b": Opinion.DO_NOT_SUPPORT},
        {"a": Opinion.SUPPORT, "b": Opinion.NO_OPINION},
        {"a": Opinion.NO_OPINION},
    ]

    found = straw.tally("ab", replies)

    none_blank = (("support", 2), ("do_not_support", 0), ("no_opinion", 1))
    one_blank = (("support", 0), ("do_not_support", 1), ("no_opinion", 1), ("unanswered", 1))
    assert found == {"a": Line(none_blank, 3, Kind.RESPONDENTS), "b": Line(one_blank, 3, Kind.RESPONDENTS)}


def test_tally_without_replies_is_empty():
    parts = (("support", 0), ("do_not_support", 0), ("no_opinion", 0))

    assert straw.tally("a", []) == {"a": Line(parts, 0, Kind.RESPONDENTS)}


def test_tally_refuses_an_unknown_option():
    with pytest.raises(ValueError, match="'x' is not in this straw poll: the options are a, b"):
        straw.tally("ab", [{"x": Opinion.SUPPORT}])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("ab"), st.sampled_from(Opinion)), max_size=9))
def test_tally_classes_make_up_all_replies(replies):
    for option, line in straw.tally("ab", replies).items():
        assert line.base == len(replies)
        assert dict(line.parts)["support"] == sum(r.get(option) == Opinion.SUPPORT for r in replies)
