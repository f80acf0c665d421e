"""The text of a paper or an annex: sections, paragraphs, points, tables, charts, notes, figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib import parse

from lxml import etree

from intersession.papers import tree, typography, words
from intersession.papers.akn import naming, xml

WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Part:
    """The main text or one annex, each in one language, and what its blocks are called."""

    language: str
    labels: dict[str, str]
    names: naming.Names
    figures: dict[str, str]  # key of a bound figure -> eId of its definition

    def body(self, document: etree._Element, blocks: Iterable[tree.Block]) -> None:
        """Write the blocks below the last heading before them: section > title > paragraph."""
        main = section = place = xml.add(document, "mainBody")
        xml.speak(main, self.language)
        for block in blocks:
            match block:
                case tree.Heading(level=1):
                    section = place = self.heading(main, "section", block)
                case tree.Heading():
                    place = self.heading(section, "title", block)
                case tree.Para():
                    self.paragraph(place, block)
                case _:
                    self.exhibit(place, block)
        if not len(main):
            xml.add(main, "p")  # the schema refuses an empty body

    def heading(self, parent: etree._Element, tag: str, block: tree.Heading) -> etree._Element:
        """Open a section or title with its number and heading."""
        place = xml.add(parent, tag, eId=self.names.element[block.id], wId=xml.word(block.id))
        if block.numbered:
            xml.write(xml.add(place, "num"), self.labels[block.id])
        self.inlines(xml.add(place, "heading"), block.content)
        return place

    def paragraph(self, parent: etree._Element, block: tree.Para) -> None:
        """Write a paragraph, or an alinea if it has no number."""
        tag = "paragraph" if block.numbered else "alinea"
        place = xml.add(parent, tag, eId=self.names.element[block.id], wId=xml.word(block.id))
        if block.numbered:
            xml.write(xml.add(place, "num"), f"{self.labels[block.id]}.")
        self.said(place, block)

    def said(self, place: etree._Element, block: tree.Para | tree.Item) -> None:
        """Write what a paragraph or item says: a plain content, or a list with its introduction."""
        eid = place.get("eId")
        if not block.items:
            self.inlines(xml.add(xml.add(place, "content", eId=f"{eid}__content"), "p"), block.content)
            return
        points = xml.add(place, "list", eId=f"{eid}__list_1")
        self.inlines(xml.add(xml.add(points, "intro", eId=f"{eid}__list_1__intro"), "p"), block.content)
        for item in block.items:
            point = xml.add(points, "point", eId=self.names.element[item.id], wId=xml.word(item.id))
            xml.write(xml.add(point, "num"), self.labels[item.id])
            self.said(point, item)

    def exhibit(self, parent: etree._Element, block: tree.Table | tree.Chart) -> None:
        """Write a table, or a chart as its picture and the table of its figures."""
        eid = self.names.alinea[block.id]
        content = xml.add(xml.add(parent, "alinea", eId=eid), "content", eId=f"{eid}__content")
        if isinstance(block, tree.Table):
            self.table(content, block, self.numbered("table", block))
            return
        caption = xml.add(content, "p", class_="caption")
        xml.write(caption, self.numbered("figure", block))
        self.inlines(caption, block.caption)
        source = f"charts/{parse.quote(xml.clean(block.id), safe='')}.svg"
        identity = {"eId": self.names.element[block.id], "wId": xml.word(block.id)}
        xml.add(xml.add(content, "p"), "img", **identity, src=source, alt=block.alt)
        self.table(content, block.table, "")

    def numbered(self, word: str, block: tree.Table | tree.Chart) -> str:
        """Return the start of a caption: `Table 1. `."""
        return f"{words.label(word, self.language)}\u00a0{self.labels[block.id]}. "

    def table(self, content: etree._Element, block: tree.Table, number: str) -> None:
        """Write a table: its head in th, the first cell of each row in th, its source below."""
        table = xml.add(content, "table", eId=self.names.element[block.id], wId=xml.word(block.id))
        caption = xml.add(table, "caption")
        xml.write(caption, number)
        self.inlines(caption, block.caption)
        self.row(table, block.head, headed=len(block.head))
        for row in block.rows:
            self.row(table, row, headed=1)
        if block.source:
            source = xml.add(content, "p", class_="source")
            xml.write(source, typography.text(f"{words.label('source', self.language)}: ", self.language))
            self.inlines(source, block.source)

    def row(self, table: etree._Element, cells: tuple[tree.Inlines, ...], *, headed: int) -> None:
        """Write one row, whose first `headed` cells are headings."""
        row = xml.add(table, "tr")
        for position, cell in enumerate(cells):
            self.inlines(xml.add(xml.add(row, "th" if position < headed else "td"), "p"), cell)

    def inlines(self, parent: etree._Element, content: tree.Inlines) -> None:
        """Append the text with its markup; quotation marks are there already, set by `typography`."""
        for inline in content:
            match inline:
                case str():
                    xml.write(parent, inline)
                case tree.Symbol():
                    xml.write(xml.add(parent, "inline", name="symbol"), inline.text)
                case tree.Ref():
                    ref = xml.add(parent, "ref", href=f"#{self.name(inline.target)}")
                    xml.write(ref, self.labels[inline.target])
                case tree.Note():
                    self.note(parent, inline)
                case tree.Bound():
                    self.bound(parent, inline)
                case tree.Quoted():
                    self.inlines(parent, inline.content)
                case _:
                    self.inlines(_span(parent, inline), inline.content)

    def name(self, identity: str) -> str:
        """Return the eId of what a reference or a note names; refuse what has no number in this paper."""
        if identity not in self.labels:
            raise ValueError(
                f"nothing in the paper is numbered under the id {identity!r}; mend the reference"
            )
        return self.names.element[identity]

    def note(self, parent: etree._Element, note: tree.Note) -> None:
        """Write a footnote: the mark is in the attribute, so that it is not read as text."""
        mark = xml.add(parent, "sup", class_="footnote")
        identity = {"eId": self.name(note.id), "wId": xml.word(note.id)}
        marker = self.labels[note.id]
        place = xml.add(mark, "authorialNote", **identity, marker=marker, placement="bottom")
        self.inlines(xml.add(place, "p"), note.content)

    def bound(self, parent: etree._Element, figure: tree.Bound) -> None:
        """Write a figure with its count and base, its basis in words, its text at approval."""
        quantity = xml.add(parent, "quantity", refersTo=f"#{self.figures[figure.key]}")
        counted = [str(number) for number in (figure.count, figure.base) if number is not None]
        if counted:
            quantity.set("normalized", "/".join(counted))
        if figure.basis:
            quantity.set("title", xml.clean(figure.basis))
        if figure.approved:
            quantity.set(f"{{{xml.FIGURES}}}approved", xml.clean(figure.approved))
        xml.write(quantity, figure.text)


def _span(
    parent: etree._Element, inline: tree.Strong | tree.Emph | tree.Link | tree.Foreign
) -> etree._Element:
    match inline:
        case tree.Strong():
            return xml.add(parent, "b")
        case tree.Emph():
            return xml.add(parent, "i")
        case tree.Foreign():
            span = xml.add(parent, "span")
            xml.speak(span, inline.language)
            return span
        case _ if WEB.match(inline.href):
            return xml.add(parent, "a", href=_web(inline.href))
        case _:
            return xml.add(parent, "span")  # a script or a file path is no address


def _web(href: str) -> str:
    """Write what an address may not hold as %XX."""
    return parse.quote(LONE_PERCENT.sub("%25", xml.clean(href)), safe="%:/?#@!$&'()*+,;=~")
