"""Tables of a programme: workbooks (XLSX) and CSV with heads in English, French, Spanish or German."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import openpyxl
from django.utils.translation import gettext as _

from intersession.meetings.imports import cleaning, gathering, moments
from intersession.meetings.imports.shape import Incoming, Notes

MOST_UNPACKED = 25 * 1024 * 1024  # bytes
MOST_ROWS, MOST_COLUMNS = 5_000, 60
HEAD_WITHIN = 20  # rows
ORIGIN = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a workbook, in no zone
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError, EOFError)
HEADS: Mapping[str, str] = {
    "uid": "id|uid|identifier|key|identifiant|clé|identificador|clave|kennung",
    "day": "date|day|jour|fecha|día|datum|tag",
    "start": "start|time|from|begin|début|heure|heure de début|de|inicio|hora|hora de inicio|desde"
    "|uhrzeit|zeit|beginn|von",
    "end": "end|to|until|fin|heure de fin|à|hora de fin|hasta|ende|bis",
    "duration": "duration|length|durée|duración|dauer",
    "zone": "time zone|timezone|fuseau horaire|zona horaria|zeitzone",
    "title": "title|session|titre|intitulé|séance|título|sesión|titel",
    "subtitle": "subtitle|sous-titre|subtítulo|untertitel",
    "kind": "kind|type|format|tipo|formato|art|typ",
    "track": "track|theme|thème|filière|tema|línea|themenfeld",
    "room": "room|place|location|salle|lieu|sala|lugar|ort|raum",
    "language": "language|langue|idioma|sprache",
    "abstract": "abstract|description|summary|résumé|resumen|descripción|beschreibung",
    "speakers": "speaker|speakers|intervenant|intervenants|orateur|orateurs|orador|oradores|ponente|ponentes"
    "|referent|referenten|vortragende",
}
FIELDS = {head: field for field, heads in HEADS.items() for head in heads.split("|")}
NEEDED = {"title", "day"}


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell whose formula was never calculated: its text is no value."""

    text: str


Cell = object  # None, text, number, date, time, or Formula
Row = tuple[int, tuple[Cell, ...]]
Head = tuple[int, dict[str, list[int]]]
"""The row of heads, and the columns in which each field stands."""


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme of the first sheet that has one; refuses a file that unpacks beyond reason."""
    notes = Notes()
    _check_package(content, notes)
    return _programme(_sheets(content, notes), notes, zone=zone, written_in=written_in)


def read_csv(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme of a CSV file in UTF-8, separated by commas, semicolons or tabs."""
    notes = Notes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        notes.refuse(_("line %(line)s") % {"line": line}, _("This table is not in UTF-8; save it so."))
    head = "".join(text.splitlines(keepends=True)[:HEAD_WITHIN])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        rows: list[Row] = [(reader.line_num, tuple(map(_unescaped, cells))) for cells in reader]
    except csv.Error as error:
        notes.refuse(_("row %(row)s") % {"row": reader.line_num}, str(error))
    return _programme([("", rows[:MOST_ROWS])], notes, zone=zone, written_in=written_in)


def _check_package(content: bytes, notes: Notes) -> None:
    """Look at the package before it is unpacked: its size, and that no part declares a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                notes.refuse(
                    "", _("This workbook is too large when it is unpacked; save only the programme.")
                )
            parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
            if any(b"<!DOCTYPE" in package.read(part)[:4096] for part in parts):
                notes.fault("", _("This workbook declares a document type, which none needs."))
    except BROKEN:
        notes.refuse("", _("This workbook is damaged or locked; save it again as .xlsx without a password."))


def _sheets(content: bytes, notes: Notes) -> Iterator[tuple[str, Sequence[Row]]]:
    """Give each sheet's rows as values; a formula that was never calculated is a Formula."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that the library leaves out; values are whole
            values = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    except Exception:  # noqa: BLE001 - the library raises whatever its parts do at a broken one
        notes.refuse("", _("This is no workbook of a programme; save it again as .xlsx."))
    for sheet, original in zip(values.worksheets, formulas.worksheets, strict=True):
        rows, columns = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
        pairs = zip(
            sheet.iter_rows(max_row=rows, max_col=columns),
            original.iter_rows(max_row=rows, max_col=columns),
            strict=True,
        )
        yield (
            sheet.title,
            [
                (number, tuple(_value(cell.value, source) for cell, source in zip(*cells, strict=True)))
                for number, cells in enumerate(pairs, start=1)
            ],
        )


def _value(value: Cell, source: object) -> Cell:
    is_formula = getattr(source, "data_type", "") == "f"
    if is_formula and (value is None or value in ERRORS):
        return Formula(str(getattr(source, "value", "")))
    return None if value in ERRORS else value


def _programme(
    sheets: Iterable[tuple[str, Sequence[Row]]], notes: Notes, *, zone: str, written_in: str
) -> Incoming:
    meant = moments.given(zone)
    for name, rows in sheets:
        if head := _head(rows):
            return _sheet(name, rows, head, meant, notes, written_in)
    told = _("There is no row of heads with a date and a title, such as “Date”, “Start”, “End”, “Title”.")
    return notes.refuse("", told)


