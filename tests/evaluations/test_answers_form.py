"""The questions of a section: what is shown, what is kept, and what is refused."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from intersession.evaluations import definition
from intersession.evaluations.forms import answers as forms

YES_NO = [{"code": "yes", "label": {"en": "Yes", "es": "Sí"}}, {"code": "no", "label": {"en": "No"}}]
SCALE = [
    {"code": "good", "label": {"en": "Satisfied"}, "tone": "satisfied"},
    {"code": "bad", "label": {"en": "Not satisfied"}, "tone": "critical"},
]


def questionnaire(*items, **more):
    section = {"key": "whole", "title": {"en": "The workshop"}, "items": list(items)}
    lists = {"yes_no": YES_NO, "scale": SCALE}
    return definition.read({"languages": ["en", "es"], "sections": [section], "lists": lists, **more})


def item(code="q", kind="single", **more):
    known = {"options": "yes_no"} if kind in {"single", "multiple", "ranking"} else {}
    return {"code": code, "kind": kind, "label": {"en": f"Question {code}"}, **known, **more}


def sent(read, text, kept=None, language="en"):
    """The form of the first section as it comes back from the browser."""
    return forms.SectionForm(read, read.sections[0], kept or {}, language, QueryDict(text))


def shown(read, kept=None, data=None, language="en"):
    form = forms.SectionForm(read, read.sections[0], kept or {}, language, data)
    return " ".join(render_to_string("evaluations/form/_section.html", {"form": form}).split())


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        (item(), "q=yes", "yes"),
        (item(kind="multiple"), "q=no&q=yes", ["no", "yes"]),
        (item(kind="scale", options="scale"), "q=bad", "bad"),
        (item(kind="number"), "q=3,50", "3.5"),
        (item(kind="number"), "q=100", "100"),
        (item(kind="date"), "q=2009-07-10", "2009-07-10"),
        (item(kind="text"), "q=+More+time.%0D%0AThanks+", "More time.\nThanks"),
        (item(kind="ranking"), "q_0=2&q_1=1", ["no", "yes"]),
        (item(kind="ranking"), "q_0=&q_1=2", ["no"]),
        (item(kind="consent"), "q=on", "yes"),
    ],
)
def test_answer_is_kept_as_json(asked, text, kept):
    form = sent(questionnaire(asked), text)

    assert form.is_valid(), form.errors
    assert form.answers() == {"q": kept}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("single", "q="), ("scale", "q="), ("number", "q="), ("date", "q="), ("text", "q=+")),
        *(("multiple", ""), ("consent", ""), ("ranking", "q_0=&q_1="), ("single", "")),
    ],
)
def test_question_may_be_left_without_an_answer_and_an_answer_taken_back(kind, text):
    form = sent(questionnaire(item(kind=kind, options="yes_no")), text, {"q": "yes"})

    assert form.is_valid(), form.errors
    assert form.answers() == {}


@pytest.mark.parametrize(
    ("asked", "text", "reason"),
    [
        (item(required=True), "q=", "This question needs an answer."),
        (item(kind="consent", required=True), "", "This question needs an answer."),
        (item(), "q=perhaps", "perhaps"),
        (item(kind="multiple", high=1), "q=no&q=yes", "Choose at most 1."),
        (item(kind="multiple", low=2), "q=no", "Choose at least 2."),
        (item(kind="number", low=1, high=10), "q=11", "10"),
        (item(kind="number"), "q=many", "number"),
        (item(kind="date"), "q=soon", "date"),
        (item(kind="ranking"), "q_0=1&q_1=1", "Two options have the same place."),
        (item(kind="text"), "q=" + "x" * 1_000_000, "5000"),
    ],
)
def test_answer_that_cannot_be_kept_is_refused_beside_its_question(asked, text, reason):
    form = sent(questionnaire(asked), text)

    assert not form.is_valid()
    assert reason in str(form.errors["q"])


def test_item_is_shown_when_its_condition_holds_for_what_is_known():
    read = questionnaire(item("came"), item("why", "text", when=["in", "came", ["no"]]))

    assert list(forms.SectionForm(read, read.sections[0], {}, "en").fields) == ["came"]
    assert list(forms.SectionForm(read, read.sections[0], {"came": "no"}, "en").fields) == ["came", "why"]


def test_answer_that_opens_a_question_of_the_same_section_asks_for_it_to_be_shown_again():
    read = questionnaire(item("came"), item("why", "text", when=["in", "came", ["no"]]))
    form = sent(read, "came=no")
    assert form.is_valid()

    kept = form.answers()

    assert form.asks_more(kept)
    again = sent(read, "came=no&why=ill", kept)
    assert again.is_valid()
    assert not again.asks_more(again.answers())


def test_question_that_an_answer_has_closed_needs_nothing_and_keeps_nothing():
    read = questionnaire(item("came"), item("age", "number", required=True, when=["in", "came", ["no"]]))
    kept = {"came": "no", "age": "3"}

    for typed in ("", "4", "many"):
        form = sent(read, f"came=yes&age={typed}", kept)

        assert form.is_valid(), form.errors
        assert form.answers() == {"came": "yes"}


def test_answers_of_other_sections_are_kept_until_they_are_not_asked_any_more():
    later = {"key": "later", "title": {}, "items": [item("side")], "when": ["in", "came", ["yes"]]}
    read = questionnaire(item("came"))
    read = definition.read(
        {**definition.written(read), "sections": [*definition.written(read)["sections"], later]}
    )

    stays, goes = (
        sent(read, "came=yes", {"side": "no", "came": "yes"}),
        sent(read, "came=no", {"came": "yes", "side": "no"}),
    )

    assert stays.is_valid()
    assert stays.answers() == {"came": "yes", "side": "no"}
    assert goes.is_valid()
    assert goes.answers() == {"came": "no"}


def test_no_answer_is_offered_and_marked_first():
    page = shown(questionnaire(item()))

    assert "<legend>Question q</legend>" in page
    assert '<input type="radio" name="q" value="" id="id_q_2" checked> <span>No answer</span>' in page


def test_neighbours_of_a_matrix_make_a_table():
    rows = [item(code, "scale", options="scale", matrix="m") for code in ("a", "b")]

    page = shown(questionnaire(*rows, item("c", "scale", options="scale", matrix="m2")), {"a": "bad"})

    assert page.count("<table") == 1
    assert page.count("<fieldset") == 1
    assert 'value="bad" id="id_a_1" aria-labelledby="id_a_row id_a_1_name" checked' in page


def test_text_of_another_language_is_marked_and_markup_is_text():
    page = shown(questionnaire(item(label={"en": "Was it <b>good</b>?"})), language="es")

    assert "&lt;b&gt;good" in page
    assert "<b>good" not in page


def test_refused_ranking_shows_the_places_that_were_chosen():
    read = questionnaire(item(kind="ranking"))

    page = shown(read, data=QueryDict("q_0=2&q_1=2"))

    assert page.count('<option value="2" selected>') == 2
    assert shown(read, {"q": ["no", "yes"]}).count("selected>") == 2


def test_long_list_is_a_list_that_opens():
    many = [{"code": f"s{number}", "label": {"en": f"State {number}"}} for number in range(190)]
    read = questionnaire(item(options="states"), lists={"states": many})

    page = shown(read)

    assert "<select" in page
    assert "radio" not in page


def test_note_asks_nothing():
    form = sent(questionnaire(item(kind="note")), "")

    assert form.is_valid()
    assert form.answers() == {}
    assert "Question q" in shown(questionnaire(item(kind="note")))
