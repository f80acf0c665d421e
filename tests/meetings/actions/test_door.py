"""Readings of badges: taken once whoever sends them and how often, told in words where they are not."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pghistory.models
import pytest
from django.db import connection

from intersession.core.refusals import Refused
from intersession.meetings.actions import door, merging
from intersession.meetings.models import CheckIn, Registration
from intersession.meetings.queries import door as queries
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def badge(meeting):
    """A confirmed person, who has a badge."""
    return factories.registration(meeting, name="Ana", honorific="Ms.", standing="confirmed")


def reading(of, at=NOW, **given):
    return door.Reading(uuid.uuid4(), queries.digest(of.code), at, **given)


@pytest.fixture
def take(meeting, secretariat):
    def send(*readings, now=NOW):
        return [
            (answer.state, answer.said) for answer in door.take(meeting, readings, by=secretariat, now=now)
        ]

    return send


def standing(of):
    of.refresh_from_db()
    return of.standing


def test_who_is_read_first_has_attended(badge, take):
    assert take(reading(badge)) == [("accepted", "Taken.")]

    assert standing(badge) == "attended"
    assert badge.version == 1
    assert CheckIn.objects.get().was == "confirmed"


def test_who_is_read_at_a_session_was_at_the_meeting(meeting, badge, take):
    session = factories.session(meeting)

    take(reading(badge, session=session.key))

    assert standing(badge) == "attended"
    assert CheckIn.objects.get().session == session


def test_a_batch_sent_twice_is_taken_once_and_answered_alike(badge, take):
    sent = reading(badge), reading(badge, NOW + MINUTE)

    first, second = take(*sent), take(*sent, now=NOW + 5 * MINUTE)

    assert first == second
    assert [state for state, _said in first] == ["accepted", "again"]
    assert CheckIn.objects.count() == 2
    assert Registration.objects.get().version == 1


def test_the_second_device_is_told_when_the_badge_was_read(badge, take):
    online, kept_offline = reading(badge, NOW), reading(badge, NOW - 3 * MINUTE)

    take(online)

    assert take(kept_offline) == [("again", "This badge was read already, at 09.00.")]
    assert CheckIn.objects.count() == 2


def test_times_are_told_in_the_zone_of_the_meeting(meeting, badge, take):
    meeting.time_zone = "Europe/Zurich"
    meeting.save()

    assert take(reading(badge), reading(badge))[1] == ("again", "This badge was read already, at 10.00.")


def test_each_day_and_each_session_has_its_own_first_reading(meeting, badge, take):
    session = factories.session(meeting)
    next_day = NOW + timedelta(days=1)

    answers = take(
        reading(badge), reading(badge, session=session.key), reading(badge, next_day), now=next_day
    )

    assert [state for state, _said in answers] == ["accepted"] * 3


@pytest.mark.parametrize("kept", ["applied", "nominated", "asked_back", "declined", "refused", "withdrawn"])
def test_who_is_not_confirmed_is_sent_to_the_desk(meeting, take, kept):
    row = factories.registration(meeting, standing=kept)

    ((state, said),) = take(reading(row))

    assert state == "refused"
    assert said == f"Not confirmed ({row.get_standing_display()}): to the registration desk."
    assert not CheckIn.objects.exists()
    assert standing(row) == kept


def test_a_badge_of_another_meeting_is_unknown(take):
    elsewhere = factories.registration(factories.meeting())

    assert [state for state, _said in take(reading(elsewhere))] == ["unknown"]
    assert standing(elsewhere) == "registered"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW + 6 * MINUTE, "Read in the future: set the clock of the device, read it again."),
        (NOW - timedelta(days=8), "Read more than seven days ago: that is too late."),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words(badge, take, at, said):
    assert take(reading(badge, at)) == [("refused", said)]
    assert standing(badge) == "confirmed"


def test_one_bad_reading_does_not_hold_up_the_others(meeting, badge, take):
    nobody = door.Reading(uuid.uuid4(), queries.digest("nobody"), NOW)
    gone = reading(badge, session="gone")

    answers = take(nobody, gone, reading(badge))

    assert [state for state, _said in answers] == ["unknown", "refused", "accepted"]
    assert CheckIn.objects.count() == 1


def test_the_badge_of_a_joined_person_is_of_the_one_who_was_kept(meeting, badge, take, secretariat):
    twin = factories.registration(meeting, standing="confirmed")
    merging.merge(badge.person, twin.person, by=secretariat, now=NOW)

    assert take(reading(twin), reading(badge))[0][0] == "accepted"

    assert standing(badge) == "attended"
    assert standing(twin) == "withdrawn"


def test_the_name_of_a_protected_person_is_not_told(meeting, secretariat):
    person = factories.person(protected=True)
    row = factories.registration(meeting, person=person, name="Secret", standing="confirmed")

    (answer,) = door.take(meeting, [reading(row)], by=secretariat, now=NOW)

    assert (answer.state, answer.name) == ("accepted", "")


def test_history_grows_by_one_event_a_person_and_none_a_reading(badge, take):
    kept = pghistory.models.Events.objects.references(badge)
    before = kept.count()

    for _again in range(5):
        take(reading(badge))

    assert kept.count() == before + 1


def test_only_the_secretariat_reads_badges(meeting, badge):
    with pytest.raises(Refused, match="Only the secretariat"):
        door.take(meeting, [reading(badge)], by=factories.user(), now=NOW)


def test_more_than_200_at_once_are_refused(meeting, badge, secretariat):
    many = [reading(badge) for _number in range(201)]

    with pytest.raises(Refused, match="More than 200"):
        door.take(meeting, many, by=secretariat, now=NOW)


def test_a_batch_asks_the_database_equally_often_whatever_its_size(
    meeting, secretariat, django_assert_num_queries
):
    rows = [factories.registration(meeting, standing="confirmed") for _number in range(3)]

    for some in (rows[:1], rows):
        with django_assert_num_queries(9):
            door.take(meeting, [reading(row) for row in some], by=secretariat, now=NOW)


def test_a_reading_that_was_an_error_stays_and_counts_no_longer(badge, take, secretariat):
    take(reading(badge), reading(badge))
    first, second = CheckIn.objects.order_by("pk")

    door.take_back(first, reason="wrong badge", by=secretariat, now=NOW)
    assert standing(badge) == "attended"
    door.take_back(second, reason="wrong badge", by=secretariat, now=NOW)

    assert standing(badge) == "confirmed"
    assert CheckIn.objects.filter(correction__reason="wrong badge").count() == 2


def test_a_reading_that_was_taken_back_is_not_taken_again_by_being_sent_again(badge, take, secretariat):
    sent = reading(badge)
    take(sent)
    door.take_back(CheckIn.objects.get(), reason="error", by=secretariat, now=NOW)

    take(sent)
    assert standing(badge) == "confirmed"
    take(reading(badge))

    assert standing(badge) == "attended"


def test_a_reading_is_taken_back_once_and_by_the_secretariat(badge, take, secretariat):
    take(reading(badge))
    row = CheckIn.objects.get()
    with pytest.raises(Refused, match="Only the secretariat"):
        door.take_back(row, reason="error", by=factories.user(), now=NOW)
    door.take_back(row, reason="error", by=secretariat, now=NOW)

    with pytest.raises(Refused, match="taken back already"):
        door.take_back(row, reason="error", by=secretariat, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_send_the_same_badges_at_once_lose_nothing(meeting, secretariat):
    rows = [factories.registration(meeting, standing="confirmed") for _number in range(20)]
    kept = [reading(row) for row in rows]
    batches = [kept, [*(reading(row) for row in reversed(rows)), *kept]]
    start, answers = threading.Barrier(2), [None, None]

    def send(number):
        start.wait(10)
        answers[number] = door.take(meeting, batches[number], by=secretariat, now=NOW)
        connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert CheckIn.objects.count() == 40
    assert set(Registration.objects.values_list("standing", "version")) == {("attended", 1)}
    first = {(answer.uid, answer.state) for batch in answers for answer in batch}
    assert sorted(state for _uid, state in first) == ["accepted"] * 20 + ["again"] * 20
