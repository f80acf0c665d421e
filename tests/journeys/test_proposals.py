"""Proposals in a real browser: a delegation proposes on a telephone, the secretariat decides, all read."""

from collections.abc import Iterator
from datetime import timedelta

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
from intersession.consultations.models import Consultation, CoSponsor, Proposal
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


def visit(page: Page, found: Proposal, act: str, language: str) -> None:
    """Follow the link of an act from the page of a proposal."""
    page.locator(f"a[href='{address(language, act, found.pk)}']").click()


def propose(page: Page) -> Proposal:
    """Write a proposal in French, err once and lose nothing by it, ask two Members, and submit."""
    page.locator("#write + ul a").click()
    page.locator("[name=text_fr]").fill("Pourquoi les villes")
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=text_fr]")).to_have_value("Pourquoi les villes")
    page.locator("[name=title_fr]").fill("Les villes")
    send(page)
    found = Proposal.objects.get()
    for name in ("Lemuria", "Utopia"):
        visit(page, found, "proposal_ask", "fr")
        page.locator("[name=entity]").select_option(label=name)
        send(page)
    visit(page, found, "proposal_submit", "fr")
    send(page)
    return found


def put_to_members(page: Page, site: str, cycle: Cycle) -> None:
    """Prepare the second round with what was admitted, and open it."""
    now = timezone.now()
    page.goto(site + address("en", "prepare"))
    page.locator("[name=kind]").select_option("topics")
    page.locator("[name=cycle]").select_option(str(cycle.pk))
    page.locator("[name=key]").fill("second-round")
    for code in LANGUAGES:
        page.locator(f"[name=title_{code}]").fill(f"Second round ({code})")
    page.get_by_label("A. Ports").check()
    page.get_by_label("B. Cities and towns, proposed by Atlantis").check()
    page.locator("[name=seats]").fill("1")
    page.locator("[name=opens_at]").fill(now.strftime("%Y-%m-%dT%H:%M"))
    page.locator("[name=closes_at]").fill((now + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Open", exact=True).first.click()
    page.get_by_role("button", name="Open", exact=True).click()


def support(page: Page, site: str) -> None:
    """Confirm, in Spanish, from the desk of a Member that was asked."""
    with translation.override("es"):
        page.goto(site + reverse("web:desk"))
    page.get_by_role("link", name="Les villes").click()
    page.locator("button[value=confirm]").click()


def ask_back(page: Page, site: str, found: Proposal) -> None:
    page.goto(site + address("en", "proposals_desk"))
    page.get_by_role("link", name="Les villes").click()
    visit(page, found, "proposal_ask_back", "en")
    page.locator("[name=text_en]").fill("Towns too?")
    send(page)


def answer(page: Page, site: str, found: Proposal) -> None:
    page.goto(site + address("fr", "proposal", found.pk))
    visit(page, found, "proposal_answer", "fr")
    page.locator("[name=answer_fr]").fill("Oui, les petites villes aussi.")
    send(page)
    expect(page.locator("main")).to_contain_text("Towns too?")


def admit(page: Page, site: str, found: Proposal) -> None:
    page.goto(site + address("en", "proposal", found.pk))
    visit(page, found, "proposal_admit", "en")
    page.locator("[name=title_en]").fill("Cities and towns")
    page.locator("[name=title_es]").fill("Las ciudades")
    send(page)


def test_proposal_goes_from_a_telephone_into_a_second_round(page, site, cycle, atlantis, utopia, mailoutbox):
    factories.organization(time_zone="UTC")
    factories.candidate(cycle, letter="A", title=factories.words("Ports"))
    factories.member("Lemuria", key="lemuria")
    lead, other = factories.focal(atlantis), factories.focal(utopia)
    desk = factories.user(is_secretariat=True)
    page.set_viewport_size(TELEPHONE)

    sign_in(page, site, lead)
    page.goto(site + address("fr", "proposals_mine"))
    found = propose(page)
    told = faults(page)
    sign_in(page, site, other)
    support(page, site)
    told += faults(page)
    sign_in(page, site, desk)
    ask_back(page, site, found)
    sign_in(page, site, lead)
    answer(page, site, found)
    told += faults(page)
    sign_in(page, site, desk)
    admit(page, site, found)
    put_to_members(page, site, cycle)
    page.goto(site + address("en", "consultation", "second-round"))
    told += faults(page)

    expect(page.locator("main")).to_contain_text("Cities and towns")
    option = Consultation.objects.get(key="second-round", state="open").options.get(letter="B")
    assert option.candidate.title["fr"] == "Les villes"
    supports = {row.entity.key: bool(row.confirmed_at) for row in CoSponsor.objects.select_related("entity")}
    assert supports == {"lemuria": False, "utopia": True}
    asked, question, *outcome = [letter.to[0] for letter in mailoutbox]
    assert (asked, question, set(outcome)) == (other.email, lead.email, {lead.email, other.email})
    assert told == []


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
