"""Official papers as Word files that an editor can go on with.

Paragraphs, items and headings are numbered by lists bound to styles, footnotes are native, references are
fields, figures stay bound to their count by content controls, and every block bears its id as a bookmark.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from intersession.papers import numbering, tree, typography, words
from intersession.papers.docx import blocks, elements, furniture, lists, runs, styles
from intersession.papers.docx.elements import w

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

__all__ = ["render"]


def render(paper: tree.Paper, *, timestamp: datetime) -> bytes:
    """Write the paper as a .docx file; the same bytes for the same `timestamp`, which needs a time zone.

    Notes of the text are counted 1, 2, those of an annex or table a, b (UN Editorial Manual, footnotes).
    Refuses, with ValueError, a reference to nothing, an id used twice and a table of uneven rows.
    """
    if timestamp.tzinfo is None:
        raise ValueError("the time of publication has no time zone")
    moment = timestamp.astimezone(UTC)
    ready = typography.typeset(paper)
    package = OpcPackage()
    _identify(package, ready.meta, moment)
    _write(ready, _main_part(package))
    return _sealed(package, moment)


def _identify(package: OpcPackage, meta: tree.Meta, moment: datetime) -> None:
    properties = package.core_properties
    properties.title = elements.legal(meta.title)
    properties.subject = elements.legal(meta.symbol)
    properties.author = elements.legal(meta.organization)
    properties.last_modified_by = elements.legal(meta.organization)
    properties.language = styles.region(meta.language)
    properties.created = properties.modified = moment


def _main_part(package: OpcPackage) -> XmlPart:
    main = _part("document", CONTENT_TYPE.WML_DOCUMENT_MAIN, w("document"))
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    return main


def _part(name: str, kind: str, root: elements.Element) -> XmlPart:
    """Make a part with that root; it belongs to the file once another part relates to it."""
    nowhere = cast("Package", None)  # python-docx asks for the package only of parts that it reads
    return XmlPart(PackURI(f"/word/{name}.xml"), kind, cast("BaseOxmlElement", root), nowhere)


def _write(paper: tree.Paper, main: XmlPart) -> None:
    meta = paper.meta
    notes = _part("footnotes", CONTENT_TYPE.WML_FOOTNOTES, furniture.footnotes())
    writing = runs.Writing(numbering.number(paper), meta.language, _counted(paper), notes.element, notes)
    setting = runs.Setting(main, meta.language)
    listed = lists.lists(meta.language, (annex.language for annex in paper.annexes))
    heads = _related(writing, paper, main, listed)
    body = furniture.title(writing, meta, setting)
    division = blocks.Division(setting, listed)
    body += blocks.blocks(writing, paper.blocks, division)
    end = furniture.section(*heads, lettered=False)
    for annex in paper.annexes:
        furniture.closed(body, end)
        body += _annex(writing, annex, division)
        end = furniture.section(lettered=bool(writing.numbers.annex_notes[annex.id]))
    main.element.append(w("body", *body, end))


def _counted(paper: tree.Paper) -> frozenset[str]:
    """List the ids of tables, charts and annexes, whose number is a field under their bookmark."""
    parts = (paper.blocks, *(annex.blocks for annex in paper.annexes))
    found = {block.id for part in parts for block in part if isinstance(block, tree.Table | tree.Chart)}
    return frozenset(found | {annex.id for annex in paper.annexes})


def _related(
    writing: runs.Writing, paper: tree.Paper, main: XmlPart, listed: lists.Lists
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Relates the other parts to the main one; gives the heads of the first and of the other pages."""
    meta, header = paper.meta, CONTENT_TYPE.WML_HEADER
    setting = runs.Setting(main, meta.language)
    look = _part("styles", CONTENT_TYPE.WML_STYLES, styles.styles(meta.language))
    fonts = _part("fontTable", CONTENT_TYPE.WML_FONT_TABLE, styles.fonts())
    numbers = _part("numbering", CONTENT_TYPE.WML_NUMBERING, listed.root)
    settings = _part("settings", CONTENT_TYPE.WML_SETTINGS, furniture.settings(meta.language))
    main.relate_to(look, RELATIONSHIP_TYPE.STYLES)
    main.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    main.relate_to(numbers, RELATIONSHIP_TYPE.NUMBERING)
    main.relate_to(settings, RELATIONSHIP_TYPE.SETTINGS)
    main.relate_to(writing.notes, RELATIONSHIP_TYPE.FOOTNOTES)
    first = _part("header1", header, furniture.masthead(writing, meta, setting))
    other = _part("header2", header, furniture.running_head(writing, meta, setting))
    return (
        ("first", main.relate_to(first, RELATIONSHIP_TYPE.HEADER)),
        ("default", main.relate_to(other, RELATIONSHIP_TYPE.HEADER)),
    )


def _annex(writing: runs.Writing, annex: tree.Annex, main: blocks.Division) -> runs.Elements:
    """Its number as a counted field, its original language in brackets, its title and its blocks."""
    division = blocks.annexed(main, annex.language)
    setting, label = division.setting, writing.label(annex.id)
    name = runs.run(writing, words.label("annex", annex.language) + ("\u00a0" if label else ""), setting)
    number = runs.computed(writing, r"SEQ Annex \* ROMAN", label, setting) if label else []
    original = f"[{typography.text(words.original(annex.original, annex.language), annex.language)}]"
    return [
        blocks.paragraph("Annex", [name, *runs.bookmarked(writing, annex.id, number)]),
        *(
            [blocks.paragraph("AnnexOriginal", [runs.run(writing, original, setting)])]
            if annex.original
            else []
        ),
        blocks.paragraph("AnnexTitle", runs.runs(writing, annex.title, setting)),
        *blocks.blocks(writing, annex.blocks, division),
    ]


def _sealed(package: OpcPackage, moment: datetime) -> bytes:
    """Pack it as a zip file in which every entry bears that moment."""
    loose, sealed = io.BytesIO(), io.BytesIO()
    package.save(loose)
    stamp = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return sealed.getvalue()
