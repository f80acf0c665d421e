"""Applications from a proven address, and what persons change about themselves."""

from dataclasses import replace

import pytest

from intersession.core.refusals import Refused
from intersession.meetings.actions import applications
from intersession.meetings.models import Admission, Person, Registration
from intersession.meetings.queries import persons
from tests import factories
from tests.meetings.nominating import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admission")]
ANA = applications.Written("Ana López", lines=("Director",), language="es", answers={"diet": "none"})


def apply(meeting, **given):
    known = {"email": "ana@example.org", "written": ANA, "entity": None, "represents": "House of Hope"}
    return applications.apply(meeting, **{**known, "kind": "ngo", "now": NOW, **given})


def test_an_application_is_kept_with_a_private_link(meeting):
    row, token = apply(meeting)

    assert (row.standing, row.represents, row.answers, row.entered_by) == (
        *("applied", "House of Hope"),
        *({"diet": "none"}, None),
    )
    assert persons.registration_of(token) == row


def test_who_came_before_is_the_same_person(meeting):
    known = factories.person(given_name="Ana", family_name="LOPEZ", email="Ana@example.org")

    row, _token = apply(meeting)

    assert row.person == known


def test_two_persons_of_one_address_are_two(meeting):
    apply(meeting)
    apply(meeting, written=replace(ANA, name="Ben Ruiz"))

    assert Person.objects.count() == 2


def test_nobody_applies_twice_but_who_withdrew_may(meeting):
    row, _token = apply(meeting)

    with pytest.raises(Refused, match="You are registered already"):
        apply(meeting)
    Registration.objects.update(standing="withdrawn")
    again, _token = apply(meeting)

    assert (again.pk, again.standing) == (row.pk, "applied")


def test_where_only_delegations_name_persons_nobody_applies(meeting):
    Admission.objects.update(nominations_only=True)

    with pytest.raises(Refused, match="Only delegations name persons"):
        apply(meeting)


def test_a_correction_of_what_lists_bear_is_looked_at_again_and_keeps_the_place(meeting):
    row, _token = apply(meeting)
    Registration.objects.update(standing="registered")

    corrected = applications.correct(row, written=replace(ANA, name="Ana López Ruiz"))

    assert (corrected.standing, corrected.approved_as) == ("applied", "registered")
    assert Registration.objects.get().person.family_name == "Ruiz"


def test_a_correction_of_a_telephone_is_not_looked_at_again(meeting):
    row, _token = apply(meeting)
    Registration.objects.update(standing="registered")

    corrected = applications.correct(row, written=replace(ANA, phone="+41 22 000"))

    assert (corrected.standing, corrected.person.phone) == ("registered", "+41 22 000")


def test_what_was_asked_back_is_before_the_secretariat_again(meeting):
    row, _token = apply(meeting)
    Registration.objects.update(standing="asked_back")

    assert applications.correct(row, written=ANA).standing == "applied"


@pytest.mark.parametrize("standing", ["attended", "refused", "withdrawn"])
def test_when_all_is_over_nothing_is_corrected_by_link(meeting, standing):
    row, _token = apply(meeting)
    Registration.objects.update(standing=standing)

    with pytest.raises(Refused, match="Write to the secretariat"):
        applications.correct(row, written=ANA)
