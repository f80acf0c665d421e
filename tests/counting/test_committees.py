"""Committees against stored instances of another implementation and against the definitions, set by set."""

import json
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import ballots, committees
from intersession.counting.committees import RULES, Limit, TooMany
from tests.counting.ballot_reading import SAMPLES, needs_samples, read_pabulib

OPTIONS = "abcde"
few_examples = settings(max_examples=60, deadline=None)
more_examples = settings(max_examples=300, deadline=None)
replies = st.lists(
    st.integers(0, 31).map(lambda bits: frozenset(o for n, o in enumerate(OPTIONS) if bits >> n & 1)),
    max_size=8,
)
places = st.integers(1, 4)


def sets(*names):
    return tuple(tuple(name) for name in names)


@needs_samples
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("instance", ["instanceS0000", "instanceS0001"])
def test_rules_equal_the_stored_committees(instance, rule):
    stored = yaml.safe_load((SAMPLES / f"{instance}.abc.yaml").read_text())
    names = [str(number) for number in range(stored["num_cand"])]
    profile = ballots.collect(names, (frozenset(map(str, reply)) for reply in stored["profile"]))

    found = RULES[rule](profile, stored["committeesize"])

    (expected,) = [
        entry["result"] for entry in stored["compute"] if entry["rule_id"] == rule and not entry["resolute"]
    ]
    assert found == tuple(tuple(map(str, chosen)) for chosen in expected)


@needs_samples
@pytest.mark.parametrize("rule", RULES)
def test_rules_choose_two_projects_of_lodz(rule):
    published, cast = read_pabulib("poland_lodz_2020_mileszki.pb")

    found = RULES[rule](ballots.collect(list(published), cast), 2)

    expected = json.loads((SAMPLES / "expected.json").read_text())["poland_lodz_2020_mileszki.pb"]["k2"]
    assert found == tuple(tuple(chosen) for chosen in expected[rule])


@needs_samples
@pytest.mark.parametrize("rule", RULES)
def test_rules_equal_the_book_example(rule):
    counted = [("ab", 3), ("ac", 3), ("ad", 2), ("bcf", 1), ("e", 1), ("f", 1), ("g", 1)]
    profile = ballots.collect_grouped("abcdefgh", [(frozenset(names), times) for names, times in counted])

    found = RULES[rule](profile, 4)

    expected = json.loads((SAMPLES / "expected.json").read_text())["abcbook_example01 (k=4)"]
    assert found == sets(*expected[rule])


def test_satisfaction_approval_finds_the_tie_that_floats_miss():
    """3/10 and 1/10 + 2/10 are equal; in floats they are not."""
    fill = [f"x{n}" for n in range(9)]
    counted = [
        (frozenset(["a", *fill]), 3),
        (frozenset(["b", *fill]), 1),
        (frozenset(["b", *fill[:4]]), 1),
    ]
    profile = ballots.collect_grouped(["a", "b", *fill], counted)

    found = committees.satisfaction_approval(profile, 10)

    assert 0.1 + 0.2 != 0.3
    assert found == (("a", *fill), ("b", *fill))


def test_proportional_approval_divides_exactly_for_many_places():
    """All 121 approve eight options, of which the last is worth 121/8: over 15 and under 16."""
    shared = [(frozenset("abcdefgh"), 121)]

    below = ballots.collect_grouped("abcdefghx", [*shared, (frozenset("x"), 15)])
    above = ballots.collect_grouped("abcdefghx", [*shared, (frozenset("x"), 16)])

    assert committees.proportional_approval(below, 8) == sets("abcdefgh")
    assert all("x" in chosen for chosen in committees.proportional_approval(above, 8))
    assert all("x" in chosen for chosen in committees.sequential_proportional_approval(above, 8))


def test_sequential_phragmen_takes_options_nobody_approves_last_and_as_equals():
    profile = ballots.collect("abc", [frozenset("b")])

    assert committees.sequential_phragmen(profile, 1) == sets("b")
    assert committees.sequential_phragmen(profile, 2) == sets("ab", "bc")
    assert committees.sequential_phragmen(profile, 3) == sets("abc")


@pytest.mark.parametrize("rule", RULES)
def test_rules_list_every_set_when_nobody_approves_anything(rule):
    profile = ballots.collect("abc", [frozenset(), ballots.Neutral.ABSTENTION])

    assert RULES[rule](profile, 2) == sets("ab", "ac", "bc")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("asked", [0, 4])
def test_rules_refuse_a_number_of_places_that_cannot_be(rule, asked):
    profile = ballots.collect("abc", [frozenset("a")])

    with pytest.raises(ValueError, match="Of 3 options, 1 to 3 can be chosen"):
        RULES[rule](profile, asked)


@pytest.mark.parametrize("rule", RULES)
def test_rules_say_so_when_too_many_sets_tie(rule):
    profile = ballots.collect([f"t{n}" for n in range(13)], [])

    found = RULES[rule](profile, 6)

    assert isinstance(found, TooMany)
    assert (found.of, found.allowed) == (Limit.SETS, committees.SETS)
    if rule in {"av", "sav"}:
        assert found.needed == comb(13, 6)
    else:  # given up with the first set, or the sets of the first part, that are too many
        assert committees.SETS < found.needed <= committees.SETS + 13


