"""Canonical JSON: one form in bytes for each record, so that its digest can be recomputed anywhere.

Keys in order of their characters, no spaces, UTF-8, text in Unicode's composed form (NFC), escapes only where
JSON asks for them. Nothing more is claimed; it is not RFC 8785, though for plain ASCII keys the two agree.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly."""


def record_bytes(record: Mapping[str, object]) -> bytes:
    """Write a record of text, integers, true, false, null, lists and mappings.

    Refuses anything else (a float has no one form; write dates and fractions as text), integers past
    `LARGEST`, keys that are no text or become equal in NFC, and lone surrogates; names the place.
    """
    text = json.dumps(_plain(record, "record"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(record: Mapping[str, object]) -> bytes:
    """Give the SHA-256 of a record's canonical bytes: 32 bytes."""
    return hashlib.sha256(record_bytes(record)).digest()


def records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Read an export of one record a line; refuses a line that holds anything else, by its number.

    A line is not taken to be canonical: whoever must know compares it with `record_bytes`.
    """
    # `raw_decode` takes half the time of `json.loads`, which also looks for space around every text.
    read = json.JSONDecoder().raw_decode
    for number, line in enumerate(lines, start=1):
        try:
            record, end = read(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"Line {number} is no record in JSON: {error}.") from error
        if not isinstance(record, dict) or line[end:] not in {"", "\n"}:
            raise ValueError(f"Line {number} holds something other than one record.")
        yield record


def _plain(value: object, place: str) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _composed(value, place)
    if isinstance(value, int) and abs(value) <= LARGEST:
        return int(value)
    if isinstance(value, list | tuple):
        return [_plain(part, f"{place}[{position}]") for position, part in enumerate(value)]
    if isinstance(value, Mapping):
        return _mapping(value, place)
    raise ValueError(f"{place} cannot be written in canonical JSON: {value!r}. Write it as text.")


def _mapping(value: Mapping[object, object], place: str) -> dict[str, object]:
    written: dict[str, object] = {}
    for key, part in value.items():
        if not isinstance(key, str):
            raise TypeError(f"{place} has the key {key!r}: write keys as text.")
        name = _composed(key, place)
        if name in written:
            raise ValueError(f"{place} has the key '{name}' twice.")
        written[name] = _plain(part, f"{place}.{name}")
    return written


def _composed(text: str, place: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{place} holds half a character (a lone surrogate): {text!r}.") from error
    return normalize("NFC", text)
