"""Shares against the annex of IC/2009/10 as reconstructed, one outside survey, and laws."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import shares
from intersession.counting.shares import Kind, Line, Share

FLIGHTS = Path(__file__).parents[3] / "shared/data/samples/surveys/flying-etiquette.csv"

few_examples = settings(max_examples=60, deadline=None)
kinds = st.sampled_from(Kind)


@st.composite
def counted(draw, least_base=1, kind=None):
    base = draw(st.integers(least_base, 500))
    return Share(draw(st.integers(0, base)), base, kind or draw(kinds))


@pytest.mark.parametrize(
    "count, base, kind, printed",
    [
        (43, 190, Kind.DISTRIBUTED, 23),
        (43, 43, Kind.ANSWERED, 100),
        (37, 42, Kind.ANSWERED, 88),
        (33, 42, Kind.ANSWERED, 79),
        (34, 42, Kind.ANSWERED, 81),
        (31, 42, Kind.ANSWERED, 74),
        (15, 43, Kind.RESPONDENTS, 35),
        (5, 43, Kind.RESPONDENTS, 12),
    ],
)
def test_percent_prints_the_annex_of_2009(count, base, kind, printed):
    share = Share(count, base, kind)

    assert share.percent == printed
    assert shares.differs(share, printed) is None


def test_whole_percent_rounds_half_up_where_python_rounds_half_even():
    cases = [(count, base) for base in range(1, 201) for count in range(base + 1)]

    differing = [
        case for case in cases if shares.whole_percent(*case) != round(Fraction(100 * case[0], case[1]))
    ]

    assert (len(cases), len(differing)) == (20_300, 130)
    assert (5, 40) in differing
    assert shares.whole_percent(5, 40) == 13


@pytest.mark.parametrize(
    "count, base, message",
    [
        (-1, 43, "A count cannot be negative: -1 of 43."),
        (0, -1, "A count cannot be negative: 0 of -1."),
        (44, 43, "A count cannot exceed its base: 44 of 43."),
    ],
)
def test_share_refuses_counts_that_cannot_be(count, base, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Share(count, base, Kind.ANSWERED)


def test_share_refuses_no_items():
    with pytest.raises(ValueError, match="at least one item; 0 was given"):
        Share(1, 43, Kind.ANSWERED, items=0)


@pytest.mark.parametrize("count, base, percent", [(0, 0, None), (12, 19, None), (10, 20, 50)])
def test_percent_needs_a_base_of_20(count, base, percent):
    share = Share(count, base, Kind.ANSWERED)

    assert share.percent == percent


def test_whole_percent_refuses_a_base_of_0():
    with pytest.raises(ValueError, match=re.escape("There is no per cent of a base of 0.")):
        shares.whole_percent(0, 0)


def test_kinds_are_those_of_the_record():
    assert list(Kind) == ["answered", "respondents", "eligible", "distributed", "entitled"]


def test_pooled_objectives_print_the_index_of_the_annex():
    objectives = [Share(count, 42, Kind.ANSWERED) for count in (37, 33, 34, 31)]

    index = shares.pooled(objectives)

    assert index == Share(135, 168, Kind.ANSWERED, items=4)
    assert index.percent == 80


def test_pooled_objectives_on_43_would_print_another_index():
    objectives = [Share(count, 43, Kind.ANSWERED) for count in (38, 34, 35, 32)]

    index = shares.pooled(objectives)

    assert index.percent == 81
    assert shares.differs(index, 80) == 1


def test_pooled_answers_of_a_dozen_persons_print_no_percent():
    items = [Share(9, 12, Kind.ANSWERED)] * 4

    assert shares.pooled(items).percent is None


def test_pooled_refuses_mixed_kinds_of_base():
    items = [Share(30, 42, Kind.ANSWERED), Share(30, 43, Kind.RESPONDENTS)]

    with pytest.raises(
        ValueError, match=re.escape("An index pools items on one kind of base; found: answered, respondents.")
    ):
        shares.pooled(items)


def test_pooled_refuses_no_items():
    with pytest.raises(ValueError, match="found: none"):
        shares.pooled([])


def test_mean_of_percents_tells_where_pooling_prints_otherwise():
    items = [Share(20, 20, Kind.ANSWERED), Share(40, 80, Kind.ANSWERED)]

    assert shares.mean_of_percents(items) == 75
    assert shares.pooled(items).percent == 60


def test_mean_of_percents_does_not_average_printed_figures():
    objectives = [Share(count, 42, Kind.ANSWERED) for count in (37, 33, 34, 31)]

    assert shares.mean_of_percents(objectives) == 80  # the printed 88, 79, 81, 74 would average 80.5, thus 81


def test_mean_of_percents_needs_a_percent_of_every_item():
    items = [Share(30, 42, Kind.ANSWERED), Share(5, 12, Kind.ANSWERED)]

    assert shares.mean_of_percents(items) is None


def test_both_bases_are_shown_where_they_print_differently():
    assert shares.both_bases(37, 42, 43) == (Share(37, 42, Kind.ANSWERED), Share(37, 43, Kind.RESPONDENTS))


def test_both_bases_are_one_where_they_print_the_same():
    assert shares.both_bases(2, 42, 43) == (Share(2, 42, Kind.ANSWERED),)


def test_both_bases_refuse_more_answers_than_respondents():
    with pytest.raises(ValueError, match=re.escape("44 answered, but only 43 returned the questionnaire.")):
        shares.both_bases(40, 44, 43)


def test_differs_checks_a_published_figure_also_on_a_small_base():
    assert shares.differs(Share(9, 12, Kind.ANSWERED), 70) == 5
    assert shares.differs(Share(9, 12, Kind.ANSWERED), 80) == -5


def test_line_prints_the_side_event_of_the_annex():
    line = Line((("satisfied", 26), ("critical", 2), ("unanswered", 15)), base=43)

    assert line.percents == (60, 5, 35)
    assert line.share("satisfied") == Share(26, 43, Kind.RESPONDENTS)
    assert line.rounds_off is False


def test_line_without_unanswered_keeps_its_kind():
    line = Line((("satisfied", 26), ("critical", 2)), base=28)

    assert line.share("satisfied") == Share(26, 28, Kind.ANSWERED)
    assert line.percents == (93, 7)


def test_line_keeps_percents_that_miss_100():
    line = Line((("yes", 14), ("no", 14), ("perhaps", 14)), base=42)

    assert line.percents == (33, 33, 33)
    assert line.rounds_off is True


def test_line_on_a_small_base_has_nothing_to_round():
    line = Line((("yes", 4), ("no", 4), ("perhaps", 4)), base=12)

    assert line.percents == (None, None, None)
    assert line.rounds_off is False


@pytest.mark.parametrize(
    "parts, base, kind, message",
    [
        ((("a", 26), ("b", 2)), 43, Kind.ANSWERED, "The classes a, b make 28, not the base of 43."),
        ((("a", 26), ("a", 17)), 43, Kind.ANSWERED, "A class stands twice in the line: a, a."),
        ((("a", 44), ("b", -1)), 43, Kind.ANSWERED, "A count cannot exceed its base: 44 of 43."),
        (
            (("a", 43), ("unanswered", 147)),
            190,
            Kind.DISTRIBUTED,
            "The class 'unanswered' is counted among respondents, not 'distributed'.",
        ),
    ],
)
def test_line_refuses_classes_that_cannot_stand_together(parts, base, kind, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Line(parts, base, kind)


def test_line_refuses_a_class_it_does_not_have():
    line = Line((("yes", 30), ("no", 13)), base=43)

    with pytest.raises(ValueError, match=re.escape("The line has no class 'perhaps'; it has yes, no.")):
        line.share("perhaps")


@pytest.mark.skipif(not FLIGHTS.exists(), reason=f"the sample {FLIGHTS.name} is not here")
def test_percent_prints_a_published_survey_only_on_those_who_answered():
    with FLIGHTS.open(encoding="utf-8", newline="") as survey:
        answers = [row["Is itrude to recline your seat on a plane?"] for row in csv.DictReader(survey)]
    rude = sum(answer.startswith("Yes") for answer in answers)

    usual, wide = shares.both_bases(rude, sum(answer != "" for answer in answers), len(answers))

    assert (usual.count, usual.base, usual.percent) == (352, 854, 41)
    assert (wide.base, wide.percent) == (1040, 34)


@few_examples
@given(counted())
def test_whole_percent_is_the_nearest_whole_number_within_0_and_100(share):
    percent = shares.whole_percent(share.count, share.base)

    error = percent - Fraction(100 * share.count, share.base)

    assert 0 <= percent <= 100
    assert Fraction(-1, 2) < error <= Fraction(1, 2)


@few_examples
@given(st.integers(1, 500), st.data())
def test_whole_percent_never_falls_as_the_count_rises(base, data):
    lower, higher = sorted(data.draw(st.tuples(st.integers(0, base), st.integers(0, base))))

    assert shares.whole_percent(lower, base) <= shares.whole_percent(higher, base)


@few_examples
@given(counted())
def test_whole_percent_and_its_complement_miss_100_by_a_point_at_most(share):
    both = shares.whole_percent(share.count, share.base) + shares.whole_percent(
        share.base - share.count, share.base
    )

    assert both in (100, 101)


@few_examples
@given(st.lists(counted(kind=Kind.ANSWERED), min_size=1, max_size=6))
def test_pooled_lies_between_its_items(items):
    index = shares.pooled(items)

    values = [Fraction(item.count, item.base) for item in items]
    assert min(values) <= Fraction(index.count, index.base) <= max(values)


@few_examples
@given(st.lists(counted(kind=Kind.ANSWERED), min_size=2, max_size=6))
def test_pooled_is_the_same_in_steps_and_at_once(items):
    in_steps = shares.pooled([items[0], shares.pooled(items[1:])])

    assert in_steps == shares.pooled(items)


@few_examples
@given(counted(least_base=20, kind=Kind.ANSWERED), st.integers(1, 5))
def test_mean_of_equal_items_is_their_percent(share, times):
    assert shares.mean_of_percents([share] * times) == share.percent


@few_examples
@given(st.lists(st.integers(0, 90), min_size=1, max_size=6))
def test_line_shares_make_the_base_whatever_the_rounding(counts):
    base = sum(counts)

    line = Line(tuple((f"class {place}", count) for place, count in enumerate(counts)), base)

    assert sum(line.share(name).count for name, _ in line.parts) == base
    printed = [percent for percent in line.percents if percent is not None]
    assert abs(sum(printed) - 100) <= len(counts) / 2 or base < 20
