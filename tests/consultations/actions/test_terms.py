"""Terms are frozen at opening, for everybody and in SQL too; what is due is closed and counted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from intersession.consultations import queries
from intersession.consultations.actions import terms
from intersession.consultations.models import Consultation, Option
from intersession.core.refusals import Refused
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 10, 1, 9, tzinfo=UTC)
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


@pytest.fixture
def consultation():
    return factories.open_consultation()


def state(number=0):
    return Entity.objects.get(key=f"state-{number}")


def test_opening_freezes_who_may_reply(consultation):
    factories.member("Latecomer", key="late")

    entitled = [(row.entity.key, row.counted) for row in consultation.entitlements.select_related("entity")]
    assert entitled == [("state-0", True), ("state-1", True), ("state-2", True)]


def test_members_are_counted_in_their_group_of_the_day_of_opening():
    groups = {key: factories.regional_group(key=key) for key in ("africa", "asia", "europe")}
    for number in range(3):
        factories.member(f"State {number}", key=f"state-{number}")
    factories.group_membership(groups["africa"], state(0), start="2001")
    factories.group_membership(groups["asia"], state(1), start="2001", end="2026-10")
    factories.group_membership(groups["europe"], state(1), start="2026-11")
    factories.group_membership(groups["asia"], state(2), start="2001", counted=False)

    consultation = factories.open_consultation(states=0)

    entitled = consultation.entitlements.values_list("entity__key", "group")
    assert sorted(entitled) == [("state-0", "africa"), ("state-1", "asia"), ("state-2", "")]


def test_who_is_a_member_on_the_day_of_opening_may_reply():
    joins, leaves = factories.entity(key="joins"), factories.entity(key="leaves")
    factories.membership(joins, status="member", start="2026-10-05")
    factories.membership(leaves, status="member", start="2001", end="2026-10-04")

    consultation = factories.open_consultation(states=0, opens_at=datetime(2026, 10, 5, 9, tzinfo=UTC))

    assert [row.entity for row in consultation.entitlements.all()] == [joins]


def test_title_of_a_candidate_is_frozen_with_the_terms():
    year = factories.cycle(year=2027)
    offered = [factories.candidate(year, letter=letter, title=factories.words(letter)) for letter in "ABC"]
    options = [terms.Offered(row.letter, candidate=row) for row in offered]
    consultation = factories.open_consultation(cycle=year, options=options)

    offered[0].title = factories.words("Corrected")
    offered[0].save()

    assert queries.title_of(consultation.options.get(letter="A")) == factories.words("A")


def test_terms_that_contradict_themselves_are_refused():
    known = {"cycle": factories.cycle(year=2027), "kind": "topics", "options": []}
    draft = terms.prepare(key="one", **known)
    terms.prepare(key="two", **known)

    with pytest.raises(Refused, match="a consultation with the key two already"):
        terms.prepare(key="two", **known)
    with pytest.raises(Refused, match="a consultation with the key two already"):
        terms.revise(draft, options=[], key="two")
    with pytest.raises(Refused, match="closing must come after the opening"):
        terms.revise(draft, options=[], opens_at=CLOSED, closes_at=OPENED)


def test_observers_are_asked_apart():
    observer = factories.entity(key="observer")
    factories.membership(observer, status="observer", start="2001")

    consultation = factories.open_consultation()

    assert consultation.entitlements.get(entity=observer).counted is False


def test_after_opening_terms_cannot_be_revised(consultation):
    with pytest.raises(Refused, match="After opening nothing changes"):
        terms.revise(consultation, options=[], seats=1)


@pytest.mark.parametrize(
    "change", [{"seats": 1}, {"title": {"en": "Other"}}, {"closes_at": CLOSED + timedelta(days=9)}]
)
def test_after_opening_terms_cannot_be_changed_in_sql(consultation, change):
    with pytest.raises(DatabaseError, match="terms_are_frozen"), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(**change)


def test_after_opening_no_option_is_added_changed_or_removed_in_sql(consultation):
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        Option.objects.create(consultation=consultation, letter="E")
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        consultation.options.update(title={"en": "Other"})
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        consultation.options.all().delete()


def test_mistake_is_met_by_an_addendum_or_a_withdrawal_with_a_reason(consultation):
    terms.add_addendum(consultation, by=factories.user(), text={"en": "Read B as C."})
    with pytest.raises(Refused, match="needs a reason"):
        terms.withdraw(consultation, reason={"en": " "})

    withdrawn = terms.withdraw(consultation, reason={"en": "Wrong options."})

    assert withdrawn.state == "withdrawn"
    with pytest.raises(Refused, match="was withdrawn"):
        factories.reply(consultation, state(), "A")


def test_consultation_does_not_close_early(consultation):
    with pytest.raises(Refused, match="has not come yet"):
        terms.close(consultation, now=CLOSED - timedelta(seconds=1))


def test_what_is_due_is_closed_with_its_result(consultation):
    factories.reply(consultation, state(), "A", "B")

    assert terms.close_due(now=CLOSED) == 1

    assert terms.close_due(now=CLOSED) == 0
    consultation.refresh_from_db()
    assert (consultation.state, consultation.result.figures["replies"]) == ("closed", 1)
    assert consultation.heads.get(closing=True).size == 1
