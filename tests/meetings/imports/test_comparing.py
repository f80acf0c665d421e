"""What an import would change, and what it stores: what changed, and nothing else."""

import json
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from intersession.meetings.actions import importing
from intersession.meetings.exports import calendars, composing, schedules, tables
from intersession.meetings.imports import comparing, reading
from intersession.meetings.models import Room, Session, Speaker
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    factories.organization(time_zone="Europe/Zurich")
    return factories.meeting(key="council-98", start="2009-11-23", end="2009-11-26")


def frab(*events):
    given = {"date": "2009-11-24T10:00:00+01:00", "duration": "01:30", "title": "Opening", "type": "opening"}
    rooms = {
        "Salle XVII": [{"id": at, "guid": f"g{at}", **given, **one} for at, one in enumerate(events, start=1)]
    }
    conference = {
        "title": "C",
        "time_zone_name": "Europe/Zurich",
        "days": [{"date": "2009-11-24", "rooms": rooms}],
    }
    return reading.read(json.dumps({"schedule": {"conference": conference}}).encode())


def persons(*names):
    return [{"id": at, "public_name": name} for at, name in enumerate(names, start=1)]


def store(meeting, incoming):
    found = comparing.compared(meeting, incoming)
    importing.store(meeting, changes=found.to_store)
    return [str(change.outcome) for change in found.changes]


def test_new_session_is_stored_in_the_zone_of_the_meeting(meeting):
    outcomes = store(meeting, frab({"date": "2009-11-24T09:00:00+00:00", "language": "fr", "abstract": "A"}))

    session = Session.objects.select_related("room").get()
    assert outcomes == ["new"]
    assert (session.day, session.start, session.end) == (date(2009, 11, 24), time(10), time(11, 30))
    assert (session.key, session.uid, session.kind) == ("opening", "g1", "opening")
    assert (session.title, session.summary, session.languages) == ({"fr": "Opening"}, {"fr": "A"}, ["fr"])
    assert session.room.name == {"fr": "Salle XVII"}


def test_second_import_changes_nothing(meeting):
    incoming = frab({"persons": persons("Ann One")}, {"title": "Panel", "type": "panel"}, {"title": "Panel"})
    store(meeting, incoming)

    found = comparing.compared(meeting, incoming)

    assert [str(change.outcome) for change in found.changes] == ["same"] * 3
    assert found.to_store == ()


@pytest.mark.parametrize(
    "name",
    [
        "schedules/frab-camp2019.json",
        "schedules/pretalx-democon.json",
        "schedules/fosdem2018_excerpt.xml",
        "schedules/schedule-example.xlsx",
        "indico/event_contributions.json",
        "ics/example.ics",
        "ics/timezoned.ics",
        "ics/x_location.ics",
        "ics/multiple_calendar_components.ics",
        "ics/created_calendar_with_unicode_fields.ics",
        "ics/issue_722_missing_timezones.ics",
        "ics/parsing_error.ics",
    ],
)
def test_second_import_of_a_sample_changes_nothing(samples, meeting, name):
    incoming = reading.read((samples / name).read_bytes(), zone="Europe/Brussels")
    store(meeting, incoming)

    found = comparing.compared(meeting, incoming)

    assert found.to_store == ()
    assert {str(change.outcome) for change in found.changes} <= {"same", "left-out"}


def test_changed_session_is_told_field_by_field_and_keeps_the_rest(meeting):
    store(meeting, frab({"abstract": "A"}, {"title": "Panel"}))
    Session.objects.filter(uid="g1").update(
        note={"en": "by hand"}, title={"en": "Opening", "fr": "Ouverture"}
    )
    changed = frab({"title": "Solemn opening", "date": "2009-11-24T11:00:00+01:00"}, {"title": "Panel"})

    first, second = comparing.compared(meeting, changed).changes
    store(meeting, changed)

    assert (str(first.outcome), str(second.outcome)) == ("changed", "same")
    assert [(one.field, one.before, one.after) for one in first.differences] == [
        ("Time", "24 November 2009 10.00–11.30", "24 November 2009 11.00–12.30"),
        ("Title", "Opening", "Solemn opening"),
    ]
    session = Session.objects.get(uid="g1")
    assert (session.title, session.note) == ({"en": "Solemn opening", "fr": "Ouverture"}, {"en": "by hand"})
    assert session.summary == {"en": "A"}


