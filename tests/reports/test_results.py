"""The paper of a result: the same as the page says, with the head printed, in three languages."""

from datetime import UTC, date, datetime

import pytest

from intersession.consultations.actions import decisions, terms
from intersession.core.refusals import Refused
from intersession.papers import tree
from intersession.reports import actions, results
from tests import factories
from tests.papers import akn_reading

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es")
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)
SETS = [("A", "B"), ("A", "C"), ("A", "B"), ("B", "D"), ("A", "C"), ("C", "D")]


def counted(sizes=None, **given):
    factories.organization(time_zone="Europe/Zurich", dialogue=factories.words("Dialogue"))
    consultation = factories.consultation_by_groups(sizes or {"AFR": 12, "APG": 12}, **given)
    for number, state in enumerate(consultation.entitlements.order_by("entity__key")):
        factories.registered(consultation, state.entity.key, *SETS[number % len(SETS)])
    return terms.close(consultation, now=CLOSED)


def blocks(language="en"):
    return {block.id: block for block in results.compose_result("topics", language).blocks}


def said(block):
    return " ".join(tree.plain(inlines) for inlines in tree.contents(block))


def rows(table):
    return [[tree.plain(cell) for cell in row] for row in table.rows]


def test_paper_says_who_replied_what_leads_and_how_to_check_it_in_this_order():
    counted(publication="attributed")

    headings = [block.id for block in blocks().values() if isinstance(block, tree.Heading)]

    assert headings == ["turnout", "support", "leading", "regions", "rules", "members", "check"]


def test_figures_are_bound_to_what_they_were_counted_from():
    counted()

    figures = {bound.key: bound for bound in tree.figures(results.compose_result("topics", "en"))}

    support = figures["consultations/topics/result/support/A"]
    assert (support.text, support.count, support.base, support.basis) == ("67%", 16, 24, "16 of 24")
    replies = figures["consultations/topics/result/replies"]
    assert (replies.text, replies.count, replies.base) == ("24", 24, 24)


def test_head_is_printed_whole():
    consultation = counted()

    assert rows(blocks()["check-head"]) == [["at closing", "24", consultation.result.head.digest]]


def test_late_reply_stands_apart_under_a_later_head():
    consultation = factories.open_consultation(publication="attributed")
    factories.registered(consultation, "state-0", "A")
    terms.close(consultation, now=CLOSED)
    factories.registered(consultation, "state-1", "B", now=CLOSED)

    found = blocks()

    assert rows(found["members-table"]) == [["State 0", "A"], ["State 1", "B (late, not counted)"]]
    assert rows(found["check-head"])[0][:2] == ["with replies that came late", "2"]


def test_option_has_its_share_its_bounds_and_its_word():
    consultation = factories.consultation_by_groups({"AFR": 25})
    for number in range(20):
        factories.registered(consultation, f"afr-{number}", "A", *(["B"] if number < 11 else []))
    terms.close(consultation, now=CLOSED)

    table = blocks()["support-chart"].table

    assert rows(table)[:2] == [
        [
            *("A. Topic A (en)", "20", "20", "100%", "20 to 25 of 25"),
            "a great majority of the replies (three quarters or more)",
        ],
        [
            "B. Topic B (en)",
            "11",
            "20",
            "55%",
            "11 to 16 of 25",
            "a majority of the replies (more than half)",
        ],
    ]


def test_small_number_of_replies_prints_no_per_cent():
    consultation = factories.open_consultation()
    factories.registered(consultation, "state-0", "A")
    terms.close(consultation, now=CLOSED)

    table = blocks()["support-chart"].table

    assert rows(table)[0] == ["A. Topic A (en)", "1", "1", "–", "1 to 3 of 3", "–"]
    assert "no word such as “majority” is used" in said(blocks()["support-told"])


def test_group_that_would_reveal_a_state_is_withheld():
    counted(sizes={"AFR": 6, "APG": 6, "EEG": 2})

    table = {row[0]: row[1:] for row in rows(blocks()["regions-table"])}

    assert table["EEG (en)"] == ["2", *[".."] * 5]
    assert table["AFR (en)"][1:] == table["EEG (en)"][1:]  # or subtraction would give it away
    assert ".." not in table["APG (en)"]


