"""Numbers, notes and references of the Word file, counted as Word and LibreOffice count them."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import pytest

from intersession.papers import docx, numbering, tree, typography
from intersession.papers.docx import elements
from tests.papers import sample
from tests.papers.docx_reading import (
    LANGUAGES,
    MOMENT,
    R,
    W,
    branching,
    fields,
    main_paragraphs,
    one,
    printed,
    style_of,
    text_of,
    value,
    written,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_print_the_numbers_that_numbering_computes(language):
    paper = sample.paper(language)

    labels = written(paper).labels()

    wanted = printed(paper)
    assert {mark: labels[mark] for mark in wanted} == wanted
    assert labels[elements.bookmark("p-next")] == "8."


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en"), ("es", "es")])
def test_lists_print_the_numbers_of_branching_papers(language, other):
    paper = branching(language, other)

    labels = written(paper).labels()

    wanted = printed(paper)
    assert {mark: labels[mark] for mark in wanted} == wanted


def test_an_annex_that_begins_with_a_lower_heading_begins_at_a():
    paper = sample.paper("en")
    lower = tree.Heading("lower", ("Lower",), level=2)
    annex = replace(paper.annexes[0], blocks=(lower, *paper.annexes[0].blocks))

    labels = written(replace(paper, annexes=(annex,))).labels()

    assert labels[elements.bookmark("lower")] == "A."


def test_styles_bear_the_lists_so_that_new_paragraphs_count():
    word = written(sample.paper("en"))
    names = word.names()

    linked = {
        names[value(level, "pStyle")]: (value(level, "numFmt"), value(level, "lvlText"))
        for level in word.parts["numbering.xml"].iter(f"{W}lvl")
        if level.find(f"{W}pStyle") is not None
    }

    assert linked == {
        "heading 1": ("upperRoman", "%1."),
        "heading 2": ("upperLetter", "%2."),
        "Numbered Paragraph": ("decimal", "%1."),
        "Sub-paragraph a": ("lowerLetter", "(%2)"),
        "Sub-paragraph i": ("lowerRoman", "(%3)"),
    }
    assert not [p for p in main_paragraphs(word) if p.find(f"{W}pPr/{W}numPr") is not None]


@pytest.mark.parametrize(("language", "form"), [("en", "(%2)"), ("fr", "%2)"), ("es", "%2)")])
def test_items_are_enclosed_as_the_language_asks(language, form):
    word = written(sample.paper(language))

    level = next(
        level
        for level in word.parts["numbering.xml"].iter(f"{W}lvl")
        if level.find(f"{W}pStyle") is not None and value(level, "pStyle") == "SubparagraphA"
    )

    assert value(level, "lvlText") == form


@pytest.mark.parametrize("language", LANGUAGES)
def test_footnotes_are_native_and_hold_the_text_of_the_notes(language):
    ready = typography.typeset(sample.paper(language))
    numbers = numbering.number(ready)
    notes = [*numbers.notes, *(note for series in numbers.annex_notes.values() for note in series)]

    word = written(sample.paper(language))

    texts = [text_of(note) for note in word.parts["footnotes.xml"] if note.get(f"{W}type") is None]
    marks = [mark.get(f"{W}id") for mark in word.document.iter(f"{W}footnoteReference")]
    assert texts == [tree.plain(note.content) for note in notes]
    assert marks == ["1", "2"]


def test_a_footnote_keeps_its_links_and_faces():
    note = tree.Note("n", (tree.Emph(("loc. cit.",)), " and ", tree.Link(("here",), "https://a.example/x y")))

    word = written(one("Text.", note))

    footnote = word.parts["footnotes.xml"][-1]
    link = footnote.find(f".//{W}hyperlink")
    assert [text_of(run) for run in footnote.iter(f"{W}r") if run.find(f"{W}rPr/{W}i") is not None] == [
        "loc. cit."
    ]
    assert word.related("footnotes")[link.get(f"{R}id")] == "https://a.example/x%20y"


def test_notes_are_figures_in_the_text_and_letters_in_an_annex_that_has_any():
    word = written(sample.paper("fr"))

    forms = [value(section.find(f"{W}footnotePr"), "numFmt") for section in word.document.iter(f"{W}sectPr")]
    restarts = {
        value(section.find(f"{W}footnotePr"), "numRestart") for section in word.document.iter(f"{W}sectPr")
    }

    assert forms == ["decimal", "lowerLetter"]
    assert restarts == {"eachSect"}


def test_notes_of_a_table_stand_below_it_where_their_mark_leads():
    word = written(sample.paper("en"))

    mark = word.document.find(f".//{W}tbl//{W}hyperlink")
    note = next(p for p in word.document.iter(f"{W}p") if style_of(p) == "TableNote")

    assert text_of(mark) == "a"
    assert mark.get(f"{W}anchor") == note.find(f"{W}bookmarkStart").get(f"{W}name")
    assert note.getprevious().tag == f"{W}tbl"


def test_notes_of_a_chart_stand_below_its_table():
    chart = next(block for block in sample.paper("en").blocks if isinstance(block, tree.Chart))
    caption = (*chart.caption, tree.Note("n-chart", ("Blank answers are shown apart.",)))

    word = written(replace(sample.paper("en"), blocks=(replace(chart, caption=caption),)))

    assert ("TableNote", "a Blank answers are shown apart.") in word.paragraphs()
    assert ("Caption", "Figure\u00a01. Satisfaction with the objectivesa") in word.paragraphs()


@pytest.mark.parametrize("language", LANGUAGES)
def test_references_and_captions_are_fields_with_their_result(language):
    word = written(sample.paper(language))

    assert fields(word.document) == [
        (rf"REF {elements.bookmark('t-kinds')} \h", "1"),
        (r"SEQ Table \* ARABIC", "1"),
        (rf"REF {elements.bookmark('p-next')} \n \h", "8"),
        (rf"REF {elements.bookmark('c-answers')} \h", "1"),
        (r"SEQ Figure \* ARABIC", "1"),
        (rf"REF {elements.bookmark('a-scale')} \n \h", "2"),
    ]


def test_each_reference_points_at_one_bookmark():
    word = written(sample.paper("en"))
    names = Counter(mark.get(f"{W}name") for mark in word.document.iter(f"{W}bookmarkStart"))

    targets = [
        instruction.split()[1] for instruction, _ in fields(word.document) if instruction.startswith("REF")
    ]

    assert [names[target] for target in targets] == [1, 1, 1, 1]
    assert max(names.values()) == 1
    assert max(map(len, names)) <= 40


def test_annexes_are_counted_when_there_are_more_than_one():
    word = written(branching("en", "fr"))

    assert [text for style, text in word.paragraphs() if style == "Annex"] == [
        "Annex\u00a0I",
        "Annexe\u00a0II",
    ]
    assert [field for field in fields(word.document) if "Annex" in field[0]] == [
        (r"SEQ Annex \* ROMAN", "I"),
        (r"SEQ Annex \* ROMAN", "II"),
    ]


@pytest.mark.parametrize("identity", ["p-1", "P_1", "p" * 60, "été", "3", "", "a b", "a-b"])
def test_bookmarks_have_names_that_word_accepts(identity):
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", elements.bookmark(identity))


def test_bookmarks_tell_ids_apart_that_differ_in_marks_and_capitals_only():
    identities = ("a-b", "a_b", "A_b", "a.b", "a b", "p" * 60, "p" * 61)

    assert len({elements.bookmark(identity).lower() for identity in identities}) == len(identities)


def test_a_reference_to_nothing_is_refused_by_its_name():
    with pytest.raises(ValueError, match="'nowhere'"):
        written(one(tree.Ref("nowhere")))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_libreoffice_prints_the_numbers_that_numbering_computes(language, other, tmp_path):
    paper = branching(language, other)
    (tmp_path / "paper.docx").write_bytes(docx.render(paper, timestamp=MOMENT))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]

    subprocess.run(  # noqa: S603 - LibreOffice, and a file of our own
        [*command, "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(tmp_path / "paper.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )

    lines = (tmp_path / "paper.txt").read_text("utf-8-sig").splitlines()
    found = [
        line.split()[0]
        for line in lines
        if re.search(r"(counted|item|deeper|deepest|first|second|third|fourth|fifth)$", line)
    ]
    wanted = [label or "not" for label in printed(paper).values()]
    assert found == wanted
