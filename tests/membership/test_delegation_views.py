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


def english(body):
    """The address of the invitation in a mail, for its page in English."""
    return reverse("membership:invitation", args=(re.search(r"/invitations/(\S+)/", body)[1],))


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
    given = PERSON | {"note": "NV 1", "note_date": "2009-09-30"}

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("membership:accredit", args=(state.key,)), given)

    assert response.status_code == 302
    assert Delegate.objects.get().role == "focal_point"
    assert [letter.to for letter in mail.outbox] == [["ruth@example.org"]]


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
    address = english(mail.outbox[-1].body)
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
    address = english(mail.outbox[-1].body)

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


@pytest.mark.parametrize("role", ["delegate", "secretariat"])
@pytest.mark.parametrize("name", ["invite", "hand_over"])
def test_who_only_sees_a_delegation_is_told_who_changes_it(client, focal, role, name):
    client.force_login(person(role, focal))

    response = client.get(reverse(f"membership:{name}", args=(focal.delegation_id,)))

    assert response.status_code == 403
    assert "Only the focal point and deputies" in response.content.decode()


@pytest.mark.parametrize("role", ["delegate", "secretariat"])
@pytest.mark.parametrize("name", ["confirm", "withdraw", "invite_again"])
def test_who_only_sees_a_delegation_changes_nobody_in_it(client, focal, role, name):
    place = factories.delegate(focal.delegation, confirmed_at=None)
    client.force_login(person(role, focal))

    response = client.post(
        reverse(f"membership:{name}", args=(focal.delegation_id, place.pk)), {"reason": "no"}
    )

    place.refresh_from_db()
    assert response.status_code == 403
    assert (place.confirmed_at, place.withdrawn_at, place.invitations.count()) == (None, None, 0)


def test_place_of_another_delegation_is_not_found_in_ones_own(client, focal):
    other = factories.delegate(factories.delegation(factories.member("Lemuria")))
    client.force_login(focal.user)

    for name in ("confirm", "withdraw", "invite_again"):
        address = reverse(f"membership:{name}", args=(focal.delegation_id, other.pk))
        assert client.post(address, {"reason": "no"}).status_code == 404


@pytest.mark.parametrize("sought", ["cote", "D'IVOIRE", "Côte"])
def test_secretariat_finds_a_delegation_by_a_part_of_its_name(client, state, sought):
    factories.member("Côte d'Ivoire")
    client.force_login(factories.user(is_secretariat=True))

    page = client.get(reverse("membership:delegations"), {"name": sought}).content.decode()

    assert ("d&#x27;Ivoire" in page, "Atlantis" in page) == (True, False)


def test_delegation_without_anybody_left_is_still_reached_from_the_list(client, focal):
    secretariat = factories.user(is_secretariat=True)
    client.force_login(secretariat)
    client.post(
        reverse("membership:withdraw", args=(focal.delegation_id, focal.pk)), {"reason": "NV 14/2026"}
    )

    page = client.get(reverse("membership:delegations")).content.decode()

    assert reverse("membership:delegation", args=(focal.delegation_id,)) in page
    assert reverse("membership:accredit", args=(focal.delegation.entity.key,)) in page


def test_who_hands_over_today_comes_back_to_the_desk(client, focal):
    successor = factories.delegate(focal.delegation)
    client.force_login(focal.user)
    given = {"to": successor.pk, "day": timezone.localdate()}

    response = client.post(reverse("membership:hand_over", args=(focal.delegation_id,)), given, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain == [(reverse("web:desk"), 302)]
    assert "Handed over." in response.content.decode()


def test_waiting_invitation_is_shown_with_its_last_day_and_sent_again(
    client, focal, django_capture_on_commit_callbacks
):
    client.force_login(focal.user)
    page = reverse("membership:delegation", args=(focal.delegation_id,))
    client.post(reverse("membership:invite", args=(focal.delegation_id,)), PERSON | {"role": "delegate"})
    place = Delegate.objects.get(user__email="ruth@example.org")
    shown = client.get(page).content.decode()
    place.invitations.update(expires_at=timezone.now())
    expired = client.get(page).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("membership:invite_again", args=(focal.delegation_id, place.pk)))

    assert ("can be accepted until" in shown, "has expired" in expired) == (True, True)
    assert mail.outbox[-1].to == ["ruth@example.org"]


def test_delegation_page_tells_who_did_what(client, focal):
    focal.user.name = "Otto"
    focal.user.save()
    client.force_login(focal.user)
    client.post(reverse("membership:submitters", args=(focal.delegation_id,)), {"submitters": "delegates"})

    page = client.get(reverse("membership:delegation", args=(focal.delegation_id,))).content.decode()

    told = re.search(r"<p>Replies are submitted by any accredited delegate</p>\s*<p[^>]*>([^<]+)</p>", page)
    assert told[1].endswith(" · Otto")


@pytest.fixture
def address(client, focal, django_capture_on_commit_callbacks):
    """The address in an invitation that Ruth was sent."""
    client.force_login(focal.user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("membership:invite", args=(focal.delegation_id,)), PERSON | {"role": "delegate"})
    client.logout()
    return english(mail.outbox[-1].body)


def test_invitation_leads_to_sign_in_and_back(client, address):
    page = client.get(address).content.decode()

    assert f"{reverse('account_login')}?next={address}" in page
    assert client.post(address).status_code == 200
    assert not Delegate.objects.filter(invitations__used_at__isnull=False).exists()


def test_who_is_signed_in_with_another_address_is_told_so_and_accepts_nothing(client, focal, address):
    client.force_login(focal.user)

    page = client.get(address).content.decode()
    refused = client.post(address).content.decode()

    assert f"You are signed in as {focal.user.email}" in page
    assert "Accept the invitation" not in page
    assert "This invitation is for another address" in refused
    assert not Delegate.objects.filter(invitations__used_at__isnull=False).exists()


def test_invitation_that_was_used_says_so_and_is_refused(client, address):
    client.force_login(Delegate.objects.get(user__email="ruth@example.org").user)
    client.post(address)

    page = client.get(address).content.decode()
    refused = client.post(address).content.decode()

    assert "Accept the invitation" not in page
    assert "This invitation has been used" in refused


def test_accredited_focal_point_comes_from_the_invitation_to_the_delegation(
    client, state, django_capture_on_commit_callbacks
):
    client.force_login(factories.user(is_secretariat=True))
    given = PERSON | {"note": "NV 1", "note_date": "2009-09-30"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("membership:accredit", args=(state.key,)), given)
    waiting = client.get(reverse("membership:delegations")).content.decode()
    address = english(mail.outbox[-1].body)
    place = Delegate.objects.get()
    client.force_login(place.user)

    response = client.post(address)

    assert "has not accepted yet" in waiting
    assert response["Location"] == reverse("membership:delegation", args=(place.delegation_id,))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for number in range(rows):
        factories.delegate(factories.delegation(factories.member(f"State {number}")), role="focal_point")
    client.force_login(factories.user(is_secretariat=True))
    client.get(reverse("membership:delegations"))

    with django_assert_num_queries(8):
        client.get(reverse("membership:delegations"))
