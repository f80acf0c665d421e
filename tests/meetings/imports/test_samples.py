"""Real files of other programs, read as `samples/README.md` says; they lie beside the repository."""

from datetime import UTC, datetime, timedelta

import pytest

from intersession.meetings.imports import reading
from intersession.meetings.imports.shape import Unreadable


@pytest.fixture
def read(samples):
    """Read a sample; the zone is only for those that name none."""

    def reader(name, **given):
        return reading.read((samples / name).read_bytes(), **given)

    return reader


def told(incoming):
    return "\n".join(map(str, incoming.doubts))


def test_fosdem_is_refused_without_a_zone_and_never_taken_for_utc(read):
    with pytest.raises(Unreadable, match="line 16, event 6245: The times are in no time zone"):
        read("schedules/fosdem2018_excerpt.xml")


def test_fosdem_is_read_in_the_zone_that_is_given(read):
    incoming = read("schedules/fosdem2018_excerpt.xml", zone="Europe/Brussels")

    assert (len(incoming.sessions), len(incoming.days), incoming.rooms) == (2, 1, ("Janson",))
    assert [speaker.name for speaker in incoming.speakers] == [
        "Simon Phipps",
        "Italo Vignoli",
        "Diomidis Spinellis",
    ]
    first = incoming.sessions[0]
    assert first.start == datetime(2018, 2, 3, 9, 0, tzinfo=UTC)
    assert first.end - first.start == timedelta(minutes=50)
    assert first.language == ""


def test_frab_camp_has_its_counts(read):
    incoming = read("schedules/frab-camp2019.json")

    sessions = incoming.sessions
    assert (len(sessions), len(incoming.days), len(incoming.rooms), len(incoming.tracks)) == (79, 5, 2, 7)
    assert (len(incoming.speakers), sum(len(one.speakers) for one in sessions)) == (90, 96)
    assert sum(len(one.links) for one in sessions) == 52
    assert sum(len(one.attachments) for one in sessions) == 12
    assert [sum(one.language == code for one in sessions) for code in ("en", "de")] == [55, 24]
    assert [
        sum(len(one.speakers) == 0 for one in sessions),
        sum(len(one.speakers) > 1 for one in sessions),
    ] == [
        1,
        16,
    ]
    assert incoming.zone == "Europe/Berlin"
    assert {one.start.utcoffset() for one in sessions} == {timedelta(hours=2)}


def test_frab_camp_keeps_only_addresses_of_the_web(read):
    incoming = read("schedules/frab-camp2019.json")

    links = [link for one in incoming.sessions for link in (*one.links, *one.attachments)]
    assert {link.address.partition(":")[0] for link in links} == {"http", "https"}
    assert "event 10317: The link “nymtech.net” names no scheme; https was put before it." in told(incoming)


def test_pretalx_offset_wins_over_the_zone_of_the_file(read):
    incoming = read("schedules/pretalx-democon.json")

    by_day = [sum(one.day == day for one in incoming.sessions) for day in incoming.days]
    assert (by_day, len(incoming.rooms), len(incoming.speakers)) == ([12, 12, 12], 2, 27)
    assert {one.start.utcoffset() for one in incoming.sessions} == {timedelta(hours=1)}
    assert incoming.zone == ""
    assert "36 events have another offset than the time zone UTC has then" in told(incoming)


def test_invalid_schedule_is_refused_with_every_reason(read):
    with pytest.raises(Unreadable) as refused:
        read("schedules/invalid-example.json")

    assert [reason.where for reason in refused.value.reasons] == ["schedule.rooms", *["event 2814"] * 3]
    assert [part in refused.value.reason for part in ('"2814"', '"dsadf"', '"MÄaN0"')] == [True] * 3


def test_german_workbook_is_read_without_its_formulas(read):
    incoming = read("schedules/schedule-example.xlsx", zone="Europe/Berlin")

    first = incoming.sessions[0]
    assert (len(incoming.sessions), incoming.rooms) == (13, ("Altes Rathaus", "Ratstrinkstube"))
    assert first.start == datetime(2016, 10, 27, 7, 0, tzinfo=UTC)
    assert (first.uid, first.speakers[0].name) == ("1001", "Peter Onderscheka, Landeshauptstadt München")
    assert [len(one.speakers) for one in incoming.sessions].count(0) == 0
    assert "=B" not in repr(incoming)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("example", 3),
        ("timezoned", 1),
        ("america_new_york", 1),
        ("x_location", 1),
        ("multiple_calendar_components", 3),
        ("created_calendar_with_unicode_fields", 3),
        ("rfc_7986_conferences", 1),
        ("rfc_6868", 1),
        ("issue_722_missing_timezones", 3),
        ("parsing_error", 2),
    ],
)
def test_calendars_have_their_counts(read, name, count):
    assert len(read(f"ics/{name}.ics").sessions) == count


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("timezoned", "2012-02-13T10:00:00+01:00"),
        ("america_new_york", "2014-08-29T08:00:00-04:00"),
        ("x_location", "2016-10-28T14:00:00+02:00"),
    ],
)
def test_calendars_keep_their_instants(read, name, start):
    (session,) = read(f"ics/{name}.ics").sessions

    assert session.start.isoformat() == start


def test_whole_days_have_no_times(read):
    sessions = read("ics/example.ics").sessions

    assert [(one.day.isoformat(), one.start, one.end) for one in sessions] == [
        ("2022-01-01", None, None),
        ("2022-01-07", None, None),
        ("2022-03-08", None, None),
    ]


def test_accented_titles_are_kept_and_an_event_without_start_is_told(read):
    incoming = read("ics/created_calendar_with_unicode_fields.ics")

    assert [list(one.title.values()) for one in incoming.sessions] == [
        ["Non-ASCII Test: ÄÖÜ äöü €"],
        ["åäö"],
        ["äöüßÄÖÜ"],
    ]
    assert "line 20: It has no date" in told(incoming)


def test_repeated_event_is_taken_once_and_told(read):
    assert "line 27: It repeats; only its first time was taken." in told(read("ics/x_location.ics"))


def test_property_that_cannot_be_read_is_told_by_its_line(read):
    assert "line 19: “EXDATE” cannot be read and was left out" in told(read("ics/parsing_error.ics"))


def test_conferences_are_kept_as_links(read):
    (session,) = read("ics/rfc_7986_conferences.ics").sessions

    assert [link.label for link in session.links] == [
        "Moderator dial-in",
        "Attendee dial-in",
        "Attendee dial-in",
        "Chat room",
        "Attendee dial-in",
    ]


def test_persons_invited_are_not_taken_over(read):
    assert "babe@example.com" not in repr(read("ics/rfc_6868.ics"))


def test_indico_event_has_its_contributions(read):
    incoming = read("indico/event_contributions.json")

    lengths = [(one.end - one.start) // timedelta(minutes=1) for one in incoming.sessions]
    assert (incoming.title, incoming.zone) == ("Export Test", "Europe/Zurich")
    assert lengths == [20, 20, 20, 120]
    assert [one.track for one in incoming.sessions] == ["", "", "d2s1", ""]
    assert incoming.sessions[0].start == datetime(2011, 6, 23, 6, 20, tzinfo=UTC)
