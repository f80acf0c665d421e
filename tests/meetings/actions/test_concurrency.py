"""Two at the same instant: the last place goes to one, the other waits; a list is kept once."""

import threading

import pytest
from django.db import connection

from intersession.meetings.actions import decisions, rolls
from intersession.meetings.models import Admission, Quota, Registration
from tests import factories
from tests.meetings.nominating import NOW, nominate, nominee

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("admission")]


def at_once(*acts):
    """Start all at the same moment, each over its own connection; return what each gave, or its error."""
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


@pytest.mark.parametrize("limit", ["quota", "places"])
def test_the_last_place_goes_to_one_and_the_other_waits(meeting, secretariat, limit):
    if limit == "quota":
        Quota.objects.create(meeting=meeting, kind="ngo", together=1)
    else:
        Admission.objects.update(places=1)
    rows = [factories.registration(meeting, kind="ngo", standing="applied") for _number in range(4)]

    given = at_once(
        *(lambda row=row: decisions.confirm(meeting, [row.pk], by=secretariat, now=NOW) for row in rows)
    )

    assert sorted(decided.confirmed for decided in given) == [0, 0, 0, 1]
    standings = sorted(Registration.objects.values_list("standing", flat=True))
    assert standings == ["registered", "wait_listed", "wait_listed", "wait_listed"]


def test_two_who_leave_at_once_let_two_others_move_up(meeting, secretariat):
    Admission.objects.update(places=2)
    rows = [factories.registration(meeting, kind="ngo", standing="applied") for _number in range(4)]
    decisions.confirm(meeting, [row.pk for row in rows], by=secretariat, now=NOW)

    at_once(*(lambda row=row: decisions.withdraw(row, by=None, now=NOW) for row in rows[:2]))

    standings = list(Registration.objects.order_by("pk").values_list("standing", flat=True))
    assert standings == ["withdrawn", "withdrawn", "registered", "registered"]


def test_two_lists_of_one_delegation_are_not_mixed(meeting, state, focal):
    read = rolls.seen([])

    given = at_once(
        *(
            lambda name=name: nominate(meeting, state, focal, nominee(name), seen_as=read)
            for name in ("Ana", "Ben")
        )
    )

    assert sum(isinstance(each, rolls.Changed) for each in given) == 1
    assert Registration.objects.count() == 1
