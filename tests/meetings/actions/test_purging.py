"""What is forgotten once its day has come, and what is part of the record."""

from datetime import UTC, date, datetime

import pytest

from intersession.meetings.actions import purging
from intersession.meetings.models import CheckIn, Link, Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2027, 5, 1)
NOW = datetime(2027, 5, 1, 2, tzinfo=UTC)


@pytest.fixture
def due(meeting):
    factories.admission(meeting, purge_on=DAY, listing="consent")
    return meeting


def known(**given):
    return factories.person(given_name="Ana", family_name="Ruiz", email="a@example.org", phone="1", **given)


def test_before_its_day_nothing_is_forgotten(due):
    row = factories.registration(due, person=known(), answers={"diet": "none"})

    purging.purge_due(datetime(2027, 4, 30, 23, tzinfo=UTC))

    row.refresh_from_db()
    assert (row.answers, row.person.email) == ({"diet": "none"}, "a@example.org")


def test_of_who_is_in_no_list_the_name_goes_and_the_coming_stays(due, state):
    row = factories.registration(
        due,
        person=known(),
        entity=state,
        standing="attended",
        name="Ana Ruiz",
        lines=["x"],
        answers={"a": "b"},
    )
    code = row.code

    purged = purging.purge_due(NOW)

    row.refresh_from_db()
    assert (row.name, row.lines, row.answers, row.standing, row.entity) == ("", [], {}, "attended", state)
    assert row.code != code
    assert (str(row.person), row.person.email, row.person.phone) == ("", "", "")
    assert (purged.meetings, purged.registrations, purged.persons) == (1, 1, 1)


def test_of_who_is_in_the_list_what_was_printed_stays(due):
    row = factories.registration(due, person=known(), listed=True, name="Ana Ruiz", lines=["Minister"])

    purging.purge_due(NOW)

    row.refresh_from_db()
    assert (row.name, row.lines, row.person.email, row.person.family_name) == (
        "Ana Ruiz",
        ["Minister"],
        "",
        "",
    )


def test_a_speaker_keeps_what_the_programme_printed(due):
    person = known()
    factories.registration(due, person=person)
    speaker = factories.speaker(due, person=person, name="Dr Ruiz")

    purging.purge_due(NOW)

    speaker.refresh_from_db()
    assert (speaker.name, speaker.person.email) == ("Dr Ruiz", "")


@pytest.mark.parametrize("purge_on", [None, date(2030, 1, 1)])
def test_who_takes_part_in_a_meeting_that_is_not_due_is_kept(due, purge_on):
    person = known()
    factories.registration(due, person=person)
    later = factories.meeting()
    factories.admission(later, purge_on=purge_on)
    factories.registration(later, person=person)

    purging.purge_due(NOW)

    assert Person.objects.get().email == "a@example.org"


def test_private_links_and_joined_persons_go_too(due):
    person = known()
    factories.registration(due, person=person)
    Link.objects.create(meeting=due, person=person, digest="d", made_at=NOW)
    joined = factories.person(email="old@example.org", merged_into=person)

    purging.purge_due(NOW)

    joined.refresh_from_db()
    assert (joined.email, Link.objects.count()) == ("", 0)


def test_a_second_run_finds_nothing(due):
    row = factories.registration(due, person=known())
    clerk = factories.user()
    CheckIn.objects.create(uid="00000000-0000-4000-8000-000000000001", registration=row, at=NOW, clerk=clerk)
    purging.purge_due(NOW)

    purged = purging.purge_due(NOW)

    assert (purged.meetings, purged.registrations, purged.persons) == (0, 0, 0)
    assert CheckIn.objects.count() == 1


def test_files_that_nobody_sees_go_with_the_person(due):
    person = known()
    factories.registration(due, person=person)
    hidden = factories.speaker_file(due, person, shown=False)
    shown = factories.speaker_file(due, person, shown=True)

    purging.purge_due(NOW)

    hidden.refresh_from_db()
    shown.refresh_from_db()
    assert (hidden.file, hidden.withdrawn_at) == (None, NOW)
    assert shown.file is not None
