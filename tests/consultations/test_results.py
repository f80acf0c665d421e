"""The result of a consultation: who replied, what leads and how firmly, what is shown of whom."""

from datetime import UTC, datetime

import pytest

from intersession.consultations import queries, results
from intersession.consultations.actions import terms
from intersession.consultations.models import Answer, Progress
from intersession.counting import ballots
from intersession.membership.models import Entity
from tests import factories

CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)
database = pytest.mark.django_db


def answer(consultation, choices, **given):
    """Let the States reply in their order, each with the choices that stand at its place."""
    states = consultation.entitlements.filter(counted=True).values_list("entity__key", flat=True)
    for state, chosen in zip(states.order_by("entity__key"), choices, strict=False):
        factories.registered(consultation, state, *chosen, **given)


def of(figures, name, letter):
    return next(row for row in figures[name] if row["letter"] == letter)


@database
def test_turnout_sets_late_and_silent_members_of_a_group_apart():
    consultation = factories.consultation_by_groups({"AFR": 3, "APG": 1})
    factories.registered(consultation, "afr-0", "A")
    factories.registered(consultation, "afr-1", "A", now=CLOSED)

    figures = results.count(consultation)

    assert figures["turnout"] == [
        {"group": "AFR", "entitled": 3, "registered": 1, "late": 1, "silent": 1},
        {"group": "APG", "entitled": 1, "registered": 0, "late": 0, "silent": 1},
    ]
    assert [figures[name] for name in ("entitled", "replies", "late", "silent")] == [4, 1, 1, 2]


@database
def test_members_in_no_group_come_last():
    factories.member("Alone", key="alone")
    consultation = factories.consultation_by_groups({"AFR": 1, "WEOG": 1}, publication="attributed")
    answer(consultation, [("A",)] * 3)

    figures = results.count(consultation)

    for name in ("turnout", "groups"):
        assert [row["group"] for row in figures[name]] == ["AFR", "WEOG", ""]


@database
def test_members_that_await_instructions_are_among_the_silent():
    consultation = factories.open_consultation()
    states = Entity.objects.order_by("key")
    for state, progress in zip(states, (Progress.AWAITING, Progress.DRAFT, Progress.AWAITING), strict=True):
        consultation.drafts.create(entity=state, progress=progress)
    factories.registered(consultation, "state-2", "A")

    figures = results.count(consultation)

    assert (figures["silent"], figures["awaiting"]) == (2, 1)


@database
def test_option_has_its_share_of_the_replies_and_bounds_over_all_entitled():
    consultation = factories.open_consultation(states=25)
    answer(consultation, [("A", "B")] * 13 + [("A",)] * 7)

    option = of(results.count(consultation), "support", "B")

    assert (option["count"], option["base"], option["percent"]) == (13, 20, 65)
    assert option["least"] == {"count": 13, "percent": 52}
    assert option["most"] == {"count": 18, "percent": 72}


@database
def test_word_for_a_share_needs_the_replies_of_half_of_those_entitled():
    consultation = factories.open_consultation(states=41)
    answer(consultation, [("A", "B")] * 11 + [("A", "C")] * 3 + [("C",)] * 6)

    under = results.count(consultation)
    factories.registered(consultation, "state-9", "D")  # the last of twenty-one, in the order of keys
    over = results.count(consultation)

    assert (under["worded"], {row["word"] for row in under["support"]}) == (False, {""})
    assert over["worded"] is True
    assert {row["letter"]: row["word"] for row in over["support"]} == {
        "A": "two_thirds",
        "B": "majority",
        "C": "",
        "D": "",
    }


@database
def test_few_replies_have_no_word_for_a_share():
    consultation = factories.open_consultation(states=19)
    answer(consultation, [("A",)] * 19)

    assert of(results.count(consultation), "support", "A")["word"] == ""


@pytest.mark.parametrize(
    "count, word", [(20, ""), (21, "majority"), (26, "majority"), (27, "two_thirds"), (30, "great_majority")]
)
def test_words_begin_over_a_half_at_two_thirds_and_at_three_quarters(count, word):
    assert results.quantifiers.quantifier(count, 40, results.MAJORITIES) == word


@database
def test_last_place_that_is_tied_is_given_to_nobody():
    consultation = factories.open_consultation(states=4)
    answer(consultation, [("A", "B"), ("A", "C"), ("A",), ("D",)])

    figures = results.count(consultation)

    assert (figures["certain"], figures["tied"], figures["places_left"]) == (["A"], ["B", "C", "D"], 1)
    assert figures["cutoff"]["margin"] == 0


