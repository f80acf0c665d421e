"""Files of a paper: their names and bytes, the site's files, approvals and written paragraphs."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from intersession.core.refusals import Refused
from intersession.documents.models import Approval, Document, Rendition, WrittenParagraph
from intersession.evaluations.models import Evaluation
from intersession.papers import tree
from intersession.reports import actions, approvals, composition
from tests import factories

SYMBOL = "IC/2009/10"
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def files(languages=("en", "fr", "es"), formats=actions.FORMATS):
    return list(actions.compose_files(SYMBOL, languages=languages, formats=formats))


def test_three_languages_and_four_formats_give_twelve_files():
    names = [file.name for file in files()]

    assert names == [
        f"IC-2009-10.{language}.{ending}"
        for language in ("en", "fr", "es")
        for ending in ("html", "pdf", "docx", "xml")
    ]


def test_equal_records_give_equal_bytes():
    assert files(languages=("fr",)) == files(languages=("fr",))


def test_files_are_written_whole_into_a_new_folder(tmp_path):
    composed = files(languages=("en",), formats=("html",))

    paths = actions.write(composed, tmp_path / "a" / "b")

    assert [path.read_bytes() for path in paths] == [file.content for file in composed]
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["IC-2009-10.en.html"]


def test_folder_that_cannot_be_written_is_refused_with_the_mend(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Refused, match="Choose another --out"):
        actions.write(files(languages=("en",), formats=("html",)), tmp_path / "file" / "out")


def test_published_files_replace_those_of_before_and_keep_their_digest(tmp_path):
    composed = files(languages=("en",), formats=("html", "akn"))

    actions.publish(SYMBOL, composed)
    actions.publish(SYMBOL, composed)

    kept = {row.format: row for row in Rendition.objects.all()}
    assert sorted(kept) == ["akn", "html"]
    assert len(list((tmp_path / "media").rglob("*.*"))) == 2
    for file in composed:
        assert kept[file.format].sha256 == hashlib.sha256(file.content).hexdigest()
        with kept[file.format].file.open() as stored:
            assert stored.read() == file.content


def test_figure_that_changed_since_approval_is_marked_with_what_was_approved():
    actions.approve(SYMBOL, language="en")
    Evaluation.objects.update(distributed=180, printed_rate=None)

    changes = approvals.changes(composition.compose(SYMBOL, "en"))

    assert {(figure.text, figure.approved) for figure in changes} == {
        ("180", "190"),
        ("24 per cent", "23 per cent"),
    }


def test_paper_as_approved_has_no_changed_figure():
    actions.approve(SYMBOL, language="en")

    assert approvals.changes(composition.compose(SYMBOL, "en")) == ()


def test_approval_of_one_language_says_nothing_of_another():
    actions.approve(SYMBOL, language="en")
    Evaluation.objects.update(distributed=180)

    assert approvals.changes(composition.compose(SYMBOL, "fr")) == ()


def test_approval_can_be_neither_changed_nor_deleted():
    approval = actions.approve(SYMBOL, language="en")

    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(figures={})
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        approval.delete()


def test_written_paragraph_survives_recomposition_after_its_block():
    document = Document.objects.get(symbol=SYMBOL)
    factories.written_paragraph(document, key="thanks", after="choice-2010", text={"en": "Thanks are due."})
    Evaluation.objects.update(returned=44)

    ids = [block.id for block in composition.compose(SYMBOL, "en").blocks]

    assert ids[ids.index("choice-2010") + 1] == "written-thanks"


def test_written_paragraph_whose_block_is_gone_closes_the_paper():
    document = Document.objects.get(symbol=SYMBOL)
    factories.written_paragraph(document, key="thanks", after="gone", text={"en": "Thanks are due."})

    last = composition.compose(SYMBOL, "en").blocks[-1]

    assert last == tree.Para("written-thanks", ("Thanks are due.",), written=True)


def test_written_paragraph_without_a_translation_is_marked_as_foreign():
    document = Document.objects.get(symbol=SYMBOL)
    factories.written_paragraph(document, key="thanks", after="purpose", text={"en": "Thanks are due."})

    paragraph = next(
        block for block in composition.compose(SYMBOL, "fr").blocks if block.id == "written-thanks"
    )

    assert paragraph.content == (tree.Foreign(("Thanks are due.",), "en"),)
    assert WrittenParagraph.objects.count() == 1
