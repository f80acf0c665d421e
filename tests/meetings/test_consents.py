"""What may be shown of a speaker: the rule by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given as supposing
from hypothesis import strategies as st

from intersession.meetings import consents
from intersession.meetings.models import ConsentItem

DAY = date(2026, 10, 1)
GIVEN = st.builds(
    consents.Given,
    item=st.sampled_from([item.value for item in ConsentItem]),
    shown_as=st.sampled_from(["", "Amina Zeta", "a nurse"]),
    until=st.none() | st.dates(DAY - timedelta(days=9), DAY + timedelta(days=9)),
    withdrawn=st.booleans(),
)


def test_nothing_is_shown_of_a_migrant_who_consented_to_nothing():
    shown = consents.shown((), protected=True, day=DAY)

    assert shown == consents.Shown(name="", office="", picture=False, recording=False, quotation=False)


def test_name_and_office_of_others_stand_as_printed():
    shown = consents.shown((), protected=False, day=DAY)

    assert (shown.name, shown.office, shown.picture) == (None, None, False)


@pytest.mark.parametrize("item", ["picture", "recording", "quotation"])
@pytest.mark.parametrize("protected", [True, False])
def test_each_item_is_allowed_by_itself(item, protected):
    shown = consents.shown([consents.Given(item)], protected=protected, day=DAY)

    assert [name for name in ("picture", "recording", "quotation") if getattr(shown, name)] == [item]


@pytest.mark.parametrize(
    ("until", "name"), [(DAY, "Amina Zeta"), (DAY - timedelta(days=1), ""), (None, "Amina Zeta")]
)
def test_consent_holds_through_its_last_day(until, name):
    found = [consents.Given("name", "Amina Zeta", until)]

    assert consents.shown(found, protected=True, day=DAY).name == name


def test_consent_given_anew_counts_and_the_one_taken_back_does_not():
    found = [consents.Given("name", "Real Name", withdrawn=True), consents.Given("name", "Amina Zeta")]

    assert consents.shown(found, protected=True, day=DAY).name == "Amina Zeta"


@supposing(st.lists(GIVEN, max_size=6))
def test_taking_back_everything_shows_what_no_consent_shows(found):
    taken = [consents.Given(one.item, one.shown_as, one.until, withdrawn=True) for one in found]

    assert consents.shown(taken, protected=True, day=DAY) == consents.shown((), protected=True, day=DAY)


@supposing(st.lists(GIVEN, max_size=6), st.integers(0, 20))
def test_time_alone_shows_nothing_more(found, days):
    before = consents.shown(found, protected=True, day=DAY)
    after = consents.shown(found, protected=True, day=DAY + timedelta(days=days))

    assert after.name in {before.name, ""}
    for item in ("picture", "recording", "quotation"):
        assert getattr(before, item) or not getattr(after, item)
