"""The list of registrations: pages, wishes, bases kept apart, and persons who may be one."""

import pytest

from intersession.meetings.models import Standing
from intersession.meetings.queries import registrations
from intersession.meetings.queries.registrations import Wanted
from tests import factories

pytestmark = pytest.mark.django_db


def found(meeting, **wishes):
    page = registrations.page(meeting.pk, Wanted(**wishes), 1)
    return sorted(row["name"] for row in page.rows)


def test_the_list_is_narrowed_by_each_wish(meeting, state):
    factories.registration(meeting, name="Ana LÓPEZ", entity=state)
    factories.registration(meeting, name="Ben", kind="media", standing="applied", represents="The Daily")
    factories.registration(factories.meeting(), name="Elsewhere")

    assert found(meeting) == ["Ana LÓPEZ", "Ben"]
    assert found(meeting, kind="media") == found(meeting, standing="applied") == ["Ben"]
    assert found(meeting, entity=state.pk) == found(meeting, text="ana") == ["Ana LÓPEZ"]
    assert found(meeting, text="daily") == ["Ben"]
    assert found(meeting, text="daily ana") == []


def test_pages_follow_each_other_without_a_gap(meeting, monkeypatch):
    monkeypatch.setattr(registrations, "PAGE", 2)
    for number in range(3):
        factories.registration(meeting, name=str(number))

    first, second = (registrations.page(meeting.pk, Wanted(), number) for number in (1, 2))

    assert [row["name"] for page in (first, second) for row in page.rows] == ["2", "1", "0"]
    assert (first.more, second.more) == (True, False)


def test_bases_are_kept_apart_and_entities_counted_on_each(meeting, state):
    for standing in Standing.values:
        waits = {"waiting_since": "2026-10-01T00:00Z"} if standing == "wait_listed" else {}
        factories.registration(meeting, standing=standing, entity=state, **waits)
    factories.registration(meeting, standing="registered", entity=factories.member("Lemuria"))

    figures = registrations.figures(meeting.pk)

    counted = {base.key: (base.persons, base.entities) for base in figures.bases}
    assert counted == {"invited": (7, 2), "registered": (3, 2), "attended": (1, 1)}
    assert figures.standings["registered"] == 2


def test_who_was_joined_to_another_is_neither_listed_nor_counted(meeting):
    kept = factories.registration(meeting, name="Kept")
    factories.registration(meeting, name="Gone", person=factories.person(merged_into=kept.person))

    assert found(meeting) == ["Kept"]
    assert registrations.figures(meeting.pk).bases[1].persons == 1


@pytest.mark.parametrize("persons", [1, 3])
def test_a_page_and_its_figures_take_a_query_each(meeting, persons, django_assert_num_queries):
    for _number in range(persons):
        factories.registration(meeting)

    with django_assert_num_queries(2):
        registrations.page(meeting.pk, Wanted(), 1)
        registrations.figures(meeting.pk)


def test_persons_of_one_name_or_address_may_be_one(meeting):
    factories.registration(meeting, name="Ana LÓPEZ")
    factories.registration(meeting, name="Lopez Ana")
    for name in ("Ben", "Cy"):
        factories.registration(meeting, name=name, person=factories.person(email="Mission@example.org"))
    factories.registration(meeting, name="Alone")

    same = registrations.duplicates(meeting.pk)

    assert [sorted(row["name"] for row in group.persons) for group in same] == [
        ["Ana LÓPEZ", "Lopez Ana"],
        ["Ben", "Cy"],
    ]


def test_a_panellist_of_the_name_of_a_delegate_may_be_one(meeting):
    factories.registration(meeting, name="Ana LÓPEZ")
    factories.speaker(meeting, person=factories.person(given_name="Ana", family_name="López"))

    (group,) = registrations.duplicates(meeting.pk)

    assert sorted(row["speaks"] for row in group.persons) == [False, True]
