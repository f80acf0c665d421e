"""Rules of delegations: who acts, who manages, who withdraws and who invites again, for each role."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from intersession.membership import rules
from tests import factories
from tests.membership.delegating import NOW, TODAY

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def observers_focal_point():
    observer = factories.entity(kind="ngo")
    factories.membership(observer, status="observer")
    return factories.delegate(factories.delegation(observer), role="focal_point")


def other_focal_point():
    return factories.delegate(factories.delegation(factories.member("Lemuria")), role="focal_point")


ROLES = {  # role: how a person of it is made, given the focal point
    "anonymous": lambda _focal: AnonymousUser(),
    "participant": lambda _focal: factories.user(),
    "delegate": lambda focal: factories.delegate(focal.delegation).user,
    "invited delegate": lambda focal: factories.delegate(focal.delegation, confirmed_at=None).user,
    "deputy": lambda focal: factories.delegate(focal.delegation, role="deputy").user,
    "focal point": lambda focal: focal.user,
    "focal point of another State": lambda _focal: other_focal_point().user,
    "focal point of an observer": lambda _focal: observers_focal_point().user,
    "ended deputy": lambda focal: factories.delegate(focal.delegation, role="deputy", end=YESTERDAY).user,
    "withdrawn deputy": lambda focal: (
        factories.delegate(focal.delegation, role="deputy", withdrawn_at=NOW).user
    ),
    "deputy to come": lambda focal: factories.delegate(focal.delegation, role="deputy", start=TOMORROW).user,
    "inactive deputy": lambda focal: (
        factories.delegate(focal.delegation, role="deputy", user=factories.user(is_active=False)).user
    ),
    "secretariat": lambda _focal: factories.user(is_secretariat=True),
    "administrator": lambda _focal: factories.user(is_administrator=True),
}
MANAGE = {"deputy", "focal point"}
SEE = MANAGE | {"delegate", "secretariat"}


@pytest.mark.parametrize("role", ROLES)
def test_delegation_is_there_for_those_who_act_in_it_and_the_secretariat(focal, role):
    person = ROLES[role](focal)

    try:
        found = rules.delegation_or_404(person, focal.delegation_id, TODAY)
    except Http404:
        found = None

    assert found == (focal.delegation if role in SEE else None)


@pytest.mark.parametrize("role", ROLES)
def test_delegation_is_managed_by_the_focal_point_and_deputies(focal, role):
    person = ROLES[role](focal)

    try:
        found = rules.managed_or_403(person, focal.delegation_id, TODAY)
    except (Http404, PermissionDenied) as refusal:
        found = type(refusal)

    expected = focal.delegation if role in MANAGE else PermissionDenied if role in SEE else Http404
    assert found == expected


@pytest.mark.parametrize("role", ROLES)
def test_delegate_is_withdrawn_by_who_manages_and_a_focal_point_by_the_secretariat(focal, role):
    delegate = factories.delegate(focal.delegation)
    person = ROLES[role](focal)

    may = [rules.may_withdraw(person, place, TODAY) for place in (delegate, focal)]

    assert may == [role in MANAGE, role == "secretariat"]


@pytest.mark.parametrize("role", ROLES)
def test_focal_point_to_come_is_withdrawn_by_who_manages_and_by_the_secretariat(focal, role):
    to_come = factories.delegate(
        focal.delegation, role="focal_point", start=TOMORROW, end=TOMORROW + timedelta(days=400)
    )
    person = ROLES[role](focal)

    assert rules.may_withdraw(person, to_come, TODAY) == (role in MANAGE | {"secretariat"})


@pytest.mark.parametrize("role", ROLES)
def test_invitation_is_sent_again_by_who_manages_and_to_a_focal_point_by_the_secretariat(focal, role):
    delegate = factories.delegate(focal.delegation)
    person = ROLES[role](focal)

    may = [rules.may_invite_again(person, place, TODAY) for place in (delegate, focal)]

    assert may == [role in MANAGE, role in MANAGE | {"secretariat"}]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("submitters", ["focal_points", "delegates"])
def test_reply_is_submitted_by_those_whom_the_delegation_names(focal, role, submitters):
    focal.delegation.submitters = submitters
    focal.delegation.save()
    person = ROLES[role](focal)

    place = rules.delegate_for(person, focal.delegation.entity, TODAY)

    allowed = MANAGE | ({"delegate"} if submitters == "delegates" else set())
    assert rules.may_submit(place) == (role in allowed)


def test_delegation_that_is_closed_is_there_for_nobody_who_acted_in_it(focal):
    focal.delegation.end = YESTERDAY
    focal.delegation.save()

    with pytest.raises(Http404):
        rules.delegation_or_404(focal.user, focal.delegation_id, TODAY)
