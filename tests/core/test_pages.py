"""A page is kept until anything in the database changes, whoever changes it."""

import datetime as dt

import psycopg
import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone

from intersession.core import pages
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
FARTHEST_WEST, FARTHEST_EAST = (
    dt.timezone(dt.timedelta(hours=hours)) for hours in (-12, 14)
)  # never on one day


@pytest.fixture
def counted():
    """A kept view that tells how often it was really rendered."""
    calls = []

    @pages.kept
    def view(request):
        calls.append(request.path)
        return HttpResponse(f"rendered {len(calls)}")

    pages.forget()
    return view


def test_page_is_rendered_once_as_long_as_nothing_changes(counted, rf):
    first, second = counted(rf.get("/en/")), counted(rf.get("/en/"))

    assert (first.content, second.content) == (b"rendered 1", b"rendered 1")


def test_page_is_rendered_anew_after_a_change_of_the_record(counted, rf):
    counted(rf.get("/en/"))
    factories.source()

    assert counted(rf.get("/en/")).content == b"rendered 2"


def test_page_is_rendered_anew_after_a_change_by_another_program(counted, rf):
    counted(rf.get("/en/"))
    parameters = connection.get_connection_params()
    known = {key: parameters[key] for key in ("dbname", "user", "host", "port")}
    with psycopg.connect(**known) as other:
        other.execute("INSERT INTO core_source (key, citation) VALUES ('elsewhere', 'a page')")

    assert counted(rf.get("/en/")).content == b"rendered 2"


def test_pages_of_other_addresses_are_other_pages(counted, rf):
    counted(rf.get("/en/"))

    assert counted(rf.get("/en/?on=2009-07-09")).content == b"rendered 2"
    assert counted(rf.get("/fr/")).content == b"rendered 3"
    assert counted(rf.get("/en/", headers={"host": "127.0.0.1"})).content == b"rendered 4"


def test_nothing_is_kept_inside_a_transaction(counted, rf):
    with transaction.atomic():
        counted(rf.get("/en/"))

        assert counted(rf.get("/en/")).content == b"rendered 2"


def test_page_of_another_day_is_rendered_anew(counted, rf):
    with timezone.override(FARTHEST_WEST):
        counted(rf.get("/en/"))

    with timezone.override(FARTHEST_EAST):
        assert counted(rf.get("/en/")).content == b"rendered 2"


def test_page_that_failed_is_not_kept(rf):
    pages.forget()
    answers = iter([HttpResponse(status=500), HttpResponse("mended")])
    view = pages.kept(lambda _request: next(answers))

    view(rf.get("/en/"))

    assert view(rf.get("/en/")).content == b"mended"


def test_kept_pages_do_not_grow_without_end(counted, rf, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 2)
    for number in range(5):
        counted(rf.get(f"/en/?page={number}"))

    assert len(pages._pages) <= 2


def test_page_is_only_read(counted, rf):
    assert counted(rf.post("/en/")).status_code == 405


def test_kept_page_takes_one_query(counted, rf, django_assert_num_queries):
    counted(rf.get("/en/"))

    with django_assert_num_queries(1):
        counted(rf.get("/en/"))


def test_kept_file_stays_what_it_was(rf):
    @pages.kept
    def file(_request):
        return HttpResponse(
            b"{}", content_type="text/calendar", headers={"Content-Disposition": "attachment"}
        )

    pages.forget()
    first, second = file(rf.get("/en/a.ics")), file(rf.get("/en/a.ics"))

    assert second.headers == first.headers
    assert second["Content-Type"] == "text/calendar"
