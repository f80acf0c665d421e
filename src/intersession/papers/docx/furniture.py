"""What surrounds the text of a Word file: masthead, running head, title, sections, settings."""

from collections.abc import Iterator

from intersession.papers import dates, tree, typography, words
from intersession.papers.docx import elements, styles
from intersession.papers.docx.blocks import paragraph
from intersession.papers.docx.elements import w
from intersession.papers.docx.runs import Elements, Setting, Writing, computed, run

PAPER = {"w": 11906, "h": 16838}  # A4, in twentieths of a point
MARGINS = {
    "top": 1701,
    "right": 1757,
    "bottom": 1531,
    "left": 1758,
    "header": 850,
    "footer": 709,
    "gutter": 0,
}
NAME_WIDTH = 5200
CONTINUOUS = -1, "separator"
CONTINUED = 0, "continuationSeparator"


def masthead(writing: Writing, meta: tree.Meta, setting: Setting) -> elements.Element:
    """Write the head of the first page: organization, symbol, distribution unless general, original, date."""
    symbol = paragraph("MastheadSymbol", [run(writing, meta.symbol, setting)])
    name = paragraph("MastheadName", [run(writing, meta.organization, setting)])
    cells = [_cell(name, NAME_WIDTH), _cell(symbol, styles.MEASURE - NAME_WIDTH)]
    layout = w("tblCellMar", *(w(edge, w=0, type="dxa") for edge in ("left", "right")))
    properties = w(
        "tblPr",
        w("tblW", w=styles.MEASURE, type="dxa"),
        w("tblBorders", styles.line("bottom", styles.RULE)),
        w("tblLayout", type="fixed"),
        layout,
    )
    grid = w("tblGrid", w("gridCol", w=NAME_WIDTH), w("gridCol", w=styles.MEASURE - NAME_WIDTH))
    facts = [paragraph("MastheadFact", [run(writing, fact, setting)]) for fact in _facts(meta)]
    return w("hdr", w("tbl", properties, grid, w("tr", *cells)), paragraph("MastheadGap", []), *facts)


def _cell(content: elements.Element, width: int) -> elements.Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="bottom")), content)


def _facts(meta: tree.Meta) -> Iterator[str]:
    if meta.distribution != "general":
        yield words.label(f"distribution_{meta.distribution}", meta.language)
    if meta.original:  # a letter has no original language to name
        yield typography.text(words.original(meta.original, meta.language), meta.language)
    yield dates.day(meta.date, meta.language)


def running_head(writing: Writing, meta: tree.Meta, setting: Setting) -> elements.Element:
    """Write the head of every other page: symbol and page, over a hairline."""
    page = run(writing, words.label("page", meta.language) + "\u00a0", setting)
    content = [run(writing, meta.symbol, setting), w("r", w("tab")), page]
    under = w("pBdr", styles.line("bottom", space=4))
    return w("hdr", paragraph("Header", [*content, *computed(writing, "PAGE", "2", setting)], under))


def title(writing: Writing, meta: tree.Meta, setting: Setting) -> Elements:
    """Write the meeting, the title and its subtitle, closed by a short line."""
    parts = (("Occasion", meta.occasion), ("Title", meta.title), ("Subtitle", meta.subtitle))
    found = [paragraph(style, [run(writing, said, setting)]) for style, said in parts if said]
    inset = (styles.MEASURE - 1701) // 2  # leaves 30 mm
    edges = w("pBdr", styles.line("bottom"))
    ornament = paragraph("Ornament", [], edges, w("ind", left=inset, right=inset))
    return [*found, ornament]


def section(*heads: tuple[str, str], lettered: bool) -> elements.Element:
    """End the main text or of an annex: its page, heads and kind of notes, which begin again.

    LibreOffice numbers all notes as in the last section: letters are asked for only where they are used.
    """
    references = []
    for kind, related in heads:
        reference = w("headerReference", type=kind)
        reference.set(elements.RELATED, related)
        references.append(reference)
    notes = w(
        "footnotePr",
        w("numFmt", val="lowerLetter" if lettered else "decimal"),
        w("numRestart", val="eachSect"),
    )
    page = (w("pgSz", **PAPER), w("pgMar", **MARGINS))
    return w("sectPr", *references, notes, w("type", val="nextPage"), *page, w("titlePg") if heads else None)


def closed(body: Elements, end: elements.Element) -> None:
    """Close a section within the text: its last paragraph bears the properties of the section."""
    properties = body[-1][0]
    properties.append(end)


def settings(language: str) -> elements.Element:
    """Write the settings of the file: hyphenation, notes, the behaviour of current Word, and the language."""
    mark = "." if language == "en" else ","
    uri = "http://schemas.microsoft.com/office/word"
    compatible = w("compat", w("compatSetting", name="compatibilityMode", uri=uri, val=15))
    separators = (w("footnote", id=identity) for identity, _ in (CONTINUOUS, CONTINUED))
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("doNotHyphenateCaps"),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *separators),
        compatible,
        w("themeFontLang", val=styles.region(language)),
        w("decimalSymbol", val=mark),
        w("listSeparator", val="," if mark == "." else ";"),
    )


def footnotes() -> elements.Element:
    """Begin the part of the notes with the two lines that Word draws above them."""
    root = w("footnotes")
    for identity, kind in (CONTINUOUS, CONTINUED):
        line = w("p", w("pPr", w("spacing", after=60, line=240, lineRule="auto")), w("r", w(kind)))
        root.append(w("footnote", line, type=kind, id=identity))
    return root
