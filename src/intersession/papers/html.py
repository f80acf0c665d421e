"""Official papers as accessible HTML: a fragment for a page of the site, or one file that needs nothing else.

Everything printed is text of the document, the labels of paragraphs and items too, so that what is copied,
read aloud or searched is what is seen. No script, no style attribute: it bears a strict content policy.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from importlib import resources

from intersession.papers import charts, dates, numbering, tree, typography, words

ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
FIGURE = re.compile(r"[\d\s.,+\-−–—%()/]*")
WORDS = {  # those that only a page needs
    "en": {
        "notes": "Notes",
        "back": "back to the text",
        "table": "The same in figures",
    },
    "fr": {
        "notes": "Notes",
        "back": "retour au texte",
        "table": "Les mêmes données en chiffres",
    },
    "es": {
        "notes": "Notas",
        "back": "volver al texto",
        "table": "Los mismos datos en cifras",
    },
}
STYLESHEET = resources.files("intersession.papers").joinpath("paper.css")


@dataclass(frozen=True, slots=True)
class _Part:
    """Where words stand: in the text of the paper or in an annex, and whether inside a link."""

    numbers: numbering.Numbers
    anchors: Mapping[str, str]  # block id -> fragment of the page
    language: str
    outline: int = 1  # level of the heading above its sections
    linked: bool = False


def render(paper: tree.Paper) -> str:
    """Give the paper as one `<article>`, its title an `<h1>`.

    Paragraph 8 is `#par-8` (as cited) and by its own id (for good), paragraph 1 of the annex `#annex-par-1`.
    Raises ValueError for two blocks with one id and for a reference to nothing.
    """
    paper = typography.typeset(paper)
    numbers = numbering.number(paper)
    part = _Part(numbers, _anchors(paper, numbers), paper.meta.language)
    return "".join(
        (
            f'<article class="paper" lang="{escape(part.language)}">',
            _masthead(paper.meta),
            *(_block(block, part) for block in paper.blocks),
            _notes(numbers.notes, part),
            *(_annex(annex, name, part, paper.meta) for annex, name in _named(paper)),
            "</article>\n",
        )
    )


def page(paper: tree.Paper, *, stylesheet: str = "") -> str:
    """Give the paper as a complete file that loads nothing; `stylesheet` (CSS) takes the place of our own."""
    meta = paper.meta
    style = stylesheet or STYLESHEET.read_text(encoding="utf-8")
    if "</style" in style.lower():
        raise ValueError("the style sheet holds </style, which would end it; write it without")
    return (
        f'<!doctype html>\n<html lang="{escape(meta.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="author" content="{escape(meta.organization)}">\n'
        f'<meta name="dcterms.identifier" content="{escape(meta.symbol)}">\n'
        f'<meta name="dcterms.date" content="{meta.date.isoformat()}">\n'
        f"<title>{escape(meta.symbol)}: {escape(meta.title)}</title>\n"
        f"<style>\n{style}{_running_head(meta)}</style>\n</head>\n"
        f"<body>\n<main>\n{render(paper)}</main>\n</body>\n</html>\n"
    )


def _running_head(meta: tree.Meta) -> str:
    """Symbol and page on every sheet but the first, as on the printed paper."""
    page_word = words.label("page", meta.language)
    return (
        f"@page {{ @top-left {{ content: {_css_string(meta.symbol)}; }} "
        f"@top-right {{ content: {_css_string(page_word + ' ')} counter(page); }} }}\n"
        "@page :first { @top-left { content: none; } @top-right { content: none; } }\n"
    )


def _css_string(text: str) -> str:
    """Write a string of CSS in which only letters and figures stand as themselves."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'


# --- the outline --------------------------------------------------------------------------------------------


