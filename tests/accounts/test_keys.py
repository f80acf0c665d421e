"""Second steps and sessions: an authenticator app, recovery codes, signing out elsewhere."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests import factories
from tests.accounts import signing_in

pytestmark = pytest.mark.django_db


def number(secret: str, steps: int = 0) -> str:
    """Return what an authenticator app shows, some periods of 30 seconds from now."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def person(client):
    """A person who is signed in and added an authenticator app."""
    made = factories.user(email="ana@example.org", language="fr")
    signing_in.sign_in(client, made)
    made.secret = client.get("/en/desk/keys/app/add/").context["form"].secret
    assert client.post("/en/desk/keys/app/add/", {"code": number(made.secret)}).status_code == 302
    return made


def second_step(person) -> Client:
    """Sign in elsewhere by a code, up to the second step."""
    other = Client()
    signing_in.ask(other, person.email)
    assert signing_in.answer(other, signing_in.code())["Location"] == "/en/sign-in/second/"
    return other


def test_code_by_mail_alone_no_longer_signs_in(person):
    other = second_step(person)

    assert other.get("/en/desk/").status_code == 302


def test_number_of_the_app_signs_in(person):
    other = second_step(person)

    response = other.post("/en/sign-in/second/", {"code": number(person.secret, 1)})

    assert response["Location"] == "/en/desk/"
    assert other.get("/en/desk/").status_code == 200


def test_wrong_numbers_are_limited(person):
    other = second_step(person)

    for _ in range(5):
        assert "Incorrect code" in other.post("/en/sign-in/second/", {"code": "000000"}).content.decode()
    response = other.post("/en/sign-in/second/", {"code": number(person.secret, 1)})

    assert response.status_code == 200
    assert other.get("/en/desk/").status_code == 302


def test_recovery_code_signs_in_once(client, person):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()

    first = second_step(person).post("/en/sign-in/second/", {"code": codes[0]})
    again = second_step(person).post("/en/sign-in/second/", {"code": codes[0]})

    assert (first.status_code, again.status_code) == (302, 200)


def test_keys_are_changed_only_by_who_shows_again(client, person):
    asked = client.post("/en/desk/keys/app/remove/")

    assert asked["Location"].startswith("/en/desk/keys/again/?next=")
    assert Authenticator.objects.filter(type="totp").exists()

    client.post(asked["Location"], {"code": number(person.secret, 1)})
    client.post("/en/desk/keys/app/remove/")

    assert not Authenticator.objects.exists()


@pytest.fixture
def counts_forgotten():
    """Forget what was counted in the shared cache, which no test flushes."""
    yield
    cache.clear()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("counts_forgotten")
def test_person_is_told_of_a_new_key_in_the_own_language(client):
    person = factories.user(email="ana@example.org", language="fr")
    signing_in.sign_in(client, person)
    secret = client.get("/en/desk/keys/app/add/").context["form"].secret

    client.post("/en/desk/keys/app/add/", {"code": number(secret)})

    told = mail.outbox[1]
    assert (told.to, told.subject) == (["ana@example.org"], "Application d'authentification activée")


def test_picture_of_the_key_stands_in_the_page(client):
    signing_in.sign_in(client, factories.user())

    page = client.get("/en/desk/keys/app/add/").content.decode()

    assert "<svg" in page
    assert "data:image" not in page
    assert "<?xml" not in page


def test_other_sessions_are_signed_out(client):
    person = factories.user()
    other = Client()
    signing_in.sign_in(client, person)
    signing_in.sign_in(other, person)
    page = client.get("/en/desk/sessions/").content.decode()

    client.post("/en/desk/sessions/")

    assert "2 browsers are signed in as you." in page
    assert client.get("/en/desk/").status_code == 200
    assert other.get("/en/desk/").status_code == 302


OUTER = {"id": "eA", "rawId": "eA", "type": "public-key"}
INNER = ("userHandle", "authenticatorData", "signature", "attestationObject")
DEVICE_NEVER_SAYS = [
    "",
    "{}",
    "[]",
    '"x"',
    '{"id": "x"}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {"clientDataJSON": 1}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}',
    json.dumps({**OUTER, "response": dict.fromkeys(INNER, "eA") | {"clientDataJSON": "e30"}}),
]


@pytest.mark.parametrize("credential", DEVICE_NEVER_SAYS)
def test_passkey_that_no_device_made_is_refused(client, credential):
    signing_in.sign_in(client, factories.user())
    client.get("/en/desk/keys/passkeys/add/")

    given = {"name": "x", "credential": credential, "passwordless": "on"}
    response = client.post("/en/desk/keys/passkeys/add/", given)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", DEVICE_NEVER_SAYS)
def test_passkey_that_nobody_has_does_not_sign_in(client, credential):
    client.get("/en/sign-in/passkey/", headers={"accept": "application/json"})

    response = client.post("/en/sign-in/passkey/", {"credential": credential})

    assert response["Location"] == "/en/sign-in/"
    assert 'class="note warn"' in client.get("/en/sign-in/").content.decode()
    assert client.get("/en/desk/").status_code == 302
