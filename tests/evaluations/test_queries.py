"""An evaluation in short, and how far its figures may lie from those of all who were asked."""

import pytest

from intersession.counting.shares import Kind, Share
from intersession.evaluations import queries
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """The evaluation of 2009 in small: 43 of 190 returned, 26 satisfied with the side event."""
    meeting = factories.meeting()
    found = factories.evaluation(
        meeting, distributed=190, returned=43, printed_rate=23, origin="reconstructed"
    )
    line = factories.line(found, base=43, base_kind="respondents", topic="side_event")
    for answer, count, printed in [("satisfied", 26, 60), ("critical", 2, 5), ("unanswered", 15, 35)]:
        factories.line_part(line, answer=answer, count=count, printed=printed)
    return meeting


def test_overview_has_the_rate_and_the_lines(meeting, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = queries.overview_of(meeting.pk)

    assert (found.returned, found.distributed, found.rate.percent) == (43, 190, 23)
    assert found.reconstructed
    assert [figure.percent for figure in found.lines[0].figures] == [60, 5, 35]


def test_meeting_without_an_evaluation_has_no_overview():
    assert queries.overview_of(factories.meeting().pk) is None


def figure(count, base, items=1):
    return queries.Figure("satisfied", None, Share(count, base, Kind.ANSWERED, items))


@pytest.mark.parametrize(
    "given, population",
    [
        (queries.Figure("satisfied", 80, None), 190),  # printed without a count
        (figure(135, 168, items=4), 190),  # an index: its answers are not independent
        (figure(37, 42), None),  # nobody knows how many were asked
        (figure(37, 42), 40),  # more answers than were asked: a wrong figure is no base for another
        (figure(7, 12), 190),  # counts only
    ],
)
def test_interval_is_not_given_where_it_cannot_be_said(given, population):
    assert queries.interval_of(given, population) is None


def test_interval_of_a_figure_is_that_of_the_kernel():
    assert queries.interval_of(figure(26, 43), 190).percents == (47, 72)
