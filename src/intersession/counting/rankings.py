"""Rankings: ballots that put options in an order, where some may stand equal, counted pair by pair.

Equal ranks stay equal: they speak for neither option and are never made an order. PrefLib's file of the
Debian election of 2003 shows why: all its ranks are strict, and its recount elects another leader.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from typing import TypeAlias

Ranking: TypeAlias = tuple[frozenset[str], ...]
"""The best first; options in one set stand equal. Options left out stand equal, below those named."""

Table: TypeAlias = Mapping[tuple[str, str], int]
"""For each ordered pair of options, how many ballots put the first above the second."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All rankings, made by `collect`: each different one, complete, and how often it came."""

    options: tuple[str, ...]
    rankings: tuple[tuple[Ranking, int], ...]

    @property
    def replies(self) -> int:
        """The number of ballots."""
        return sum(times for _, times in self.rankings)


def collect(options: Sequence[str], ballots: Iterable[Ranking]) -> Profile:
    """Group rankings in one pass, looking at each different one once.

    Refuses an option that was not put to the Members or stands at two ranks, a rank without options, and
    options that are none or repeated.
    """
    if not options or len(set(options)) != len(options):
        raise ValueError(
            f"A ballot paper lists each option once, and one at least; found: {', '.join(options)}."
        )
    found: Counter[Ranking] = Counter()
    for ranking, times in Counter(ballots).items():
        found[completed(ranking, options)] += times
    order = {option: position for position, option in enumerate(options)}
    entries = sorted(
        found.items(), key=lambda entry: [sorted(order[one] for one in rank) for rank in entry[0]]
    )
    return Profile(tuple(options), tuple(entries))


def completed(ranking: Ranking, options: Sequence[str]) -> Ranking:
    """Add the options left out as one last rank; refuses what `collect` refuses in a ranking."""
    if not all(ranking):
        raise ValueError("A rank without options: leave it out.")
    named = Counter(option for rank in ranking for option in rank)
    unknown = sorted(named.keys() - set(options))
    if unknown:
        raise ValueError(f"'{unknown[0]}' cannot be ranked: the options are {', '.join(options)}.")
    twice = [option for option, times in named.items() if times > 1]
    if twice:
        raise ValueError(f"'{twice[0]}' stands at {named[twice[0]]} ranks: keep one.")
    rest = frozenset(options).difference(named)
    return (*ranking, rest) if rest else ranking


def pairwise(profile: Profile) -> dict[tuple[str, str], int]:
    """Count for each ordered pair the ballots that put the first above the second, not beside it."""
    table = dict.fromkeys(permutations(profile.options, 2), 0)
    for ranking, times in profile.rankings:
        for upper, lower in combinations(ranking, 2):
            for first in upper:
                for second in lower:
                    table[first, second] += times
    return table


def condorcet_winner(options: Sequence[str], table: Table) -> str | None:
    """Find the option that more ballots put above than below each other option; None where there is none."""
    for option in options:
        if all(table[option, other] > table[other, option] for other in options if other != option):
            return option
    return None


def borda(profile: Profile) -> dict[str, Fraction]:
    """Give each option one point a ballot for each option below it and half a point for each beside it.

    So options that stand equal share the points of their places evenly.
    """
    table, replies = pairwise(profile), profile.replies
    return {
        option: sum(
            (
                Fraction(replies + table[option, other] - table[other, option], 2)
                for other in profile.options
                if other != option
            ),
            Fraction(0),
        )
        for option in profile.options
    }
