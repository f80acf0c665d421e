"""Pages of delegations, for each role."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from intersession.membership.models import Delegate
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2009, 1, 1, tzinfo=UTC).date()
PERSON = {"email": "ruth@example.org", "name": "Ruth", "language": "fr"}


@pytest.fixture
def state():
    return factories.member("Atlantis")


@pytest.fixture
def focal(state):
    return factories.delegate(factories.delegation(state), role="focal_point")


def person(role, focal):
    other = factories.delegation(factories.member("Lemuria"))
    people = {
        "participant": factories.user,
        "delegate": lambda: factories.delegate(focal.delegation).user,
        "former delegate": lambda: factories.delegate(focal.delegation, end=START).user,
        "focal point": lambda: focal.user,
        "focal point of another State": lambda: factories.delegate(other, role="focal_point").user,
        "secretariat": lambda: factories.user(is_secretariat=True),
        "administrator": lambda: factories.user(is_administrator=True),
    }
    return people[role]()


@pytest.mark.parametrize(
    "role, status",
    [
        ("participant", 404),
        ("delegate", 200),
        ("former delegate", 404),
        ("focal point", 200),
        ("focal point of another State", 404),
        ("secretariat", 200),
        ("administrator", 404),
    ],
)
def test_delegation_is_there_for_those_who_act_in_it_and_the_secretariat(client, focal, role, status):
    client.force_login(person(role, focal))

    response = client.get(reverse("membership:delegation", args=(focal.delegation_id,)))

    assert response.status_code == status


@pytest.mark.parametrize("role, status", [("participant", 403), ("focal point", 403), ("secretariat", 200)])
def test_list_of_delegations_is_for_the_secretariat(client, focal, role, status):
    client.force_login(person(role, focal))

    assert client.get(reverse("membership:delegations")).status_code == status


def test_who_is_not_signed_in_is_sent_to_sign_in(client, focal):
    response = client.get(reverse("membership:delegation", args=(focal.delegation_id,)))

    assert response["Location"].startswith("/en/sign-in/?next=")


def test_only_the_focal_point_is_offered_what_can_be_done(client, focal):
    address = reverse("membership:delegation", args=(focal.delegation_id,))
    offered = {}
    for role in ("delegate", "secretariat", "focal point"):
        client.force_login(person(role, focal))
        offered[role] = "What you can do" in client.get(address).content.decode()

    assert offered == {"delegate": False, "secretariat": False, "focal point": True}


def test_secretariat_accredits_and_the_person_is_written_to(
    client, state, django_capture_on_commit_callbacks
):
    client.force_login(factories.user(is_secretariat=True))
    given = PERSON | {"note": "NV 1", "note_date": "2026-09-30"}

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("membership:accredit", args=(state.key,)), given)

    assert response.status_code == 302
    assert Delegate.objects.get().role == "focal_point"
    assert "invitation à la délégation" in mail.outbox[0].subject or "invitation" in mail.outbox[0].subject


def test_refused_invitation_keeps_what_was_written(client, focal):
    factories.delegate(focal.delegation, user=factories.user(email="ruth@example.org"))
    client.force_login(focal.user)

    page = client.post(
        reverse("membership:invite", args=(focal.delegation_id,)), PERSON | {"role": "deputy"}
    ).content.decode()

    assert "is in this delegation already" in page
    assert 'value="Ruth"' in page
    assert '<option value="deputy" selected>' in page


def test_person_follows_the_invitation_and_is_confirmed(client, focal, django_capture_on_commit_callbacks):
    client.force_login(focal.user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("membership:invite", args=(focal.delegation_id,)), PERSON | {"role": "delegate"})
    address = re.search(r"https?://[^/]+(/\S+/invitations/\S+/)", mail.outbox[-1].body)[1]
    client.logout()
    anonymous = client.get(address).content.decode()
    place = Delegate.objects.get(user__email="ruth@example.org")
    client.force_login(place.user)

    client.post(address)
    client.force_login(focal.user)
    client.post(reverse("membership:confirm", args=(focal.delegation_id, place.pk)))

    place.refresh_from_db()
    assert "r…@example.org" in anonymous
    assert "ruth@example.org" not in anonymous
    assert place.confirmed_at is not None


def test_invitation_that_does_not_exist_is_not_found(client):
    assert client.get(reverse("membership:invitation", args=("nothing",))).status_code == 404


def test_invitation_tells_no_other_site_where_it_is(client, focal, django_capture_on_commit_callbacks):
    client.force_login(focal.user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("membership:invite", args=(focal.delegation_id,)), PERSON | {"role": "delegate"})
    address = re.search(r"https?://[^/]+(/\S+/invitations/\S+/)", mail.outbox[-1].body)[1]

    response = client.get(address)

    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("same-origin", "noindex")


def test_focal_point_says_who_may_submit(client, focal):
    client.force_login(focal.user)

    client.post(reverse("membership:submitters", args=(focal.delegation_id,)), {"submitters": "delegates"})

    focal.delegation.refresh_from_db()
    assert focal.delegation.submitters == "delegates"


def test_focal_point_hands_over_on_the_page(client, focal):
    successor = factories.delegate(focal.delegation)
    client.force_login(focal.user)
    day = timezone.localdate()

    response = client.post(
        reverse("membership:hand_over", args=(focal.delegation_id,)), {"to": successor.pk, "day": day}
    )

    assert response.status_code == 302
    assert focal.delegation.delegates.accredited(day).get(role="focal_point").user == successor.user


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for number in range(rows):
        factories.delegate(factories.delegation(factories.member(f"State {number}")), role="focal_point")
    client.force_login(factories.user(is_secretariat=True))
    client.get(reverse("membership:delegations"))

    with django_assert_num_queries(7):
        client.get(reverse("membership:delegations"))