def test_session_missing_in_the_file_is_told_and_stays(meeting):
    factories.session(meeting, uid="")
    store(meeting, frab({}, {"title": "Panel"}))

    assert store(meeting, frab({})) == ["same", "missing"]
    assert Session.objects.count() == 3


def test_moved_session_stays_as_long_as_it_was_where_the_file_has_no_end(meeting):
    store(meeting, frab({}))

    store(meeting, frab({"date": "2009-11-24T11:30:00+01:00", "duration": ""}))

    session = Session.objects.get()
    assert (session.start, session.end) == (time(11, 30), time(13))


def test_session_of_a_day_or_longer_is_left_out_with_the_reason(meeting):
    found = comparing.compared(meeting, frab({"duration": "24:00"}))

    assert [(str(one.outcome), one.reason) for one in found.changes] == [
        ("left-out", "It lasts a day or longer; divide it into one session a day.")
    ]


def test_room_is_known_by_its_name_in_any_language(meeting):
    room = factories.room(meeting, name={"en": "Room XVII", "fr": "Salle XVII"})

    store(meeting, frab({}))

    assert (Session.objects.get().room, Room.objects.count()) == (room, 1)


def test_speakers_are_added_and_taken_out_and_others_left(meeting):
    store(meeting, frab({"persons": persons("Ann One", "Bo Two")}))

    store(meeting, frab({"persons": persons("Ann One", "Cy Three")}))

    assert list(Speaker.objects.order_by("position").values_list("name", flat=True)) == [
        "Ann One",
        "Cy Three",
    ]


def test_file_that_names_nobody_takes_nobody_out(meeting):
    store(meeting, frab({"persons": persons("Ann One")}))

    assert store(meeting, frab({})) == ["same"]


@pytest.mark.parametrize("shown", [{"name": "Rosa"}, {"name": "", "withheld": True}])
def test_voice_under_another_name_is_not_named_by_an_import(meeting, shown):
    store(meeting, frab({}))
    voice = factories.person(given_name="Maria", family_name="Real", protected=True)
    factories.speaker(meeting, session=Session.objects.get(), person=voice, **shown)

    assert store(meeting, frab({"persons": persons("Maria Real")})) == ["same"]
    assert list(Speaker.objects.values_list("name", flat=True)) == [shown["name"]]


def test_nothing_is_stored_when_one_session_cannot_be(meeting):
    changes = comparing.compared(meeting, frab({}, {"title": "Panel"})).to_store
    broken = importing.Stored(None, "g1", {"title": {"en": "Twice"}})

    with pytest.raises(IntegrityError, match="one_session_of_a_foreign_name"), transaction.atomic():
        importing.store(meeting, changes=(*changes, broken))

    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "write", [calendars.meeting, schedules.xml, schedules.frab_json, tables.comma_separated, tables.workbook]
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_our_own_file_changes_nothing_of_its_meeting(meeting, write, language):
    session = factories.session(
        meeting,
        key="panel",
        day=date(2009, 11, 24),
        start=time(22),
        end=time(1),
        kind="round_table",
        title=factories.words("Round table"),
        summary=factories.words("Summary"),
        room=factories.room(meeting),
        languages=["es"],
        interpretation=False,
    )
    factories.speaker(meeting, session=session, name="Ann One")
    written = write(composing.programme(meeting, language))

    found = comparing.compared(meeting, reading.read(written, written_in=language))

    assert [(str(one.outcome), one.differences) for one in found.changes] == [("same", ())]


def test_comparing_asks_as_often_for_three_sessions_as_for_one(meeting, django_assert_num_queries):
    for count in (1, 3):
        incoming = frab(*({"title": f"T{at}", "persons": persons(f"P{at}")} for at in range(count)))
        store(meeting, incoming)
        with django_assert_num_queries(3):
            comparing.compared(meeting, incoming)
