"""The block tree: the only source of an official paper.

A paper holds what is said and nothing that can be computed: numbers of paragraphs, items, notes, tables and
annexes come from `numbering`, spaces and quotation marks from `typography`, both at render time. Every block
has an id that is the same in each language version, so that versions align and citations last.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from intersession.papers import charts


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text; UN style keeps it for recommendations."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Emph:
    """Italic text, as for a foreign word or a publication."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; `href` is an absolute address."""

    content: "Inlines"
    href: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between the quotation marks of the paper's language, set by `typography`."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text in another language than the paper: marked for readers and left alone by `typography`."""

    content: "Inlines"
    language: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol: one token, never broken and never touched by `typography`."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the block `target`, shown as its number: a paragraph, annex, table or figure."""

    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; its mark is computed. `id` is the same in each language."""

    id: str
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure bound to what it was counted from.

    `text` is what is printed (`88 per cent`); `basis` says in the paper's language what it was counted on
    (`37 of 42 answers`); `key` names it in the record; `approved` is its text at approval if that differs.
    """

    text: str
    key: str
    basis: str
    count: int | None = None
    base: int | None = None
    approved: str = ""


Inline = str | Strong | Emph | Link | Quoted | Foreign | Symbol | Ref | Note | Bound
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I.) or 2 (A.); in a list of names `numbered` is false."""

    id: str
    content: Inlines
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-paragraph: (a) at the first level, (i) below."""

    id: str
    content: Inlines
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, numbered through the paper unless `numbered` is false; `written` if a person wrote it."""

    id: str
    content: Inlines
    items: tuple[Item, ...] = ()
    numbered: bool = True
    written: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one header row; the first cell of each row heads it."""

    id: str
    caption: Inlines
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    source: Inlines = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `alt` says in words what it shows, and its table holds the same figures."""

    id: str
    caption: Inlines
    alt: str
    drawing: charts.Drawing
    table: Table


Block = Heading | Para | Table | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, which may be in another language than the paper and have another original language."""

    id: str
    title: Inlines
    language: str
    original: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands in the masthead, and what identifies the paper as a work."""

    symbol: str
    title: str
    language: str
    original: str  # empty for a letter, which is nobody's translation
    date: date
    organization: str
    occasion: str  # the meeting it is for, in words
    subtitle: str = ""
    distribution: str = "general"  # general, limited or restricted
    kind: str = "working_paper"
    actor: str = ""  # machine name of the issuing body, for the work's address
    number: str = ""  # names the work in its address where it bears no symbol
    languages: tuple[str, ...] = ()  # the versions that exist


@dataclass(frozen=True, slots=True)
class Paper:
    """One language version of an official paper."""

    meta: Meta
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = field(default=())


PLACEHOLDER = re.compile(r"%\((\w+)\)s|(%%)")


def fill(template: str, **parts: Inline | Inlines) -> Inlines:
    """Return the template with each `%(name)s` replaced by that part; `%%` gives a per cent sign.

    Text meets figures, symbols and notes this way, so that a translator sees one sentence. A name that the
    template lacks, or lacks a part, raises KeyError: no figure is dropped silently.
    """
    found: list[Inline] = []
    used: set[str] = set()
    end = 0
    for match in PLACEHOLDER.finditer(template):
        found.append(template[end : match.start()])
        end = match.end()
        if match[2]:
            found.append("%")
            continue
        used.add(match[1])
        part = parts[match[1]]
        found.extend(part if isinstance(part, tuple) else (part,))
    found.append(template[end:])
    if unused := parts.keys() - used:
        raise KeyError(f"not in the template {template!r}: {', '.join(sorted(unused))}")
    return merged(found)


def merged(inlines: list[Inline]) -> Inlines:
    """Return the inlines with neighbouring plain texts joined and empty ones gone."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str) and joined and isinstance(joined[-1], str):
            joined[-1] += inline
        elif inline != "":
            joined.append(inline)
    return tuple(joined)


def sentences(*told: Inlines) -> Inlines:
    """Join sentences by a space; an empty one is left out."""
    joined: list[Inline] = []
    for sentence in filter(None, told):
        joined.extend((" ", *sentence) if joined else sentence)
    return merged(joined)


def plain(inlines: Inlines) -> str:
    """Return the text alone, without notes; a reference is left out since its number is not known here."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case str():
            return inline
        case Symbol() | Bound():
            return inline.text
        case Ref() | Note():
            return ""
        case _:
            return plain(inline.content)


def notes(inlines: Inlines) -> Iterator[Note]:
    """Every footnote in reading order, those inside other inlines included."""
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline
        elif isinstance(inline, Strong | Emph | Link | Quoted | Foreign):
            yield from notes(inline.content)


def bound(inlines: Inlines) -> Iterator[Bound]:
    """Every bound figure in reading order, those inside notes included."""
    for inline in inlines:
        if isinstance(inline, Bound):
            yield inline
        elif isinstance(inline, Strong | Emph | Link | Quoted | Foreign | Note):
            yield from bound(inline.content)


def changed(inlines: Inlines, change: Callable[[Bound], Bound]) -> Inlines:
    """Return the inlines with every bound figure changed, those inside other inlines included."""
    return tuple(_changed(inline, change) for inline in inlines)


def _changed(inline: Inline, change: Callable[[Bound], Bound]) -> Inline:
    match inline:
        case Bound():
            return change(inline)
        case Strong() | Emph() | Link() | Quoted() | Foreign() | Note():
            return replace(inline, content=changed(inline.content, change))
        case _:
            return inline


def contents(block: Block | Item) -> Iterator[Inlines]:
    """Every run of inlines in the block in reading order, items, cells and captions included."""
    match block:
        case Heading():
            yield block.content
        case Para() | Item():
            yield block.content
            for item in block.items:
                yield from contents(item)
        case Table():
            yield block.caption
            yield from block.head
            for row in block.rows:
                yield from row
            yield block.source
        case Chart():
            yield block.caption
            yield from contents(block.table)


def figures(paper: Paper) -> Iterator[Bound]:
    """Every bound figure of the paper and its annexes, in reading order."""
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        for block in blocks:
            for inlines in contents(block):
                yield from bound(inlines)


def mapped(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """Return the block with every run of inlines changed; ids and structure stay."""
    match block:
        case Heading():
            return replace(block, content=change(block.content))
        case Para():
            return replace(block, content=change(block.content), items=_mapped_items(block.items, change))
        case Table():
            return _mapped_table(block, change)
        case Chart():
            return replace(block, caption=change(block.caption), table=_mapped_table(block.table, change))


def _mapped_items(items: tuple[Item, ...], change: Callable[[Inlines], Inlines]) -> tuple[Item, ...]:
    return tuple(
        replace(item, content=change(item.content), items=_mapped_items(item.items, change)) for item in items
    )


def _mapped_table(table: Table, change: Callable[[Inlines], Inlines]) -> Table:
    return replace(
        table,
        caption=change(table.caption),
        head=tuple(map(change, table.head)),
        rows=tuple(tuple(map(change, row)) for row in table.rows),
        source=change(table.source),
    )
