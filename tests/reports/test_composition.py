"""The working paper of 24 September 2009, composed from the packaged record."""

import pytest

from intersession.core.refusals import Refused
from intersession.documents.models import Document
from intersession.evaluations.models import LinePart
from intersession.outcomes.models import Conclusion
from intersession.papers import numbering, tree, typography
from intersession.reports import composition

LANGUAGES = ("en", "fr", "es")
SYMBOL = "IC/2009/10"
pytestmark = pytest.mark.usefixtures("demo")


def paper(language="en"):
    return composition.compose(SYMBOL, language)


def text_of(block):
    return " ".join(tree.plain(inlines) for inlines in tree.contents(block)).strip()


def block(paper, identity):
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return next(block for block in blocks if block.id == identity)


def ids(blocks):
    return [block.id for block in blocks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_the_sixteen_paragraphs_of_the_original(language):
    found = paper(language)
    numbers = numbering.number(found)

    main = [block.id for block in found.blocks if isinstance(block, tree.Para) and block.numbered]
    assert [numbers.paragraph[identity] for identity in main] == list(range(1, 17))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_versions_align_block_by_block(language):
    original, version = paper(), paper(language)

    assert ids(version.blocks) == ids(original.blocks)
    assert [ids(annex.blocks) for annex in version.annexes] == [
        ids(annex.blocks) for annex in original.annexes
    ]
    for ours, theirs in zip(version.blocks, original.blocks, strict=True):
        if isinstance(ours, tree.Para):
            assert ids(ours.items) == ids(theirs.items)


def test_paragraphs_stand_where_the_record_cites_them():
    numbers = numbering.number(paper())

    cited = {
        f"conclusion-2009-workshop-2-{conclusion.number}": conclusion.paragraph
        for conclusion in Conclusion.objects.filter(document__symbol=SYMBOL)
    }
    assert {identity: numbers.paragraph[identity] for identity in cited} == cited
    assert cited == {f"conclusion-2009-workshop-2-{number}": number + 2 for number in (1, 2, 3)}


def test_participants_are_named_with_and_without_figures():
    said = {language: text_of(block(paper(language), "meeting-2009-workshop-2")) for language in LANGUAGES}

    assert (
        "It brought together over 200 participants representing 69 governments, 12 international "
        "organizations and 13 non-governmental organizations, as well as the private "
        "sector, academia and the media."
    ) in said["en"]
    assert (
        "Il a réuni plus de 200 participants représentant 69 gouvernements, 12 organisations "
        "internationales et 13 organisations non gouvernementales, ainsi que le secteur privé, le monde "
        "universitaire et les médias."
    ) in said["fr"]
    assert (
        "Reunió a más de 200 participantes en representación de 69 gobiernos, 12 organizaciones "
        "internacionales y 13 organizaciones no gubernamentales, así como de los siguientes "
        "sectores: sector privado, círculos académicos y medios de comunicación."
    ) in said["es"]


@pytest.mark.parametrize(
    "language, session, days",
    [
        ("en", "The ninety-eighth session of the Council", "from 23 to 26 November 2009"),
        ("fr", "La quatre-vingt-dix-huitième session du Conseil", "du 23 au 26 novembre 2009"),
        ("es", "La nonagésima octava reunión del Consejo", "del 23 al 26 de noviembre de 2009"),
    ],
)
def test_council_session_is_outlined_in_five_items(language, session, days):
    outline = block(paper(language), "meeting-council-98")

    assert tree.plain(outline.content).startswith(session)
    assert days in tree.plain(outline.content)
    assert len(outline.items) == 5
    assert [text_of(item)[-1] for item in outline.items] == [";", ";", ";", ";", "."]


def test_session_without_a_time_says_that_it_is_to_be_announced():
    items = [text_of(item) for item in block(paper(), "meeting-council-98").items]

    assert items[0].endswith("(Monday, 23 November, 15.00–15.30);")
    assert items[4].endswith("(Thursday, 26 November, time to be announced).")


@pytest.mark.parametrize(
    "language, invitation",
    [
        ("en", "Members are invited to choose two of them, and may propose other topics under the theme."),
        (
            "fr",
            (
                "Les Membres sont invités à en choisir deux et peuvent proposer d’autres thèmes de débat "
                "relevant du thème dominant."
            ),
        ),
        (
            "es",
            (
                "Se invita a los Miembros a elegir dos de ellos; también pueden proponer otros temas en el "
                "marco del tema general."
            ),
        ),
    ],
)
def test_members_are_invited_to_choose_two_without_excluding_others(language, invitation):
    assert text_of(block(paper(language), "choice-2010")).endswith(invitation)


def test_choice_of_the_theme_is_told_in_words_without_votes():
    told = text_of(block(paper(), "choice-2010"))

    assert "In May 2009, a survey was held at the request of Members" in told
    assert "A great majority of Members preferred Migration and Social Change." in told


def test_topics_are_referred_to_by_the_numbers_of_their_paragraphs():
    found = paper()
    choice = block(found, "choice-2010")
    numbers = numbering.number(found)

    targets = [inline.target for inline in choice.content if isinstance(inline, tree.Ref)]
    assert [numbers.paragraph[target] for target in targets] == [9, 16]


def test_topics_keep_their_letters_and_questions():
    found = paper()
    numbers = numbering.number(found)

    labels = {letter: numbers.label[f"topic-2010-{letter}"] for letter in "ABCD"}
    questions = [len(block(found, f"topic-2010-{letter}-questions").items) for letter in "ABCD"]
    assert labels == {letter: f"{letter}." for letter in "ABCD"}
    assert questions == [4, 5, 5, 6]


def test_every_figure_of_the_annex_prints_as_published():
    figures = {
        figure.key.removeprefix("evaluations/2009-workshop-2/"): figure for figure in tree.figures(paper())
    }

    printed = {key: figure.text for key, figure in figures.items() if "per cent" in figure.text}
    assert printed == {
        "rate/returned": "23 per cent",
        "overall/satisfied": "100 per cent",
        "objectives/satisfied": "80 per cent",
        "content_and_format/satisfied": "80 per cent",
        "understanding/satisfied": "88 per cent",
        "cooperation/satisfied": "79 per cent",
        "mutual_learning/satisfied": "81 per cent",
        "effective_policies/satisfied": "74 per cent",
        "side_event/satisfied": "60 per cent",
        "side_event/critical": "5 per cent",
        "side_event/unanswered": "35 per cent",
        "comments/learned_from_others/learned_from_others": "35 per cent",
        "comments/doubted_concrete_policies/doubted_concrete_policies": "12 per cent",
    }
    assert (figures["objectives/satisfied"].count, figures["objectives/satisfied"].base) == (135, 168)
    assert (figures["rate/returned"].count, figures["rate/returned"].base) == (43, 190)
    assert figures["content_and_format/satisfied"].count is None


def test_figure_says_that_its_count_is_reconstructed():
    figures = {figure.key: figure for figure in tree.figures(paper())}

    assert (
        figures["evaluations/2009-workshop-2/understanding/satisfied"].basis
        == "37 of 42 who answered; simplest reconstruction of the printed figure"
    )


def test_count_that_does_not_give_the_printed_figure_shows_the_difference():
    LinePart.objects.filter(line__key="understanding").update(count=30)

    figures = {figure.key: figure for figure in tree.figures(paper())}

    figure = figures["evaluations/2009-workshop-2/understanding/satisfied"]
    assert figure.text == "88 per cent"
    assert "counted 71 per cent, printed 88 per cent" in figure.basis


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_begins_with_a_figure(language):
    found = typography.typeset(paper(language))

    for part in found.blocks:
        if isinstance(part, tree.Para) and part.numbered:
            assert not tree.plain(part.content)[0].isdigit()


def test_title_that_exists_in_another_language_only_is_marked_as_foreign():
    content = block(paper("es"), "meeting-2009-workshop-2").content

    quoted = next(inline for inline in content if isinstance(inline, tree.Quoted))
    assert [inline.language for inline in quoted.content] == ["en"]


def test_paper_that_is_only_registered_is_refused_with_the_reason():
    with pytest.raises(Refused, match="MC/2210 is not composed from the record"):
        composition.compose("MC/2210", "en")


def test_unknown_symbol_is_refused_with_the_reason():
    with pytest.raises(Refused, match="No document bears the symbol IC/1999/1"):
        composition.compose("IC/1999/1", "en")


def test_paper_without_a_day_of_issue_is_refused_with_the_reason():
    Document.objects.filter(symbol=SYMBOL).update(date="2009-09")

    with pytest.raises(Refused, match="has no date of issue"):
        composition.compose(SYMBOL, "en")
