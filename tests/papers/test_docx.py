"""The Word file, read back by python-docx, by lxml and, where it is installed, by LibreOffice."""

import io
import struct
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.papers import docx, numbering, tree, typography
from intersession.papers.docx import elements
from tests.papers import sample
from tests.papers.docx_reading import (
    LANGUAGES,
    MOMENT,
    R,
    W,
    Word,
    controls,
    expected,
    fields,
    main_paragraphs,
    one,
    style_of,
    text_of,
    value,
    with_meta,
    written,
)

WORDS = {
    "en": {"table": "Table", "figure": "Figure", "source": "Source:"},
    "fr": {"table": "Tableau", "figure": "Figure", "source": "Source\u00a0:"},
    "es": {"table": "Cuadro", "figure": "Gráfico", "source": "Fuente:"},
}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"

# The order that the schema of WordprocessingML (ECMA-376, wml.xsd) gives to the children we write.
ORDER = {
    "pPr": "pStyle keepNext widowControl numPr pBdr tabs suppressAutoHyphens spacing ind jc outlineLvl "
    "sectPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color kern sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tblBorders": "top bottom",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW tcBorders vAlign",
    "tbl": "tblPr tblGrid tr",
    "sectPr": "headerReference footnotePr type pgSz pgMar titlePg",
    "footnotePr": "numFmt numRestart footnote",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
    "abstractNum": "nsid multiLevelType lvl",
    "numbering": "abstractNum num",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "sdtPr": "alias tag id text",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit doNotHyphenateCaps "
    "characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_says_what_the_tree_says_in_order_and_style(language):
    paper = sample.paper(language)

    word = written(paper)

    ready = typography.typeset(paper)
    assert word.paragraphs() == list(expected(ready, numbering.number(ready), WORDS[language]))


@pytest.mark.parametrize(("language", "region"), [("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES")])
def test_file_says_its_language_and_foreign_runs_say_theirs(language, region):
    word = written(sample.paper(language))

    default = word.parts["styles.xml"].find(f"{W}docDefaults//{W}lang").get(f"{W}val")
    marked = {
        (text_of(run), run.find(f"{W}rPr/{W}lang").get(f"{W}val"))
        for p in main_paragraphs(word)
        for run in p.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}lang") is not None
    }

    assert default == region
    assert marked == {("Guardia Costiera", "it-IT")}


@pytest.mark.parametrize(("language", "said"), [("en", set()), ("fr", {"en-GB"}), ("es", {"en-GB"})])
def test_annex_in_another_language_says_so_in_every_run_of_text(language, said):
    word = written(sample.paper(language))
    annexed = list(word.document.iter(f"{W}p"))[len(main_paragraphs(word)) :]
    notes = [word.parts["footnotes.xml"][-1]]

    runs = [run for part in (*annexed, *notes) for run in part.iter(f"{W}r") if text_of(run)]

    languages = {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs} if said else set()
    assert len(runs) > 5
    assert languages == said


