"""History of a delegation in words: who did what to whom, the latest first."""

from datetime import timedelta

import pghistory
import pytest

from intersession.membership import actions, history
from tests import factories
from tests.membership.delegating import NOW, TODAY, accredited, joined

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(state, secretariat):
    focal = accredited(state, secretariat, person=actions.Person("otto@example.org", "Otto", "en"))
    focal.invitations.update(used_at=NOW)
    return focal


def told(focal):
    return [happening.what for happening in history.of_delegation(focal.delegation)]


def test_life_of_a_delegation_is_told_in_words(focal, django_capture_on_commit_callbacks):
    successor = joined(focal, django_capture_on_commit_callbacks)
    actions.set_submitters(focal.delegation, by=focal.user, submitters="delegates", now=NOW)
    day = TODAY + timedelta(days=10)
    taken = actions.hand_over(focal.delegation, by=focal.user, to=successor, day=day, now=NOW)
    actions.withdraw(taken, by=focal.user, reason="a wrong day", now=NOW)

    assert set(told(focal)) == {
        "Opening of the delegation",
        "Accreditation of Otto, focal point, by the note verbale NV 12/2026 of 1 October 2026",
        "Acceptance of the invitation by Otto",
        "Invitation of Ruth, delegate",
        "Acceptance of the invitation by Ruth",
        "Confirmation of Ruth, delegate",
        "Replies are submitted by any accredited delegate",
        "Otto, focal point: until 10 October 2026",
        "Ruth, delegate: until 10 October 2026",
        "Ruth, focal point: from 11 October 2026",
        "Withdrawal of Ruth, focal point: a wrong day",
        "Otto, focal point: no end any more",
        "Ruth, delegate: no end any more",
    }


def test_new_invitation_is_told_with_who_sent_it(focal, secretariat):
    place = actions.invite(
        focal.delegation,
        by=focal.user,
        person=actions.Person("ruth@example.org", "Ruth", "fr"),
        role="delegate",
        now=NOW,
    )
    actions.invite_again(place, by=focal.user, now=NOW)

    found = [
        happening.who
        for happening in history.of_delegation(focal.delegation)
        if happening.what == "New invitation of Ruth"
    ]
    assert found == ["Otto"]


def test_who_changed_a_row_is_named(focal):
    deputy = factories.delegate(focal.delegation, role="deputy", user=factories.user(name="Dara"))
    with pghistory.context(user=deputy.user_id):
        actions.set_submitters(focal.delegation, by=deputy.user, submitters="delegates", now=NOW)

    named = {happening.what: happening.who for happening in history.of_delegation(focal.delegation)}
    assert named["Replies are submitted by any accredited delegate"] == "Dara"
    assert named["Opening of the delegation"] == ""


def test_history_holds_nothing_of_another_delegation(focal, secretariat):
    other = accredited(factories.member("Lemuria"), secretariat)

    assert not any("Otto" in what for what in told(other))


@pytest.mark.parametrize("people", [1, 4])
def test_history_takes_the_same_queries_whatever_its_length(focal, django_assert_num_queries, people):
    for _number in range(people):
        factories.delegate(focal.delegation)

    with django_assert_num_queries(4):
        told(focal)