@database
@pytest.mark.parametrize("silent, is_open", [(2, False), (3, True)])
def test_outstanding_replies_could_change_the_set_from_the_margin_on(silent, is_open):
    consultation = factories.open_consultation(states=5 + silent)
    answer(consultation, [("A", "B"), ("A", "B"), ("A", "B"), ("A", "B"), ("A", "C")])

    assert results.count(consultation)["cutoff"] == {
        "margin": 3,
        "to_tie": 2,
        "to_overtake": 2,
        "outstanding": silent,
        "is_open": is_open,
    }


@database
def test_consultation_without_replies_leads_nowhere():
    figures = results.count(factories.open_consultation())

    assert (figures["certain"], figures["tied"]) == ([], ["A", "B", "C", "D"])
    assert (figures["cutoff"], figures["groups"]) == (None, [])


@database
def test_replaced_reply_counts_once_and_a_late_one_changes_nothing():
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A", "B")
    factories.registered(consultation, "state-0", "C")
    factories.registered(consultation, "state-0", "D", now=CLOSED)

    figures = results.count(consultation)

    assert {row["letter"]: row["count"] for row in figures["support"]} == {"A": 0, "B": 0, "C": 1, "D": 0}
    assert (figures["replies"], figures["late"]) == (1, 0)


@database
def test_neutral_replies_are_replies_and_approve_nothing():
    consultation = factories.open_consultation(no_objection=True, abstention=True)
    factories.registered(consultation, "state-0", "A")
    factories.registered(consultation, "state-1", answer=Answer.NO_OBJECTION)
    factories.registered(consultation, "state-2", answer=Answer.ABSTENTION)

    figures = results.count(consultation)

    assert (figures["replies"], figures["no_objection"], figures["abstentions"]) == (3, 1, 1)
    assert of(figures, "support", "A")["count"] == 1


def row_of(figures, group):
    return next(row for row in figures["groups"] if row["group"] == group)


@database
def test_group_of_few_replies_is_withheld_with_another_that_would_give_it_away():
    consultation = factories.consultation_by_groups({"AFR": 6, "APG": 5, "EEG": 3})
    answer(consultation, [("A", "B"), ("A", "C")] * 7)

    figures = results.count(consultation)

    assert row_of(figures, "EEG") == {"group": "EEG", "replies": 3, "withheld": True}
    assert row_of(figures, "APG") == {"group": "APG", "replies": 5, "withheld": True}
    assert row_of(figures, "AFR")["withheld"] is False


OWN = [("A", "B")] * 3 + [("A", "C")] * 3  # all of them chose A, none D
MIXED = [("B", "C"), ("A", "C"), ("A", "B"), ("A", "D"), ("B", "D"), ("C", "D")]


@database
def test_figure_that_tells_what_each_state_of_a_group_said_is_hidden():
    consultation = factories.consultation_by_groups({"AFR": 6, "APG": 6, "EEG": 6}, capped=False)
    answer(consultation, OWN + MIXED + MIXED[:5] + [("A", "D")])

    figures = results.count(consultation)

    cells = {
        row["group"]: {cell["letter"]: cell["count"] for cell in row["cells"]} for row in figures["groups"]
    }
    assert cells["AFR"] == {"A": None, "B": 3, "C": 3, "D": None}
    assert cells["APG"] == {"A": None, "B": 3, "C": 3, "D": None}  # or the totals would give those away
    assert cells["EEG"] == {"A": 4, "B": 3, "C": 2, "D": 3}
    assert row_of(figures, "AFR")["without"] is None
    assert row_of(figures, "EEG")["without"] is not None


@database
def test_capped_row_that_tells_what_each_state_of_a_group_said_is_withheld():
    consultation = factories.consultation_by_groups({"AFR": 6, "APG": 6, "EEG": 6})
    answer(consultation, OWN + MIXED + MIXED[:5] + [("A", "D")])

    figures = results.count(consultation)

    assert [row["group"] for row in figures["groups"] if row["withheld"]] == ["AFR", "APG"]


@database
def test_attributed_table_shows_every_group_and_figure():
    consultation = factories.consultation_by_groups({"AFR": 2, "APG": 1}, publication="attributed")
    answer(consultation, [("A",), ("A",), ("B",)])

    figures = results.count(consultation)

    assert [cell["count"] for cell in row_of(figures, "AFR")["cells"]] == [2, 0, 0, 0]
    assert [cell["count"] for cell in row_of(figures, "APG")["cells"]] == [0, 1, 0, 0]


