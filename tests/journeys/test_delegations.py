"""Delegations on a telephone, in a real browser: a focal point is accredited, invites and hands over."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.membership import actions
from intersession.membership.models import Delegate
from tests import factories
from tests.accounts import signing_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 390, "height": 844}
OTTO, RUTH = "otto@example.org", "ruth@example.org"


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def telephone(page: Page) -> Page:
    page.set_viewport_size(TELEPHONE)
    return page


def enter(page: Page, site: str, person) -> None:
    """Sign in without the mail, for who has signed in before."""
    client = Client()
    client.force_login(person)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def follow(page: Page, site: str, email: str) -> None:
    """Open the address of the last mail as nobody, sign in by a code, and accept."""
    address = re.search(r"https?://[^/]+(/\S+/invitations/\S+/)", mail.outbox[-1].body)[1]
    page.context.clear_cookies()
    page.goto(site + address)
    page.locator("main a.button").click()
    page.locator("#id_login").fill(email)
    page.locator("main form button").first.click()
    page.locator("#id_code").fill(signing_in.code())
    page.locator("main form button").first.click()
    expect(page).to_have_url(site + address)
    page.locator("main form button").click()


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the telephone."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= TELEPHONE["width"] else [*told, f"{page.url} is {width} wide"]


def write(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("main form button[type=submit]").first.click()


def test_focal_point_is_accredited_invites_confirms_and_hands_over(site, telephone):
    factories.member("Atlantis", key="atlantis")
    page = telephone
    enter(page, site, factories.user(is_secretariat=True))
    page.goto(f"{site}/en/desk/delegations/")
    page.get_by_role("link", name="Accredit Atlantis").click()
    write(page, email=OTTO, name="Otto", note="NV 12/2026")
    expect(page.get_by_role("alert")).to_be_visible()  # the date is missing
    expect(page.locator("[name=note]")).to_have_value("NV 12/2026")
    write(page, note_date="2026-01-12")
    expect(page.get_by_text("has not accepted yet")).to_be_visible()

    follow(page, site, OTTO)
    expect(page.get_by_role("heading", level=1)).to_have_text("Atlantis")
    page.get_by_role("link", name="Invite a person").click()
    write(page, email=RUTH, name="Ruth")
    expect(page.get_by_text("can be accepted until")).to_be_visible()
    follow(page, site, RUTH)
    expect(page.get_by_text("The focal point confirms it next.")).to_be_visible()

    otto = Delegate.objects.get(user__email=OTTO).user
    enter(page, site, otto)
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name="Delegation of Atlantis").click()
    page.get_by_role("button", name="Confirm Ruth").click()
    page.get_by_role("link", name="Hand over").click()
    page.get_by_label("Successor").select_option("Ruth")
    write(page, day=timezone.localdate().isoformat())
    expect(page.get_by_text("Handed over.")).to_be_visible()
    expect(page.get_by_role("link", name="Delegation of Atlantis")).to_have_count(0)

    place = Delegate.objects.accredited(timezone.localdate()).get()
    assert (place.user.email, place.role) == (RUTH, "focal_point")
    assert {letter.to[0] for letter in mail.outbox[-2:]} == {OTTO, RUTH}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_delegation_has_a_fault_of_access(site, telephone, language):
    page, now = telephone, timezone.now()
    secretariat = factories.user(is_secretariat=True)
    focal = actions.accredit(
        factories.member("Atlantis", key="atlantis"),
        by=secretariat,
        person=actions.Person(OTTO, "Otto", language),
        note="NV 12/2026",
        note_date=now.date(),
        now=now,
    )
    factories.member("Lemuria", key="lemuria")
    ruth, luis = (factories.delegate(focal.delegation, start=now.date()) for _number in range(2))
    invited = actions.invite(
        focal.delegation,
        by=focal.user,
        person=actions.Person(RUTH, "Ruth", "es"),
        role="deputy",
        now=now,
    )
    invitation = re.search(r"https?://[^/]+/\S+?(/invitations/\S+/)", mail.outbox[-1].body)[1]
    actions.withdraw(luis, by=focal.user, reason="posted", now=now)
    later = now.date() + timedelta(days=9)
    taken = actions.hand_over(focal.delegation, by=focal.user, to=ruth, day=later, now=now)
    pk = focal.delegation_id
    with translation.override(language):
        of_secretariat = [
            reverse("membership:delegations"),
            reverse("membership:delegations") + "?name=x",
            reverse("membership:accredit", args=("lemuria",)),
            reverse("membership:delegation", args=(pk,)),
        ]
        of_focal_point = [
            reverse("membership:delegation", args=(pk,)),
            reverse("membership:invite", args=(pk,)),
            reverse("membership:hand_over", args=(pk,)),
            reverse("membership:withdraw", args=(pk, invited.pk)),
            reverse("membership:withdraw", args=(pk, taken.pk)),
            f"/{language}{invitation}",
        ]

    found = []
    for person, addresses in ((secretariat, of_secretariat), (focal.user, of_focal_point)):
        enter(page, site, person)
        for address in addresses:
            assert page.goto(site + address).status == 200, address
            found += faults(page)
    page.goto(site + of_focal_point[1])
    page.locator("main form button").first.click()  # nothing is written
    found += faults(page)
    page.context.clear_cookies()
    page.goto(site + of_focal_point[-1])
    found += faults(page)

    assert found == []
