"""Hand-over of a delegation: from a day on, by one who acts, once at a time, and back."""

from datetime import timedelta

import pytest
from django.core import mail

from intersession.core.refusals import Refused
from intersession.membership import actions, rules
from tests import factories
from tests.membership.delegating import NOW, TODAY, acts, invited, joined

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_over(focal, django_capture_on_commit_callbacks):
    """The focal point to come, in ten days."""
    successor = joined(focal, django_capture_on_commit_callbacks)
    return actions.hand_over(
        focal.delegation, by=focal.user, to=successor, day=TODAY + timedelta(days=10), now=NOW
    )


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


def test_second_hand_over_is_refused_while_one_is_to_come(focal, handed_over):
    other = factories.delegate(focal.delegation)

    with pytest.raises(Refused, match="is set already"):
        actions.hand_over(focal.delegation, by=focal.user, to=other, day=TODAY, now=NOW)


def test_hand_over_to_come_is_taken_back_and_both_are_told(
    focal, handed_over, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(handed_over, by=focal.user, reason="a wrong day", now=NOW)

    after = handed_over.start
    assert rules.delegate_for(focal.user, focal.delegation.entity, after).role == "focal_point"
    assert rules.delegate_for(handed_over.user, focal.delegation.entity, after).role == "delegate"
    assert {message.to[0] for message in mail.outbox[-2:]} == {focal.user.email, "ruth@example.org"}


def test_who_is_to_take_over_is_not_withdrawn_before_the_hand_over_is(focal, handed_over):
    present = rules.delegate_for(handed_over.user, focal.delegation.entity, TODAY)

    with pytest.raises(Refused, match="is to take over"):
        actions.withdraw(present, by=focal.user, reason="left", now=NOW)


def test_hand_over_without_a_focal_point_is_refused(focal, secretariat):
    deputy = factories.delegate(focal.delegation, role="deputy")
    actions.withdraw(focal, by=secretariat, reason="NV 14/2026", now=NOW)

    with pytest.raises(Refused, match="has no focal point"):
        actions.hand_over(focal.delegation, by=deputy.user, to=deputy, day=TODAY, now=NOW)


def test_hand_over_is_not_taken_back_while_who_handed_over_is_invited_for_after_it(focal, handed_over):
    again = actions.Person(focal.user.email, "", "en")
    actions.invite(focal.delegation, by=focal.user, person=again, role="deputy", now=NOW)

    with pytest.raises(Refused, match="invited anew for after the hand-over"):
        actions.withdraw(handed_over, by=focal.user, reason="a wrong day", now=NOW)
    handed_over.refresh_from_db()
    assert handed_over.withdrawn_at is None
