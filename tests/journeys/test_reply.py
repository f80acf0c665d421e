"""A delegation answers on a telephone, in a real browser: in five screens, and without losing a word."""

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

from intersession.consultations.actions import replies
from intersession.consultations.models import Consultation, Draft, Reply
from intersession.membership.models import Delegate
from tests import factories
from tests.accounts import signing_in

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
def focal() -> Delegate:
    place = factories.delegate(factories.delegation(factories.member("Atlantide", key="atlantis")))
    place.role = "focal_point"
    place.save()
    return place


@pytest.fixture
def telephone(page: Page, site: str, focal: Delegate) -> Page:
    """A page of the size of a telephone, where the focal point is signed in."""
    page.set_viewport_size(TELEPHONE)
    client = Client()
    client.force_login(focal.user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


def opened(**given: object) -> Consultation:
    now = timezone.now()
    return factories.open_consultation(
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=20),
        now=now - timedelta(days=1),
        **{"others_welcome": True, "no_objection": True, "abstention": True, **given},
    )


def address(language: str, name: str = "reply", key: str = "topics") -> str:
    with translation.override(language):
        return reverse(f"consultations:{name}", args=(key, "atlantis"))


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the telephone."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return told if width <= TELEPHONE["width"] else [*told, f"{page.url} is {width} wide"]


def mark(page: Page, **options: bool) -> None:
    for letter, is_marked in options.items():
        page.get_by_label(f"{letter}. Topic {letter} (fr)").set_checked(is_marked)
    send(page)


def write(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)
    send(page)


def test_delegate_answers_in_french_in_five_screens_and_errs_twice(site, telephone, focal):
    opened()
    page = telephone
    page.goto(f"{site}/fr/desk/replies/")
    page.get_by_role("link", name="Topics (fr)").click()
    screens = [page.url]
    page.locator("main a.button").first.click()
    screens.append(page.url)
    mark(page, A=True, B=True, C=True)  # one too many
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("C. Topic C (fr)")).to_be_checked()
    mark(page, A=False)
    screens.append(page.url)
    write(page, comment="D'abord les villes.", others="Le climat")
    screens.append(page.url)
    write(page, instruction="")
    expect(page.get_by_role("alert")).to_be_visible()
    write(page, instruction="le Ministre")
    screens.append(page.url)

    reply = Reply.objects.get()
    assert screens == [
        site + address("fr", name) for name in ("reply", "answer", "texts", "submission", "receipt")
    ]
    assert (reply.choices, reply.comment, reply.others) == (["B", "C"], "D'abord les villes.", "Le climat")
    assert (reply.instruction, reply.submitted_by) == ("le Ministre", focal.user)
    expect(page.locator("main dl code")).to_have_text([reply.digest])


def test_delegate_replaces_a_reply_and_takes_the_receipt(site, telephone, focal):
    first = factories.reply(opened(), focal.delegation.entity, "B", "C", now=timezone.now())
    page = telephone
    page.goto(site + address("fr"))
    page.locator("main a.button").first.click()
    expect(page.get_by_label("B. Topic B (fr)")).to_be_checked()
    mark(page, C=False)
    write(page)
    write(page, instruction="la Première ministre")

    second = Reply.objects.get(version=2)
    assert second.choices == ["B"]
    expect(page.locator("main dl code")).to_have_text([second.digest, first.digest])
    with page.expect_download() as download:
        page.locator("a[href$='receipt.json?version=2']").click()
    assert download.value.suggested_filename == "receipt-topics-atlantis-2.json"


def test_what_was_typed_is_there_after_signing_in_again(site, telephone, focal):
    opened()
    page = telephone
    page.goto(site + address("en", "texts"))
    page.locator("[name=comment]").fill("An hour of work")
    page.context.clear_cookies(name="sessionid")
    send(page)
    page.get_by_label("E-mail address").fill(focal.user.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(signing_in.code())
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(site + address("en", "texts"))
    expect(page.locator("[name=comment]")).to_have_value("An hour of work")
    assert not Draft.objects.exists()
    send(page)
    expect(page).to_have_url(site + address("en", "submission"))
    assert Draft.objects.get().comment == "An hour of work"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_has_a_fault_of_access(site, telephone, focal, language):
    consultation = opened()
    page = telephone
    with translation.override(language):
        page.goto(site + reverse("consultations:mine"))
    found = faults(page)
    for name in ("reply", "answer", "texts"):
        page.goto(site + address(language, name))
        found += faults(page)
    page.goto(site + address(language, "answer"))
    send(page)  # nothing is marked
    found += faults(page)
    other = factories.delegate(focal.delegation).user
    words = replies.Words("choice", ["A"], {}, "The text of another delegate")
    replies.save_draft(
        consultation, focal.delegation.entity, by=other, words=words, version=0, now=timezone.now()
    )
    page.get_by_label(f"B. Topic B ({language})").check()
    send(page)  # somebody else has saved
    expect(page.get_by_text("The text of another delegate")).to_be_visible()
    found += faults(page)
    page.goto(site + address(language, "submission"))
    found += faults(page)
    page.locator("[name=instruction]").fill("The Minister")
    send(page)
    expect(page).to_have_url(site + address(language, "receipt"))
    found += faults(page)

    assert found == []


@pytest.mark.parametrize(
    "given, screens",
    [
        ({"kind": "straw_poll"}, ("reply", "answer")),
        ({"kind": "silence", "options": []}, ("reply", "texts", "submission")),
        ({"kind": "theme", "seats": 1}, ("answer",)),
    ],
)
def test_no_screen_of_another_kind_has_a_fault_of_access(site, telephone, given, screens):
    opened(**given)
    found = []
    for name in screens:
        telephone.goto(site + address("en", name))
        found += faults(telephone)

    assert found == []
