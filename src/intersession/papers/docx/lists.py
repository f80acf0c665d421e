"""Automatic numbers of a Word file: lists that are bound to styles, so that an editor's new paragraph counts.

Headings have their own list, so that they do not restart the paragraphs. An annex restarts both. The items of
a paragraph without a number have a third list, since nothing above them restarts (a).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from intersession.papers import numbering
from intersession.papers.docx import elements
from intersession.papers.docx.elements import w

TAB = 567  # twentieths of a point: 10 mm, from the margin to the text
DEEPEST = 8  # a Word list has nine levels
KINDS = ("headings", "paragraphs", "items")
HEADINGS, PARAGRAPHS = 1, 2  # the lists of the main text, to which the styles are bound
LINKED = {
    "headings": ("Heading1", "Heading2"),
    "paragraphs": ("NumberedParagraph", "SubparagraphA", "SubparagraphI"),
    "items": (),
}


@dataclass(slots=True)
class Lists:
    """The lists of one file; `root` grows with each list that restarts."""

    root: elements.Element
    forms: list[str]
    count: int = field(default=PARAGRAPHS)

    def restarted(self, kind: str, language: str) -> int:
        """Begin a list of that kind again at one, and give its number."""
        self.count += 1
        abstract = KINDS.index(kind) + len(KINDS) * self.forms.index(_form(language))
        starts = [w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in (0, 1)]
        self.root.append(w("num", w("abstractNumId", val=abstract), *starts, numId=self.count))
        return self.count


def lists(language: str, others: Iterable[str]) -> Lists:
    """Define the lists of a paper in that language, with annexes in the other languages."""
    forms = list(dict.fromkeys(_form(each) for each in (language, *others)))
    root = w("numbering")
    for position, form in enumerate(forms):
        for offset, kind in enumerate(KINDS):
            root.append(_abstract(offset + len(KINDS) * position, kind, form, linked=position == 0))
    root.append(w("num", w("abstractNumId", val=KINDS.index("headings")), numId=HEADINGS))
    root.append(w("num", w("abstractNumId", val=KINDS.index("paragraphs")), numId=PARAGRAPHS))
    return Lists(root, forms)


def _form(language: str) -> str:
    """How an item is marked: `({})` in English, `{})` in French and Spanish."""
    return numbering.ENCLOSED.get(language, numbering.OPEN)


def _abstract(identity: int, kind: str, form: str, *, linked: bool) -> elements.Element:
    styles = LINKED[kind] if linked else ()
    levels = [_level(kind, level, form, dict(enumerate(styles)).get(level)) for level in range(DEEPEST + 1)]
    opening = (w("nsid", val=f"1D4A{identity:04X}"), w("multiLevelType", val="multilevel"))
    return w("abstractNum", *opening, *levels, abstractNumId=identity)


def _level(kind: str, level: int, form: str, style: str | None) -> elements.Element:
    figure, label = _label(kind, level, form)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=figure),
        w("pStyle", val=style) if style else None,
        w("suff", val="tab"),
        w("lvlText", val=label),
        w("lvlJc", val="left"),
        _indent(kind, level),
        ilvl=level,
    )


def _label(kind: str, level: int, form: str) -> tuple[str, str]:
    """Name the kind of figure of a level, and its text, where %1 stands for the figure of the first level."""
    own = f"%{level + 1}"
    if kind == "headings":
        return ("upperRoman", own + ".") if level == 0 else ("upperLetter", own + ".")
    if kind == "paragraphs" and level == 0:
        return "decimal", own + "."
    depth = level - (kind == "paragraphs")
    return ("lowerLetter" if depth == 0 else "lowerRoman"), form.format(own)


def _indent(kind: str, level: int) -> elements.Element:
    """Indent a level: a paragraph runs to the margin below its number, headings and items hang."""
    if kind == "paragraphs" and level == 0:
        tabs = w("tabs", w("tab", val="num", pos=TAB))
        return w("pPr", tabs, w("ind", left=0, firstLine=0))
    steps = {"headings": 1, "paragraphs": level + 1, "items": level + 2}[kind]
    return w("pPr", w("ind", left=TAB * steps, hanging=TAB))
