"""Official papers as PDF, set by Typst: one file that is both PDF/UA-1 and PDF/A-3a.

`paper.typ` holds the look; this module writes the words of a paper into calls of its functions, each word in
a string literal, so that nothing said in a paper can be read as markup.
"""

import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import resources
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

import typst

from intersession.papers import charted, dates, numbering, tree, typography, words

STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
LOOK = resources.files("intersession.papers").joinpath("paper.typ").read_bytes()
BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")  # no U+00A0 or U+202F, which are meant
LANGUAGE = re.compile(r"[a-z]{2,3}")
ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
FIGURE = re.compile(r"[\d\s.,+\-−–—%()/]*")
WIDEST = 32  # letters of a column beyond which a longer text earns no more width
SPLIT = 600  # letters of a cell, or of a table, from which it may run over two pages
ROWS = 12  # of a table kept on one page
PLACE = re.compile(r"main\.typ:(\d+)")
ATTACHED = {  # suffix -> relationship to the paper (ISO 19005-3, annex E) and media type
    ".xml": ("alternative", "application/xml"),
    ".csv": ("data", "text/csv"),
}


class CannotTypeset(ValueError):  # noqa: N818 - says what happened, as its message goes on to do
    """It cannot become a valid PDF: `reason` says why, `block` is the id of the block at fault or ""."""

    def __init__(self, reason: str, block: str = "") -> None:
        super().__init__(f"{reason} (block {block!r})" if block else reason)
        self.reason = reason
        self.block = block


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where words stand: the numbers of the paper, the language around, and whether in a table or chart."""

    numbers: numbering.Numbers
    language: str
    annexed: bool = False
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the Typst source and the id of the block it sets."""

    text: str
    block: str = ""


