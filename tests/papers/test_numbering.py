"""Numbers are computed: one series of paragraphs, items per language, notes by figures and letters."""

from dataclasses import replace
from datetime import date

import pytest

from intersession.papers import charts, numbering, tree

META = tree.Meta("IC/2009/10", "Dialogue", "en", "en", date(2009, 9, 24), "Organization", "Consultations")
ITEMS = (tree.Item("a", (), (tree.Item("a-1", ()), tree.Item("a-2", ()))), tree.Item("b", ()))


def paper(*blocks, language="en", annexes=()):
    return tree.Paper(replace(META, language=language), blocks, annexes)


def annex(identity, *blocks, language="en"):
    return tree.Annex(identity, ("Results",), language, "en", blocks)


def para(identity, *notes, **options):
    return tree.Para(identity, tuple(tree.Note(note, ()) for note in notes), **options)


def table(identity, *notes):
    return tree.Table(identity, (), tuple((tree.Note(note, ()),) for note in notes), ())


def chart(identity):
    return tree.Chart(identity, (), "alt", charts.Drawing("bars", (), "en", ""), table(f"{identity}-table"))


def labels(*blocks, **options):
    return numbering.number(paper(*blocks, **options)).label


@pytest.mark.parametrize(
    "number, expected", [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_letter_goes_on_after_z(number, expected):
    assert numbering.letter(number) == expected


@pytest.mark.parametrize("number, expected", [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (39, "xxxix")])
def test_roman_is_lower_case(number, expected):
    assert numbering.roman(number) == expected


def test_heading_of_a_list_has_no_number_and_takes_none_from_others():
    found = labels(
        tree.Heading("h1", ()),
        tree.Heading("name", (), numbered=False),
        tree.Heading("h2", (), level=2),
        tree.Heading("name-2", (), level=2, numbered=False),
        tree.Heading("h3", (), level=2),
    )

    assert found == {"h1": "I.", "name": "", "h2": "A.", "name-2": "", "h3": "B."}


def test_paragraphs_run_on_through_headings_and_skip_the_unnumbered():
    found = labels(
        tree.Heading("h1", ()),
        para("p1"),
        para("summary", numbered=False),
        tree.Heading("h2", ()),
        para("p2"),
    )

    assert found == {"h1": "I.", "p1": "1", "summary": "", "h2": "II.", "p2": "2"}


def test_subheadings_start_again_under_each_heading():
    found = labels(
        tree.Heading("h1", ()),
        tree.Heading("s1", (), 2),
        tree.Heading("s2", (), 2),
        tree.Heading("h2", ()),
        tree.Heading("s3", (), 2),
    )

    assert found == {"h1": "I.", "s1": "A.", "s2": "B.", "h2": "II.", "s3": "A."}


@pytest.mark.parametrize(
    "language, expected",
    [
        ("en", {"p": "1", "a": "(a)", "a-1": "(i)", "a-2": "(ii)", "b": "(b)"}),
        ("fr", {"p": "1", "a": "a)", "a-1": "i)", "a-2": "ii)", "b": "b)"}),
        ("es", {"p": "1", "a": "a)", "a-1": "i)", "a-2": "ii)", "b": "b)"}),
    ],
)
def test_items_are_enclosed_in_english_only(language, expected):
    assert labels(para("p", items=ITEMS), language=language) == expected


def test_annexes_start_again_at_one_and_follow_their_own_language():
    first, second = annex("x", para("x1", items=ITEMS)), annex("y", para("y1"), para("y2"))

    numbers = numbering.number(paper(para("p1"), language="fr", annexes=(first, second)))

    assert [numbers.label[key] for key in ("p1", "x", "x1", "a", "y", "y1", "y2")] == [
        "1", "I", "1", "(a)", "II", "1", "2",
    ]  # fmt: skip
    assert numbers.paragraph == {"p1": 1, "x1": 1, "y1": 1, "y2": 2}


def test_an_only_annex_bears_no_number():
    assert labels(annexes=(annex("x"),)) == {"x": ""}


def test_notes_take_figures_in_the_text_and_letters_in_each_annex_and_table():
    numbers = numbering.number(
        paper(
            para("p1", "n1", "n2"),
            table("t1", "t1-a", "t1-b"),
            para("p2", "n3"),
            annexes=(annex("x", para("x1", "x-a"), table("t2", "t2-a")), annex("y", para("y1", "y-a"))),
        )
    )

    marks = {key: numbers.label[key] for key in ("n1", "n2", "n3", "t1-a", "t1-b", "x-a", "t2-a", "y-a")}
    assert marks == {
        "n1": "1", "n2": "2", "n3": "3", "t1-a": "a", "t1-b": "b", "x-a": "a", "t2-a": "a", "y-a": "a",
    }  # fmt: skip
    assert [note.id for note in numbers.notes] == ["n1", "n2", "n3"]
    assert [note.id for note in numbers.annex_notes["x"]] == ["x-a"]
    assert [note.id for note in numbers.table_notes["t1"]] == ["t1-a", "t1-b"]


def test_notes_in_items_are_numbered_in_reading_order():
    item = tree.Item("i", (tree.Note("n2", ()),))

    assert labels(para("p", "n1", items=(item,)), para("q", "n3")) == {
        "p": "1", "n1": "1", "i": "(a)", "n2": "2", "q": "2", "n3": "3",
    }  # fmt: skip


def test_tables_and_charts_have_a_series_each_through_the_annexes():
    numbers = numbering.number(
        paper(table("t1"), chart("c1"), table("t2"), annexes=(annex("x", table("t3"), chart("c2")),))
    )

    assert [numbers.label[key] for key in ("t1", "t2", "t3", "c1", "c2")] == ["1", "2", "3", "1", "2"]
    assert (numbers.tables, numbers.charts) == (3, 2)


@pytest.mark.parametrize(
    "blocks",
    [
        (para("p"), para("p")),
        (para("p"), para("q", "p")),
        (para("p", items=(tree.Item("p", ()),)),),
        (table("t", "n"), para("p", "n")),
    ],
)
def test_number_refuses_an_id_given_twice(blocks):
    with pytest.raises(ValueError, match=r"two blocks of the paper have the id '[pn]'"):
        numbering.number(paper(*blocks))


def test_number_refuses_an_id_shared_with_an_annex():
    with pytest.raises(ValueError, match="'p'"):
        numbering.number(paper(para("p"), annexes=(annex("x", para("p")),)))
