"""Pages of the door: what a device gets and sends, reading without scripts, figures, tables."""

import io
import json
import uuid
from datetime import UTC, datetime

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from intersession.meetings.actions import door as actions
from intersession.meetings.models import CheckIn, Consent, Registration
from intersession.meetings.queries import door as queries
from intersession.meetings.queries import zone
from tests import factories

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def ana(meeting):
    state = factories.member("Atlantis", key="atlantis")
    return factories.registration(
        meeting, entity=state, name="Ana LÓPEZ", honorific="Ms.", standing="confirmed"
    )


@pytest.fixture
def clerk(client, secretariat):
    client.force_login(secretariat)
    return client


def page(name, *more):
    return reverse(f"meetings:{name}", args=("workshop", *more))


def sent(of, **given):
    known = {
        "uid": str(uuid.uuid4()),
        "badge": queries.digest(of.code).hex(),
        "session": "",
        "at": int(timezone.now().timestamp() * 1000),
    }
    return known | given


def post(client, *readings):
    return client.post(page("door_readings"), json.dumps(readings), content_type="application/json")


ROLES = ["participant", "administrator", "delegate", "focal point", "observer", "public", "speaker"]


@pytest.mark.parametrize("role", ROLES)
def test_only_the_secretariat_sends_readings_and_takes_the_table(client, ana, role):
    person = {
        "participant": factories.user,
        "speaker": factories.user,
        "administrator": lambda: factories.user(is_administrator=True),
        "delegate": lambda: factories.delegate(factories.delegation(ana.entity)).user,
        "observer": lambda: factories.delegate(factories.delegation(factories.entity())).user,
        "focal point": lambda: factories.focal(ana.entity),
    }.get(role)
    if person:
        client.force_login(person())

    answers = [post(client, sent(ana)), client.get(page("attendance_table", "csv"))]

    assert [answer.status_code for answer in answers] == ([403, 403] if person else [302, 302])
    assert not CheckIn.objects.exists()


def test_a_device_gets_what_is_printed_on_badges_and_a_digest_and_nothing_else(clerk, meeting, ana):
    factories.registration(meeting, name="Ben NOMINATED", standing="nominated")

    given = clerk.get(page("door_badges")).json()

    (badge,) = given["badges"]
    assert badge.pop("digest") == queries.digest(ana.code).hex()
    assert badge == {"name": "Ms. Ana LÓPEZ", "entity": "Atlantis", "kind": "Member State"}
    assert given["now"] < given["until"] <= given["now"] + 24 * 3600 * 1000


def test_a_device_forgets_the_names_at_midnight_where_the_meeting_is(clerk, meeting):
    meeting.time_zone = "Pacific/Kiritimati"
    meeting.save()

    until = clerk.get(page("door_badges")).json()["until"] / 1000

    local = datetime.fromtimestamp(until, zone(meeting))
    assert (local.hour, local.minute) == (0, 0)


@pytest.mark.parametrize(("consents", "name"), [(True, "Amina"), (False, "")])
def test_a_protected_person_is_named_at_the_door_as_they_agreed(clerk, meeting, consents, name):
    person = factories.person(protected=True)
    factories.registration(meeting, person=person, name="Secret NAME", standing="confirmed")
    if consents:
        Consent.objects.create(
            person=person, meeting=meeting, item="name", shown_as="Amina", given_at=timezone.now()
        )

    answer = clerk.get(page("door_badges"))

    assert [badge["name"] for badge in answer.json()["badges"]] == [name]
    assert "Secret" not in answer.content.decode()


def test_readings_are_answered_one_by_one(clerk, ana):
    reading = sent(ana)

    answers = post(clerk, reading, sent(ana), sent(ana, badge="0" * 64)).json()["answers"]

    assert [answer["state"] for answer in answers] == ["accepted", "again", "unknown"]
    assert answers[0] == {
        "uid": reading["uid"],
        "state": "accepted",
        "said": "Taken.",
        "name": "Ms. Ana LÓPEZ",
    }


@pytest.mark.parametrize(
    "wrong", [{"uid": "x"}, {"badge": "code"}, {"at": "now"}, {"at": 10**15}, {"more": 1}]
)
def test_what_is_no_list_of_readings_is_refused_in_words(clerk, ana, wrong):
    response = post(clerk, sent(ana), sent(ana) | wrong)

    assert response.status_code == 400
    assert response.json()["reason"].startswith("This is not a list of readings; see 1.")
    assert not CheckIn.objects.exists()


def test_the_worker_reaches_no_further_than_the_door(clerk, meeting):
    answer = clerk.get(page("door_worker"))

    assert answer["Content-Type"] == "text/javascript"
    assert page("door_worker").rpartition("/")[0] + "/" == page("door")
    assert "Service-Worker-Allowed" not in answer


def test_a_code_is_read_without_scripts(clerk, ana):
    uid = str(uuid.uuid4())

    texts = [
        clerk.post(page("door"), {"uid": uid, "session": "", "entry": f" {ana.code} "}).content.decode()
        for _twice in range(2)
    ]

    assert all('data-sign="accepted"' in text and "Ms. Ana LÓPEZ" in text for text in texts)
    assert CheckIn.objects.count() == 1


