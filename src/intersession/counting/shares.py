"""Shares: a count, what it was counted from, and the whole per cent it prints.

Every published figure keeps its count, its base and the kind of that base; text is made from these. Whole per
cents are rounded half up in integers, which fits the figures of the annex of IC/2009/10. Python's `round`
goes to the even number instead: it gives 12 for 5 of 40, where half up gives 13.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

WHOLE = 100
"""All of a base, in per cent."""

SMALLEST_BASE = 20
"""Under this base only counts are printed: one answer of 20 is already 5 points."""

UNANSWERED = "unanswered"
"""The class of a line that counts those who returned the questionnaire and left the question blank."""


class Kind(StrEnum):
    """Whom a base counts; shares of different kinds are never pooled."""

    ANSWERED = "answered"  # those who answered this question
    RESPONDENTS = "respondents"  # those who returned the questionnaire, blank or not
    ELIGIBLE = "eligible"  # those who attended and could have answered
    DISTRIBUTED = "distributed"  # questionnaires handed out or links issued
    ENTITLED = "entitled"  # Members entitled to reply


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `base`, a base of one `kind`; refuses a negative count and a count over its base.

    `items` is the number of questions pooled. A pooled base counts answers, not persons, so it must be
    that many times larger before a per cent is printed.
    """

    count: int
    base: int
    kind: Kind
    items: int = 1

    def __post_init__(self) -> None:
        check(self.count, self.base)
        if self.items < 1:
            raise ValueError(f"A share covers at least one item; {self.items} was given.")

    @property
    def percent(self) -> int | None:
        """The whole per cent, or None where only counts are printed (base under `SMALLEST_BASE` an item)."""
        if self.base < SMALLEST_BASE * self.items:
            return None
        return whole_percent(self.count, self.base)


@dataclass(frozen=True, slots=True)
class Line:
    """One published line: classes that together make up the base, in the order of print.

    Refuses parts that do not add up to the base. A class `unanswered` makes the base all respondents, for
    every class of the line: since the parts add up, this names the base rightly and never changes it.
    """

    parts: tuple[tuple[str, int], ...]
    base: int
    kind: Kind = Kind.ANSWERED

    def __post_init__(self) -> None:
        names = [name for name, _ in self.parts]
        if len(set(names)) != len(names):
            raise ValueError(f"A class stands twice in the line: {', '.join(names)}.")
        for _, count in self.parts:
            check(count, self.base)
        total = sum(count for _, count in self.parts)
        if total != self.base:
            raise ValueError(f"The classes {', '.join(names)} make {total}, not the base of {self.base}.")
        if UNANSWERED in names:
            self._count_respondents()

    def _count_respondents(self) -> None:
        if self.kind not in {Kind.ANSWERED, Kind.RESPONDENTS}:
            raise ValueError(f"The class '{UNANSWERED}' is counted among respondents, not '{self.kind}'.")
        object.__setattr__(self, "kind", Kind.RESPONDENTS)

    def share(self, name: str) -> Share:
        """Give the share of one class; refuses a class the line does not have."""
        for class_name, count in self.parts:
            if class_name == name:
                return Share(count, self.base, self.kind)
        known = ", ".join(class_name for class_name, _ in self.parts)
        raise ValueError(f"The line has no class '{name}'; it has {known}.")

    @property
    def percents(self) -> tuple[int | None, ...]:
        """The whole per cent of each class in order, each rounded by itself and never adjusted."""
        return tuple(self.share(name).percent for name, _ in self.parts)

    @property
    def rounds_off(self) -> bool:
        """Whether the printed per cents miss 100, so that the line needs the note on rounding."""
        printed = [percent for percent in self.percents if percent is not None]
        return bool(printed) and sum(printed) != WHOLE


def check(count: int, base: int) -> None:
    """Refuse a count or base that cannot be: negative, or a count over its base."""
    if count < 0 or base < 0:
        raise ValueError(f"A count cannot be negative: {count} of {base}.")
    if count > base:
        raise ValueError(f"A count cannot exceed its base: {count} of {base}.")


def whole_percent(count: int, base: int) -> int:
    """Give the whole per cent of any share, rounded half up in integers; refuses a base of 0."""
    check(count, base)
    if base == 0:
        raise ValueError("There is no per cent of a base of 0.")
    return (200 * count + base) // (2 * base)


def pooled(shares: Iterable[Share]) -> Share:
    """Pool items into an index, all counts over all bases; refuses no items and mixed kinds of base."""
    items = tuple(shares)
    return Share(
        count=sum(item.count for item in items),
        base=sum(item.base for item in items),
        kind=_one_kind(items),
        items=sum(item.items for item in items),
    )


def mean_of_percents(shares: Iterable[Share]) -> int | None:
    """Average the exact item shares, rounded once; None where one item prints no per cent.

    Not for print in place of `pooled`: where it differs from the pooled per cent, the note says so.
    """
    items = tuple(shares)
    _one_kind(items)
    if any(item.percent is None for item in items):
        return None
    mean = sum((Fraction(item.count, item.base) for item in items), Fraction(0)) / len(items)
    return whole_percent(mean.numerator, mean.denominator)


def both_bases(count: int, answered: int, respondents: int) -> tuple[Share, ...]:
    """Give the share of those who answered and, where it prints differently, that of all respondents too.

    Whole per cents that differ do so by 1 point or more. Refuses more answers than respondents.
    """
    if answered > respondents:
        raise ValueError(f"{answered} answered, but only {respondents} returned the questionnaire.")
    usual, wide = Share(count, answered, Kind.ANSWERED), Share(count, respondents, Kind.RESPONDENTS)
    return (usual,) if usual.percent == wide.percent else (usual, wide)


def differs(share: Share, printed: int) -> int | None:
    """Give the points by which the recomputed per cent exceeds the published one; None where they agree.

    A published figure is checked on any base but 0, also where we would print counts only.
    """
    return (whole_percent(share.count, share.base) - printed) or None


def _one_kind(items: Sequence[Share]) -> Kind:
    kinds = {item.kind for item in items}
    if len(kinds) != 1:
        found = ", ".join(sorted(kinds)) or "none"
        raise ValueError(f"An index pools items on one kind of base; found: {found}.")
    return kinds.pop()
