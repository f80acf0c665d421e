"""The page of a result and its record: in which order, for whom, and what they never tell."""

import re
from datetime import UTC, date, datetime

import pytest

from intersession.consultations.actions import decisions, terms
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)
SETS = [("A", "B"), ("A", "C"), ("A", "B"), ("B", "D"), ("A", "C"), ("C", "D")]


def held(sizes=None, **given):
    """A consultation of Members of two groups, each of which has replied."""
    consultation = factories.consultation_by_groups(sizes or {"AFR": 6, "APG": 6}, **given)
    for number, state in enumerate(consultation.entitlements.order_by("entity__key")):
        factories.registered(consultation, state.entity.key, *SETS[number % len(SETS)])
    return consultation


def closed(**given):
    return terms.close(held(**given), now=CLOSED)


def shown(client, consultation, language="en"):
    answer = client.get(f"/{language}/consultations/{consultation.key}/")
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def row(page, head):
    """The cells of the last table row with that head."""
    found = re.findall(rf'<tr><th scope="row">{head}</th>(.*?)</tr>', page, re.DOTALL)
    return [text_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[-1], re.DOTALL)]


def test_result_is_told_in_the_order_from_who_replied_to_how_to_check_it(client):
    page = shown(client, closed(publication="attributed"))

    order = ["turnout", "support", "leading", "regions", "rules", "members", "check"]
    assert [name for name in re.findall(r'<h2 id="(\w+)"', page) if name in order] == order


def test_option_has_its_count_share_and_bounds(client):
    consultation = held(sizes={"AFR": 20, "APG": 8})
    factories.registered(consultation, "afr-0", "C", now=CLOSED)
    text = text_of(shown(client, terms.close(consultation, now=CLOSED)))

    assert "A. Topic A (en) 68% 19 of 28" in text
    assert "A. Topic A (en) 19 28 68% 19 to 19 of 28 (68% – 68%) two thirds of the replies or more" in text


def test_last_place_that_is_tied_is_told_with_what_was_announced(client):
    consultation = factories.open_consultation(states=4, tie_policy="lots")
    for state, choices in enumerate([("A", "B"), ("A", "C"), ("A",), ("D",)]):
        factories.registered(consultation, f"state-{state}", *choices)

    text = text_of(shown(client, terms.close(consultation, now=CLOSED)))

    assert "Certain: A. Topic A (en)" in text
    assert "Tied for 1 place: B. Topic B (en); C. Topic C (en); D. Topic D (en)." in text
    assert "Set before opening: lots are drawn in public, before a witness." in text


def test_line_and_outstanding_replies_are_told(client):
    consultation = factories.open_consultation(states=8)
    for number in range(5):
        factories.registered(consultation, f"state-{number}", "A", "C" if number == 4 else "B")

    text = text_of(shown(client, terms.close(consultation, now=CLOSED)))

    assert "Between the last option with a place and the first without one lie 3 replies." in text
    assert "Replies that would have to change for a tie: 2; for another set to lead: 2." in text
    assert (
        "outstanding at the closing time: 3. They could have changed the set that leads, or tied it." in text
    )


def test_figures_that_would_reveal_a_state_are_not_on_the_page(client):
    page = shown(client, closed(sizes={"AFR": 6, "APG": 6, "EEG": 2}))

    assert row(page, "EEG \\(en\\)") == ["2", *["withheld"] * 5]
    assert "withheld" not in row(page, "APG \\(en\\)")[-1]


def test_attributed_result_shows_each_reply(client):
    text = text_of(shown(client, closed(publication="attributed")))

    assert "AFR 0: A, B AFR 1: A, C" in text
    assert "withheld" not in text


def test_result_of_counts_only_names_no_member(client):
    text = text_of(shown(client, closed()))

    assert "AFR 0" not in text
    assert "The reply of each Member" not in text


def test_other_rules_are_told_in_a_line_each(client):
    consultation = factories.open_consultation(states=9)
    for number in range(9):
        factories.registered(consultation, f"state-{number}", *("AB" if number < 5 else "CD"))

    text = text_of(shown(client, terms.close(consultation, now=CLOSED)))

    assert "satisfaction approval: the same set" in text
    assert "Chamberlin-Courant: different: A, C / A, D / B, C / B, D" in text


def test_late_reply_is_shown_apart_and_its_head_is_told_as_such(client):
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A")
    terms.close(consultation, now=CLOSED)
    before = text_of(shown(client, consultation))

    factories.registered(consultation, "state-1", "B", now=CLOSED)

    after = text_of(shown(client, consultation))
    assert "The head of the log of replies at closing:" in before
    assert "The head of the log of replies, with those that came late:" in after
    assert "(over 2 records)" in after


