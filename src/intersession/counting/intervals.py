"""Intervals: how far a share of the returns may lie from the share of all who could have answered.

All are 95 per cent intervals and suppose that those who did not answer are like those who did; the response
rate therefore stands beside them. The population is finite (190 asked, 43 answered), which narrows them.
"""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import comb, sqrt

from intersession.counting import shares

Z = 1.959963984540054
"""The 0.975 quantile of the normal distribution."""

TAIL = Fraction(1, 40)
"""What an exact interval leaves out on each side: 2.5 per cent."""

FEW = 5
"""With fewer than this on either side of a share, the normal approximation gives way to the exact bounds."""


class Method(StrEnum):
    """How an interval was found; the note of the paper names it."""

    WILSON = "wilson"  # with the finite population correction
    EXACT = "exact"  # hypergeometric
    COMPLETE = "complete"  # everybody answered: nothing to estimate


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a share, each from 0 to 1, exact fractions so that they round by the rule of all shares."""

    low: Fraction
    high: Fraction
    method: Method

    @property
    def percents(self) -> tuple[int, int]:
        """Both bounds in whole per cents, rounded half up."""
        return (
            shares.whole_percent(self.low.numerator, self.low.denominator),
            shares.whole_percent(self.high.numerator, self.high.denominator),
        )


def interval(share: shares.Share, population: int) -> Interval | None:
    """Estimate a share of the population with 95 per cent confidence; None where it prints no per cent.

    Exact when fewer than `FEW` stand on either side of the share, Wilson with finite population correction
    otherwise. At 43 of 190 this covers the true share in at least 93.4 per cent of samples, whatever it is;
    Wilson alone falls to 92.2. Refuses a population smaller than the base, and a pooled share, whose
    answers are not independent: several come from one person.
    """
    _check(share.count, share.base, population)
    if share.items > 1:
        raise ValueError(f"An index of {share.items} items has no interval: its answers are not independent.")
    if share.percent is None:
        return None
    if share.base == population:
        point = Fraction(share.count, share.base)
        return Interval(point, point, Method.COMPLETE)
    if min(share.count, share.base - share.count) < FEW:
        least, most = exact_bounds(share.count, share.base, population)
        return Interval(Fraction(least, population), Fraction(most, population), Method.EXACT)
    low, high = finite_wilson(share.count, share.base, population)
    return Interval(Fraction(low), Fraction(high), Method.WILSON)


def wilson(count: int, base: int) -> tuple[float, float]:
    """Give Wilson's score interval (1927) for a share of an endless population, as proportions."""
    return _score(_point(count, base), base)


def finite_wilson(count: int, base: int, population: int) -> tuple[float, float]:
    """Give Wilson's interval for a finite population, by the effective base n(N-1)/(N-n), as proportions.

    Once everybody has answered both bounds are the share itself.
    """
    _check(count, base, population)
    point = _point(count, base)
    if base == population:
        return point, point
    return _score(point, base * (population - 1) / (population - base))


def exact_bounds(count: int, base: int, population: int) -> tuple[int, int]:
    """Give the fewest and most of the population who may share the answer, by exact hypergeometric tails.

    After Clopper and Pearson (1934): every number is kept under which a count so high, or so low, has a
    chance over `TAIL`. Whole numbers of the population, not proportions.
    """
    _check(count, base, population)
    return _fewest(count, base, population), population - _fewest(base - count, base, population)


def _point(count: int, base: int) -> float:
    shares.check(count, base)
    if base == 0:
        raise ValueError("There is no interval for a base of 0.")
    return count / base


def _score(point: float, base: float) -> tuple[float, float]:
    centre = point + Z * Z / (2 * base)
    reach = Z * sqrt(point * (1 - point) / base + Z * Z / (4 * base * base))
    scale = 1 + Z * Z / base
    # The algebra gives low <= point <= high within 0 and 1; the last digit of a float may not.
    return max(0.0, min(point, (centre - reach) / scale)), min(1.0, max(point, (centre + reach) / scale))


def _fewest(count: int, base: int, population: int) -> int:
    possible = range(count, population - base + count + 1)
    rare = TAIL * comb(population, base)

    def is_kept(members: int) -> bool:
        return _samples_reaching(count, base, members, population) > rare

    return possible[bisect_left(possible, True, key=is_kept)]


def _samples_reaching(count: int, base: int, members: int, population: int) -> int:
    """Count the samples of `base` that hold at least `count` of the `members`, by the shorter tail."""

    def samples(found: range) -> int:
        return sum(comb(members, k) * comb(population - members, base - k) for k in found)

    if count <= base // 2:
        return comb(population, base) - samples(range(count))
    return samples(range(count, base + 1))


def _check(count: int, base: int, population: int) -> None:
    shares.check(count, base)
    if population < base:
        raise ValueError(f"A population of {population} cannot give {base} answers.")
