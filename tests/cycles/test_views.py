"""The page of themes."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_what_was_not_chosen_and_came_back_leads_to_its_year(client):
    later = factories.cycle(year=2015)
    factories.candidate(
        factories.cycle(year=2010), letter="D", title={"en": "Cities"}, fate="not_chosen", came_back=later
    )

    page = client.get("/en/themes/").content.decode()

    assert '<span class="fate not_chosen">not chosen</span>' in page
    assert '<a href="/en/cycles/2015/">came back in 2015</a>' in page


def test_year_without_a_theme_says_so(client):
    factories.cycle(year=2001, theme={})

    assert "theme not found" in client.get("/en/themes/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_themes_take_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.candidate(factories.cycle(), letter="A")

    with django_assert_num_queries(3):
        client.get("/en/themes/")
