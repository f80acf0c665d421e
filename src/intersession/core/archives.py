"""Office documents, which are zip archives: their kind by their parts, and what no honest one holds."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused

MOST_PARTS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
MOST_RATIO = 200  # unpacked to size; office programs reach 50
SMALL = 20 * 1024 * 1024  # bytes that may be packed as tightly as they like
CHUNK = 1 << 20  # bytes

_OFFICE = b"application/vnd.openxmlformats-officedocument."
_MAIN = {  # the content type of the part that an office program opens first: ECMA-376, part 1
    _OFFICE + b"wordprocessingml.document.main+xml": "docx",
    _OFFICE + b"presentationml.presentation.main+xml": "pptx",
    _OFFICE + b"presentationml.slideshow.main+xml": "pptx",
    _OFFICE + b"spreadsheetml.sheet.main+xml": "xlsx",
}
_MIMETYPES = {  # OpenDocument 1.3, part 2, section 3.3
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_CONTENT_TYPES, _MIMETYPE, _MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
_MACROS = re.compile(r"(^|/)(vbaProject|macrosheets/|activeX/|Basic/|Scripts/)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def is_archive(file: IO[bytes]) -> bool:
    """Whether a zip archive with parts can be found in the file, also behind something else."""
    try:
        with zipfile.ZipFile(file) as archive:
            return bool(archive.infolist())
    except _BROKEN:
        return False


def ending_of(file: IO[bytes]) -> str:
    """Return the ending of the kind of an office document, empty for any other archive.

    Refuses one that is damaged or protected, that holds macros, that unpacks to more than 200 MB or far more
    than its size, with parts that lie outside of it or stand in it twice, and with entities in its XML.
    """
    with _read(file) as archive:
        parts = archive.infolist()
        _check_directory(parts, file.seek(0, io.SEEK_END))
        texts = _unpacked(archive, parts)
    if _CONTENT_TYPES in texts:
        return _office(texts[_CONTENT_TYPES])
    if b"encryption-data" in texts.get(_MANIFEST, b""):
        raise protected()
    return _MIMETYPES.get(texts.get(_MIMETYPE, b"").strip(), "")


@contextmanager
def _read(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN:
        raise damaged() from None


def _check_directory(parts: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refuse by what the directory says, before anything is unpacked."""
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > max(SMALL, MOST_RATIO * size) or unpacked > MOST_UNPACKED:
        raise Refused(
            _("This file unpacks to far more than a document holds. Save it anew in an office program.")
        )
    if any(part.flag_bits & 1 for part in parts):
        raise protected()
    if any(_OUTSIDE.search(name) for name in names) or len(set(names)) < len(names):
        raise damaged()
    if any(_MACROS.search(name) for name in names):
        raise macros()


def _unpacked(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Unpack every part to its end and return the beginnings of those that tell the kind.

    A part that is longer than the directory says does not have its check sum, and is refused as damaged.
    """
    telling = {}
    for part in parts:
        with archive.open(part) as content:
            beginning = content.read(CHUNK)
            while content.read(CHUNK):
                pass
        if part.filename in {_CONTENT_TYPES, _MIMETYPE, _MANIFEST}:
            telling[part.filename] = beginning
        is_declaring = b"<!ENTITY" in beginning or "<!ENTITY".encode("utf-16-le") in beginning
        if is_declaring and part.filename.endswith((".xml", ".rels")):
            raise damaged()
    return telling


def _office(content_types: bytes) -> str:
    if b"macroEnabled" in content_types or b"vbaProject" in content_types:
        raise macros()
    found = {ending for main, ending in _MAIN.items() if b'"' + main + b'"' in content_types}
    return found.pop() if len(found) == 1 else ""


def damaged() -> Refused:
    """Return the refusal of a file that is not whole, or not made as its kind is."""
    return Refused(
        _("This file is damaged or not whole. Open it, save it under a new name and choose that one.")
    )


def protected() -> Refused:
    """Return the refusal of a file that nobody can read without its password."""
    return Refused(_("This file is protected, by a password or against changes. Save it without protection."))


def macros() -> Refused:
    """Return the refusal of a file that can act by itself."""
    return Refused(_("This file holds macros. Save it without them, as DOCX, XLSX, PPTX or OpenDocument."))