def test_a_name_is_looked_up_without_scripts_and_then_chosen(clerk, meeting, ana):
    session = factories.session(meeting, title=factories.words("Panel"))
    form = {"uid": str(uuid.uuid4()), "session": session.key}

    found = clerk.post(page("door"), form | {"entry": "lop atlan"}).content.decode()
    badge = queries.digest(ana.code).hex()
    assert f'name="badge" value="{badge}"' in found
    assert f'<option value="{session.key}" selected>' in found
    assert not CheckIn.objects.exists()
    clerk.post(page("door"), form | {"badge": badge})

    assert CheckIn.objects.get().session == session


@pytest.mark.parametrize(
    ("form", "state"),
    [
        ({"entry": "nobody"}, "unknown"),
        ({"entry": ""}, "unknown"),
        ({"badge": "no digest"}, "refused"),
        ({"entry": "Ana", "uid": "no uid"}, "refused"),
    ],
)
def test_what_cannot_be_read_without_scripts_is_told(clerk, ana, form, state):
    text = clerk.post(page("door"), {"uid": str(uuid.uuid4())} | form).content.decode()

    assert f'data-sign="{state}"' in text
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("persons", [1, 3])
def test_the_door_asks_equally_often_whoever_takes_part(clerk, meeting, persons, django_assert_num_queries):
    for _person in range(persons):
        factories.registration(meeting, standing="confirmed")
        factories.session(meeting)

    with django_assert_num_queries(6):
        clerk.get(page("door"))
    with django_assert_num_queries(8):
        clerk.get(page("door_badges"))


def test_who_walks_in_is_registered_and_checked_in(clerk, meeting, ana):
    factories.admission(meeting)
    form = {"name": "Zoe NEW", "represents": "Atlantis", "kind": "state", "language": "fr", "listed": "on"}

    response = clerk.post(page("walk_in"), form)

    assert response.status_code == 302
    row = Registration.objects.get(name="Zoe NEW")
    assert (row.standing, row.entity, row.represents, row.listed) == ("attended", ana.entity, "", True)


def test_somebody_of_that_name_is_shown_and_can_be_checked_in_instead(clerk, meeting, ana):
    factories.admission(meeting)
    form = {"name": "Ana Lopez", "represents": "Atlantis", "kind": "state", "language": "en"}

    text = clerk.post(page("walk_in"), form).content.decode()
    assert "Somebody of that name is here already" in text
    assert f'value="{queries.digest(ana.code).hex()}"' in text
    assert 'value="Ana Lopez"' in text
    clerk.post(page("walk_in"), form | {"sure": "on"})

    assert Registration.objects.count() == 2


def test_figures_stand_each_on_its_base(clerk, meeting, ana, secretariat):
    session = factories.session(meeting, title=factories.words("Panel on rights"))
    people = [ana, *(factories.registration(meeting, standing="registered") for _number in range(3))]
    factories.registration(meeting, standing="declined")
    read = [*((row, "") for row in (ana, ana, people[1], people[2])), (ana, session.key)]
    readings = [actions.Reading(uuid.uuid4(), queries.digest(row.code), NINE, place) for row, place in read]
    actions.take(meeting, readings, by=secretariat, now=NINE)
    error = CheckIn.objects.get(registration=people[2])
    actions.take_back(error, reason="wrong badge", by=secretariat, now=NINE)

    context = clerk.get(page("attendance")).context

    assert [persons for _base, persons in context["bases"]] == [4, 4, 2]
    assert [persons for _day, persons in context["days"]] == [2]
    assert context["sessions"] == [("Panel on rights (en)", 1)]
    assert len(context["rows"]) == 5


@pytest.mark.parametrize("persons", [1, 3])
def test_attendance_asks_equally_often(clerk, meeting, persons, django_assert_num_queries):
    for _person in range(persons):
        factories.check_in(factories.registration(meeting), session=factories.session(meeting))

    with django_assert_num_queries(10):
        clerk.get(page("attendance"))


def test_a_reading_is_taken_back_with_a_reason(clerk, ana):
    row = factories.check_in(ana, was="confirmed")
    Registration.objects.update(standing="attended")

    empty = clerk.post(page("take_back", row.pk), {"reason": ""})
    assert "This cannot be accepted yet" in empty.content.decode()
    clerk.post(page("take_back", row.pk), {"reason": "wrong badge"})

    ana.refresh_from_db()
    assert ana.standing == "confirmed"
    assert "wrong badge" in clerk.get(page("attendance"), {"text": "lópez"}).content.decode()


def test_the_table_has_each_reading_and_no_formula(clerk, meeting):
    row = factories.registration(meeting, name="=HYPERLINK()", represents="House", kind="ngo")
    factories.check_in(row)

    text = b"".join(clerk.get(page("attendance_table", "csv"))).decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(clerk.get(page("attendance_table", "xlsx")))), read_only=True
    )

    heads, line = text.splitlines()
    assert heads == "Name,Represents,Kind,Where,Read at,Read by,Taken back because"
    cells = "=HYPERLINK()", "House", "Non-governmental organizations", "Door of the meeting"
    assert line.startswith(f"'{','.join(cells)},2026-11-24 09:00,")
    row = next(book.active.iter_rows(min_row=2, values_only=True))
    assert row[:5] == (*cells, NINE.replace(tzinfo=None))
    assert clerk.get(page("attendance_table", "pdf")).status_code == 404
