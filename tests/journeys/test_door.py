"""The door, in a real browser: two clerks, 200 persons, and a network that is cut in the middle."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.meetings.models import CheckIn, Meeting, Registration
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
PERSONS, SHARED = 200, 10
SENT = 30_000  # milliseconds in which what waits is sent


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def meeting() -> Meeting:
    found = factories.meeting(key="workshop", title=factories.words("Workshop"), start="2026-11-23")
    factories.admission(found)
    return found


@pytest.fixture
def codes(meeting) -> list[str]:
    rows = [
        factories.registration(meeting, name=f"Ana NUMBER{n}", standing="confirmed") for n in range(PERSONS)
    ]
    return [row.code for row in rows]


@pytest.fixture
def clerks(browser: Browser, site: str) -> Iterator[list[BrowserContext]]:
    """Two phones, each signed in as a clerk of its own."""
    phones = [browser.new_context(viewport=PHONE) for _clerk in range(2)]
    for phone in phones:
        client = Client()
        client.force_login(factories.user(is_secretariat=True))
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
        phone.add_cookies([cookie])
    yield phones
    for phone in phones:
        phone.close()


def opened(phone: BrowserContext, site: str, language: str = "en") -> Page:
    """Open the door and wait until the device has all that it needs without network."""
    page = phone.new_page()
    page.goto(f"{site}/{language}/desk/meetings/workshop/door/")
    expect(page.locator("[data-door][data-kept]")).to_be_attached()
    return page


def read(page: Page, codes: Iterable[str]) -> None:
    """Type codes as a hand scanner does: each at once, then Enter."""
    for code in codes:
        page.locator("#entry").fill(code)
        page.locator("#entry").press("Enter")
        expect(page.locator("#entry")).to_have_value("")


def shows(page: Page, state: str, *texts: str) -> None:
    """Wait until the sign shows that state, and these texts."""
    sign = page.locator("[data-sign]")
    expect(sign).to_have_attribute("data-sign", state)
    for text in texts:
        expect(sign).to_contain_text(text)


def waiting(page: Page, number: int) -> None:
    expect(page.locator("[data-waiting]")).to_have_text(str(number), timeout=SENT)


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and whether it is wider than its window."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= page.viewport_size["width"] else [*told, f"{page.url} is {width} wide"]


def test_two_clerks_check_in_200_while_the_network_is_cut(site, clerks, codes):
    one, two = (opened(phone, site) for phone in clerks)
    half = PERSONS // 2
    first, second = codes[: half + SHARED], codes[half - SHARED :]  # 20 badges are read by both

    read(one, first[:20])
    read(two, second[:20])
    for phone in clerks:
        phone.set_offline(True)
    read(one, first[20:60])
    shows(one, "waiting", "Ana NUMBER59")
    kept = one.locator("[data-waiting]").inner_text()
    one.reload()  # the page, its list and its queue are on the device
    expect(one.locator("[data-waiting]")).to_have_text(kept)
    expect(one.locator("[data-known]")).to_have_text(str(PERSONS))
    read(one, first[60:])
    read(two, second[20:])
    assert int(kept) >= 40  # those on their way when the network was cut wait too
    assert CheckIn.objects.count() <= 40
    for phone in clerks:
        phone.set_offline(False)
    for page in (one, two):
        waiting(page, 0)
        expect(page.locator("[data-refused]")).to_be_hidden()

    assert CheckIn.objects.count() == PERSONS + 2 * SHARED
    assert CheckIn.objects.values("registration").distinct().count() == PERSONS
    assert Registration.objects.filter(standing="attended").count() == PERSONS
    connection.close()


def test_the_second_clerk_is_told_at_once_and_a_name_is_found_without_network(site, clerks, codes):
    one, two = (opened(phone, site) for phone in clerks)

    read(one, codes[:1])
    shows(one, "accepted", "Checked in", "Ana NUMBER0")
    assert faults(one) == []
    read(two, codes[:1])
    shows(two, "again", "Read before", "Ana NUMBER0", "This badge was read already, at")
    assert faults(two) == []
    clerks[1].set_offline(True)
    read(two, ["number17"])
    two.get_by_role("button", name="Ana NUMBER17").first.click()
    shows(two, "waiting", "Kept on this device", "Ana NUMBER17")
    expect(two.locator("[data-network]")).to_have_text("cut")
    assert faults(two) == []
    clerks[1].set_offline(False)
    waiting(two, 0)
    shows(two, "accepted", "Ana NUMBER17")

    assert Registration.objects.filter(standing="attended").count() == 2
    connection.close()


def test_what_cannot_be_taken_is_told_and_listed(site, clerks, meeting):
    refused = factories.registration(meeting, name="Ben NOMINATED", standing="nominated")
    page = opened(clerks[0], site)

    read(page, [refused.code])
    shows(page, "refused", "Ben NOMINATED", "Not confirmed (nominated)")
    assert faults(page) == []
    read(page, ["no-badge-at-all0"])
    shows(page, "unknown", "of nobody who is registered")
    assert faults(page) == []

    expect(page.locator("[data-refused] li")).to_have_count(2)
    waiting(page, 0)
    connection.close()


def test_names_leave_the_device_at_the_end_and_not_before_what_waits_is_sent(site, clerks, codes):
    page = opened(clerks[0], site)
    clerks[0].set_offline(True)
    read(page, codes[:1])
    page.locator("[data-end]").click()
    expect(page.locator("[data-problem]")).to_contain_text("must be sent before you end")
    clerks[0].set_offline(False)
    waiting(page, 0)

    page.locator("[data-end]").click()
    page.wait_for_url("**/attendance/")

    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0
    assert CheckIn.objects.count() == 1
    connection.close()


def test_names_leave_the_device_when_the_day_is_over(site, clerks, codes):
    page = opened(clerks[0], site)
    clerks[0].set_offline(True)
    read(page, codes[:1])

    page.clock.install(time=timezone.now() + timedelta(days=1))
    page.reload()

    expect(page.locator("[data-problem]")).to_contain_text("The day is over")
    expect(page.locator("[data-known]")).to_have_text("0")
    waiting(page, 1)
    connection.close()


def test_a_clock_that_is_wrong_is_corrected_by_that_of_the_server(site, clerks, codes):
    page = clerks[0].new_page()
    page.clock.install(time=timezone.now() + timedelta(hours=3))
    page.goto(f"{site}/en/desk/meetings/workshop/door/")
    expect(page.locator("[data-known]")).to_have_text(str(PERSONS))

    read(page, codes[:1])
    shows(page, "accepted")

    assert abs(CheckIn.objects.get().at - timezone.now()) < timedelta(minutes=1)
    connection.close()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_desk_of_the_door_fits_a_phone_in_each_language(site, clerks, meeting, language):
    row = factories.registration(meeting, name="Ana NUMBER0", represents="House of Hope", kind="ngo")
    reading = factories.check_in(row, session=factories.session(meeting))
    page = opened(clerks[0], site, language)

    assert faults(page) == []
    for address in ("door/walk-in/", "attendance/", f"attendance/{reading.pk}/"):
        page.goto(f"{site}/{language}/desk/meetings/workshop/{address}")
        assert faults(page) == []
    connection.close()
