"""Persons who are one: joined, with registrations and parts in the programme, and taken apart again."""

import pytest

from intersession.core.refusals import Refused
from intersession.meetings.actions import merging
from intersession.meetings.models import Link, Person, Registration, Speaker
from tests import factories
from tests.meetings.nominating import NOW

pytestmark = pytest.mark.django_db


def state_of_all():
    """Everything that a merge touches, versions apart."""
    rows = Registration.objects.order_by("pk").values_list("pk", "person", "standing", "entity", "listed")
    speakers = Speaker.objects.order_by("pk").values_list("pk", "person")
    people = Person.objects.order_by("pk").values_list("pk", "merged_into")
    links = Link.objects.order_by("pk").values_list("pk", "person")
    return list(rows), list(speakers), list(people), list(links)


def test_a_delegate_who_is_panellist_becomes_one_person(meeting, secretariat, state):
    kept, gone = factories.person(), factories.person()
    row = factories.registration(meeting, person=kept, entity=state)
    speaker = factories.speaker(meeting, person=gone)
    Link.objects.create(meeting=meeting, person=gone, digest="d", made_at=NOW)

    merging.merge(kept, gone, by=secretariat, now=NOW)

    speaker.refresh_from_db()
    gone.refresh_from_db()
    assert (speaker.person, row.person, gone.merged_into) == (kept, kept, kept)
    assert Link.objects.get().person == kept


def test_two_registrations_are_joined_into_the_one_that_is_further_on(meeting, secretariat, state):
    kept, gone = factories.person(), factories.person()
    mine = factories.registration(meeting, person=kept, standing="applied", kind="academia")
    other = factories.registration(meeting, person=gone, standing="registered", entity=state, listed=True)

    merging.merge(kept, gone, by=secretariat, now=NOW)

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.standing, mine.entity, mine.kind, mine.listed) == ("registered", state, "state", True)
    assert other.standing == "withdrawn"


def test_taking_it_back_leaves_everything_as_it_was(meeting, secretariat, state):
    kept, gone = factories.person(), factories.person()
    factories.registration(meeting, person=kept, standing="applied", kind="academia")
    factories.registration(meeting, person=gone, standing="wait_listed", waiting_since=NOW, entity=state)
    factories.registration(factories.meeting(), person=gone)
    factories.speaker(meeting, person=gone)
    Link.objects.create(meeting=meeting, person=gone, digest="d", made_at=NOW)
    before = state_of_all()

    merge = merging.merge(kept, gone, by=secretariat, now=NOW)
    merging.undo(merge, by=secretariat, now=NOW)

    assert state_of_all() == before
    with pytest.raises(Refused, match="taken back already"):
        merging.undo(merge, by=secretariat, now=NOW)


def test_two_who_speak_in_one_session_are_two(meeting, secretariat):
    session = factories.session(meeting)
    one, two = (factories.speaker(meeting, session=session, person=factories.person()) for _number in "ab")

    with pytest.raises(Refused, match="so they are two"):
        merging.merge(one.person, two.person, by=secretariat, now=NOW)


def test_a_person_is_joined_once_and_never_to_oneself(meeting, secretariat):
    kept, gone = factories.person(), factories.person()
    merging.merge(kept, gone, by=secretariat, now=NOW)

    for pair in ((kept, gone), (kept, kept)):
        with pytest.raises(Refused, match="one person already"):
            merging.merge(*pair, by=secretariat, now=NOW)


def test_only_the_secretariat_joins_persons(focal):
    with pytest.raises(Refused, match="Only the secretariat"):
        merging.merge(factories.person(), factories.person(), by=focal, now=NOW)


def test_a_place_that_two_registrations_of_one_person_held_goes_to_who_waits(meeting, secretariat):
    factories.admission(meeting, places=2)
    kept, gone = factories.person(), factories.person()
    for person in (kept, gone):
        factories.registration(meeting, person=person)
    waiting = factories.registration(meeting, standing="wait_listed", waiting_since=NOW)

    merging.merge(kept, gone, by=secretariat, now=NOW)

    waiting.refresh_from_db()
    assert waiting.standing == "registered"


def test_files_follow_the_person_and_go_back(meeting, secretariat):
    kept, gone = factories.person(), factories.person()
    file = factories.speaker_file(meeting, gone)

    merge = merging.merge(kept, gone, by=secretariat, now=NOW)
    file.refresh_from_db()
    moved = file.person
    merging.undo(merge, by=secretariat, now=NOW)

    file.refresh_from_db()
    assert (moved, file.person) == (kept, gone)


@pytest.mark.parametrize("which", ["kept", "gone"])
def test_who_speaks_as_a_migrant_is_never_joined(meeting, secretariat, which):
    pair = {"kept": factories.person(), "gone": factories.person()}
    pair[which].protected = True
    pair[which].save()

    with pytest.raises(Refused, match="speaks as a migrant"):
        merging.merge(pair["kept"], pair["gone"], by=secretariat, now=NOW)
