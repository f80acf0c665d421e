"""Meetings, what belongs to them, and their programme by day."""

import datetime as dt

import pytest

from intersession.meetings import queries
from tests import factories

pytestmark = pytest.mark.django_db


def test_meetings_of_a_year_come_by_date_and_the_list_latest_first():
    cycle = factories.cycle()
    for key, start in [("second", "2009-07-09"), ("first", "2009-03"), ("undated", "")]:
        factories.meeting(key=key, cycle=cycle, start=start)

    assert [row["key"] for row in queries.of_cycle(cycle.pk)] == ["first", "second", "undated"]
    assert [row["key"] for row in queries.listed()] == ["second", "first", "undated"]


def test_kinds_named_without_a_figure_are_apart_from_figures():
    meeting = factories.meeting()
    factories.participation(meeting, counted="governments", number=69)
    factories.participation(meeting, counted="media", number=None)

    details = queries.details(meeting.pk)

    assert [(row["counted"], row["number"]) for row in details.figures] == [("governments", 69)]
    assert [row["name"] for row in details.present] == ["media"]


def test_people_of_no_session_are_apart_from_those_who_sent_regrets():
    meeting = factories.meeting()
    factories.speaker(meeting, name="Here")
    factories.speaker(meeting, name="Elsewhere", presence="excused")
    factories.speaker(meeting, name="In the panel", session=factories.session(meeting))

    details = queries.details(meeting.pk)

    assert [person["name"] for person in details.speakers] == ["Here"]
    assert [person["name"] for person in details.excused] == ["Elsewhere"]


def test_restricted_document_of_a_meeting_is_not_shown():
    meeting = factories.meeting()
    for symbol, distribution in [("IC/2009/1", "general"), ("IC/2009/2", "restricted")]:
        document = factories.document(symbol=symbol, distribution=distribution)
        factories.meeting_document(meeting, document=document)

    assert [row["document__symbol"] for row in queries.details(meeting.pk).documents] == ["IC/2009/1"]


def test_programme_is_by_day_with_the_day_not_found_last():
    meeting, day = factories.meeting(), dt.date(2009, 7, 9)
    factories.session(meeting, position=1, day=None, title={"en": "Some day"})
    factories.session(meeting, position=3, day=day, title={"en": "Later"})
    factories.session(meeting, position=2, day=day, title={"en": "Earlier"})

    programme = queries.programme(meeting).days

    assert [(day, [row["title"]["en"] for row in rows]) for day, rows in programme] == [
        (day, ["Earlier", "Later"]),
        (None, ["Some day"]),
    ]


def test_people_stand_in_their_session_in_order():
    meeting = factories.meeting()
    session = factories.session(meeting)
    factories.speaker(meeting, session=session, position=2, name="Second")
    factories.speaker(meeting, session=session, position=1, name="First")

    [(_day, [row])] = queries.programme(meeting).days

    assert [person["name"] for person in row["people"]] == ["First", "Second"]
