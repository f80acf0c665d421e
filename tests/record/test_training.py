"""The training cycle: a year beside the record, invented and marked, the same each time."""

from datetime import UTC, datetime

import pytest

from intersession.accounts.models import User
from intersession.consultations.models import Consultation, Proposal, Reply, State
from intersession.consultations.queries import proposals
from intersession.cycles.models import Cycle
from intersession.evaluations.models import Survey
from intersession.meetings.models import Meeting, Person, Registration, Release
from intersession.record import training
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def people():
    for number in range(4):
        factories.member(f"State {number}", key=f"state-{number}")
    return training.build(now=NOW)


def counted() -> dict[str, int]:
    return {row.key: Reply.objects.filter(consultation=row).count() for row in Consultation.objects.all()}


def test_cycle_is_marked_as_fictional(people):
    assert list(Cycle.objects.values_list("year", "fictional")) == [(training.YEAR, True)]


def test_closed_and_running_consultations_of_three_kinds_are_there(people):
    assert list(Consultation.objects.order_by("key").values_list("key", "kind", "state")) == [
        ("training-choice", "topics", State.OPEN),
        ("training-poll", "straw_poll", State.CLOSED),
        ("training-silence", "silence", State.OPEN),
        ("training-topics", "topics", State.CLOSED),
    ]


def test_all_members_but_the_first_reply(people):
    assert counted()["training-topics"] == 3


def test_proposals_stand_in_each_state_that_a_newcomer_meets(people):
    found = Proposal.objects.order_by("number")

    assert list(found.values_list("lead__key", "state")) == [
        ("state-1", "admitted"),
        ("state-2", "submitted"),
        ("state-3", "merged"),
        ("state-0", "asked_back"),
    ]
    assert all(proposal.cycle.fictional for proposal in found)
    assert all("nvent" in title for proposal in found for title in proposal.title.values())


def test_newcomer_is_asked_to_answer_and_to_co_sponsor(people):
    focal = User.objects.get(email=people[2].email)

    assert [own.step for own in proposals.waiting(focal, NOW)] == ["answer", "confirm"]


def test_training_sends_no_mail(django_capture_on_commit_callbacks, mailoutbox):
    for number in range(4):
        factories.member(f"State {number}", key=f"state-{number}")

    with django_capture_on_commit_callbacks(execute=True):
        training.build(now=NOW)

    assert mailoutbox == []


def test_somebody_of_each_role_can_sign_in(people):
    assert [person.role for person in people] == ["administrator", "secretariat", "focal point", "delegate"]
    assert all(User.objects.filter(email=person.email, is_active=True).exists() for person in people)


def test_no_address_leads_to_a_person(people):
    assert all(email.endswith("@example.org") for email in User.objects.values_list("email", flat=True))


def test_building_it_again_changes_nothing(people):
    before = counted()

    assert training.build(now=NOW) == people
    assert counted() == before


def test_training_has_a_workshop_that_is_released_and_has_its_people(people):
    workshop = Meeting.objects.get(key="training-workshop")

    assert workshop.cycle.fictional
    assert Release.objects.get(meeting=workshop).number == 1
    assert not Person.objects.exclude(email="").exists()
    standings = Registration.objects.filter(meeting=workshop).values_list("standing", flat=True)
    assert set(standings) == {"registered", "attended"}


def test_training_has_an_open_survey_and_one_closed_with_its_count(people):
    assert set(Survey.objects.values_list("key", "stage", "fictional")) == {
        ("training-open", "open", True),
        ("training-closed", "closed", True),
    }
    assert Survey.objects.get(key="training-closed").tabulation.responses == 43
