"""What a paper says of an evaluation: bases, small counts, differences."""

import pytest

from intersession.evaluations import queries, sections, sentences
from intersession.papers import tree
from tests import factories

pytestmark = pytest.mark.django_db


def evaluation(**given):
    known = {"distributed": 190, "returned": 43, "origin": "counted"}
    return factories.evaluation(factories.meeting(key="workshop"), **known | given)


def results():
    found = queries.results_of("workshop")
    assert found is not None
    return found


def line(of, *parts, **given):
    created = factories.line(of, **{"topic": "overall", "base": 42, "label": {"en": "Overall"}} | given)
    for answer, count, printed in parts:
        factories.line_part(created, answer=answer, count=count, printed=printed)
    return created


def first_figure():
    found = results()
    return sentences.bound(found.lines[0].figures[0], "overall", "en", results=found)


def test_counted_figure_names_its_count_and_base():
    line(evaluation(), ("satisfied", 37, None))

    figure = first_figure()

    assert (figure.text, figure.basis) == ("88 per cent", "37 of 42 who answered")


def test_base_under_twenty_prints_the_count_and_no_per_cent():
    line(evaluation(returned=19), ("satisfied", 12, None), base=19)

    assert first_figure().text == "12 of 19 who answered"


def test_class_of_unanswered_questions_makes_the_base_all_respondents():
    line(evaluation(), ("satisfied", 26, 60), ("critical", 2, 5), ("unanswered", 15, 35), base=43)

    assert first_figure().basis == "26 of 43 respondents"


def test_printed_figure_without_a_count_says_so():
    line(evaluation(), ("satisfied", None, 80), base=None)

    assert (first_figure().text, first_figure().basis) == (
        "80 per cent",
        "as printed; the count behind it was not found",
    )


def test_printed_figure_that_the_count_does_not_give_shows_both():
    line(evaluation(), ("satisfied", 30, 88))

    assert first_figure().basis == "30 of 42 who answered; counted 71 per cent, printed 88 per cent"


def test_index_pools_counts_and_never_averages_per_cents():
    of = evaluation()
    index = factories.index(of, key="objectives", label={"en": "Objectives"}, printed=None)
    for key, count in (("a", 37), ("b", 33), ("c", 34), ("d", 31)):
        line(of, ("satisfied", count, None), key=key, topic="objectives", index=index)

    found = results().index("objectives")

    assert (found.figure.share.count, found.figure.share.base) == (135, 168)
    assert found.figure.percent == 80


def test_index_of_lines_that_are_not_all_counted_has_no_count():
    of = evaluation()
    index = factories.index(of, key="objectives", printed=80)
    line(of, ("satisfied", 37, None), key="a", topic="objectives", index=index)
    line(of, key="b", topic="objectives", index=index, base=None)

    assert results().index("objectives").figure.share is None


def test_returns_that_were_not_found_are_said_to_be_unknown():
    evaluation(distributed=None, returned=None)

    assert tree.plain(sections.returns(results(), "en")) == (
        "The number of questionnaires returned was not found."
    )


def test_meeting_without_an_evaluation_has_no_results():
    assert queries.results_of("workshop") is None


def test_quantifier_stands_where_comments_were_not_counted():
    of = evaluation()
    factories.quantifier(key="numerous", words={"en": "numerous comments"})
    factories.coded_comment(
        of, quantifier="numerous", text={"en": "called for action"}, count=None, printed=None
    )

    annex = sections.annex(results(), "en", title=("Annex",), original="en", requests=())

    items = next(block for block in annex.blocks if block.id == "annex-workshop-comments-read").items
    assert [tree.plain(item.content) for item in items] == ["numerous comments called for action."]


@pytest.mark.parametrize("rows", [1, 3])
def test_results_take_five_queries_whatever_their_length(django_assert_num_queries, rows):
    of = evaluation()
    for number in range(rows):
        line(of, ("satisfied", 37, None), key=f"line-{number}")

    with django_assert_num_queries(5):
        queries.results_of("workshop")
