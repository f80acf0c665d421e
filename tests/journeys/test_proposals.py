"""Proposals in a real browser: a delegation proposes on a telephone, the secretariat decides, all read."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.accounts.models import User
from intersession.consultations.actions import admissions, proposals
from intersession.consultations.models import CoSponsor, Proposal
from intersession.cycles.models import Cycle
from intersession.membership.models import Entity
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def cycle() -> Cycle:
    return factories.cycle(year=timezone.localdate().year + 1)


@pytest.fixture
def atlantis() -> Entity:
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def utopia() -> Entity:
    return factories.member("Utopia", key="utopia")


def sign_in(page: Page, site: str, person: User) -> None:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def address(language: str, name: str, *arguments: object) -> str:
    with translation.override(language):
        return reverse(f"consultations:{name}", args=arguments)


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the telephone."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= TELEPHONE["width"] else [*told, f"{page.url} is {width} wide"]


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").last.click()


def test_member_proposes_in_french_on_a_telephone_and_errs_once(page, site, cycle, atlantis, utopia):
    sign_in(page, site, factories.focal(atlantis))
    page.set_viewport_size(TELEPHONE)
    page.goto(site + address("fr", "proposals_mine"))
    page.locator("#write + ul a").click()
    page.locator("[name=text_fr]").fill("Pourquoi les villes")
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=text_fr]")).to_have_value("Pourquoi les villes")
    page.locator("[name=title_fr]").fill("Les villes")
    send(page)
    found = Proposal.objects.get()
    page.locator(f"a[href='{address('fr', 'proposal_ask', found.pk)}']").click()
    page.locator("[name=entity]").select_option(label="Utopia")
    send(page)
    page.locator(f"a[href='{address('fr', 'proposal_submit', found.pk)}']").click()
    send(page)

    found.refresh_from_db()
    assert (found.state, found.title, found.text) == (
        "submitted",
        {"fr": "Les villes"},
        {"fr": "Pourquoi les villes"},
    )
    assert CoSponsor.objects.get().entity == utopia
    expect(page.locator("h1")).to_have_text("Les villes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_proposals_have_no_fault(page, site, cycle, atlantis, utopia, language):
    north = factories.regional_group()
    factories.group_name(north)
    factories.group_membership(north, atlantis)
    desk = factories.user(is_secretariat=True)
    lead, now = factories.focal(atlantis), timezone.now()
    draft = factories.draft_proposal(atlantis, cycle, "Draft")
    first = factories.proposal(atlantis, cycle, "Cities", on_behalf_of={"en": "the Group"})
    proposals.ask(first, utopia, by=lead, now=now)
    other = factories.proposal(utopia, cycle, "Towns")
    third = factories.proposal(atlantis, cycle, "Ports")
    admissions.propose_merging(first, by=desk, into=other, version=1, now=now)
    admissions.ask_back(third, by=desk, question={"en": "Which?"}, version=1, now=now)
    of_lead = [
        address(language, "proposals_mine"),
        address(language, "proposal", draft.pk),
        address(language, "proposal", first.pk),
        address(language, "proposal_write", cycle.year),
        address(language, "proposal_edit", draft.pk),
        address(language, "proposal_answer", third.pk),
        *(address(language, f"proposal_{act}", draft.pk) for act in ("submit", "ask", "discard")),
        address(language, "proposal_withdraw", first.pk),
    ]
    of_desk = [
        address(language, "proposals_desk"),
        address(language, "proposal", first.pk),
        *(
            address(language, f"proposal_{act}", first.pk)
            for act in ("admit", "ask_back", "decline", "merge")
        ),
    ]
    of_all = [address(language, "proposals_of_year", cycle.year), address(language, "proposal", third.pk)]
    page.set_viewport_size(TELEPHONE)

    found = []
    for person, pages in (
        (None, of_all),
        (lead, of_lead),
        (factories.focal(utopia), [of_lead[2]]),
        (desk, of_desk),
    ):
        if person:
            sign_in(page, site, person)
        for path in pages:
            assert page.goto(site + path).status == 200
            found += faults(page)

    assert found == []
