"""Delegations: who may do what to them, and what an invitation is worth."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from intersession.core.refusals import Refused
from intersession.membership import actions, rules
from intersession.membership.models import Invitation
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
TODAY = NOW.date()
RUTH = actions.Person("ruth@example.org", "Ruth", "fr")


@pytest.fixture
def state():
    return factories.member("Atlantis")


@pytest.fixture
def focal(state):
    """The focal point of a delegation."""
    return factories.delegate(factories.delegation(state), role="focal_point")


def invited(focal, capture, **given):
    """Invite a person and return their place and the token that the mail holds."""
    known = {"by": focal.user, "person": RUTH, "role": "delegate", "now": NOW}
    with capture(execute=True):
        place = actions.invite(focal.delegation, **known | given)
    return place, re.search(r"/invitations/(\S+)/", mail.outbox[-1].body)[1]


def joined(focal, capture):
    """A person who was invited, has accepted and is confirmed."""
    place, token = invited(focal, capture)
    actions.accept(token, user=place.user, now=NOW)
    return actions.confirm(place, by=focal.user, now=NOW)


def acts(place, day=TODAY):
    return rules.delegate_for(place.user, place.delegation.entity, day) is not None


def test_secretariat_accredits_from_a_note_verbale(state, django_capture_on_commit_callbacks):
    secretariat = factories.user(is_secretariat=True)

    with django_capture_on_commit_callbacks(execute=True):
        place = actions.accredit(
            state, by=secretariat, person=RUTH, note="NV 12/2026", note_date=date(2026, 9, 30), now=NOW
        )

    assert (place.role, place.note, place.confirmed_by) == ("focal_point", "NV 12/2026", secretariat)
    assert acts(place)
    assert mail.outbox[0].to == ["ruth@example.org"]


def test_second_accreditation_is_refused_while_there_is_a_focal_point(state, focal):
    with pytest.raises(Refused, match="hand over to a successor"):
        actions.accredit(state, by=factories.user(), person=RUTH, note="N", note_date=TODAY, now=NOW)


def test_invited_person_acts_only_after_accepting_and_being_confirmed(
    focal, django_capture_on_commit_callbacks
):
    place, token = invited(focal, django_capture_on_commit_callbacks)
    before = acts(place)
    with pytest.raises(Refused, match="has not accepted"):
        actions.confirm(place, by=focal.user, now=NOW)
    actions.accept(token, user=place.user, now=NOW)
    between = acts(place)

    actions.confirm(place, by=focal.user, now=NOW)

    assert (before, between, acts(place)) == (False, False, True)


def test_invitation_is_personal(focal, django_capture_on_commit_callbacks):
    _place, token = invited(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="for another address"):
        actions.accept(token, user=factories.user(), now=NOW)


def test_invitation_serves_once(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)
    actions.accept(token, user=place.user, now=NOW)

    with pytest.raises(Refused, match="has been used"):
        actions.accept(token, user=place.user, now=NOW)


def test_invitation_expires(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="has expired"):
        actions.accept(token, user=place.user, now=NOW + actions.LIFETIME)


def test_only_a_digest_of_the_token_is_kept(focal, django_capture_on_commit_callbacks):
    _place, token = invited(focal, django_capture_on_commit_callbacks)

    assert len(token) == 32
    assert token not in str(Invitation.objects.values().get())


def test_withdrawal_ends_what_a_delegate_may_do_and_the_invitation(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)

    actions.withdraw(place, by=focal.user, reason="left", now=NOW)

    assert not acts(place)
    with pytest.raises(Refused, match="was withdrawn"):
        actions.accept(token, user=place.user, now=NOW)


def test_focal_point_cannot_be_withdrawn(focal):
    with pytest.raises(Refused, match="hand over to a successor instead"):
        actions.withdraw(focal, by=focal.user, reason="no", now=NOW)


def test_person_is_in_a_delegation_once(focal, django_capture_on_commit_callbacks):
    invited(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="in this delegation already"):
        invited(focal, django_capture_on_commit_callbacks)


@pytest.mark.parametrize("role", ["delegate", "secretariat", "focal point of another State"])
def test_nobody_else_changes_a_delegation(focal, role):
    others = {
        "delegate": lambda: factories.delegate(focal.delegation).user,
        "secretariat": lambda: factories.user(is_secretariat=True),
        "focal point of another State": lambda: (
            factories.delegate(factories.delegation(factories.member("Lemuria")), role="focal_point").user
        ),
    }
    other = others[role]()

    with pytest.raises(Refused, match="Only the focal point and deputies"):
        actions.invite(focal.delegation, by=other, person=RUTH, role="delegate", now=NOW)
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        actions.set_submitters(focal.delegation, by=other, submitters="delegates", now=NOW)


def test_deputy_manages_and_submits(focal):
    deputy = factories.delegate(focal.delegation, role="deputy")

    assert rules.may_manage(deputy.user, focal.delegation, TODAY)
    assert rules.may_submit(deputy)


def test_delegate_submits_where_the_delegation_says_so(focal):
    place = factories.delegate(focal.delegation)
    before = rules.may_submit(place)

    place.delegation = actions.set_submitters(
        focal.delegation, by=focal.user, submitters="delegates", now=NOW
    )

    assert (before, rules.may_submit(place)) == (False, True)


def test_hand_over_has_a_day_before_which_the_old_focal_point_acts(focal, django_capture_on_commit_callbacks):
    successor = joined(focal, django_capture_on_commit_callbacks)
    day = TODAY + timedelta(days=10)

    with django_capture_on_commit_callbacks(execute=True):
        taken = actions.hand_over(focal.delegation, by=focal.user, to=successor, day=day, now=NOW)

    focal.refresh_from_db()
    assert [acts(focal, day - timedelta(days=1)), acts(focal, day)] == [True, False]
    assert rules.delegate_for(successor.user, focal.delegation.entity, TODAY).role == "delegate"
    assert rules.delegate_for(successor.user, focal.delegation.entity, day) == taken
    assert {message.to[0] for message in mail.outbox[-2:]} == {focal.user.email, "ruth@example.org"}


def test_hand_over_into_the_past_is_refused(focal, django_capture_on_commit_callbacks):
    successor = joined(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="is past"):
        actions.hand_over(
            focal.delegation, by=focal.user, to=successor, day=TODAY - timedelta(days=1), now=NOW
        )


def test_hand_over_to_somebody_who_does_not_act_is_refused(focal, django_capture_on_commit_callbacks):
    place, _token = invited(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="acts for the delegation now"):
        actions.hand_over(focal.delegation, by=focal.user, to=place, day=TODAY, now=NOW)


def test_former_delegate_acts_no_more(focal):
    former = factories.delegate(focal.delegation, end=TODAY - timedelta(days=1))

    assert not acts(former)


def test_closed_delegation_acts_no_more(focal):
    focal.delegation.end = TODAY - timedelta(days=1)
    focal.delegation.save()

    assert not acts(focal)


def test_every_change_of_a_delegation_is_kept(focal, django_capture_on_commit_callbacks):
    place = joined(focal, django_capture_on_commit_callbacks)
    actions.withdraw(place, by=focal.user, reason="left", now=NOW)

    assert place.events.order_by("-pk").values_list("withdrawn_reason", flat=True)[0] == "left"
