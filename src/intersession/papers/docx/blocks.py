"""Blocks of a paper as paragraphs and tables of a Word file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from intersession.papers import tree, typography, words
from intersession.papers.docx import elements, lists, pictures, styles
from intersession.papers.docx.elements import w
from intersession.papers.docx.runs import Elements, Setting, Writing, bookmarked, computed, run, runs

ITEM_STYLES = ("SubparagraphA", "SubparagraphI")
FIGURE = re.compile(r"[\d\s.,+\-−–—%()]+")
PADDING, BROAD = 4, 36  # characters: what a column weighs beyond its text, and the most that its text does


@dataclass(frozen=True, slots=True)
class Division:
    """The main text or an annex: its setting and its lists; 0 is the list of the style."""

    setting: Setting
    lists: lists.Lists
    headings: int = 0
    paragraphs: int = 0


def annexed(division: Division, language: str) -> Division:
    """Begin the division of an annex in that language, with lists that begin again."""
    return replace(
        division,
        setting=replace(division.setting, language=language),
        headings=division.lists.restarted("headings", language),
        paragraphs=division.lists.restarted("paragraphs", language),
    )


def blocks(writing: Writing, content: Iterable[tree.Block], division: Division) -> Elements:
    """Write the blocks in order as children of the body."""
    return [element for block in content for element in _block(writing, block, division)]


def paragraph(
    style: str, content: Iterable[elements.Element], *properties: elements.Element
) -> elements.Element:
    """One paragraph in that style; further properties follow in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def _block(writing: Writing, block: tree.Block, division: Division) -> Elements:
    match block:
        case tree.Heading():
            return [_heading(writing, block, division)]
        case tree.Para():
            return _para(writing, block, division)
        case tree.Table():
            return [_caption(writing, "table", block, division), *_table(writing, block, block.id, division)]
        case tree.Chart():
            return _chart(writing, block, division)


def _heading(writing: Writing, heading: tree.Heading, division: Division) -> elements.Element:
    level = min(heading.level, 2)
    content = bookmarked(writing, heading.id, runs(writing, heading.content, division.setting))
    listed = _in_list(division.headings, level - 1) if heading.numbered else [w("numPr", w("numId", val=0))]
    return paragraph(f"Heading{level}", content, *listed)


def _in_list(number: int, level: int) -> Elements:
    """Name the list of a paragraph where it is not that of its style."""
    return [w("numPr", w("ilvl", val=level), w("numId", val=number))] if number else []


def _para(writing: Writing, para: tree.Para, division: Division) -> Elements:
    content = bookmarked(writing, para.id, runs(writing, para.content, division.setting))
    if para.numbered:
        own = paragraph("NumberedParagraph", content, *_in_list(division.paragraphs, 0))
        return [own, *_items(writing, para.items, division, division.paragraphs, 1, 0)]
    listed = division.lists.restarted("items", division.setting.language) if para.items else 0
    return [paragraph("BodyText", content), *_items(writing, para.items, division, listed, 0, 0)]


def _items(
    writing: Writing, items: tuple[tree.Item, ...], division: Division, listed: int, level: int, depth: int
) -> Elements:
    """Write the items and theirs; `level` is that of the Word list, which a counted paragraph begins."""
    found = []
    for item in items:
        content = bookmarked(writing, item.id, runs(writing, item.content, division.setting))
        styled = ITEM_STYLES[min(depth, 1)]
        number = listed or (lists.PARAGRAPHS if depth >= len(ITEM_STYLES) else 0)
        found.append(paragraph(styled, content, *_in_list(number, min(level, lists.DEEPEST))))
        found += _items(writing, item.items, division, listed, level + 1, depth + 1)
    return found