def _named(paper: tree.Paper) -> Iterator[tuple[tree.Annex, str]]:
    """Each annex with its fragment: `annex` when there is one, `annex-1` and so on when there are more."""
    for position, annex in enumerate(paper.annexes, start=1):
        yield annex, f"annex-{position}" if len(paper.annexes) > 1 else "annex"


def _anchors(paper: tree.Paper, numbers: numbering.Numbers) -> dict[str, str]:
    anchors = {identity: identity for identity in numbers.label}
    parts = [("", paper.blocks), *((f"{name}-", annex.blocks) for annex, name in _named(paper))]
    for prefix, blocks in parts:
        for block in blocks:
            if block.id in numbers.paragraph:
                anchors[block.id] = f"{prefix}par-{numbers.paragraph[block.id]}"
    return anchors | {annex.id: name for annex, name in _named(paper)}


def _alias(identity: str, anchor: str) -> str:
    """Give the lasting id of what is cited by its number, unless both are the same."""
    return f' id="{escape(identity)}"' if identity != anchor else ""


def _masthead(meta: tree.Meta) -> str:
    subtitle = f'<p class="subtitle">{escape(meta.subtitle)}</p>' if meta.subtitle else ""
    return (
        f'<header class="masthead"><p class="organization">{escape(meta.organization)}</p>'
        f'<div class="facts">{_facts(meta)}</div><p class="occasion">{escape(meta.occasion)}</p>'
        f"<h1>{escape(meta.title)}</h1>{subtitle}</header>\n"
    )


def _facts(meta: tree.Meta) -> str:
    """Say what stands opposite the organization; a general distribution goes without saying."""
    distribution = ""
    if meta.distribution != "general":
        name = words.label(f"distribution_{meta.distribution}", meta.language)
        distribution = f'<p class="distribution">{escape(name)}</p>'
    day = escape(dates.day(meta.date, meta.language))
    return (
        f'<p class="symbol">{escape(meta.symbol)}</p>{distribution}'
        f"{_line(_original(meta.original, meta.language))}"
        f'<p><time datetime="{meta.date.isoformat()}">{day}</time></p>'
    )


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _original(code: str, language: str) -> str:
    """Name the original language; a letter has none to name."""
    return typography.text(words.original(code, language), language) if code else ""


def _annex(annex: tree.Annex, name: str, part: _Part, meta: tree.Meta) -> str:
    part = replace(part, language=annex.language, outline=2)
    label = f"{words.label('annex', annex.language)} {part.numbers.label[annex.id]}".strip()
    original = ""
    if annex.original != meta.original:
        original = f'<p class="original">[{escape(_original(annex.original, annex.language))}]</p>'
    return (
        f'<section class="annex" id="{name}" lang="{escape(annex.language)}" '
        f'aria-labelledby="{name}-title">'
        f'<h2 id="{name}-title"><span class="annex-name"{_alias(annex.id, name)}>{escape(label)}</span> '
        f"{_inlines(annex.title, part)}</h2>{original}\n"
        f"{''.join(_block(block, part) for block in annex.blocks)}"
        f"{_notes(part.numbers.annex_notes[annex.id], part)}</section>\n"
    )


def _notes(notes: list[tree.Note], part: _Part) -> str:
    """List the notes with their marks, each mark leading back to its place in the text."""
    if not notes:
        return ""
    spoken = escape(_word("back", part.language))
    lines = "".join(
        f'<li id="note-{escape(note.id)}"><a class="mark" href="#ref-{escape(note.id)}" '
        f'aria-label="{part.numbers.label[note.id]}, {spoken}">{part.numbers.label[note.id]}</a> '
        f"<span>{_inlines(note.content, part)}</span></li>"
        for note in notes
    )
    name = escape(_word("notes", part.language))
    return f'<ol class="notes" role="list" aria-label="{name}">{lines}</ol>\n'


def _word(key: str, language: str) -> str:
    return WORDS.get(language, WORDS["en"])[key]


# --- blocks -------------------------------------------------------------------------------------------------


