"""The pages by which the secretariat makes meetings, their rooms and their programme."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from intersession.meetings import prepared
from intersession.meetings.models import Meeting, Person, Session, Speaker
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2010, 7, 8)
TEXTS = {"title_en": "Borders", "title_fr": "Frontières", "title_es": "Fronteras"}


@pytest.fixture
def desk(client):
    factories.organization(time_zone="Europe/Zurich")
    person = factories.user(is_secretariat=True)
    client.force_login(person)
    return person


@pytest.fixture
def workshop():
    return factories.meeting(key="workshop", start="2010-07-08", end="2010-07-09", prepared_here=True)


def page(name, *arguments):
    with translation.override("en"):
        return reverse(f"meetings:{name}", args=arguments)


def text(response):
    return " ".join(response.content.decode().split())


def at(hour, minute=0):
    return dt.time(hour, minute)


def session(of, **given):
    return factories.session(of, **{"day": DAY, "start": at(10), "end": at(11), **given})


def token(of):
    return prepared.row_of(of)["token"]


def written(**more):
    return {"kind": "panel", "day": "2010-07-08", "start": "10:00", "end": "11:30", **TEXTS, **more}


def speaking(row=0, **given):
    known = {
        "name": "Ana Díaz",
        "does": "chair",
        "email": "ana@example.org",
        "mail": "es",
        "role_en": "Minister",
    }
    return {f"speaker{row}_{name}": value for name, value in {**known, **given}.items()}


def test_secretariat_makes_a_meeting_with_aims_and_a_short_address(client, desk):
    cycle = factories.cycle(year=2010)
    terms = {"kind": "workshop", "cycle": cycle.pk, "number": 1, "start": "2010-07-08", "end": "2010-07-09"}
    more = {"name": "IDM2010", "time_zone": "Europe/Zurich", "aim1_en": "To listen", "place_en": "Geneva"}

    response = client.post(page("make"), {**terms, **more, **TEXTS})

    meeting = Meeting.objects.get()
    assert response["Location"] == page("desk_one", "2010-workshop-1")
    assert (meeting.key, meeting.prepared_here, meeting.title["fr"]) == (
        "2010-workshop-1",
        True,
        "Frontières",
    )
    assert [aim.text for aim in meeting.aims.all()] == [{"en": "To listen"}]
    assert [given.name for given in meeting.short_addresses.all()] == ["idm2010"]


@pytest.mark.parametrize(
    "given, said",
    [
        ({"name": "desk"}, "“desk” is an address of this site; choose another one."),
        ({"time_zone": "Mars"}, "“Mars” is no time zone"),
        ({"start": "2010-07-09", "end": "2010-07-08"}, "The meeting ends before it starts"),
        ({"start": "July"}, "Write the day as 2010-07-08"),
        ({"key": "taken"}, "There is a meeting with the key taken already."),
    ],
)
def test_refused_meeting_keeps_what_was_written_and_makes_nothing(client, desk, given, said):
    factories.meeting(key="taken")

    refused = text(client.post(page("make"), {"kind": "workshop", "start": "2010", **TEXTS, **given}))

    assert said in refused
    assert 'value="Frontières"' in refused
    assert Meeting.objects.count() == 1


def test_meeting_is_revised_and_keeps_its_short_addresses(client, desk, workshop):
    client.post(page("revise", "workshop"), {"kind": "workshop", "start": "2010", "name": "one", **TEXTS})
    client.post(page("revise", "workshop"), {"kind": "conference", "start": "2010", "name": "two", **TEXTS})

    workshop.refresh_from_db()
    assert workshop.kind == "conference"
    assert {given.name for given in workshop.short_addresses.all()} == {"one", "two"}


def test_rooms_and_teams_are_kept_in_order_and_an_empty_name_removes_one(client, desk, workshop):
    rooms = {"room0_en": "Hall", "seats0": "300", "booths0": "3", "room1_en": "Salon", "booths1": "0"}
    client.post(page("rooms", "workshop"), {**rooms, "team0": "A", "languages0": ["en", "fr"]})
    client.post(page("rooms", "workshop"), {**rooms, "room0_en": "", "team0": "A", "languages0": ["en"]})

    assert [room.name for room in workshop.rooms.all()] == [{"en": "Salon"}]
    assert [team.languages for team in workshop.teams.all()] == [["en"]]


def test_room_that_a_session_needs_is_not_removed(client, desk, workshop):
    session(workshop, room=factories.room(workshop, name={"en": "Hall"}))

    refused = client.post(page("rooms", "workshop"), {"room0_en": ""})

    assert "“Hall” cannot be removed" in text(refused)
    assert workshop.rooms.count() == 1


def test_team_without_languages_is_refused(client, desk, workshop):
    refused = client.post(page("rooms", "workshop"), {"team0": "A"})

    assert "Say which languages this team works in." in text(refused)


def test_session_is_made_with_who_speaks_in_it(client, desk, workshop):
    heard = {"languages": ["en"], "heard": "yes", "interpreted": ["fr"]}
    response = client.post(page("add", "workshop"), written(**heard, **speaking()))

    made = Session.objects.get()
    speaker = made.speakers.get()
    assert response["Location"] == page("programme_day", "workshop", DAY) + "#borders"
    assert (made.interpretation, made.interpreted, made.end) == (True, ["fr"], at(11, 30))
    assert (speaker.name, speaker.does, speaker.role) == ("Ana Díaz", "chair", {"en": "Minister"})
    assert (speaker.person.email, speaker.person.language) == ("ana@example.org", "es")


@pytest.mark.parametrize(
    "given, said",
    [
        ({"end": "10:00"}, "The session ends when it starts."),
        ({"start": "", "end": "10:00"}, "The session ends but does not start"),
        ({"day": ""}, "The session has a time but no day"),
        ({"interpreted": ["fr"]}, "Languages are interpreted: say that there is interpretation"),
        (speaking(name=""), "Name who this is, or mark the name as withheld."),
        ({"start": "soon"}, "Enter a valid time."),
    ],
)
def test_impossible_session_is_refused_in_words(client, desk, workshop, given, said):
    refused = text(client.post(page("add", "workshop"), written(**given)))

    assert said in refused
    assert "Frontières" in refused
    assert not Session.objects.exists()


def test_person_of_an_address_speaks_once_in_a_session(client, desk, workshop):
    twice = {**speaking(0), **speaking(1, name="A. Díaz")}

    refused = client.post(page("add", "workshop"), written(**twice))

    assert "The same person stands twice in this session" in text(refused)
    assert not Person.objects.exists()


def test_withheld_name_is_kept_of_the_person_alone(client, desk, workshop):
    client.post(page("add", "workshop"), written(**speaking(withheld="on")))

    speaker = Speaker.objects.get()
    assert (speaker.name, speaker.withheld, str(speaker.person)) == ("", True, "Ana Díaz")
    assert speaker.person.protected


def test_session_keeps_its_speakers_in_their_places_when_it_is_revised(client, desk, workshop):
    first = session(workshop)
    factories.speaker(workshop, session=first, position=4, name="Ana", honorific={"en": "Dr."})
    factories.speaker(workshop, session=first, position=9, name="Omar")
    row = {"speaker0_key": "9", "speaker0_name": "Omar Sy", "speaker0_honorific": "kept"}

    client.post(page("session", "workshop", first.key), written(seen=token(first), **row))

    assert list(first.speakers.values_list("position", "name")) == [(9, "Omar Sy")]


def test_two_secretaries_lose_nothing_to_each_other(client, desk, workshop):
    held = session(workshop, title={"en": "Borders"})
    seen = token(held)
    address = page("session", "workshop", held.key)
    client.post(address, written(seen=seen, title_en="Hers"))

    refused = text(client.post(address, written(seen=seen, title_en="His")))

    assert "Somebody changed this session meanwhile." in refused
    assert '<td data-label="Stands now">Hers</td><td data-label="You wrote">His</td>' in refused
    assert Session.objects.get().title["en"] == "Hers"
    client.post(address, written(seen=token(held), title_en="His"))
    assert Session.objects.get().title["en"] == "His"


def test_address_that_somebody_changed_meanwhile_is_not_written_over(client, desk, workshop):
    held = session(workshop)
    person = factories.person(email="old@example.org")
    factories.speaker(workshop, session=held, position=4, name="Ana", person=person)
    row = {"speaker0_key": "4", "speaker0_name": "Ana", "speaker0_email": "old@example.org"}
    seen = token(held)
    Person.objects.update(email="new@example.org")

    refused = client.post(page("session", "workshop", held.key), written(seen=seen, **row))

    assert "Somebody changed this session meanwhile." in text(refused)
    assert Person.objects.get().email == "new@example.org"


def test_session_is_moved_and_stays_as_long_as_it_was(client, desk, workshop):
    held, hall = session(workshop, end=at(11, 15)), factories.room(workshop)
    to = {"seen": token(held), "day": "2010-07-09", "start": "14:30", "room": hall.pk}

    client.post(page("move", "workshop", held.key), to)

    held.refresh_from_db()
    assert (held.day, held.start, held.end, held.room) == (dt.date(2010, 7, 9), at(14, 30), at(15, 45), hall)


@pytest.mark.parametrize("act", ["move", "cancel", "remove"])
def test_act_on_what_somebody_changed_meanwhile_is_refused(client, desk, workshop, act):
    held = session(workshop)
    seen = {"seen": token(held), "day": "2010-07-09", "start": "14:30"}
    Session.objects.update(title={"en": "Hers"})

    refused = text(client.post(page(act, "workshop", held.key), seen))

    held.refresh_from_db()
    assert "Somebody changed this session meanwhile." in refused
    assert f'name="seen" value="{token(held)}"' in refused
    assert (held.cancelled, held.start) == (False, at(10))


def test_session_is_cancelled_and_takes_place_after_all(client, desk, workshop):
    held = session(workshop)
    for cancelled in (True, False):
        client.post(page("cancel", "workshop", held.key), {"seen": token(held)})
        held.refresh_from_db()
        assert held.cancelled is cancelled


def test_session_is_removed(client, desk, workshop):
    held = session(workshop)
    factories.speaker(workshop, session=held)

    client.post(page("remove", "workshop", held.key), {"seen": token(held)})

    assert not Session.objects.exists()
    assert not Speaker.objects.exists()


def test_day_shows_its_clashes_beside_the_sessions(client, desk, workshop):
    hall = factories.room(workshop, name={"en": "Hall"})
    for title in ("One", "Two"):
        session(workshop, title={"en": title}, room=hall)

    shown = text(client.get(page("programme_day", "workshop", DAY)))

    assert "Hall is used twice at once: One and Two." in shown
    assert shown.count('href="#clashes">1 clash</a>') == 2


def test_clash_of_what_is_cancelled_is_none(client, desk, workshop):
    hall = factories.room(workshop)
    session(workshop, room=hall)
    session(workshop, room=hall, cancelled=True)

    assert "1 clash" not in text(client.get(page("programme", "workshop")))


@pytest.mark.parametrize("rows", [1, 3])
def test_day_takes_the_same_queries_for_any_number(client, desk, workshop, django_assert_num_queries, rows):
    for _ in range(rows):
        held = session(workshop, room=factories.room(workshop), team=factories.team(workshop))
        factories.speaker(workshop, session=held, person=factories.person())

    with django_assert_num_queries(10):
        client.get(page("programme_day", "workshop", DAY))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_for_any_number(client, desk, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.release(factories.session(factories.meeting()).meeting)

    with django_assert_num_queries(4):
        client.get(page("desk"))


def test_shift_is_shown_before_it_is_done(client, desk, workshop):
    session(workshop, start=at(9), end=at(10), title={"en": "Before"})
    later = session(workshop, start=at(10), end=at(11), title={"en": "After"})
    address = page("shift", "workshop", DAY)
    asked = {"start": "10:00", "minutes": "15"}

    shown = client.get(address, asked)
    later.refresh_from_db()
    assert later.start == at(10)
    assert "10.15–11.15" in text(shown)
    assert "Before" not in text(shown)
    client.post(address, {**asked, "seen": shown.context["seen"]})

    later.refresh_from_db()
    assert (later.start, later.end) == (at(10, 15), at(11, 15))


def test_shift_of_a_day_that_somebody_changed_moves_nothing(client, desk, workshop):
    held = session(workshop)

    refused = client.post(page("shift", "workshop", DAY), {"start": "09:00", "minutes": "15", "seen": "x"})

    held.refresh_from_db()
    assert "Somebody changed this day meanwhile." in text(refused)
    assert held.start == at(10)


def test_shift_out_of_the_day_is_refused(client, desk, workshop):
    session(workshop, start=at(23), end=at(23, 30), title={"en": "Late"})

    shown = client.get(page("shift", "workshop", DAY), {"start": "09:00", "minutes": "90"})

    assert "Late would leave its day." in text(shown)


def test_programme_is_copied_to_the_same_weekdays_without_speakers(client, desk, workshop):
    before = factories.meeting(start="2009-07-09", end="2009-07-10")
    hall = factories.room(before, name={"en": "Hall"}, seats=300)
    for day, title in ((9, "Thursday"), (10, "Friday")):
        held = session(before, day=dt.date(2009, 7, day), title={"en": title}, room=hall)
        factories.speaker(before, session=held)
    session(before, day=dt.date(2009, 7, 9), kind="side_event")

    shown = text(client.get(page("copy", "workshop"), {"source": before.pk}))
    client.post(page("copy", "workshop"), {"source": before.pk})

    copied = workshop.sessions.order_by("day")
    assert "Thursday, 8 July" in shown
    assert [(row.title["en"], row.day.day, row.room.seats) for row in copied] == [
        ("Thursday", 8, 300),
        ("Friday", 9, 300),
    ]
    assert not workshop.speakers.exists()
    assert "has sessions already" in text(client.post(page("copy", "workshop"), {"source": before.pk}))


def test_participant_has_no_desk_of_meetings(client, workshop):
    client.force_login(factories.user())

    assert client.get(page("programme", "workshop")).status_code == 403
