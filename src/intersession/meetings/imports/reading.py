"""Recognizes the format of a file by its content and reads it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from intersession.meetings.imports import calendars, frab_json, frab_xml, indico, workbooks
from intersession.meetings.imports.shape import Incoming, Notes

LARGEST = 10 * 1024 * 1024  # bytes
MARKS: tuple[tuple[bytes, Callable[..., Incoming]], ...] = (
    (b"PK\x03\x04", workbooks.read),
    (b"<", frab_xml.read),
    (b"BEGIN:VCALENDAR", calendars.read),
)
"""How the content begins, after a byte order mark and white space."""


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme in a file of any format that is known; refuses others, naming those that are.

    `zone` is that in which times without one are meant, `written_in` the language of texts that name none.
    """
    notes = Notes()
    if len(content) > LARGEST:
        notes.refuse("", _("This file is larger than 10 MB; a programme is not."))
    begins = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not begins:
        notes.refuse("", _("This file is empty."))
    for mark, reader in MARKS:
        if begins[: len(mark)].upper() == mark:
            return reader(content, zone=zone, written_in=written_in)
    if begins[:1] == b"{":
        return _json(content, zone, written_in)
    if begins[:4] == b"%PDF" or b"\0" in begins:
        told = _("This is no programme: give schedule.xml or .json, .ics, JSON of Indico, .xlsx or .csv.")
        notes.refuse("", told)
    return workbooks.read(content, zone=zone, written_in=written_in)


def _json(content: bytes, zone: str, written_in: str) -> Incoming:
    found = frab_json.document(content)
    reader = indico.of if isinstance(found, dict) and "results" in found else frab_json.of
    return reader(found, zone=zone, written_in=written_in)
