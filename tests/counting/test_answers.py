"""The count cube: the figures of the annex of IC/2009/10, and laws."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.counting import answers, shares
from intersession.counting.answers import BLANK, NOT_ASKED
from intersession.counting.shares import Kind

CLASSES = {"yes": "satisfied", "so": "neutral", "no": "critical"}
VALUES = st.one_of(st.none(), st.sampled_from(["yes", "so", "no", NOT_ASKED]))
RESPONSES = st.lists(
    st.tuples(
        st.sampled_from(["government", "other"]),
        st.fixed_dictionaries({"q": VALUES, "r": st.lists(st.sampled_from("abc"), max_size=4)}),
    ),
    max_size=30,
)


def annex():
    """The survey of July 2009 as 43 responses, the simplest reconstruction."""
    aims = {"understanding": 37, "cooperation": 33, "mutual": 34, "policies": 31}
    rows = []
    for number in range(43):
        row = {aim: "" if number == 42 else "yes" if number < count else "so" for aim, count in aims.items()}
        row["overall"] = "yes"
        row["side"] = "yes" if number < 26 else "no" if number < 28 else None
        rows.append(("", row))
    return answers.tabulate(rows, [*aims, "overall", "side"])


def test_lines_of_the_annex_are_printed():
    cube = annex()

    percents = [cube.share(aim, ["yes"]).percent for aim in ("understanding", "cooperation", "mutual")]
    side = cube.line("side", CLASSES, kind=Kind.RESPONDENTS)

    assert percents == [88, 79, 81]
    assert cube.share("overall", ["yes"]).percent == 100
    assert dict(side.parts) == {"satisfied": 26, "neutral": 0, "critical": 2, "unanswered": 15}
    assert [side.share(name).percent for name in ("satisfied", "critical", "unanswered")] == [60, 5, 35]


def test_index_of_the_annex_is_pooled():
    cube = annex()
    items = [cube.share(aim, ["yes"]) for aim in ("understanding", "cooperation", "mutual", "policies")]

    assert shares.pooled(items) == shares.Share(135, 168, Kind.ANSWERED, items=4)
    assert shares.pooled(items).percent == 80


def test_item_that_was_not_asked_is_in_no_base_of_answers():
    rows = [("", {"q": "yes"}), ("", {"q": None}), ("", {"q": NOT_ASKED})]

    cube = answers.tabulate(rows, ["q"])

    assert (cube.answered("q"), cube.respondents()) == (1, 3)
    assert cube.line("q", CLASSES, kind=Kind.RESPONDENTS).share("unanswered").count == 2


def test_several_values_count_a_respondent_under_each_and_once():
    cube = answers.tabulate([("", {"r": ["a", "b", "a"]}), ("", {"r": []})], ["r"])

    assert cube.counts("r") == {"a": 1, "b": 1}
    assert cube.answered("r") == 1
    with pytest.raises(ValueError, match="cannot exceed its base"):
        cube.share("r", ["a", "b"])


def test_answer_that_no_class_takes_is_refused():
    cube = answers.tabulate([("", {"q": "perhaps"})], ["q"])

    with pytest.raises(ValueError, match="No class takes the answer 'perhaps'"):
        cube.line("q", CLASSES)


def test_versions_of_a_questionnaire_are_added_up_after_their_codes_are_matched():
    first = answers.tabulate([("", {"q1": "good"}), ("", {"q1": ""})], ["q1"])
    second = answers.tabulate([("", {"q": "yes", "new": "x"})], ["q", "new"])

    old = answers.recoded(first, {"q1": "q"}, {("q1", "good"): "yes"})
    both = answers.merged([answers.completed(old, ["q", "new"]), second])

    assert both.share("q", ["yes"]) == shares.Share(2, 2, Kind.ANSWERED)
    assert both.share("new", ["x"]) == shares.Share(1, 1, Kind.ANSWERED)
    assert both.respondents() == 3


def test_items_that_would_become_one_are_refused():
    cube = answers.tabulate([("", {"q": "a", "r": "a"})], ["q", "r"])

    with pytest.raises(ValueError, match="the same code"):
        answers.recoded(cube, {"r": "q"}, {})


def test_cell_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="stands twice"):
        answers.read([("q", "", "a", 1), ("q", "", "a", 2)])


def test_base_that_answers_do_not_have_is_refused():
    with pytest.raises(ValueError, match="distributed"):
        answers.tabulate([], ["q"]).share("q", ["a"], kind=Kind.DISTRIBUTED)


@given(RESPONSES)
def test_every_response_is_in_a_value_blank_or_not_asked(responses):
    cube = answers.tabulate(responses, ["q"])

    assert sum(cube.counts("q").values()) == cube.answered("q")
    by_hand = Counter(answer["q"] or BLANK for _, answer in responses)
    assert cube.respondents() == sum(by_hand.values())
    assert cube.answered("q") == sum(by_hand[value] for value in CLASSES)


@given(RESPONSES, RESPONSES)
def test_counting_in_batches_is_counting_at_once(first, second):
    items = ["q", "r"]
    batches = [answers.tabulate(first, items), answers.tabulate(second, items)]

    assert answers.merged(batches) == answers.tabulate(first + second, items)


@given(RESPONSES)
def test_groups_add_up_to_all(responses):
    cube = answers.tabulate(responses, ["q", "r"])
    whole = answers.regrouped(cube, {"government": "", "other": ""})

    assert sum(cube.answered("r", group) for group in cube.groups()) == whole.answered("r")
    assert cube.counts("r") == whole.counts("r")


@given(RESPONSES)
def test_rows_are_read_back_the_same(responses):
    cube = answers.tabulate(responses, ["q", "r"])

    assert answers.read(cube.rows()) == cube