def render(
    paper: tree.Paper, *, timestamp: datetime, attachments: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The paper as one PDF, PDF/UA-1 and PDF/A-3a at once; the same bytes for the same `timestamp`.

    `attachments` (file name -> content) travel inside the PDF, and so does the table of each chart. The fonts
    are those of the compiler, and no file of the machine can be read. Raises CannotTypeset for what would not
    be accessible (a chart without words, a letter that no font has) and for a reference to nothing.
    """
    if timestamp.tzinfo is None:
        raise CannotTypeset("the time of publication has no time zone")
    attached = {**charted.tables(paper), **attachments}
    lines = [*_lines(paper), *(_attachment(name, paper.meta) for name in attached)]
    files = {f"attached/{name}": content for name, content in attached.items()}
    files |= {"main.typ": _joined(lines).encode(), "paper.typ": LOOK, **charted.drawings(paper)}
    try:
        return compiled(files, timestamp, standards=STANDARDS)
    except typst.TypstError as error:
        raise _explained(error, lines) from error


def compiled(files: Any, timestamp: datetime, *, standards: "Sequence[typst.PDFStandard]" = ()) -> bytes:
    """The PDF of files in memory, which the compiler takes although its type stub does not say so."""
    return typst.compile(
        files,
        root=os.devnull,  # nothing lies below it, so nothing can be read from there
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=list(standards),
        timestamp=timestamp,
    )


def source(paper: tree.Paper) -> str:
    """The Typst markup of the paper: calls of `paper.typ`, one block a line, every word a string literal."""
    return _joined(_lines(paper))


def _joined(lines: Iterable[_Line]) -> str:
    return "\n".join(line.text for line in lines)


def _explained(error: typst.TypstError, lines: list[_Line]) -> CannotTypeset:
    place = PLACE.search(error.diagnostic)
    block = lines[int(place[1]) - 1].block if place else ""
    return CannotTypeset("; ".join((error.message, *error.hints)), block)


def _lines(paper: tree.Paper) -> Iterator[_Line]:
    paper = typography.typeset(paper)
    try:
        numbers = numbering.number(paper)
    except ValueError as error:
        raise CannotTypeset(str(error)) from error
    setting = _Setting(numbers, paper.meta.language)
    yield from _opening(paper.meta)
    for block in paper.blocks:
        yield _line(block, setting)
    for annex in paper.annexes:
        yield from _annex(annex, replace(setting, language=annex.language, annexed=True))


def _opening(meta: tree.Meta) -> Iterator[_Line]:
    names = {
        "language": _language(meta.language),
        "organization": meta.organization,
        "symbol": meta.symbol,
        "occasion": meta.occasion,
        "title": meta.title,
        "subtitle": meta.subtitle,
        "page-word": words.label("page", meta.language),
    }
    yield _Line('#import "/paper.typ": *')
    yield _Line(f"#show: paper.with({_named(names)}, facts: {_array(map(_string, _facts(meta)))})")


def _facts(meta: tree.Meta) -> Iterator[str]:
    """What stands below the symbol; a general distribution goes without saying."""
    if meta.distribution != "general":
        yield typography.text(words.label(f"distribution_{meta.distribution}", meta.language), meta.language)
    if meta.original:
        yield _original(meta.original, meta.language)
    yield typography.text(dates.day(meta.date, meta.language), meta.language)


def _original(code: str, language: str) -> str:
    return typography.text(words.original(code, language), language)


def _annex(annex: tree.Annex, setting: _Setting) -> Iterator[_Line]:
    name = f"{words.label('annex', annex.language)} {setting.numbers.label[annex.id]}".strip()
    original = f"[{_original(annex.original, annex.language)}]" if annex.original else ""
    parts = (_string(annex.id), _string(_language(annex.language)), _string(name), _string(original))
    yield _Line(f"#annex({', '.join(parts)}, {_content(annex.title, setting)})[", annex.id)
    for block in annex.blocks:
        yield _line(block, setting)
    yield _Line("]")


def _line(block: tree.Block, setting: _Setting) -> _Line:
    try:
        return _Line(_block(block, setting), block.id)
    except CannotTypeset as error:
        raise CannotTypeset(error.reason, block.id) from error


def _block(block: tree.Block, setting: _Setting) -> str:
    match block:
        case tree.Heading():
            level = block.level + (3 if setting.annexed else 1)  # below the titles of the paper and the annex
            number = _string(setting.numbers.label[block.id])
            return f"#section({_string(block.id)}, {level}, {number}, {_content(block.content, setting)})"
        case tree.Para():
            return _paragraph(block, setting) + _indented(block.items, setting)
        case tree.Table():
            return _table(block, replace(setting, tabular=True))
        case tree.Chart():
            return _chart(block, replace(setting, tabular=True))


def _paragraph(para: tree.Para, setting: _Setting) -> str:
    content = _content(para.content, setting)
    if not para.numbered:
        return f"#unnumbered({_string(para.id)}, {content})"
    number = _string(setting.numbers.label[para.id] + ".")
    return f"#numbered({_string(para.id)}, {number}, {content})"


def _indented(items: tuple[tree.Item, ...], setting: _Setting) -> str:
    return f"#pad(left: tab)[{_items(items, setting)}]" if items else ""


def _items(items: tuple[tree.Item, ...], setting: _Setting) -> str:
    if not items:
        return ""
    labels = _array(_string(setting.numbers.label[item.id]) for item in items)
    return f"#items({labels}, {', '.join(_item(item, setting) for item in items)})"


def _item(item: tree.Item, setting: _Setting) -> str:
    return f"[#anchor({_string(item.id)}){_inlines(item.content, setting)}{_items(item.items, setting)}]"


def _table(table: tree.Table, setting: _Setting) -> str:
    parts = (
        _string(table.id),
        _string(f"{words.label('table', setting.language)} {setting.numbers.label[table.id]}"),
        _content(table.caption, setting),
        _ruled(table, setting),
        _under(table.id, table.source, setting),
        _breakable(table),
    )
    return f"#listing({', '.join(parts)})"


def _columns(table: tree.Table) -> list[tuple[str, ...]]:
    return list(zip(*(tuple(map(tree.plain, row)) for row in (table.head, *table.rows)), strict=True))


def _ruled(table: tree.Table, setting: _Setting) -> str:
    columns = _columns(table)
    parts = (
        _array(f"{_width(column)}fr" for column in columns),
        _array(_aligned(column, first=n == 0) for n, column in enumerate(columns)),
        _array(_content(cell, setting) for cell in table.head),
        _array(_cell(cell, setting) for row in table.rows for cell in row),
    )
    return f"ruled({', '.join(parts)})"


def _breakable(table: tree.Table) -> str:
    """A short table stays on one page."""
    letters = sum(map(len, itertools.chain.from_iterable(_columns(table))))
    return "false" if len(table.rows) <= ROWS and letters < SPLIT else "true"


def _width(column: tuple[str, ...]) -> int:
    """The share of the page for a column: its longest word at least, its longest cell within measure."""
    longest_word = max((len(word) for cell in column for word in cell.split()), default=1)
    longest_cell = max(map(len, column[1:]), default=1)
    return max(longest_word, min(longest_cell, WIDEST)) + 2


def _aligned(column: tuple[str, ...], *, first: bool) -> str:
    """Figures stand at the right, words and the heads of rows at the left."""
    return "right" if not first and all(map(FIGURE.fullmatch, column[1:])) else "left"


def _cell(cell: tree.Inlines, setting: _Setting) -> str:
    content = _content(cell, setting)
    return f"whole({content})" if len(tree.plain(cell)) < SPLIT else content


def _chart(chart: tree.Chart, setting: _Setting) -> str:
    if not chart.alt.strip():
        raise CannotTypeset("a chart needs words that say what it shows (alt), for those who cannot see it")
    parts = (
        _string(chart.id),
        _string(f"{words.label('figure', setting.language)} {setting.numbers.label[chart.id]}"),
        _content(chart.caption, setting),
        _string(f"/figure-{setting.numbers.label[chart.id]}.svg"),
        _string(chart.alt),
        _ruled(chart.table, setting),
        _breakable(chart.table),
        _under(chart.id, chart.table.source, setting),
    )
    return f"#chart({', '.join(parts)})"


def _under(identity: str, origin: tree.Inlines, setting: _Setting) -> str:
    """The notes of a table or chart, which belong to it and not to the page, then its source."""
    lines = [
        f"[{_mark(note, setting)}#h(1mm){_inlines(note.content, setting)}]"
        for note in setting.numbers.table_notes[identity]
    ]
    if origin:
        label = typography.text(f"{words.label('source', setting.language)}: ", setting.language)
        lines.append(_content((label, *origin), setting))
    return _array(lines)


def _content(inlines: tree.Inlines, setting: _Setting) -> str:
    return f"[{_inlines(inlines, setting)}]"


def _inlines(inlines: tree.Inlines, setting: _Setting) -> str:
    return "".join(_inline(inline, setting) for inline in inlines)


def _inline(inline: tree.Inline, setting: _Setting) -> str:
    match inline:
        case str():
            return f"#{_string(inline)}"
        case tree.Symbol():
            return f"#box({_string(inline.text)})"
        case tree.Bound():
            return f"#{_string(_figure(inline, setting.language))}"
        case tree.Ref():
            return _reference(inline, setting)
        case tree.Note():
            return _note(inline, setting)
        case _:
            return _styled(inline) + _content(inline.content, setting)


def _styled(inline: tree.Strong | tree.Emph | tree.Link | tree.Quoted | tree.Foreign) -> str:
    match inline:
        case tree.Strong():
            return "#strong"
        case tree.Emph():
            return "#emph"
        case tree.Quoted():  # left by typography in a language that it has no marks for
            return "#quoted"
        case tree.Foreign():
            return f"#text(lang: {_string(_language(inline.language))})"
        case tree.Link():
            return f"#link({_string(_address(inline.href))})"


def _address(href: str) -> str:
    if not ADDRESS.fullmatch(href):
        raise CannotTypeset(f"{href!r} is no address of a page or mailbox, such as https://example.org/")
    return href


def _note(note: tree.Note, setting: _Setting) -> str:
    if setting.tabular:
        return _mark(note, setting)
    return f"#note({_string(_number(note.id, setting))}, {_content(note.content, setting)})"


def _figure(figure: tree.Bound, language: str) -> str:
    """The figure; one that has changed since approval shows both, as no approved figure changes silently."""
    if figure.approved in ("", figure.text):
        return figure.text
    return f"{figure.text} [{typography.text(words.approved(figure.approved, language), language)}]"


def _reference(reference: tree.Ref, setting: _Setting) -> str:
    number = _number(reference.target, setting).rstrip(".")
    return f"#link(label({_string(reference.target)}))[#{_string(number)}]" if number else ""


def _mark(note: tree.Note, setting: _Setting) -> str:
    return f"#super[#{_string(_number(note.id, setting))}]"


def _number(identity: str, setting: _Setting) -> str:
    try:
        return setting.numbers.label[identity]
    except KeyError as error:
        raise CannotTypeset(f"nothing in the paper has the id {identity!r}") from error


def _language(code: str) -> str:
    primary = code.partition("-")[0].lower()
    if not LANGUAGE.fullmatch(primary):
        raise CannotTypeset(f"{code!r} is no code of a language, such as fr")
    return primary


def _string(text: str) -> str:
    """A literal of Typst: its text can neither end the literal nor break the line."""
    escaped = BREAKS.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _array(parts: Iterable[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def _named(names: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {_string(text)}" for name, text in names.items())


def _attachment(name: str, meta: tree.Meta) -> _Line:
    if PurePath(name).name != name:
        raise CannotTypeset(f"{name!r} is no plain name of a file to attach")
    relationship, media_type = ATTACHED.get(PurePath(name).suffix, ("supplement", "application/octet-stream"))
    description = f"{meta.symbol}, {meta.title}: {name}"
    names = {"relationship": relationship, "mime-type": media_type, "description": description}
    content = f"read({_string(f'/attached/{name}')}, encoding: none)"
    return _Line(f"#pdf.attach({_string(name)}, {content}, {_named(names)})")
