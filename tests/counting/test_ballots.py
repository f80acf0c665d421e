"""Ballots against a published count, the worked example of the study, and laws by brute force."""

import json
from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import ballots
from intersession.counting.ballots import Cutoff, Leading, Neutral
from tests.counting.ballot_reading import SAMPLES, needs_samples, read_pabulib

OPTIONS = ("a", "b", "c", "d")
few_examples = settings(max_examples=60, deadline=None)
any_ballot = st.one_of(st.frozensets(st.sampled_from(OPTIONS)), st.sampled_from(Neutral))
replies = st.lists(any_ballot, max_size=12)
places = st.integers(1, len(OPTIONS))


def ballot(*options):
    return frozenset(options)


@needs_samples
def test_counts_repeat_the_published_votes_of_lodz():
    published, cast = read_pabulib("poland_lodz_2020_mileszki.pb")

    profile = ballots.collect(list(published), cast, cap=5)

    expected = json.loads((SAMPLES / "expected.json").read_text())["poland_lodz_2020_mileszki.pb"]
    assert profile.replies == expected["voters"] == 955
    assert ballots.counts(profile) == published == expected["av_scores"]
    assert ballots.leading(ballots.counts(profile), 2) == Leading(2, tuple(expected["k2"]["av"][0]))


@needs_samples
def test_leading_certain_and_tied_of_the_book_example():
    text = (SAMPLES / "abcbook_example01.expected.txt").read_text()
    rows = [line.strip(" ,").split(" x ") for line in text.splitlines() if " x {" in line]
    counted = [(frozenset(names.strip("{}").split(", ")), int(times)) for times, names in rows]

    profile = ballots.collect_grouped("abcdefgh", counted)

    assert profile.replies == 12
    assert ballots.leading(ballots.counts(profile), 4) == Leading(4, ("a", "b", "c"), ("d", "f"))


def test_support_and_cutoff_of_the_worked_example():
    counted = [(ballot("a", "b"), 41), (ballot("a", "c"), 19), (ballot("b", "c"), 10), (ballot("c"), 7)]
    profile = ballots.collect_grouped(OPTIONS, [*counted, (Neutral.ABSTENTION, 1)], cap=2)

    second = ballots.support(profile, 127)[1]

    assert (second.share.count, second.share.base, second.share.percent) == (51, 78, 65)
    assert (second.least.percent, second.most.count, second.most.base, second.most.percent) == (
        40,
        100,
        127,
        79,
    )
    assert ballots.outstanding(profile, 127) == 49
    assert ballots.cutoff(profile, 2, 127) == Cutoff(margin=15, to_tie=8, to_overtake=8, is_open=True)


@pytest.mark.parametrize("entitled, is_open", [(3, False), (4, False), (5, True), (6, True)])
def test_cutoff_is_open_once_outstanding_replies_reach_the_margin(entitled, is_open):
    profile = ballots.collect("ab", [ballot("a")] * 2 + [Neutral.ABSTENTION])

    found = ballots.cutoff(profile, 1, entitled)

    assert found == Cutoff(margin=2, to_tie=1, to_overtake=2, is_open=is_open)


def test_cutoff_of_a_tie_is_open_only_while_replies_are_outstanding():
    profile = ballots.collect("ab", [ballot("a"), ballot("b")])

    assert ballots.cutoff(profile, 1, 2) == Cutoff(margin=0, to_tie=0, to_overtake=1, is_open=False)
    assert ballots.cutoff(profile, 1, 3) == Cutoff(margin=0, to_tie=0, to_overtake=1, is_open=True)


def test_cutoff_is_none_where_nothing_is_cut_off():
    assert ballots.cutoff(ballots.collect("ab", [ballot("a")]), 2, 9) is None
    assert ballots.cutoff(ballots.collect("ab", []), 1, 9) is None


def test_neutral_replies_count_as_replies_and_approve_nothing():
    cast = [Neutral.NO_OBJECTION, Neutral.ABSTENTION, Neutral.ABSTENTION, ballot(), ballot("a")]

    profile = ballots.collect("ab", cast, cap=1)

    assert (profile.replies, profile.no_objection, profile.abstentions) == (5, 1, 2)
    assert profile.approvals == ((ballot(), 1), (ballot("a"), 1))
    assert ballots.counts(profile) == {"a": 1, "b": 0}


def test_leading_keeps_the_order_of_the_ballot_paper():
    assert ballots.leading({"z": 1, "m": 5, "a": 3}, 2) == Leading(2, ("m", "a"))
    assert ballots.leading({"z": 1, "m": 1, "a": 3}, 2) == Leading(2, ("a",), ("z", "m"))
    assert ballots.leading({"z": 1, "m": 1, "a": 3}, 2).places_left == 1


