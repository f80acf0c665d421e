"""The desk of the annex in the browser's eyes: sentences decided one by one, previewed, approved."""

import pytest
from django.urls import reverse

from intersession.evaluations.models import Evaluation, Sentence
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(factories.user(is_secretariat=True, name="Ana"))
    return client


@pytest.fixture
def survey():
    item = factories.satisfaction("overall", topic="overall", label={"en": "Overall"})
    given = [{"overall": "satisfied"}] * 30 + [{"overall": "critical"}] * 10
    return factories.closed_survey(given, version=factories.questionnaire_version(factories.asking(item)))


def address(name, survey, *more):
    return reverse(f"evaluations:survey_{name}", args=(survey.key, *more))


def act(desk, survey, act, sentence=""):
    given = {"act": act, "sentence": sentence}
    return desk.post(address("annex", survey), given, follow=True).content.decode()


def test_page_shows_each_sentence_with_its_figures(desk, survey):
    page = desk.get(address("annex", survey)).content.decode()

    assert "Overall: 75 per cent satisfied and 25 per cent critical." in page
    assert "30 of 40 who answered" in page
    assert "2 sentences are not decided yet." in page


def test_looking_at_the_page_writes_nothing(desk, survey):
    desk.get(address("annex", survey))

    assert not Sentence.objects.exists()


def test_sentences_are_decided_and_the_annex_approved(desk, survey):
    act(desk, survey, "kept", "returns")
    act(desk, survey, "kept", "line-overall")

    page = act(desk, survey, "approve")

    assert "by Ana" in page
    public = desk.get(reverse("evaluations:results", args=(survey.meeting.key,))).content.decode()
    assert "75%" in public


def test_approving_too_early_says_why(desk, survey):
    assert "2 sentences are not decided yet." in act(desk, survey, "approve")
    assert not Evaluation.objects.exists()


def test_act_that_is_none_is_refused_in_words(desk, survey):
    assert "Nothing was chosen." in act(desk, survey, "burn", "returns")


def test_sentence_that_is_refused_keeps_what_was_typed(desk, survey):
    given = {f"words_{code}": f"About 75 per cent ({code})" for code in ("en", "fr", "es")}

    page = desk.post(address("sentence", survey, "line-overall"), given).content.decode()

    assert "Write at least one figure as its field" in page
    assert "About 75 per cent (fr)" in page


def test_worded_sentence_is_previewed_in_its_language(desk, survey):
    given = {f"words_{code}": f"{code}: {{satisfied}}." for code in ("en", "fr", "es")}
    desk.post(address("sentence", survey, "line-overall"), given)

    page = desk.get(address("preview", survey, "fr")).content.decode()

    assert "fr\N{NO-BREAK SPACE}: " in page
    assert 'data-count="30"' in page


def test_sentence_that_the_count_does_not_give_is_not_there(desk, survey):
    assert desk.get(address("sentence", survey, "line-other")).status_code == 404


@pytest.mark.parametrize(("name", "more"), [("annex", ()), ("preview", ("en",)), ("sentence", ("returns",))])
def test_index_that_cannot_be_pooled_is_told_on_every_page(desk, name, more):
    items = [
        factories.satisfaction("a", index="whole"),
        factories.satisfaction("b", index="whole", base="respondents"),
    ]
    version = factories.questionnaire_version(factories.asking(*items))
    survey = factories.closed_survey([{"a": "satisfied", "b": "satisfied"}] * 20, version=version)

    page = desk.get(address(name, survey, *more), follow=True).content.decode()

    assert "pools questions that are counted on different bases" in page


def test_preview_in_a_language_that_is_none_is_not_there(desk, survey):
    assert desk.get(address("preview", survey, "xx")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_annex_takes_as_many_queries_whatever_its_length(desk, django_assert_num_queries, rows):
    items = [factories.satisfaction(f"item-{number}", topic="side_event") for number in range(rows)]
    version = factories.questionnaire_version(factories.asking(*items))
    survey = factories.closed_survey([{"item-0": "satisfied"}] * 20, version=version)

    with django_assert_num_queries(17):
        desk.get(address("annex", survey))
