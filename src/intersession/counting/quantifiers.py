"""Quantifiers: which word of a ladder ("a few", "many") a count of a base deserves.

No ladder of the United Nations was found and groups read such words differently, so this is a house ladder:
its bounds are printed in the note and the count stands beside the word. Keys only; the words are elsewhere.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from intersession.counting import shares


@dataclass(frozen=True, slots=True)
class Rung:
    """One word and what it takes: at least `count` persons and at least `share` of the base.

    `majority` marks a word such as "most", which also takes more than half of the base.
    """

    key: str
    count: int = 0
    share: Fraction = Fraction(0)
    majority: bool = False

    def reached(self, count: int, base: int) -> bool:
        """Whether `count` of `base` (over 0) is enough for this word."""
        return (
            count >= self.count
            and Fraction(count, base) >= self.share
            and (not self.majority or 2 * count > base)
        )

    def is_above(self, lower: "Rung") -> bool:
        """Whether this word takes more than `lower` in some respect and less in none."""
        mine, theirs = (self.count, self.share, self.majority), (lower.count, lower.share, lower.majority)
        no_less = self.count >= lower.count and self.share >= lower.share and self.majority >= lower.majority
        return no_less and mine != theirs


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A ladder of rungs from the lowest up. Each word holds from its own bound to the next, so none overlap.

    Refuses a key used twice, a first rung that leaves out a count of 0, a rung not above the one before it,
    and a rung that no count reaches on the smallest base with words.
    """

    rungs: tuple[Rung, ...]

    def __post_init__(self) -> None:
        keys = [rung.key for rung in self.rungs]
        if len(set(keys)) != len(keys):
            raise ValueError(f"A word stands twice in the ladder: {', '.join(keys)}.")
        if not self.rungs or not self.rungs[0].reached(0, shares.SMALLEST_BASE):
            raise ValueError("The ladder has a gap at its foot: its first word must take a count of 0.")
        self._check_order()
        self._check_gaps()

    def _check_order(self) -> None:
        for lower, rung in pairwise(self.rungs):
            if not rung.is_above(lower):
                raise ValueError(f"The ladder is out of order: '{rung.key}' is not above '{lower.key}'.")

    def _check_gaps(self) -> None:
        used = {key for key, _, _ in spans(shares.SMALLEST_BASE, self)}
        for rung in self.rungs:
            if rung.key not in used:
                raise ValueError(f"No count of {shares.SMALLEST_BASE} is '{rung.key}': widen its bounds.")


def quantifier(count: int, base: int, vocabulary: Vocabulary) -> str | None:
    """Give the key of the highest word `count` of `base` reaches; None under `shares.SMALLEST_BASE`."""
    shares.check(count, base)
    if base < shares.SMALLEST_BASE:
        return None
    return next(rung.key for rung in reversed(vocabulary.rungs) if rung.reached(count, base))


def spans(base: int, vocabulary: Vocabulary) -> tuple[tuple[str, int, int], ...]:
    """Tell what each word means on a base, for the note: its key, least and most count, lowest first.

    Empty under `shares.SMALLEST_BASE`, where no words are used.
    """
    counts: dict[str, list[int]] = {}
    for count in range(base + 1):
        key = quantifier(count, base, vocabulary)
        if key is not None:
            counts.setdefault(key, []).append(count)
    return tuple((key, found[0], found[-1]) for key, found in counts.items())


HOUSE = Vocabulary(
    (
        Rung("none"),
        Rung("one", count=1),
        Rung("a_few", count=2),
        Rung("several", count=3, share=Fraction(1, 10)),  # two persons are "a few" even on a base of 20
        Rung("some", count=3, share=Fraction(1, 4)),
        Rung("many", count=3, share=Fraction(2, 5)),
        Rung("majority", count=3, share=Fraction(1, 2), majority=True),
        Rung("large_majority", count=3, share=Fraction(2, 3), majority=True),
        Rung("almost_all", count=3, share=Fraction(9, 10), majority=True),
        Rung("all", count=3, share=Fraction(1), majority=True),
    )
)
"""The ladder in use. On 43: 1; 2-4; 5-10; 11-17; 18-21; 22-28; 29-38; 39-42; 43."""
