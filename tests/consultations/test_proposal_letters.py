"""Mails about proposals: whom each reaches, in which language, and what it says."""

from datetime import UTC, datetime

import pytest

from intersession.consultations.actions import admissions, proposals
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)


@pytest.fixture
def cycle():
    return factories.cycle(year=2027)


@pytest.fixture
def atlantis():
    return with_focal("Atlantis", "en")


@pytest.fixture
def utopia():
    return with_focal("Utopia", "fr")


@pytest.fixture
def desk():
    return factories.user(is_secretariat=True)


@pytest.fixture
def sent(django_capture_on_commit_callbacks, mailoutbox):
    """Do something and return the mails that follow on it, by address."""

    def done(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {letter.to[0]: letter for letter in mailoutbox}

    return done


def with_focal(name, language):
    """A Member whose focal point reads the language, with a delegate whom no mail about proposals reaches."""
    state = factories.member(name, key=name.lower())
    held = factories.delegation(state)
    factories.delegate(
        held, role="focal_point", user=factories.user(email=f"{state.key}@example.org", language=language)
    )
    factories.delegate(held)
    return state


def ask(proposal, entity):
    return proposals.ask(proposal, entity, by=factories.focal(proposal.lead), now=NOW)


def supported(proposal, entity):
    return proposals.confirm(
        ask(proposal, entity), by=factories.focal(entity), version=proposal.version, now=NOW
    )


def ask_back(proposal, desk):
    return admissions.ask_back(proposal, by=desk, question={"en": "Which ports?"}, version=1, now=NOW)


def propose_merging(proposal, into, desk):
    return admissions.propose_merging(proposal, by=desk, into=into, version=1, now=NOW)


def test_co_sponsor_is_asked_in_the_language_of_its_focal_point(sent, cycle, atlantis, utopia):
    proposal = factories.proposal(atlantis, cycle, "Ports")

    letters = sent(lambda: ask(proposal, utopia))

    assert letters.keys() == {"utopia@example.org"}
    assert "Ports" in letters["utopia@example.org"].body
    assert f"/fr/proposals/{proposal.pk}/" in letters["utopia@example.org"].body


def test_nobody_is_told_of_a_draft_before_its_submission(sent, cycle, atlantis, utopia):
    draft = factories.draft_proposal(atlantis, cycle)

    while_a_draft = sent(lambda: ask(draft, utopia))
    on_submission = sent(
        lambda: proposals.submit(draft, by=factories.focal(atlantis), version=draft.version, now=NOW)
    )

    assert while_a_draft == {}
    assert on_submission.keys() == {"utopia@example.org"}


def test_question_goes_to_the_lead_in_its_words(sent, cycle, atlantis, utopia, desk):
    proposal = factories.proposal(atlantis, cycle)
    supported(proposal, utopia)

    letters = sent(lambda: ask_back(proposal, desk))

    assert letters.keys() == {"atlantis@example.org"}
    assert "Which ports?" in letters["atlantis@example.org"].body


@pytest.mark.parametrize(("title", "reached"), [("Ports", set()), ("Harbours", {"utopia@example.org"})])
def test_co_sponsors_confirm_anew_only_where_the_words_change(
    sent, cycle, atlantis, utopia, desk, title, reached
):
    proposal = factories.proposal(atlantis, cycle, "Ports")
    supported(proposal, utopia)
    ask_back(proposal, desk)
    words = proposals.Words({"en": title}, {"en": "Why Ports"})

    def answer():
        proposals.answer(
            proposal, by=factories.focal(atlantis), words=words, answer={"en": "All"}, version=1, now=NOW
        )

    assert sent(answer).keys() == reached


def test_admission_is_told_to_the_lead_and_to_those_who_confirmed(sent, cycle, atlantis, utopia, desk):
    proposal = factories.proposal(atlantis, cycle)
    supported(proposal, utopia)
    ask(proposal, with_focal("Lemuria", "es"))
    words = proposals.Words(factories.words("Ports"), {})

    letters = sent(lambda: admissions.admit(proposal, by=desk, translations=words, version=1, now=NOW))

    assert letters.keys() == {"atlantis@example.org", "utopia@example.org"}
    assert "as candidate A" in letters["atlantis@example.org"].body


def test_what_is_not_admitted_is_told_with_the_reason(sent, cycle, atlantis, desk):
    proposal = factories.proposal(atlantis, cycle)
    reason = {"en": "Held in 2025"}

    letters = sent(lambda: admissions.decline(proposal, by=desk, reason=reason, version=1, now=NOW))

    assert "Held in 2025" in letters["atlantis@example.org"].body


def test_both_leads_are_asked_to_merge_and_told_when_it_is_done(sent, cycle, atlantis, utopia, desk):
    proposal, into = factories.proposal(atlantis, cycle, "Ports"), factories.proposal(utopia, cycle, "Quays")

    asked = sent(lambda: propose_merging(proposal, into, desk))
    agreed = sent(lambda: agree(proposal, atlantis))
    merged = sent(lambda: agree(proposal, utopia))

    both = {"atlantis@example.org", "utopia@example.org"}
    assert (asked.keys(), agreed.keys(), merged.keys()) == (both, set(), both)
    assert "“Quays”, proposed by Utopia" in asked["atlantis@example.org"].body
    assert "is merged into “Quays”" in merged["atlantis@example.org"].body


def agree(proposal, lead):
    return admissions.agree_to_merge(proposal, lead, by=factories.focal(lead), version=1, now=NOW)


def test_refused_act_sends_nothing(sent, cycle, atlantis, desk):
    proposal = factories.proposal(atlantis, cycle)
    admissions.decline(proposal, by=desk, reason={"en": "No"}, version=1, now=NOW)

    def again():
        with pytest.raises(proposals.Refused):
            admissions.decline(proposal, by=desk, reason={"en": "No"}, version=1, now=NOW)

    assert sent(again) == {}
