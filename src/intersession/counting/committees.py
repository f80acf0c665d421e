"""Committees: the sets that other rules than the approval count would choose, as a view of robustness.

Every rule gives all sets that tie, in exact integers. Rules and names after Lackner and Skowron,
"Multi-Winner Voting with Approval Preferences" (2023). Work that would grow without bound is not begun or is
given up, and the answer says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import comb, gcd, lcm
from typing import TypeAlias, TypeVar

from intersession.counting import ballots
from intersession.counting.ballots import Profile

STEPS = 5_000_000
"""The most work a rule takes on: looks at one ballot for one set or option. A second or two."""

SETS = 1_000
"""The most tied sets a rule follows or lists."""


class Limit(StrEnum):
    """What a rule ran out of."""

    STEPS = "steps"
    SETS = "sets"


@dataclass(frozen=True, slots=True)
class TooMany:
    """In place of sets: the rule was not followed to its end. It needs at least so many steps or sets."""

    needed: int
    allowed: int
    of: Limit


Sets: TypeAlias = tuple[tuple[str, ...], ...]
"""All sets that tie; options and sets in the order of the ballot paper."""

Result: TypeAlias = Sets | TooMany

State = TypeVar("State")

_Masks: TypeAlias = list[tuple[int, int]]
"""Different ballots, each as the sum of the bits of its options, and how often it came."""

_Supporters: TypeAlias = tuple[int, _Masks]
"""The bit of an option, and the ballots that approve it."""


def approval(profile: Profile, places: int) -> Result:
    """Take the options with the most approvals (AV)."""
    return _top(profile, ballots.counts(profile), places)


def satisfaction_approval(profile: Profile, places: int) -> Result:
    """Take the highest scores when each reply shares one point among the options it approves (SAV)."""
    whole = lcm(*(len(ballot) for ballot, _ in profile.approvals if ballot))
    scores = dict.fromkeys(profile.options, 0)
    for ballot, times in profile.approvals:
        for option in ballot:
            scores[option] += times * whole // len(ballot)
    return _top(profile, scores, places)


def proportional_approval(profile: Profile, places: int, steps: int = STEPS) -> Result:
    """Take the sets with the highest sum over replies of 1 + 1/2 + ... + 1/approved members (PAV)."""
    return _best(profile, places, _harmonic(places), steps)


def chamberlin_courant(profile: Profile, places: int, steps: int = STEPS) -> Result:
    """Take the sets with which most replies approve at least one member (CC)."""
    return _best(profile, places, (0, *[1] * places), steps)


def sequential_proportional_approval(profile: Profile, places: int, steps: int = STEPS) -> Result:
    """Add one option after the other, each time one that raises the score of PAV most (Thiele 1895)."""
    ballots.check_places(len(profile.options), places)
    supporters = _supporters(profile)
    gains = [after - before for before, after in pairwise(_harmonic(places))]

    def grow(chosen: int) -> Iterable[int]:
        longer = [part for part in _longer(_Part(chosen, 0, 0), supporters, gains) if part.chosen != chosen]
        most = max(part.score for part in longer)
        return (part.chosen for part in longer if part.score == most)

    found = _follow(0, grow, places, _looks(profile), steps)
    return found if isinstance(found, TooMany) else _listed(profile, found)


@dataclass(frozen=True, slots=True)
class _Loads:
    """A set under way in Phragmén's rule: the load of each ballot, in parts of which `unit` make 1."""

    chosen: int
    unit: int
    loads: tuple[int, ...]


def sequential_phragmen(profile: Profile, places: int, steps: int = STEPS) -> Result:
    """Add one option after the other; each is a load of 1 that its supporters carry (Phragmén 1894).

    Each time an option is added with which the highest load among its supporters, made equal, stays lowest.
    Options nobody approves come last, as equals.
    """
    ballots.check_places(len(profile.options), places)
    masks = _masks(profile)

    def grow(state: _Loads) -> Iterable[_Loads]:
        reached = {bit: _level(state, masks, bit) for bit in _bits(profile) if not bit & state.chosen}
        carried = [level for level in reached.values() if level is not None]
        least = min(carried, default=None)
        return (_loaded(state, masks, bit, least) for bit, level in reached.items() if level == least)

    start = _Loads(0, 1, (0,) * len(masks))
    found = _follow(start, grow, places, _looks(profile), steps)
    return found if isinstance(found, TooMany) else _listed(profile, {state.chosen for state in found})


RULES: dict[str, Callable[[Profile, int], Result]] = {
    "av": approval,
    "sav": satisfaction_approval,
    "pav": proportional_approval,
    "cc": chamberlin_courant,
    "seqpav": sequential_proportional_approval,
    "seqphragmen": sequential_phragmen,
}
"""Every rule by its short name in the field."""


def is_same(result: Result, other: Result) -> bool | None:
    """Whether two rules give the same sets; None where one was not followed to its end."""
    if isinstance(result, TooMany) or isinstance(other, TooMany):
        return None
    return set(result) == set(other)


def _bits(profile: Profile) -> list[int]:
    """One bit for each option; a set of options is the sum of its bits."""
    return [1 << position for position in range(len(profile.options))]


def _masks(profile: Profile) -> _Masks:
    bit = dict(zip(profile.options, _bits(profile), strict=True))
    return [(sum(bit[option] for option in ballot), times) for ballot, times in profile.approvals if ballot]


