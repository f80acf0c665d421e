"""Changes: whether two meetings, or two questions, were answered differently, beyond what chance explains.

Respondents of two meetings are taken for different persons: anonymity does not let anybody match them, though
many return. With some forty responses each, only a change of 20 points or more can be measured, so that "no
measurable change" is the usual true answer. It does not say that nothing changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, comb, sqrt
from statistics import NormalDist

from intersession.counting import shares

LEVEL = Fraction(1, 20)
"""The chance to call something a change that is none, over all items that are compared together."""

POWER = 0.8
"""The chance with which a change of the smallest detectable size is seen."""


class Verdict(StrEnum):
    """What may be said."""

    MEASURABLE = "measurable"
    NOT_MEASURABLE = "not_measurable"


@dataclass(frozen=True, slots=True)
class Change:
    """One item at two meetings. `chance` is the p-value of its test, `adjusted` that of all (Holm)."""

    earlier: shares.Share
    later: shares.Share
    chance: Fraction
    adjusted: Fraction

    @property
    def verdict(self) -> Verdict:
        """Whether a change may be stated."""
        return Verdict.MEASURABLE if self.adjusted <= LEVEL else Verdict.NOT_MEASURABLE

    @property
    def points(self) -> Fraction:
        """The difference in points, later minus earlier, exact; not for print without the verdict."""
        later, earlier = (Fraction(share.count, share.base) for share in (self.later, self.earlier))
        return shares.WHOLE * (later - earlier)


def compare(items: Sequence[tuple[shares.Share, shares.Share]]) -> tuple[Change, ...]:
    """Compare items, each earlier and later, by Fisher's test and Holm's correction over all of them.

    Refuses shares on unlike kinds of base, empty bases, and indices, whose answers are not independent.
    """
    for earlier, later in items:
        _check(earlier, later)
    chances = [fisher(earlier.count, earlier.base, later.count, later.base) for earlier, later in items]
    return tuple(
        Change(earlier, later, chance, adjusted)
        for (earlier, later), chance, adjusted in zip(items, chances, holm(chances), strict=True)
    )


def fisher(count: int, base: int, other_count: int, other_base: int) -> Fraction:
    """Return the exact two-sided p-value that two shares differ (Fisher): all tables no likelier than this.

    With the sums given, so many of the agreeing answers fall to the first base by the hypergeometric law.
    """
    shares.check(count, base)
    shares.check(other_count, other_base)
    agreeing, whole = count + other_count, base + other_base
    fewest, most = max(0, agreeing - other_base), min(agreeing, base)
    ways = {n: comb(base, n) * comb(other_base, agreeing - n) for n in range(fewest, most + 1)}
    return Fraction(sum(way for way in ways.values() if way <= ways[count]), comb(whole, agreeing))


def mcnemar(only_first: int, only_second: int) -> Fraction:
    """Return the exact two-sided p-value that the same persons answer two questions differently (McNemar).

    Legitimate only where pairs are known: of each person both answers, within one survey. Counts are the
    persons who said yes to one of them only.
    """
    if min(only_first, only_second) < 0:
        raise ValueError("A count is not negative.")
    differing = only_first + only_second
    tail = sum(comb(differing, n) for n in range(min(only_first, only_second) + 1))
    return min(Fraction(1), Fraction(2 * tail, 2**differing))


def mcnemar_bounds(first: int, second: int, base: int) -> tuple[Fraction, Fraction]:
    """Return the least and largest p-value of `mcnemar` when only the totals of both questions are known."""
    shares.check(first, base)
    shares.check(second, base)
    overlaps = range(max(0, first + second - base), min(first, second) + 1)
    found = [mcnemar(first - both, second - both) for both in overlaps]
    return min(found), max(found)


def holm(chances: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Adjust p-values for so many tests at once (Holm, 1979), in the order given."""
    adjusted, reached = list(chances), Fraction(0)
    order = sorted(range(len(chances)), key=lambda index: chances[index])
    for rank, index in enumerate(order):
        reached = max(reached, min(Fraction(1), (len(chances) - rank) * chances[index]))
        adjusted[index] = reached
    return tuple(adjusted)


def detectable(share: Fraction, base: int, other_base: int, population: int | None = None) -> int:
    """Return the smallest change from a share, in whole points rounded up, that would mostly be seen.

    By the normal approximation: at `LEVEL` for one item, with `POWER`, with the finite population correction
    where a population is given. 43 and 43 at 80 per cent: 25 points; 22 of 190.
    """
    normal = NormalDist()
    reach = normal.inv_cdf(1 - float(LEVEL) / 2) + normal.inv_cdf(POWER)
    spread = float(share * (1 - share)) * sum(_one_over(size, population) for size in (base, other_base))
    return ceil(shares.WHOLE * reach * sqrt(spread))


def _one_over(size: int, population: int | None) -> float:
    if size < 1 or (population is not None and population < max(size, 2)):
        raise ValueError(f"A base is at least 1 and no more than its population: {size}.")
    return 1 / size if population is None else (population - size) / (population - 1) / size


def _check(earlier: shares.Share, later: shares.Share) -> None:
    if earlier.kind != later.kind:
        raise ValueError(f"A share of '{earlier.kind}' is not compared with one of '{later.kind}'.")
    if not earlier.base or not later.base:
        raise ValueError("There is nothing to compare on a base of 0.")
    if max(earlier.items, later.items) > 1:
        raise ValueError("Indices are not compared by a test of persons; compare their items.")
