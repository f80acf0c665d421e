"""XLSForms: a definition comes back whole, and of what others made the loss is listed."""

import io
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from intersession.core.refusals import Refused
from intersession.evaluations import definition, faults
from intersession.evaluations.conditions import And, Answered, Compare, In, Not, Or
from intersession.evaluations.definition import Definition, Item, Kind, Option, Section
from intersession.evaluations.exports import xlsforms as exports
from intersession.evaluations.imports import xlsforms as imports

TEXTS = st.sampled_from(["Était-ce utile ?", "=1+1", "Line\nline", "“Yes”", "0", "TRUE", "a, b"])
WORDS = st.fixed_dictionaries({"en": TEXTS}, optional={"fr": TEXTS, "es": TEXTS})
FIRST = Item("first", Kind.SINGLE, {"en": "First"}, options="scale")
SECOND = Item("second", Kind.NUMBER, {"en": "Second"}, low=0, high=9)
THIRD = Item("third", Kind.MULTIPLE, {"en": "Third"}, options="scale", high=2)
CONDITIONS = st.sampled_from(
    [
        None,
        In("first", ("good", "bad")),
        In("third", ("bad",)),
        Compare("second", "!=", Decimal(3)),
        Compare("second", ">=", Decimal("2.5")),
        And((In("first", ("bad",)), Not(Answered("third")))),
        Or((Answered("second"), And((In("first", ("bad",)), In("third", ("good",)))))),
    ]
)
SCALE = (
    Option("good", {"en": "Good"}, "satisfied"),
    Option("bad", {"en": "Bad", "fr": "Mauvais"}, "critical"),
)
KINDS = st.sampled_from(list(Kind))
ITEMS = st.builds(
    lambda kind, label, **more: Item(
        "q",
        kind,
        label,
        options="scale" if kind in definition.OF_OPTIONS else "",
        index="x" if kind == Kind.SCALE else "",
        **more,
    ),
    KINDS,
    WORDS,
    hint=st.one_of(st.just({}), WORDS),
    required=st.booleans(),
    when=CONDITIONS,
    matrix=st.sampled_from(["", "m"]),
    topic=st.sampled_from(["", "objectives"]),
    session=st.sampled_from(["", "voices"]),
    aim=st.sampled_from([None, 1, 3]),
)
DEFINITIONS = st.builds(
    lambda title, when, item: Definition(
        ("en", "fr", "es"),
        (Section("start", {"en": "Start"}, (FIRST, SECOND, THIRD)), Section("end", title, (item,), when)),
        {"scale": SCALE},
        {"x": {"en": "Index", "es": "Índice"}},
    ),
    WORDS,
    CONDITIONS,
    ITEMS,
)


