"""The public site in a real browser, on the record of 2009-2010: by eye, by keyboard, on phone and on paper.

`PICTURES=1` also writes the pictures of the README into docs/pictures.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from intersession.record import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
PAGES = (
    "",
    "cycles/2009/",
    "themes/",
    "themes/2010/",
    "meetings/",
    "meetings/2009-workshop-2/",
    "meetings/2009-workshop-2/evaluation/",
    "meetings/council-98/",
    "documents/",
    "documents/IC/2009/10/",
    "documents/MC/2210/Rev.1/",
    "members/",
    "members/?on=tomorrow&by=name",
    "library/",
    "sources/",
    "sources/?of=seed-2",
    "ui/",
    "not-there/",
)
MEETING = "/en/meetings/2009-workshop-2/"
PHONE = {"width": 360, "height": 740}
STOPS = "a[href], button, input, select, summary, [tabindex='0']"
FOCUSED = "() => [...document.querySelectorAll(`" + STOPS + "`)].indexOf(document.activeElement)"
VISIBLE = (
    "() => [...document.querySelectorAll(`" + STOPS + "`)]"
    ".flatMap((e, i) => e.checkVisibility({contentVisibilityAuto: true}) ? [i] : [])"
)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of the site with the packaged record, for all tests of this module."""
    with django_db_blocker.unblock():
        actions.load(actions.DEMO)
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
        connections.close_all()  # this is the browser's own loop, whose connections nobody else closes


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def shows(page: Page, selector: str) -> bool:
    """Whether the element takes room that a reader sees; one clipped for screen readers takes a pixel."""
    return page.locator(selector).first.evaluate("e => e.getBoundingClientRect().width > 5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_fault_of_access(site, page, language, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(f"{site}/{language}/{path}")
        found[path] = faults(page)

    assert {path: rules for path, rules in found.items() if rules} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_a_phone(site, page, language):
    page.set_viewport_size(PHONE)
    found = {}
    for path in PAGES:
        page.goto(f"{site}/{language}/{path}")
        found[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in found.items() if width > PHONE["width"]} == {}


def test_no_page_breaks_the_policy_or_asks_for_what_is_not_there(site, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda answer: complaints.extend([answer.url] if answer.status >= 400 else []))
    for path in PAGES[:-1]:  # the last one is not there on purpose
        page.goto(f"{site}/en/{path}")

    assert complaints == []


@pytest.mark.parametrize("path", [MEETING, "/en/members/", "/en/documents/IC/2009/10/", "/en/ui/"])
def test_keyboard_reaches_everything_in_order(site, page, path):
    page.goto(site + path)
    expected = page.evaluate(VISIBLE)
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))

    assert list(dict.fromkeys(reached)) == expected[: len(set(reached))]
    assert set(reached) >= set(expected) - late(page, path)


def late(page: Page, path: str) -> set[int]:
    """A date field takes a stop for each of its parts, so that the last stops of its page are not reached."""
    parts = page.locator("input[type=date]").count() * 3
    return set(page.evaluate(VISIBLE)[-parts:]) if parts else set()


def test_first_stop_leads_past_the_menu(site, page):
    page.goto(site + MEETING)
    page.keyboard.press("Tab")
    assert shows(page, ".skip")

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_figure_shows_its_base_on_focus_on_hover_and_in_print(site, page):
    page.goto(site + MEETING)
    assert not shows(page, ".basis")

    page.locator(".figure").first.focus()
    assert shows(page, ".basis")
    page.locator("h1").first.click()
    page.locator(".figure").first.hover()
    assert shows(page, ".basis")
    page.mouse.move(0, 0)
    page.emulate_media(media="print")
    assert shows(page, ".basis")


def test_site_needs_no_script(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/members/")
    page.get_by_label("Listed by").select_option("name")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Français").click()
    address, scripts = page.url, page.locator("script").count()
    context.close()

    assert address.startswith(f"{site}/fr/members/?on=")
    assert address.endswith("&by=name")
    assert scripts == 0


def test_reader_walks_from_the_home_page_to_the_paragraph_of_a_conclusion(site, page):
    page.goto(f"{site}/en/")
    page.get_by_role("link", name="Trafficking in Persons").click()
    page.get_by_role("link", name="lesson · para. 3").click()

    assert page.url == f"{site}/en/documents/IC/2009/10/#par-3"
    assert page.locator("#par-3").count() == 1


@pytest.mark.skipif("PICTURES" not in os.environ, reason="pictures are made on request: PICTURES=1")
@pytest.mark.parametrize(
    "name, path, width, height, scheme",
    [
        ("home", "/en/", 1280, 900, "light"),
        ("meeting", MEETING, 1280, 1500, "light"),
        ("paper", "/fr/documents/IC/2009/10/", 1280, 1100, "light"),
        ("evaluation-dark", f"{MEETING}evaluation/", 1280, 1100, "dark"),
        ("meeting-phone", "/es/meetings/2009-workshop-2/", 390, 844, "light"),
    ],
)
def test_pictures_for_the_readme(site, page, name, path, width, height, scheme):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    page.goto(site + path)
    PICTURES.mkdir(parents=True, exist_ok=True)

    page.screenshot(path=PICTURES / f"{name}.png")

    assert (PICTURES / f"{name}.png").stat().st_size > 20_000
