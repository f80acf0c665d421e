import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from intersession.core import archives, uploads
from intersession.core.refusals import Refused
from intersession.core.uploads import Kind

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00"
    b"\xff\xda\x00\x02pixels\xff\xd9 what a phone adds"
)
OFFICE = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>'
BASE = "application/vnd.oasis.opendocument."


def png(width=3, height=2, tail=b""):
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", b"x"),
        (b"IEND", b""),
    ]
    written = (
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written) + tail


def zipped(**parts):
    return archive(parts.items())


def archive(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return target.getvalue()


def office(main="wordprocessingml.document", **parts):
    return archive(
        [("[Content_Types].xml", OFFICE % main.encode()), ("word/document.xml", "<a/>"), *parts.items()]
    )


def opendocument(kind="text", **parts):
    return archive([("mimetype", BASE + kind), ("content.xml", "<a/>"), *parts.items()])


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def check(content, name="file", kinds=Kind):
    return uploads.check(SimpleUploadedFile(name, content, "text/html"), kinds=kinds)


GOOD = {
    Kind.PDF: PDF,
    Kind.DOCX: saved(Document()),
    Kind.PPTX: office("presentationml.slideshow"),
    Kind.XLSX: saved(Workbook()),
    Kind.ODT: opendocument(),
    Kind.ODP: opendocument("presentation"),
    Kind.ODS: opendocument("spreadsheet"),
    Kind.PNG: png(),
    Kind.JPEG: JPEG,
    Kind.TEXT: "Déclaration\n".encode(),
}


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("name", ["file", "page.html", "drawing.svg", "program.exe"])
def test_kind_is_found_from_the_content_and_not_from_the_name(kind, name):
    upload = check(GOOD[kind], name)

    assert (upload.kind, upload.size) == (kind, len(GOOD[kind]))
    assert upload.name.endswith(f".{kind.value}")
    assert upload.file.read() == GOOD[kind]


@pytest.mark.parametrize(
    "name, kinds, kind",
    [("a.csv", Kind, Kind.CSV), ("a.txt", Kind, Kind.TEXT), ("a.txt", uploads.TABLES, Kind.CSV)],
)
def test_name_decides_between_table_and_text_alone(name, kinds, kind):
    assert check(b"a;b\n1;2\n", name, kinds).kind == kind


@pytest.mark.parametrize(
    "given, name",
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\note.pdf", "note.pdf"),
        ("/", "file.pdf"),
        ("", "file.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("talk\u202efdp.exe", "talkfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.PDF", "aSet-Cookie- x.pdf"),
        ("Déclaration du Sénégal.pdf", "Déclaration du Sénégal.pdf"),
        ("talk.pptx", "talk.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        ("..pdf", "pdf.pdf"),
        ('a<b>"c"|d?.pdf', "a-b--c--d-.pdf"),
    ],
)
def test_name_is_made_safe(given, name):
    assert uploads.named(given, Kind.PDF) == name


@given(st.text(), st.sampled_from(Kind))
def test_safe_name_is_short_and_has_neither_path_nor_control_signs(name, kind):
    safe = uploads.named(name, kind)

    assert len(safe) <= 105
    assert not set(safe) & set("/\\\x00\r\n\u202e")
    assert not safe.startswith(".")
    assert uploads.named(safe, kind) == safe


def bomb():
    return archive(
        [("[Content_Types].xml", OFFICE % b"spreadsheetml.sheet"), ("xl/a.xml", b" " * (64 << 20))]
    )


def huge():
    """Parts of 201 MB in all, of noise that repeats, so that no part is packed too tightly."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", OFFICE % b"spreadsheetml.sheet")
        noise = b"".join(struct.pack("I", zlib.crc32(b"%d" % number)) for number in range(250)) + b" " * 64536
        for number in range(201):
            made.writestr(f"xl/{number}.xml", noise * 16)
    return target.getvalue()


def lying():
    """A directory that tells of three bytes where a megabyte is packed."""
    honest = office(**{"word/a.xml": b" " * (1 << 20)})
    return honest.replace(struct.pack("<I", 1 << 20), struct.pack("<I", 3))


def encrypted():
    content = bytearray(office())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def old_office(inside=""):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + inside.encode("utf-16-le")


REFUSED = {
    "empty": (b"", "empty"),
    "zip bomb": (bomb(), "unpacks to far more"),
    "zip bomb of little ratio": (huge(), "unpacks to far more"),
    "zip bomb of many parts": (archive((str(number), "") for number in range(5001)), "unpacks to far more"),
    "zip whose directory lies": (lying(), "damaged"),
    "zip that is cut": (GOOD[Kind.DOCX][:-30], "damaged"),
    "zip with a damaged part": (GOOD[Kind.DOCX].replace(b"\x00word/", b"\x00woxd/", 1), "damaged"),
    "zip of anything": (zipped(**{"a.txt": "a"}), "no kind that is taken"),
    "zip of a program": (archive([("META-INF/MANIFEST.MF", "a")]), "no kind that is taken"),
    "parts outside": (office(**{"../../a.xml": "a"}), "damaged"),
    "parts at the root": (office(**{"/etc/a.xml": "a"}), "damaged"),
    "macros of Word": (office(**{"word/vbaProject.bin": "a"}), "macros"),
    "macros of Excel 4": (office("spreadsheetml.sheet", **{"xl/macrosheets/sheet1.xml": "a"}), "macros"),
    "macros under another name": (
        archive([("[Content_Types].xml", b'"application/vnd.ms-word.document.macroEnabled.main+xml"')]),
        "macros",
    ),
    "macros of LibreOffice": (opendocument(**{"Basic/Standard/a.xml": "a"}), "macros"),
    "two main parts": (
        archive(
            [("[Content_Types].xml", OFFICE % b"spreadsheetml.sheet" + OFFICE % b"presentationml.slideshow")]
        ),
        "no kind that is taken",
    ),
    "entities": (office(**{"word/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]>'}), "damaged"),
    "encrypted zip": (encrypted(), "protected"),
    "encrypted ODT": (opendocument(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "protected"),
    "encrypted DOCX": (old_office("EncryptedPackage"), "protected"),
    "encrypted PDF": (PDF.replace(b"trailer<<", b"trailer<</Encrypt 5 0 R"), "protected"),
    "old Word": (old_office("WordDocument"), "before 2007"),
    "cut PDF": (PDF[:-7], "damaged"),
    "PDF that is a zip": (PDF + zipped(a="b"), "two kinds"),
    "PNG that is a zip": (png(tail=zipped(a="b")), "two kinds"),
    "JPEG that is a zip": (JPEG + zipped(a="b"), "two kinds"),
    "text that is a zip": (b"a text\n" + zipped(a="b"), "no kind that is taken|two kinds"),
    "monstrous PNG": (png(20_000, 20_000), "20000 by 20000 points"),
    "monstrous JPEG": (JPEG.replace(b"\x08\x00\x10\x00\x20", b"\x08\xff\xff\xff\xff"), "65535 by 65535"),
    "PNG of no size": (png(0, 5), "damaged"),
    "cut PNG": (png()[:-12], "damaged"),
    "PNG with a wrong sum": (png().replace(b"IDATx", b"IDATy"), "damaged"),
    "cut JPEG": (JPEG[:30], "damaged"),
    "HTML": (b"  <!DOCTYPE html><script>alert(1)</script>", "HTML, SVG"),
    "SVG": (b'\xef\xbb\xbf<svg onload="alert(1)"/>', "HTML, SVG"),
    "SVG in UTF-16": ("<svg/>".encode("utf-16"), "HTML, SVG"),
    "RTF": (b"{\\rtf1 a}", "no kind that is taken"),
    "GIF": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "no kind that is taken"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(60), "no kind that is taken|cannot be read"),
    "noise": (bytes(range(256)), "no kind that is taken|cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_file_is_refused_in_words(what):
    content, reason = REFUSED[what]

    with pytest.raises(Refused, match=reason):
        check(content, "file.docx")


def test_office_document_that_is_a_pdf_too_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("a", PDF)
        made.writestr("[Content_Types].xml", OFFICE % b"spreadsheetml.sheet")

    with pytest.raises(Refused, match="two kinds"):
        check(target.getvalue())


def test_part_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = archive(
            [("[Content_Types].xml", OFFICE % b"spreadsheetml.sheet"), ("xl/a.xml", "a"), ("xl/a.xml", "b")]
        )

    with pytest.raises(Refused, match="damaged"):
        check(content)


@pytest.mark.parametrize("kind", GOOD)
def test_kind_that_is_not_taken_is_refused_by_name(kind):
    others = [other for other in uploads.TEXTS + uploads.SCANS if other != kind]

    with pytest.raises(Refused) as refused:
        check(GOOD[kind], kinds=others)

    assert uploads.listed(others) in refused.value.reason


@pytest.mark.parametrize(
    "kinds, most", [([Kind.PDF], "20.0\u00a0MB"), ([Kind.PDF, Kind.PPTX], "20.0\u00a0MB")]
)
def test_file_over_the_limit_of_its_kind_is_refused(kinds, most):
    content = PDF[:9] + b"%" * (20 << 20) + PDF[9:]

    with pytest.raises(Refused, match=f"{most} are the most"):
        check(content, kinds=kinds)


@settings(deadline=None)
@given(st.sampled_from(list(GOOD)), st.data())
def test_damaged_file_is_taken_or_refused_in_words(kind, data):
    content = bytearray(GOOD[kind])
    place = data.draw(st.integers(0, len(content)))
    content[place : place + 4] = data.draw(st.binary(max_size=8))

    try:
        upload = check(bytes(content) or b"a")
    except Refused as refused:
        said = refused.reason
    else:
        said = upload.name

    assert said


def test_ordinary_picture_of_a_phone_passes():
    assert check(png(6000, 8000)).kind == Kind.PNG


def test_document_of_two_megabytes_is_read_whole_and_its_digest_is_of_the_content():
    content = PDF[:9] + b"%" * (2 << 20) + PDF[9:]

    one, other = check(content), check(content, "other.pdf")

    assert one.digest == other.digest
    assert len(one.digest) == 64
    assert archives.is_archive(io.BytesIO(content)) is False
