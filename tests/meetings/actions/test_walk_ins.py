"""Who comes without having been named before: registered and checked in at once, never twice unasked."""

from datetime import UTC, datetime

import pytest

from intersession.core.refusals import Refused
from intersession.meetings.actions import walk_ins
from intersession.meetings.models import CheckIn, Quota, Registration
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admission")]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def come(meeting, by, name="Ana Maria LÓPEZ", *, sure=False, **given):
    known = {"kind": "ngo", "represents": "House of Hope"}
    guest = walk_ins.Guest(name=name, **(known | given))
    return walk_ins.walk_in(meeting, guest, sure=sure, by=by, now=NOW)


def test_who_walks_in_is_registered_and_has_attended(meeting, secretariat):
    row = come(meeting, secretariat, language="es", listed=True)

    assert (row.standing, row.listed, row.represents) == ("attended", True, "House of Hope")
    assert (row.person.given_name, row.person.family_name) == ("Ana Maria", "LÓPEZ")
    assert (row.person.language, row.entered_by) == ("es", secretariat)
    assert CheckIn.objects.get().registration == row


@pytest.mark.parametrize("name", ["lopez ana maria", "Ana LÓPEZ", "Ana Maria LÓPEZ RUIZ"])
def test_somebody_of_that_name_is_told_before_a_second_one_is_made(meeting, secretariat, name):
    come(meeting, secretariat)

    with pytest.raises(Refused, match="here already"):
        come(meeting, secretariat, name)
    come(meeting, secretariat, name, sure=True)

    assert Registration.objects.count() == 2


@pytest.mark.parametrize("name", ["Ana", "Ana GARCÍA"])
def test_a_name_in_part_the_same_is_another_person(meeting, secretariat, name):
    come(meeting, secretariat)

    assert come(meeting, secretariat, name).standing == "attended"


def test_no_more_persons_than_there_are_places(meeting, secretariat):
    Quota.objects.create(meeting=meeting, kind="ngo", together=1)
    come(meeting, secretariat)

    with pytest.raises(Refused, match="No place is left"):
        come(meeting, secretariat, "Ben OTHER")

    assert Registration.objects.count() == CheckIn.objects.count() == 1


def test_only_the_secretariat_registers_at_the_desk(meeting):
    with pytest.raises(Refused, match="Only the secretariat"):
        come(meeting, factories.user())
