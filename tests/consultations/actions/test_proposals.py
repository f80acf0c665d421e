"""Proposals by Members: who writes, submits, supports, answers and withdraws them, and what is refused."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError
from django.db.models import F

from intersession.consultations.actions import admissions, proposals
from intersession.consultations.models import CoSponsor, Proposal
from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate
from tests import factories
from tests.consultations.test_concurrency import beside

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)
AFTER = datetime(2026, 11, 10, 9, tzinfo=UTC)
WORDS = proposals.Words({"fr": " Les villes "}, {"fr": "Pourquoi", "en": " "}, {})


@pytest.fixture
def cycle():
    return factories.cycle(year=2027)


@pytest.fixture
def atlantis():
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def utopia():
    return factories.member("Utopia", key="utopia")


@pytest.fixture
def desk():
    return factories.user(is_secretariat=True)


@pytest.fixture
def draft(atlantis, cycle):
    return factories.draft_proposal(atlantis, cycle)


@pytest.fixture
def submitted(atlantis, cycle):
    return factories.proposal(atlantis, cycle)


def drafter(of):
    """A delegate who may draft for the State and not submit."""
    factories.focal(of)
    return factories.delegate(of.delegations.get()).user


def asked_back(proposal, desk):
    return admissions.ask_back(
        proposal, by=desk, question={"en": "Where?"}, version=proposal.version, now=NOW
    )


def admit(proposal, desk):
    translations = proposals.Words(factories.words("Cities"), {})
    return admissions.admit(proposal, by=desk, translations=translations, version=proposal.version, now=NOW)


def support(proposal, entity):
    """A co-sponsor that was asked and has confirmed."""
    asked = proposals.ask(proposal, entity, by=factories.focal(proposal.lead), now=NOW)
    return proposals.confirm(asked, by=factories.focal(entity), version=proposal.version, now=NOW)


# Numbers


def test_proposals_are_numbered_by_year_as_they_are_submitted(atlantis, utopia, cycle):
    drafts = [factories.draft_proposal(state, cycle) for state in (atlantis, utopia)]
    factories.proposal(atlantis, factories.cycle(year=2028))

    numbers = [
        proposals.submit(draft, by=factories.focal(draft.lead), version=1, now=NOW).number
        for draft in reversed(drafts)
    ]

    assert numbers == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_submissions_at_the_same_instant_get_two_numbers(atlantis, utopia, cycle):
    first, second = (factories.draft_proposal(state, cycle) for state in (atlantis, utopia))

    def submits(draft):
        person = factories.focal(draft.lead)
        return lambda: proposals.submit(draft, by=person, version=1, now=NOW)

    found = beside(submits(first), submits(second))

    assert [proposal.number for proposal in found] == [1, 2]


# Writing


def test_any_delegate_writes_in_one_language(atlantis, cycle):
    written = proposals.write(cycle, atlantis, by=drafter(atlantis), words=WORDS, now=NOW)

    kept = Proposal.objects.get()
    assert (kept.title, kept.text, kept.on_behalf_of) == ({"fr": "Les villes"}, {"fr": "Pourquoi"}, {})
    assert (kept, kept.state, kept.submitted_at, kept.version) == (written, "draft", None, 1)


def test_who_does_not_act_for_the_member_writes_nothing(atlantis, utopia, cycle):
    with pytest.raises(Refused, match="You do not act for this delegation"):
        proposals.write(cycle, atlantis, by=factories.focal(utopia), words=WORDS, now=NOW)


def test_former_delegate_writes_nothing(atlantis, cycle):
    former = factories.delegate(factories.delegation(atlantis), end=date(2026, 10, 9)).user

    with pytest.raises(Refused, match="You do not act for this delegation"):
        proposals.write(cycle, atlantis, by=former, words=WORDS, now=NOW)


def test_observer_proposes_nothing(cycle):
    observer = factories.entity()
    factories.membership(observer, status="observer")

    with pytest.raises(Refused, match="Only Members propose"):
        proposals.write(cycle, observer, by=factories.focal(observer), words=WORDS, now=NOW)


def test_nothing_is_proposed_for_a_past_year(atlantis):
    past = factories.cycle(year=2025)

    with pytest.raises(Refused, match="This year is past"):
        proposals.write(past, atlantis, by=factories.focal(atlantis), words=WORDS, now=NOW)


def test_proposal_needs_a_title(atlantis, cycle):
    words = proposals.Words({"en": " "}, {"en": "Text"})

    with pytest.raises(Refused, match="Write a title in one language at least"):
        proposals.write(cycle, atlantis, by=factories.focal(atlantis), words=words, now=NOW)


@pytest.mark.parametrize(
    ("terms", "now", "reason"),
    [
        ({"others_welcome": False}, NOW, "No other topics may be proposed"),
        ({"others_welcome": True}, AFTER, "until this consultation closed"),
    ],
)
def test_consultation_takes_proposals_while_it_is_open_and_welcomes_them(atlantis, cycle, terms, now, reason):
    consultation = factories.open_consultation(cycle=cycle, **terms)
    given = {"by": factories.focal(atlantis), "words": WORDS, "consultation": consultation}

    with pytest.raises(Refused, match=reason):
        proposals.write(cycle, atlantis, now=now, **given)


def test_proposal_is_for_the_year_of_its_consultation(atlantis, cycle):
    consultation = factories.open_consultation(cycle=factories.cycle(year=2028), others_welcome=True)
    given = {"by": factories.focal(atlantis), "words": WORDS, "consultation": consultation}

    with pytest.raises(Refused, match="about another year"):
        proposals.write(cycle, atlantis, now=NOW, **given)


def test_second_of_two_who_change_a_draft_is_told(draft, atlantis):
    first, second = factories.focal(atlantis), drafter(atlantis)
    proposals.revise(draft, by=first, words=WORDS, version=1, now=NOW)

    with pytest.raises(proposals.Conflict, match="has changed meanwhile") as refused:
        proposals.revise(draft, by=second, words=proposals.Words({"en": "Mine"}, {}), version=1, now=NOW)

    assert refused.value.current.title == {"fr": "Les villes"}
    assert Proposal.objects.get().title == {"fr": "Les villes"}


def test_submitted_proposal_no_longer_changes(submitted, atlantis):
    with pytest.raises(Refused, match="no longer changes"):
        proposals.revise(submitted, by=factories.focal(atlantis), words=WORDS, version=1, now=NOW)


def test_draft_is_discarded_by_its_delegation(draft, atlantis, utopia):
    with pytest.raises(Refused, match="You do not act"):
        proposals.discard(draft, by=factories.focal(utopia), now=NOW)

    proposals.discard(draft, by=drafter(atlantis), now=NOW)

    assert not Proposal.objects.exists()


def test_submitted_proposal_is_not_discarded(submitted, atlantis):
    with pytest.raises(Refused, match="Only a draft is discarded"):
        proposals.discard(submitted, by=factories.focal(atlantis), now=NOW)


# Submitting


def test_who_may_submit_submits(draft, atlantis):
    proposals.submit(draft, by=factories.focal(atlantis), version=1, now=NOW)

    kept = Proposal.objects.get()
    assert (kept.state, kept.submitted_at) == ("submitted", NOW)


def test_delegate_submits_where_the_delegation_lets_all_do_so(draft, atlantis):
    person = drafter(atlantis)
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        proposals.submit(draft, by=person, version=1, now=NOW)

    atlantis.delegations.update(submitters="delegates")

    assert proposals.submit(draft, by=person, version=1, now=NOW).state == "submitted"


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ({"en": "Cities"}, {}, "Write a title and a text"),
        ({"en": "Cities", "fr": "Les villes"}, {"en": "Why", "es": "Por qué"}, "French, Spanish"),
    ],
)
def test_half_a_proposal_is_not_submitted(draft, atlantis, title, text, reason):
    person = factories.focal(atlantis)
    proposals.revise(draft, by=person, words=proposals.Words(title, text), version=1, now=NOW)

    with pytest.raises(Refused, match=reason):
        proposals.submit(draft, by=person, version=2, now=NOW)


def test_draft_that_changed_since_it_was_read_is_not_submitted(draft, atlantis):
    proposals.revise(draft, by=drafter(atlantis), words=WORDS, version=1, now=NOW)

    with pytest.raises(Refused, match="has changed meanwhile"):
        proposals.submit(draft, by=factories.focal(atlantis), version=1, now=NOW)


def test_nothing_is_submitted_after_the_closing(atlantis, cycle):
    consultation = factories.open_consultation(cycle=cycle, others_welcome=True)
    draft = factories.draft_proposal(atlantis, cycle, consultation=consultation)

    with pytest.raises(Refused, match="until this consultation closed"):
        proposals.submit(draft, by=factories.focal(atlantis), version=1, now=AFTER)


# Answering


def test_lead_answers_and_submits_again_with_the_same_words(submitted, atlantis, utopia, desk):
    support(submitted, utopia)
    asked = asked_back(submitted, desk)
    words = proposals.Words(asked.title, asked.text)

    proposals.answer(
        asked, by=factories.focal(atlantis), words=words, answer={"en": "Here."}, version=1, now=AFTER
    )

    kept = Proposal.objects.get()
    assert (kept.state, kept.answer, kept.reason) == ("submitted", {"en": "Here."}, {"en": "Where?"})
    assert kept.co_sponsors.get().confirmed_by == factories.focal(utopia)


def test_other_words_are_confirmed_and_merged_anew(submitted, atlantis, utopia, desk, cycle):
    support(submitted, utopia)
    other = factories.proposal(utopia, cycle, "Towns")
    admissions.propose_merging(other, by=desk, into=submitted, version=1, now=NOW)
    asked = asked_back(submitted, desk)

    proposals.answer(asked, by=factories.focal(atlantis), words=WORDS, answer={}, version=1, now=NOW)

    kept = Proposal.objects.get(pk=submitted.pk)
    assert (kept.title, kept.version) == ({"fr": "Les villes"}, 2)
    assert kept.co_sponsors.get().confirmed_at is None
    assert Proposal.objects.get(pk=other.pk).merge_into is None


def test_answer_says_or_changes_something(submitted, atlantis, desk):
    asked = asked_back(submitted, desk)
    words = proposals.Words(asked.title, asked.text)

    with pytest.raises(Refused, match="Answer the question, or change"):
        proposals.answer(asked, by=factories.focal(atlantis), words=words, answer={}, version=1, now=NOW)

    assert Proposal.objects.get().state == "asked_back"


@pytest.mark.parametrize("who", ["drafter", "other Member"])
def test_others_do_not_answer(submitted, atlantis, utopia, desk, who):
    asked = asked_back(submitted, desk)
    person = drafter(atlantis) if who == "drafter" else factories.focal(utopia)

    with pytest.raises(Refused):
        proposals.answer(asked, by=person, words=WORDS, answer={"en": "Here"}, version=1, now=NOW)


def test_what_was_not_asked_is_not_answered(submitted, atlantis):
    with pytest.raises(Refused, match="has asked nothing"):
        proposals.answer(
            submitted, by=factories.focal(atlantis), words=WORDS, answer={"en": "Yes"}, version=1, now=NOW
        )


# Co-sponsors


def test_co_sponsor_confirms_for_itself(submitted, atlantis, utopia):
    asked = proposals.ask(submitted, utopia, by=factories.focal(atlantis), now=NOW)
    with pytest.raises(Refused, match="You do not act"):
        proposals.confirm(asked, by=factories.focal(atlantis), version=1, now=NOW)
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        proposals.confirm(asked, by=drafter(utopia), version=1, now=NOW)

    proposals.confirm(asked, by=factories.focal(utopia), version=1, now=NOW)

    kept = CoSponsor.objects.get()
    assert (kept.confirmed_at, kept.confirmed_by) == (NOW, factories.focal(utopia))


def test_co_sponsor_confirms_the_words_it_has_read(submitted, atlantis, utopia):
    asked = proposals.ask(submitted, utopia, by=factories.focal(atlantis), now=NOW)

    with pytest.raises(Refused, match="has changed meanwhile"):
        proposals.confirm(asked, by=factories.focal(utopia), version=0, now=NOW)


def test_draft_is_not_confirmed(draft, atlantis, utopia):
    asked = proposals.ask(draft, utopia, by=factories.focal(atlantis), now=NOW)

    with pytest.raises(Refused, match="Nobody can support"):
        proposals.confirm(asked, by=factories.focal(utopia), version=1, now=NOW)


def test_who_is_asked_is_another_member_and_once(submitted, atlantis, utopia):
    lead = factories.focal(atlantis)
    observer = factories.entity()
    factories.membership(observer, status="observer")
    proposals.ask(submitted, utopia, by=lead, now=NOW)

    for entity, reason in ((atlantis, "not its co-sponsor"), (utopia, "already"), (observer, "Only Members")):
        with pytest.raises(Refused, match=reason):
            proposals.ask(submitted, entity, by=lead, now=NOW)


@pytest.mark.parametrize("who", ["drafter", "asked"])
def test_only_who_may_submit_for_the_lead_asks(submitted, atlantis, utopia, who):
    person = drafter(atlantis) if who == "drafter" else factories.focal(utopia)

    with pytest.raises(Refused):
        proposals.ask(submitted, utopia, by=person, now=NOW)


def test_lead_takes_back_a_request_but_no_confirmation(submitted, atlantis, utopia):
    lead = factories.focal(atlantis)
    proposals.release(proposals.ask(submitted, utopia, by=lead, now=NOW), by=lead, now=NOW)
    assert not CoSponsor.objects.exists()

    confirmed = support(submitted, utopia)
    with pytest.raises(Refused, match="You do not act"):
        proposals.release(confirmed, by=lead, now=NOW)
    proposals.release(confirmed, by=factories.focal(utopia), now=NOW)

    assert not CoSponsor.objects.exists()


def test_request_that_was_taken_back_is_not_confirmed(submitted, atlantis, utopia):
    lead = factories.focal(atlantis)
    asked = proposals.ask(submitted, utopia, by=lead, now=NOW)
    proposals.release(CoSponsor.objects.get(), by=lead, now=NOW)

    with pytest.raises(Refused, match="not asked any more"):
        proposals.confirm(asked, by=factories.focal(utopia), version=1, now=NOW)


# Withdrawing


def test_lead_withdraws_with_its_reason(submitted, atlantis, utopia):
    for person in (drafter(atlantis), factories.focal(utopia)):
        with pytest.raises(Refused):
            proposals.withdraw(submitted, by=person, reason={}, version=1, now=NOW)

    proposals.withdraw(
        submitted, by=factories.focal(atlantis), reason={"en": "Overtaken"}, version=1, now=NOW
    )

    kept = Proposal.objects.get()
    assert (kept.state, kept.reason) == ("withdrawn", {"en": "Overtaken"})


def test_candidate_of_a_withdrawn_proposal_goes(submitted, atlantis, desk):
    admit(submitted, desk)

    proposals.withdraw(submitted, by=factories.focal(atlantis), reason={}, version=1, now=NOW)

    assert (Proposal.objects.get().state, Candidate.objects.count()) == ("withdrawn", 0)


def test_proposal_that_is_put_to_members_is_not_withdrawn(submitted, atlantis, desk, cycle):
    candidate = admit(submitted, desk)
    second = factories.consultation(cycle, state="draft")
    factories.option(second, letter=candidate.letter, candidate=candidate)

    with pytest.raises(Refused, match="put to Members"):
        proposals.withdraw(submitted, by=factories.focal(atlantis), reason={}, version=1, now=NOW)

    assert Proposal.objects.get().candidate == candidate


@pytest.mark.parametrize("act", ["decline", "withdraw"])
def test_what_is_at_an_end_is_not_withdrawn_nor_supported(submitted, atlantis, utopia, desk, act):
    lead = factories.focal(atlantis)
    if act == "decline":
        admissions.decline(submitted, by=desk, reason={"en": "Held before"}, version=1, now=NOW)
    else:
        proposals.withdraw(submitted, by=lead, reason={}, version=1, now=NOW)

    with pytest.raises(Refused, match="can no longer be done"):
        proposals.withdraw(submitted, by=lead, reason={}, version=1, now=NOW)
    with pytest.raises(Refused, match="Nobody can support"):
        proposals.ask(submitted, utopia, by=lead, now=NOW)


# What the database itself refuses


@pytest.mark.parametrize(
    "change",
    [{"state": "admitted"}, {"state": "merged"}, {"submitted_at": None}, {"merge_into": F("pk")}],
)
def test_half_a_state_is_refused_by_the_database_too(submitted, change):
    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=submitted.pk).update(**change)
