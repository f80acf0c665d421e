"""The secretariat runs a consultation in a real browser: from the terms to the workshops that come of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pgtrigger
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
from intersession.consultations.actions import decisions, terms
from intersession.consultations.models import Consultation, Reply
from intersession.meetings.models import Meeting
from intersession.membership.models import Entity
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 360, "height": 740}
PAGES = {  # key of a consultation: its pages
    "preparing": ("desk_one", "revise", "open", "discard"),
    "running": ("desk_one", "remind", "paper", "addendum", "withdraw", "close"),
    "closing": ("close",),
    "counted": ("desk_one", "decide", "paper"),
    "decided": ("desk_one", "decide"),
}
SENT = ("revise", "paper", "addendum", "decide")
"""Pages that are also looked at after an empty form was refused."""


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # sign-ins that were counted here do not count elsewhere


@pytest.fixture
def secretary() -> User:
    return factories.user(is_secretariat=True, name="Ana Díaz", language="en")


@pytest.fixture
def desk(page: Page, site: str, secretary: User) -> Page:
    """A page where the secretariat is signed in."""
    factories.organization(time_zone="UTC")
    client = Client()
    client.force_login(secretary)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


def address(language: str, name: str, *arguments: str) -> str:
    with translation.override(language):
        return reverse(f"consultations:{name}", args=arguments)


def written(moment) -> str:
    """Return the minute as a field for times takes it."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def write_terms(page: Page) -> None:
    now = timezone.now()
    page.locator("[name=kind]").select_option("topics")
    page.locator("[name=cycle]").select_option(label="2027: Work (en)")
    for code in LANGUAGES:
        page.locator(f"[name=title_{code}]").fill(f"Topics of 2027 ({code})")
        page.locator(f"[name=text1_{code}]").fill(f"Cities ({code})")
    page.get_by_label("A. Borders").check()
    page.get_by_label("B. Skills").check()
    page.locator("[name=seats]").fill("2")
    page.locator("[name=opens_at]").fill(written(now))
    page.locator("[name=closes_at]").fill(written(now + timedelta(days=20)))


def let_the_time_come(key: str) -> None:
    """Let the closing time of a consultation be now, which nobody can do outside a test."""
    with pgtrigger.ignore("consultations.Consultation:terms_are_frozen"):
        Consultation.objects.filter(key=key).update(closes_at=timezone.now())


def open_it(page: Page) -> None:
    """Prepare and open the consultation; a title that was forgotten is mended on the way."""
    follow(page, "Prepare a consultation")
    write_terms(page)
    page.locator("[name=title_fr]").fill("")
    press(page, "Save")
    expect(page.get_by_text("The title is missing in: French.")).to_be_visible()
    follow(page, "Write it")
    page.locator("[name=title_fr]").fill("Thèmes de 2027")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Ready to open")).to_be_visible()
    follow(page, "Open")
    expect(page.get_by_text("2 Members, each counted once")).to_be_visible()
    press(page, "Open")
    expect(page.get_by_role("heading", name="0 of 2 Members have replied in time")).to_be_visible()


def enter_paper(page: Page, scan: Path) -> None:
    """Enter the reply of Atlantis; who signed it is forgotten first, and nothing else is lost by that."""
    page.get_by_role("row", name="Atlantis").get_by_role("link").click()
    page.locator("[name=received_at]").fill(written(timezone.now() + timedelta(minutes=1)))
    page.get_by_label("A. Borders").check()
    page.get_by_label("C. Cities").check()
    page.locator("[name=scan]").set_input_files(scan)
    press(page, "Enter the reply")
    expect(page.get_by_role("alert")).to_contain_text("Note, and who signed it")
    expect(page.get_by_label("C. Cities")).to_be_checked()
    page.locator("[name=instruction]").fill("Note No. 12, signed by the Ambassador")
    page.locator("[name=scan]").set_input_files(scan)
    press(page, "Enter the reply")
    expect(page.get_by_role("row", name="Atlantis")).to_contain_text("A, C")


