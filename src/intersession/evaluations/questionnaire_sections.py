"""Blocks of a questionnaire on paper: boxes to tick, tables of scales, lines to write on."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from intersession.core import translated
from intersession.evaluations.definition import OF_OPTIONS, Definition, Item, Kind, Section
from intersession.evaluations.wording import asked_only, limits
from intersession.papers import tree

BOX, LINE = "☐", "…" * 40
LINES = 4  # to write a text on
SPACE = "……  "  # for the place in an order


def paper_form(definition: Definition, language: str) -> tuple[tree.Block, ...]:
    """Give the form in one language: a heading for each section, a number for each question."""
    blocks: list[tree.Block] = []
    for section in definition.sections:
        title = translated.inlines(section.title, language) or (section.key,)
        blocks.append(tree.Heading(f"section-{section.key}", title))
        if section.when:
            told = tree.Emph((asked_only(section.when, definition),))
            blocks.append(tree.Para(f"section-{section.key}-when", (told,), numbered=False))
        blocks += _asked(section, definition, language)
    return tuple(blocks)


def _asked(section: Section, definition: Definition, language: str) -> Iterator[tree.Block]:
    """Give the questions of a section; neighbours of one table are its rows."""
    for (matrix, _options), items in groupby(section.items, key=_row):
        some = list(items)
        if matrix and len(some) > 1:
            yield _table(some, definition, language)
        else:
            for item in some:
                yield from _question(item, definition, language)


def _row(item: Item) -> tuple[str, str]:
    is_row = item.matrix and item.kind in {Kind.SINGLE, Kind.SCALE}
    return (item.matrix, item.options) if is_row else ("", item.code)


def _table(items: list[Item], definition: Definition, language: str) -> tree.Table:
    options = definition.options(items[0])
    head = ((), *(translated.inlines(option.label, language) for option in options))
    rows = tuple((_asks(item, definition, language), *(((BOX,),) * len(options))) for item in items)
    return tree.Table(f"items-{items[0].code}", (_("Tick one box on each line."),), head, rows)


def _asks(item: Item, definition: Definition, language: str) -> tree.Inlines:
    """Return a question with what stands under it: when it is asked, its hint, its limits."""
    told = [limits(item), asked_only(item.when, definition)]
    more = [(tree.Emph((words,)),) for words in told if words]
    hint = translated.inlines(item.hint, language)
    label = translated.inlines(item.label, language) or (item.code,)
    return tree.sentences(label, *([(tree.Emph(hint),)] if hint else []), *more)


def _question(item: Item, definition: Definition, language: str) -> Iterator[tree.Para]:
    asks = _asks(item, definition, language)
    if item.kind == Kind.CONSENT:
        yield tree.Para(f"item-{item.code}", (f"{BOX} ", *asks), numbered=False)
        return
    if item.kind == Kind.RANKING:
        told = tree.Emph((_("Write 1 beside your first choice, 2 beside the next."),))
        asks = tree.sentences(asks, (told,))
    yield tree.Para(f"item-{item.code}", asks, numbered=item.kind != Kind.NOTE)
    if item.kind in OF_OPTIONS:
        mark = SPACE if item.kind == Kind.RANKING else f"{BOX} "
        for option in definition.options(item):
            text = translated.inlines(option.label, language) or (option.code,)
            yield tree.Para(f"item-{item.code}-{option.code}", (mark, *text), numbered=False)
    elif item.kind != Kind.NOTE:
        for number in range(LINES if item.kind == Kind.TEXT else 1):
            yield tree.Para(f"item-{item.code}-line-{number + 1}", (LINE,), numbered=False)
