"""What became of a proposal, in words that name Members and no persons."""

from datetime import UTC, datetime

import pytest

from intersession.consultations import history
from intersession.consultations.actions import admissions, proposals
from intersession.consultations.models import CoSponsor
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)


@pytest.fixture
def cycle():
    return factories.cycle(year=2027)


@pytest.fixture
def utopia():
    return factories.member("Utopia")


@pytest.fixture
def desk():
    return factories.user(is_secretariat=True)


@pytest.fixture
def submitted(cycle):
    return factories.proposal(factories.member("Atlantis"), cycle)


def told(proposal):
    """What is told, in no order: in a test everything happens at one moment of the database."""
    return sorted(happening.what for happening in history.of_proposal(proposal, NOW.date()))


def test_what_was_drafted_and_asked_is_not_told(cycle, utopia):
    lead = factories.member("Atlantis")
    draft = factories.draft_proposal(lead, cycle)
    proposals.ask(draft, utopia, by=factories.focal(lead), now=NOW)
    assert told(draft) == []

    proposals.submit(draft, by=factories.focal(lead), version=1, now=NOW)

    assert told(draft) == ["Submission by Atlantis"]


def test_co_sponsors_come_are_asked_anew_and_go(submitted, utopia, desk):
    lead = factories.focal(submitted.lead)
    asked = proposals.ask(submitted, utopia, by=lead, now=NOW)
    proposals.confirm(asked, by=factories.focal(utopia), version=1, now=NOW)
    admissions.ask_back(submitted, by=desk, question={"en": "Where?"}, version=1, now=NOW)
    words = proposals.Words({"en": "Towns"}, {"en": "Why"})
    proposals.answer(submitted, by=lead, words=words, answer={}, version=1, now=NOW)
    proposals.confirm(asked, by=factories.focal(utopia), version=2, now=NOW)
    proposals.release(CoSponsor.objects.get(), by=factories.focal(utopia), now=NOW)

    assert told(submitted) == [
        "Answer and new submission by Atlantis",
        "Question of the secretariat",
        "Submission by Atlantis",
        "Utopia co-sponsors it no longer",
        "Utopia confirms that it co-sponsors it",
        "Utopia confirms that it co-sponsors it",
        "Utopia is asked to confirm anew: the words have changed",
    ]


def test_request_that_was_never_confirmed_is_not_told(submitted, utopia):
    lead = factories.focal(submitted.lead)
    proposals.release(proposals.ask(submitted, utopia, by=lead, now=NOW), by=lead, now=NOW)

    assert told(submitted) == ["Submission by Atlantis"]


def test_mergings_are_told_without_who_refused(submitted, cycle, utopia, desk):
    other = factories.proposal(utopia, cycle, "Towns")
    lead = submitted.lead
    admissions.propose_merging(submitted, by=desk, into=other, version=1, now=NOW)
    admissions.refuse_to_merge(submitted, utopia, by=factories.focal(utopia), version=1, now=NOW)
    admissions.propose_merging(submitted, by=desk, into=other, version=1, now=NOW)
    for member in (lead, utopia):
        admissions.agree_to_merge(submitted, member, by=factories.focal(member), version=1, now=NOW)
    proposals.withdraw(other, by=factories.focal(utopia), reason={}, version=1, now=NOW)

    assert told(submitted) == [
        "Merging proposed by the secretariat",
        "Merging proposed by the secretariat",
        "Merging, with the consent of both leads",
        "Stands alone again: the proposal it was merged into is withdrawn",
        "Submission by Atlantis",
        "The merging that was proposed did not take place",
    ]


def test_reason_goes_with_the_change_of_state(submitted, desk):
    admissions.decline(submitted, by=desk, reason={"en": "Held in 2025"}, version=1, now=NOW)

    found = {row.what: row.text for row in history.of_proposal(submitted, NOW.date())}

    assert found == {
        "Not admitted by the secretariat": {"en": "Held in 2025"},
        "Submission by Atlantis": {},
    }
