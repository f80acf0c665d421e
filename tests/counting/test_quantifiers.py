"""The house ladder on the base of the 2009 workshop, refusals of ladders that fail, and laws."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import quantifiers
from intersession.counting.quantifiers import HOUSE, Rung, Vocabulary

few_examples = settings(max_examples=60, deadline=None)
bases = st.integers(20, 400)
keys = [rung.key for rung in HOUSE.rungs]


def test_spans_of_the_house_ladder_on_43():
    assert quantifiers.spans(43, HOUSE) == (
        ("none", 0, 0),
        ("one", 1, 1),
        ("a_few", 2, 4),
        ("several", 5, 10),
        ("some", 11, 17),
        ("many", 18, 21),
        ("majority", 22, 28),
        ("large_majority", 29, 38),
        ("almost_all", 39, 42),
        ("all", 43, 43),
    )


@pytest.mark.parametrize(
    "count, word", [(15, "some"), (5, "several"), (2, "a_few"), (26, "majority"), (43, "all")]
)
def test_quantifier_fits_the_figures_of_the_annex(count, word):
    assert quantifiers.quantifier(count, 43, HOUSE) == word


def test_quantifier_of_two_on_the_smallest_base_is_a_few():
    assert quantifiers.quantifier(2, 20, HOUSE) == "a_few"


def test_quantifier_of_exactly_half_is_no_majority():
    assert quantifiers.quantifier(20, 40, HOUSE) == "many"
    assert quantifiers.quantifier(21, 40, HOUSE) == "majority"


def test_quantifier_needs_a_base_of_20():
    assert quantifiers.quantifier(12, 19, HOUSE) is None
    assert quantifiers.quantifier(0, 0, HOUSE) is None
    assert quantifiers.spans(19, HOUSE) == ()


def test_quantifier_refuses_a_count_over_its_base():
    with pytest.raises(ValueError, match=re.escape("A count cannot exceed its base: 44 of 43.")):
        quantifiers.quantifier(44, 43, HOUSE)


def test_majority_takes_more_than_half_whatever_its_bound():
    loose = Vocabulary((Rung("some"), Rung("most", share=Fraction(1, 3), majority=True)))

    assert quantifiers.spans(30, loose) == (("some", 0, 15), ("most", 16, 30))


@pytest.mark.parametrize(
    "rungs, message",
    [
        ((), "The ladder has a gap at its foot: its first word must take a count of 0."),
        ((Rung("one", count=1),), "The ladder has a gap at its foot: its first word must take a count of 0."),
        ((Rung("some"), Rung("some", count=2)), "A word stands twice in the ladder: some, some."),
        ((Rung("some"), Rung("few")), "The ladder is out of order: 'few' is not above 'some'."),
        (
            (Rung("none"), Rung("many", share=Fraction(1, 2)), Rung("some", share=Fraction(1, 4))),
            "The ladder is out of order: 'some' is not above 'many'.",
        ),
        (
            (Rung("none"), Rung("most", majority=True), Rung("nearly all", share=Fraction(9, 10))),
            "The ladder is out of order: 'nearly all' is not above 'most'.",
        ),
        (
            (Rung("none"), Rung("few", count=2), Rung("several", count=2, share=Fraction(1, 10))),
            "No count of 20 is 'few': widen its bounds.",
        ),
    ],
)
def test_vocabulary_refuses_a_ladder_that_fails(rungs, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Vocabulary(rungs)


@few_examples
@given(bases)
def test_every_word_of_the_house_is_used_on_every_base(base):
    spans = quantifiers.spans(base, HOUSE)

    assert [key for key, _, _ in spans] == keys


@few_examples
@given(bases)
def test_spans_follow_each_other_without_gap_or_overlap(base):
    spans = quantifiers.spans(base, HOUSE)

    covered = [count for _, least, most in spans for count in range(least, most + 1)]
    assert covered == list(range(base + 1))


@few_examples
@given(bases, st.data())
def test_quantifier_never_falls_as_the_count_rises(base, data):
    lower, higher = sorted(data.draw(st.tuples(st.integers(0, base), st.integers(0, base))))

    words = [quantifiers.quantifier(count, base, HOUSE) for count in (lower, higher)]

    assert keys.index(words[0]) <= keys.index(words[1])


@few_examples
@given(bases, st.data())
def test_a_majority_is_more_than_half_of_the_base_and_more_than_half_a_majority(base, data):
    count = data.draw(st.integers(0, base))

    word = quantifiers.quantifier(count, base, HOUSE)

    assert (keys.index(word) >= keys.index("majority")) == (2 * count > base)
