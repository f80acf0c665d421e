"""The pages of the desk: preferences, people, and mails that wait."""

import pytest
from django.core import mail

from intersession.accounts.models import User
from intersession.core import outbox
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = factories.user(email="ana@example.org", name="Ana", is_administrator=True)
    client.force_login(person)
    return person


@pytest.fixture
def kept(settings, tmp_path):
    """Keep mails in a folder, as without a mail server."""
    settings.EMAIL_BACKEND = "intersession.core.outbox.Backend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_desk_offers_what_the_person_may_do(client, administrator, kept):
    own = client.get("/en/desk/").content.decode()
    client.force_login(factories.user())
    other = client.get("/en/desk/").content.decode()

    assert ("/en/desk/people/" in own, "/en/desk/outbox/" in own) == (True, True)
    assert ("/en/desk/people/" in other, "/en/desk/outbox/" in other) == (False, False)


def test_desk_is_kept_in_no_cache(client, administrator):
    response = client.get("/en/desk/")

    assert "no-store" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


def test_person_changes_name_and_language_only(client, administrator):
    given = {"name": "Ana Díaz", "language": "es", "email": "x@example.org", "is_secretariat": "on"}
    response = client.post("/en/desk/account/", given)

    administrator.refresh_from_db()
    assert response.status_code == 302
    assert (administrator.name, administrator.language) == ("Ana Díaz", "es")
    assert (administrator.email, administrator.is_secretariat) == ("ana@example.org", False)


def test_administrator_adds_a_person(client, administrator, django_capture_on_commit_callbacks):
    given = {"email": "Luis@example.org", "name": "Luis", "language": "es", "is_secretariat": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/en/desk/people/add/", given)

    added = User.objects.get(email="luis@example.org")
    assert response["Location"] == "/en/desk/people/"
    assert (added.is_secretariat, added.is_administrator, added.is_active) == (True, False, True)
    assert mail.outbox[0].to == ["luis@example.org"]
    assert added.events.get().pgh_context.metadata["user"] == administrator.pk


def test_refused_person_is_shown_with_everything_that_was_written(client, administrator):
    given = {"email": "ANA@example.org", "name": "Other", "language": "fr", "is_secretariat": "on"}
    page = client.post("/en/desk/people/add/", given).content.decode()

    assert "ana@example.org has an account already" in page
    assert '<a href="#id_email">' in page
    assert 'value="Other"' in page
    assert '<option value="fr" selected>' in page
    assert 'id="id_is_secretariat" checked' in page


def test_last_administrator_stays_and_is_told_why(client, administrator):
    page = client.post(f"/en/desk/people/{administrator.pk}/", {"is_active": "on"}).content.decode()

    assert "Ana is the only administrator. Make somebody else one first." in page
    assert User.objects.administrators().get() == administrator


def test_rights_are_given_and_withdrawn(client, administrator):
    person = factories.user(is_secretariat=True)

    client.post(f"/en/desk/people/{person.pk}/", {"is_administrator": "on", "is_active": "on"})

    person.refresh_from_db()
    assert (person.is_administrator, person.is_secretariat, person.is_active) == (True, False, True)


def test_outbox_lists_newest_first_and_shows_one(client, administrator, kept):
    mail.send_mail("Première", "Un\n", None, ["luis@example.org"])
    mail.send_mail("Second", "Deux\n", None, ["luis@example.org"])

    page = client.get("/en/desk/outbox/").content.decode()
    first = outbox.letters()[1]
    letter = client.get(f"/en/desk/outbox/{first.key}/").content.decode()

    assert page.index("Second") < page.index("Première")
    assert "<p>Un</p>" in letter
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in kept.iterdir())


def test_mail_to_an_administrator_is_not_for_the_secretariat(client, administrator, kept):
    mail.send_mail("Code", "B\n", None, ["Ana@example.org"])
    mail.send_mail("Other", "B\n", None, ["luis@example.org"])
    client.force_login(factories.user(is_secretariat=True))

    page = client.get("/en/desk/outbox/").content.decode()
    refused = client.get(f"/en/desk/outbox/{outbox.letters()[1].key}/")

    assert ("Code" in page, "Other" in page) == (False, True)
    assert refused.status_code == 403


def test_outbox_says_when_a_server_sends_the_mail(client, administrator, settings):
    del settings.EMAIL_FILE_PATH

    page = client.get("/en/desk/outbox/").content.decode()

    assert "A mail server sends all mail" in page


@pytest.mark.parametrize("key", ["nothing", "..", "20100101T000000000000-0000"])
def test_mail_that_is_not_there_is_not_found(client, administrator, kept, key):
    assert client.get(f"/en/desk/outbox/{key}/").status_code == 404


def test_page_that_is_refused_says_why(client):
    client.force_login(factories.user())

    response = client.get("/en/desk/people/")

    assert response.status_code == 403
    assert "This page is for administrators." in response.content.decode()
