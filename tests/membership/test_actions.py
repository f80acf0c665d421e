"""Delegations: who may do what to them, and what an invitation is worth."""

from datetime import timedelta

import pytest
from django.core import mail

from intersession.core.refusals import Refused
from intersession.membership import actions, rules
from intersession.membership.models import Invitation
from tests import factories
from tests.membership.delegating import (
    NOW,
    RUTH,
    TODAY,
    accredited,
    acts,
    invited,
    joined,
    token_of_last_mail,
)

pytestmark = pytest.mark.django_db


def test_secretariat_accredits_from_a_note_verbale(state, secretariat, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        place = actions.accredit(
            state,
            by=secretariat,
            person=RUTH,
            note="NV 12/2026",
            note_date=TODAY - timedelta(days=1),
            now=NOW,
        )

    assert (place.role, place.note, place.confirmed_by) == ("focal_point", "NV 12/2026", secretariat)
    assert acts(place)
    assert mail.outbox[0].to == ["ruth@example.org"]


def test_second_accreditation_is_refused_while_there_is_a_focal_point(state, focal, secretariat):
    with pytest.raises(Refused, match="hand over to a successor"):
        accredited(state, secretariat)


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


def test_accreditation_from_a_note_of_tomorrow_is_refused(state, secretariat):
    with pytest.raises(Refused, match="dated in the future"):
        accredited(state, secretariat, note_date=TODAY + timedelta(days=1))


@pytest.mark.parametrize("rights", [{}, {"is_administrator": True}])
def test_only_the_secretariat_accredits(state, rights):
    with pytest.raises(Refused, match="Only the secretariat"):
        accredited(state, factories.user(**rights))


def test_observer_has_a_focal_point_in_the_same_way(secretariat):
    observer = factories.entity(kind="ngo")
    factories.membership(observer, status="observer")

    place = accredited(observer, secretariat)

    assert acts(place)
    assert rules.may_manage(place.user, place.delegation, TODAY)


def test_entity_that_is_neither_member_nor_observer_has_no_delegation(secretariat):
    with pytest.raises(Refused, match="Only Members and observers"):
        accredited(factories.entity(kind="ngo"), secretariat)


def test_person_without_an_account_gets_one_without_rights(state, secretariat):
    person = accredited(state, secretariat).user

    assert (person.name, person.language) == ("Ruth", "fr")
    assert (person.is_active, person.is_secretariat, person.is_administrator) == (True, False, False)


def test_person_with_an_account_keeps_it_as_it_is(state, secretariat):
    known = factories.user(email="ruth@example.org", name="Ruth Amani", is_administrator=True)

    person = accredited(state, secretariat, person=actions.Person("Ruth@Example.org", "R", "es")).user

    assert (person, person.name, person.is_administrator) == (known, "Ruth Amani", True)


def test_person_who_may_not_sign_in_is_not_invited(state, secretariat):
    factories.user(email="ruth@example.org", is_active=False)

    with pytest.raises(Refused, match=r"ruth@example\.org may not sign in"):
        accredited(state, secretariat)


def test_secretariat_withdraws_a_focal_point_and_accredits_a_delegate_in_its_place(
    focal, state, secretariat, django_capture_on_commit_callbacks
):
    delegate = joined(focal, django_capture_on_commit_callbacks)

    actions.withdraw(focal, by=secretariat, reason="NV 14/2026", now=NOW)
    place = accredited(state, secretariat)

    assert not acts(focal)
    assert (place.user, place.delegation) == (delegate.user, focal.delegation)
    assert [place.role for place in rules.acting(delegate.user, TODAY)] == ["focal_point"]


def test_secretariat_withdraws_nobody_but_a_focal_point(focal, secretariat):
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        actions.withdraw(factories.delegate(focal.delegation), by=secretariat, reason="no", now=NOW)


def test_new_invitation_makes_the_one_before_worth_nothing(focal, django_capture_on_commit_callbacks):
    place, lost = invited(focal, django_capture_on_commit_callbacks)
    later = NOW + 2 * actions.LIFETIME

    with django_capture_on_commit_callbacks(execute=True):
        actions.invite_again(place, by=focal.user, now=later)

    with pytest.raises(Refused, match="was withdrawn"):
        actions.accept(lost, user=place.user, now=NOW)
    assert actions.accept(token_of_last_mail(), user=place.user, now=later) == place


def test_secretariat_invites_a_focal_point_again_and_nobody_else(
    focal, secretariat, django_capture_on_commit_callbacks
):
    place, _token = invited(focal, django_capture_on_commit_callbacks)
    other = accredited(factories.member("Lemuria"), secretariat)

    actions.invite_again(other, by=secretariat, now=NOW)

    assert other.invitations.filter(revoked_at__isnull=True).count() == 1
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        actions.invite_again(place, by=secretariat, now=NOW)


def test_who_has_accepted_is_not_invited_again(focal, django_capture_on_commit_callbacks):
    place = joined(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="has accepted the invitation already"):
        actions.invite_again(place, by=focal.user, now=NOW)


def test_invitation_is_worth_nothing_once_the_delegation_is_closed(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)
    focal.delegation.end = TODAY - timedelta(days=1)
    focal.delegation.save()

    with pytest.raises(Refused, match="was withdrawn"):
        actions.accept(token, user=place.user, now=NOW)


def test_token_that_nobody_was_sent_is_refused():
    with pytest.raises(Refused, match="no such invitation"):
        actions.accept("guessed", user=factories.user(), now=NOW)


def test_delegate_acts_since_the_day_of_the_confirmation(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)
    actions.accept(token, user=place.user, now=NOW)
    later = NOW + timedelta(days=3)

    place = actions.confirm(place, by=focal.user, now=later)

    assert (place.start, place.confirmed_at, place.confirmed_by) == (later.date(), later, focal.user)


def test_who_is_confirmed_is_not_confirmed_again(focal, django_capture_on_commit_callbacks):
    place = joined(focal, django_capture_on_commit_callbacks)

    with pytest.raises(Refused, match="is confirmed already"):
        actions.confirm(place, by=focal.user, now=NOW)


@pytest.mark.parametrize("act", [actions.confirm, actions.invite_again])
def test_who_was_withdrawn_is_neither_confirmed_nor_invited_again(
    focal, act, django_capture_on_commit_callbacks
):
    place, token = invited(focal, django_capture_on_commit_callbacks)
    actions.accept(token, user=place.user, now=NOW)
    actions.withdraw(place, by=focal.user, reason="left", now=NOW)

    with pytest.raises(Refused, match="no longer in this delegation"):
        act(place, by=focal.user, now=NOW)


def test_first_reason_of_a_withdrawal_stays(focal, django_capture_on_commit_callbacks):
    place = joined(focal, django_capture_on_commit_callbacks)
    actions.withdraw(place, by=focal.user, reason="left", now=NOW)

    with pytest.raises(Refused, match="no longer in this delegation"):
        actions.withdraw(place, by=focal.user, reason="another", now=NOW)


def test_who_was_withdrawn_can_be_invited_anew(focal, django_capture_on_commit_callbacks):
    before = joined(focal, django_capture_on_commit_callbacks)
    actions.withdraw(before, by=focal.user, reason="left", now=NOW)

    after = joined(focal, django_capture_on_commit_callbacks)

    assert (acts(after), before.pk == after.pk) == (True, False)


def test_second_focal_point_is_not_invited(focal):
    with pytest.raises(Refused, match="one focal point"):
        actions.invite(focal.delegation, by=focal.user, person=RUTH, role="focal_point", now=NOW)
