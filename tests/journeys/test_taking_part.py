"""Taking part, in a browser: eight people are nominated on a laptop, one accepts on a phone in Spanish."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.meetings.models import Meeting, Quota, Registration
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PASTED = "\n".join(
    f"Ms.\tAna NUMBER{n}\tAdviser\tMinistry of Labour\tana{n}@example.org\tes" for n in range(6)
)


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # links that were counted here do not count elsewhere


@pytest.fixture
def meeting() -> Meeting:
    found = factories.meeting(key="workshop", title=factories.words("Workshop"), start="2027-05-01")
    now = timezone.now()
    factories.admission(found, opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30))
    Quota.objects.create(meeting=found, kind="state", each=8)
    return found


def enter(page: Page, site: str, person) -> None:
    """Sign in without the mail, for who has signed in before."""
    client = Client()
    client.force_login(person)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and whether it is wider than its window."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= page.viewport_size["width"] else [*told, f"{page.url} is {width} wide"]


def nominate(page: Page, address: str) -> None:
    """Paste six, write two by hand, make one of these the head, and save."""
    page.goto(address)
    page.locator("[name=pasted]").fill(PASTED)
    page.get_by_role("button", name="Read the table").click()
    expect(page.get_by_text("6 rows were read.")).to_be_visible()
    for number, name in ((6, "Ben WRITTEN"), (7, "Cy HEAD")):
        page.get_by_role("button", name="Add a person").click()
        page.locator(f"[name=row{number}-name]").fill(name)
    page.locator("[name=row7-place]").select_option("head")
    page.get_by_role("button", name="Move person 7 up").click()
    assert faults(page) == []
    page.get_by_role("button", name="Save the list").last.click()
    expect(page.get_by_text("The list is saved.")).to_be_visible()


def confirm(page: Page, site: str) -> None:
    """Tick everybody and confirm them."""
    page.goto(f"{site}/en/desk/meetings/workshop/registrations/")
    for box in page.locator("[name=pk]").all():
        box.check()
    assert faults(page) == []
    page.get_by_role("button", name="Confirm those that are ticked").click()
    expect(page.get_by_text("8 persons are confirmed.")).to_be_visible()


def accept(page: Page, site: str) -> None:
    """Open the link of a mail on a phone, agree to be named, and accept."""
    letter = next(sent for sent in mail.outbox if sent.to == ["ana0@example.org"])
    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    page.goto(site + re.search(r"https?://[^/]+(/es/taking-part/\S+/)", letter.body)[1])
    page.locator("#listed").check()
    assert faults(page) == []
    page.locator("button[value=accept]").click()
    expect(page.locator("button[value=accept]")).to_have_count(0)
    assert faults(page) == []


def test_eight_are_nominated_confirmed_and_one_accepts_on_a_phone(site, page, meeting):
    state = factories.member("Atlantis", key="atlantis")
    focal = factories.delegate(factories.delegation(state), role="focal_point").user
    page.set_viewport_size(LAPTOP)

    enter(page, site, focal)
    nominate(page, f"{site}/en/desk/meetings/workshop/delegation/atlantis/")
    enter(page, site, factories.user(is_secretariat=True))
    confirm(page, site)
    accept(page, site)

    rows = Registration.objects.filter(meeting=meeting).order_by("position")
    assert (rows.count(), rows[0].name, rows[0].standing) == (8, "Cy HEAD", "registered")
    assert rows.get(person__email="ana0@example.org").listed


def test_somebody_without_a_delegation_applies_on_a_phone(site, page, meeting):
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/en/meetings/workshop/take-part/")
    assert faults(page) == []
    page.locator("[name=email]").fill("zoe@example.org")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_text("A mail is on its way")).to_be_visible()
    page.goto(site + re.search(r"https?://[^/]+(/en/\S+)", mail.outbox[-1].body)[1])
    page.locator("[name=name]").fill("Zoe")
    page.locator("[name=kind]").select_option("ngo")
    page.locator("[name=represents]").fill("House of Hope")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_visible()  # it was not read what is kept
    assert faults(page) == []
    page.locator("[name=agreed]").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("The secretariat looks at it and writes to you.")).to_be_visible()

    assert Registration.objects.get().standing == "applied"


def test_rows_are_dragged_into_the_order_of_protocol(site, page, meeting):
    state = factories.member("Atlantis", key="atlantis")
    focal = factories.delegate(factories.delegation(state), role="focal_point").user
    for position, name in enumerate(("Ana", "Ben", "Cy")):
        factories.registration(meeting, entity=state, name=name, standing="nominated", position=position)
    page.set_viewport_size({"width": 1280, "height": 1600})
    enter(page, site, focal)
    page.goto(f"{site}/en/desk/meetings/workshop/delegation/atlantis/")

    page.locator(".handle").nth(2).drag_to(
        page.locator(".roster > li").first, target_position={"x": 20, "y": 4}
    )
    page.get_by_role("button", name="Save the list").last.click()
    expect(page.get_by_text("The list is saved.")).to_be_visible()

    assert list(Registration.objects.order_by("position").values_list("name", flat=True)) == [
        "Cy",
        "Ana",
        "Ben",
    ]