def _sheet(
    name: str, rows: Sequence[Row], head: Head, zone: ZoneInfo | None, notes: Notes, written_in: str
) -> Incoming:
    at, columns = head
    below = [(number, cells) for number, cells in rows if number > at and any(_said(cells, columns))]
    found = [_found(number, cells, columns, zone, notes) for number, cells in below]
    used = {str(one.start.tzinfo) for one in found if one.start} or {zone.key if zone else ""}
    only = used.pop() if len(used) == 1 else ""
    return gathering.gathered(found, notes, title=name, zone=only, written_in=written_in)


def _head(rows: Sequence[Row]) -> Head | None:
    """Return the row of heads and where each field stands; columns headed 1, 2, 3 … name speakers."""
    for number, cells in rows[:HEAD_WITHIN]:
        columns: dict[str, list[int]] = {}
        for place, cell in enumerate(cells):
            if field := _field(cell):
                columns.setdefault(field, []).append(place)
        if columns.keys() >= NEEDED:
            return number, columns
    return None


def _field(head: Cell) -> str | None:
    if isinstance(head, int | float):
        return "speakers"
    words = " ".join(str(head or "").split()).strip(" *:").lower()
    return "speakers" if words.isdecimal() else FIELDS.get(words)


def _said(cells: tuple[Cell, ...], columns: Mapping[str, list[int]]) -> Iterator[Cell]:
    known = (place for places in columns.values() for place in places)
    return (cells[place] for place in known if place < len(cells))


def _found(
    number: int, cells: tuple[Cell, ...], columns: dict[str, list[int]], zone: ZoneInfo | None, notes: Notes
) -> gathering.Found:
    where = _("row %(row)s") % {"row": number}
    values = {field: [cells[at] for at in places if at < len(cells)] for field, places in columns.items()}
    values = {field: [_known(cell, where, notes) for cell in found] for field, found in values.items()}
    one = {
        field: next((cell for cell in found if cell not in {None, ""}), None)
        for field, found in values.items()
    }
    own = moments.zone(cleaning.line(one.get("zone"), notes, where)) or zone
    day, start = _start(one, own, notes, where)
    subtitle, abstract = (
        cleaning.paragraphs(one.get(name), notes, where) for name in ("subtitle", "abstract")
    )
    return gathering.Found(
        where=where,
        uid=_identifier(one.get("uid")),
        title=one.get("title"),
        day=day,
        start=start,
        end=_end(one, start, notes, where),
        kind=one.get("kind"),
        track=one.get("track"),
        room=one.get("room"),
        language=str(one.get("language") or "").replace(";", ",").partition(",")[0],
        abstract=f"{subtitle}\n\n{abstract}".strip(),
        speakers=tuple(_speakers(values.get("speakers", []))),
    )


def _known(cell: Cell, where: str, notes: Notes) -> Cell:
    if isinstance(cell, Formula):
        told = _(
            "The formula “%(formula)s” was never calculated; open the file, save it, and import it again."
        )
        notes.doubt(where, told % {"formula": cell.text[:60]})
        return None
    return cell


def _start(
    one: Mapping[str, Cell], zone: ZoneInfo | None, notes: Notes, where: str
) -> tuple[date | None, datetime | None]:
    day, clock = _day(one.get("day"), notes, where), _clock(one.get("start"), notes, where)
    if day is None or clock is None:
        return day, None
    if zone is None:
        if not notes.faults:
            moments.needed(notes, where)
        return day, None
    return day, moments.local(day, clock, zone, notes, where)


def _end(one: Mapping[str, Cell], start: datetime | None, notes: Notes, where: str) -> datetime | None:
    """The end is on the day of the start or after midnight; else the duration in hours or minutes says it."""
    if start is None or not isinstance(start.tzinfo, ZoneInfo):
        return None
    if clock := _clock(one.get("end"), notes, where):
        day = start.date() + timedelta(days=clock < start.time())
        return moments.local(day, clock, start.tzinfo, notes, where)
    length = _length(one.get("duration"))
    return start + length if length else None


def _length(cell: Cell) -> timedelta | None:
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute)
    if isinstance(cell, int | float):
        return timedelta(minutes=int(cell)) if 0 < cell < 24 * 60 else None
    return moments.duration(str(cell)) if isinstance(cell, str) else None


def _day(cell: Cell, notes: Notes, where: str) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and 30_000 < cell < 80_000:  # noqa: PLR2004 - days of 1982 to 2118
        return (ORIGIN + timedelta(days=int(cell))).date()
    found = moments.day(str(cell)) if cell else None
    if cell and not found:
        told = _("The date “%(date)s” cannot be read; write it as 2009-11-24.")
        notes.doubt(where, told % {"date": str(cell)[:40]})
    return found


def _clock(cell: Cell, notes: Notes, where: str) -> time | None:
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, float) and 0 <= cell < 1:
        return (ORIGIN + timedelta(minutes=round(cell * 24 * 60))).time()
    found = moments.clock(str(cell)) if cell else None
    if cell and not found:
        told = _("The time “%(time)s” cannot be read; write it as 09:00.")
        notes.doubt(where, told % {"time": str(cell)[:40]})
    return found


def _identifier(cell: Cell) -> Cell:
    """A number that the workbook keeps as 1001.0 is 1001."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _speakers(cells: Iterable[Cell]) -> Iterator[tuple[object, object]]:
    """A cell names one person, or several on lines or between semicolons."""
    for cell in cells:
        for name in str(cell or "").replace("\n", ";").split(";"):
            yield "", name


def _unescaped(cell: str) -> str:
    """Our own tables put an apostrophe before what a spreadsheet would calculate."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"} else cell
