"""The files that everybody can fetch: which format, what is in it, and what is in none."""

import json
from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from intersession.meetings.exports import composing
from intersession.meetings.imports import reading
from intersession.meetings.models import Release
from tests import factories

pytestmark = pytest.mark.django_db
ENDINGS = ("ics", "xml", "json", "jsonld", "csv", "xlsx")
ADDRESS = "/en/meetings/council-98/programme."


@pytest.fixture
def meeting():
    factories.organization(time_zone="Europe/Zurich")
    return factories.meeting(key="council-98", title={"en": "Council"}, start="2009-11-23", end="2009-11-26")


def held(meeting, **given):
    return factories.session(
        meeting,
        **{"key": "opening", "day": date(2009, 11, 24), "start": time(10), "end": time(13), **given},
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_file_is_a_download_and_no_page(client, meeting, ending):
    held(meeting)

    answer = client.get(ADDRESS + ending)

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="council-98.{ending}"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_ending_that_is_no_format_is_not_found(client, meeting):
    assert client.get(ADDRESS + "exe").status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_meeting_without_programme_has_its_files(client, meeting, ending):
    assert client.get(ADDRESS + ending).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_name_that_is_withheld_or_excused_is_in_no_file(client, meeting, ending):
    session = held(meeting)
    real = factories.person(given_name="Maria", family_name="Secret", email="maria@example.org")
    factories.speaker(meeting, session=session, person=real, name="", withheld=True)
    factories.speaker(meeting, session=session, name="Maria Secret", presence="excused")

    content = client.get(ADDRESS + ending).content

    assert b"Secret" not in content
    assert b"maria@example.org" not in content


def test_calendar_of_november_2009_has_its_instants_in_zurich(client, meeting):
    held(meeting)
    held(meeting, key="reception", day=date(2009, 11, 25), start=time(22), end=time(0, 30))

    events = Calendar.from_ical(client.get(ADDRESS + "ics").content).walk("VEVENT")

    assert [(event.start.isoformat(), event.end.isoformat()) for event in events] == [
        ("2009-11-24T10:00:00+01:00", "2009-11-24T13:00:00+01:00"),
        ("2009-11-25T22:00:00+01:00", "2009-11-26T00:30:00+01:00"),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"interpretation": False}, "No interpretation"),
        ({"interpretation": True, "interpreted": ["en", "fr"]}, "Interpretation: English, French"),
        ({"interpretation": True}, "With interpretation"),
        ({"interpretation": None}, ""),
    ],
)
def test_interpretation_is_said_plainly(meeting, given, told):
    held(meeting, **given)

    (session,) = composing.programme(meeting, "en").sessions

    assert session.interpretation == told


def test_released_programme_is_given_and_not_what_is_prepared(client, meeting):
    session = held(meeting)
    speaker = factories.speaker(meeting, session=session, name="Ann One")
    row = {
        "key": "opening",
        "day": "2009-11-24",
        "start": "10:00:00",
        "end": "13:00:00",
        "kind": "opening",
        "title": {"en": "As released"},
        "summary": {},
        "languages": [],
        "interpreted": [],
        "interpretation": None,
        "sequence": 2,
        "cancelled": False,
        "room": {"en": "XVII"},
        "speakers": [{"key": speaker.position, "does": "chair", "part": {}, "presence": "spoke"}],
    }
    Release.objects.create(
        meeting=meeting,
        number=2,
        version="provisional",
        content=[row],
        released_at=datetime(2009, 11, 1, tzinfo=UTC),
        released_by=factories.user(),
    )
    session.title = {"en": "Prepared"}
    session.save()
    speaker.name = "Ann Renamed"
    speaker.save()

    (event,) = Calendar.from_ical(client.get(ADDRESS + "ics").content).walk("VEVENT")

    assert (event["SUMMARY"], event["SEQUENCE"]) == ("As released", 2)
    assert str(event["DESCRIPTION"]).splitlines()[1:] == [
        "chair: Ann Renamed",
        "Programme (provisional), release 2",
    ]


def test_calendar_of_a_session_without_a_day_is_not_found(client, meeting):
    held(meeting, day=None, start=None, end=None)

    assert client.get("/en/meetings/council-98/sessions/opening.ics").status_code == 404


def test_calendar_of_a_year_has_every_meeting(client):
    cycle = factories.cycle(year=2009)
    for start in ("2009-07-09", "2009-11-23", ""):
        factories.meeting(cycle=cycle, start=start)

    events = Calendar.from_ical(client.get("/en/cycles/2009.ics").content).walk("VEVENT")

    assert [event.start for event in events] == [date(2009, 7, 9), date(2009, 11, 23)]


@pytest.mark.parametrize(("language", "title"), [("en", "Meeting (en)"), ("fr", "Meeting (fr)")])
def test_file_is_in_the_language_of_its_address(client, language, title):
    factories.meeting(key="council-98", start="2009-11-23")

    found = json.loads(client.get(f"/{language}/meetings/council-98/programme.jsonld").content)

    assert (found["name"], found["url"]) == (title, f"http://testserver/{language}/meetings/council-98/")


@pytest.mark.parametrize("ending", ["ics", "xml", "json", "csv", "xlsx"])
def test_file_is_read_back_by_our_own_import(client, meeting, ending):
    held(meeting, title={"en": "Opening"})

    (session,) = reading.read(client.get(ADDRESS + ending).content).sessions

    assert session.start.astimezone(UTC) == datetime(2009, 11, 24, 9, tzinfo=UTC)


def test_file_asks_as_often_for_three_sessions_as_for_one(client, meeting, django_assert_num_queries):
    for number in (1, 2, 3):
        session = held(meeting, key=f"s{number}")
        factories.speaker(meeting, session=session)
        if number != 2:
            with django_assert_num_queries(4):
                client.get(ADDRESS + "ics")
