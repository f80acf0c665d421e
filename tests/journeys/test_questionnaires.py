"""The secretariat makes a questionnaire in a real browser, and looks at it in Spanish on a telephone."""

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

from intersession.evaluations import definition
from intersession.evaluations.conditions import In
from intersession.evaluations.models import Version
from intersession.meetings.models import Meeting
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 360, "height": 740}
KEY = "workshop"
PAGES = [  # of one questionnaire: name, query
    *(("questionnaire", ""), ("questionnaire_section", "?of=overall"), ("questionnaire_item", "?of=overall")),
    *(
        ("questionnaire_options", "?of=satisfaction"),
        ("questionnaire_names", ""),
        ("questionnaire_codes", ""),
    ),
    *(("questionnaire_condition", "?of=item-comments"), ("questionnaire_discard", "")),
    *(
        ("questionnaire_preview", "?section=objectives"),
        ("questionnaire_preview", "?section=objectives&wide=1"),
    ),
]


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def desk(page: Page, site: str) -> Page:
    """A page where the secretariat is signed in."""
    factories.organization(time_zone="UTC")
    client = Client()
    client.force_login(factories.user(is_secretariat=True, name="Ana Díaz", language="en"))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


@pytest.fixture
def workshop(transactional_db: None) -> Meeting:
    """A workshop with an aim, a session and a side event."""
    meeting = factories.meeting(key=KEY, title=factories.words("Cities"), start="2009-07-09")
    factories.aim(meeting, text=factories.words("to learn"))
    for key, kind in (("voices", "voices"), ("side-event", "side_event")):
        factories.session(meeting, key=key, kind=kind, title=factories.words(key))
    return meeting


def address(language: str, name: str, *arguments: str) -> str:
    with translation.override(language):
        return reverse(f"evaluations:{name}", args=arguments)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the screen."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= page.viewport_size["width"] else [*told, f"{page.url} is {width} wide"]


def test_questionnaire_is_made_from_the_programme_and_seen_in_spanish_on_a_telephone(site, desk, workshop):
    desk.goto(site + address("en", "questionnaires"))
    desk.get_by_role("link", name="Make a questionnaire").click()
    desk.locator("[name=meeting]").select_option(str(workshop.pk))
    press(desk, "Make it")
    expect(desk.get_by_role("heading", name="Ready to be sent")).to_be_visible()

    desk.locator("section", has=desk.locator("#section-services")).get_by_role(
        "link", name="Add a question"
    ).click()
    for code in LANGUAGES:
        desk.locator(f"[name=label_{code}]").fill({"en": "Rooms", "fr": "Salles", "es": "Salas"}[code])
    press(desk, "Save")
    expect(desk.get_by_role("alert")).to_contain_text("Choose the list of its answers.")
    expect(desk.locator("[name=label_es]")).to_have_value("Salas")
    desk.locator("[name=options]").select_option("satisfaction")
    press(desk, "Save")
    desk.get_by_role("button", name="Up: Rooms").click()
    desk.get_by_role("link", name="When it is asked What do you suggest").click()
    desk.get_by_label("one of these is so").check()
    desk.locator("[name=is1]").select_option("in:rooms:not_satisfied")
    desk.locator("[name=is2]").select_option("in:rooms:not_satisfied_at_all")
    press(desk, "Save")
    expect(desk.locator("#item-suggestions")).to_contain_text(
        "Asked only if “Rooms” is answered by “Not satisfied” or “Not satisfied at all”."
    )

    desk.set_viewport_size(TELEPHONE)
    desk.goto(site + address("es", "questionnaire_preview", KEY))
    for step in range(6):
        expect(desk.locator(".phone")).to_contain_text(f"{step + 1}")
        if step == 4:
            desk.get_by_role("group", name="Salas").get_by_label("No satisfecho/a", exact=True).check()
        if step == 5:
            expect(desk.get_by_label("¿Qué propone para las próximas reuniones?")).to_be_visible()
        assert faults(desk) == []
        desk.locator(".phone form button[type=submit]").click()

    expect(desk).to_have_url(site + address("es", "questionnaire_preview", KEY) + "?end=1")
    read = definition.read(Version.objects.get().definition)
    assert read.items["suggestions"].when == In("rooms", ("not_satisfied", "not_satisfied_at_all"))
    assert [item.code for item in read.sections[-2].items] == ["interpretation", "rooms", "documents"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_questionnaires_has_a_fault_of_access(site, desk, workshop, language):
    desk.goto(site + address("en", "questionnaire_new") + f"?meeting={workshop.pk}")
    press(desk, "Make it")
    desk.set_viewport_size(TELEPHONE)
    found = []

    for name in ("questionnaires", "questionnaire_new", "questionnaire_upload"):
        desk.goto(site + address(language, name))
        found += faults(desk)
    for name, query in PAGES:
        assert desk.goto(site + address(language, name, KEY) + query).status == 200
        found += faults(desk)
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto(site + address(language, "questionnaire_preview", KEY) + "?section=objectives&wide=1")
    expect(desk.locator("table.matrix")).to_be_visible()

    assert found + faults(desk) == []
