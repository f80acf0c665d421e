"""The pages of proposals: what each may see and do, what all read, and what it costs."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.actions import admissions, proposals
from intersession.consultations.models import CoSponsor, Proposal
from intersession.cycles.models import Candidate
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {"title_en": "Ports", "text_en": "Why ports", "title_fr": "", "text_fr": ""}


@pytest.fixture
def cycle():
    return factories.cycle(year=timezone.localdate().year + 1)


@pytest.fixture
def atlantis():
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def utopia():
    return factories.member("Utopia", key="utopia")


@pytest.fixture
def submitted(atlantis, cycle):
    return factories.proposal(atlantis, cycle)


@pytest.fixture
def draft(atlantis, cycle):
    return factories.draft_proposal(atlantis, cycle)


@pytest.fixture
def desk():
    return factories.user(is_secretariat=True)


def address(name, *arguments):
    return reverse(f"consultations:{name}", args=arguments)


def text(response):
    return " ".join(response.content.decode().split())


class Words(HTMLParser):
    """What a page says, without its marks."""

    def __init__(self, response):
        super().__init__()
        self.said = []
        self.feed(response.content.decode())

    def handle_data(self, data):
        self.said += data.split()


def read(response):
    return " ".join(Words(response).said)


def ask_back(proposal, desk):
    return admissions.ask_back(
        proposal, by=desk, question={"en": "Where?"}, version=proposal.version, now=timezone.now()
    )


def supported(proposal, *members):
    """Members that were asked and have confirmed."""
    for member in members:
        asked = proposals.ask(proposal, member, by=factories.focal(proposal.lead), now=timezone.now())
        by = factories.focal(member)
        proposals.confirm(asked, by=by, version=proposal.version, now=timezone.now())


def people(lead, other):
    """Everybody who could try, by what they are."""
    factories.focal(lead)
    delegation = lead.delegations.get()
    return {
        "public": None,
        "participant": factories.user(),
        "administrator": factories.user(is_administrator=True),
        "secretariat": factories.user(is_secretariat=True),
        "another Member": factories.focal(other),
        "not confirmed": factories.delegate(delegation, confirmed_at=None).user,
        "former delegate": factories.delegate(delegation, end=delegation.start).user,
        "delegate": factories.delegate(delegation).user,
        "focal point": factories.focal(lead),
    }


OWN = {"delegate", "focal point"}
ALL = [
    *("public", "participant", "administrator", "secretariat", "another Member"),
    *("not confirmed", "former delegate", "delegate", "focal point"),
]


# Who may


@pytest.mark.parametrize("who", ALL)
def test_draft_is_there_for_its_delegation_only(client, draft, atlantis, utopia, who):
    proposals.ask(draft, utopia, by=factories.focal(atlantis), now=timezone.now())
    person = people(atlantis, utopia)[who]
    if person:
        client.force_login(person)

    page = client.get(address("proposal", draft.pk))

    assert page.status_code == (200 if who in OWN else 404)


@pytest.mark.parametrize("who", ALL)
def test_submitted_proposal_is_there_for_all(client, submitted, atlantis, utopia, who):
    person = people(atlantis, utopia)[who]
    if person:
        client.force_login(person)

    page = client.get(address("proposal", submitted.pk))

    assert page.status_code == 200
    assert ("At the desk" in text(page)) == (who == "secretariat")
    assert (address("proposal_withdraw", submitted.pk) in text(page)) == (who == "focal point")


@pytest.mark.parametrize("name", ["edit", "answer", "submit", "discard", "withdraw", "ask"])
@pytest.mark.parametrize("who", ALL)
def test_pages_of_a_lead_are_there_for_its_delegation_only(client, submitted, atlantis, utopia, name, who):
    person = people(atlantis, utopia)[who]
    if person:
        client.force_login(person)

    page = client.get(address(f"proposal_{name}", submitted.pk))

    assert page.status_code == (302 if who == "public" else 200 if who in OWN else 404)


@pytest.mark.parametrize("name", ["admit", "ask_back", "decline", "merge", "drop_merging"])
@pytest.mark.parametrize("who", ALL)
def test_pages_of_the_desk_are_for_the_secretariat_only(client, submitted, atlantis, utopia, name, who):
    person = people(atlantis, utopia)[who]
    if person:
        client.force_login(person)

    page = client.get(address(f"proposal_{name}", submitted.pk))

    assert page.status_code == (302 if who == "public" else 200 if who == "secretariat" else 403)


@pytest.mark.parametrize("name", ["admit", "ask_back", "decline", "merge", "drop_merging"])
def test_draft_is_not_there_for_the_desk(client, draft, desk, name):
    client.force_login(desk)

    assert client.post(address(f"proposal_{name}", draft.pk), {"version": 1}).status_code == 404


@pytest.mark.parametrize("who", ALL)
def test_who_acts_for_a_member_writes(client, cycle, atlantis, utopia, who):
    person = people(atlantis, utopia)[who]
    if person:
        client.force_login(person)

    page = client.post(f"{address('proposal_write', cycle.year)}?for=atlantis", WORDS)

    assert page.status_code == (302 if who in {*OWN, "public"} else 404)
    assert Proposal.objects.count() == (who in OWN)


@pytest.mark.parametrize(("act", "left"), [("confirm", 1), ("release", 1)])
def test_others_neither_confirm_nor_end_a_co_sponsorship(client, submitted, atlantis, utopia, act, left):
    asked = proposals.ask(submitted, utopia, by=factories.focal(atlantis), now=timezone.now())
    client.force_login(factories.focal(factories.member("Erewhon")))

    page = client.post(
        address("proposal_support", submitted.pk, asked.pk), {"act": act, "version": 1}, follow=True
    )

    assert "You do not act for this delegation." in read(page)
    assert CoSponsor.objects.filter(confirmed_at=None).count() == left


# From the draft to the candidate


def test_proposal_goes_its_way(client, cycle, atlantis, utopia, desk):
    client.force_login(factories.focal(atlantis))
    client.post(f"{address('proposal_write', cycle.year)}?for=atlantis", WORDS)
    found = Proposal.objects.get()
    client.post(address("proposal_ask", found.pk), {"entity": utopia.pk})
    client.post(address("proposal_submit", found.pk), {"version": 1})
    client.force_login(factories.focal(utopia))
    client.post(
        address("proposal_support", found.pk, CoSponsor.objects.get().pk), {"act": "confirm", "version": 1}
    )
    client.force_login(desk)
    client.post(address("proposal_ask_back", found.pk), {"version": 1, "text_en": "Which ports?"})
    client.force_login(factories.focal(atlantis))
    client.post(address("proposal_answer", found.pk), {**WORDS, "version": 1, "answer_en": "All."})
    client.force_login(desk)
    version = Proposal.objects.get().version
    translated = {"version": version, "title_fr": "Les ports", "title_es": "Los puertos"}
    client.post(address("proposal_admit", found.pk), translated)

    candidate = Candidate.objects.get()
    page = client.get(address("proposal", found.pk))
    assert candidate.title == {"en": "Ports", "fr": "Les ports", "es": "Los puertos"}
    assert Proposal.objects.get().candidate == candidate
    assert [
        happening
        for happening in (
            "Submission by Atlantis",
            "Utopia confirms that it co-sponsors it",
            "Question of the secretariat Which ports?",
            "Answer and new submission by Atlantis All.",
            "Admission by the secretariat",
        )
        if happening not in read(page)
    ] == []


def test_merged_proposal_keeps_its_authors(client, submitted, cycle, utopia, desk):
    other = factories.proposal(utopia, cycle, "Towns")
    client.force_login(desk)
    client.post(address("proposal_merge", submitted.pk), {"into": other.pk, "version": 1})
    for lead in (submitted.lead, utopia):
        client.force_login(factories.focal(lead))
        assert "Agree to merge" in read(client.get(address("proposal", submitted.pk)))
        client.post(address("proposal_consent", submitted.pk, lead.key), {"act": "agree", "version": 1})

    assert "Merged into: Towns (proposed by Utopia)" in read(client.get(address("proposal", submitted.pk)))
    listed = read(client.get(address("proposals_of_year", cycle.year)))
    assert "Cities No. 1 · Proposed by Atlantis" in listed
    assert "Merged into this one: Cities (proposed by Atlantis)" in listed


def test_lead_refuses_to_merge(client, submitted, cycle, utopia, desk):
    other = factories.proposal(utopia, cycle, "Towns")
    admissions.propose_merging(submitted, by=desk, into=other, version=1, now=timezone.now())
    client.force_login(factories.focal(utopia))

    client.post(address("proposal_consent", submitted.pk, "utopia"), {"act": "refuse", "version": 1})

    assert Proposal.objects.get(pk=submitted.pk).merge_into is None


def test_refusal_keeps_what_was_typed(client, draft, atlantis):
    client.force_login(factories.focal(atlantis))
    proposals.revise(
        draft,
        by=factories.focal(atlantis),
        words=proposals.Words({"en": "Theirs"}, {}),
        version=1,
        now=timezone.now(),
    )

    page = client.post(address("proposal_edit", draft.pk), {**WORDS, "version": 1})

    assert "This proposal has changed meanwhile." in read(page)
    assert "As it was saved meanwhile Theirs" in read(page)
    assert 'value="Ports"' in text(page)
    assert '<input type="hidden" name="version" value="2">' in text(page)


def test_what_was_typed_signed_out_is_given_back(client, draft, atlantis):
    client.post(address("proposal_edit", draft.pk), {**WORDS, "version": 1})
    client.force_login(factories.focal(atlantis))

    page = client.get(address("proposal_edit", draft.pk))

    assert 'value="Ports"' in text(page)
    assert "You were signed out meanwhile." in read(page)


def test_who_only_drafts_is_told_who_submits(client, draft, atlantis):
    client.force_login(factories.delegate(atlantis.delegations.get()).user)

    page = client.post(address("proposal_submit", draft.pk), {"version": 1})

    assert "Only the focal point and deputies of your delegation may do this; ask them." in read(page)
    assert Proposal.objects.get().state == "draft"


def test_refused_decline_says_what_is_missing(client, submitted, desk):
    client.force_login(desk)

    page = client.post(address("proposal_decline", submitted.pk), {"version": 1, "text_en": ""})

    assert "Write the reason; all who see the proposal see it." in read(page)
    assert Proposal.objects.get().state == "submitted"


# What all read


def test_list_shows_state_and_reason_and_no_draft(client, submitted, atlantis, cycle, desk):
    factories.draft_proposal(atlantis, cycle, "Secret")
    admissions.decline(submitted, by=desk, reason={"en": "Held in 2025"}, version=1, now=timezone.now())

    page = read(client.get(address("proposals_of_year", cycle.year)))

    assert "Cities No. 1 · Proposed by Atlantis" in page
    assert "not admitted Reason: Held in 2025" in page
    assert "Secret" not in page


def test_list_of_a_consultation_has_its_own(client, submitted, utopia, cycle):
    now = timezone.now()
    consultation = factories.open_consultation(
        cycle=cycle,
        others_welcome=True,
        opens_at=now - timedelta(days=9),
        closes_at=now + timedelta(days=9),
        now=now - timedelta(days=9),
    )
    factories.proposal(utopia, cycle, "Towns", consultation=consultation, now=now)

    page = read(client.get(address("proposals", consultation.key)))

    assert "Towns No. 2 · Proposed by Utopia" in page
    assert "Cities" not in page


def test_consultation_in_preparation_shows_no_list_even_to_the_desk(client, cycle, desk):
    client.force_login(desk)

    assert (
        client.get(address("proposals", factories.consultation(cycle, state="draft").key)).status_code == 404
    )


def test_text_in_another_language_is_marked(client, atlantis, cycle):
    words = proposals.Words({"fr": "Les villes"}, {"fr": "Pourquoi"}, {"fr": "le Groupe"})
    factories.proposal(atlantis, cycle, words=words)

    page = text(client.get(address("proposals_of_year", cycle.year)))

    assert page.count('lang="fr"') >= 2
    assert "Les villes" in page
    assert "le Groupe" in page


def test_request_to_co_sponsor_is_public_once_confirmed(client, submitted, atlantis, utopia):
    asked = proposals.ask(submitted, utopia, by=factories.focal(atlantis), now=timezone.now())
    pages = [address("proposal", submitted.pk), address("proposals_of_year", submitted.cycle.year)]
    assert ["Utopia" in read(client.get(page)) for page in pages] == [False, False]

    proposals.confirm(asked, by=factories.focal(utopia), version=1, now=timezone.now())

    assert ["Utopia" in read(client.get(page)) for page in pages] == [True, True]


def test_no_person_is_named_to_the_public(client, submitted, atlantis):
    person = factories.focal(atlantis)
    person.name = "Jane Roe"
    person.save()

    page = text(client.get(address("proposal", submitted.pk)))

    assert "Jane Roe" not in page
    assert person.email not in page


def test_regions_count_leads_and_co_sponsors(client, submitted, utopia, cycle):
    north, south = (
        factories.regional_group(key="N", position=1),
        factories.regional_group(key="S", position=2),
    )
    for group, name in ((north, "North"), (south, "South")):
        factories.group_name(group, name={"en": name})
    factories.group_membership(north, submitted.lead)
    factories.group_membership(south, utopia)
    supported(submitted, utopia)
    factories.proposal(utopia, cycle, "Towns")

    page = read(client.get(address("proposals_of_year", cycle.year)))

    assert "Co-sponsors: Utopia Regional groups: North, South" in page
    assert "North 1 1 South 1 2" in page


def test_own_list_says_what_waits(client, submitted, atlantis, utopia, cycle, desk):
    proposals.ask(submitted, utopia, by=factories.focal(atlantis), now=timezone.now())
    other = factories.proposal(utopia, cycle, "Towns")
    admissions.propose_merging(other, by=desk, into=submitted, version=1, now=timezone.now())
    draft = factories.draft_proposal(atlantis, cycle, "Secret")
    proposals.ask(draft, utopia, by=factories.focal(atlantis), now=timezone.now())
    ask_back(submitted, desk)

    client.force_login(factories.focal(atlantis))
    own = read(client.get(address("proposals_mine")))
    client.force_login(factories.focal(utopia))
    others = read(client.get(address("proposals_mine")))

    assert "answer the question of the secretariat" in own
    assert "agree to a merging, or not" in own
    assert "not submitted yet" in own
    assert "co-sponsor it, or not" in others
    assert "Secret" not in others


def test_observer_is_offered_nothing_to_write(client, cycle):
    observer = factories.entity()
    factories.membership(observer, status="observer")
    client.force_login(factories.focal(observer))

    assert address("proposal_write", cycle.year) not in text(client.get(address("proposals_mine")))


def test_desk_shows_what_waits_first_and_one_state_alone(client, submitted, atlantis, cycle, desk):
    factories.proposal(atlantis, cycle, "Towns")
    admissions.decline(submitted, by=desk, reason={"en": "No"}, version=1, now=timezone.now())
    client.force_login(desk)

    page = read(client.get(address("proposals_desk")))

    assert page.index("Towns") < page.index("Cities")
    assert "Towns" not in read(client.get(f"{address('proposals_desk')}?state=declined"))


# What it costs


def queries_of(client, page):
    with CaptureQueriesContext(connection) as found:
        assert client.get(page).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["proposals_of_year", "proposals_desk", "proposals_mine"])
def test_lists_cost_the_same_with_one_and_with_three(client, atlantis, utopia, cycle, desk, name):
    page = address(name, *([cycle.year] if name == "proposals_of_year" else []))
    factories.delegate(utopia.delegations.first() or factories.delegation(utopia), user=desk)
    supported(factories.proposal(atlantis, cycle, "First"), utopia)
    client.force_login(desk)
    client.get(page)
    before = queries_of(client, page)

    for title in ("Second", "Third"):
        more = factories.proposal(atlantis, cycle, title)
        supported(more, utopia)
    merged = factories.proposal(utopia, cycle, "Fourth")
    admissions.propose_merging(merged, by=desk, into=more, version=1, now=timezone.now())

    assert queries_of(client, page) == before


def test_page_of_a_proposal_costs_the_same_with_one_and_three_co_sponsors(client, submitted, utopia):
    supported(submitted, utopia)
    page = address("proposal", submitted.pk)
    before = queries_of(client, page)

    supported(submitted, factories.member("Erewhon"), factories.member("Icaria"))

    assert queries_of(client, page) == before


def test_day_of_a_past_year_keeps_its_groups(client, atlantis):
    past = factories.cycle(year=2026)
    group = factories.regional_group(key="N")
    factories.group_name(group, name={"en": "North"})
    factories.group_membership(group, atlantis, end="2026")
    Proposal.objects.create(
        cycle=past,
        lead=atlantis,
        title={"en": "Cities"},
        text={"en": "Why"},
        state="submitted",
        submitted_at=datetime(2026, 10, 1, tzinfo=UTC),
        number=1,
    )

    assert "North 1 1" in read(client.get(address("proposals_of_year", 2026)))
