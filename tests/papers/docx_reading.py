"""Reads a Word file as Word does, without our writer: texts, styles, and the numbers that its lists give."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import docx
from docx.document import Document
from lxml import etree

from intersession.papers import docx as writer
from intersession.papers import languages, numbering, tree
from intersession.papers.docx import elements
from tests.papers import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LANGUAGES = ("en", "fr", "es")
MOMENT = datetime(2026, 10, 9, 8, 30, tzinfo=UTC)
APPROVED = {
    "en": "{} when approved",
    "fr": "{} lors de l’approbation",
    "es": "{} en el momento de la aprobación",
}


@dataclass(slots=True)
class Word:
    """The parts of one file, by their name in `word/` without suffix."""

    content: bytes
    parts: dict[str, etree._Element] = field(default_factory=dict)

    def __post_init__(self):
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            for name in package.namelist():
                if name.startswith("word/") and name.endswith((".xml", ".rels")):
                    self.parts[name.removeprefix("word/")] = etree.fromstring(package.read(name))

    @property
    def document(self) -> etree._Element:
        return self.parts["document.xml"]

    def opened(self) -> Document:
        return docx.Document(io.BytesIO(self.content))

    def names(self) -> dict[str, str]:
        """Style id -> the name an editor sees."""
        styles = self.parts["styles.xml"].iter(f"{W}style")
        return {style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val") for style in styles}

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of each paragraph of the body that has any, cells included."""
        return [(style_of(p), text_of(p)) for p in self.document.iter(f"{W}p") if text_of(p)]

    def related(self, part: str = "document") -> dict[str, str]:
        """Relationship id -> target."""
        return {
            each.get("Id"): each.get("Target")
            for each in self.parts[f"_rels/{part}.xml.rels"].iter(RELATIONSHIP)
        }

    def media(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            return package.read(f"word/{name}")

    def labels(self) -> dict[str, str]:
        """Bookmark -> the number that Word prints before its paragraph, counted from the lists alone."""
        counter, found = Counter(self.parts["numbering.xml"]), {}
        linked = {
            style.get(f"{W}styleId"): list_of(style) for style in self.parts["styles.xml"].iter(f"{W}style")
        }
        for paragraph in self.document.iter(f"{W}p"):
            listed = list_of(paragraph) or linked[style_of(paragraph)]
            label = counter.next(*listed) if listed else ""
            for mark in paragraph.findall(f"{W}bookmarkStart"):
                found[mark.get(f"{W}name")] = label
        return found


class Counter:
    """Counts as ECMA-376 says: lists of one definition count on together, a `startOverride` begins again."""

    def __init__(self, root: etree._Element):
        self.levels = {
            abstract.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl")): (value(level, "numFmt"), value(level, "lvlText"))
                for level in abstract.findall(f"{W}lvl")
            }
            for abstract in root.findall(f"{W}abstractNum")
        }
        self.lists = {num.get(f"{W}numId"): value(num, "abstractNumId") for num in root.findall(f"{W}num")}
        self.restarts = {
            num.get(f"{W}numId"): [int(each.get(f"{W}ilvl")) for each in num.findall(f"{W}lvlOverride")]
            for num in root.findall(f"{W}num")
        }
        self.counts: dict[str, list[int]] = {}

    def next(self, number: str, level: int) -> str:
        abstract = self.lists[number]
        counts = self.counts.setdefault(abstract, [0] * 9)
        for restarted in self.restarts.pop(number, ()):
            counts[restarted] = 0
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        form, text = self.levels[abstract][level]
        return text.replace(f"%{level + 1}", FORMS[form](counts[level]))


FORMS = {
    "decimal": str,
    "lowerLetter": numbering.letter,
    "lowerRoman": numbering.roman,
    "upperLetter": lambda n: numbering.letter(n).upper(),
    "upperRoman": lambda n: numbering.roman(n).upper(),
}


def value(element: etree._Element, child: str) -> str:
    return element.find(f"{W}{child}").get(f"{W}val")


def list_of(element: etree._Element) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    level = properties.find(f"{W}ilvl")
    return value(properties, "numId"), 0 if level is None else int(level.get(f"{W}val"))


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def text_of(element: etree._Element) -> str:
    """What is read: text in links, fields and content controls included, instructions of fields not."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def said(content: tree.Inlines, numbers: numbering.Numbers, language: str, *, lettered: bool = False) -> str:
    """What a reader of the tree reads: references as numbers, notes of tables as letters, others not."""
    return "".join(_said(inline, numbers, language, lettered=lettered) for inline in content)


def _said(inline: tree.Inline, numbers: numbering.Numbers, language: str, *, lettered: bool) -> str:
    match inline:
        case str():
            return inline
        case tree.Symbol():
            return inline.text
        case tree.Ref():
            return numbers.label[inline.target]
        case tree.Note():
            return numbers.label[inline.id] if lettered else ""
        case tree.Bound():
            changed = inline.approved not in ("", inline.text)
            return inline.text + (
                f" [{APPROVED[languages.known(language)].format(inline.approved)}]" if changed else ""
            )
        case _:
            return said(inline.content, numbers, language, lettered=lettered)


def expected(
    paper: tree.Paper, numbers: numbering.Numbers, words: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph of the body, from a paper whose typography is set."""
    yield from (
        ("Occasion", paper.meta.occasion),
        ("Title", paper.meta.title),
        ("Subtitle", paper.meta.subtitle),
    )
    yield from _expected(paper.blocks, numbers, paper.meta.language, words)
    for annex in paper.annexes:
        yield "Annex", f"Annex\u00a0{numbers.label[annex.id]}".strip()
        yield "AnnexOriginal", "[Original: English]"
        yield "AnnexTitle", said(annex.title, numbers, annex.language)
        yield from _expected(annex.blocks, numbers, annex.language, words)


