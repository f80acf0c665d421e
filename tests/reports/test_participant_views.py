"""The public page of participants: nobody before a list is issued, then those who may be named today."""

from datetime import UTC, datetime

import pytest

from intersession.meetings.models import Registration
from intersession.reports.models import IssuedList
from intersession.reports.views import participants
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/en/meetings/workshop/participants/"


@pytest.fixture
def meeting():
    found = factories.meeting(key="workshop", start="2009-07-09")
    factories.admission(found, listing="all")
    factories.registration(found, entity=factories.member("Atlantis"), name="Ana Díaz", lines=["<b>Head</b>"])
    factories.registration(found, kind="ngo", represents="Open Roads", name="Bo Li", standing="attended")
    return found


def issued(meeting, basis="registered"):
    document = factories.document(symbol="MC/INF/294")
    at = datetime(2026, 10, 1, tzinfo=UTC)
    kind = "final" if basis == "attended" else "provisional"
    return IssuedList.objects.create(meeting=meeting, document=document, kind=kind, basis=basis, issued_at=at)


def text(client, query=""):
    return client.get(PAGE + query).content.decode()


def test_nobody_is_shown_before_a_list_is_issued(client, meeting):
    page = text(client)

    assert "No list of participants has been issued yet." in page
    assert "Ana" not in page


@pytest.mark.parametrize("basis, shown", [("registered", [True, True]), ("attended", [False, True])])
def test_page_shows_those_of_the_base_that_was_issued(client, meeting, basis, shown):
    issued(meeting, basis)
    page = text(client)

    assert [name in page for name in ("Ana Díaz", "Bo Li")] == shown


def test_words_of_a_delegation_are_never_markup(client, meeting):
    issued(meeting)

    assert "&lt;b&gt;Head&lt;/b&gt;" in text(client)


def test_withdrawn_name_leaves_the_page_at_once_although_the_list_is_kept(client, meeting):
    person = factories.person(protected=True)
    factories.registration(meeting, person=person, kind="migrants", name="Rosa Secret")
    consent = factories.consent(meeting, person)
    issued(meeting)
    before = text(client)
    consent.withdrawn_at = datetime(2026, 10, 2, tzinfo=UTC)
    consent.save()

    after = text(client)

    assert ("Lina" in before, "Lina" in after) == (True, False)
    assert "Secret" not in before + after


def test_files_of_a_list_with_a_withdrawn_name_are_not_given_out(client, meeting, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    from_list = issued(meeting)
    factories.rendition(from_list.document, language="en", format="csv")
    from_list.entries = [{"registration": 0, "protected": True}]
    from_list.save()

    answer = client.get("/en/documents/MC/INF/294.en.csv")

    assert answer.status_code == 404
    assert "The files are withheld" in client.get("/en/documents/MC/INF/294/").content.decode()


def test_document_of_a_list_leads_to_the_page(client, meeting):
    issued(meeting)

    assert PAGE in client.get("/en/documents/MC/INF/294/").content.decode()


@pytest.fixture
def long(meeting, monkeypatch):
    monkeypatch.setattr(participants, "MOST", 1)
    issued(meeting)


@pytest.mark.parametrize(
    "query, names",
    [
        ("", [True, False]),
        ("?of=members", [True, False]),
        ("?of=ngo", [False, True]),
        ("?all", [True, True]),
    ],
)
def test_long_list_is_read_part_by_part_or_whole(client, long, query, names):
    page = text(client, query)

    assert [name in page for name in ("Ana Díaz", "Bo Li")] == names


@pytest.mark.parametrize("query", ["?of=nothing", "?of=members&letter=Q"])
def test_part_that_is_none_is_not_found(client, long, query):
    assert client.get(PAGE + query).status_code == 404


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("query, queries", [("", 9), ("?all", 8)])
def test_page_takes_the_same_queries_for_few_and_for_many(
    client, long, more, query, queries, django_assert_num_queries
):
    entity = Registration.objects.get(name="Ana Díaz").entity
    for _ in range(more):
        factories.registration(entity and Registration.objects.first().meeting, entity=entity)

    with django_assert_num_queries(queries):
        client.get(PAGE + query)
