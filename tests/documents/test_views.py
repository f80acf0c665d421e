"""The page of the register."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_document_leads_to_its_page_by_its_symbol(client):
    factories.document(symbol="IC/2009/10", title={"en": "The paper"}, date="2009-09-24")

    page = client.get("/en/documents/").content.decode()

    assert '<a href="/en/documents/IC/2009/10/">The paper</a>' in page


def test_series_is_headed_by_its_pattern_in_words(client):
    series = factories.series(pattern="IC/{year}/{n}")
    factories.document(symbol="IC/2009/10", series=series)

    assert "<h2>IC/<i>year</i>/<i>number</i></h2>" in client.get("/en/documents/").content.decode()


def test_filter_that_fits_nothing_leads_back_to_all(client):
    factories.document(symbol="IC/2009/10", date="2009")

    page = client.get("/en/documents/?year=1950").content.decode()

    assert "No document fits this filter." in page
    assert '<a href="/en/documents/">Show all documents</a>' in page


def test_filter_of_the_reader_is_text_and_no_markup(client):
    page = client.get("/en/documents/?year=%3Cscript%3E&body=%22").content.decode()

    assert "<script" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_register_takes_the_same_queries_for_any_number(client, django_assert_num_queries, rows):
    for number in range(rows):
        factories.part(
            factories.document(symbol=f"IC/2009/{number}", series=factories.series(pattern=number))
        )

    with django_assert_num_queries(4):
        client.get("/en/documents/")


def test_page_of_a_document_says_what_the_register_knows(client):
    paper = factories.document(symbol="MC/2210", title={"en": "Draft report"}, date="2007-02-12")
    factories.part(paper, original="en", languages=["en", "fr"])

    page = client.get("/en/documents/MC/2210/").content.decode()

    assert "<h1>Draft report</h1>" in page
    assert "<dd>English, French · original: English</dd>" in page
    assert "No file is published here." in page