def test_attributed_paper_lists_the_reply_of_each_member():
    counted(publication="attributed")

    table = rows(blocks()["members-table"])

    assert len(table) == 24
    assert table[0] == ["AFR 0", "A, B"]


def test_counts_only_paper_names_no_member():
    counted()

    assert "members-table" not in blocks()
    assert not any("AFR 0" in said(block) for block in blocks().values())


def test_tie_and_what_was_announced_for_it_are_told():
    consultation = factories.open_consultation(states=4)
    for number, choices in enumerate([("A", "B"), ("A", "C"), ("A",), ("D",)]):
        factories.registered(consultation, f"state-{number}", *choices)
    terms.close(consultation, now=CLOSED)

    told = said(blocks()["leading-told"])

    assert told == (
        "Certain: A. Topic A (en). "
        "Tied for places left, 1: B. Topic B (en); C. Topic C (en); D. Topic D (en). "
        "Set before opening: the Chair consults. Replies outstanding at the closing time: 0. "
        "This is a count, not a decision: the Chair and Members decide."
    )


def test_other_rules_are_told_in_a_line_each():
    consultation = factories.open_consultation(states=9)
    for number in range(9):
        factories.registered(consultation, f"state-{number}", *("AB" if number < 5 else "CD"))
    terms.close(consultation, now=CLOSED)

    lines = [tree.plain(item.content) for item in blocks()["rules-told"].items]

    assert lines[0] == "satisfaction approval: the same set;"
    assert lines[2] == "Chamberlin-Courant: different: A, C / A, D / B, C / B, D;"


def test_straw_poll_has_a_table_of_opinions_and_no_set_that_leads():
    consultation = factories.open_consultation(kind="straw_poll", seats=1)
    factories.registered(consultation, "state-0", positions={"A": "support"})
    terms.close(consultation, now=CLOSED)

    assert rows(blocks()["opinions-table"])[0] == ["A. Topic A (en)", "1", "0", "0", "0"]
    assert "leading" not in blocks()


@pytest.mark.parametrize("objects", [True, False])
def test_silence_procedure_says_whether_the_silence_was_broken(objects):
    consultation = factories.open_consultation(kind="silence", options=[], seats=1)
    if objects:
        factories.registered(consultation, "state-0", answer="objection", comment="No.")
    terms.close(consultation, now=CLOSED)

    told = said(blocks()["objections-told"])

    assert told == (
        "1 Member objected; the silence was broken."
        if objects
        else "No Member objected before the closing time."
    )


def test_decision_is_told_in_the_words_of_the_chair():
    decisions.decide(
        counted(),
        by=factories.user(is_secretariat=True),
        manner="chair",
        words={"en": "A and D are chosen."},
        reason={"en": "The regions are balanced."},
        decided_on=date(2026, 11, 2),
        chosen=["A", "D"],
    )

    assert said(blocks()["decision-told"]) == (
        "By the Chair after consultation (2 November 2026): A and D are chosen. The regions are balanced."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_program_writes_of_no_consensus(language):
    counted(publication="attributed")

    told = " ".join(said(block) for block in blocks(language).values()).lower()

    assert "consensus" not in told
    assert "consenso" not in told


def test_paper_of_a_training_year_says_that_it_is_fictional():
    counted(cycle=factories.cycle(year=2099, fictional=True))

    assert said(blocks()["fictional"]).startswith("Fictional data.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_set_in_every_format_and_equal_results_give_equal_files(language):
    counted()

    files = list(actions.compose_files("result/topics", languages=(language,), formats=actions.FORMATS))

    assert [file.name for file in files] == [
        f"result-topics.{language}.{ending}" for ending in ("html", "pdf", "docx", "xml")
    ]
    again = actions.compose_files("result/topics", languages=(language,), formats=actions.FORMATS)
    assert [file.content for file in again] == [file.content for file in files]


def test_text_for_machines_is_valid_by_the_oasis_schema():
    counted(publication="attributed")

    root = akn_reading.parsed(results.compose_result("topics", "es"))

    akn_reading.schema().assertValid(root)
    assert akn_reading.faults(root) == []


def test_consultation_that_was_not_counted_has_no_paper():
    factories.open_consultation()

    with pytest.raises(Refused, match="has been counted here"):
        results.compose_result("topics", "en")
