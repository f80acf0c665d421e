"""Signing in by a code: who gets in, who does not, and what nobody learns."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from tests import factories
from tests.accounts import signing_in

pytestmark = pytest.mark.django_db

PAGE = "/en/sign-in/code/"


@pytest.fixture
def person():
    return factories.user(email="ana@example.org", name="Ana")


def test_code_from_the_mail_signs_in(client, person):
    signing_in.ask(client, "Ana@Example.org")

    response = signing_in.answer(client, signing_in.code())

    assert response.status_code == 302
    assert response["Location"] == "/en/desk/"
    assert client.get("/en/desk/").context["request"].user == person


def test_sign_in_leads_to_the_page_that_was_asked_for(client, person):
    asked = client.get("/fr/desk/account/")
    client.post(asked["Location"], {"login": person.email})

    response = client.post("/en/sign-in/code/?next=/fr/desk/account/", {"code": signing_in.code()})

    assert asked["Location"] == "/fr/sign-in/?next=/fr/desk/account/"
    assert response["Location"] == "/fr/desk/account/"


def test_sign_in_does_not_lead_to_another_site(client, person):
    signing_in.ask(client, person.email)

    response = client.post(f"{PAGE}?next=https://evil.example/", {"code": signing_in.code()})

    assert response["Location"] == "/en/desk/"


def test_session_is_a_new_one_after_sign_in(client, person):
    signing_in.ask(client, person.email)
    before = client.cookies["sessionid"].value

    signing_in.answer(client, signing_in.code())

    assert client.cookies["sessionid"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def seen(client, email):
    """Return all that a browser sees of asking with an address, but the address and what is random."""
    first = signing_in.ask(client, email)
    second = client.get(first["Location"])
    third = signing_in.answer(client, "BBBB-BBBB")
    return [
        (
            response.status_code,
            {name: value for name, value in response.items() if name not in {"Content-Length", "Expires"}},
            sorted((key, morsel["max-age"]) for key, morsel in response.cookies.items()),
            re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode()).replace(email, "ADDRESS"),
        )
        for response in (first, second, third)
    ]


def test_unknown_address_cannot_be_told_from_a_known_one(person):
    known = seen(Client(), person.email)

    unknown = seen(Client(), "nobody@example.org")

    assert unknown == known
    assert [message.to for message in mail.outbox] == [[person.email], ["nobody@example.org"]]


def test_unknown_address_gets_neither_code_nor_account(client, person):
    signing_in.ask(client, "nobody@example.org")

    assert signing_in.CODE.search(mail.outbox[-1].body) is None
    assert type(person).objects.count() == 1
    assert signing_in.answer(client, "").status_code == 200


def test_person_who_may_not_sign_in_is_as_unknown(client):
    factories.user(email="gone@example.org", is_active=False)

    signing_in.ask(client, "gone@example.org")

    assert "There is no account" in mail.outbox[-1].body


def test_withdrawn_person_is_signed_out_at_once(client, person):
    signing_in.sign_in(client, person)
    type(person).objects.update(is_active=False)

    assert client.get("/en/desk/").status_code == 302


def test_code_guessed_too_often_is_worth_nothing(client, person):
    signing_in.ask(client, person.email)
    right = signing_in.code()

    statuses = [signing_in.answer(client, f"BBBB-BBB{sign}").status_code for sign in "BCDFGHJKLM"]
    late = signing_in.answer(client, right)

    assert statuses == [200] * 4 + [302] * 6
    assert late["Location"] == "/en/sign-in/"
    assert client.get("/en/desk/").status_code == 302


def test_guesses_at_once_are_counted_one_by_one(client, person):
    signing_in.ask(client, person.email)
    right = signing_in.code()
    before = Session.objects.get(session_key=client.cookies["sessionid"].value).session_data

    for sign in "BCDFGHJKLM":
        signing_in.answer(client, f"BBBB-BBB{sign}")
        # what a request sees that was sent at the same time as the others
        Session.objects.filter(session_key=client.cookies["sessionid"].value).update(session_data=before)
    response = signing_in.answer(client, right)

    assert response.status_code == 200
    assert "Too many wrong codes" in response.content.decode()


def test_code_expires(client, person, settings):
    signing_in.ask(client, person.email)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    response = signing_in.answer(client, signing_in.code())

    assert response["Location"] == "/en/sign-in/"
    assert client.get("/en/desk/").status_code == 302


def test_code_holds_fifteen_minutes(settings):
    assert timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT) == timedelta(minutes=15)


def test_code_of_one_browser_is_worth_nothing_in_another(client, person):
    signing_in.ask(client, person.email)
    code = signing_in.code()

    response = signing_in.answer(Client(), code)

    assert response["Location"] == "/en/sign-in/"


def test_code_is_used_once(client, person):
    signing_in.sign_in(client, person)

    response = signing_in.answer(Client(), signing_in.code())

    assert response["Location"] == "/en/sign-in/"


def test_refused_form_keeps_what_was_written_and_links_to_the_field(client):
    page = signing_in.ask(client, "no address").content.decode()

    assert 'value="no address"' in page
    assert '<a href="#id_login">' in page
    assert "<title>Error: " in page


def test_mail_is_in_the_language_of_its_reader(client):
    factories.organization(dialogue={"en": "The Dialogue", "es": "El Diálogo"})
    person = factories.user(email="luis@example.org", language="es")

    signing_in.ask(client, person.email)  # on the English page
    signing_in.ask(Client(), "nobody@example.org")

    own, other = mail.outbox
    assert ("El Diálogo" in own.subject, "El Diálogo" in own.body) == (True, True)
    assert ("The Dialogue" in other.subject, "The Dialogue" in other.body) == (True, True)


def test_too_many_requests_for_one_address_are_refused(person):
    answers = [signing_in.ask(Client(), person.email) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [200]
    assert len(mail.outbox) == 5


def test_sign_out_ends_the_session(client, person):
    signing_in.sign_in(client, person)
    key = client.cookies["sessionid"].value

    response = client.post("/en/sign-out/")

    assert response["Location"] == "/en/"
    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/en/desk/").status_code == 302


def test_cookies_are_for_this_site_and_not_for_scripts(client, person, settings):
    settings.SESSION_COOKIE_SECURE = True
    signing_in.sign_in(client, person)

    cookie = client.cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)


@pytest.mark.parametrize("path", ["/en/", "/en/documents/", "/fr/sources/"])
def test_public_pages_have_no_cookie_and_depend_on_none(client, person, path):
    signing_in.sign_in(client, person)
    anonymous = Client().get(path)

    own = client.get(path)

    assert "Set-Cookie" not in anonymous.headers
    assert not anonymous.cookies
    assert not own.cookies
    assert "Cookie" not in own.get("Vary", "")
    assert own.content == anonymous.content
