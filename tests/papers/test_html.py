"""Papers as HTML: all print is text, what is numbered can be cited, nothing said becomes markup."""

from dataclasses import replace
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as reader

from intersession.papers import charts, html, tree
from tests.papers import sample

LANGUAGES = ("en", "fr", "es")
HOSTILE = '<script>alert(1)</script>" onload="x & ]]> #panic $x$ @y <!--'


def rendered(paper):
    return reader.fromstring(html.render(paper))


def paper_of(*blocks, annexes=(), **changes):
    meta = tree.Meta("IC/2026/7", "Title", "en", "en", date(2026, 10, 9), "Organization", "Workshop")
    return tree.Paper(replace(meta, **changes), blocks, annexes)


def said(*content):
    """A paper of one paragraph with that content, as read back."""
    (found,) = rendered(paper_of(tree.Para("p", content))).find_class("number")
    return found.getparent()


def words(node):
    return " ".join(node.text_content().split())


def texts(nodes):
    return [words(node) for node in nodes]


# --- the outline --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language, original, day",
    [
        ("en", "Original: French", "9 October 2026"),
        ("fr", "Original : français", "9 octobre 2026"),
        ("es", "Original: francés", "9 de octubre de 2026"),
    ],
)
def test_masthead_names_the_original_and_the_day_in_the_language_of_the_version(language, original, day):
    article = rendered(sample.paper(language))

    (facts,) = article.find_class("facts")
    assert article.get("lang") == language
    assert texts(facts) == ["IC/2026/7", original, day]
    assert facts.find(".//time").get("datetime") == "2026-10-09"


def test_masthead_states_a_distribution_that_is_not_general():
    article = rendered(paper_of(language="fr", distribution="restricted"))

    assert texts(article.find_class("distribution")) == ["Distr. restreinte"]


