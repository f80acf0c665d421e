"""The programme as a table: CSV and XLSX, in which nothing is calculated."""

import csv
import io
from collections.abc import Sequence

import openpyxl
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from intersession.core.plain import uncontrolled
from intersession.meetings.exports.shape import Programme, Session

CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet calculates (OWASP, CSV injection)."""
WIDTHS = (12, 8, 8, 16, 50, 20, 20, 12, 28, 40, 60, 12, 38)
LONGEST_CELL = 32_000  # a cell of a workbook holds 32,767 characters


def heads(language: str) -> tuple[str, ...]:
    """Return the heads of the columns, which the import knows again in each language."""
    with override(language):
        return (
            *(pgettext("column", "Date"), pgettext("column", "Start"), pgettext("column", "End")),
            *(_("Time zone"), pgettext("column", "Title"), pgettext("column", "Kind"), _("Room")),
            *(pgettext("column", "Language"), _("Interpretation"), _("Speakers"), _("Summary")),
            *(_("Status"), pgettext("column", "Identifier")),
        )


def comma_separated(programme: Programme) -> bytes:
    """Return CSV in UTF-8 with a byte order mark, by which spreadsheets know the encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heads(programme.language))
    writer.writerows(tuple(map(escaped, row)) for row in _rows(programme))
    return file.getvalue().encode("utf-8-sig")


def workbook(programme: Programme) -> bytes:
    """Return a workbook of one sheet; every cell is text, whatever it begins with."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Programme"
    for at, row in enumerate((heads(programme.language), *_rows(programme)), start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(at, column)
            cell.value = text[:LONGEST_CELL]
            cell.data_type = "s"
            cell.font = Font(bold=at == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def escaped(text: str) -> str:
    """Return a cell that no spreadsheet calculates: an apostrophe before what it would."""
    return f"'{text}" if text.startswith(CALCULATED) else text


def _rows(programme: Programme) -> Sequence[tuple[str, ...]]:
    with override(programme.language):
        return [tuple(map(uncontrolled, _row(one, programme))) for one in programme.sessions]


def _row(one: Session, programme: Programme) -> tuple[str, ...]:
    return (
        one.day.isoformat() if one.day else "",
        f"{one.start:%H:%M}" if one.start else "",
        f"{one.end:%H:%M}" if one.end else "",
        programme.zone.key,
        one.title,
        one.kind_said,
        one.room,
        ", ".join(one.languages),
        one.interpretation,
        "; ".join(who.name for who in one.speakers if who.name),
        one.summary,
        _("cancelled") if one.cancelled else "",
        str(one.guid),
    )
