"""Paragraphs, emphasis and named fields; nothing else is read, and what fills a field is not read at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.papers import read_markdown, tree

FIELDS = {"name": ("Ana *Díaz*",), "empty": ()}


def read(text):
    return list(read_markdown.paragraphs(text, FIELDS))


@pytest.mark.parametrize(
    "text, found",
    [
        ("One\ntwo\n\nthree", [("One two",), ("three",)]),
        ("One\r\n \r\n\r\ntwo\n", [("One",), ("two",)]),
        ("a *b* c", [("a ", tree.Emph(("b",)), " c")]),
        ("**a *b***", [(tree.Strong(("a ", tree.Emph(("b",)))),)]),
        ("Dear {name},", [("Dear Ana *Díaz*,",)]),
        ("**{name}**", [(tree.Strong(("Ana *Díaz*",)),)]),
        ("{empty}", [()]),
        ("# no heading, [no](link), 2 * 3", [("# no heading, [no](link), 2 * 3",)]),
        ("", []),
    ],
)
def test_text_is_read_as_paragraphs(text, found):
    assert read(text) == found


def test_unknown_fields_are_named_once_and_in_order():
    assert read_markdown.unknown("{b} {name} {a} {b} {}", FIELDS) == ["b", "a", ""]


@given(st.text(alphabet="ab *{}\n", max_size=40))
def test_no_letter_is_lost(text):
    fields = dict.fromkeys(read_markdown.FIELD.findall(text), ("x",))

    said = "".join(tree.plain(found) for found in read_markdown.paragraphs(text, fields))

    without_fields = read_markdown.FIELD.sub("", text)
    assert said.count("a") == without_fields.count("a")
    assert said.count("b") == without_fields.count("b")
