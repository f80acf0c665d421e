"""Files that people send: what kind they are by their content, and which are refused, in words."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, cast

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from intersession.core import archives, pictures, tables
from intersession.core.refusals import Refused

if TYPE_CHECKING:
    from django.core.files import File

MB = 1024 * 1024
MOST_POINTS = 50_000_000  # of a picture; a page of A4 scanned at 600 points an inch has 35 million
LONGEST_NAME = 100  # characters before the ending
TAIL = 2048  # bytes within which a PDF ends


class Kind(models.TextChoices):
    """The kinds of files that are ever taken, by the ending of their names; HTML and SVG are none."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    PPTX = "pptx", "PowerPoint (PPTX)"
    XLSX = "xlsx", "Excel (XLSX)"
    ODT = "odt", "ODT"
    ODP = "odp", "ODP"
    ODS = "ods", "ODS"
    PNG = "png", "PNG"
    JPEG = "jpg", "JPEG"
    CSV = "csv", "CSV"
    TEXT = "txt", pgettext_lazy("kind of a file", "plain text")


TEXTS = (Kind.DOCX, Kind.ODT, Kind.PDF)
SLIDES = (Kind.PPTX, Kind.ODP, Kind.PDF)
SCANS = (Kind.PDF, Kind.JPEG, Kind.PNG)
TABLES = (Kind.XLSX, Kind.CSV)

LARGEST = dict.fromkeys(Kind, 10 * MB) | {
    **dict.fromkeys((Kind.PPTX, Kind.ODP), 50 * MB),
    **dict.fromkeys((Kind.PDF, Kind.DOCX, Kind.ODT), 20 * MB),
    **dict.fromkeys((Kind.CSV, Kind.TEXT), 5 * MB),
}
"""The most bytes of each kind."""

ENDINGS = {kind.value: kind for kind in Kind} | {"jpeg": Kind.JPEG, "tsv": Kind.CSV}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2; also the coat of a protected DOCX
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_PROTECTED_PDF = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept: its name made safe, kind, size in bytes, SHA-256 and the open content."""

    name: str
    kind: Kind
    size: int
    digest: str
    file: "File[Any]"


def check(file: "File[Any]", *, kinds: Collection[Kind]) -> Upload:
    """Return what a file really is, found from its content.

    Refuses, saying how to mend it, what is of no kind that is taken, too large, damaged, protected, of two
    kinds at once, what holds macros or unpacks to far more than its size, pictures of over 50 million points.
    """
    size = file.size
    if not size:
        raise Refused(_("This file is empty. Choose it again once it is saved."))
    if size > max(LARGEST[kind] for kind in kinds):
        raise _too_large(size, max(LARGEST[kind] for kind in kinds))
    kind = _kind(file, kinds)
    if kind not in kinds:
        given = {"kind": kind.label, "kinds": listed(kinds)}
        raise Refused(_("This is a file of the kind %(kind)s. Save it as one of these: %(kinds)s.") % given)
    if size > LARGEST[kind]:
        raise _too_large(size, LARGEST[kind])
    return Upload(named(file.name or "", kind), kind, size, _digest(file), file)


def listed(kinds: Collection[Kind]) -> str:
    """Return the names of the kinds, in the order in which they are given."""
    return ", ".join(str(kind.label) for kind in kinds)


def named(name: str, kind: Kind) -> str:
    """Return a name without path, control and direction signs, ending as its kind does."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = " ".join(re.sub(r'[<>:"|?*]', "-", seen).split()).strip(". ")
    path = PurePosixPath(plain)
    stem = path.stem if path.suffix.lower().lstrip(".") in ENDINGS else plain
    return f"{stem[:LONGEST_NAME].strip('. ') or 'file'}.{kind.value}"


def _too_large(size: int, most: int) -> Refused:
    given = {"size": filesizeformat(size), "most": filesizeformat(most)}
    return Refused(
        _("This file has %(size)s; %(most)s are the most. Make its pictures smaller, or divide it.") % given
    )


def _kind(file: "File[Any]", kinds: Collection[Kind]) -> Kind:
    file.seek(0)
    start = file.read(1024)
    if start.startswith(b"PK\x03\x04"):
        return _document(file, start, kinds)
    if start.startswith(_OLD_OFFICE):
        raise _old_office(file)
    kind = _marked(file, start) or _text(file, kinds)
    if archives.is_archive(_content(file)):
        raise _of_two_kinds()
    return kind


def _marked(file: "File[Any]", start: bytes) -> Kind | None:
    """Return the kind of a file that begins with a mark, once it is seen to be whole."""
    if start.startswith(b"%PDF-"):
        _check_pdf(file)
        return Kind.PDF
    for kind, mark, size in (
        (Kind.PNG, pictures.PNG, pictures.png_size),
        (Kind.JPEG, pictures.JPEG, pictures.jpeg_size),
    ):
        if start.startswith(mark):
            try:
                _check_points(*size(_content(file)))
            except ValueError:
                raise archives.damaged() from None
            return kind
    return None


def _document(file: "File[Any]", start: bytes, kinds: Collection[Kind]) -> Kind:
    ending = archives.ending_of(_content(file))
    if not ending:
        raise _unknown(kinds)
    if b"%PDF-" in start:
        raise _of_two_kinds()
    return Kind(ending)


def _old_office(file: "File[Any]") -> Refused:
    if any(_ENCRYPTED_PACKAGE in content for content in _windows(file)):
        return archives.protected()
    return Refused(
        _("This is the format of office programs before 2007. Save it as DOCX, XLSX, PPTX or PDF.")
    )


def _check_pdf(file: "File[Any]") -> None:
    file.seek(max(0, file.size - TAIL))
    if b"%%EOF" not in file.read():
        raise archives.damaged()
    if any(_PROTECTED_PDF.search(content) for content in _windows(file)):
        raise archives.protected()


def _windows(file: "File[Any]") -> Iterator[bytes]:
    """Give the content in pieces, each with the end of the one before, so that nothing falls between."""
    end = b""
    for chunk in file.chunks():
        yield end + chunk
        end = chunk[-64:]


def _check_points(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        given = {"width": width, "height": height, "most": MOST_POINTS // 1_000_000}
        raise Refused(
            _(
                "This picture is %(width)s by %(height)s points; %(most)s million points are the most. "
                "Make it smaller."
            )
            % given
        )


def _text(file: "File[Any]", kinds: Collection[Kind]) -> Kind:
    """Return whether a file without a mark is a table or a text; its name decides between these two alone."""
    if not {Kind.CSV, Kind.TEXT} & set(kinds):
        raise _unknown(kinds)
    file.seek(0)
    text = tables.decoded(file.read()).removeprefix("\ufeff").lstrip()
    if _CONTROL.search(text) or text.startswith("{\\rtf"):
        raise _unknown(kinds)
    if text.startswith("<"):
        raise Refused(_("This is a web page, a drawing or data (HTML, SVG, XML). Save it as PDF or text."))
    is_table = PurePosixPath(file.name or "").suffix.lower() in {".csv", ".tsv"}
    return Kind.CSV if Kind.CSV in kinds and (is_table or Kind.TEXT not in kinds) else Kind.TEXT


def _unknown(kinds: Collection[Kind]) -> Refused:
    return Refused(
        _("This file is of no kind that is taken here. Save it as one of these: %s.") % listed(kinds)
    )


def _of_two_kinds() -> Refused:
    return Refused(_("This file is of two kinds at once. Save it anew in the program that made it."))


def _content(file: "File[Any]") -> IO[bytes]:
    return cast("IO[bytes]", file.file)


def _digest(file: "File[Any]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