def test_symbols_are_left_alone_by_the_spelling_checker():
    word = written(sample.paper("en"))

    fixed = [
        text_of(run)
        for run in word.parts["footnotes.xml"].iter(f"{W}r")
        if run.find(f"{W}rPr/{W}noProof") is not None
    ]

    assert fixed == ["IC/2026/3/Rev.1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_and_tables_have_words_for_those_who_do_not_see_them(language):
    ready = typography.typeset(sample.paper(language))
    chart = next(block for block in ready.blocks if isinstance(block, tree.Chart))
    table = next(block for block in ready.blocks if isinstance(block, tree.Table))

    word = written(sample.paper(language))

    assert [each.get("descr") for each in word.document.iter(f"{WP}docPr")] == [chart.alt]
    assert [each.get(f"{W}val") for each in word.document.iter(f"{W}tblCaption")] == [
        tree.plain(table.caption),
        tree.plain(chart.table.caption),
    ]


def test_chart_is_there_as_drawing_and_as_pixels_of_one_shape():
    word = written(sample.paper("en"))
    related = word.related()

    vector = word.media(related[word.document.find(f".//{SVG}svgBlip").get(f"{R}embed")])
    pixels = word.media(related[word.document.find(f".//{A}blip").get(f"{R}embed")])

    extent = word.document.find(f".//{WP}extent")
    wide, high = struct.unpack_from(">II", pixels, 16)
    assert vector.startswith(b"<svg")
    assert pixels.startswith(b"\x89PNG")
    assert abs(int(extent.get("cy")) / int(extent.get("cx")) - high / wide) < 0.001
    assert wide > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_bound_figures_keep_their_basis_and_key_in_the_file(language):
    ready = typography.typeset(sample.paper(language))

    word = written(sample.paper(language))

    assert controls(word) == [(figure.basis, figure.key, figure.text) for figure in tree.figures(ready)]


def test_long_keys_are_cut_to_what_word_bears_and_stay_apart():
    keys = ["survey." + "x" * 80 + end for end in "ab"]
    figures = [tree.Bound("1", key, "basis " * 20) for key in keys]

    found = controls(written(one(*figures)))

    assert [len(tag) for _, tag, _ in found] == [64, 64]
    assert [len(alias) for alias, _, _ in found] == [64, 64]
    assert found[0][1] != found[1][1]


def test_a_figure_that_changed_since_approval_says_what_was_approved():
    changed = tree.Bound("81 per cent", "k", "34 of 42 answers", approved="79 per cent")
    same = tree.Bound("81 per cent", "l", "34 of 42 answers", approved="81 per cent")

    word = written(one(changed, "; ", same))

    assert word.paragraphs()[-1][1] == "81\u00a0per cent [79\u00a0per cent when approved]; 81\u00a0per cent"
    assert [text for _, _, text in controls(word)] == ["81\u00a0per cent", "81\u00a0per cent"]


def test_head_row_is_repeated_and_columns_fill_the_measure():
    word = written(sample.paper("en"))

    tables = list(word.document.iter(f"{W}tbl"))

    for table in tables:
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert 0 <= 8391 - sum(widths) < len(widths)
    assert len(tables) == 2


def test_figures_are_set_to_the_right_and_words_to_the_left():
    word = written(sample.paper("en"))

    aligned = {
        text_of(p): value(p.find(f"{W}pPr"), "jc") for p in word.document.find(f".//{W}tbl").iter(f"{W}p")
    }

    assert aligned["Persons"] == aligned["148"] == "right"
    assert aligned["Governments"] == "left"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Organization for Dialogue", "IC/2026/7", "Original: French", "9 October 2026"]),
        ("fr", ["Organisation pour le dialogue", "IC/2026/7", "Original\u00a0: français", "9 octobre 2026"]),
        ("es", ["Organización para el Diálogo", "IC/2026/7", "Original: francés", "9 de octubre de 2026"]),
    ],
)
def test_first_page_has_the_masthead(language, lines):
    opened = written(sample.paper(language)).opened()

    first = opened.sections[0].first_page_header
    found = [text_of(p) for p in first._element.iter(f"{W}p")]

    assert opened.sections[0].different_first_page_header_footer
    assert [line for line in found if line] == lines


def test_a_restricted_paper_says_so_above_its_original_language():
    word = written(with_meta(sample.paper("fr"), distribution="restricted"))

    lines = [text_of(p) for p in word.opened().sections[0].first_page_header._element.iter(f"{W}p")]

    assert [line for line in lines if line][2:4] == ["Distr. restreinte", "Original\u00a0: français"]


def test_other_pages_have_symbol_and_page_also_in_the_annex():
    sections = written(sample.paper("es")).opened().sections

    head = sections[0].header

    assert text_of(head._element) == "IC/2026/7Página\u00a02"
    assert fields(head._element) == [("PAGE", "2")]
    assert sections[1].header.is_linked_to_previous
    assert not sections[1].different_first_page_header_footer


def test_properties_name_the_paper():
    moment = datetime(2026, 10, 9, 10, 30, tzinfo=timezone(timedelta(hours=2)))

    properties = Word(docx.render(sample.paper("fr"), timestamp=moment)).opened().core_properties

    assert properties.title == "Protéger les migrants en mer\u00a0: conclusions du deuxième atelier"
    assert properties.subject == "IC/2026/7"
    assert properties.author == "Organisation pour le dialogue"
    assert properties.language == "fr-FR"
    assert properties.created == MOMENT


