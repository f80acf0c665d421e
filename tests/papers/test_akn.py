"""Akoma Ntoso: the OASIS schema as outside judge, the profile rules of the UN guidelines as our own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from intersession.papers import akn, numbering, tree, typography
from intersession.papers.akn import naming
from tests.papers import sample
from tests.papers.akn_reading import AKN, faults, found, only, parsed, said, said_blocks, schema, shown

LANGUAGES = ("en", "fr", "es")


def paper(*blocks: tree.Block, **meta) -> tree.Paper:
    facts = {
        "symbol": "IC/2009/10",
        "title": "Report",
        "language": "en",
        "original": "en",
        "date": date(2009, 9, 24),
        "organization": "Organization",
        "occasion": "Workshop",
        "actor": "org",
    }
    return tree.Paper(tree.Meta(**{**facts, **meta}), blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_paper_is_valid_by_the_oasis_schema(language):
    root = parsed(sample.paper(language))

    schema().assertValid(root)

    assert faults(root) == []


def _drop(path: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        element = found(root, path)[0]
        element.getparent().remove(element)

    return change


def _set(path: str, name: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: found(root, path)[0].set(name, value)


def _unset(path: str, name: str) -> Callable[[etree._Element], None]:
    return lambda root: found(root, path)[0].attrib.pop(name)


def _stranger(root: etree._Element) -> None:
    etree.SubElement(found(root, ".//~content/~p")[0], f"{AKN}paragraf")


@pytest.mark.parametrize(
    "change",
    [
        _drop(".//~FRBRcountry"),
        _drop(".//~FRBRlanguage"),
        _drop(".//~mainBody"),
        _set(".//~point", "eId", "para_1"),
        _unset(".//~quantity", "refersTo"),
        _unset(".//~ref", "href"),
        _stranger,
    ],
)
def test_the_schema_refuses_a_broken_file(change):
    root = parsed(sample.paper("en"))

    change(root)

    assert not schema().validate(root)


@pytest.mark.parametrize(
    "change, fault",
    [
        (_unset(".//~paragraph", "eId"), "no eId: paragraph"),
        (_unset(".//~authorialNote", "eId"), "no eId: authorialNote"),
        (_set(".//~ref", "href", "#para_99"), "points at nothing: para_99"),
        (_drop(".//~TLCOrganization"), "points at nothing: organization"),
        (_set(".//~table", "eId", "para_2"), "eId twice: para_2"),
    ],
)
def test_the_profile_refuses_what_the_schema_lets_pass(change, fault):
    root = parsed(sample.paper("en"))

    change(root)

    assert fault in faults(root)


@pytest.mark.parametrize("kind", naming.KINDS)
def test_every_kind_gives_a_valid_file_with_its_prescribed_subtype(kind):
    root = parsed(replace(sample.paper("en"), meta=replace(sample.paper("en").meta, kind=kind)))

    schema().assertValid(root)

    model = naming.KINDS[kind]
    assert root[0].tag == AKN + model.element
    assert root[0].get("name") == model.name
    assert found(root, ".//~FRBRsubtype")[0].get("value") == model.subtype


def test_a_paper_is_named_as_the_un_guidelines_name_it():
    meta = paper(language="fr", original="fr").meta

    assert akn.address(meta) == akn.Addresses(
        work="/akn/un/doc/paper/org/2009-09-24/IC-2009-10",
        expression="/akn/un/doc/paper/org/2009-09-24/IC-2009-10/fra@2009-09-24",
        manifestation="/akn/un/doc/paper/org/2009-09-24/IC-2009-10/fra@2009-09-24/.xml",
    )


@pytest.mark.parametrize(
    "symbol, number",
    [
        ("A/RES/66/1", "A-RES-66-1"),
        ("TD/B/C.I/MEM.5/8 Rev.1", "TD-B-C.I-MEM.5-8_Rev.1"),
        ("MC/1*", "MC-1%2A"),
    ],
)
def test_a_symbol_becomes_one_step_of_the_address_and_keeps_its_true_form(symbol, number):
    root = parsed(paper(symbol=symbol))

    assert only(root, ".//~FRBRnumber").attrib == {"value": number, "showAs": symbol}
    assert only(root, ".//~coverPage//~docNumber").text == symbol


@pytest.mark.parametrize(
    "meta, message",
    [
        ({"kind": "poem"}, "no Akoma Ntoso type for the kind 'poem'"),
        ({"language": "tlh"}, "no three-letter code for the language 'tlh'"),
        ({"original": "tlh"}, "no three-letter code for the language 'tlh'"),
        ({"symbol": " "}, "has no symbol"),
        ({"actor": ""}, "has no machine name of its issuing body"),
        ({"distribution": "secret"}, "no distribution 'secret'"),
    ],
)
def test_a_paper_that_cannot_be_named_is_refused_with_the_reason(meta, message):
    with pytest.raises(ValueError, match=message):
        akn.render(paper(**meta))


def test_a_paper_without_a_symbol_is_named_by_its_number_and_shows_none():
    root = parsed(paper(symbol="", number="result/2027-topics", kind="result", original="", language="fr"))

    assert only(root, ".//~FRBRnumber").get("value") == "result-2027-topics"
    assert found(root, ".//~docNumber") == found(root, ".//~FRBRtranslation") == []
    schema().assertValid(root)
    assert faults(root) == []


def test_the_original_names_no_translation_and_a_translation_names_the_original():
    original, translation = parsed(sample.paper("fr")), parsed(sample.paper("es"))

    assert found(original, ".//~FRBRtranslation") == []
    assert only(translation, ".//~FRBRtranslation").attrib == {
        "href": "/akn/un/doc/paper/dialogue/2026-10-09/IC-2026-7/fra@2026-10-09",
        "fromLanguage": "fra",
        "by": "#organization",
        "authoritative": "true",
    }


def test_an_annex_is_a_document_of_its_own_in_its_own_language():
    root = parsed(sample.paper("fr"))

    annex = only(root, "~doc/~attachments/~attachment/~doc")

    work = "/akn/un/doc/paper/dialogue/2026-10-09/IC-2026-7"
    assert [name.get("value") for name in found(annex, ".//~FRBRthis")] == [
        f"{work}/!annex_1",
        f"{work}/fra@2026-10-09/!annex_1",
        f"{work}/fra@2026-10-09/!annex_1.xml",
    ]
    assert only(annex, ".//~FRBRlanguage").get("language") == "eng"
    assert found(annex, ".//~FRBRtranslation") == []
    assert [line.text for line in found(annex, "~preface/~p/*")] == [
        "Annex",
        "[Original: English]",
        "Questionnaire handed out on the second day",
    ]


def test_a_translated_annex_names_its_own_original():
    annex = tree.Annex("a", ("Annexe",), "fr", "en", ())
    root = parsed(replace(paper(language="fr", original="fr"), annexes=(annex,)))

    translation = only(root, ".//~FRBRtranslation")

    assert translation.get("href") == "/akn/un/doc/paper/org/2009-09-24/IC-2009-10/eng@2009-09-24/!annex_1"
    assert translation.get("fromLanguage") == "eng"


def test_the_same_block_has_the_same_eid_in_every_language():
    by_language = [
        {element.get("wId"): element.get("eId") for element in parsed(sample.paper(language)).iter(f"{AKN}*")}
        for language in LANGUAGES
    ]

    assert by_language[0] == by_language[1] == by_language[2]
    assert by_language[0]["i-advice"] == "para_3__list_1__point_a__list_1__point_ii"
    assert by_language[0]["t-kinds"] == "table_1"
    assert by_language[0]["p-close"] == "al_3"
    assert by_language[0]["a-scale"] == "att_1__para_2"
    assert by_language[0]["n-kind"] == "table_1__authorialNote_a"


def test_the_eids_of_two_annexes_do_not_meet():
    annexes = tuple(
        tree.Annex(
            f"x{n}", ("Annex",), "en", "en", (tree.Heading(f"h{n}", ("A",)), tree.Para(f"p{n}", ("One.",)))
        )
        for n in (1, 2)
    )
    root = parsed(replace(paper(tree.Para("p", ("See annex ", tree.Ref("x2")))), annexes=annexes))

    schema().assertValid(root)

    assert faults(root) == []
    eids = [element.get("eId") for element in found(root, ".//~paragraph")]
    assert eids == ["para_1", "att_1__para_1", "att_2__para_1"]
    assert only(root, ".//~ref").text == "II"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_and_item_reads_back_as_the_tree_says_it(language):
    ready = typography.typeset(sample.paper(language))
    labels = numbering.number(ready).label
    root = parsed(sample.paper(language))
    blocks = [*said_blocks(ready.blocks), *said_blocks(ready.annexes[0].blocks)]

    read = {}
    for block in blocks:
        place = only(root, f".//*[@wId='{block.id}']")
        line = place.find(f"{AKN}content") if not block.items else place.find(f"{AKN}list/{AKN}intro")
        read[block.id] = said(line)

    assert read == {block.id: shown(block.content, labels) for block in blocks}


def test_numbers_are_printed_as_the_language_prints_them():
    english, french = parsed(sample.paper("en")), parsed(sample.paper("fr"))

    assert [number.text for number in found(english, ".//~mainBody//~section/~num")] == ["I.", "II.", "I."]
    assert [number.text for number in found(english, ".//~point/~num")] == [
        "(a)",
        "(i)",
        "(ii)",
        "(b)",
        "(c)",
    ]
    assert [number.text for number in found(french, ".//~point/~num")] == ["a)", "i)", "ii)", "b)", "c)"]


def test_a_note_hangs_on_its_word_and_keeps_its_mark_out_of_the_text():
    root = parsed(sample.paper("fr"))

    note = only(root, ".//*[@wId='n-consultations']")

    assert note.get("marker") == "1"
    assert note.get("placement") == "bottom"
    assert note.getparent().attrib == {"class": "footnote"}
    assert note.getparent().text is None
    assert "IC/2026/3/Rev.1" in said(note[0])


def test_a_bound_figure_keeps_its_count_its_basis_and_its_text_at_approval():
    root = parsed(sample.paper("en"))

    learned = only(root, ".//~quantity[@normalized='34/42']")

    assert learned.text == "81\u00a0per cent"
    assert learned.get("title") == "34 of 42 answers"
    assert learned.get("{urn:intersession:figures}approved") == "79\u00a0per cent"
    concept = only(root, f".//~TLCConcept[@eId='{learned.get('refersTo')[1:]}']")
    assert concept.get("href") == "/akn/ontology/concept/un/figure_survey.learned"
    assert concept.get("showAs") == "34 of 42 answers"


def test_a_figure_without_base_is_normalized_to_its_count():
    root = parsed(paper(tree.Para("p", (tree.Bound("69 governments", "k", "entities", 69),))))

    assert only(root, ".//~quantity").get("normalized") == "69"


def test_a_chart_is_its_picture_and_the_table_of_its_figures():
    root = parsed(sample.paper("en"))

    image = only(root, ".//~img")

    assert image.get("src") == "charts/c-answers.svg"
    assert image.get("alt").startswith("Most answers are satisfied")
    table = only(root, ".//~table[@wId='c-answers-table']")
    assert [[said(cell) for cell in row] for row in found(table, "~tr")][2][1:] == ["34", "5", "3", "0"]


def test_the_first_cell_of_each_row_heads_it():
    table = only(parsed(sample.paper("en")), ".//~table[@wId='t-kinds']")

    rows = [[etree.QName(cell).localname for cell in row] for row in found(table, "~tr")]

    assert rows == [["th"] * 3, *[["th", "td", "td"]] * 3]


def test_foreign_text_and_an_annex_are_marked_with_their_language():
    root = parsed(sample.paper("fr"))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    assert [body.get(lang) for body in found(root, ".//~mainBody")] == ["fr", "en"]
    assert [(span.text, span.get(lang)) for span in found(root, ".//~span")] == [("Guardia Costiera", "it")]


def test_a_second_level_heading_alone_is_a_title_of_the_body():
    root = parsed(paper(tree.Heading("h", ("Alone",), level=2), tree.Para("p", ("Text.",))))

    schema().assertValid(root)

    assert only(root, ".//~mainBody/~title/~paragraph").get("eId") == "para_1"


def test_a_paper_without_a_word_is_still_valid():
    root = parsed(replace(paper(), annexes=(tree.Annex("a", (), "en", "en", ()),)))

    schema().assertValid(root)

    assert faults(root) == []


HOSTILE = "</p><script>&amp;]]>\x00\x0b\ud800\ufffe {#id} $(x)"


def test_hostile_text_stays_text_and_the_file_stays_valid():
    note = tree.Note("n 1", (HOSTILE,))
    figure = tree.Bound(HOSTILE, HOSTILE, HOSTILE, 1, 2, HOSTILE)
    content = (
        HOSTILE,
        tree.Symbol(HOSTILE),
        tree.Foreign((HOSTILE,), HOSTILE),
        tree.Emph((HOSTILE,)),
        figure,
        note,
    )
    table = tree.Table("t\t<1>", (HOSTILE,), ((HOSTILE,),), (((HOSTILE,)),), (HOSTILE,))
    meta = {
        "symbol": HOSTILE,
        "title": HOSTILE,
        "occasion": HOSTILE,
        "organization": HOSTILE,
        "actor": HOSTILE,
    }
    root = parsed(paper(tree.Para("p <&\n", content), table, **meta))

    schema().assertValid(root)

    assert faults(root) == []
    assert found(root, ".//script") == []
    plain = "</p><script>&amp;]]>\ufffd\ufffd\ufffd\ufffd {#id} $(x)"
    assert only(root, ".//~quantity").text == plain
    assert only(root, ".//~inline[@name='symbol']").text == plain


@pytest.mark.parametrize(
    "href, written",
    [
        ("https://a.example/b?c=1&d=é#e", "https://a.example/b?c=1&d=%C3%A9#e"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
        ("mailto:secretariat@a.example", "mailto:secretariat@a.example"),
    ],
)
def test_an_address_is_written_so_that_the_schema_takes_it(href, written):
    root = parsed(paper(tree.Para("p", (tree.Link(("here",), href),))))

    schema().assertValid(root)

    assert only(root, ".//~a").get("href") == written


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", ""])
def test_what_is_no_address_of_the_web_keeps_its_words_only(href):
    root = parsed(paper(tree.Para("p", (tree.Link(("here",), href),))))

    schema().assertValid(root)

    assert found(root, ".//~a") == []
    assert said(only(root, ".//~content")) == "here"


def test_a_reference_to_nothing_is_refused_by_its_id():
    with pytest.raises(ValueError, match="under the id 'p-gone'"):
        akn.render(paper(tree.Para("p", ("See ", tree.Ref("p-gone")))))


def test_the_same_paper_gives_the_same_bytes():
    assert akn.render(sample.paper("es")) == akn.render(sample.paper("es"))