def _looks(profile: Profile) -> int:
    """The most steps it takes to see what each option would add to one set."""
    return len(profile.options) * max(len(profile.approvals), 1)


def _harmonic(places: int) -> tuple[int, ...]:
    """The sums 0, 1, 1 + 1/2, ... up to `places` terms, all times one number that makes them whole."""
    whole = lcm(*range(1, places + 1))
    return tuple(accumulate((whole // term for term in range(1, places + 1)), initial=0))


def _top(profile: Profile, scores: dict[str, int], places: int) -> Result:
    """All sets that the highest scores allow: those certain with every choice of those tied."""
    found = ballots.leading(scores, places)
    needed = comb(len(found.tied), found.places_left)
    if needed > SETS:
        return TooMany(needed, SETS, Limit.SETS)
    bit = dict(zip(profile.options, _bits(profile), strict=True))
    certain = sum(bit[option] for option in found.certain)
    chosen = combinations([bit[option] for option in found.tied], found.places_left)
    return _listed(profile, [certain + sum(some) for some in chosen])


@dataclass(frozen=True, slots=True)
class _Part:
    """A set under way in a search: what it scores, and the first option that may still be added."""

    chosen: int
    score: int
    first: int


def _best(profile: Profile, places: int, worth: Sequence[int], steps: int) -> Result:
    """Search the sets of a size; `worth` is what a reply with so many approved members adds to the score.

    An option adds no more later than it would now, for both rules that search. So a part whose best options
    would not bring it to the best score found is left. The work is bounded by looking at every set.
    """
    ballots.check_places(len(profile.options), places)
    needed = comb(len(profile.options), places) * max(len(profile.approvals), 1)
    if needed > steps:
        return TooMany(needed, steps, Limit.STEPS)
    supporters = _supporters(profile)
    gains = [after - before for before, after in pairwise(worth)]
    best, found, parts = 0, list[int](), [_Part(0, 0, 0)]
    while parts:
        part = parts.pop()
        longer = _longer(part, supporters, gains)
        left = places - part.chosen.bit_count()
        hoped = part.score + sum(sorted(more.score - part.score for more in longer)[-left:])
        # Once more tie than can be listed, only a better set still matters.
        if hoped < best + (len(found) > SETS):
            continue
        if left > 1:
            parts += reversed(longer[: 1 - left])  # without those too far back to be filled up
            continue
        if hoped > best:
            best, found = hoped, []
        found += [more.chosen for more in longer if more.score == best]
    return _listed(profile, found)


def _longer(part: _Part, supporters: Sequence[_Supporters], gains: Sequence[int]) -> list[_Part]:
    """The part with each option that may be added."""
    chosen = part.chosen
    return [
        _Part(
            chosen | bit,
            part.score + sum([times * gains[(mask & chosen).bit_count()] for mask, times in replies]),
            position,
        )
        for position, (bit, replies) in enumerate(supporters[part.first :], part.first + 1)
    ]


def _supporters(profile: Profile) -> list[_Supporters]:
    """Each option with the ballots that approve it, the most approved first, to find a good set early."""
    masks = _masks(profile)
    found = [(bit, [entry for entry in masks if entry[0] & bit]) for bit in _bits(profile)]
    return sorted(found, key=lambda entry: -sum(times for _, times in entry[1]))


def _follow(
    start: State, grow: Callable[[State], Iterable[State]], places: int, looks: int, steps: int
) -> set[State] | TooMany:
    """Follow every tie of a rule that adds one option at a time; `looks` are the steps to grow one state."""
    states, done = {start}, 0
    for _ in range(places):
        done += len(states) * looks
        if done > steps:
            return TooMany(done, steps, Limit.STEPS)
        grown = set[State]()
        for state in states:
            grown.update(grow(state))
            if len(grown) > SETS:
                return TooMany(len(grown), SETS, Limit.SETS)
        states = grown
    return states


def _level(state: _Loads, masks: _Masks, bit: int) -> Fraction | None:
    """The load every supporter of an option would carry, in units; None for an option without supporters."""
    supporters = [(load, times) for load, (mask, times) in zip(state.loads, masks, strict=True) if mask & bit]
    if not supporters:
        return None
    carried = state.unit + sum(load * times for load, times in supporters)
    return Fraction(carried, sum(times for _, times in supporters))


def _loaded(state: _Loads, masks: _Masks, bit: int, level: Fraction | None) -> _Loads:
    """Add the option, in the smallest whole units, so that equal loads are equal states."""
    if level is None:
        return _Loads(state.chosen | bit, state.unit, state.loads)
    parts = level.denominator
    loads = [
        level.numerator if mask & bit else load * parts
        for load, (mask, _) in zip(state.loads, masks, strict=True)
    ]
    unit = state.unit * parts
    common = gcd(unit, *loads)
    return _Loads(state.chosen | bit, unit // common, tuple(load // common for load in loads))


def _listed(profile: Profile, found: Iterable[int]) -> Result:
    """Name the options of each set, in order; refuses to list more than `SETS`."""
    chosen = set(found)
    if len(chosen) > SETS:
        return TooMany(len(chosen), SETS, Limit.SETS)
    bits = _bits(profile)
    places = sorted([position for position, bit in enumerate(bits) if bit & some] for some in chosen)
    return tuple(tuple(profile.options[position] for position in members) for members in places)
