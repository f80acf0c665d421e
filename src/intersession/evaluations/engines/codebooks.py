"""Codebooks: which columns of a file hold the answers to which item, and how to read them.

`{"group": "category", "items": {"q1": "Overall", "q2": {"column": "Topics", "separator": ";"},
"q3": {"columns": {"paper": "Q3_1", "web": "Q3_2"}}}}`: one answer, several in one cell, one column an option.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from intersession.core.refusals import Refused
from intersession.counting import answers

JOINT = "\x1f"
"""What joins the cells of several columns into one key (the unit separator of ASCII)."""

TICKED = frozenset({"1", "true", "yes", "x"})
NOT_TICKED = frozenset({"", "0", "false", "no"})


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its columns, with the `values` they stand for where each is an option, or a separator."""

    code: str
    columns: tuple[str, ...]
    values: tuple[str, ...] = ()
    separator: str = ""

    def answer(self, key: str) -> Any:
        """Return the answer in the cells of a response, joined by `JOINT`; refuses an unknown mark."""
        cells = [cell.strip() for cell in key.split(JOINT)]
        if self.values:
            return self._ticked(cells)
        if self.separator:
            return [value for part in cells[0].split(self.separator) if (value := part.strip())]
        return cells[0]

    def _ticked(self, cells: Sequence[str]) -> Any:
        if set(cells) == {answers.NOT_ASKED}:
            return answers.NOT_ASKED
        for column, cell in zip(self.columns, cells, strict=True):
            if cell.casefold() not in TICKED | NOT_TICKED:
                raise Refused(
                    f"The column “{column}” holds “{cell}”: write 1 for ticked, 0 or nothing for not."
                )
        return [value for value, cell in zip(self.values, cells, strict=True) if cell.casefold() in TICKED]


RESPONSES = Item(answers.RESPONDENTS, ())
"""Whole responses, counted as an item without columns."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The items of a file and the column of the group of each response, if there is one."""

    items: tuple[Item, ...]
    group: str = ""

    @property
    def columns(self) -> Iterable[str]:
        """The columns that are read."""
        named = [column for item in self.items for column in item.columns]
        return dict.fromkeys([*([self.group] if self.group else []), *named])


class Source(Protocol):
    """A file that was opened by an engine."""

    @property
    def columns(self) -> Sequence[str]:
        """Its columns, in order."""

    def counted(self, items: Sequence[Item], group: str) -> Iterable[tuple[Item, str, str, int]]:
        """Give each item, group and key of cells with how often they stand together.

        A blank cell is an empty text. A combination may come several times.
        """


def read(file: Path | None, columns: Sequence[str]) -> Codebook:
    """Read the codebook of a file with these columns; refuses what does not fit them."""
    given = {"items": {column: column for column in columns}} if file is None else _json(file)
    try:
        items = tuple(_item(code, wanted) for code, wanted in given["items"].items())
        book = Codebook((RESPONSES, *items), str(given.get("group", "")))
    except (AttributeError, KeyError, TypeError) as wrong:
        raise Refused(f"{file} is no codebook: {wrong!r}. “items” names the column of each item.") from wrong
    _check(book, columns)
    return book


def _json(file: Path) -> Mapping[str, Any]:
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise Refused(f"{file} cannot be read as JSON: {wrong}.") from wrong
    if not isinstance(given, dict):
        raise Refused(f"{file} is no codebook: it is a JSON object with “items”.")
    return given


def _item(code: str, wanted: Any) -> Item:
    if isinstance(wanted, str):
        return Item(code, (wanted,))
    if "columns" in wanted:
        return Item(code, tuple(wanted["columns"].values()), tuple(wanted["columns"]))
    return Item(code, (wanted["column"],), separator=wanted.get("separator", ""))


def _check(book: Codebook, columns: Sequence[str]) -> None:
    found = Counter(columns)
    for column in book.columns:
        if found[column] != 1:
            often = "is not in the file" if not found[column] else f"stands {found[column]} times in the file"
            raise Refused(f"The column “{column}” {often}, which has: {', '.join(columns)}.")
    if any(not item.code for item in book.items[1:]):
        raise Refused("An item has no code: name every column and item.")
