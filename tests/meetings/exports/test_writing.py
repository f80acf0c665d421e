"""What goes out, in every format: valid, escaped, and read back with the same instants by our own import."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Timezone
from lxml import etree

from intersession.meetings.exports import calendars, linked, schedules, tables, zones
from intersession.meetings.exports.shape import Programme, Session, Speaker, guid
from intersession.meetings.imports import reading

ZURICH = ZoneInfo("Europe/Zurich")
START = datetime(2009, 11, 24, 10, tzinfo=ZURICH)
BEGINNING = datetime(2009, 1, 1)  # noqa: DTZ001 - by the clock on the wall
CHANGED = datetime(2009, 11, 1, tzinfo=UTC)
WRITERS = {
    "ics": calendars.meeting,
    "xml": schedules.xml,
    "json": schedules.frab_json,
    "csv": tables.comma_separated,
    "xlsx": tables.workbook,
}
BACK = [pytest.param(writer, id=name) for name, writer in WRITERS.items()]


def session(key="opening", start=START, **given):
    return Session(
        **{
            "key": key,
            "guid": guid("council-98", key),
            "title": "Opening",
            "kind": "opening",
            "kind_said": "Opening",
            "day": start and start.date(),
            "start": start,
            "end": start and start + timedelta(hours=1),
            **given,
        }
    )


def programme(*sessions, **given):
    return Programme(
        **{
            "key": "council-98",
            "title": "Ninety-eighth session",
            "zone": ZURICH,
            "language": "en",
            "changed": CHANGED,
            "sessions": sessions,
            "place": "Geneva",
            "address": "https://example.org/en/meetings/council-98/",
            "starts": date(2009, 11, 23),
            "ends": date(2009, 11, 26),
            **given,
        }
    )


def event(content):
    (found,) = Calendar.from_ical(content).walk("VEVENT")
    return found


def cell(text):
    return session(title=text, room=text, summary=text)


@pytest.mark.parametrize("write", BACK)
@given(
    starts=st.lists(st.integers(0, 3 * 365 * 24 * 12), min_size=1, max_size=4),
    length=st.integers(1, 23 * 60),
)
def test_our_own_import_reads_the_same_instants(write, starts, length):
    moments = [(BEGINNING + start * timedelta(minutes=5)).replace(tzinfo=ZURICH) for start in starts]
    end = timedelta(minutes=length)
    held = [session(f"s{number}", start=at, end=at + end) for number, at in enumerate(moments)]

    read = reading.read(write(programme(*held))).sessions

    assert {(one.uid, one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in read} == {
        (str(one.guid), one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in held
    }


@pytest.mark.parametrize("write", BACK)
def test_our_own_import_reads_title_room_and_speakers(write):
    speakers = (Speaker("Ann One", "H.E. Ann One, Minister"), Speaker("", "A migrant worker"))
    held = session(title="A; b, c\\d", room="Salle XVII", languages=("fr", "en"), speakers=speakers)

    (read,) = reading.read(write(programme(held))).sessions

    assert list(read.title.values()) == ["A; b, c\\d"]
    assert read.room == "Salle XVII"
    assert [one.name for one in read.speakers] == ([] if write is calendars.meeting else ["Ann One"])


@pytest.mark.parametrize("write", [calendars.meeting, schedules.xml, schedules.frab_json])
def test_what_we_compose_of_the_record_is_not_read_back_as_a_summary(write):
    (read,) = reading.read(write(programme(session(interpretation="No interpretation")))).sessions

    assert read.abstract == {}


def test_calendar_has_stable_identifiers_sequence_and_status():
    found = event(calendars.meeting(programme(session(sequence=3, cancelled=True))))

    assert found["UID"] == "e47daf8d-c69a-5158-bfb8-a14f5110e7cc"
    assert (found["SEQUENCE"], found["STATUS"]) == (3, "CANCELLED")
    assert found["DTSTART"].params["TZID"] == "Europe/Zurich"


def test_calendar_says_interpretation_plainly():
    held = session(languages=("es",), languages_said="Spanish", interpretation="No interpretation")

    found = event(calendars.meeting(programme(held, version="Programme (provisional), release 2")))

    assert str(found["DESCRIPTION"]).splitlines() == [
        "Languages: Spanish",
        "No interpretation",
        "Programme (provisional), release 2",
    ]


def test_calendar_folds_at_75_octets_and_escapes():
    content = calendars.meeting(programme(session(title="é" * 200, summary="a,b;c\\d\ne")))

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"a\\,b\\;c\\\\d\\ne" in content.replace(b"\r\n ", b"")


def test_calendar_of_a_session_has_that_one_alone():
    assert event(calendars.session(programme(session("a"), session("b")), "b"))["UID"] == str(
        guid("council-98", "b")
    )


@pytest.mark.parametrize("held", [[], [session("b", start=None)]])
def test_calendar_of_a_session_without_a_day_is_not_there(held):
    with pytest.raises(KeyError):
        calendars.session(programme(*held), "b")


def test_calendar_of_a_person_has_the_sessions_that_concern_them():
    held = programme(session("a"), session("b"))

    assert event(calendars.personal("Ann One", [held], [("council-98", "a"), ("other", "b")]))["UID"] == str(
        guid("council-98", "a")
    )


def test_calendar_of_a_cycle_has_the_days_of_each_meeting_and_its_sessions():
    found = Calendar.from_ical(calendars.cycle("2009", [programme(session()), programme(key="other")]))

    starts = [one.start for one in found.walk("VEVENT")]
    assert starts == [date(2009, 11, 23), session().start, date(2009, 11, 23)]


def test_meeting_without_sessions_is_in_the_calendar_with_its_days():
    found = event(calendars.meeting(programme()))

    assert (found.start, found.end) == (date(2009, 11, 23), date(2009, 11, 27))


@pytest.mark.parametrize(
    "name", ["Europe/Zurich", "America/New_York", "Africa/Nairobi", "Australia/Lord_Howe"]
)
def test_zone_of_a_calendar_has_the_offsets_of_the_zone(name):
    zone = ZoneInfo(name)
    written = Timezone.from_ical(zones.timezone(zone, 2009, 2010).to_ical()).to_tz()
    hours = [BEGINNING + timedelta(hours=number + 0.5) for number in range(365 * 24 * 2)]

    differing = [
        hour
        for hour in hours
        if hour.replace(tzinfo=written).utcoffset() != hour.replace(tzinfo=zone).utcoffset()
        and hour.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == hour
    ]

    assert differing == []


def test_schedule_is_valid_against_its_schema(samples):
    schema = etree.XMLSchema(etree.parse(samples / "schedules" / "schedule.xml.xsd"))
    held = (
        session("a", speakers=(Speaker("Ann <One>", "Ann"),), room="XVII & XX"),
        session("b", start=datetime(2009, 11, 25, 23, tzinfo=ZURICH), end=None, languages=("fr",)),
        session("c", start=None),
        session("d", cancelled=True, start=datetime(2009, 11, 26, 9, tzinfo=ZURICH)),
    )

    schema.assertValid(etree.fromstring(schedules.xml(programme(*held))))
    schema.assertValid(etree.fromstring(schedules.xml(programme(key="x", address=""))))


@pytest.mark.parametrize("write", BACK)
def test_control_characters_go_into_no_format(write):
    content = write(programme(cell("a\x00b\x07c\x1b\ud800d")))

    (read,) = reading.read(content).sessions
    assert list(read.title.values()) == ["abcd"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_csv_holds_nothing_that_is_calculated(text):
    content = tables.comma_separated(programme(cell(text)))

    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[1][4] == f"'{text}"


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)"])
def test_workbook_holds_no_formula(text):
    sheet = openpyxl.load_workbook(io.BytesIO(tables.workbook(programme(cell(text))))).active

    assert (sheet["E2"].value, sheet["E2"].data_type) == (text, "s")
    assert [one.data_type for row in sheet.iter_rows() for one in row if one.data_type == "f"] == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_our_own_import_knows_the_heads_in_each_language(language):
    (read,) = reading.read(
        tables.comma_separated(programme(session(room="XVII"), language=language))
    ).sessions

    assert (read.start, read.room, read.uid) == (session().start, "XVII", str(session().guid))


def test_linked_data_has_the_meeting_with_its_sessions():
    speakers = (Speaker("Ann One", "Ann One, Minister"), Speaker("", "A migrant worker"))

    found = json.loads(linked.data(programme(session(speakers=speakers, cancelled=True))))

    (inner,) = found["subEvent"]
    assert (found["@type"], found["startDate"], found["location"]["name"]) == (
        "Event",
        "2009-11-23",
        "Geneva",
    )
    assert inner["startDate"] == "2009-11-24T10:00:00+01:00"
    assert inner["eventStatus"] == "https://schema.org/EventCancelled"
    assert inner["performer"] == [{"@type": "Person", "name": "Ann One"}]
