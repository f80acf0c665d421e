"""The block tree: templates filled, text joined, notes and figures found in reading order."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.papers import charts, tree

FIGURE = tree.Bound("88 per cent", "survey.objective-1", "37 of 42 answers", 37, 42)
OTHER = tree.Bound("23 per cent", "survey.returns", "43 of 190", 43, 190)
NOTE = tree.Note("n1", ("See ", OTHER, "."))
SYMBOL = tree.Symbol("IC/2009/10")
META = tree.Meta("IC/2009/10", "Dialogue", "en", "en", date(2009, 9, 24), "Organization", "Consultations")


def chart():
    drawing = charts.Drawing(
        "bars", (charts.Bar("one", (charts.Part("one", 1, "good"),), "1"),), "en", "Title"
    )
    table = tree.Table("t2", ("table",), (("head",),), ((("cell",), (OTHER,)),), ("source",))
    return tree.Chart("c1", ("chart",), "alt", drawing, table)


# Templates


def test_fill_puts_parts_where_the_template_names_them():
    found = tree.fill("%(share)s of the answers, see %(symbol)s.", share=FIGURE, symbol=(SYMBOL, NOTE))

    assert found == (FIGURE, " of the answers, see ", SYMBOL, NOTE, ".")


def test_fill_joins_text_and_keeps_a_per_cent_sign():
    assert tree.fill("%(n)s of 100 %% and %(n)s", n="88") == ("88 of 100 % and 88",)


def test_fill_without_parts_is_the_template_and_an_empty_one_nothing():
    assert tree.fill("Plain.") == ("Plain.",)
    assert tree.fill("") == ()


@pytest.mark.parametrize(
    "template, parts", [("%(share)s", {}), ("none", {"share": FIGURE}), ("%(share)d", {"share": FIGURE})]
)
def test_fill_refuses_a_name_without_part_and_a_part_without_name(template, parts):
    with pytest.raises(KeyError, match="share"):
        tree.fill(template, **parts)


@given(st.lists(st.sampled_from(["", "a", " ", SYMBOL, NOTE]), max_size=8))
def test_merged_keeps_the_text_and_leaves_no_two_texts_side_by_side(inlines):
    found = tree.merged(inlines)

    assert tree.plain(found) == tree.plain(tuple(inlines))
    assert "" not in found
    texts = [isinstance(inline, str) for inline in found]
    assert (True, True) not in list(itertools.pairwise(texts))


def test_sentences_are_joined_by_one_space_and_empty_ones_left_out():
    assert tree.sentences((), ("One.",), (), (FIGURE, " two.")) == ("One. ", FIGURE, " two.")
    assert tree.sentences() == ()


# Reading


def test_plain_reads_through_markup_and_leaves_out_notes_and_references():
    nested = tree.Strong(
        (tree.Link(("link",), "https://iom.int"), tree.Quoted((tree.Foreign(("mot",), "fr"),)))
    )

    assert tree.plain((nested, NOTE, tree.Ref("p1"), " ", SYMBOL, FIGURE)) == "linkmot IC/2009/1088 per cent"


def test_notes_and_figures_come_in_reading_order_from_any_depth():
    second = tree.Note("n2", ())
    content = (tree.Emph((tree.Quoted((NOTE,)), FIGURE)), second)

    assert list(tree.notes(content)) == [NOTE, second]
    assert list(tree.bound(content)) == [OTHER, FIGURE]


def test_changed_reaches_figures_inside_notes_and_leaves_the_rest():
    content = (tree.Strong((FIGURE,)), NOTE, SYMBOL, "text")

    found = tree.changed(content, lambda figure: replace(figure, approved="80"))

    assert [figure.approved for figure in tree.bound(found)] == ["80", "80"]
    assert tree.changed(found, lambda figure: replace(figure, approved="")) == content


def test_contents_follow_the_order_in_which_a_block_is_read():
    para = tree.Para(
        "p", ("para",), (tree.Item("i", ("item",), (tree.Item("j", ("sub",)),)), tree.Item("k", ("next",)))
    )

    assert list(tree.contents(para)) == [("para",), ("item",), ("sub",), ("next",)]
    assert list(tree.contents(tree.Heading("h", ("head",)))) == [("head",)]
    assert list(tree.contents(chart())) == [
        ("chart",),
        ("table",),
        ("head",),
        ("cell",),
        (OTHER,),
        ("source",),
    ]


def test_figures_of_a_paper_include_those_of_its_annexes():
    annex = tree.Annex("a", ("Annex",), "en", "en", (chart(),))
    paper = tree.Paper(META, (tree.Para("p", (FIGURE, NOTE)),), (annex,))

    assert list(tree.figures(paper)) == [FIGURE, OTHER, OTHER]


# Changing


@pytest.mark.parametrize(
    "block",
    [
        tree.Heading("h", ("a",), 2),
        tree.Para(
            "p", ("a",), (tree.Item("i", ("b",), (tree.Item("j", ("c",)),)),), numbered=False, written=True
        ),
        tree.Table("t", ("a",), (("b",),), ((("c",), ("d",)),), ("e",)),
        chart(),
    ],
)
def test_mapped_changes_every_run_and_nothing_else(block):
    marked = tree.mapped(block, lambda content: ("!", *content))

    assert list(tree.contents(marked)) == [("!", *content) for content in tree.contents(block)]
    assert tree.mapped(marked, lambda content: content[1:]) == block