@database
def test_table_says_which_set_would_lead_without_a_group():
    consultation = factories.consultation_by_groups({"AFR": 5, "APG": 6}, publication="attributed")
    answer(consultation, [("A", "B")] * 5 + [("A", "C")] * 4 + [("A", "B")] * 2)

    figures = results.count(consultation)

    assert figures["certain"] == ["A", "B"]
    assert row_of(figures, "AFR")["without"] == {"certain": ["A", "C"], "tied": [], "same": False}
    assert row_of(figures, "APG")["without"]["same"] is True


@database
def test_other_rules_are_compared_with_the_count():
    consultation = factories.open_consultation(states=9)
    answer(consultation, [("A", "B")] * 5 + [("C", "D")] * 4)

    compared = {row["rule"]: row for row in results.count(consultation)["rules"]}

    assert set(compared) == {"sav", "pav", "cc", "seqpav", "seqphragmen"}
    assert compared["sav"] == {"rule": "sav", "same": True, "sets": [["A", "B"]]}
    assert compared["cc"]["same"] is False
    assert ["A", "C"] in compared["cc"]["sets"]


@database
def test_straw_poll_counts_opinions_and_what_was_left_open():
    consultation = factories.open_consultation(kind="straw_poll", seats=1)
    factories.registered(consultation, "state-0", positions={"A": "support", "B": "no_opinion"})
    factories.registered(consultation, "state-1", positions={"A": "do_not_support"})

    figures = results.count(consultation)

    assert of(figures, "opinions", "A") == {
        "letter": "A",
        "support": 1,
        "do_not_support": 1,
        "no_opinion": 0,
        "unanswered": 0,
    }
    assert of(figures, "opinions", "B")["unanswered"] == 1
    assert "support" not in figures


@database
def test_silence_procedure_counts_objections_only():
    consultation = factories.open_consultation(kind="silence", options=[], seats=1)
    factories.registered(consultation, "state-0", answer=Answer.OBJECTION, comment="No.")

    figures = results.count(consultation)

    assert figures["objections"] == 1
    assert "support" not in figures


@database
@pytest.mark.parametrize(
    "chosen, allowed",
    [("AB", True), ("AC", True), ("AD", True), ("A", False), ("BC", False), ("ABC", False)],
)
def test_decision_follows_the_count_with_any_of_those_tied(chosen, allowed):
    consultation = factories.open_consultation(states=4)
    answer(consultation, [("A", "B"), ("A", "C"), ("A",), ("D",)])

    assert results.follows(consultation, chosen) is allowed


@database
def test_stored_result_is_counted_anew_and_stands_under_its_head():
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A")
    terms.close(consultation, now=CLOSED)
    before = consultation.result

    factories.registered(consultation, "state-1", "B", now=CLOSED)

    consultation.refresh_from_db()
    assert (before.figures["late"], before.head.size, before.head.closing) == (0, 1, True)
    after = consultation.result
    assert (after.figures["late"], after.head.size, after.head.closing) == (1, 2, False)
    assert after.figures["replies"] == 1


@database
def test_replies_of_members_are_told_where_that_was_announced_in_the_order_of_names():
    for key, names in {
        "eg": {"en": "Egypt", "fr": "Égypte", "es": "Egipto"},
        "zm": {"en": "Zambia", "fr": "Zambie", "es": "Zambia"},
    }.items():
        state = factories.entity(key=key)
        factories.entity_name(state, short=names)
        factories.membership(state)
    consultation = factories.open_consultation(states=0, publication="attributed")
    factories.registered(consultation, "eg", "A", "B")
    factories.registered(consultation, "zm", "C", now=CLOSED)

    told = {language: results.attributed(consultation, language) for language in ("en", "fr")}

    assert [said.name for said in told["en"]] == ["Egypt", "Zambia"]
    assert [said.name for said in told["fr"]] == ["Égypte", "Zambie"]
    assert [(said.choices, said.late) for said in told["en"]] == [(("A", "B"), False), (("C",), True)]


@database
def test_replies_of_members_are_not_told_where_counts_only_were_announced():
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A")

    assert results.attributed(consultation, "en") == []


@database
@pytest.mark.parametrize("states", [3, 30])
def test_counting_takes_the_same_queries_for_any_number_of_members(states, django_assert_num_queries):
    consultation = factories.open_consultation(states=states)
    answer(consultation, [("A",)] * states)

    with django_assert_num_queries(4):
        results.count(consultation)


@database
def test_every_reply_that_counts_is_a_ballot_of_the_kernels():
    consultation = factories.open_consultation(abstention=True)
    factories.registered(consultation, "state-0", "B", "A")
    factories.registered(consultation, "state-1", answer=Answer.ABSTENTION)

    found = [results.ballot(row) for row in queries.standings(consultation) if row.answer]

    assert found == [frozenset("AB"), ballots.Neutral.ABSTENTION]
