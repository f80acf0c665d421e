"""Signing in with a real browser: by a code, by a passkey, and every page of it without a fault of access."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.accounts.models import User
from tests import factories
from tests.accounts import signing_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ENTRANCE = ("account_login", "account_signup", "account_inactive", "socialaccount_login_error")
DESK = (
    "web:desk",
    "accounts:account",
    "accounts:people",
    "accounts:add",
    "accounts:outbox",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
)


@pytest.fixture
def site(settings) -> Iterator[str]:
    """The address of the site; a passkey is bound to a host name, and tests have no TLS."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    cache.clear()  # what was counted here does not count elsewhere


@pytest.fixture
def person() -> User:
    return factories.user(
        email="ana@example.org", name="Ana Díaz", is_administrator=True, is_secretariat=True, language="en"
    )


@pytest.fixture
def device(page: Page) -> Iterator[str]:
    """A device that makes passkeys and says at once that it is its owner who asks."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return made["authenticatorId"]


def sign_in(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/en/desk/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(signing_in.code().lower().replace("-", " "))
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site}/en/desk/")


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def test_code_signs_in_and_signing_out_ends_it(site, page, person):
    sign_in(page, site, person.email)

    expect(page.get_by_role("heading", level=1)).to_have_text("Ana Díaz")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site}/en/desk/")
    expect(page).to_have_url(re.compile(r"/en/sign-in/\?next="))


def test_passkey_is_added_signs_in_alone_and_is_the_second_step(site, page, person, device):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    sign_in(page, site, person.email)
    page.goto(f"{site}/en/desk/keys/passkeys/add/")
    page.get_by_label("Name of the passkey").fill("Telephone")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Show again that it is you")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")

    page.context.clear_cookies()
    page.goto(f"{site}/en/desk/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{site}/en/desk/account/")

    page.goto(f"{site}/en/desk/keys/passkeys/")
    expect(page.get_by_text("Telephone", exact=True)).to_be_visible()
    page.get_by_role("link", name="Remove Telephone").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Remove a passkey")
    assert complaints == []

    page.context.clear_cookies()
    page.goto(f"{site}/en/sign-in/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(signing_in.code())
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site}/en/sign-in/second/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{site}/en/desk/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_entrance_has_a_fault_of_access(site, page, language):
    found = []
    for name in ENTRANCE:
        page.goto(site + address(name, language))
        found += faults(page)
    page.goto(site + address("account_login", language))
    page.locator("#id_login").fill("no address")
    page.locator("main form button").first.click()
    found += faults(page)
    page.locator("#id_login").fill("nobody@example.org")
    page.locator("main form button").first.click()
    found += faults(page)

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_desk_has_a_fault_of_access(site, page, person, language, settings, tmp_path):
    sign_in(page, site, person.email)
    settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "intersession.core.outbox.Backend"
    mail.send_mail("Subject", "Text", None, ["luis@example.org"])
    found = []
    for name in DESK:
        response = page.goto(site + address(name, language))
        assert response.status == 200, name
        found += faults(page)
    page.goto(site + address("accounts:people", language))
    page.locator("tbody a").first.click()
    found += faults(page)
    page.goto(site + address("accounts:outbox", language))
    page.locator(".rows a").first.click()
    found += faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    for name in DESK:
        page.goto(site + address(name, language))
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{name} is {width} wide"

    assert found == []
