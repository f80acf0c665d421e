"""Signing in by the organization's own provider: who it lets in, and whom not."""

import copy

import pytest

from intersession.accounts.models import User
from tests import factories
from tests.accounts import provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization(settings):
    """The provider, as the settings name it."""
    with provider.running() as server:
        providers = copy.deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
        providers["openid_connect"]["APPS"] = [
            {
                "provider_id": "organization",
                "name": "The Organization",
                "client_id": provider.CLIENT,
                "secret": provider.SECRET,
                "settings": {"server_url": server.issuer, "email_authentication": True},
            }
        ]
        settings.SOCIALACCOUNT_PROVIDERS = providers
        server.claims = {"sub": "17", "email": "Ana@example.org", "email_verified": True}
        yield server


def come_back(client):
    """Go to the provider and back, as a browser does."""
    to = client.post("/en/sign-in/provider/organization/")
    state = provider.state_of(to["Location"])["state"][0]
    return client.get(f"/en/sign-in/provider/organization/back/?code=c&state={state}")


def test_sign_in_page_offers_the_provider(client, organization):
    page = client.get("/fr/sign-in/").content.decode()

    assert "/fr/sign-in/provider/organization/" in page
    assert "The Organization" in page


def test_person_with_an_account_is_let_in(client, organization):
    person = factories.user(email="ana@example.org")

    response = come_back(client)

    assert response["Location"] == "/en/desk/"
    assert client.get("/en/desk/").context["request"].user == person


def test_provider_is_asked_with_a_proof_that_cannot_be_replayed(client, organization):
    to = client.post("/en/sign-in/provider/organization/")

    asked = provider.state_of(to["Location"])

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/en/sign-in/provider/organization/back/"]


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "17", "email": "nobody@example.org", "email_verified": True},
        {"sub": "17", "email": "ana@example.org", "email_verified": False},
        {"sub": "17", "email": "ana@example.org"},
        {"sub": "17"},
    ],
)
def test_nobody_else_is_let_in_and_no_account_is_made(client, organization, claims):
    factories.user(email="ana@example.org")
    organization.claims = claims

    response = come_back(client)

    assert "No account here has your address" in response.content.decode()
    assert client.get("/en/desk/").status_code == 302
    assert User.objects.count() == 1


def test_person_who_may_not_sign_in_is_not_let_in(client, organization):
    factories.user(email="ana@example.org", is_active=False)

    come_back(client)

    assert client.get("/en/desk/").status_code == 302


def test_answer_that_was_not_asked_for_is_refused(client, organization):
    factories.user(email="ana@example.org")

    response = client.get("/en/sign-in/provider/organization/back/?code=c&state=forged")

    assert response.status_code == 401
    assert client.get("/en/desk/").status_code == 302
