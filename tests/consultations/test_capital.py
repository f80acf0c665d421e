"""The private page of a capital: who makes its link, what it shows, and when it opens nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.actions import capital, replies, terms
from intersession.consultations.models import CapitalLink
from intersession.core.refusals import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def state():
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def focal(state):
    return factories.delegate(factories.delegation(state), role="focal_point").user


@pytest.fixture
def consultation(state):
    now = timezone.now()
    return factories.open_consultation(opens_at=now, closes_at=now + timedelta(days=20), now=now)


def address(token):
    return reverse("consultations:capital", args=(token,))


def text(response):
    return " ".join(response.content.decode().split())


def test_delegation_makes_a_link_that_is_shown_once(client, consultation, state, focal):
    client.force_login(focal)
    page = reverse("consultations:capital_link", args=(consultation.key, state.key))

    made, later = text(client.post(page)), text(client.get(page))

    assert "The link, shown this once:" in made
    assert "/capital/" in made.replace("/reply/atlantis/capital/", "")
    assert "/capital/" not in later.replace("/reply/atlantis/capital/", "")
    assert "A link is in use" in later


def test_capital_reads_terms_draft_and_reply_of_its_delegation_alone(client, consultation, state, focal):
    other = factories.member("Lemuria", key="lemuria")
    now = timezone.now()
    words = replies.Words("choice", ["A", "C"], comment="Our reasons")
    replies.save_draft(consultation, state, by=focal, words=words, version=0, now=now)
    token = capital.make_link(consultation, state, by=focal, now=now)

    shown = text(client.get(address(token)))

    assert "What your delegation would reply" in shown
    assert "What your delegation has replied" not in shown
    assert "Our reasons" in shown
    assert str(other.key) not in shown


def test_reply_that_is_registered_is_not_shown_as_a_draft_too(client, consultation, state, focal):
    now = timezone.now()
    words = replies.Words("choice", ["A", "C"])
    replies.save_draft(consultation, state, by=focal, words=words, version=0, now=now)
    replies.submit(consultation, state, by=focal, words=words, instruction="the capital", version=0, now=now)
    token = capital.make_link(consultation, state, by=focal, now=now)

    shown = text(client.get(address(token)))

    assert "What your delegation has replied" in shown
    assert "What your delegation would reply" not in shown


def test_token_is_not_kept(consultation, state, focal):
    token = capital.make_link(consultation, state, by=focal, now=timezone.now())

    assert token not in str(CapitalLink.objects.values().get())


@pytest.mark.parametrize("act", ["revoke", "make"])
def test_link_that_was_revoked_or_made_anew_opens_nothing(client, consultation, state, focal, act):
    now = timezone.now()
    token = capital.make_link(consultation, state, by=focal, now=now)
    change = capital.revoke_link if act == "revoke" else capital.make_link

    change(consultation, state, by=focal, now=now)

    assert client.get(address(token)).status_code == 404


def test_page_of_a_capital_takes_nothing_and_is_kept_by_nobody(client, consultation, state, focal):
    token = capital.make_link(consultation, state, by=focal, now=timezone.now())

    page, posted = client.get(address(token)), client.post(address(token))

    assert posted.status_code == 405
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


def test_who_does_not_act_for_the_delegation_makes_no_link(consultation, state):
    stranger = factories.delegate(
        factories.delegation(factories.member("Mu", key="mu")), role="focal_point"
    ).user

    with pytest.raises(Refused, match="You do not act for this delegation"):
        capital.make_link(consultation, state, by=stranger, now=timezone.now())


def test_withdrawn_consultation_has_no_new_link(consultation, state, focal):
    terms.withdraw(consultation, reason={"en": "An error"})
    consultation.refresh_from_db()

    with pytest.raises(Refused, match="withdrawn"):
        capital.make_link(consultation, state, by=focal, now=timezone.now())
