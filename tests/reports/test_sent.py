"""Papers of a consultation that the secretariat takes from its desk, to send them."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from intersession.consultations.actions import terms
from intersession.reports import actions
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)
KINDS = ("note_verbale", "result")
STARTS = {"pdf": b"%PDF-", "docx": b"PK"}


def address(kind, key="topics", language="fr", ending="pdf"):
    return reverse(f"reports:{kind}", args=(key, language, ending))


@pytest.fixture
def counted():
    factories.organization(time_zone="Europe/Zurich")
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A")
    return terms.close(consultation, now=CLOSED)


@pytest.fixture
def secretary(client):
    client.force_login(factories.user(is_secretariat=True))
    return client


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", actions.SENT)
def test_paper_is_given_from_the_desk_in_the_formats_that_are_sent(secretary, counted, kind, ending):
    answer = secretary.get(address(kind, ending=ending))

    name = f"{kind.replace('_', '-')}-topics.fr.{ending}"
    assert answer.content.startswith(STARTS[ending])
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_desk_links_every_language_and_format(secretary, counted):
    page = secretary.get(reverse("consultations:desk_one", args=("topics",))).content.decode()

    wanted = {
        address(kind, "topics", code, end) for kind in KINDS for code in ("en", "fr", "es") for end in STARTS
    }
    assert {found for found in wanted if f'"{found}"' in page} == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_paper_of_a_consultation_is_for_the_secretariat(client, counted, kind):
    answers = [client.get(address(kind))]
    for rights in ({}, {"is_administrator": True}):
        client.force_login(factories.user(**rights))
        answers.append(client.get(address(kind)))

    assert [answer.status_code for answer in answers] == [302, 403, 403]


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "result", "key": "nothing"},
        {"kind": "result", "language": "xx"},
        {"kind": "note_verbale", "ending": "exe"},
        {"kind": "note_verbale", "ending": "akn"},
    ],
)
def test_paper_that_there_is_not_is_not_found(secretary, counted, asked):
    assert secretary.get(address(**asked)).status_code == 404


def test_consultation_without_times_offers_no_note_and_none_that_is_open_a_result(secretary):
    cycle = factories.cycle(year=2027)
    factories.open_consultation(cycle=cycle)
    factories.consultation(cycle, key="undated", state="draft")

    open_page = secretary.get(reverse("consultations:desk_one", args=("topics",))).content.decode()
    draft = secretary.get(reverse("consultations:desk_one", args=("undated",))).content.decode()

    assert address("result") not in open_page
    assert address("note_verbale", "undated") not in draft
    assert secretary.get(address("result")).status_code == 404
    assert secretary.get(address("note_verbale", "undated")).status_code == 404


def test_paper_is_only_read(secretary, counted):
    assert secretary.post(address("result")).status_code == 405