def _block(block: tree.Block, part: _Part) -> str:
    match block:
        case tree.Heading():
            return _heading(block, part)
        case tree.Para():
            return _para(block, part)
        case tree.Table():
            return _table(block, part)
        case tree.Chart():
            return _chart(block, part)


def _heading(heading: tree.Heading, part: _Part) -> str:
    tag = f"h{part.outline + heading.level}"
    label = part.numbers.label[heading.id]
    number = f'<span class="number">{label}</span> ' if label else ""
    content = _inlines(heading.content, part)
    return f'<{tag} id="{escape(heading.id)}">{number}<span>{content}</span></{tag}>\n'


def _para(para: tree.Para, part: _Part) -> str:
    block, anchor = escape(para.id), escape(part.anchors[para.id])
    written = " data-written" if para.written else ""
    number = ""
    if para.numbered:
        label = part.numbers.label[para.id]
        spoken = f"{escape(words.label('paragraph', part.language))} {label}"
        alias = _alias(para.id, part.anchors[para.id])
        number = f'<a class="number"{alias} href="#{anchor}" aria-label="{spoken}">{label}.</a> '
    content = _inlines(para.content, part)
    return f'<p id="{anchor}" data-block="{block}"{written}>{number}{content}</p>\n{_items(para.items, part)}'


def _items(items: tuple[tree.Item, ...], part: _Part) -> str:
    if not items:
        return ""
    lines = "".join(
        f'<li id="{escape(item.id)}"><span class="label">{part.numbers.label[item.id]}</span> '
        f"<div>{_inlines(item.content, part)}{_items(item.items, part)}</div></li>"
        for item in items
    )
    return f'<ol class="items" role="list">{lines}</ol>\n'


def _table(table: tree.Table, part: _Part) -> str:
    name = f"{words.label('table', part.language)} {part.numbers.label[table.id]}."
    return (
        f'<figure class="table" id="{escape(table.id)}">{_grid(table, part, name)}'
        f"{_under(table.id, table, part)}</figure>\n"
    )


def _chart(chart: tree.Chart, part: _Part) -> str:
    name = escape(f"{words.label('figure', part.language)} {part.numbers.label[chart.id]}.")
    return (
        f'<figure class="drawn" id="{escape(chart.id)}">'
        f'<figcaption><span class="name">{name}</span> {_inlines(chart.caption, part)}</figcaption>'
        f"{charts.svg(chart.drawing, chart.alt)}"
        f"<details><summary>{escape(_word('table', part.language))}</summary>"
        f"{_grid(chart.table, part)}</details>{_under(chart.id, chart.table, part)}</figure>\n"
    )


def _grid(table: tree.Table, part: _Part, name: str = "") -> str:
    """Draw up the table, in a box that a keyboard can scroll where a phone is narrower than it."""
    columns = zip(*table.rows, strict=True)
    kinds = [' class="figures"' if _is_figures(column) else "" for column in columns]
    kinds = kinds or [""] * len(table.head)
    head = "".join(
        f'<th scope="col"{kind}>{_inlines(cell, part)}</th>'
        for cell, kind in zip(table.head, kinds, strict=True)
    )
    caption = f"caption-{escape(table.id)}"
    numbered = f'<span class="name">{escape(name)}</span> ' if name else ""
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{caption}"><table>'
        f'<caption id="{caption}">{numbered}{_inlines(table.caption, part)}</caption>'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(_row(row, kinds, part) for row in table.rows)}</tbody></table></div>"
    )


def _row(row: tuple[tree.Inlines, ...], kinds: list[str], part: _Part) -> str:
    first, *others = row
    cells = "".join(
        f"<td{kind}>{_inlines(cell, part)}</td>" for cell, kind in zip(others, kinds[1:], strict=True)
    )
    return f'<tr><th scope="row">{_inlines(first, part)}</th>{cells}</tr>'