@pytest.mark.parametrize(
    "cast, cap, message",
    [
        ([ballot("a", "x")], None, "'x' cannot be approved: the options are a, b, c, d."),
        ([ballot("a", "b", "c")], 2, "At most 2 may be approved; 'a', 'b', 'c' are 3."),
        ([ballot("a")], 0, "A cap allows at least one approval; 0 was given."),
    ],
)
def test_collect_refuses_what_the_form_does_not_allow(cast, cap, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        ballots.collect(OPTIONS, cast, cap)


def test_collect_accepts_a_ballot_at_the_cap():
    assert ballots.collect(OPTIONS, [ballot("a", "b")], cap=2).replies == 1


@pytest.mark.parametrize("options", ["", "aba"])
def test_collect_refuses_options_that_are_none_or_repeated(options):
    with pytest.raises(ValueError, match="lists each option once"):
        ballots.collect(options, [])


@pytest.mark.parametrize(
    "kind, named", [(ballot("a"), "'a'"), (ballot(), "an empty ballot"), (Neutral.ABSTENTION, "abstention")]
)
def test_collect_grouped_refuses_ballots_that_never_came(kind, named):
    with pytest.raises(ValueError, match=f"at least once; {named} was given 0 times"):
        ballots.collect_grouped(OPTIONS, [(kind, 0)])


def test_figures_refuse_more_replies_than_entitled():
    profile = ballots.collect("ab", [ballot("a")] * 3)

    with pytest.raises(ValueError, match="2 Members are entitled to reply, but 3 replies were counted"):
        ballots.support(profile, 2)
    with pytest.raises(ValueError, match="2 Members are entitled"):
        ballots.cutoff(profile, 1, 2)


@pytest.mark.parametrize("asked", [0, 3])
def test_leading_refuses_a_number_of_places_that_cannot_be(asked):
    with pytest.raises(ValueError, match=f"Of 2 options, 1 to 2 can be chosen; {asked} was asked for"):
        ballots.leading({"a": 1, "b": 2}, asked)


def test_merged_refuses_no_profile_and_other_options():
    with pytest.raises(ValueError, match="over the same options"):
        ballots.merged([])
    with pytest.raises(ValueError, match="over the same options"):
        ballots.merged([ballots.collect("ab", []), ballots.collect("ba", [])])


@few_examples
@given(replies, st.randoms(use_true_random=False))
def test_collect_does_not_depend_on_the_order_of_replies(cast, source):
    shuffled = source.sample(cast, len(cast))

    assert ballots.collect(OPTIONS, shuffled) == ballots.collect(OPTIONS, cast)


@few_examples
@given(replies)
def test_collect_grouped_equals_ungrouped(cast):
    one_by_one = ballots.collect_grouped(OPTIONS, [(reply, 1) for reply in cast])

    assert one_by_one == ballots.collect(OPTIONS, cast)
    assert one_by_one == ballots.collect_grouped(OPTIONS, Counter(cast).items())
    assert ballots.counts(one_by_one) == {
        option: sum(option in reply for reply in cast if isinstance(reply, frozenset)) for option in OPTIONS
    }


@few_examples
@given(replies, replies)
def test_merged_equals_all_replies_together(some, others):
    parts = [ballots.collect(OPTIONS, some), ballots.collect(OPTIONS, others)]

    assert ballots.merged(parts) == ballots.collect(OPTIONS, some + others)


@few_examples
@given(replies, st.integers(0, 20))
def test_support_lies_within_turnout_and_its_bounds(cast, silent):
    profile = ballots.collect(OPTIONS, cast)

    for found in ballots.support(profile, len(cast) + silent):
        assert found.share.count <= found.share.base == profile.replies
        assert found.most.count - found.least.count == silent
        assert found.least.count == found.share.count


@few_examples
@given(replies, places)
def test_leading_holds_every_set_with_the_most_approvals(cast, asked):
    counts = ballots.counts(ballots.collect(OPTIONS, cast))

    found = ballots.leading(counts, asked)

    sums = {chosen: sum(counts[option] for option in chosen) for chosen in combinations(OPTIONS, asked)}
    best = [set(chosen) for chosen, total in sums.items() if total == max(sums.values())]
    assert set.intersection(*best) == set(found.certain)
    assert set.union(*best) == set(found.certain) | set(found.tied)
    assert bool(found.tied) == (len(best) > 1)


def over(counts, upper, lower, distance):
    """Whether an option of the lower ones reaches, or passes, one of the upper ones."""
    return any(
        counts[other] >= counts[option] + distance for option in upper for other in lower if other != option
    )


@settings(max_examples=40, deadline=None)
@given(st.data(), st.integers(1, 2), st.integers(1, 3), st.sampled_from([1, 2, None]))
def test_cutoff_by_brute_force(data, asked, number, cap):
    options = OPTIONS[:3]
    sets = [frozenset(chosen) for size in range((cap or 3) + 1) for chosen in combinations(options, size)]
    allowed = st.sampled_from([*sets, Neutral.ABSTENTION])
    cast = data.draw(st.lists(allowed, min_size=number, max_size=number))
    profile = ballots.collect(options, cast, cap)
    before = ballots.leading(ballots.counts(profile), asked)
    upper = before.certain + before.tied
    lower = [option for option in options if option not in before.certain]

    found = ballots.cutoff(profile, asked, number)

    fewest = {0: number, 1: number}
    for changed in product([*sets, Neutral.ABSTENTION], repeat=number):
        counts = ballots.counts(ballots.collect(options, changed, cap))
        changes = sum(old != new for old, new in zip(cast, changed, strict=True))
        for distance, known in fewest.items():
            if over(counts, upper, lower, distance):
                fewest[distance] = min(known, changes)
    assert (found.to_tie, found.to_overtake) == (fewest[0], fewest[1])
    assert (found.margin == 0) == bool(before.tied)


@few_examples
@given(st.lists(any_ballot, min_size=1, max_size=6), st.integers(1, 3), st.integers(0, 3))
def test_cutoff_is_open_by_brute_force(cast, asked, silent):
    profile = ballots.collect(OPTIONS, cast)
    now = ballots.leading(ballots.counts(profile), asked)

    found = ballots.cutoff(profile, asked, len(cast) + silent)

    single = [ballot(option) for option in OPTIONS] + [Neutral.ABSTENTION]
    results = {
        ballots.leading(ballots.counts(ballots.collect(OPTIONS, [*cast, *more])), asked)
        for more in product(single, repeat=silent)
    }
    assert found.is_open == (results != {now})
