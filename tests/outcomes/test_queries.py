"""What came of a meeting."""

import pytest

from intersession.outcomes import queries
from tests import factories

pytestmark = pytest.mark.django_db


def test_outcomes_are_in_order_and_name_the_paragraph_that_reports_them(django_assert_num_queries):
    meeting, paper = factories.meeting(), factories.document(symbol="IC/2009/10")
    factories.conclusion(meeting, number=2, kind="practice", document=paper, paragraph=4)
    factories.conclusion(meeting, number=1, kind="lesson")
    factories.request(meeting, key="slides")
    factories.improvement(meeting, key="interpretation")
    factories.request(factories.meeting(), key="of another meeting")

    with django_assert_num_queries(1):
        found = queries.outcomes(meeting)

    assert [(row["number"], row["kind"], row["paragraph"]) for row in found.conclusions] == [
        (1, "lesson", None),
        (2, "effective practice", 4),
    ]
    assert found.conclusions[1]["document__symbol"] == "IC/2009/10"
    assert [row["key"] for row in found.requests] == ["slides"]
    assert [row["key"] for row in found.improvements] == ["interpretation"]
