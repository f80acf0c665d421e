"""Agreement: how far coders who did not see each other give the same codes, beyond chance, exactly.

Krippendorff's alpha takes any number of coders, missing codes and ordered values; Cohen's kappa takes two
coders and Fleiss' as many for each unit. Raw agreement stands beside them, because they fall towards nothing
when a code is rare. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); Cohen (1960); Fleiss
(1971).
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias

RELIABLE = Fraction(667, 1000)
"""Under this alpha or kappa a code is not reliable and is adjudicated (Krippendorff)."""

TWO = 2


class Level(StrEnum):
    """What differences between values mean."""

    NOMINAL = "nominal"  # equal or not
    ORDINAL = "ordinal"  # by rank
    INTERVAL = "interval"  # by distance
    RATIO = "ratio"  # by distance, in proportion


class Undefined(StrEnum):
    """Why there is no coefficient."""

    NOTHING_SHARED = "nothing_shared"  # no unit was coded by two
    NO_VARIATION = "no_variation"  # everybody gave one value throughout: nothing tells agreement from chance


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Agreement beyond chance, 1 when perfect and 0 when as by chance; else why there is none."""

    value: Fraction | None
    why_not: Undefined | None = None

    @property
    def is_reliable(self) -> bool:
        """Whether the codes can be counted as they are; never where there is no coefficient."""
        return self.value is not None and self.value >= RELIABLE


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that is shown of a code. `kappa` is None unless two coded, `raw` when they shared no unit."""

    alpha: Coefficient
    kappa: Coefficient | None
    raw: Fraction | None
    units: int


Unit: TypeAlias = Sequence[Any]
"""The values that coders gave one unit, in the order of the coders; None where one gave none."""

Codings: TypeAlias = Mapping[str, Mapping[Hashable, Collection[str]]]
"""By coder and unit (a segment of a comment), the codes that were given; no entry for a unit not read."""

_Difference: TypeAlias = Callable[[Any, Any], Fraction | int]


def alpha(units: Iterable[Unit], level: Level = Level.NOMINAL) -> Coefficient:
    """Return Krippendorff's alpha; values above nominal are exact numbers, of a ratio not negative.

    A unit with fewer than two values is left out. Published: .743, .815, .849, .797 on the 4 by 12 matrix.
    """
    shared = [values for unit in units if len(values := _given(unit)) >= TWO]
    totals = Counter(value for values in shared for value in values)
    if not shared:
        return Coefficient(None, Undefined.NOTHING_SHARED)
    if len(totals) < TWO:
        return Coefficient(None, Undefined.NO_VARIATION)
    difference = _difference(level, totals)
    observed = sum(
        (_within(Counter(values), difference) / (len(values) - 1) for values in shared), Fraction(0)
    )
    expected = _within(totals, difference) / (totals.total() - 1)
    return Coefficient(1 - observed / expected)


def cohen(pairs: Iterable[tuple[Any, Any]]) -> Coefficient:
    """Return Cohen's kappa of two coders; units that one of them did not code are left out."""
    table = Counter(pair for pair in pairs if None not in pair)
    size = table.total()
    if not size:
        return Coefficient(None, Undefined.NOTHING_SHARED)
    first, second = Counter[Any](), Counter[Any]()
    for (one, other), times in table.items():
        first[one] += times
        second[other] += times
    same = Fraction(sum(times for (one, other), times in table.items() if one == other), size)
    return _beyond(same, Fraction(sum(first[value] * second[value] for value in first), size * size))


def fleiss(units: Iterable[Mapping[Hashable, int]]) -> Coefficient:
    """Return Fleiss' kappa of how many coders gave each value to a unit; all units are coded by as many."""
    counted = [Counter(dict(unit)) for unit in units]
    coders = {unit.total() for unit in counted}
    if len(coders) > 1:
        raise ValueError(f"Fleiss' kappa takes as many codes for each unit; there are {sorted(coders)}.")
    each = next(iter(coders), 0)
    if each < TWO:
        return Coefficient(None, Undefined.NOTHING_SHARED)
    pairs = sum(times * (times - 1) for unit in counted for times in unit.values())
    totals = sum(counted, Counter[Hashable]())
    same = Fraction(pairs, len(counted) * each * (each - 1))
    return _beyond(same, Fraction(sum(times * times for times in totals.values()), totals.total() ** 2))


def raw(units: Iterable[Unit]) -> Fraction | None:
    """Return the share of pairs of values within a unit that are equal; None when no unit has two."""
    same = pairs = 0
    for unit in units:
        times = Counter(_given(unit))
        same += sum(count * (count - 1) for count in times.values())
        pairs += times.total() * (times.total() - 1)
    return Fraction(same, pairs) if pairs else None


def by_code(codings: Codings, codes: Iterable[str]) -> dict[str, Agreement]:
    """Return the agreement on each code: given to a unit or not, by every coder who read the unit."""
    return {code: _agreement(_decisions(codings, code)) for code in codes}


def overall(codings: Codings, codes: Iterable[str]) -> Agreement:
    """Return the agreement on all decisions together, one for each unit and code."""
    return _agreement([unit for code in codes for unit in _decisions(codings, code)])


def _agreement(units: Sequence[tuple[bool | None, ...]]) -> Agreement:
    pairs = [(unit[0], unit[1]) for unit in units if len(unit) == TWO]
    kappa = cohen(pairs) if len(pairs) == len(units) else None
    shared = sum(len(_given(unit)) >= TWO for unit in units)
    return Agreement(alpha(units), kappa, raw(units), shared)


def _decisions(codings: Codings, code: str) -> list[tuple[bool | None, ...]]:
    units = dict.fromkeys(unit for coded in codings.values() for unit in coded)
    return [
        tuple(code in coded[unit] if unit in coded else None for coded in codings.values()) for unit in units
    ]


def _given(unit: Unit) -> list[Any]:
    return [value for value in unit if value is not None]


def _beyond(same: Fraction, chance: Fraction) -> Coefficient:
    if chance == 1:
        return Coefficient(None, Undefined.NO_VARIATION)
    return Coefficient((same - chance) / (1 - chance))


def _within(times: Mapping[Any, int], difference: _Difference) -> Fraction:
    """Sum the differences of all ordered pairs of values."""
    return sum(
        (times[one] * times[other] * Fraction(difference(one, other)) for one in times for other in times),
        Fraction(0),
    )


def _difference(level: Level, totals: Mapping[Any, int]) -> _Difference:
    match level:
        case Level.NOMINAL:
            return lambda one, other: int(one != other)
        case Level.ORDINAL:
            ranks = _ranks(totals)
            return lambda one, other: (ranks[one] - ranks[other]) ** 2
        case Level.INTERVAL:
            return lambda one, other: (Fraction(one) - Fraction(other)) ** 2
        case Level.RATIO:
            return _of_ratio


def _ranks(totals: Mapping[Any, int]) -> dict[Any, Fraction]:
    """Return the middle rank of each value among all that were given."""
    below, ranks = 0, {}
    for value in sorted(totals):
        ranks[value] = below + Fraction(totals[value], 2)
        below += totals[value]
    return ranks


def _of_ratio(one: Any, other: Any) -> Fraction | int:
    if min(one, other) < 0:
        raise ValueError("Values of a ratio are not negative.")
    total = Fraction(one) + Fraction(other)
    return ((Fraction(one) - Fraction(other)) / total) ** 2 if total else 0
