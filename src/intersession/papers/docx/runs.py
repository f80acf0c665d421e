"""Text of a Word file: runs, links, cross-references, notes and bound figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from intersession.papers import numbering, tree, typography, words
from intersession.papers.docx import elements, styles
from intersession.papers.docx.elements import w

ADDRESSES = ("http://", "https://", "mailto:")
IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"
SEPARATORS = 2  # of a notes part, before the first note
Elements = list[elements.Element]


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set: in which part of the file, in which language and face, with which kind of notes."""

    part: Part
    language: str
    style: str = ""
    strong: bool = False
    emph: bool = False
    fixed: bool = False  # a symbol: no language, no spelling
    lettered: bool = False  # notes stand below their table


@dataclass(slots=True)
class Writing:
    """One file being written: the numbers of its paper, its notes and the counters that Word asks for."""

    numbers: numbering.Numbers
    language: str
    counted: frozenset[str]  # ids of tables, charts and annexes, whose number is a field of its own
    footnotes: elements.Element
    notes: Part
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))
    controls: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: Iterator[int] = field(default_factory=lambda: count(1))

    def label(self, identity: str) -> str:
        """Give the printed number of a block or note; refuses an id that the paper does not have."""
        if identity not in self.numbers.label:
            raise ValueError(f"the paper refers to {identity!r}, but nothing in it has that id")
        return self.numbers.label[identity]


def runs(writing: Writing, content: tree.Inlines, setting: Setting) -> Elements:
    """Write the content as children of a paragraph."""
    return [element for inline in content for element in _inline(writing, inline, setting)]


def _inline(writing: Writing, inline: tree.Inline, setting: Setting) -> Elements:
    match inline:
        case str() | tree.Symbol():
            return [_words(writing, inline, setting)]
        case tree.Ref():
            return _reference(writing, inline, setting)
        case tree.Note():
            return [_lettered(writing, inline) if setting.lettered else _footnote(writing, inline, setting)]
        case tree.Bound():
            return _bound(writing, inline, setting)
        case tree.Link():
            return _link(writing, inline, setting)
        case _:
            return runs(writing, inline.content, _changed(inline, setting))


def _words(writing: Writing, inline: str | tree.Symbol, setting: Setting) -> elements.Element:
    if isinstance(inline, str):
        return run(writing, inline, setting)
    return run(writing, inline.text, replace(setting, fixed=True))


def _changed(inline: tree.Strong | tree.Emph | tree.Quoted | tree.Foreign, setting: Setting) -> Setting:
    match inline:
        case tree.Strong():
            return replace(setting, strong=True)
        case tree.Emph():
            return replace(setting, emph=True)
        case tree.Foreign():
            return replace(setting, language=inline.language)
        case tree.Quoted():
            return setting


def run(writing: Writing, content: str, setting: Setting) -> elements.Element:
    """One run of text; its language is said where it is not that of the paper."""
    return w("r", _face(writing, setting), elements.text(content))


def _face(writing: Writing, setting: Setting) -> elements.Element | None:
    properties = w(
        "rPr",
        w("rStyle", val=setting.style) if setting.style else None,
        *((w("b"), w("bCs")) if setting.strong else ()),
        *((w("i"), w("iCs")) if setting.emph else ()),
        w("noProof") if setting.fixed else None,
        styles.tongue(setting.language) if setting.language != writing.language else None,
    )
    return properties if len(properties) else None


def bookmarked(writing: Writing, identity: str, content: Elements) -> Elements:
    """Put the content between the marks that a reference points at."""
    number = next(writing.bookmarks)
    start = w("bookmarkStart", id=number, name=elements.bookmark(identity))
    return [start, *content, w("bookmarkEnd", id=number)]


def computed(writing: Writing, instruction: str, result: str, setting: Setting) -> Elements:
    """Write a field that Word recomputes, holding its result as it is today."""

    def part(child: elements.Element) -> elements.Element:
        return w("r", _face(writing, setting), child)

    return [
        part(w("fldChar", fldCharType="begin")),
        part(elements.text(f" {instruction} ", "instrText")),
        part(w("fldChar", fldCharType="separate")),
        run(writing, result, setting),
        part(w("fldChar", fldCharType="end")),
    ]


def _reference(writing: Writing, reference: tree.Ref, setting: Setting) -> Elements:
    """Refer to the number of a paragraph or heading, or the counted figure of a table, chart or annex."""
    label = writing.label(reference.target)
    if not label:
        return []
    switch = r"\h" if reference.target in writing.counted else r"\n \h"
    return computed(writing, f"REF {elements.bookmark(reference.target)} {switch}", label, setting)


def _footnote(writing: Writing, note: tree.Note, setting: Setting) -> elements.Element:
    """Write a native footnote: its mark, which Word counts, and its text in the part of the notes."""
    writing.label(note.id)
    identity = len(writing.footnotes) - SEPARATORS + 1
    own = Setting(writing.notes, setting.language)
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
    gap = w("r", w("tab"))
    place = w("pPr", w("pStyle", val="FootnoteText"))
    content = runs(writing, note.content, own)
    writing.footnotes.append(w("footnote", w("p", place, mark, gap, *content), id=identity))
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=identity))


def _lettered(writing: Writing, note: tree.Note) -> elements.Element:
    """Raise the letter of a note that stands below its table, leading there."""
    letter = w("r", w("rPr", w("rStyle", val="FootnoteReference")), elements.text(writing.label(note.id)))
    return w("hyperlink", letter, anchor=elements.bookmark(note.id), history=1)


def _link(writing: Writing, link: tree.Link, setting: Setting) -> Elements:
    """Write a hyperlink; an address that is neither of the web nor of mail stays text."""
    if not link.href.lower().startswith(ADDRESSES):
        return runs(writing, link.content, setting)
    address = quote(elements.legal(link.href), safe=IN_ADDRESS)
    related = setting.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = w("hyperlink", *runs(writing, link.content, replace(setting, style="Hyperlink")), history=1)
    hyperlink.set(elements.RELATED, related)
    return [hyperlink]


def _bound(writing: Writing, figure: tree.Bound, setting: Setting) -> Elements:
    """Write a figure in a content control that bears its basis as title and its key as tag.

    Where it is no longer what was approved, the approved text follows in brackets, outside the control.
    """
    properties = w(
        "sdtPr",
        _face(writing, setting),  # a reader that sets the control itself keeps the face of the words around
        w("alias", val=elements.short(figure.basis)),
        w("tag", val=elements.short(figure.key)),
        w("id", val=next(writing.controls)),
        w("text"),
    )
    found = [w("sdt", properties, w("sdtContent", run(writing, figure.text, setting)))]
    if figure.approved and figure.approved != figure.text:
        said = words.approved(figure.approved, setting.language)
        found.append(run(writing, f" [{typography.text(said, setting.language)}]", setting))
    return found
