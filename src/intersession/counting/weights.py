"""Weights: returns made to agree with known numbers of the population, and means with their standard errors.

Raking (Deming and Stephan, 1940) fits one margin after the other until all agree. Weighted figures stand
beside unweighted ones with the design effect (Kish, 1965); with few returns it is better not to weight.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import variance

LARGEST = 5.0
"""A weight over this many times the mean weight is refused: one voice would speak for too many."""

SMALLEST_CELL = 5
"""A category of a margin with fewer returns is refused: merge it with another."""

ROUNDS = 100
CLOSE = 1e-9
"""Margins agree when none is off by more than this part of it."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A category of each return, in order, and how many of the population are in each category."""

    categories: Sequence[str]
    population: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each return, in order; `rounds` of fitting were needed."""

    values: tuple[float, ...]
    rounds: int

    @property
    def design_effect(self) -> float:
        """How many times larger weighting alone makes the variance of a mean (Kish): n Σw² / (Σw)²."""
        return len(self.values) * fsum(weight * weight for weight in self.values) / fsum(self.values) ** 2

    @property
    def largest(self) -> float:
        """The largest weight in mean weights."""
        return max(self.values) * len(self.values) / fsum(self.values)

    def mean(self, values: Sequence[float]) -> float:
        """Return the weighted mean of a value of each return; of 1 and 0 it is a weighted share."""
        return self.total(values) / fsum(self.values)

    def total(self, values: Sequence[float]) -> float:
        """Return the weighted sum: an estimate for the whole population."""
        return fsum(weight * value for weight, value in zip(self.values, values, strict=True))


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean and its standard error."""

    value: float
    error: float


def raked(margins: Sequence[Margin], start: Sequence[float] | None = None) -> Weights:
    """Return weights under which every margin of the returns is that of the population.

    Refuses margins of unlike length or with unlike totals, categories without population or with fewer than
    `SMALLEST_CELL` returns, margins that contradict each other, and a weight over `LARGEST`.
    """
    for margin in margins:
        _check(margin)
    _check_totals(margins)
    weights = [1.0] * len(margins[0].categories) if start is None else list(start)
    for rounds in range(1, ROUNDS + 1):
        for margin in margins:
            weights = _fitted(weights, margin)
        if all(_off(weights, margin) <= CLOSE for margin in margins):
            return _accepted(Weights(tuple(weights), rounds))
    raise ValueError(f"The margins do not agree after {ROUNDS} rounds; they may contradict each other.")


def sample_mean(values: Sequence[float], population: int) -> Mean:
    """Return the mean of a simple random sample, its error with the finite population correction (1 - n/N).

    Refuses fewer than two values, and more than the population.
    """
    size = len(values)
    if not 1 < size <= population:
        raise ValueError(f"A sample has two values at least and no more than its population: {size}.")
    return Mean(fsum(values) / size, sqrt(variance(values) / size * (1 - size / population)))


def stratified_mean(strata: Iterable[tuple[Sequence[float], int]]) -> Mean:
    """Return the mean of a sample drawn by strata, each with its values and its population."""
    drawn = [(sample_mean(values, population), population) for values, population in strata]
    whole = sum(population for _, population in drawn)
    value = fsum(mean.value * population for mean, population in drawn) / whole
    return Mean(value, sqrt(fsum((mean.error * population) ** 2 for mean, population in drawn)) / whole)


def _check(margin: Margin) -> None:
    returns = Counter(margin.categories)
    for category in {*returns, *margin.population}:
        if margin.population.get(category, 0) <= 0:
            raise ValueError(f"The population of '{category}' is not known.")
        if returns[category] < SMALLEST_CELL:
            raise ValueError(
                f"'{category}' has {returns[category]} returns, under {SMALLEST_CELL}: merge it with another."
            )


def _check_totals(margins: Sequence[Margin]) -> None:
    if len({len(margin.categories) for margin in margins}) != 1:
        raise ValueError("Every margin has one category for each return.")
    totals = [fsum(margin.population.values()) for margin in margins]
    if max(totals) - min(totals) > CLOSE * max(totals):
        raise ValueError(
            f"The margins have unlike populations: {', '.join(f'{total:g}' for total in totals)}."
        )


def _sums(weights: Sequence[float], margin: Margin) -> dict[str, float]:
    sums = dict.fromkeys(margin.population, 0.0)
    for weight, category in zip(weights, margin.categories, strict=True):
        sums[category] += weight
    return sums


def _fitted(weights: Sequence[float], margin: Margin) -> list[float]:
    sums = _sums(weights, margin)
    factors = {category: number / sums[category] for category, number in margin.population.items()}
    return [weight * factors[category] for weight, category in zip(weights, margin.categories, strict=True)]


def _off(weights: Sequence[float], margin: Margin) -> float:
    sums = _sums(weights, margin)
    return max(abs(sums[category] / number - 1) for category, number in margin.population.items())


def _accepted(weights: Weights) -> Weights:
    if weights.largest > LARGEST:
        raise ValueError(
            f"A weight is {weights.largest:.1f} times the mean, over {LARGEST:g}: merge categories."
        )
    return weights
