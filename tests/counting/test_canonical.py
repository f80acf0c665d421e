"""Canonical JSON: one form in bytes for each record."""

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import canonical

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-canonical.LARGEST, canonical.LARGEST) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyzé"), inner, max_size=3),
    max_leaves=8,
)
few_examples = settings(max_examples=80, deadline=None)


def test_record_bytes_sorts_keys_and_leaves_out_spaces():
    record = {"option": ["b", "a"], "member": "FRA", "late": False, "by": None, "at": {"y": 2, "x": -1}}

    expected = b'{"at":{"x":-1,"y":2},"by":null,"late":false,"member":"FRA","option":["b","a"]}'
    assert canonical.record_bytes(record) == expected


def test_record_bytes_composes_text_and_keys():
    composed, apart = "é", "e\u0301"

    assert canonical.record_bytes({apart: apart}) == b'{"\xc3\xa9":"\xc3\xa9"}'
    assert canonical.record_bytes({composed: composed}) == canonical.record_bytes({apart: apart})


def test_record_bytes_sorts_keys_after_composing_them():
    assert canonical.record_bytes({"f": 1, "e\u0301": 2}) == '{"f":1,"é":2}'.encode()


def test_record_bytes_escapes_only_what_json_asks_for():
    assert canonical.record_bytes({"t": 'a"\\\n\u2028/ñ'}) == '{"t":"a\\"\\\\\\n\u2028/ñ"}'.encode()


def test_digest_is_sha256_of_the_bytes():
    assert canonical.digest({"a": 1}) == hashlib.sha256(b'{"a":1}').digest()


@pytest.mark.parametrize(
    "record, message",
    [
        ({"a": [1, 0.5]}, r"record\.a\[1\] cannot be written in canonical JSON: 0\.5\. Write it as text"),
        ({"a": {"b": 2**53}}, r"record\.a\.b cannot be written"),
        ({"a": frozenset()}, r"record\.a cannot be written"),
        ({"a": "\ud800"}, r"record\.a holds half a character"),
        ({"é": 1, "e\u0301": 2}, r"record has the key 'é' twice"),
    ],
)
def test_record_bytes_refuses_what_has_no_one_form_and_names_the_place(record, message):
    with pytest.raises(ValueError, match=message):
        canonical.record_bytes(record)


def test_record_bytes_refuses_keys_that_are_no_text():
    with pytest.raises(TypeError, match=r"record\.a has the key 1: write keys as text"):
        canonical.record_bytes({"a": {1: 2}})


def test_records_reads_one_record_a_line():
    lines = ['{"a":1}\n', '{"b":["x"]}\n', '{"c":null}']

    assert list(canonical.records(lines)) == [{"a": 1}, {"b": ["x"]}, {"c": None}]


@pytest.mark.parametrize(
    "line", ["", "\n", "[1]\n", '{"a":1} {"b":2}\n', '{"a":1}x', '{"a":', "é", "[" * 100_000, '{"a":1}\r\n']
)
def test_records_refuses_a_line_that_is_no_record_by_its_number(line):
    with pytest.raises(ValueError, match=r"^Line 2 "):
        list(canonical.records(['{"a":1}\n', line]))


@few_examples
@given(st.dictionaries(text, values, max_size=4).filter(lambda r: len({*map(nfc, r)}) == len(r)))
def test_record_bytes_reads_back_and_is_stable(record):
    written = canonical.record_bytes(record)

    (read,) = canonical.records([written.decode()])
    assert read == composed(record)
    assert canonical.record_bytes(read) == written
    assert canonical.record_bytes(dict(reversed(record.items()))) == written
    assert json.loads(written) == read


def nfc(value):
    return unicodedata.normalize("NFC", value)


def composed(value):
    """The value with all its text in NFC, by hand."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [composed(part) for part in value]
    if isinstance(value, dict):
        return {nfc(key): composed(part) for key, part in value.items()}
    return value
