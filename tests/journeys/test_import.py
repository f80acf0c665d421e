"""The import of a programme in a real browser: a file is chosen, previewed, and what is ticked is stored."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.meetings.models import Session
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 390, "height": 844}
TABLE = """Date,Start,End,Title,Room,Speakers,Language
2009-11-24,10:00,11:00,Opening of the session,Salle XVII,"Ann One; Bo Two",en
2009-11-24,11:00,,General debate,Salle XVII,,fr
2009-11-25,10:00,13:00,Moved by the file,Salle XX,,en
"""


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def desk(page: Page, site: str) -> Page:
    factories.organization(time_zone="Europe/Zurich")
    meeting = factories.meeting(key="council-98", start="2009-11-23", end="2009-11-26")
    factories.session(meeting, uid="gone", title={"en": "From an earlier file"})
    client = Client()
    client.force_login(factories.user(is_secretariat=True, name="Ana Pérez"))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


def choose(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}/{language}/desk/meetings/council-98/import/")
    file = {"name": "programme.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("#id_zone").fill("Europe/Zurich")
    page.locator("form button").last.click()


def test_what_is_ticked_is_stored(desk, site):
    choose(desk, site, "en")
    expect(desk.get_by_role("heading", name="2 doubts")).to_be_visible()
    desk.get_by_label("General debate").uncheck()
    desk.get_by_role("button", name="Store what is ticked").click()

    expect(desk.get_by_text("2 sessions stored.")).to_be_visible()
    assert set(Session.objects.exclude(uid="gone").values_list("key", flat=True)) == {
        "opening-of-the-session",
        "moved-by-the-file",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [None, TELEPHONE])
def test_preview_is_usable_by_everybody(desk, site, language, size):
    if size:
        desk.set_viewport_size(size)
    choose(desk, site, language)

    assert Axe().run(desk).response["violations"] == []
    width = desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0
