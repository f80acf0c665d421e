import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from intersession.core import tables
from intersession.core.refusals import Refused

NAMES = {
    "name": ("name", "nom", "nombre"),
    "state": ("State", "Member State", "État membre", "Estado miembro"),
}
HEADS = ("Nom", "État membre")

texts = st.text(max_size=40).map(tables.cleaned)
day = datetime(2009, 11, 9)  # noqa: DTZ001 - a spreadsheet knows no zones
values = texts | st.integers(-(10**9), 10**9) | st.dates() | st.none()
written = st.lists(st.tuples(values, values).filter(lambda row: any(map(tables.shown, row))), min_size=1)


def cells(content, **more):
    return [tuple(row.cells.values()) for row in tables.read(content, columns=NAMES, **more).rows]


def csv_of(rows, heads=HEADS):
    return b"".join(tables.write_csv(heads, rows))


def xlsx_of(rows, heads=HEADS):
    with tables.write_xlsx(heads, rows, title="List") as file:
        return file.read()


def book_of(*rows, **more):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title, others in more.items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


SMALL = xlsx_of([("A", 5), ("B", day)])
with zipfile.ZipFile(io.BytesIO(SMALL)) as archive:
    PARTS = archive.namelist()


@given(written)
def test_csv_that_is_written_reads_as_the_same_rows(rows):
    assert cells(csv_of(rows)) == [tuple(map(tables.shown, row)) for row in rows]


@settings(deadline=None)  # a spreadsheet takes as long as the machine is busy
@given(written.filter(lambda rows: all(d.year > 1900 for row in rows for d in row if isinstance(d, date))))
def test_xlsx_that_is_written_reads_as_the_same_rows(rows):
    assert cells(xlsx_of(rows)) == [tuple(map(tables.shown, row)) for row in rows]


@given(st.text())
def test_any_pasted_text_is_read_or_refused_in_words(text):
    try:
        read = cells(f"name,state\n{text}")
    except Refused:
        read = []

    assert not any(cell.startswith("=") for row in read for cell in row if f"'{cell}" not in text)


@given(st.binary())
def test_any_bytes_are_read_or_refused_in_words(content):
    with pytest.raises(Refused):
        tables.read(content, columns=NAMES)


@settings(deadline=None)  # a spreadsheet takes as long as the machine is busy
@given(st.integers(0, 4500), st.binary(min_size=1, max_size=60))
def test_damaged_spreadsheet_is_read_or_refused_in_words(place, damage):
    content = bytearray(xlsx_of([("A", "B")]))
    content[place : place + len(damage)] = damage

    with suppress(Refused):
        tables.read(bytes(content), columns=NAMES)


@settings(deadline=None)  # a spreadsheet takes as long as the machine is busy
@given(
    st.sampled_from(PARTS), st.integers(0, 900), st.sampled_from([b"", b"<", b'"', b"9" * 20, b"\0", b"</c>"])
)
def test_spreadsheet_with_damaged_parts_is_read_or_refused_in_words(name, place, damage):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SMALL)) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.namelist():
            text = source.read(part)
            made.writestr(part, text[:place] + damage + text[place + 5 :] if part == name else text)

    with suppress(Refused):
        tables.read(target.getvalue(), columns=NAMES)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_table_reads_in_each_separator_and_encoding(separator, encoding):
    text = f"Nom{separator}État membre\r\nAïda{separator}Côte d’Ivoire\r\n"

    assert cells(text.encode(encoding)) == [("Aïda", "Côte d’Ivoire")]


@pytest.mark.parametrize("heads", ["NOM;ETAT MEMBRE", "Estado miembro: ;“Nombre”", " Member\u00a0state;Name"])
def test_heads_match_without_case_accents_and_punctuation_in_any_order(heads):
    table = tables.read(f"{heads}\na;b", columns=NAMES)

    assert set(table.heads) == {"name", "state"}


def test_separator_is_the_one_that_divides_the_heads():
    assert cells("name;state\nDoe, Jane, Ms;France") == [("Doe, Jane, Ms", "France")]


def test_separator_may_be_announced_as_spreadsheets_do():
    assert cells("sep=|\r\nname|state\r\na|b") == [("a", "b")]


def test_titles_above_the_heads_are_passed_over_and_lines_keep_their_numbers():
    table = tables.read("Delegation of France,\n\nname,state\n\nA,\n\nB,", columns=NAMES)

    assert [row.line for row in table.rows] == [5, 7]


def test_cell_of_several_lines_counts_them():
    table = tables.read('name,state\n"A\nB",x\nC,y', columns=NAMES)

    assert [(row.line, row.cells["name"]) for row in table.rows] == [(2, "A\nB"), (4, "C")]


def test_faults_say_line_column_and_what_is_wrong():
    table = tables.read("Nom,État\nA,B,C\n,D\n=B3,", columns=NAMES, required=["name"])

    assert [str(fault) for fault in table.faults] == [
        "Line 2: it has more cells than there are heads.",
        "Line 3, column “Nom”: it is empty.",
        "Line 4, column “Nom”: it is a formula or an error. Write its value.",
    ]
    assert table.unknown == ("État",)
    assert str(table.fault(table.rows[0], "name", "who is this?")) == "Line 2, column “Nom”: who is this?"


def test_cell_that_is_too_long_is_a_fault():
    table = tables.read(f"name\n{'a' * 5001}", columns=NAMES)

    assert "5000 characters" in str(table.faults[0])