def _is_figures(cells: Iterable[tree.Inlines]) -> bool:
    texts = [tree.plain(cell) for cell in cells]
    return any(texts) and all(map(FIGURE.fullmatch, texts))


def _under(identity: str, table: tree.Table, part: _Part) -> str:
    """List the notes of a table or chart, which belong to it and not to the text, and its source."""
    source = ""
    if table.source:
        name = escape(typography.text(words.label("source", part.language) + ":", part.language))
        source = f'<p class="source">{name} {_inlines(table.source, part)}</p>'
    return _notes(part.numbers.table_notes[identity], part) + source


# --- inlines ------------------------------------------------------------------------------------------------


def _inlines(inlines: tree.Inlines, part: _Part) -> str:
    return "".join(_inline(inline, part) for inline in inlines)


def _inline(inline: tree.Inline, part: _Part) -> str:
    match inline:
        case str():
            return escape(inline)
        case tree.Symbol():
            return f'<span class="symbol">{escape(inline.text)}</span>'
        case tree.Bound():
            return _figure(inline, part)
        case tree.Ref():
            return _reference(inline, part)
        case tree.Note():
            return _mark(inline, part)
        case _:
            return _styled(inline, part)


def _styled(inline: tree.Strong | tree.Emph | tree.Link | tree.Quoted | tree.Foreign, part: _Part) -> str:
    match inline:
        case tree.Strong():
            return f"<strong>{_inlines(inline.content, part)}</strong>"
        case tree.Emph():
            return f"<em>{_inlines(inline.content, part)}</em>"
        case tree.Foreign():
            return f'<span lang="{escape(inline.language)}">{_inlines(inline.content, part)}</span>'
        case tree.Link() if not part.linked and ADDRESS.fullmatch(inline.href):
            return _link(inline, part)
        case _:
            return _inlines(inline.content, part)


def _link(link: tree.Link, part: _Part) -> str:
    """Write the link, and after it its notes: a link holds no other."""
    content = _inlines(link.content, replace(part, linked=True))
    notes = "".join(_mark(note, part) for note in tree.notes(link.content))
    return f'<a href="{escape(link.href)}">{content}</a>{notes}'


def _figure(figure: tree.Bound, part: _Part) -> str:
    """Write the figure with its basis: read aloud after it, shown on hover, on focus and in print.

    The basis is text of the document, no tooltip; the focus stop lets keyboard and touch show it unscripted.
    One that changed since approval says so in words: no approved figure changes silently.
    """
    text, approved = escape(figure.text), ""
    if figure.approved not in ("", figure.text):
        was = typography.text(words.approved(figure.approved, part.language), part.language)
        approved = f' <span class="approved">[{escape(was)}]</span>'
    if part.linked or not figure.basis:
        return text + approved
    counts = (("key", figure.key), ("count", figure.count), ("base", figure.base))
    facts = "".join(f' data-{name}="{escape(str(fact))}"' for name, fact in counts if fact is not None)
    basis = f'<span class="basis"> ({escape(figure.basis)})</span>'
    return f'<span class="figure" tabindex="0"{facts}>{text}{basis}</span>{approved}'


def _reference(reference: tree.Ref, part: _Part) -> str:
    try:
        number = part.numbers.label[reference.target].rstrip(".")
    except KeyError as error:
        raise ValueError(f"nothing in the paper has the id {reference.target!r}") from error
    anchor = escape(part.anchors[reference.target])
    return number if part.linked or not number else f'<a class="ref" href="#{anchor}">{number}</a>'


def _mark(note: tree.Note, part: _Part) -> str:
    if part.linked:
        return ""
    identity, mark = escape(note.id), part.numbers.label[note.id]
    spoken = f"{escape(words.label('note', part.language))} {mark}"
    return (
        f'<sup><a class="mark" id="ref-{identity}" href="#note-{identity}" '
        f'aria-label="{spoken}">{mark}</a></sup>'
    )
