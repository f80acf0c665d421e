"""Members, their names and groups on a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intersession.membership import queries
from intersession.record import actions
from tests import factories

pytestmark = pytest.mark.django_db

IN_2009 = date(2009, 11, 23)


def _names(members) -> list[str]:
    return [member.name.text for member in members]


def test_members_at_counts_both_ends_of_a_membership():
    left = factories.member("Left")
    left.memberships.update(start="2001", end="2009-11-23")
    came = factories.member("Came")
    came.memberships.update(start="2009-11-24")

    assert [entity.key for entity in queries.members_at(IN_2009)] == [left.key]
    assert [entity.key for entity in queries.members_at(date(2009, 11, 24))] == [came.key]


def test_members_at_takes_a_year_to_its_last_day():
    factories.member("Left").memberships.update(start="2001", end="2009")

    assert queries.members_at(date(2009, 12, 31)).count() == 1
    assert queries.members_at(date(2010, 1, 1)).count() == 0


def test_members_at_takes_no_observer():
    factories.membership(factories.entity(), status="observer")

    assert queries.members_at(IN_2009).count() == 0


def test_names_at_gives_the_name_of_the_day():
    state = factories.entity()
    factories.entity_name(state, short={"en": "Cape Verde"}, valid_until="2013-10-24")
    factories.entity_name(state, short={"en": "Cabo Verde"}, valid_from="2013-10-25")

    assert queries.names_at(IN_2009, "en") == {state.pk: "Cape Verde"}
    assert queries.names_at(date(2013, 10, 25), "fr") == {state.pk: "Cabo Verde"}


def test_members_in_order_says_the_language_of_a_name_and_whether_it_is_verified():
    state = factories.entity()
    factories.membership(state)
    factories.entity_name(state, short={"en": "Atlantis"}, unverified=["short.en"])

    (member,) = queries.members_in_order(IN_2009, "fr")

    assert (member.name.text, member.name.language, member.unverified) == ("Atlantis", "en", True)


def test_members_by_group_puts_a_state_of_two_groups_in_both_and_counts_it_once():
    asia, west = factories.regional_group(position=1), factories.regional_group(position=2)
    state = factories.member("Turkey")
    factories.group_membership(asia, state, counted=False)
    factories.group_membership(west, state)

    groups = queries.members_by_group(IN_2009, "en")

    assert [(group.key, len(group.places), group.counted) for group in groups] == [
        (asia.key, 1, 0),
        (west.key, 1, 1),
    ]


def test_members_by_group_puts_those_of_no_group_last():
    group = factories.regional_group()
    factories.group_membership(group, factories.member("Aland"), end="2008")

    groups = queries.members_by_group(IN_2009, "en")

    assert [(one.key, _names(place.member for place in one.places)) for one in groups] == [
        (group.key, []),
        ("", ["Aland"]),
    ]


def test_members_by_group_of_2009_are_127_in_five_groups():
    actions.load(actions.DEMO)

    with CaptureQueriesContext(connection) as asked:
        groups = queries.members_by_group(IN_2009, "en")

    assert {group.key: group.counted for group in groups} == {
        "AFR": 39,
        "APG": 20,
        "EEG": 21,
        "GRULAC": 23,
        "WEOG": 24,
    }
    assert sum(group.counted for group in groups) == queries.members_at(IN_2009).count() == 127
    assert len(asked) == 3


def test_members_by_group_knows_the_places_of_turkey_and_the_united_states():
    actions.load(actions.DEMO)

    found = {
        (place.member.key, group.key): (place.observer, place.counted)
        for group in queries.members_by_group(IN_2009, "en")
        for place in group.places
        if place.member.key in {"tur", "usa"}
    }

    assert found == {
        ("tur", "APG"): (False, False),
        ("tur", "WEOG"): (False, True),
        ("usa", "WEOG"): (True, True),
    }


def test_members_by_group_calls_the_asian_group_by_its_name_of_the_day():
    actions.load(actions.DEMO)

    names = [
        next(group.name.text for group in queries.members_by_group(day, "es") if group.key == "APG")
        for day in (date(2010, 12, 31), date(2011, 1, 1))
    ]

    assert names == ["Estados de Asia", "Estados de Asia y el Pacífico"]


@pytest.mark.parametrize(
    "day, members", [(IN_2009, 127), (date(2010, 12, 31), 132), (date(2011, 12, 5), 146)]
)
def test_members_at_follows_the_admissions(day, members):
    actions.load(actions.DEMO)

    assert queries.members_at(day).count() == members


@pytest.mark.parametrize(
    "language, first",
    [
        ("en", ["Afghanistan", "Albania", "Algeria"]),
        ("fr", ["Afghanistan", "Afrique du Sud", "Albanie"]),
        ("es", ["Afganistán", "Albania", "Alemania"]),
    ],
)
def test_members_in_order_of_the_language(language, first):
    actions.load(actions.DEMO)

    assert _names(queries.members_in_order(IN_2009, language))[:3] == first