def _expected(blocks, numbers, language, words):
    for block in blocks:
        match block:
            case tree.Heading():
                yield f"Heading{block.level}", said(block.content, numbers, language)
            case tree.Para():
                yield (
                    "NumberedParagraph" if block.numbered else "BodyText",
                    said(block.content, numbers, language),
                )
                yield from _items(block.items, numbers, language, "SubparagraphA")
            case tree.Table():
                yield _caption(words["table"], block, numbers, language)
                yield from _table(block, block.id, numbers, language, words)
            case tree.Chart():
                yield _caption(words["figure"], block, numbers, language)
                yield from _table(block.table, block.id, numbers, language, words)


def _items(items, numbers, language, style):
    for item in items:
        yield style, said(item.content, numbers, language)
        yield from _items(item.items, numbers, language, "SubparagraphI")


def _caption(word, block, numbers, language):
    title = said(block.caption, numbers, language, lettered=True)
    return "Caption", f"{word}\u00a0{numbers.label[block.id]}. {title}"


def _table(table, identity, numbers, language, words):
    for style, cells in (("TableHead", table.head), *(("TableText", row) for row in table.rows)):
        yield from ((style, said(cell, numbers, language, lettered=True)) for cell in cells)
    for note in numbers.table_notes[identity]:
        yield "TableNote", f"{numbers.label[note.id]} {said(note.content, numbers, language)}"
    if table.source:
        yield "Source", f"{words['source']} {said(table.source, numbers, language)}"


def written(paper: tree.Paper) -> Word:
    return Word(writer.render(paper, timestamp=MOMENT))


def one(*content: tree.Inline) -> tree.Paper:
    """The English sample with these inlines as its only paragraph."""
    paper = sample.paper("en")
    return replace(paper, blocks=(tree.Para("p-one", content),), annexes=())


def with_meta(paper: tree.Paper, **changes: str) -> tree.Paper:
    return replace(paper, meta=replace(paper.meta, **changes))


def branch(stem: str, depth: int = 0) -> tuple[tree.Item, ...]:
    """Two items of which the second has two, and so on for three levels."""
    if depth == 3:
        return ()
    names = (f"{stem}-{n}" for n in "12")
    first, second = (tree.Item(name, (("item", "deeper", "deepest")[depth],)) for name in names)
    return first, replace(second, items=branch(second.id, depth + 1))


def branching(language: str, other: str) -> tree.Paper:
    """Every turn that numbers can take: items below paragraphs without number, three levels, two annexes."""

    def part(stem: str) -> tuple[tree.Block, ...]:
        return (
            tree.Heading(f"{stem}-h1", ("first",)),
            tree.Heading(f"{stem}-h2", ("second",), level=2),
            tree.Para(f"{stem}-p1", ("counted",), branch(f"{stem}-p1")),
            tree.Para(f"{stem}-u1", ("not counted",), branch(f"{stem}-u1"), numbered=False),
            tree.Heading(f"{stem}-h3", ("third",), level=2),
            tree.Para(f"{stem}-p2", ("counted",), branch(f"{stem}-p2")),
            tree.Para(f"{stem}-u2", ("not counted",), branch(f"{stem}-u2"), numbered=False),
            tree.Heading(f"{stem}-h4", ("fourth",)),
            tree.Heading(f"{stem}-h5", ("fifth",), level=2),
            tree.Para(f"{stem}-p3", ("counted",)),
        )

    annexes = (
        tree.Annex("annex-1", ("one",), language, language, part("one")),
        tree.Annex("annex-2", ("two",), other, other, part("two")),
    )
    return tree.Paper(sample.paper(language).meta, part("main"), annexes)


def printed(paper: tree.Paper) -> dict[str, str]:
    """Bookmark -> label of each block that a list numbers, as `numbering` computes it."""
    numbers = numbering.number(paper)
    return {
        elements.bookmark(identity): label + "." * (identity in numbers.paragraph)
        for part in (paper.blocks, *(annex.blocks for annex in paper.annexes))
        for block in part
        if isinstance(block, tree.Heading | tree.Para)
        for identity, label in ((each, numbers.label[each]) for each in identities(block))
    }


def identities(block: tree.Heading | tree.Para | tree.Item) -> list[str]:
    items = () if isinstance(block, tree.Heading) else block.items
    return [block.id, *(each for item in items for each in identities(item))]


def fields(root) -> list[tuple[str, str]]:
    """Instruction and present result of each field, in order."""
    found, instruction, result = [], None, None
    for run in root.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = None if mark is None else mark.get(f"{W}fldCharType")
        if kind == "begin":
            instruction, result = "", None
        elif kind == "separate":
            result = ""
        elif kind == "end":
            found.append((instruction.strip(), result))
            instruction = None
        elif instruction is not None and result is None:
            instruction += run.findtext(f"{W}instrText")
        elif instruction is not None:
            result += text_of(run)
    return found


def controls(word: Word) -> list[tuple[str, str, str]]:
    """Title, tag and text of each content control."""
    found = []
    for control in word.document.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        found.append((value(properties, "alias"), value(properties, "tag"), text_of(control)))
    return found


def main_paragraphs(word: Word) -> list:
    """The paragraphs before the first annex."""
    found = []
    for paragraph in word.document.iter(f"{W}p"):
        if style_of(paragraph) == "Annex":
            break
        found.append(paragraph)
    return found
