"""The register as the public sees it."""

import pytest

from intersession.documents import queries
from tests import factories

pytestmark = pytest.mark.django_db


def symbols(rows):
    return [row["symbol"] for row in rows]


def test_register_is_in_the_order_of_the_symbols():
    for symbol, key in [("MC/2210/Add.10", "b"), ("MC/2210/Add.2", "a"), ("MC/2210", "")]:
        factories.document(symbol=symbol, sort_key=key)

    assert symbols(queries.register()) == ["MC/2210", "MC/2210/Add.2", "MC/2210/Add.10"]


@pytest.mark.parametrize("distribution, shown", [("general", 1), ("limited", 0), ("restricted", 0)])
def test_register_shows_what_is_of_general_distribution(distribution, shown):
    factories.document(symbol="IC/2009/1", distribution=distribution, date="2009")

    assert len(queries.register()) == shown
    assert len(queries.filters()["years"]) == shown


def test_register_is_filtered_by_year_and_body():
    council, committee = factories.body(key="council"), factories.body(key="committee")
    factories.document(symbol="MC/1", sort_key="1", date="2009-11-23", body=council)
    factories.document(symbol="MC/2", sort_key="2", date="2010", body=council)
    factories.document(symbol="SC/1", sort_key="3", date="2009", body=committee)

    assert symbols(queries.register(year="2009")) == ["MC/1", "SC/1"]
    assert symbols(queries.register(year="2009", body="council")) == ["MC/1"]
    assert queries.register(year="1999") == []


def test_filters_name_each_year_and_body_once():
    council = factories.body(key="council")
    for number, date in enumerate(["2009-11-23", "2009", "2010-01", ""]):
        factories.document(symbol=f"MC/{number}", date=date, body=council)

    found = queries.filters()

    assert [row["year"] for row in found["years"]] == ["2010", "2009"]
    assert [row["body__key"] for row in found["bodies"]] == ["council"]


def test_document_says_the_languages_of_its_parts_in_order():
    document = factories.document(symbol="IC/2009/10")
    factories.part(document, number=1, languages=["en"])
    factories.part(document, number=0, original="en", languages=["en", "fr"])

    [row] = queries.register()

    assert [part["languages"] for part in row["parts"]] == [["en", "fr"], ["en"]]


def test_papers_of_a_year_are_those_with_a_symbol():
    factories.document(symbol="IC/2009/10", date="2009-09-24")
    factories.document(symbol=None, date="2009")
    factories.document(symbol="IC/2010/1", date="2010")

    assert symbols(queries.of_year(2009)) == ["IC/2009/10"]
