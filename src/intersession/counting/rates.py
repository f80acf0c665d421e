"""Rates of response: who was invited, received a questionnaire, attended, and returned it, never mixed.

After AAPOR, "Standard Definitions": RR1 counts complete returns only, RR2 complete and partial ones. Each is
given over the questionnaires distributed and over those who attended and could have answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intersession.counting import shares


@dataclass(frozen=True, slots=True)
class Returns:
    """What is known of one kind of participant. `attended` is None where nobody counted who was there.

    Refuses a negative number and more questionnaires distributed than persons invited. More may return one
    than are known to have attended: lists of attendance are incomplete.
    """

    invited: int
    distributed: int
    attended: int | None
    complete: int
    partial: int

    def __post_init__(self) -> None:
        shares.check(self.distributed, self.invited)
        if min(self.attended or 0, self.complete, self.partial) < 0:
            raise ValueError("Nobody counts less than nothing.")

    @property
    def returned(self) -> int:
        """Complete and partial returns together."""
        return self.complete + self.partial

    def complete_rate(self, kind: shares.Kind) -> shares.Share | None:
        """Return the share of complete returns (RR1); None where the base is not known or too small."""
        return self._rate(self.complete, kind)

    def rate(self, kind: shares.Kind) -> shares.Share | None:
        """Return the share of complete and partial returns (RR2); None where `complete_rate` has none."""
        return self._rate(self.returned, kind)

    def _rate(self, count: int, kind: shares.Kind) -> shares.Share | None:
        base = self._base(kind)
        return None if base is None or base < self.returned else shares.Share(count, base, kind)

    def _base(self, kind: shares.Kind) -> int | None:
        match kind:
            case shares.Kind.DISTRIBUTED:
                return self.distributed
            case shares.Kind.ELIGIBLE:
                return self.attended
            case _:
                raise ValueError(f"A rate of response has no base of kind '{kind}'.")


def total(by_kind: Mapping[str, Returns]) -> Returns:
    """Add up the kinds of participants; attendance is known when it is known of each."""
    all_of = tuple(by_kind.values())
    attended = [one.attended for one in all_of if one.attended is not None]
    return Returns(
        invited=sum(one.invited for one in all_of),
        distributed=sum(one.distributed for one in all_of),
        attended=sum(attended) if len(attended) == len(all_of) else None,
        complete=sum(one.complete for one in all_of),
        partial=sum(one.partial for one in all_of),
    )


def worst_case(share: shares.Share, population: int, kind: shares.Kind) -> tuple[shares.Share, shares.Share]:
    """Return the least and the most a share can be among all, whatever those who did not answer think.

    34 of 43 among 190: 34 to 181 of 190. No assumption and no chance: beside every headline. Refuses a
    population under the base, and a pooled share, whose answers are not persons.
    """
    if share.items > 1:
        raise ValueError(f"An index of {share.items} items counts answers, not persons.")
    shares.check(share.base, population)
    silent = population - share.base
    return shares.Share(share.count, population, kind), shares.Share(share.count + silent, population, kind)
