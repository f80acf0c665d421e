"""The questionnaire on paper: what it asks, in each language, and as files."""

import pytest
from django.urls import reverse

from intersession.core.refusals import Refused
from intersession.evaluations import bank, definition
from intersession.papers import tree
from intersession.reports import actions, questionnaires
from tests import factories

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es")


@pytest.fixture
def version():
    """The questionnaire of a workshop, with a question of each kind besides."""
    meeting = factories.meeting(key="workshop", start="2009-07-09", end="2009-07-10")
    made = definition.written(bank.for_meeting(meeting))
    label = {code: f"Kind {code}" for code in LANGUAGES}
    more = {"ranking": {"options": "satisfaction", "high": 2}, "multiple": {"options": "satisfaction"}}
    kinds = ("ranking", "multiple", "number", "date", "text", "consent", "note")
    items = [{"code": kind, "kind": kind, "label": label, **more.get(kind, {})} for kind in kinds]
    when = ["in", "overall", ["not_satisfied"]]
    made["sections"].append({"key": "more", "title": label, "items": items, "when": when})
    found = factories.questionnaire(key="workshop", definition=made)
    found.questionnaire.meeting = meeting
    found.questionnaire.save()
    return found


def texts(paper):
    return [tree.plain(block.content) for block in paper.blocks if isinstance(block, tree.Para)]


def test_every_question_and_answer_is_on_paper(version):
    paper = questionnaires.compose_questionnaire("workshop", "en")

    told = texts(paper)
    tables = [block for block in paper.blocks if isinstance(block, tree.Table)]
    assert "☐ Very satisfied" in told
    assert "☐ My comments may be quoted without my name." in told
    assert "……  Very satisfied" in told
    assert "Asked only if “Overall satisfaction” is answered by “Not satisfied”." in told
    assert [len(table.rows) for table in tables] == [4, 3]
    assert paper.meta.date.isoformat() == "2009-07-10"


def test_only_questions_are_numbered(version):
    paper = questionnaires.compose_questionnaire("workshop", "en")

    numbered = [block.id for block in paper.blocks if isinstance(block, tree.Para) and block.numbered]
    assert numbered[:3] == ["item-overall", "item-interpretation", "item-documents"]
    assert "item-note" not in numbered


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_set_in_every_language_as_pdf_and_word(version, language):
    files = list(actions.compose_files("questionnaire/workshop", languages=(language,), formats=actions.SENT))

    assert [file.name for file in files] == [
        f"questionnaire-workshop.{language}.{end}" for end in ("pdf", "docx")
    ]
    assert files[0].content.startswith(b"%PDF-")


def test_questionnaire_that_is_not_there_is_refused(db):
    with pytest.raises(Refused, match="nothing"):
        questionnaires.compose_questionnaire("nothing", "en")


def test_paper_is_given_to_the_secretariat_only(client, version):
    address = reverse("reports:questionnaire", args=("workshop", "fr", "pdf"))
    assert client.get(address).status_code == 302

    client.force_login(factories.user(is_secretariat=True))

    assert (
        client.get(address)["Content-Disposition"] == 'attachment; filename="questionnaire-workshop.fr.pdf"'
    )
    assert client.get(address.replace("workshop", "nothing")).status_code == 404