def decide(page: Page) -> None:
    """Record the decision that the count suggests."""
    follow(page, "Record the decision")
    for label, is_marked in (("A. Borders", True), ("B. Skills", False), ("C. Cities", True)):
        expect(page.get_by_label(label)).to_be_checked(checked=is_marked)
    page.get_by_label("following the replies of Members").check()
    page.locator("[name=words_en]").fill("The Chair took note of the preference of Members.")
    press(page, "Record the decision")


def test_secretariat_opens_reminds_enters_a_paper_closes_and_records_the_decision(
    site, desk, tmp_path, mailoutbox
):
    scan = tmp_path / "note.pdf"
    scan.write_bytes(b"%PDF-1.7\n%%EOF\n")
    factories.member("Atlantis", key="atlantis")
    factories.delegate(factories.delegation(factories.member("Lemuria")), role="focal_point")
    cycle = factories.cycle(year=2027, theme=factories.words("Work"))
    for letter, title in (("A", "Borders"), ("B", "Skills")):
        factories.candidate(cycle, letter=letter, title=factories.words(title))

    desk.goto(site + address("en", "desk"))
    open_it(desk)
    follow(desk, "Send a reminder")
    press(desk, "Send")
    enter_paper(desk, scan)
    let_the_time_come("topics-2027")
    desk.reload()
    follow(desk, "Close and count")
    press(desk, "Close")
    decide(desk)
    follow(desk, "Cities (en)")

    expect(desk.get_by_role("heading", level=1)).to_have_text("Cities (en)")
    assert len(mailoutbox) == 1
    assert Reply.objects.get().entity.key == "atlantis"
    workshops = Meeting.objects.filter(cycle=cycle, kind="workshop").order_by("number")
    assert [meeting.title["en"] for meeting in workshops] == ["Borders (en)", "Cities (en)"]


def prepare_one_of_each_state(secretary: User) -> None:
    """Five consultations of three Members, by what is to be done next with them."""
    now = timezone.now()
    start, past, come = now - timedelta(days=10), now - timedelta(days=1), now + timedelta(days=20)
    cycle = factories.cycle(year=2027)
    early = factories.candidate(factories.cycle(year=2009), fate="not_chosen")
    offered = [terms.Offered("A", candidate=early), terms.Offered("B", title=factories.words("B"))]
    known = {"kind": "theme", "cycle": cycle, "title": {"en": "Theme"}}
    terms.prepare(key="preparing", options=offered, **known, opens_at=None, closes_at=come)
    for key, closes, states in (
        ("running", come, 3),
        ("closing", past, 0),
        ("counted", past, 0),
        ("decided", past, 0),
    ):
        times = {"opens_at": start, "closes_at": closes, "now": start}
        consultation = factories.open_consultation(states, key=key, cycle=cycle, **times)
        reply = {"now": start + timedelta(days=1), "more": {"comment": "Cities first"}}
        factories.reply(consultation, Entity.objects.get(key="state-0"), "A", **reply)
        if key in {"counted", "decided"}:
            terms.close(consultation, now=now)
    decided = {"manner": "chair", "words": {"en": "Taken"}, "reason": {"en": "Time"}}
    held = Consultation.objects.get(key="decided")
    decisions.decide(held, by=secretary, decided_on=now.date(), chosen=["A", "B"], **decided)


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than a telephone."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= TELEPHONE["width"] else [*told, f"{page.url} is {width} wide"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_desk_has_a_fault_of_access(site, desk, secretary, language):
    prepare_one_of_each_state(secretary)
    desk.set_viewport_size(TELEPHONE)
    pages = [(name,) for name in ("desk", "prepare")]
    pages += [(name, key) for key, names in PAGES.items() for name in names]
    found = []
    for name, *arguments in pages:
        assert desk.goto(site + address(language, name, *arguments)).status == 200
        found += faults(desk)
        form = desk.locator("main form")
        if name in SENT and form.count():
            form.locator("button[type=submit].button:not(.quiet)").click()
            found += faults(desk)

    assert found == []