@pytest.mark.parametrize("rule", ["pav", "cc"])
def test_search_is_not_begun_beyond_its_steps(rule):
    profile = ballots.collect("abcdef", [frozenset("a"), frozenset("b"), frozenset("e")])

    assert RULES[rule](profile, 3, steps=59) == TooMany(needed=60, allowed=59, of=Limit.STEPS)
    assert RULES[rule](profile, 3, steps=60) == sets("abe")


@pytest.mark.parametrize("rule", ["seqpav", "seqphragmen"])
def test_sequential_rules_give_up_beyond_their_steps(rule):
    profile = ballots.collect("abcd", [frozenset("abcd"), frozenset("ab")])

    found = RULES[rule](profile, 3, steps=16)

    # 8 steps for the first option, 16 for the second: "a" and "b" tie and both are followed.
    assert found == TooMany(needed=24, allowed=16, of=Limit.STEPS)


def test_rules_do_not_hang_on_forty_equal_options():
    profile = ballots.collect([f"t{n}" for n in range(40)], [frozenset(f"t{n}" for n in range(40))] * 190)

    found = {name: rule(profile, 20) for name, rule in RULES.items()}

    assert {name: type(result) for name, result in found.items()} == dict.fromkeys(RULES, TooMany)


def test_is_same_compares_sets_and_leaves_unfinished_rules_open():
    unfinished = TooMany(2, 1, Limit.SETS)

    assert committees.is_same(sets("ab", "ac"), sets("ac", "ab")) is True
    assert committees.is_same(sets("ab", "ac"), sets("ab")) is False
    assert committees.is_same(sets("ab"), unfinished) is None
    assert committees.is_same(unfinished, sets("ab")) is None


def by_definition(cast, asked, satisfaction):
    """Every set with the highest sum of what each single reply draws from it."""
    scores = {
        chosen: sum((satisfaction(reply, chosen) for reply in cast), Fraction(0))
        for chosen in combinations(OPTIONS, asked)
    }
    return tuple(chosen for chosen, score in scores.items() if score == max(scores.values()))


SATISFACTION = {
    "av": lambda reply, chosen: len(reply & set(chosen)),
    "sav": lambda reply, chosen: Fraction(len(reply & set(chosen)), max(len(reply), 1)),
    "pav": lambda reply, chosen: sum(Fraction(1, n + 1) for n in range(len(reply & set(chosen)))),
    "cc": lambda reply, chosen: int(bool(reply & set(chosen))),
}


def paths(cast, asked, cost, state):
    """Every set a sequential rule reaches, one order of ties after the other, one reply at a time."""
    chosen = state[0]
    if len(chosen) == asked:
        return {tuple(sorted(chosen))}
    options = {option: cost(cast, state, option) for option in OPTIONS if option not in chosen}
    best = min(value for value, _ in options.values())
    return set().union(
        *(paths(cast, asked, cost, after) for value, after in options.values() if value == best)
    )


def lost_by_pav(cast, state, option):
    chosen = state[0] | {option}
    gain = sum(Fraction(1, len(reply & chosen)) for reply in cast if option in reply)
    return -gain, (chosen,)


def load_of_phragmen(cast, state, option):
    chosen, loads = state
    supporters = [position for position, reply in enumerate(cast) if option in reply]
    if not supporters:
        return float("inf"), (chosen | {option}, loads)
    level = (1 + sum(loads[position] for position in supporters)) / Fraction(len(supporters))
    after = tuple(level if position in supporters else load for position, load in enumerate(loads))
    return level, (chosen | {option}, after)


@pytest.mark.parametrize("rule", SATISFACTION)
@few_examples
@given(cast=replies, asked=places)
def test_rules_equal_their_definition(rule, cast, asked):
    found = RULES[rule](ballots.collect(OPTIONS, cast), asked)

    assert found == by_definition(cast, asked, SATISFACTION[rule])


@few_examples
@given(replies, places)
def test_sequential_proportional_approval_reaches_every_path_and_no_other(cast, asked):
    found = committees.sequential_proportional_approval(ballots.collect(OPTIONS, cast), asked)

    assert set(found) == paths(cast, asked, lost_by_pav, (frozenset(),))


@more_examples
@given(replies, places)
def test_sequential_phragmen_reaches_every_path_and_no_other(cast, asked):
    found = committees.sequential_phragmen(ballots.collect(OPTIONS, cast), asked)

    start = (frozenset(), (Fraction(0),) * len(cast))
    assert set(found) == paths(cast, asked, load_of_phragmen, start)


@pytest.mark.parametrize("rule", RULES)
@few_examples
@given(cast=replies, asked=places, times=st.integers(2, 7))
def test_rules_do_not_change_when_every_reply_comes_more_often(rule, cast, asked, times):
    once = RULES[rule](ballots.collect(OPTIONS, cast), asked)

    assert RULES[rule](ballots.collect(OPTIONS, cast * times), asked) == once


@pytest.mark.parametrize("rule", RULES)
@few_examples
@given(replies)
def test_rules_agree_with_the_approval_count_on_one_place(rule, cast):
    """All but satisfaction approval, which weighs replies: one place leaves nothing to share out."""
    profile = ballots.collect(OPTIONS, cast)

    if rule != "sav":
        assert RULES[rule](profile, 1) == committees.approval(profile, 1)
