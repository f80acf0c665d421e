"""Surveys of LimeSurvey: what is kept of a structure, what is listed, and what is refused."""

import pytest

from intersession.core.refusals import Refused
from intersession.evaluations.conditions import Answered, In, Not
from intersession.evaluations.imports import limesurvey

HIDDEN = {"qid": "1", "attribute": "hidden", "value": "1"}


def table(name, *rows):
    lines = ("".join(f"<{head}><![CDATA[{text}]]></{head}>" for head, text in row.items()) for row in rows)
    return f"<{name}><rows>{''.join(f'<row>{line}</row>' for line in lines)}</rows></{name}>"


def question(qid, kind, code, **more):
    return {
        "qid": str(qid),
        "parent_qid": "0",
        "gid": "1",
        "type": kind,
        "title": code,
        "question_order": str(qid),
        **more,
    }


def part(qid, of, code):
    return {"qid": str(qid), "parent_qid": str(of), "gid": "1", "title": code, "question_order": str(qid)}


def survey(*questions, parts=(), answers=(), attributes=(), texts=(), **group):
    """A structure in English and French; every question is called by its code."""
    named = [
        {"qid": row["qid"], "question": f"{row['title']} {language}", "language": language}
        for row in (*questions, *parts)
        for language in ("en", "fr")
    ]
    tables = (
        table("groups", {"gid": "1", "group_order": "1", "grelevance": "1", **group}),
        table("group_l10ns", {"gid": "1", "group_name": "First", "language": "en"}),
        table("questions", *questions),
        table("subquestions", *parts),
        table("question_l10ns", *(texts or named)),
        table("answers", *answers),
        table(
            "answer_l10ns",
            *({"aid": row["aid"], "answer": f"Answer {row['code']}", "language": "en"} for row in answers),
        ),
        table("question_attributes", *attributes),
        table("surveys", {"language": "en", "additional_languages": "fr"}),
        table("surveys_languagesettings", {"surveyls_language": "en", "surveyls_title": "Title"}),
    )
    body = f"<LimeSurveyDocType>Survey</LimeSurveyDocType>{''.join(tables)}"
    return f'<?xml version="1.0" encoding="UTF-8"?><document>{body}</document>'.encode()


def read(*questions, **more):
    return limesurvey.read(survey(*questions, **more))


def told(found):
    return [str(remark) for remark in found.lost]


def test_sample_keeps_codes_types_order_and_texts(samples):
    found = limesurvey.read((samples / "surveys" / "survey.lss").read_bytes())

    items = [(item.code, item.kind.value, item.required) for item in found.definition.items.values()]
    assert items == [("G01Q01", "text", False), ("G01Q02", "single", True), ("G02Q04", "single", True)]
    assert found.title == {"en": "Test Survey"}
    assert [section.title for section in found.definition.sections] == [
        {"en": "First Group"},
        {"en": "Second Group"},
    ]
    assert found.definition.items["G01Q01"].label == {"en": "Text for first question"}
    assert "questions, G02Q03: The type “|” is not known here: it is left out." in told(found)
    assert found.lines == 4


@pytest.mark.parametrize(
    ("kind", "ours"), [("T", "text"), ("S", "text"), ("N", "number"), ("5", "single"), ("Y", "single")]
)
def test_simple_types_are_kept_in_every_language(kind, ours):
    item = read(question(1, kind, "q")).definition.items["q"]

    assert item.kind == ours
    assert item.label == {"en": "q en", "fr": "q fr"}


def test_list_keeps_its_answers_in_order():
    answers = [
        {"aid": "1", "qid": "1", "code": "A2", "sortorder": "2"},
        {"aid": "2", "qid": "1", "code": "A1", "sortorder": "1"},
    ]

    made = read(question(1, "L", "q"), answers=answers).definition

    assert [(one.code, one.label["en"]) for one in made.options(made.items["q"])] == [
        ("A1", "Answer A1"),
        ("A2", "Answer A2"),
    ]


def test_parts_are_the_answers_of_a_multiple_choice_and_the_rows_of_an_array():
    parts = (part(3, 1, "SQ1"), part(4, 1, "SQ2"), part(5, 2, "R1"), part(6, 2, "R2"))

    made = read(question(1, "M", "m"), question(2, "F", "f"), parts=parts).definition

    assert [option.code for option in made.options(made.items["m"])] == ["SQ1", "SQ2"]
    assert [code for code, item in made.items.items() if item.matrix == "f"] == ["f_R1", "f_R2"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ('((q.NAOK == "Y"))', In("q", ("Y",))),
        ("!is_empty(q.NAOK)", Answered("q")),
        ("is_empty(q)", Not(Answered("q"))),
        ('m_SQ1.NAOK == "Y"', In("m", ("SQ1",))),
        ("1", None),
    ],
)
def test_relevance_is_kept_where_the_tree_can_say_it(text, condition):
    asked = (question(1, "Y", "q"), question(2, "M", "m"), question(3, "T", "why", relevance=text))

    found = read(*asked, parts=(part(4, 2, "SQ1"),))

    assert found.definition.items["why"].when == condition
    assert told(found) == []


@pytest.mark.parametrize(
    ("questions", "more", "words"),
    [
        ((question(1, "T", "q", relevance="regexMatch('/x/', q)"),), {}, "the condition “regexMatch"),
        ((question(1, "X", "q"),), {}, "The type “X” is not known here"),
        ((question(1, "L", "q", other="Y", preg="/a/"),), {}, "Not kept: other, preg."),
        ((question(1, "T", "q"),), {"attributes": [HIDDEN]}, "Not kept: hidden."),
        ((question(1, "T", "q"),), {"grelevance": "rand() > 3"}, "the condition “rand() > 3” is not kept"),
    ],
)  # fmt: skip
def test_what_is_not_kept_is_listed_by_its_code(questions, more, words):
    assert any(words in remark for remark in told(read(*questions, **more)))


def test_markup_is_taken_out_and_told():
    texts = [{"qid": "1", "question": "<p>Is <b>it</b>?</p><script>x</script>", "language": "en"}]

    found = read(question(1, "T", "q"), texts=texts)

    assert "<" not in found.definition.items["q"].label["en"]
    assert any("kept without marks" in remark for remark in told(found))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<document/>",
        b"not xml",
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><document>&a;</document>',
        b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType>" + b" " * limesurvey.MOST,
    ],
)  # fmt: skip
def test_what_is_no_structure_is_refused(content):
    with pytest.raises(Refused, match=r"\.lss"):
        limesurvey.read(content)
