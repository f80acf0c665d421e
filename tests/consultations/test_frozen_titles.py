"""What was asked stays as it was asked: a title corrected after opening shows nowhere in the consultation."""

import pytest

from intersession.consultations import sections
from intersession.consultations.actions import terms
from tests import factories
from tests.factories import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    cycle = factories.cycle(year=2027)
    rows = [factories.candidate(cycle, letter=letter, title=words(f"Topic {letter}")) for letter in "ABC"]
    found = factories.open_consultation(
        cycle=cycle, options=[terms.Offered(row.letter, candidate=row) for row in rows]
    )
    rows[0].title = words("Corrected")
    rows[0].save()
    return found


def test_page_of_the_consultation_keeps_the_title(client, opened):
    page = client.get(f"/en/consultations/{opened.key}/").content.decode()

    assert "Topic A" in page
    assert "Corrected" not in page


def test_form_on_paper_keeps_the_title(opened):
    said = repr(sections.reply_form(opened, "en", zone="Europe/Zurich"))

    assert "Topic A" in said
    assert "Corrected" not in said
