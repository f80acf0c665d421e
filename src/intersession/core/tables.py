"""Tables that people paste, upload and download: CSV and XLSX, read by the heads of their columns."""

import csv
import io
import re
import tempfile
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, numbers
from openpyxl.utils import get_column_letter

from intersession.core.refusals import Refused

Cell = str | int | float | Decimal | date | time | None
"""A value that is written; a moment is a `datetime` of the zone that its readers expect."""
Columns = Mapping[str, Sequence[str]]
"""The key of each column, and the heads that people give it: `{"name": ("name", "nom", "nombre")}`."""
Line = tuple[int, Sequence[str]]
"""A number as the person sees it in the margin, and the texts of the cells."""

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST = 5_000  # characters in a cell that is read
LONGEST_OF_XLSX = 32_767  # characters in a cell of the format
HEAD_WITHIN = 20  # lines above the heads hold titles, if anything
MEASURED = 200  # rows that decide how wide a column is
CHUNK = 500  # rows

_SEPARATORS = ("\t", ";", ",")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_BROKEN = (  # what openpyxl raises for a file that is damaged, or lacks a part
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError),
    *(LookupError, ValueError, TypeError, AttributeError, NotImplementedError),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line below the heads: trimmed texts by the key of their column, empty where nothing is written."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line, and under which head as it is written; no head when it is the whole line."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        if not self.column:
            return _("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.reason}
        given = {"line": self.line, "column": self.column, "reason": self.reason}
        return _("Line %(line)s, column “%(column)s”: %(reason)s") % given


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: heads as written by the key of their column, rows, faults, heads that are not known."""

    heads: dict[str, str]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...]

    def fault(self, row: Row, key: str, reason: str) -> Fault:
        """Return a fault of one more cell, found by who knows what the column means."""
        return Fault(row.line, self.heads.get(key, ""), reason)


def read(content: bytes | str, *, columns: Columns, required: Collection[str] = ()) -> Table:
    """Read a pasted text, or the bytes of a CSV or XLSX file that `uploads.check` let pass.

    Heads match without regard to case, accents and punctuation, in any order, below titles if any. No cell is
    a formula: XLSX gives its last value. A fault is told line by line; refuses what has no heads, lacks a
    required column or has one twice, and more than 20,000 rows or 100 columns.
    """
    lines: Iterable[Line]
    if isinstance(content, bytes) and content.startswith(b"PK"):
        (_line, heads), lines = _sheet(content, columns)
    else:
        (_line, heads), lines = _text(content if isinstance(content, str) else decoded(content), columns)
    places = _places(heads, columns, required)
    below = list(_written(lines))
    rows = [Row(line, {key: _cell(texts, place) for key, place in places.items()}) for line, texts in below]
    faults = [fault for line in below for fault in _faults(line, heads, places, required)]
    if not rows:
        raise Refused(_("The table has no row below its heads."))
    unknown = [head for place, head in enumerate(heads) if head and place not in places.values()]
    return Table(
        {key: heads[place] for key, place in places.items()}, tuple(rows), tuple(faults), tuple(unknown)
    )


def _written(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines that are not empty; refuses too many of them."""
    for count, line in enumerate(line for line in lines if any(line[1])):
        if count == MOST_ROWS:
            raise Refused(_("The table has more than %(most)s rows: divide it.") % {"most": MOST_ROWS})
        yield line


def decoded(content: bytes) -> str:
    """Return a text written in UTF-8, UTF-16 or, as older spreadsheets do, Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content[:200]:
        encodings = ["utf-16-be" if content[0] == 0 else "utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("The letters of this file cannot be read: save it as “CSV UTF-8”, or as XLSX."))


def _text(text: str, columns: Columns) -> tuple[Line, Iterator[Line]]:
    """Return the heads and the lines below, with the separator that lets most heads be recognised."""
    announced = re.match(r"\ufeff?sep=(.)\r?\n", text)
    separators = (announced[1],) if announced else _SEPARATORS
    found = [_head(_lines(text, separator, strict=False), columns) for separator in separators]
    known = [_known(heads, columns) for heads in found]
    best = known.index(max(known))
    heads = found[best]
    if not heads:
        raise _headless(columns)
    return heads, (row for row in _lines(text, separators[best]) if row[0] > heads[0])


def _lines(text: str, separator: str, *, strict: bool = True) -> Iterator[Line]:
    source = io.StringIO(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    reader = csv.reader(source, delimiter=separator, strict=strict)
    line = 1
    try:
        for cells in reader:
            yield line, [_unescaped(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise Refused(
            _("Line %(line)s: a quotation mark is not closed, or text follows the one that closes.")
            % {"line": line}
        ) from None


def _sheet(content: bytes, columns: Columns) -> tuple[Line, list[Line]]:
    """Return the heads and the lines below of the first sheet that has them, values in place of formulas."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of what is not read: charts, validations, extensions
            for sheet in _book(content, data_only=False).worksheets:
                heads = _head(_cells(sheet), columns) if sheet.sheet_state == "visible" else None
                if heads:
                    lines = list(_written(row for row in _cells(sheet) if row[0] > heads[0]))
                    return heads, _valued(lines, content, sheet.title)
    except _BROKEN:
        raise _unreadable() from None
    raise _headless(columns)


def _valued(lines: list[Line], content: bytes, title: str) -> list[Line]:
    """Return the lines with the last value of each formula; one without a value stays, as a fault."""
    calculated = {line for line, texts in lines if any(isinstance(text, _Formula) for text in texts)}
    if not calculated:
        return lines
    cells = _cells(_book(content, data_only=True)[title])
    values = {line: texts for line, texts in cells if line in calculated}
    return [(line, _last(texts, values.get(line, texts))) for line, texts in lines]


def _last(texts: Sequence[str], values: Sequence[str]) -> list[str]:
    pairs = zip(texts, values, strict=True)
    return [last or text if isinstance(text, _Formula) else text for text, last in pairs]


def sheets(content: bytes) -> dict[str, list[Line]]:
    """Return the lines that are not empty of each visible sheet of an XLSX file, by the name of the sheet.

    Texts are trimmed; a formula gives its last value. Refuses what cannot be read, and too many rows.
    """
    try:
        book = _book(content, data_only=True)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return {sheet.title: list(_written(_cells(sheet))) for sheet in seen}
    except _BROKEN:
        raise _unreadable() from None


def _unreadable() -> Refused:
    return Refused(
        _("This spreadsheet cannot be read: open it in a spreadsheet program and save it as XLSX.")
    )


def _book(content: bytes, *, data_only: bool) -> Workbook:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)