def workbook(*rows, choices=(("list_name", "name", "label"), ("l", "a", "A"), ("l", "b", "B")), **sheets):
    """A workbook with these rows under the heads of the first one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in {"survey": rows, "choices": choices, **sheets}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def asked(type_="text", heads=(), **cells):
    known = {"type": type_, "name": "q", "label": "Q", **cells}
    return imports.read(workbook(tuple(known), tuple(known.values())))


@settings(max_examples=25, deadline=None)
@given(DEFINITIONS)
def test_definition_that_is_written_is_read_back_the_same(made):
    found = imports.read(exports.write(made, key="survey-1", title="Survey"))

    assert found.definition == made
    assert (found.wrong, found.lost) == ((), ())
    assert found.title == {"en": "Survey"}


@settings(max_examples=8, deadline=None)
@given(DEFINITIONS)
def test_workbook_is_converted_by_the_program_of_the_format(made):
    xls2xform = pytest.importorskip("pyxform.xls2xform", reason="pyxform is not installed")

    converted = xls2xform.convert(
        io.BytesIO(exports.write(made, key="survey-1", title="Survey")), validate=False
    )

    assert "<h:title>Survey</h:title>" in converted.xform


def test_no_text_of_a_workbook_is_a_formula():
    made = definition.read(
        {"languages": ["en"], "sections": [{"key": "a", "title": {"en": "=HYPERLINK(1)"}}]}
    )

    sheet = load_workbook(io.BytesIO(exports.write(made, key="k", title="=2+2")))["survey"]

    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"] == [
        "s"
    ]


@pytest.mark.parametrize(
    ("name", "lines", "kinds"),
    [
        ("yes_or_no_question", 1, {"single": 1}),
        ("or_other", 2, {"single": 2, "text": 1}),
        ("choice_filter_test", 3, {"single": 3}),
        ("specify_other", 1, {"single": 1, "text": 1}),
        ("group", 5, {"text": 1, "number": 1}),
        ("extra_columns", 1, {"text": 1}),
        ("xlsform_spec_test", 56, {"note": 12, "single": 8, "text": 6, "number": 3, "multiple": 1,
                                   "consent": 1, "date": 1}),
    ],
)  # fmt: skip
def test_sample_is_read_with_its_rows(samples, name, lines, kinds):
    found = imports.read((samples / "xlsforms" / f"{name}.xlsx").read_bytes())

    items = found.definition.items.values()
    assert found.lines == lines
    assert {kind: sum(item.kind == kind for item in items) for kind in kinds} == kinds
    assert len(items) == sum(kinds.values())
    assert found.wrong == ()


def test_what_the_specification_sample_loses_is_told_by_sheet_and_row(samples):
    found = imports.read((samples / "xlsforms" / "xlsform_spec_test.xlsx").read_bytes())

    told = {(remark.sheet, remark.line): remark.words for remark in found.lost}

    assert found.definition.languages == ("en", "zh")
    assert "“geopoint” is not known" in told["survey", "34"]
    assert told["survey", "14"] == "The constraint “. <= ${a_integer}” is not kept."
    assert "regex(" in told["survey", "7"]
    assert told["columns", ""] == "This sheet is not read."


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"type_": "geopoint"}, "The type “geopoint” is not known here"),
        ({"constraint": "regex(., '^a')"}, "The constraint “regex(., '^a')” is not kept."),
        ({"relevant": "today() > '2020-01-01'"}, "Asked always:"),
        ({"relevant": "${gone} = 'a'"}, "“gone”, which is no question"),
        ({"required": "${x} = 1"}, "it is not required"),
        ({"type_": "select_one l", "appearance": "minimal"}, "Not kept: appearance."),
        ({"type_": "integer"}, "that it must be a whole one is not kept"),
        ({"label": "You said ${q}"}, "An answer within a text"),
        ({"label::Martian": "nuq"}, "“label::Martian” is not known"),
    ],
)
def test_what_is_not_kept_is_listed(cells, words):
    found = asked(**cells)

    assert any(words in str(remark) for remark in found.lost), found.lost
    assert found.wrong == ()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"constraint": ". >= ("}, "survey, 2: “. >= (” is no expression."),
        ({"relevant": "${q} = 'a' and ("}, "is no expression."),
        ({"type_": "select_one gone"}, "There is no list of answers “gone”"),
        ({"name": ""}, "This question has no name."),
        ({"aim": "first"}, "“first” cannot stand in the column “aim”."),
        ({"base": "everybody"}, "“everybody” cannot stand in the column “base”."),
        ({"type_": "begin group"}, "This group is never ended."),
        ({"type_": "end group"}, "This ends a group that was never begun."),
    ],
)
def test_what_is_malformed_must_be_mended(cells, words):
    assert any(words in str(remark) for remark in asked(**cells).wrong)


def test_two_questions_of_one_name_must_be_mended():
    found = imports.read(workbook(("type", "name"), ("text", "q"), ("text", "q")))

    assert [str(remark) for remark in found.wrong] == ["survey, 3: Two questions have the code “q”."]


@pytest.mark.parametrize(
    ("cells", "bounds"),
    [
        ({"type_": "decimal", "constraint": ". >= 1 and . <= 10"}, (1, 10)),
        ({"type_": "decimal", "constraint": "(. <= 10) and (. >= -1)"}, (-1, 10)),
        ({"type_": "range", "parameters": "start=1 end=5"}, (1, 5)),
        ({"type_": "select_multiple l", "constraint": "count-selected(.) <= 2"}, (None, 2)),
    ],
)
def test_bounds_are_kept(cells, bounds):
    item = asked(**cells).definition.items["q"]

    assert (item.low, item.high) == bounds


def test_condition_of_an_inner_group_goes_to_its_questions():
    rows = (
        ("type", "name", "label", "relevant", "appearance"),
        ("begin group", "a", "A", "", ""),
        ("select_one l", "q", "Q", "", ""),
        ("begin group", "b", "", "${q} = 'a'", "table-list"),
        ("select_one l", "r", "R", "${q} != ''", ""),
        ("end group", "", "", "", ""),
        ("end group", "", "", "", ""),
    )

    found = imports.read(workbook(*rows))

    assert [section.key for section in found.definition.sections] == ["a"]
    assert found.definition.items["r"].when == And((In("q", ("a",)), Answered("q")))
    assert found.definition.items["r"].matrix == "b"
    assert found.lost == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook(("name", "label"), ("q", "Q")), "it is no XLSForm"),
        (b"PK\x03\x04nonsense", "save it as XLSX"),
    ],
)
def test_what_is_no_xlsform_is_refused(content, words):
    with pytest.raises(Refused, match=words):
        imports.read(content)


def test_workbook_that_asks_nothing_is_a_definition_with_that_fault():
    found = imports.read(workbook(("type",), choices=()))

    assert [fault.words for fault in faults.faults(found.definition)][-1] == "There is no section yet."


def test_a_deep_expression_is_told_and_does_no_harm():
    limit = sys.getrecursionlimit()

    found = asked(relevant="(" * limit * 3 + "1" + ")" * limit * 3)

    assert found.wrong or found.lost