@pytest.mark.parametrize(
    "content, reason",
    [
        ("", "heads of the columns are missing"),
        ("A,B\nname,x", "no row below"),
        ("Ann,France\nBob,Spain", "name / nom / nombre; State / Member State"),
        ("name,nom\na,b", "“name” and “nom”"),
        ("state of Member\n", "heads of the columns are missing"),
        ("Member State\nFrance", "column “name / nom / nombre” is missing"),
        ('name\n"A\n', "Line 2: a quotation mark is not closed"),
        ('name\nB\n"A" and B', "Line 3: a quotation mark"),
        ("name" + ",x" * 100 + "\na", "more than 100 columns"),
        (b"name\n\x81", "CSV UTF-8"),
        (b"PK\x03\x04 no spreadsheet", "cannot be read"),
        ("name\n" + "a\n" * 20_001, "more than 20000 rows"),
    ],
)
def test_table_that_cannot_be_read_is_refused_in_words(content, reason):
    with pytest.raises(Refused, match=reason):
        tables.read(content, columns=NAMES, required=["name"])


def test_twenty_thousand_rows_are_read():
    assert len(cells("name\n" + "a\n" * 20_000)) == 20_000


@pytest.mark.parametrize("language, said", [("fr", "Ligne 3"), ("es", "Línea 3")])
def test_faults_are_said_in_the_language_of_the_reader(language, said):
    with translation.override(language):
        table = tables.read("name,state\nA,B\n,C", columns=NAMES, required=["name"])

        assert str(table.faults[0]).startswith(said)


def test_formula_of_a_spreadsheet_without_a_value_is_a_fault():
    table = tables.read(book_of(["name", "state"], ["=B3", "France"], ["#REF!", "x"]), columns=NAMES)

    assert [fault.line for fault in table.faults] == [2, 3]
    assert [row.cells["name"] for row in table.rows] == ["", ""]


def test_formula_of_a_spreadsheet_gives_its_last_value():
    content = with_last_value(book_of(["name", "state"], ["=B2", "France"]), b"France")

    assert cells(content) == [("France", "France")]


def with_last_value(content, value):
    """The same file as a spreadsheet program saves it, with the value beside each formula."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.infolist():
            text = re.sub(rb"</f><v ?(/>|></v>)", b"</f><v>" + value + b"</v>", source.read(part))
            made.writestr(part, text.replace(b'<c r="A2">', b'<c r="A2" t="str">'))
    return target.getvalue()


def test_first_sheet_with_heads_is_read():
    content = book_of(["Notes"], Delegates=[["Delegation of France"], ["Name", "Member State"], ["A", "B"]])

    assert cells(content) == [("A", "B")]


def test_values_of_a_spreadsheet_read_as_they_are_seen():
    row = [3.0, 2.5, date(2009, 11, 9), day, day.replace(hour=10, minute=30), time(10, 30)]

    table = tables.read(book_of(list("abcdef"), row), columns={key: (key,) for key in "abcdef"})

    assert list(table.rows[0].cells.values()) == [
        "3",
        "2.5",
        "2009-11-09",
        "2009-11-09 00:00",
        "2009-11-09 10:30",
        "10:30",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+41 22", "-x", "@SUM(A1)", "'=1", "＝1"])
def test_text_never_becomes_a_formula(text):
    written, sheet = csv_of([(text, "")]), load_workbook(io.BytesIO(xlsx_of([(text, "")]))).active

    assert written.decode("utf-8-sig").splitlines()[1] == f"'{text},"
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (text, "s", True)


def test_numbers_are_written_as_numbers():
    row = (
        -3,
        Decimal("2.50"),
        date(2009, 11, 9),
        datetime(2009, 11, 9, 10, tzinfo=timezone(timedelta(hours=1))),
    )

    sheet = load_workbook(io.BytesIO(xlsx_of([row], "abcd"))).active

    assert (
        csv_of([row], "abcd").decode("utf-8-sig")
        == "a,b,c,d\r\n-3,2.50,2009-11-09,2009-11-09 10:00+01:00\r\n"
    )
    assert [cell.value for cell in sheet[2]] == [-3, 2.5, day, day.replace(hour=10)]


def test_spreadsheet_has_frozen_heads_and_columns_that_fit():
    sheet = load_workbook(io.BytesIO(xlsx_of([("A", "a long text\n" + "x" * 30), ("B", "y" * 500)]))).active

    assert (sheet.title, sheet.freeze_panes, sheet["A1"].font.bold) == ("List", "A2", True)
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (5, 60)


def test_title_of_a_sheet_is_one_that_spreadsheets_take():
    with tables.write_xlsx(["a"], [], title="Séance 1/2: [les États] et bien plus encore") as file:
        assert load_workbook(file).sheetnames == ["Séance 1 2   les États  et bien"]


def test_csv_is_written_some_rows_at_a_time():
    asked = []

    chunks = tables.write_csv(["a"], (asked.append(number) or (number,) for number in range(20_000)))
    next(chunks)

    assert len(asked) < 1000


def test_text_that_no_spreadsheet_holds_is_cut_where_one_can_see_it():
    sheet = load_workbook(io.BytesIO(xlsx_of([("a" * 40_000, "")]))).active

    assert sheet["A2"].value == "a" * 32_766 + "…"
