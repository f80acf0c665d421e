"""Accounts are made and changed by rule, and the history keeps it."""

import threading

import pytest
from django.core import mail
from django.db import connection

from intersession.accounts import actions
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from tests import factories

Rights = actions.Rights
SIGN_IN = "https://dialogue.example.org/fr/sign-in/"


def history(person):
    rows = person.events.order_by("pgh_id").values_list("pgh_label", "is_administrator", "is_secretariat")
    return list(rows)


def invite(**given):
    usual = {"email": "ana@example.org", "name": "Ana", "language": "en", "rights": Rights()}
    return actions.invite_person(**{**usual, "sign_in": SIGN_IN, **given})


@pytest.mark.django_db
def test_invited_person_is_told_where_to_sign_in(django_capture_on_commit_callbacks):
    factories.organization(dialogue={"en": "The Dialogue", "fr": "Le Dialogue"})

    with django_capture_on_commit_callbacks(execute=True):
        person = invite(email=" Ana@Example.ORG ", language="fr")

    assert person.email == "ana@example.org"
    assert not person.has_usable_password()
    assert mail.outbox[0].to == ["ana@example.org"]
    assert "Le Dialogue" in mail.outbox[0].subject
    assert SIGN_IN in mail.outbox[0].body


@pytest.mark.django_db
@pytest.mark.parametrize(
    "email, reason",
    [
        ("ana@example.org", "ana@example.org has an account already. Change its rights instead."),
        ("ANA@example.org", "ana@example.org has an account already. Change its rights instead."),
        ("nobody", "“nobody” is no e-mail address. Write name@example.org."),
    ],
)
def test_invitation_is_refused_with_a_reason(email, reason):
    factories.user(email="ana@example.org")

    with pytest.raises(Refused) as refused:
        invite(email=email)

    assert refused.value.reason == reason
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_only_administrator_keeps_the_right():
    person = factories.user(email="ana@example.org", is_administrator=True)
    factories.user(email="gone@example.org", is_administrator=True, is_active=False)

    for rights in (Rights(), Rights(is_administrator=True, is_active=False)):
        with pytest.raises(Refused, match=r"ana@example\.org is the only administrator"):
            actions.change_rights(person=person, rights=rights)

    assert User.objects.administrators().get() == person


@pytest.mark.django_db
def test_one_of_two_administrators_can_be_withdrawn():
    person = factories.user(is_administrator=True)
    factories.user(is_administrator=True)

    actions.change_rights(person=person, rights=Rights(is_secretariat=True))

    assert history(person) == [("insert", True, False), ("update", False, True)]


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_withdraw_each_other_at_once():
    both = [factories.user(is_administrator=True), factories.user(is_administrator=True)]
    start, refused = threading.Barrier(2), []

    def withdraw(person):
        start.wait(10)
        try:
            actions.change_rights(person=person, rights=Rights())
        except Refused as refusal:
            refused.append(refusal.reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=withdraw, args=[person]) for person in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert User.objects.administrators().count() == 1
    assert len(refused) == 1


@pytest.mark.django_db
def test_signing_in_is_no_event_and_no_secret_is_kept():
    person = factories.user()

    person.set_password("other")
    person.last_login = "2010-06-30T12:00:00Z"
    person.save()

    assert history(person) == [("insert", False, False)]
    assert not {"password", "last_login"} & {field.name for field in person.events.model._meta.fields}


@pytest.mark.django_db
def test_preferences_are_the_person_s_own():
    person = factories.user(is_secretariat=True)

    actions.change_preferences(person=person, name=" Ana Díaz ", language="es")

    person.refresh_from_db()
    assert (person.name, person.language, person.is_secretariat) == ("Ana Díaz", "es", True)


@pytest.mark.django_db
def test_administrator_is_appointed_once_and_let_in_again():
    first, new = actions.appoint_administrator(email="Ana@example.org", name="Ana")
    User.objects.update(is_active=False, is_administrator=False, is_secretariat=True)

    again, newer = actions.appoint_administrator(email="ana@example.org", name="")

    assert (new, newer) == (True, False)
    assert again == first
    assert again.name == "Ana"
    assert (again.is_active, again.is_administrator, again.is_secretariat) == (True, True, True)
