"""The note verbale that announces a consultation, with its form, in three languages."""

from datetime import UTC, datetime

import pytest

from intersession.core.refusals import Refused
from intersession.papers import tree
from intersession.reports import actions, letters
from tests import factories

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es")


@pytest.fixture
def consultation():
    factories.organization(time_zone="Europe/Zurich", dialogue=factories.words("Dialogue"))
    cycle = factories.cycle(year=2027)
    asked = factories.consultation(
        cycle,
        key="2027-topics",
        kind="topics",
        state="draft",
        title=factories.words("Topics of 2027"),
        explanation=factories.words("Why we ask."),
        seats=2,
        others_welcome=True,
        abstention=True,
        opens_at=datetime(2026, 10, 1, 8, tzinfo=UTC),
        closes_at=datetime(2026, 10, 30, 17, tzinfo=UTC),
    )
    for letter in "ABC":
        factories.option(asked, letter=letter, title=factories.words(f"Option {letter}"))
    return asked


def said(language):
    paper = letters.compose_note_verbale("2027-topics", language)
    blocks = (*paper.blocks, *paper.annexes[0].blocks)
    return " ".join(tree.plain(inlines) for block in blocks for inlines in tree.contents(block))


@pytest.mark.parametrize(
    "language, due",
    [
        ("en", "until 30 October 2026, 18.00"),
        ("fr", "30 octobre 2026"),
        ("es", "30 de octubre de 2026"),
    ],
)
def test_closing_is_told_in_the_time_of_the_seat(consultation, language, due):
    assert due in said(language)


def test_options_are_listed_in_the_note_and_to_be_marked_on_the_form(consultation):
    paper = letters.compose_note_verbale("2027-topics", "en")

    listed = next(block for block in paper.blocks if getattr(block, "items", ())).items
    boxes = [tree.plain(block.content) for block in paper.annexes[0].blocks if block.id.startswith("box-")]
    assert [tree.plain(item.content) for item in listed] == [
        "Option A (en);",
        "Option B (en);",
        "Option C (en).",
    ]
    assert boxes == ["☐ Option A (en)", "☐ Option B (en)", "☐ Option C (en)", "☐ Abstention"]


def test_note_says_what_will_be_published_and_what_a_tie_means(consultation):
    told = said("en")

    assert "Counts only will be published, not the reply of a Member." in told
    assert "Should the last place be tied: the Chair consults." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_is_set_as_a_page_a_pdf_and_a_word_file(consultation, language):
    files = actions.compose_files("note-verbale/2027-topics", languages=(language,), formats=actions.FORMATS)

    assert [file.name for file in files] == [
        f"note-verbale-2027-topics.{language}.{ending}" for ending in ("html", "pdf", "docx")
    ]


def test_letter_names_no_original_language(consultation):
    files = actions.compose_files("note-verbale/2027-topics", languages=("en",), formats=("html",))

    assert "Original" not in next(iter(files)).content.decode()


def test_consultation_without_times_cannot_be_announced(consultation):
    consultation.opens_at = consultation.closes_at = None
    consultation.save()

    with pytest.raises(Refused, match="has no times yet"):
        letters.compose_note_verbale("2027-topics", "en")


def test_consultation_held_elsewhere_has_no_note(consultation):
    factories.consultation(factories.cycle(year=2010), key="2010-theme", state="history")

    with pytest.raises(Refused, match="No consultation held here"):
        letters.compose_note_verbale("2010-theme", "en")