def _cells(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()  # what a file says of its size need not be true
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        yield line, [_of_sheet(cell) for cell in cells]


class _Formula(str):
    """A cell without a value of its own: a formula as it is written, or the name of an error."""

    __slots__ = ()


def _of_sheet(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime) and numbers.is_datetime(cell.number_format) == "date":
        value = value.date()  # the format knows moments only
    text = shown(value)
    return _Formula(text) if cell.data_type in {"f", "e"} else text


def _unescaped(text: str) -> str:
    """Return the text of a cell of CSV, without the apostrophe that keeps it from being a formula."""
    if text.lstrip().startswith("="):
        return _Formula(text)
    return cleaned(text[1:] if text.startswith("'") and _FORMULA.match(text) else text)


def _head(lines: Iterator[Line], columns: Columns) -> Line | None:
    """Return the line with most heads that are known, among the first ones."""
    first = list(islice(lines, HEAD_WITHIN))
    best = max(first, key=lambda row: _known(row, columns), default=None)
    if not best or not _known(best, columns):
        return None
    width = max(place for place, text in enumerate(best[1], start=1) if text)
    return best[0], best[1][:width]


def _known(row: Line | None, columns: Columns) -> int:
    names = {folded(name) for heads in columns.values() for name in heads}
    return len({folded(text) for text in row[1]} & names) if row else 0


def _headless(columns: Columns) -> Refused:
    heads = "; ".join(" / ".join(names) for names in columns.values())
    return Refused(_("The heads of the columns are missing. Write them above the rows: %s.") % heads)


def _places(heads: Sequence[str], columns: Columns, required: Collection[str]) -> dict[str, int]:
    """Return where each column stands."""
    if len(heads) > MOST_COLUMNS:
        raise Refused(_("The table has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    places = {}
    for key, names in columns.items():
        known = {folded(name) for name in names}
        found = [place for place, head in enumerate(heads) if folded(head) in known]
        if len(found) > 1:
            twice = {"first": heads[found[0]], "second": heads[found[1]]}
            raise Refused(_("Two columns say the same: “%(first)s” and “%(second)s”.") % twice)
        if not found and key in required:
            raise Refused(_("The column “%s” is missing.") % " / ".join(names))
        if found:
            places[key] = found[0]
    return places


def _cell(texts: Sequence[str], place: int) -> str:
    text = texts[place] if place < len(texts) else ""
    return "" if isinstance(text, _Formula) else text


def _faults(
    row: Line, heads: Sequence[str], places: Mapping[str, int], required: Collection[str]
) -> Iterator[Fault]:
    line, texts = row
    for key, place in places.items():
        text = texts[place] if place < len(texts) else ""
        if isinstance(text, _Formula):
            yield Fault(line, heads[place], _("it is a formula or an error. Write its value."))
        elif not text and key in required:
            yield Fault(line, heads[place], _("it is empty."))
        elif len(text) > LONGEST:
            yield Fault(line, heads[place], _("it has more than %(most)s characters.") % {"most": LONGEST})
    if any(texts[len(heads) :]):
        yield Fault(line, "", _("it has more cells than there are heads."))


def folded(head: str) -> str:
    """Return a head as it is compared: small letters without accents, words with one space between."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", head.casefold()) if not unicodedata.combining(sign)
    )
    return " ".join(re.findall(r"\w+", plain))


def cleaned(text: str) -> str:
    """Return a text as it is kept: composed letters, plain line ends, no control signs, nothing around."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", unicodedata.normalize("NFC", ends)).strip()


def shown(value: Any) -> str:
    """Return a value as text: moments as 2009-11-09 10:00, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(" ", "seconds" if value.second else "minutes")
        case time():
            return value.isoformat("seconds" if value.second else "minutes")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return cleaned(str(value))


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write a table, some rows at a time: UTF-8 with its mark, by commas; no text can become a formula."""
    lines = chain([heads], rows)
    mark = "\ufeff"
    while some := list(islice(lines, CHUNK)):
        target = io.StringIO(mark)
        target.seek(0, io.SEEK_END)
        csv.writer(target).writerows([_escaped(cell) for cell in row] for row in some)
        yield target.getvalue().encode()
        mark = ""


def _escaped(cell: Cell) -> str:
    text = shown(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text


def write_xlsx(heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str) -> IO[bytes]:
    """Return an open file of one sheet: heads frozen, widths fitting, texts typed as such, no formulas.

    A moment loses its zone, which the format does not know; a text longer than it holds ends with “…”.
    """
    lines = iter(rows)
    first = list(islice(lines, MEASURED))
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(heads, first), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    with closing(sheet):
        sheet.append([_typed(sheet, head, Font(bold=True)) for head in heads])
        for row in chain(first, lines):
            sheet.append([_of_xlsx(sheet, cell) for cell in row])
    target = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(target)
    target.seek(0)
    return target


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return for each column the characters of its longest line, within what a screen shows."""
    columns = zip(heads, *rows, strict=True)
    return [
        min(60, 2 + max(len(line) for cell in column for line in [*shown(cell).split("\n")]))
        for column in columns
    ]


def _of_xlsx(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if not isinstance(cell, str):
        return cell
    text = cleaned(cell)
    if len(text) > LONGEST_OF_XLSX:
        text = f"{text[: LONGEST_OF_XLSX - 1]}…"
    return _typed(sheet, text) if _FORMULA.match(text) or text.startswith("#") else text


def _typed(sheet: Any, text: str, font: Font | None = None) -> Any:
    """Return a cell that stays a text, also when somebody edits it; left alone, “=” and “#N/A” would not."""
    made = WriteOnlyCell(sheet, text)
    made.data_type, made.quotePrefix = "s", bool(_FORMULA.match(text))
    if font:
        made.font = font
    return made
