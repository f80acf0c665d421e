"""The secretariat makes a programme in a real browser, by keyboard and by mouse, and releases it twice."""

import datetime as dt
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.accounts.models import User
from intersession.meetings.models import Meeting, Release, Session
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 360, "height": 740}
DAY = dt.date(2010, 3, 9)


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def workshop() -> Meeting:
    factories.organization(time_zone="UTC")
    meeting = factories.meeting(
        key="workshop",
        start="2010-03-09",
        end="2010-03-10",
        prepared_here=True,
        title=factories.words("Borders"),
    )
    factories.room(meeting, name=factories.words("Hall"), seats=300, booths=2)
    factories.room(meeting, name=factories.words("Salon"), seats=20)
    return meeting


def signed_in(page: Page, site: str, person: User) -> Page:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


@pytest.fixture
def desk(page: Page, site: str) -> Page:
    """A page where the secretariat is signed in."""
    return signed_in(page, site, factories.user(is_secretariat=True, name="Ana Díaz", language="en"))


def address(language: str, name: str, *arguments: object) -> str:
    with translation.override(language):
        return reverse(f"meetings:{name}", args=arguments)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def add(page: Page, title: str, start: str, end: str, speaker: str) -> None:
    """Write a session down with the keyboard alone."""
    page.get_by_role("link", name="Add a session").press("Enter")
    for code in LANGUAGES:
        page.locator(f"[name=title_{code}]").fill(f"{title} ({code})")
    page.locator("[name=start]").fill(start)
    page.locator("[name=end]").fill(end)
    page.locator("[name=room]").select_option(label="Hall (en)")
    page.locator("[name=speaker0_name]").fill(speaker)
    page.locator("[name=speaker0_email]").fill(f"{speaker.split(maxsplit=1)[0].lower()}@example.org")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("heading", name=f"{title} (en)")).to_be_visible()


def release(page: Page) -> None:
    follow(page, "Release")
    press(page, "Release")
    expect(page.get_by_text("Released as No.")).to_be_visible()
    follow(page, "Programme")


def times(title: str) -> tuple[str, str]:
    held = Session.objects.get(title__en=f"{title} (en)")
    return f"{held.start:%H:%M}", held.room.name["en"] if held.room else ""


def test_programme_is_made_by_keyboard_and_only_those_concerned_are_told_of_a_shift(
    site, desk, workshop, mailoutbox
):
    desk.goto(site + address("en", "programme", "workshop"))
    add(desk, "Opening", "10:00", "11:00", "Eva Roth")
    add(desk, "Debate", "10:45", "12:00", "Omar Sy")
    expect(desk.get_by_text("Hall (en) is used twice at once")).to_be_visible()

    grip = desk.get_by_role("link", name="Move: Debate (en)")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown"):
        grip.press(key)
    expect(desk.get_by_role("status").last).to_have_text("11:00 · Hall (en)")
    grip.press("Enter")
    expect(desk.get_by_text("Moved.")).to_be_visible()
    expect(desk.get_by_text("used twice at once")).to_have_count(0)
    assert times("Debate") == ("11:00", "Hall (en)")

    release(desk)
    assert {mail.to[0] for mail in mailoutbox} == {"eva@example.org", "omar@example.org"}
    mailoutbox.clear()
    follow(desk, "Shift the day")
    desk.locator("[name=start]").last.fill("11:00")
    desk.locator("[name=minutes]").last.fill("15")
    press(desk, "Show what would move")
    expect(desk.get_by_role("cell", name="11.15–12.30")).to_be_visible()
    press(desk, "Shift the day")
    release(desk)

    [mail] = mailoutbox
    assert mail.to == ["omar@example.org"]
    assert "11.00–12.15 to Tuesday, 9 March, 11.15–12.30" in mail.body
    assert Release.objects.count() == 2


@pytest.fixture
def two_sessions(workshop: Meeting) -> Meeting:
    hall = workshop.rooms.get(name__en="Hall (en)")
    for title, hour in (("Opening", 10), ("Debate", 12)):
        times = {"start": dt.time(hour), "end": dt.time(hour + 1)}
        factories.session(
            workshop, key=title.lower(), day=DAY, room=hall, title=factories.words(title), **times
        )
    return workshop


def test_session_is_dragged_to_another_hour_and_room(site, desk, two_sessions):
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto(site + address("en", "programme", "workshop"))
    grip = desk.get_by_role("link", name="Move: Opening (en)").bounding_box()
    salon = desk.get_by_role("heading", name="Salon (en)").bounding_box()
    hour = desk.locator("#debate").bounding_box()["y"] - desk.locator("#opening").bounding_box()["y"]

    desk.mouse.move(grip["x"] + 5, grip["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(salon["x"] + 40, grip["y"] + 5 + hour / 4, steps=5)
    desk.mouse.up()

    expect(desk.get_by_text("Moved.")).to_be_visible()
    assert times("Opening") == ("10:30", "Salon (en)")


def test_escape_and_leaving_move_nothing(site, desk, two_sessions):
    desk.goto(site + address("en", "programme", "workshop"))
    grip = desk.get_by_role("link", name="Move: Opening (en)")

    grip.press("ArrowDown")
    grip.press("Escape")
    grip.press("ArrowRight")
    grip.press("Tab")

    expect(desk.locator("#opening .clock")).to_have_text("10.00–11.00")
    assert times("Opening") == ("10:00", "Hall (en)")


def test_session_is_moved_without_a_script(site, desk, two_sessions):
    desk.route("**/programme.js", lambda route: route.abort())
    desk.goto(site + address("en", "programme", "workshop"))
    desk.get_by_role("link", name="Move: Opening (en)").click()
    desk.locator("[name=start]").fill("14:00")
    desk.locator("[name=room]").select_option(label="Salon (en)")
    press(desk, "Move")

    expect(desk.get_by_text("Moved.")).to_be_visible()
    assert times("Opening") == ("14:00", "Salon (en)")


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than a telephone."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    limit = page.viewport_size["width"]
    return told if width <= limit else [*told, f"{page.url} is {width} wide"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_desk_of_meetings_has_a_fault_of_access(site, desk, two_sessions, language):
    factories.admission(two_sessions, side_events_until=dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
    event = factories.side_event(two_sessions)
    Session.objects.filter(key="debate").update(start=dt.time(10, 30))
    names = ("desk_one", "revise", "rooms", "add", "copy", "release", "desk_side_events", "side_events")
    pages = [("desk",), ("make",), *((name, "workshop") for name in names)]
    pages += [(name, "workshop", "debate") for name in ("session", "move", "cancel", "remove")]
    pages += [(name, "workshop", DAY) for name in ("programme_day", "shift")]
    pages += [("decide_side_event", "workshop", event.pk), ("changes", "workshop")]
    found = []
    for size in (TELEPHONE, {"width": 1280, "height": 900}):
        desk.set_viewport_size(size)
        shown = (
            pages
            if size == TELEPHONE
            else [("programme_day", "workshop", DAY), ("session", "workshop", "debate")]
        )
        for name, *arguments in shown:
            assert desk.goto(site + address(language, name, *arguments)).status == 200
            found += faults(desk)

    assert found == []
