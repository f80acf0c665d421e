"""What the secretariat does with proposals, and mergings with the consent of each lead."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from intersession.consultations.actions import admissions, proposals, terms
from intersession.consultations.models import Proposal
from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate
from tests import factories
from tests.consultations.test_concurrency import beside

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)


@pytest.fixture
def cycle():
    return factories.cycle(year=2027)


@pytest.fixture
def desk():
    return factories.user(is_secretariat=True)


@pytest.fixture
def first(cycle):
    return factories.proposal(factories.member("Atlantis", key="atlantis"), cycle, "Cities")


@pytest.fixture
def other(cycle):
    return factories.proposal(factories.member("Utopia", key="utopia"), cycle, "Towns")


TRANSLATED = proposals.Words(factories.words("Villes"), {"fr": "Pourquoi"})


def admit(proposal, by, version=1):
    return admissions.admit(proposal, by=by, translations=TRANSLATED, version=version, now=NOW)


def agree(proposal, lead):
    return admissions.agree_to_merge(proposal, lead, by=factories.focal(lead), version=1, now=NOW)


def stands(proposal):
    kept = Proposal.objects.get(pk=proposal.pk)
    return kept.state, kept.merge_into


def merged(proposal, into, desk):
    """A proposal that both leads agreed to merge into another."""
    admissions.propose_merging(proposal, by=desk, into=into, version=1, now=NOW)
    agree(proposal, proposal.lead)
    return agree(proposal, into.lead)


def acts(proposal, into, by):
    """Each act of the desk."""
    words = {"en": "Because"}
    return {
        "admit": lambda: admit(proposal, by),
        "ask back": lambda: admissions.ask_back(proposal, by=by, question=words, version=1, now=NOW),
        "decline": lambda: admissions.decline(proposal, by=by, reason=words, version=1, now=NOW),
        "merge": lambda: admissions.propose_merging(proposal, by=by, into=into, version=1, now=NOW),
        "drop": lambda: admissions.drop_merging(proposal, by=by, version=1),
    }


POSSIBLE = ("admit", "ask back", "decline", "merge")


def can(act):
    """Whether an act is not refused; what it did is undone."""
    point = transaction.savepoint()
    try:
        act()
    except Refused:
        return False
    finally:
        transaction.savepoint_rollback(point)
    return True


@pytest.mark.parametrize("act", [*POSSIBLE, "drop"])
@pytest.mark.parametrize("who", ["lead", "administrator", "participant"])
def test_only_the_secretariat_decides(first, other, act, who):
    people = {
        "lead": lambda: factories.focal(first.lead),
        "administrator": lambda: factories.user(is_administrator=True),
        "participant": factories.user,
    }

    with pytest.raises(Refused, match="Only the secretariat"):
        acts(first, other, people[who]())[act]()

    assert stands(first) == ("submitted", None)


def test_admitted_proposal_is_a_candidate_under_the_next_free_letter(first, other, desk, cycle):
    factories.candidate(cycle, letter="A")
    factories.candidate(cycle, letter="C")

    letters = [admit(proposal, desk).letter for proposal in (first, other)]

    candidate = Candidate.objects.get(letter="B")
    assert letters == ["B", "D"]
    assert candidate.kind == "topic"
    assert candidate.title == {"en": "Cities", "fr": "Villes (fr)", "es": "Villes (es)"}
    assert candidate.purpose == {"en": "Why Cities", "fr": "Pourquoi"}
    assert (candidate.fate, Proposal.objects.get(candidate=candidate)) == ("open", first)


def test_proposal_is_admitted_with_its_title_in_every_language(first, desk):
    with pytest.raises(Refused, match="Translate the title into: French, Spanish"):
        admissions.admit(first, by=desk, translations=proposals.Words({}, {}), version=1, now=NOW)


def test_letters_go_on_after_z(first, desk, cycle):
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        factories.candidate(cycle, letter=letter)

    assert admit(first, desk).letter == "AA"


def test_admitted_proposal_enters_a_second_round(first, desk, cycle):
    candidate = admit(first, desk)
    options = [terms.Offered(candidate.letter, candidate), terms.Offered("Z", title=factories.words("Other"))]

    second = factories.open_consultation(key="second", cycle=cycle, seats=1, options=options)

    assert second.options.get(letter=candidate.letter).title == candidate.title


@pytest.mark.parametrize("act", ["ask back", "decline"])
def test_question_and_reason_are_written(first, desk, act):
    calls = {
        "ask back": lambda: admissions.ask_back(first, by=desk, question={"en": " "}, version=1, now=NOW),
        "decline": lambda: admissions.decline(first, by=desk, reason={}, version=1, now=NOW),
    }

    with pytest.raises(Refused, match="Write"):
        calls[act]()


def test_proposal_with_other_words_than_were_read_is_not_admitted(first, desk):
    with pytest.raises(Refused, match="has changed meanwhile"):
        admit(first, desk, version=0)


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        ("draft", set()),
        ("submitted", {"admit", "ask back", "decline", "merge"}),
        ("asked_back", {"decline", "merge"}),
        ("admitted", set()),
        ("declined", set()),
        ("withdrawn", set()),
    ],
)
def test_each_state_lets_the_desk_do_what_follows_on_it(cycle, other, desk, state, possible):
    lead = factories.member("Atlantis")
    found = factories.draft_proposal(lead, cycle)
    if state != "draft":
        found = proposals.submit(found, by=factories.focal(lead), version=1, now=NOW)
    before = {"asked_back": "ask back", "admitted": "admit", "declined": "decline"}
    if state in before:
        acts(found, other, desk)[before[state]]()
    elif state == "withdrawn":
        proposals.withdraw(found, by=factories.focal(lead), reason={}, version=1, now=NOW)

    done = {name for name in POSSIBLE if can(acts(found, other, desk)[name])}

    assert done == possible


@pytest.mark.django_db(transaction=True)
def test_two_admissions_at_once_take_two_letters(first, other, desk):
    given = beside(lambda: admit(first, desk), lambda: admit(other, desk))

    assert [candidate.letter for candidate in given] == ["A", "B"]


# Merging


def test_merging_needs_the_consent_of_each_lead(first, other, desk):
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)
    assert stands(first) == ("submitted", other)

    agree(first, first.lead)
    assert stands(first) == ("submitted", other)

    agree(first, other.lead)
    assert stands(first) == ("merged", other)
    assert Proposal.objects.get(pk=first.pk).title == {"en": "Cities"}


def test_member_that_leads_both_agrees_once(first, desk, cycle):
    second = factories.proposal(first.lead, cycle, "Towns")
    admissions.propose_merging(first, by=desk, into=second, version=1, now=NOW)

    assert agree(first, first.lead).state == "merged"


@pytest.mark.parametrize("who", ["third", "drafter", "secretariat"])
def test_nobody_else_agrees(first, other, desk, who):
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)
    third = factories.member("Erewhon")
    people = {
        "third": (third, factories.focal(third)),
        "drafter": (first.lead, factories.delegate(first.lead.delegations.get()).user),
        "secretariat": (other.lead, desk),
    }
    entity, person = people[who]

    with pytest.raises(Refused):
        admissions.agree_to_merge(first, entity, by=person, version=1, now=NOW)


@pytest.mark.parametrize("side", ["first", "other"])
def test_either_lead_refuses(first, other, desk, side):
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)
    agree(first, first.lead)
    lead = {"first": first, "other": other}[side].lead

    admissions.refuse_to_merge(first, lead, by=factories.focal(lead), version=1, now=NOW)

    assert stands(first) == ("submitted", None)
    with pytest.raises(Refused, match="No merging"):
        agree(first, other.lead)


def test_desk_takes_a_merging_back_until_it_is_agreed(first, other, desk):
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)
    admissions.drop_merging(first, by=desk, version=1)
    assert stands(first) == ("submitted", None)

    merged(first, other, desk)

    with pytest.raises(Refused, match="No merging"):
        admissions.drop_merging(first, by=desk, version=1)


def test_mergings_make_no_chain(first, other, desk, cycle):
    third = factories.proposal(factories.member("Erewhon"), cycle, "Villages")
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)

    for proposal, into in ((third, first), (other, third)):
        with pytest.raises(Refused, match="takes part in another merging"):
            admissions.propose_merging(proposal, by=desk, into=into, version=1, now=NOW)


def test_what_a_proposal_is_merged_into_is_another_living_one_of_its_year(first, other, desk):
    elsewhere = factories.proposal(other.lead, factories.cycle(year=2028))
    draft = factories.draft_proposal(other.lead, first.cycle)
    admissions.decline(other, by=desk, reason={"en": "No"}, version=1, now=NOW)

    for into in (first, elsewhere, draft, other):
        with pytest.raises(Refused, match="Choose another proposal"):
            admissions.propose_merging(first, by=desk, into=into, version=1, now=NOW)


def test_decision_on_either_ends_what_was_only_proposed(first, other, desk):
    admissions.propose_merging(first, by=desk, into=other, version=1, now=NOW)

    admissions.decline(other, by=desk, reason={"en": "No"}, version=1, now=NOW)

    assert stands(first) == ("submitted", None)


def test_what_was_merged_stands_alone_when_the_other_is_withdrawn(first, other, desk):
    merged(first, other, desk)

    proposals.withdraw(other, by=factories.focal(other.lead), reason={}, version=1, now=NOW)

    assert stands(first) == ("submitted", None)


def test_lead_of_what_is_merged_does_not_withdraw_it_alone(first, other, desk):
    merged(first, other, desk)

    with pytest.raises(Refused, match="can no longer be done"):
        proposals.withdraw(first, by=factories.focal(first.lead), reason={}, version=1, now=NOW)


def test_admitted_proposal_takes_in_another(first, other, desk):
    admit(other, desk)

    merged(first, other, desk)

    assert stands(first) == ("merged", other)
