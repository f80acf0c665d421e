"""Texts without what no reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from intersession.core import plain


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x00b\x1bc\x7fd\x85e", "abcde"),
        ("line\n\ttab", "line\n\ttab"),
        ("\ud800x\uffff\ufdd0", "x"),
        ("é “mot”\u00a0; 日本\u202f", "é “mot”\u00a0; 日本\u202f"),
    ],
)
def test_control_characters_are_taken_out(text, left):
    assert plain.uncontrolled(text) == left


@given(st.text())
def test_what_is_left_can_stand_in_xml(text):
    element = etree.Element("a")

    element.text = plain.uncontrolled(text)

    assert etree.fromstring(etree.tostring(element, encoding="UTF-8")).text in {element.text, None}