def test_headings_make_one_outline_below_the_title():
    article = rendered(sample.paper("en"))

    outline = [(node.tag, words(node)) for node in article.iter("h1", "h2", "h3", "h4")]
    assert outline == [
        ("h1", "Protecting migrants at sea: what the second workshop concluded"),
        ("h2", "I. The workshop"),
        ("h3", "A. Who took part"),
        ("h3", "B. What was learned"),
        ("h2", "II. How participants judged it"),
        ("h3", "A. Answers to the questionnaire"),
        ("h3", "B. Next year"),
        ("h2", "Annex Questionnaire handed out on the second day"),
        ("h3", "I. Questions"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_is_unique_and_every_reference_arrives(language):
    article = rendered(sample.paper(language))

    ids = article.xpath("//@id")
    targets = [href.removeprefix("#") for href in article.xpath("//@href") if href.startswith("#")]
    described = [key for keys in article.xpath("//@aria-labelledby") for key in keys.split()]
    assert len(ids) == len(set(ids))
    assert {*targets, *described} <= set(ids)
    assert len(targets) == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_version_has_the_same_anchors(language):
    ids = [key for key in rendered(sample.paper(language)).xpath("//@id") if not key.startswith("chart-")]

    assert ids == [key for key in rendered(sample.paper("en")).xpath("//@id") if not key.startswith("chart-")]


def test_paragraph_is_cited_by_its_number_and_by_its_own_id():
    article = rendered(sample.paper("fr"))

    paragraph = article.get_element_by_id("par-8")
    number = paragraph.find("a")
    assert (paragraph.tag, paragraph.get("data-block")) == ("p", "p-next")
    assert paragraph.get("data-written") == ""
    assert (number.get("id"), number.get("href"), number.text) == ("p-next", "#par-8", "8.")
    assert number.get("aria-label") == "paragraphe 8"


def test_paragraph_without_number_keeps_its_own_id():
    paragraph = rendered(sample.paper("en")).get_element_by_id("p-close")

    assert words(paragraph) == "The secretariat thanks all who took part."


@pytest.mark.parametrize("language, labels", [("en", "(a) (i) (ii) (b) (c)"), ("fr", "a) i) ii) b) c)")])
def test_items_carry_their_labels_as_text(language, labels):
    article = rendered(sample.paper(language))

    assert texts(article.find_class("label")) == labels.split()
    assert article.get_element_by_id("i-shelter").getparent().getparent().getparent().get("id") == "i-needs"


def test_annex_says_its_language_and_its_other_original():
    annex = rendered(sample.paper("fr")).get_element_by_id("annex")

    assert annex.get("lang") == "en"
    assert texts(annex.find_class("original")) == ["[Original: English]"]
    assert annex.get_element_by_id("annex-par-2").get("data-block") == "a-scale"


def test_annex_of_the_same_original_does_not_repeat_it():
    annex = tree.Annex("annex", ("List",), "en", "en", (tree.Para("a1", ("Text.",)),))

    article = rendered(paper_of(annexes=(annex,)))

    assert article.find_class("original") == []
    assert article.xpath("//@id") == ["annex", "annex-title", "annex-par-1", "a1"]


def test_several_annexes_have_roman_numbers_and_their_own_anchors():
    annexes = tuple(
        tree.Annex(key, (key,), "en", "en", (tree.Para(f"p-{key}", ("T",)),)) for key in ("x", "y")
    )

    article = rendered(paper_of(tree.Para("p", (tree.Ref("y"),)), annexes=annexes))

    assert texts(article.find_class("annex-name")) == ["Annex I", "Annex II"]
    assert texts(article.find_class("ref")) == ["II"]
    assert article.find_class("ref")[0].get("href") == "#annex-2"
    assert article.get_element_by_id("annex-2-par-1").get("data-block") == "p-y"


# --- tables, charts, notes ----------------------------------------------------------------------------------


def test_table_names_itself_and_heads_its_columns_and_rows():
    figure = rendered(sample.paper("es")).get_element_by_id("t-kinds")

    assert words(figure.find(".//caption")) == "Cuadro 1. Participantes por categoría"
    assert [node.get("scope") for node in figure.iter("th")] == ["col"] * 3 + ["row"] * 3
    assert [node.get("class") for node in figure.iter("td")] == ["figures"] * 6
    assert texts(figure.find_class("source")) == ["Fuente: lista de participantes, versión definitiva"]


def test_table_without_rows_is_still_a_table():
    table = tree.Table("t", ("Nothing yet",), (("Kind",), ("Persons",)), ())

    assert texts(rendered(paper_of(table)).iter("th")) == ["Kind", "Persons"]


def test_chart_is_drawn_and_gives_its_figures_as_a_table():
    figure = rendered(sample.paper("en")).get_element_by_id("c-answers")

    assert [node.tag for node in figure] == ["figcaption", "svg", "details"]
    assert words(figure.find("figcaption")) == "Figure 1. Satisfaction with the objectives"
    assert (
        texts(figure.iter("tr"))[1]
        == "Better understanding of the subject and of what others do about it37320"
    )


def test_notes_have_figures_in_the_text_and_letters_in_tables_and_annexes():
    article = rendered(sample.paper("en"))

    marks = [(node.get("href"), node.text) for node in article.find_class("mark")]
    assert marks == [
        ("#note-n-consultations", "1"),
        ("#note-n-kind", "a"),
        ("#ref-n-kind", "a"),
        ("#ref-n-consultations", "1"),
        ("#note-n-scale", "a"),
        ("#ref-n-scale", "a"),
    ]
    owner = article.get_element_by_id("note-n-kind").getparent().getparent()
    assert owner.get("id") == "t-kinds"


# --- inlines ------------------------------------------------------------------------------------------------


def test_figure_carries_its_basis_as_text_and_its_counts_for_machines():
    (figure,) = said(tree.Bound("88 per cent", "survey.better", "37 of 42 answers", 37, 42)).find_class(
        "figure"
    )

    assert words(figure) == "88 per cent (37 of 42 answers)"
    assert dict(figure.attrib) == {
        "class": "figure",
        "tabindex": "0",
        "data-key": "survey.better",
        "data-count": "37",
        "data-base": "42",
    }


@pytest.mark.parametrize(
    "language, approved",
    [
        ("en", "[79 per cent when approved]"),
        ("fr", "[79 % lors de l’approbation]"),
        ("es", "[79 % en el momento de la aprobación]"),
    ],
)
def test_figure_that_changed_since_approval_says_so_in_words(language, approved):
    assert texts(rendered(sample.paper(language)).find_class("approved")) == [approved]


def test_figure_that_is_as_approved_says_nothing():
    found = said(tree.Bound("88 per cent", "k", "37 of 42", approved="88 per cent"))

    assert words(found) == "1. 88 per cent (37 of 42)"


def test_reference_shows_the_number_and_leads_there():
    article = rendered(sample.paper("en"))

    assert [(node.get("href"), node.text) for node in article.find_class("ref")] == [
        ("#t-kinds", "1"),
        ("#par-8", "8"),
        ("#c-answers", "1"),
        ("#annex-par-2", "2"),
    ]


def test_reference_to_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing in the paper has the id 'gone'"):
        said(tree.Ref("gone"))


def test_foreign_words_say_their_language_and_symbols_stay_whole():
    found = said(tree.Foreign(("Guardia",), "it"), " ", tree.Symbol("IC/2026/3"))

    assert [(node.get("lang"), node.get("class"), node.text) for node in found.iter("span")] == [
        ("it", None, "Guardia"),
        (None, "symbol", "IC/2026/3"),
    ]


def test_strong_emphasis_and_quotation_keep_their_words():
    found = said(tree.Strong((tree.Emph(("it",)),)), " ", tree.Quoted(("is",)))

    assert words(found) == "1. it “is”"
    assert found.find("strong/em").text == "it"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//host", "/path", " https://a b"]
)
def test_link_to_anything_but_an_address_is_only_its_words(href):
    found = said(tree.Link(("here",), href))

    assert [node.get("href") for node in found.iter("a")] == ["#par-1"]
    assert words(found) == "1. here"


def test_link_holds_no_other_link():
    inner = (
        tree.Note("n", ("Why.",)),
        tree.Bound("9", "k", "9 of 10"),
        tree.Link(("deep",), "https://b.example"),
    )

    found = said(tree.Link(("outer ", *inner), "https://a.example"))

    assert found.xpath(".//a//a") == []
    assert found.xpath(".//a//*[@tabindex]") == []
    assert [node.text for node in found.iter("a")] == ["1.", "outer 9deep", "1"]


# --- nothing said becomes markup ----------------------------------------------------------------------------


def hostile_paper():
    """Hostile words in every place that a paper has for words."""
    text = (HOSTILE,)
    note = tree.Note("n" + HOSTILE, text)
    bound = tree.Bound(HOSTILE, HOSTILE, HOSTILE, approved="was " + HOSTILE)
    inlines = (HOSTILE, tree.Strong(text), tree.Foreign(text, HOSTILE), tree.Symbol(HOSTILE), note, bound)
    table = tree.Table("t" + HOSTILE, text, (text, text), ((text, text),), text)
    bar = charts.Bar(HOSTILE, (charts.Part(HOSTILE, 1, "good"),), HOSTILE)
    drawing = charts.Drawing("stacked", (bar,), HOSTILE, HOSTILE)
    chart = tree.Chart("c" + HOSTILE, text, HOSTILE, drawing, replace(table, id="ct" + HOSTILE))
    para = tree.Para("p" + HOSTILE, inlines, (tree.Item("i" + HOSTILE, text),))
    annex = tree.Annex("a" + HOSTILE, text, "en", "fr", (tree.Heading("h" + HOSTILE, text),))
    names = dict.fromkeys(("symbol", "title", "organization", "occasion", "subtitle"), HOSTILE)
    return paper_of(para, table, chart, annexes=(annex,), **names)


def test_hostile_words_stay_words_in_every_place():
    document = reader.fromstring(html.page(hostile_paper()))

    assert list(document.iter("script")) == []
    assert document.xpath("//@onload") == []
    assert document.xpath("//comment()") == []
    places = {
        "head": 2,
        "masthead": 5,
        "text": 8,
        "table": 6,
        "chart": 6,
        "its table": 6,
        "note": 1,
        "annex": 2,
    }
    assert words(document).count("alert(1)") == sum(places.values())


def test_hostile_title_neither_ends_the_title_nor_the_style_sheet():
    document = reader.fromstring(html.page(hostile_paper()))

    assert document.findtext("head/title") == f"{HOSTILE}: {HOSTILE}"
    assert len(document.findall("head/style")) == 1
    assert document.find("body/main/article") is not None


# --- the file that stands alone -----------------------------------------------------------------------------


def test_page_loads_nothing_and_says_what_it_is():
    document = reader.fromstring(html.page(sample.paper("fr")))

    assert document.get("lang") == "fr"
    assert document.findtext("head/title") == (
        "IC/2026/7: Protéger les migrants en mer : conclusions du deuxième atelier"
    )
    assert document.xpath("//@src | //link | //script | //@style") == []
    assert "url(" not in document.findtext("head/style")
    assert "@import" not in document.findtext("head/style")


def test_page_heads_every_sheet_with_symbol_and_page():
    style = reader.fromstring(html.page(sample.paper("es"))).findtext("head/style")

    assert 'content: "IC\\00002f2026\\00002f7"' in style
    assert 'content: "Página\\000020" counter(page)' in style


def test_page_takes_another_style_sheet_but_none_that_ends_early():
    assert "<style>\np{color:red}" in html.page(sample.paper("en"), stylesheet="p{color:red}")
    with pytest.raises(ValueError, match="holds </style"):
        html.page(sample.paper("en"), stylesheet="</STYLE><script>")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_has_no_fault_of_accessibility_and_no_sideways_scroll(browser, tmp_path, scheme, width):
    file = tmp_path / "paper.html"
    file.write_text(html.page(sample.paper("fr")), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(file.as_uri())
    page.locator("summary").click()

    found = Axe().run(page).response
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.locator(".figure").nth(1).focus()
    basis = page.locator(".basis").nth(1).bounding_box()
    page.close()

    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found["violations"]] == []
    assert sideways <= 0
    assert basis["width"] > 50  # shown to who reaches the figure by keyboard
