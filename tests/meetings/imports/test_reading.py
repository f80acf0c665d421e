"""Small files written here: what is refused in words, what is doubtful, what is made harmless."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest

from intersession.meetings.imports import reading
from intersession.meetings.imports.shape import Unreadable

XML = """<schedule><conference><title>C</title>{head}</conference>
<day index="1" date="2009-11-24"><room name="Salle XVII">{events}</room></day></schedule>"""
EVENT = (
    """<event id="{id}"><start>{start}</start><duration>01:00</duration><title>Panel</title>{more}</event>"""
)
ICS = "BEGIN:VCALENDAR\r\n{head}{events}END:VCALENDAR\r\n"


def xml(*, head="", start="10:00", more="", count=1):
    events = "".join(EVENT.format(id=number, start=start, more=more) for number in range(1, count + 1))
    return XML.format(head=head, events=events).encode()


def ics(*lines, head=""):
    body = "".join(f"{line}\r\n" for line in ("BEGIN:VEVENT", "UID:1", "SUMMARY:Panel", *lines, "END:VEVENT"))
    return ICS.format(head=head, events=body).encode()


def frab(**event):
    given = {"id": 1, "guid": "g", "date": "2009-11-24T10:00:00+01:00", "duration": "01:00", "title": "T"}
    day = {"date": "2009-11-24", "rooms": {"A": [{**given, **event}]}}
    conference = {"title": "C", "time_zone_name": "Europe/Zurich", "days": [day]}
    return json.dumps({"schedule": {"conference": conference}}).encode()


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(*rows):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def doubts(content, **given):
    return "\n".join(map(str, reading.read(content, **given).doubts))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "no programme"),
        (b"<schedule>", "line 1: This is not XML"),
        (b"<html/>", "no conference"),
        (b"{", "line 1: This is not JSON"),
        (b'{"a": "\xff"}', "not in UTF-8"),
        (b'{"a": ' + b"1" * 5000 + b"}", "number in it is too long"),
        (b'{"schedule": {}}', "no list of days"),
        (b'{"results": []}', "0 events"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "does not come to its end"),
        (b"BEGIN:VCALENDAR\nX:\xff\n", "line 2: This calendar is not in UTF-8"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"x,y\nc,d\n", "heads of the columns are missing"),
        (b"Date,b\nc,d\n", "no row of heads"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_programme_is_refused_in_words(content, reason):
    with pytest.raises(Unreadable, match=reason):
        reading.read(content)


def test_deep_json_is_refused():
    with pytest.raises(Unreadable, match="too deeply"):
        reading.read(b'{"a":' * 100_000)


def test_entities_are_refused_and_not_expanded():
    bomb = b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>'

    with pytest.raises(Unreadable, match="declares a document type"):
        reading.read(bomb)


def test_entities_in_another_encoding_are_refused():
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE s [<!ENTITY a "ha">]><schedule>&a;</schedule>'

    with pytest.raises(Unreadable):
        reading.read(bomb.encode("utf-16"))


def test_workbook_that_unpacks_beyond_reason_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * (26 * 1024 * 1024))

    with pytest.raises(Unreadable, match="unpacks to far more"):
        reading.read(file.getvalue())


def test_word_that_is_no_zone_is_refused():
    with pytest.raises(Unreadable, match=r"“\.\./etc/passwd” is no time zone"):
        reading.read(xml(), zone="../etc/passwd")


@pytest.mark.parametrize(
    "content",
    [
        xml(),
        ics("DTSTART:20091124T100000"),
        workbook(["Date", "Start", "Title"], [date(2009, 11, 24), time(10), "Panel"]),
        table(("Date", "Start", "Title"), ("2009-11-24", "10:00", "Panel")),
    ],
)
def test_times_in_no_zone_are_refused_until_one_is_given(content):
    with pytest.raises(Unreadable, match="in no time zone"):
        reading.read(content)

    (session,) = reading.read(content, zone="Europe/Zurich").sessions
    assert session.start == datetime(2009, 11, 24, 9, 0, tzinfo=UTC)


def test_zone_of_the_file_is_not_replaced_by_the_one_given():
    content = xml(head="<time_zone_name>Africa/Nairobi</time_zone_name>")

    (session,) = reading.read(content, zone="Europe/Zurich").sessions

    assert session.start == datetime(2009, 11, 24, 7, 0, tzinfo=UTC)


def test_zone_written_as_abbreviation_is_told():
    content = ics("DTSTART;TZID=CEST:20090709T100000")

    assert "line 2: “CEST” is no time zone; its times were read in Europe/Zurich." in doubts(
        content, zone="Europe/Zurich"
    )


def test_hour_before_the_change_of_day_is_in_the_night_after():
    content = xml(head="<day_change>04:00:00</day_change>", start="01:30")

    (session,) = reading.read(content, zone="Europe/Zurich").sessions

    assert session.day == date(2009, 11, 25)
    assert "It starts before the day changes" in doubts(content, zone="Europe/Zurich")


def test_hour_that_the_clock_has_twice_is_told():
    content = table(("Date", "Start", "Title"), ("2009-10-25", "02:30", "Night"))

    assert "row 2: Clocks are changed at 02:30" in doubts(content, zone="Europe/Zurich")


def test_control_characters_are_removed_and_html_is_taken_off():
    incoming = reading.read(frab(title="A\u0007B\u0000 \u0085C", abstract="<p>One &amp;<br>two</p><script>"))

    (session,) = incoming.sessions
    assert session.title == {"en": "AB C"}
    assert session.abstract == {"en": "One &\ntwo"}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.org/", "http://", "https://u:p@a.org/", "//["],
)
def test_addresses_that_are_not_of_the_web_are_left_out_and_told(address):
    content = frab(links=[{"url": address, "title": "x"}])

    assert reading.read(content).sessions[0].links == ()
    assert "event 1: The link" in doubts(content)


def test_end_that_does_not_follow_the_start_is_left_open():
    content = ics("DTSTART:20091124T100000Z", "DTEND:20091124T090000Z")

    assert reading.read(content).sessions[0].end is None
    assert "line 2: Its end does not come after its start" in doubts(content)


def test_duration_is_counted_through_the_night_in_which_clocks_are_changed():
    content = xml(start="23:00").replace(b"01:00<", b"05:00<").replace(b"2009-11-24", b"2009-10-24")

    (session,) = reading.read(content, zone="Europe/Zurich").sessions

    assert session.end == datetime(2009, 10, 25, 2, 0, tzinfo=UTC)


def test_same_identifier_twice_is_told_apart_by_the_time():
    content = table(
        ("ID", "Date", "Start", "Title"),
        ("a", "2009-11-24", "10:00", "Panel"),
        ("a", "2009-11-24", "15:00", "Panel"),
        ("a", "2009-11-24", "15:00", "Panel"),
    )

    uids = [one.uid for one in reading.read(content, zone="Europe/Zurich").sessions]

    assert len(set(uids)) == 3
    assert uids[:2] == ["a", "a@2009-11-24T15:00:00+01:00"]


def test_sessions_without_identifier_are_told_once_and_known_by_title_and_time():
    rows = ("Date", "Start", "End", "Title"), *(("2009-11-24", f"{at}:00", "20:00", "P") for at in (10, 15))

    first, second = reading.read(table(*rows), zone="Europe/Zurich").sessions

    assert doubts(table(*rows), zone="Europe/Zurich").startswith("2 sessions have no identifier")
    assert first.uid != second.uid


def test_formula_that_was_never_calculated_is_told_and_is_no_text():
    content = workbook(["Date", "Start", "Title", "Room"], [date(2009, 11, 24), time(10), "Panel", "=B2"])

    assert reading.read(content, zone="Europe/Zurich").sessions[0].room == ""
    assert "row 2: Room: it is a formula or an error. Write its value." in doubts(
        content, zone="Europe/Zurich"
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("Date", "Start", "End", "Title", "Room", "Speakers"),
        ("Date", "Début", "Fin", "Titre", "Salle", "Intervenants"),
        ("Fecha", "Inicio", "Fin", "Título", "Sala", "Oradores"),
        ("Datum", "Beginn", "Ende", "Titel", "Raum", "Vortragende"),
    ],
)
def test_heads_are_known_in_four_languages(heads):
    content = table(
        ("Programme",), heads, ("24.11.2009", "10h00", "11.30", "Panel", "XVII", "A. One; B. Two")
    )

    (session,) = reading.read(content, zone="Europe/Zurich").sessions

    assert session.end == datetime(2009, 11, 24, 10, 30, tzinfo=UTC)
    assert (session.room, [one.name for one in session.speakers]) == ("XVII", ["A. One", "B. Two"])


def test_end_before_the_start_is_after_midnight_in_a_table():
    content = table(("Date", "Start", "End", "Title"), ("2009-11-24", "22:00", "01:00", "Reception"))

    (session,) = reading.read(content, zone="Europe/Zurich").sessions

    assert session.end == datetime(2009, 11, 25, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("Date", "next week", "row 2: The date “next week” cannot be read"),
        ("Start", "early", "row 2: The time “early” cannot be read"),
        ("Language", "English!", "row 2: “enGLISH!” is no code"),
    ],
)
def test_cells_that_cannot_be_read_are_told_by_row(field, value, told):
    row = {"Date": "2009-11-24", "Start": "10:00", "Title": "Panel", "Language": "en", field: value}

    assert told.lower() in doubts(table(tuple(row), tuple(row.values())), zone="Europe/Zurich").lower()


def test_more_sessions_than_can_be_looked_over_are_refused():
    with pytest.raises(Unreadable, match="There are 2001 sessions"):
        reading.read(xml(count=2001), zone="Europe/Zurich")
