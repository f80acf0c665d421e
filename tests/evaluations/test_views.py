"""The page of results: every figure beside what it was counted from."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def results():
    meeting = factories.meeting(key="workshop", title={"en": "Workshop"})
    return factories.evaluation(meeting, distributed=190, returned=43, origin="reconstructed")


def line(results, count, printed, **given):
    found = factories.line(results, base=42, **given)
    factories.line_part(found, answer="satisfied", count=count, printed=printed)
    return found


def page(client, language="en"):
    return client.get(f"/{language}/meetings/workshop/evaluation/").content.decode()


def test_printed_figure_stands_beside_count_and_interval(client, results):
    line(results, 37, 88)

    shown = page(client)

    assert "<b>88%</b>" in shown
    assert ">37 of 42</td>" in shown
    assert ">77–94%</td>" in shown


def test_reconstructed_counts_are_said_to_be_so(client, results):
    line(results, 37, 88)

    assert "Counts are reconstructed, not published." in page(client)
    assert "Count (reconstructed)" in page(client)


def test_counted_figures_bear_no_such_note(client, results):
    results.origin = "counted"
    results.save()
    line(results, 37, 88)

    assert "reconstructed" not in page(client)


def test_difference_from_the_count_has_a_column_only_when_there_is_one(client, results):
    line(results, 37, 88)
    assert "Difference" not in page(client)

    line(results, 37, 90)
    assert ">-2</td>" in page(client)


def test_line_of_which_only_the_name_was_published_says_so(client, results):
    factories.line(results, label={"en": "Panels"}, base=None)

    assert "no figure of its own was published" in page(client)


def test_chart_is_drawn_with_words_for_those_who_do_not_see_it(client, results):
    line(results, 37, 88, label={"en": "Understanding"})

    assert '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"' in page(client)
    assert "Understanding: 88% (37 of 42)" in page(client)


def test_evaluation_without_counts_has_no_chart(client, results):
    assert "<svg" not in page(client)


@pytest.mark.parametrize("key", ["workshop", "nothing"])
def test_meeting_without_an_evaluation_has_no_such_page(client, key):
    factories.meeting(key="workshop")

    assert client.get(f"/en/meetings/{key}/evaluation/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_results_take_the_same_queries_for_any_number(client, results, django_assert_num_queries, rows):
    for _ in range(rows):
        line(results, 37, 88)

    with django_assert_num_queries(7):
        page(client)
