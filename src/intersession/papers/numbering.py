"""Numbers of paragraphs, items, headings, notes, tables, figures and annexes: computed, never stored.

One Arabic series of paragraphs runs through the paper, headings do not restart it, so that a reference means
the same in every language; an annex starts again at 1. Notes of the text take figures; those of annexes,
tables and charts take lower-case letters (UN Editorial Manual, footnotes). Items are `(a)` in English and
`a)` in French and Spanish (Editorial Manual, sub-paragraphs).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from intersession.papers import numerals, tree
from intersession.papers.languages import known

ENCLOSED = {"en": "({})"}
OPEN = "{})"


@dataclass(slots=True)
class Numbers:
    """The numbers of one paper. `label` holds what is printed for each id (`8`, `(a)`, `I.`, `1`, `b`)."""

    label: dict[str, str] = field(default_factory=dict)
    notes: list[tree.Note] = field(default_factory=list)  # of the text, in order
    annex_notes: dict[str, list[tree.Note]] = field(default_factory=dict)  # annex id -> its notes
    table_notes: dict[str, list[tree.Note]] = field(default_factory=dict)  # table id -> its notes
    paragraph: dict[str, int] = field(default_factory=dict)  # block id -> number in its part
    tables: int = 0
    charts: int = 0


def letter(number: int) -> str:
    """1 gives a, 26 z, 27 aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def roman(number: int) -> str:
    """1 gives i, 4 iv, 14 xiv."""
    return numerals.roman(number).lower()


def item_label(number: int, depth: int, language: str) -> str:
    """Return the printed label of an item: depth 0 is lettered, depth 1 in Roman figures."""
    figure = letter(number) if depth == 0 else roman(number)
    return ENCLOSED.get(known(language), OPEN).format(figure)


def number(paper: tree.Paper) -> Numbers:
    """All numbers of the paper; raises ValueError when two blocks share an id."""
    numbers = Numbers()
    _number_blocks(paper.blocks, numbers, numbers.notes, language=paper.meta.language, lettered=False)
    for position, annex in enumerate(paper.annexes, start=1):
        _give(numbers, annex.id, roman(position).upper() if len(paper.annexes) > 1 else "")
        notes = numbers.annex_notes.setdefault(annex.id, [])
        _number_blocks(annex.blocks, numbers, notes, language=annex.language, lettered=True)
    return numbers


def _give(numbers: Numbers, identity: str, label: str) -> None:
    if identity in numbers.label:
        raise ValueError(f"two blocks of the paper have the id {identity!r}")
    numbers.label[identity] = label


def _number_blocks(
    blocks: Iterable[tree.Block], numbers: Numbers, notes: list[tree.Note], *, language: str, lettered: bool
) -> None:
    paragraphs = sections = subsections = 0
    for block in blocks:
        match block:
            case tree.Heading():
                sections, subsections = _after(block, sections, subsections)
                _give(numbers, block.id, _heading_label(block, sections, subsections))
            case tree.Para():
                paragraphs += block.numbered
                _give(numbers, block.id, str(paragraphs) if block.numbered else "")
                if block.numbered:
                    numbers.paragraph[block.id] = paragraphs
                _number_items(block.items, numbers, depth=0, language=language)
            case tree.Table():
                numbers.tables += 1
                _give(numbers, block.id, str(numbers.tables))
            case tree.Chart():
                numbers.charts += 1
                _give(numbers, block.id, str(numbers.charts))
        _number_notes(block, numbers, notes, lettered=lettered)


def _after(heading: tree.Heading, sections: int, subsections: int) -> tuple[int, int]:
    if not heading.numbered:
        return sections, subsections
    return (sections + 1, 0) if heading.level == 1 else (sections, subsections + 1)


def _heading_label(heading: tree.Heading, sections: int, subsections: int) -> str:
    if not heading.numbered:
        return ""
    figure = roman(sections) if heading.level == 1 else letter(subsections)
    return f"{figure.upper()}."


def _number_items(items: tuple[tree.Item, ...], numbers: Numbers, *, depth: int, language: str) -> None:
    for position, item in enumerate(items, start=1):
        _give(numbers, item.id, item_label(position, depth, language))
        _number_items(item.items, numbers, depth=depth + 1, language=language)


def _number_notes(block: tree.Block, numbers: Numbers, notes: list[tree.Note], *, lettered: bool) -> None:
    own = isinstance(block, tree.Table | tree.Chart)
    series = numbers.table_notes.setdefault(block.id, []) if own else notes
    for inlines in tree.contents(block):
        for note in tree.notes(inlines):
            series.append(note)
            mark = letter(len(series)) if own or lettered else str(len(series))
            _give(numbers, note.id, mark)
