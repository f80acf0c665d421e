"""What was put to Members."""

import pytest

from intersession.consultations import queries
from tests import factories

pytestmark = pytest.mark.django_db


def test_theme_comes_before_topics_each_with_its_candidates():
    cycle = factories.cycle(year=2010)
    for letter, kind in [("B", "topic"), ("A", "topic"), ("T1", "theme")]:
        factories.candidate(cycle, letter=letter, kind=kind)
    factories.consultation(cycle, kind="topics", seats=2)

    theme, topics = queries.choices(2010)

    assert [row["letter"] for row in theme["candidates"]] == ["T1"]
    assert theme["consultation"] is None
    assert [row["letter"] for row in topics["candidates"]] == ["A", "B"]
    assert topics["consultation"]["seats"] == 2


def test_year_about_which_nothing_is_known_has_no_choices():
    factories.candidate(factories.cycle(year=2010), letter="A")

    assert queries.choices(2009) == []
