"""The marks and spaces of each language, set on the text of a paper when it is rendered.

Papers are stored as plain text. This pass comes last, changes nothing when applied again, and leaves symbols,
addresses and the structure alone. French and Spanish follow the practice of the United Nations translation
services; footnote marks follow the Editorial Manual, footnotes, chapter IX.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from intersession.papers import charts, spacing, tree
from intersession.papers.flow import ADDRESS, Flow
from intersession.papers.languages import LANGUAGES

# UN Spanish quotes with “ ” in its documents, not with the « » that the academies prefer.
OUTER: Final = {"en": ("“", "”"), "fr": ("«", "»"), "es": ("“", "”")}
INNER: Final = {"en": ("‘", "’"), "fr": ("“", "”"), "es": ("‘", "’")}

BEFORE_OPENING: Final = '([{«“‘’¿¡—–/"'  # an opening mark may follow these; l’"État" has one after ’
AFTER_CLOSING: Final = ".,;:!?%)]}»”’…"
SINGLE_OPENING: Final = re.compile(r"(?:^|(?<=[\s(\[{«“—–])|(?<=\s\")|(?<=^\"))'(?=[^\W\d_])")

STRAIGHT_OR_ADDRESS: Final = re.compile(f"'|{ADDRESS.pattern}")


def typeset(paper: tree.Paper) -> tree.Paper:
    """Return the paper with the marks and spaces of its language; annexes and foreign text follow their own.

    A language without rules here is left as it is. `typeset(typeset(paper)) == typeset(paper)`.
    """
    language = paper.meta.language
    return replace(
        paper,
        meta=_meta(paper.meta),
        blocks=tuple(_block(block, language) for block in paper.blocks),
        annexes=tuple(map(_annex, paper.annexes)),
    )


def text(string: str, language: str) -> str:
    """One plain text with the marks and spaces of its language, as a page or a caption shows it."""
    return tree.plain(inlines((string,), language))


def inlines(content: tree.Inlines, language: str) -> tree.Inlines:
    """One run of inlines: quotation marks paired and spaces set across markup, notes on their side of a stop.

    `Quoted` becomes text between quotation marks.
    """
    language = language.partition("-")[0].lower()
    if language not in LANGUAGES:
        return content
    flow = Flow.of(tree.merged(list(_marked(content, language))))
    flow.text = _paired(_apostrophes(flow.text, language), language)
    spacing.apply(flow, language)
    spacing.place_notes(flow, language)
    return flow.inlines()


def _meta(meta: tree.Meta) -> tree.Meta:
    return replace(
        meta,
        title=text(meta.title, meta.language),
        subtitle=text(meta.subtitle, meta.language),
        organization=text(meta.organization, meta.language),
        occasion=text(meta.occasion, meta.language),
    )


def _annex(annex: tree.Annex) -> tree.Annex:
    return replace(
        annex,
        title=inlines(annex.title, annex.language),
        blocks=tuple(_block(block, annex.language) for block in annex.blocks),
    )


def _block(block: tree.Block, language: str) -> tree.Block:
    block = tree.mapped(block, lambda content: inlines(content, language))
    if isinstance(block, tree.Chart):
        return replace(block, alt=text(block.alt, language), drawing=_drawing(block.drawing))
    return block


def _drawing(drawing: charts.Drawing) -> charts.Drawing:
    language = drawing.language
    bars = tuple(
        replace(
            bar,
            label=text(bar.label, language),
            value=text(bar.value, language),
            parts=tuple(replace(part, label=text(part.label, language)) for part in bar.parts),
        )
        for bar in drawing.bars
    )
    return replace(drawing, title=text(drawing.title, language), bars=bars)


def _marked(content: tree.Inlines, language: str, depth: int = 0) -> Iterator[tree.Inline]:
    """Give the inlines with what stands apart typeset on its own, and quotations between their marks."""
    for inline in content:
        match inline:
            case tree.Quoted():
                opening, closing = _marks(language, depth)
                yield from (opening, *_marked(inline.content, language, depth + 1), closing)
            case tree.Strong() | tree.Emph() | tree.Link():
                yield replace(inline, content=tuple(_marked(inline.content, language, depth)))
            case tree.Note():
                yield replace(inline, content=inlines(inline.content, language))
            case tree.Foreign():
                yield replace(inline, content=inlines(inline.content, inline.language))
            case tree.Bound():
                basis, approved = text(inline.basis, language), text(inline.approved, language)
                yield replace(inline, basis=basis, approved=approved)
            case _:
                yield inline


def _marks(language: str, depth: int) -> tuple[str, str]:
    return (OUTER if depth % 2 == 0 else INNER)[language]


def _apostrophes(string: str, language: str) -> str:
    """Curl every straight single mark: opening before a letter (not in French), else an apostrophe."""
    if language != "fr":
        string = SINGLE_OPENING.sub("‘", string)
    return STRAIGHT_OR_ADDRESS.sub(lambda found: "’" if found[0] == "'" else found[0], string)


def _paired(string: str, language: str) -> str:
    """Pair the straight double marks over the whole run; one without a partner stays straight."""
    found = list(string)
    waiting: list[tuple[int, int]] = []  # place and depth of each opening mark
    depth = 0
    for at, mark in enumerate(string):
        if mark in OUTER[language]:
            depth = max(0, depth + (1 if mark == OUTER[language][0] else -1))
        elif mark == '"' and _opens(found, at, waiting=bool(waiting)):
            waiting.append((at, depth + len(waiting)))
        elif mark == '"' and waiting:
            start, level = waiting.pop()
            found[start], found[at] = _marks(language, level)
    return "".join(found)


def _opens(string: list[str], at: int, *, waiting: bool) -> bool:
    """Whether the straight mark opens: it follows a space or a bracket, and text follows it."""
    before = string[at - 1] if at else " "
    after = string[at + 1] if at + 1 < len(string) else " "
    if not (before.isspace() or before in BEFORE_OPENING):
        return False
    return not (waiting and (after.isspace() or after in AFTER_CLOSING))
