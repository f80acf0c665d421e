"""What was opened is frozen in the database too: no way round by SQL."""

import pytest
from django.db import DatabaseError, transaction

from intersession.consultations.models import Consultation, Entitlement
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return factories.open_consultation()


@pytest.mark.parametrize("back", ["draft", "history", "decided"])
def test_opened_consultation_is_never_in_preparation_again(consultation, back):
    with pytest.raises(DatabaseError, match="state_goes_forward"), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(state=back)


@pytest.mark.parametrize("change", [{"key": "other"}, {"no_objection": True}, {"tie_policy": "lots"}])
def test_opened_consultation_keeps_its_name_and_rules(consultation, change):
    with pytest.raises(DatabaseError, match="terms_are_frozen"), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(**change)


def test_option_is_not_moved_out_of_an_opened_consultation(consultation):
    draft = factories.consultation(consultation.cycle, state="draft")

    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        consultation.options.filter(letter="D").update(consultation=draft)


def test_nobody_is_entitled_after_opening(consultation):
    latecomer = factories.member("Latecomer", key="late")

    with pytest.raises(DatabaseError, match="entitlements_are_frozen"), transaction.atomic():
        Entitlement.objects.create(consultation=consultation, entity=latecomer)


def test_consultation_in_preparation_can_be_changed():
    draft = factories.consultation(factories.cycle(year=2027), state="draft")
    option = factories.option(draft, letter="A")

    Consultation.objects.filter(pk=draft.pk).update(seats=2, key="other")
    draft.options.update(letter="B")
    option.delete()

    draft.refresh_from_db()
    assert (draft.seats, draft.key, draft.options.count()) == (2, "other", 0)
