"""The programme as a table, in CSV and XLSX."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from intersession.core import tables
from intersession.meetings.exports.shape import Programme, Session


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
    """Return CSV with a row a session."""
    return b"".join(tables.write_csv(heads(programme.language), _rows(programme)))


def workbook(programme: Programme) -> bytes:
    """Return XLSX with a row a session."""
    with tables.write_xlsx(heads(programme.language), _rows(programme), title=programme.title) as file:
        return bytes(file.read())


def _rows(programme: Programme) -> Sequence[tuple[tables.Cell, ...]]:
    with override(programme.language):
        return [_row(one, programme) for one in programme.sessions]


def _row(one: Session, programme: Programme) -> tuple[tables.Cell, ...]:
    return (
        one.day,
        one.start.time() if one.start else None,
        one.end.time() if one.end else None,
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