def _caption(
    writing: Writing, kind: str, block: tree.Table | tree.Chart, division: Division
) -> elements.Element:
    """`Table 1. Title`, where the number is a counted field under the bookmark of the block."""
    setting = division.setting
    instruction = f"SEQ {kind.capitalize()} \\* ARABIC"
    number = computed(writing, instruction, writing.label(block.id), setting)
    name = run(writing, words.label(kind, setting.language) + "\u00a0", setting)
    title = runs(writing, block.caption, replace(setting, lettered=True))
    stop = run(writing, ". ", setting)
    return paragraph("Caption", [name, *bookmarked(writing, block.id, number), stop, *title])


def _chart(writing: Writing, chart: tree.Chart, division: Division) -> Elements:
    """Its caption, its picture, and its figures as a table that an editor can read and copy."""
    drawing = pictures.picture(division.setting.part, next(writing.pictures), chart)
    shown = paragraph("Picture", [w("r", drawing)])
    caption = _caption(writing, "figure", chart, division)
    return [caption, shown, *_table(writing, chart.table, chart.id, division)]


def _table(writing: Writing, table: tree.Table, identity: str, division: Division) -> Elements:
    """Write the table, its notes and its source; the notes are those numbered under `identity`."""
    setting = replace(division.setting, lettered=True)
    widths = _widths(table)
    figures = [_is_figures(column) for column in zip(*table.rows, strict=True)] or [False] * len(widths)
    head = _row(writing, table.head, "TableHead", widths, figures, setting)
    head.insert(0, w("trPr", w("cantSplit"), w("tblHeader")))
    body = []
    for cells in table.rows:
        body.append(_row(writing, cells, "TableText", widths, figures, setting))
        body[-1].insert(0, w("trPr", w("cantSplit")))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    below = _below(writing, table, identity, division)
    return [w("tbl", _table_properties(table), grid, head, *body), *below]


def _table_properties(table: tree.Table) -> elements.Element:
    look = w("tblLook", val="00A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1)
    return w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=styles.MEASURE, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=tree.plain(table.caption)),
    )


def _row(
    writing: Writing,
    cells: tuple[tree.Inlines, ...],
    style: str,
    widths: list[int],
    figures: list[bool],
    setting: Setting,
) -> elements.Element:
    row = w("tr")
    for cell, width, is_figures in zip(cells, widths, figures, strict=True):
        align = w("jc", val="right" if is_figures else "left")
        content = paragraph(style, runs(writing, cell, setting), align)
        row.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content))
    return row


def _is_figures(column: tuple[tree.Inlines, ...]) -> bool:
    """Whether the column holds nothing but figures, which are set to the right."""
    return all(FIGURE.fullmatch(tree.plain(cell)) for cell in column)


def _widths(table: tree.Table) -> list[int]:
    """Share the measure among the columns by their longest cell, within bounds."""
    if uneven := [row for row in table.rows if len(row) != len(table.head)]:
        raise ValueError(
            f"table {table.id!r} has {len(table.head)} columns, but a row of it has {len(uneven[0])} cells"
        )
    columns = zip(table.head, *table.rows, strict=True)
    weights = [PADDING + min(max(len(tree.plain(cell)) for cell in cells), BROAD) for cells in columns]
    return [styles.MEASURE * weight // sum(weights) for weight in weights]


def _below(writing: Writing, table: tree.Table, identity: str, division: Division) -> Elements:
    """Write the lettered notes of the table, and always a last line, which keeps two tables apart."""
    setting = division.setting
    found = []
    for note in writing.numbers.table_notes.get(identity, ()):
        mark = run(writing, writing.label(note.id), replace(setting, style="FootnoteReference"))
        content = [run(writing, " ", setting), *runs(writing, note.content, setting)]
        found.append(paragraph("TableNote", [*bookmarked(writing, note.id, [mark]), *content]))
    source = runs(writing, table.source, setting)
    if not source:
        return [*found, paragraph("TableEnd", [])]
    name = typography.text(words.label("source", setting.language) + ":", setting.language)
    return [*found, paragraph("Source", [run(writing, name + " ", setting), *source])]
