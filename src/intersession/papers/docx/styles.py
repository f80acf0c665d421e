"""The look of a Word file: every style that it uses and no other, after the same measures as the PDF."""

from dataclasses import dataclass

from intersession.papers.docx import elements, lists
from intersession.papers.docx.elements import w

FONT = "Times New Roman"  # in every office
SUBSTITUTE = "Liberation Serif"  # elsewhere, of the same widths
MEASURE = 8391  # width of the text in twentieths of a point: 148 mm
HAIRLINE, RULE = 4, 8  # eighths of a point
INK, LINK = "000000", "1D3F72"
REGION = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "ar": "ar-SA"}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: spaces in twentieths of a point, `size` in half points, `level` of the outline."""

    id: str
    name: str
    based: str = "Normal"
    follows: str = ""
    size: int = 0
    before: int = 0
    after: int = 0
    align: str = ""
    bold: bool = False
    italic: bool = False
    keep: bool = False  # with the next paragraph
    list: int = 0
    list_level: int = 0
    level: int | None = None
    indent: int = 0


STYLES = (
    Style("BodyText", "Body Text", after=140, align="both"),
    Style("NumberedParagraph", "Numbered Paragraph", "BodyText", after=140, list=lists.PARAGRAPHS),
    Style("SubparagraphA", "Sub-paragraph a", "BodyText", after=100, list=lists.PARAGRAPHS, list_level=1),
    Style("SubparagraphI", "Sub-paragraph i", "BodyText", after=100, list=lists.PARAGRAPHS, list_level=2),
    Style("Heading1", "heading 1", follows="NumberedParagraph", size=26, before=400, after=200, bold=True,
          keep=True, list=lists.HEADINGS, level=0),
    Style("Heading2", "heading 2", follows="NumberedParagraph", size=22, before=300, after=160, bold=True,
          keep=True, list=lists.HEADINGS, list_level=1, level=1),
    Style("Occasion", "Occasion", size=24, before=560, after=280, align="center", italic=True),
    Style("Title", "Title", size=40, after=140, align="center", bold=True),
    Style("Subtitle", "Subtitle", size=24, after=120, align="center"),
    Style("Ornament", "Ornament", size=4, before=120, after=320, align="center"),
    Style("Annex", "Annex", follows="AnnexTitle", size=26, after=60, align="center", bold=True, keep=True,
          level=0),
    Style("AnnexOriginal", "Annex Original", size=20, after=60, align="center", keep=True),
    Style("AnnexTitle", "Annex Title", follows="NumberedParagraph", size=28, before=200, after=400,
          align="center", bold=True, keep=True),
    Style("Caption", "caption", size=21, before=320, after=120, bold=True, keep=True),
    Style("TableText", "Table Text", size=20),
    Style("TableHead", "Table Head", "TableText", size=18, italic=True, keep=True),
    Style("TableNote", "Table Note", size=18, before=60, after=60),
    Style("Source", "Source", size=18, before=60, after=280),
    Style("TableEnd", "Table End", size=8, after=160),
    Style("Picture", "Picture", before=60, after=160, align="center", keep=True),
    Style("FootnoteText", "footnote text", size=18, after=40, align="both", indent=284),
    Style("Header", "header", size=18),
    Style("MastheadName", "Masthead Name", "Header", size=28),
    Style("MastheadSymbol", "Masthead Symbol", "Header", size=28, align="right", bold=True),
    Style("MastheadGap", "Masthead Gap", "Header", size=10),
    Style("MastheadFact", "Masthead Fact", "Header", size=20, align="right"),
)  # fmt: skip


def styles(language: str) -> elements.Element:
    """Write the styles part of a file whose text is in that language."""
    face = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    run = w("rPr", face, w("color", val=INK), w("kern", val=16), *_size(22), tongue(language))
    paragraph = w("pPr", w("widowControl"), w("spacing", after=0, line=264, lineRule="auto"))
    defaults = w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))
    return w("styles", defaults, _normal(), _run_default(), *map(_style, STYLES), *_characters(), *_tables())


def fonts() -> elements.Element:
    """Write the table of fonts: the one used, and what stands for it where it is missing."""
    return w(
        "fonts",
        w("font", w("altName", val=SUBSTITUTE), w("charset", val="00"), w("family", val="roman"),
          w("pitch", val="variable"), name=FONT),
    )  # fmt: skip


def region(language: str) -> str:
    """Name the language as Word names it: `en` gives `en-GB`."""
    return REGION.get(language, language)


def tongue(language: str) -> elements.Element:
    """Write the property that says in which language a run is."""
    return w("lang", val=region(language), eastAsia=region(language))


def line(edge: str, weight: int = HAIRLINE, space: int = 0) -> elements.Element:
    """One border of a table, cell or paragraph."""
    return w(edge, val="single", sz=weight, space=space, color=INK)


def _normal() -> elements.Element:
    return w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")


def _run_default() -> elements.Element:
    name = w("name", val="Default Paragraph Font")
    return w("style", name, w("uiPriority", val=1), w("semiHidden"), type="character", default=1,
             styleId="DefaultParagraphFont")  # fmt: skip


def _style(style: Style) -> elements.Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based),
        w("next", val=style.follows) if style.follows else None,
        w("qFormat"),
        _paragraph(style),
        _run(style),
        type="paragraph",
        styleId=style.id,
    )


def _paragraph(style: Style) -> elements.Element:
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        _listed(style) if style.list else None,
        *_own(style.id),
        w("suppressAutoHyphens") if style.bold else None,
        w("spacing", before=style.before, after=style.after),
        w("ind", left=style.indent, hanging=style.indent) if style.indent else None,
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    )


def _listed(style: Style) -> elements.Element:
    level = w("ilvl", val=style.list_level) if style.list_level else None
    return w("numPr", level, w("numId", val=style.list))


def _own(identity: str) -> tuple[elements.Element, ...]:
    """Draw the lines and stops that only one style has."""
    if identity == "Header":
        return (w("tabs", w("tab", val="right", pos=MEASURE)),)
    if identity == "FootnoteText":
        return (w("tabs", w("tab", val="left", pos=284)),)
    return ()


def _run(style: Style) -> elements.Element:
    bold = (w("b"), w("bCs")) if style.bold else ()
    italic = (w("i"), w("iCs")) if style.italic else ()
    return w("rPr", *bold, *italic, *(_size(style.size) if style.size else ()))


def _size(half_points: int) -> tuple[elements.Element, elements.Element]:
    return w("sz", val=half_points), w("szCs", val=half_points)


def _characters() -> tuple[elements.Element, ...]:
    raised = w("rPr", w("vertAlign", val="superscript"))
    link = w("rPr", w("color", val=LINK), w("u", val="single"))
    return (
        w("style", w("name", val="footnote reference"), w("basedOn", val="DefaultParagraphFont"), raised,
          type="character", styleId="FootnoteReference"),
        w("style", w("name", val="Hyperlink"), w("basedOn", val="DefaultParagraphFont"), link,
          type="character", styleId="Hyperlink"),
    )  # fmt: skip


def _tables() -> tuple[elements.Element, ...]:
    inside = w("tblCellMar", *(w(edge, w=width, type="dxa") for edge, width in
                               (("top", 60), ("left", 85), ("bottom", 60), ("right", 85))))  # fmt: skip
    edges = w("tblBorders", line("top", RULE), line("bottom", RULE))
    under = w("tcPr", w("tcBorders", line("bottom")))
    head = w("tblStylePr", w("trPr", w("tblHeader")), under, type="firstRow")
    return (
        w("style", w("name", val="Normal Table"), w("semiHidden"), type="table", default=1,
          styleId="TableNormal"),
        w("style", w("name", val="Paper Table"), w("basedOn", val="TableNormal"), w("tblPr", edges, inside),
          head, type="table", styleId="PaperTable"),
    )  # fmt: skip
