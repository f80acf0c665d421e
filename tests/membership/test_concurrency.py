"""Two at once: an invitation is used once, and a delegation has one focal point."""

import threading

import pytest
from django.db import connection

from intersession.core.refusals import Refused
from intersession.membership import actions
from intersession.membership.models import Delegate, Delegation
from tests import factories
from tests.membership.delegating import NOW, TODAY, accredited, invited

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Start all at the same moment, each in its own transaction; return what each gave, or its refusal."""
    start, given = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            start.wait(10)
            given[number] = act()
        except Exception as error:  # noqa: BLE001 - whatever happened is looked at by the test
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return given


def refusals(given):
    """The reasons of those that were refused; one done and all others refused is what a test expects."""
    assert sum(isinstance(each, Delegate) for each in given) == 1, given
    return {each.reason for each in given if isinstance(each, Refused)}


def test_two_acceptances_use_an_invitation_once(focal, django_capture_on_commit_callbacks):
    place, token = invited(focal, django_capture_on_commit_callbacks)

    given = at_once(*[lambda: actions.accept(token, user=place.user, now=NOW)] * 3)

    assert refusals(given) == {"This invitation has been used. Sign in to reach your desk."}


@pytest.mark.parametrize("is_open", [False, True])
def test_two_accreditations_make_one_delegation_with_one_focal_point(state, secretariat, is_open):
    if is_open:
        factories.delegation(state)
    people = [actions.Person(f"person-{number}@example.com", "P", "en") for number in range(3)]

    given = at_once(
        *(lambda person=person: accredited(state, secretariat, person=person) for person in people)
    )

    assert refusals(given) == {"This delegation has a focal point, who can hand over to a successor."}
    assert (Delegation.objects.count(), Delegate.objects.count()) == (1, 1)


def test_two_hand_overs_have_one_successor(focal):
    others = [factories.delegate(focal.delegation) for _number in range(2)]

    given = at_once(
        *(
            lambda to=to: actions.hand_over(focal.delegation, by=focal.user, to=to, day=TODAY, now=NOW)
            for to in others
        )
    )

    assert refusals(given) == {"Only the focal point and deputies can change the delegation."}
    assert Delegate.objects.accredited(TODAY).filter(role="focal_point").count() == 1


def test_two_invitations_of_a_person_make_one_place(focal):
    ruth = factories.user(email="ruth@example.org")
    person = actions.Person(ruth.email, "Ruth", "fr")

    given = at_once(
        *[lambda: actions.invite(focal.delegation, by=focal.user, person=person, role="delegate", now=NOW)]
        * 3
    )

    assert refusals(given) == {"ruth@example.org is in this delegation already."}