def test_straw_poll_shows_opinions_and_nothing_that_leads(client):
    consultation = factories.open_consultation(kind="straw_poll", seats=1)
    factories.registered(consultation, "state-0", positions={"A": "support"})

    page = shown(client, terms.close(consultation, now=CLOSED))

    assert row(page, "A. Topic A \\(en\\)") == ["1", "0", "0", "0"]
    assert row(page, "B. Topic B \\(en\\)") == ["0", "0", "0", "1"]
    assert 'id="leading"' not in page


@pytest.mark.parametrize(
    "objects, told",
    [(True, "1 Member objected; the silence was broken."), (False, "No Member objected before the closing")],
)
def test_silence_procedure_says_whether_the_silence_was_broken(client, objects, told):
    consultation = factories.open_consultation(kind="silence", options=[], seats=1)
    if objects:
        factories.registered(consultation, "state-0", answer="objection", comment="No.")

    page = shown(client, terms.close(consultation, now=CLOSED))

    assert told in text_of(page)
    assert 'id="leading"' not in page


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("publication", ["aggregate", "attributed"])
def test_program_writes_of_no_consensus(client, language, publication):
    page = shown(client, closed(publication=publication), language).lower()

    assert "consensus" not in page
    assert "consenso" not in page


def test_decision_is_told_in_the_words_of_the_chair(client):
    consultation = closed()
    secretary = factories.user(is_secretariat=True)
    decisions.decide(
        consultation,
        by=secretary,
        manner="majority",
        words={"en": "Members chose A and B."},
        reason={"en": "They lead."},
        decided_on=date(2026, 11, 2),
        chosen=["A", "B"],
    )

    assert "Members chose A and B." in shown(client, consultation)


def people():
    """Whoever may look: nobody signed in, a participant, the secretariat, an administrator."""
    yield None
    for rights in ({}, {"is_secretariat": True}, {"is_administrator": True}):
        yield factories.user(**rights)


def test_everybody_sees_the_same_result(client):
    consultation = closed()
    factories.delegate(factories.delegation(Entity.objects.get(key="afr-0")))

    seen = set()
    for person in people():
        if person:
            client.force_login(person)
        seen.add(re.search(r'<h2 id="turnout".*</main>', shown(client, consultation), re.DOTALL)[0])

    assert len(seen) == 1


def test_nobody_sees_a_count_or_a_record_before_closing(client):
    consultation = held(closes_at=datetime(2100, 1, 1, tzinfo=UTC))

    for person in people():
        if person:
            client.force_login(person)
        assert 'id="turnout"' not in shown(client, consultation)
        assert client.get("/en/consultations/topics/record.zip").status_code == 404


def test_record_is_given_as_a_file(client):
    closed()

    answer = client.get("/en/consultations/topics/record.zip")

    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="record-topics.zip"'
    assert answer.content[:2] == b"PK"


def test_record_of_a_consultation_that_is_not_there_is_not_found(client):
    assert client.get("/en/consultations/nothing/record.zip").status_code == 404


def test_consultation_withdrawn_before_it_was_counted_has_no_result(client):
    consultation = held(closes_at=datetime(2100, 1, 1, tzinfo=UTC))
    terms.withdraw(consultation, reason={"en": "A mistake."})

    page = shown(client, consultation)

    assert "A mistake." in page
    assert 'id="turnout"' not in page
    assert client.get("/en/consultations/topics/record.zip").status_code == 404


def test_choice_held_elsewhere_says_that_no_count_is_known(client):
    held_elsewhere = factories.consultation(factories.cycle(year=2010), kind="theme", key="2010-theme")
    factories.candidate(held_elsewhere.cycle, letter="T1", kind="theme")

    text = text_of(shown(client, held_elsewhere))

    assert "no count was published" in text
    assert client.get("/en/consultations/2010-theme/record.zip").status_code == 404


@pytest.mark.parametrize("publication, queries", [("aggregate", 15), ("attributed", 19)])
@pytest.mark.parametrize("size", [5, 20])
def test_result_takes_the_same_queries_for_any_number(
    client, django_assert_num_queries, size, publication, queries
):
    consultation = closed(sizes={"AFR": size, "APG": size}, publication=publication)

    with django_assert_num_queries(queries):
        shown(client, consultation)
