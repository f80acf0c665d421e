"""The import at the desk: a file, its preview, and only then the programme."""

import base64
import re
import zlib
from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intersession.meetings.models import Session
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/en/desk/meetings/council-98/import/"
TABLE = """Date,Start,End,Title
2009-11-24,10:00,11:00,Opening
2009-11-24,11:00,,Panel <b>
"""


@pytest.fixture
def desk(client):
    factories.organization(time_zone="Europe/Zurich")
    factories.meeting(key="council-98")
    client.force_login(factories.user(is_secretariat=True))
    return client


def send(desk, text=TABLE, **given):
    file = SimpleUploadedFile("programme.csv", text.encode())
    return desk.post(ADDRESS, {"file": file, "zone": "Europe/Zurich", "written_in": "en", **given})


def carried(page):
    """Read what the page carries to the button, all ticks set."""
    fields = dict(
        re.findall(r'<input type="hidden" name="(content|token|zone|written_in)" value="([^"]*)"', page)
    )
    return {**fields, "take": re.findall(r'name="take" value="(\d+)"', page), "store": "yes"}


def test_preview_shows_doubts_and_changes_and_stores_nothing(desk):
    page = send(desk).content.decode()

    assert "Row 3: It has neither end nor duration" in page
    assert "Panel &lt;b&gt;" in page
    assert not Session.objects.exists()


def test_button_stores_what_was_shown(desk):
    answer = desk.post(ADDRESS, carried(send(desk).content.decode()), follow=True)

    assert "2 sessions stored." in answer.content.decode()
    assert list(Session.objects.values_list("key", "day", "start")) == [
        ("opening", date(2009, 11, 24), time(10)),
        ("panel-b", date(2009, 11, 24), time(11)),
    ]


def test_only_what_is_ticked_is_stored(desk):
    desk.post(ADDRESS, {**carried(send(desk).content.decode()), "take": ["1"]})

    assert [session.key for session in Session.objects.all()] == ["panel-b"]


def test_second_import_has_nothing_to_store(desk):
    desk.post(ADDRESS, carried(send(desk).content.decode()))

    page = send(desk).content.decode()

    assert "Nothing to store: the programme is as the file says." in page
    assert 'name="store"' not in page


def test_programme_that_changed_since_the_preview_is_shown_again(desk):
    fields = carried(send(desk).content.decode())
    desk.post(ADDRESS, {**fields, "take": ["0"]})

    page = desk.post(ADDRESS, fields).content.decode()

    assert "The programme changed meanwhile. Nothing was stored; look at it again." in page
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"zone": ""}, "The times are in no time zone."),
        ({"zone": "Geneva"}, "“Geneva” is no time zone"),
        ({"text": "nothing"}, "The heads of the columns are missing."),
        ({"file": ""}, "Choose the file of the programme."),
        ({"file": "", "content": "%%%"}, "The file did not arrive whole"),
        ({"file": "", "content": "eJw="}, "This file is empty."),
        ({"written_in": "xx"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_read_is_told_and_stores_nothing(desk, given, told):
    answer = send(desk, **given)

    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Session.objects.exists()


def test_file_that_unpacks_beyond_reason_is_told(desk):

    bomb = base64.b64encode(zlib.compress(b"x" * 200_000_000)).decode()

    assert "10 MB" in send(desk, file="", content=bomb).content.decode()