def test_python_docx_finds_each_style_by_its_name():
    opened = written(sample.paper("en")).opened()

    names = [paragraph.style.name for paragraph in opened.paragraphs]

    assert names[:4] == ["Occasion", "Title", "Subtitle", "Ornament"]
    assert Counter(names)["Numbered Paragraph"] == 10
    assert Counter(names)["Heading 1"] == 3


def test_same_paper_and_moment_give_the_same_bytes():
    first = docx.render(sample.paper("fr"), timestamp=MOMENT)

    assert docx.render(sample.paper("fr"), timestamp=MOMENT) == first
    assert docx.render(sample.paper("fr"), timestamp=MOMENT + timedelta(seconds=2)) != first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 10, 9, 8, 30, 0)}


def test_language_versions_have_the_same_blocks():
    counts = [
        Counter(style for style, _ in written(sample.paper(language)).paragraphs()) for language in LANGUAGES
    ]
    ids = [list(written(sample.paper(language)).labels()) for language in LANGUAGES]

    assert counts[0] == counts[1] == counts[2]
    assert ids[0] == ids[1] == ids[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_elements_stand_in_the_order_of_the_schema(language):
    word = written(sample.paper(language))

    wrong = [
        (etree_name, found)
        for part in word.parts.values()
        for etree_name, order in ORDER.items()
        for element in part.iter(W + etree_name)
        if (found := [child.tag.removeprefix(W) for child in element])
        != sorted(found, key=order.split().index)
    ]

    assert wrong == []


HOSTILE = ("]]>", "<w:p/>", "&amp;", "\x00\x0b\x1f\ufffe", "{0}%s", "\"'", "\ud800", "#panic()\\")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_everywhere(text):
    paper = with_meta(
        one(tree.Foreign((text,), text)), title=text, symbol=text, organization=text, occasion=text
    )
    chart = replace(next(b for b in sample.paper("en").blocks if isinstance(b, tree.Chart)), alt=text)
    note = tree.Note(text + "n", (tree.Foreign((text,), "x"),))
    figure = tree.Bound(text, text, text, approved=text + "1")
    more = (
        tree.Para(text, (figure, note, tree.Ref(text), tree.Link(("a",), "https://a.example/" + text))),
        chart,
    )

    word = written(replace(paper, blocks=(*paper.blocks, *more)))

    shown = elements.legal(text)
    assert word.opened().core_properties.subject == shown
    assert ("NumberedParagraph", shown) in word.paragraphs()
    assert controls(word)[0][1] == shown
    assert text_of(word.parts["footnotes.xml"][-1]) == shown


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_with_only_illegal_characters_replaced(text):
    word = written(one(tree.Foreign(("[", text, "]"), "und")))

    got = next(text_of(p) for p in word.document.iter(f"{W}p") if style_of(p) == "NumberedParagraph")

    assert got == "[" + elements.legal(text) + "]"


def test_links_of_the_text_are_related_to_the_text():
    word = written(one(tree.Link(("here",), "https://a.example/?a=1&b=é")))

    link = word.document.find(f".//{W}hyperlink")

    assert text_of(link) == "here"
    assert word.related()[link.get(f"{R}id")] == "https://a.example/?a=1&b=%C3%A9"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "", "//a.example", "data:text/html,x"]
)
def test_addresses_that_are_neither_web_nor_mail_stay_text(href):
    word = written(one(tree.Link(("here",), href)))

    assert word.document.find(f".//{W}hyperlink") is None
    assert word.paragraphs()[-1] == ("NumberedParagraph", "here")


def test_a_table_of_uneven_rows_is_refused_by_its_name():
    table = tree.Table("t-odd", ("Odd",), (("a",), ("b",)), ((("1",), ("2",)), (("3",),)))

    with pytest.raises(ValueError, match="table 't-odd' has 2 columns, but a row of it has 1 cells"):
        written(replace(sample.paper("en"), blocks=(table,)))


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        docx.render(sample.paper("en"), timestamp=MOMENT.replace(tzinfo=None))
