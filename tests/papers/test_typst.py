import io
from dataclasses import replace
from datetime import UTC, datetime

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.papers import numbering, tree, typography, typst
from tests.papers import pdf_reading, sample

LANGUAGES = ("en", "fr", "es")
NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
HOSTILE = (
    '#read("/etc/passwd")',
    "#panic()",
    "$x$ and $ y",
    "<label>",
    "@ref",
    "back\\slash \\u{41} \\",
    '"quoted" "',
    "*bold* _emph_ `raw` ~ -- ... = - + / //",
    "[content] {code} (a, b); x",
    "%(name)s",
)
PLAIN = st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]), min_size=1, max_size=60)


def rendered(paper: tree.Paper) -> bytes:
    return typst.render(paper, timestamp=NOON)


def saying(*inlines: tree.Inline) -> tree.Paper:
    """The sample with one paragraph only."""
    return replace(sample.paper("en"), blocks=(tree.Para("p", inlines),), annexes=())


def paragraphs(pdf: bytes) -> str:
    return pdf_reading.letters(" ".join(pdf_reading.texts(pdf, "P")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_pdf_is_accessible_and_archival(language, profile):
    pdf = typst.render(sample.paper(language), timestamp=NOON, attachments={"paper.xml": b"<akomaNtoso/>"})

    # The checker takes a stream for too short when its last byte happens to be a carriage return: if a change
    # of the sample brings PDFA3A-STREAM-LENGTH-001 alone, look there first.
    report = page.validate_pdf_bytes(pdf, profile=profile)

    assert report.rules.passed > 90
    assert report.failures == []


def test_same_time_gives_the_same_bytes():
    first = rendered(sample.paper("fr"))

    assert rendered(sample.paper("fr")) == first
    assert typst.render(sample.paper("fr"), timestamp=datetime(2027, 1, 1, tzinfo=UTC)) != first


def test_attachments_travel_inside_with_their_relationship():
    xml = b"<akomaNtoso/>"

    pdf = typst.render(sample.paper("en"), timestamp=NOON, attachments={"IC-2026-7-eng.xml": xml})

    with pikepdf.open(io.BytesIO(pdf)) as document:
        attached = {
            name: (str(file.relationship), file.description, file.get_file().read_bytes())
            for name, file in document.attachments.items()
        }
    title = "IC/2026/7, Protecting migrants at sea: what the second workshop concluded"
    table = (
        "Objective,satisfied,partly satisfied,not satisfied,no answer\r\n"
        "Better understanding of the subject and of what others do about it,37,3,2,0\r\n"
        "Learning from each other,34,5,3,0\r\n"
        "Side event,26,0,2,15\r\n"
    )
    assert attached == {
        "IC-2026-7-eng.xml": ("/Alternative", f"{title}: IC-2026-7-eng.xml", xml),
        "figure-1.csv": ("/Data", f"{title}: figure-1.csv", table.encode()),
    }


def test_metadata_names_the_work():
    with pikepdf.open(io.BytesIO(rendered(sample.paper("es")))) as document:
        language, about = str(document.Root.Lang), dict(document.docinfo)
        with document.open_outline() as outline:
            bookmarks = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]

    assert language == "es"
    assert about["/Title"] == "Proteger a los migrantes en el mar: conclusiones del segundo taller"
    assert about["/Author"] == "Organización para el Diálogo"
    assert about["/Keywords"] == "IC/2026/7, Segundo taller del año, Ginebra"
    assert bookmarks == [
        ("I.\xa0El taller", ["A.\xa0Participación", "B.\xa0Enseñanzas"]),
        ("II.\xa0Opinión de los participantes", ["A.\xa0Respuestas al cuestionario", "B.\xa0El año próximo"]),
        ("Annex", ["Questionnaire handed out on the second day"]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_paper_is_found(language):
    paper = typography.typeset(sample.paper(language))

    said = pdf_reading.letters(pdf_reading.elements(rendered(paper))[0].text)

    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    printed = [block.caption if isinstance(block, tree.Chart) else block for block in blocks]
    runs = [
        inlines
        for block in printed
        for inlines in ([block] if isinstance(block, tuple) else tree.contents(block))
    ]
    pieces = [piece for run in runs for piece in pieces_of(run)]
    assert len(pieces) >= 60
    assert [piece for piece in pieces if pdf_reading.letters(piece) not in said] == []


def pieces_of(inlines: tree.Inlines) -> list[str]:
    """Every text between two marks."""
    found = []
    for inline in inlines:
        if isinstance(inline, str):
            found.append(inline)
        elif isinstance(inline, tree.Symbol | tree.Bound):
            found.append(inline.text)
        elif not isinstance(inline, tree.Ref):
            found += pieces_of(inline.content)
    return found


def test_structure_tells_titles_lists_tables_figures_and_notes():
    pdf = rendered(sample.paper("en"))

    assert pdf_reading.texts(pdf, "H1") == ["Protecting migrants at sea: what the second workshop concluded"]
    assert pdf_reading.texts(pdf, "H2") == [
        "I.\xa0The workshop",
        "II.\xa0How participants judged it",
        "Annex",
    ]
    assert pdf_reading.texts(pdf, "H4") == ["I.\xa0Questions"]
    assert pdf_reading.texts(pdf, "TH") == [
        *("Kinda", "Entities", "Persons"),
        *("Objective", "satisfied", "partly satisfied", "not satisfied", "no answer"),
    ]
    assert pdf_reading.texts(pdf, "Caption") == [
        "Table 1\xa0Participants by kind",
        "Figure 1\xa0Satisfaction with the objectives",
    ]
    assert [element.alt for element in pdf_reading.elements(pdf) if element.tag == "Figure"] == [
        "Most answers are satisfied with both objectives; 15 of 43 left the side event blank."
    ]
    assert pdf_reading.texts(pdf, "Note") == [
        "1See IC/2026/3/Rev.1 and the public record of the consultations.",
        "aA neutral middle was offered on purpose.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_numbers_are_the_computed_ones(language):
    paper = sample.paper(language)
    labels = numbering.number(paper).label
    numbered = [block.id for block in paper.blocks if isinstance(block, tree.Para) and block.numbered]
    items = ["i-needs", "i-shelter", "i-advice", "i-partners", "i-data"]

    pdf = rendered(paper)

    starts = {text.split("\xa0")[0] for text in pdf_reading.texts(pdf, "P") if "\xa0" in text}
    assert starts >= {f"{labels[block]}." for block in numbered}
    listed = [text for text in pdf_reading.texts(pdf, "Lbl") if text.endswith(")")]
    assert listed == [labels[item] for item in items]


def test_each_language_is_marked_for_its_voice():
    pdf = rendered(sample.paper("fr"))

    assert pdf_reading.spoken(pdf, "it") == "Guardia Costiera"
    assert "Le secrétariat remercie tous les participants." in pdf_reading.spoken(pdf, "fr")
    assert pdf_reading.spoken(pdf, "en").startswith("Annex[Original: English]Questionnaire handed out")


def test_masthead_says_original_date_and_restriction():
    paper = sample.paper("fr")
    restricted = replace(paper, meta=replace(paper.meta, distribution="restricted"))

    texts = pdf_reading.texts(rendered(restricted), "P")

    assert texts[:6] == [
        "Organisation pour le dialogue",
        "IC/2026/7",
        "Distr. restreinte",
        "Original\xa0: français",
        "9\xa0octobre 2026",
        "Deuxième atelier de l’année, Genève",
    ]


def test_running_head_is_on_every_page_but_the_first():
    heads = pdf_reading.running_heads(rendered(sample.paper("es")))

    assert heads == ["", "IC/2026/7Página\xa02", "IC/2026/7Página\xa03"]


def test_approved_figure_that_differs_now_is_shown_beside():
    changed = tree.Bound("81 per cent", "key", "34 of 42 answers", approved="79 per cent")
    same = replace(changed, approved="81 per cent")

    assert "81percent[79percentwhenapproved]." in paragraphs(rendered(saying(changed, ".")))
    assert "[" not in paragraphs(rendered(saying(same, ".")))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_the_words_is_words(text):
    paper = saying(tree.Foreign((text,), "zu"), tree.Note("n", (tree.Foreign((text,), "zu"),)))
    titled = replace(
        paper, meta=replace(paper.meta, language="zu", title=text, organization=text, symbol=text)
    )

    pdf = rendered(titled)

    assert paragraphs(pdf).count(pdf_reading.letters(text)) >= 4
    assert pdf_reading.letters(pdf_reading.texts(pdf, "H1")[0]) == pdf_reading.letters(text)


@settings(max_examples=25, deadline=None)
@given(PLAIN)
def test_any_text_is_printed_as_it_stands(text):
    pdf = rendered(saying(tree.Foreign((f"({text})",), "zu")))

    assert pdf_reading.letters(f"({text})") in paragraphs(pdf)


def test_line_breaks_in_the_words_are_spaces():
    source = typst.source(saying("one\r\n= two\u2028#three\n\n//four"))

    assert '#"one = two #three //four"' in source


def test_one_block_stands_on_one_line():
    paper = sample.paper("en")

    lines = typst.source(paper).splitlines()

    assert len(lines) == 2 + len(paper.blocks) + len(paper.annexes[0].blocks) + 2


def broken(change) -> tree.Paper:
    paper = sample.paper("en")
    return replace(paper, blocks=tuple(change(block) for block in paper.blocks))


def test_chart_without_words_is_refused():
    paper = broken(lambda block: replace(block, alt=" ") if isinstance(block, tree.Chart) else block)

    with pytest.raises(typst.CannotTypeset, match="needs words") as refusal:
        rendered(paper)

    assert refusal.value.block == "c-answers"


@pytest.mark.parametrize(
    "inline, reason",
    [
        (tree.Ref("nowhere"), "nothing in the paper has the id 'nowhere'"),
        (tree.Link(("x",), "javascript:alert(1)"), "'javascript:alert.1.' is no address"),
        (tree.Foreign(("x",), "Klingon!"), "'Klingon!' is no code of a language"),
        ("\u6f22", "could not be displayed"),
    ],
)
def test_fault_is_told_with_its_block(inline, reason):
    with pytest.raises(typst.CannotTypeset, match=reason) as refusal:
        rendered(saying("Text. ", inline))

    assert refusal.value.block == "p"


def test_table_without_figures_keeps_every_word():
    cell = "word " * 400
    table = tree.Table("t", ("Words",), (("Who",), ("What",)), ((("A",), (cell,)), (("B",), ("end",))))

    cells = pdf_reading.texts(rendered(replace(sample.paper("en"), blocks=(table,), annexes=())), "TD")

    assert list(map(pdf_reading.letters, cells)) == ["A", "word" * 400, "B", "end"]


def test_two_blocks_of_one_id_are_refused():
    paper = sample.paper("en")

    with pytest.raises(typst.CannotTypeset, match="two blocks of the paper have the id 'h-workshop'"):
        rendered(replace(paper, blocks=(*paper.blocks, paper.blocks[0])))


def test_time_without_zone_is_refused():
    with pytest.raises(typst.CannotTypeset, match="time zone"):
        typst.render(sample.paper("en"), timestamp=datetime(2026, 10, 9))  # noqa: DTZ001 - the fault under test


def test_attachment_with_a_path_is_refused():
    with pytest.raises(typst.CannotTypeset, match=r"'\.\./paper\.xml' is no plain name"):
        typst.render(sample.paper("en"), timestamp=NOON, attachments={"../paper.xml": b""})


def test_head_of_a_long_table_is_repeated_and_read_once():
    rows = tuple(((str(number),), ("x",)) for number in range(120))
    table = tree.Table("t", ("Long",), (("Name",), ("Count",)), rows)

    pdf = rendered(replace(sample.paper("en"), blocks=(table,), annexes=()))

    assert pdf_reading.running_heads(pdf)[2] == "IC/2026/7Page\xa03"
    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert pdf_reading.texts(pdf, "TH") == ["Name", "Count"]
    assert len(pdf_reading.texts(pdf, "TD")) == 240
