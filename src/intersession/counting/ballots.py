"""Ballots: the replies to a consultation, grouped where equal, and what the approval count makes of them.

The approval count is the rule; `committees` holds the other rules, which only show how robust it is. A tie is
reported and never broken, and a set that leads is not a decision: that is the Members' or the Chair's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from intersession.counting import shares


class Neutral(StrEnum):
    """A reply that favours no option over another. It counts among the replies and approves nothing.

    "No objection to any" is not an approval: added to every option it would change no order, only swell
    every share.
    """

    NO_OBJECTION = "no_objection"
    ABSTENTION = "abstention"


Ballot: TypeAlias = frozenset[str] | Neutral
"""What one Member replies: the options it approves (none is a ballot too), or a neutral reply."""

Score: TypeAlias = int | Fraction


@dataclass(frozen=True, slots=True)
class Profile:
    """All replies, as `collect` or `collect_grouped` make them: each set of approvals and how often it came.

    Equal replies make equal profiles, whatever their order. `options` keeps the order of the ballot paper.
    """

    options: tuple[str, ...]
    approvals: tuple[tuple[frozenset[str], int], ...]
    no_objection: int = 0
    abstentions: int = 0

    @property
    def replies(self) -> int:
        """The number of replies of every kind."""
        return sum(times for _, times in self.approvals) + self.no_objection + self.abstentions


@dataclass(frozen=True, slots=True)
class Support:
    """What one option got: its share of the replies, and the bounds of its share of all entitled.

    `least` takes every silent Member to be against, `most` takes every one to be for. There is no confidence
    interval: all were asked, nobody was sampled.
    """

    option: str
    share: shares.Share
    least: shares.Share
    most: shares.Share


@dataclass(frozen=True, slots=True)
class Leading:
    """The options that lead for a number of places, in the order of the ballot paper.

    `certain` have a place. `tied` have equal scores and are more than the places left; empty without a tie.
    """

    places: int
    certain: tuple[str, ...]
    tied: tuple[str, ...] = ()

    @property
    def places_left(self) -> int:
        """How many of the tied options would still find a place."""
        return self.places - len(self.certain)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """How firm the line is between the last option with a place and the first without one.

    `margin` is what lies between their counts, 0 for a tie. So many of the replies received would have to
    change for a tie (`to_tie`) or for another option to stand above one with a place (`to_overtake`).
    `is_open`: the replies still outstanding could change the leading set or tie it.
    """

    margin: int
    to_tie: int
    to_overtake: int
    is_open: bool


def collect(options: Sequence[str], ballots: Iterable[Ballot], cap: int | None = None) -> Profile:
    """Group ballots in one pass; refuses what `check` refuses, looking at each different ballot once."""
    return collect_grouped(options, Counter(ballots).items(), cap)


def collect_grouped(
    options: Sequence[str], counted: Iterable[tuple[Ballot, int]], cap: int | None = None
) -> Profile:
    """Make a profile of ballots that were grouped before: each with how often it came, at least once.

    One ballot may stand several times. Refuses what `check` refuses, and options that are none or repeated.
    """
    order = _order(options)
    found: Counter[Ballot] = Counter()
    for ballot, times in counted:
        if times < 1:
            raise ValueError(f"A ballot comes at least once; {_named(ballot)} was given {times} times.")
        check(ballot, order, cap)
        found[ballot] += times
    no_objection, abstentions = (found.pop(kind, 0) for kind in (Neutral.NO_OBJECTION, Neutral.ABSTENTION))
    sets = [(ballot, times) for ballot, times in found.items() if isinstance(ballot, frozenset)]
    sets.sort(key=lambda entry: sorted(order[option] for option in entry[0]))
    return Profile(tuple(order), tuple(sets), no_objection, abstentions)


def check(ballot: Ballot, options: Iterable[str], cap: int | None = None) -> None:
    """Refuse a ballot that names an option not put to the Members, or more options than the cap allows.

    No cap: any number may be approved.
    """
    if cap is not None and cap < 1:
        raise ValueError(f"A cap allows at least one approval; {cap} was given.")
    if isinstance(ballot, Neutral):
        return
    unknown = ballot.difference(options)
    if unknown:
        raise ValueError(f"{_named(unknown)} cannot be approved: the options are {', '.join(options)}.")
    if cap is not None and len(ballot) > cap:
        raise ValueError(f"At most {cap} may be approved; {_named(ballot)} are {len(ballot)}.")


def merged(profiles: Sequence[Profile]) -> Profile:
    """Put the profiles of several groups together; refuses none, and groups with other options."""
    if len({part.options for part in profiles}) != 1:
        raise ValueError("Profiles are put together over the same options in the same order, one at least.")
    whole = collect_grouped(profiles[0].options, (entry for part in profiles for entry in part.approvals))
    return Profile(
        whole.options,
        whole.approvals,
        no_objection=sum(part.no_objection for part in profiles),
        abstentions=sum(part.abstentions for part in profiles),
    )


def counts(profile: Profile) -> dict[str, int]:
    """Count the approvals of every option, in the order of the ballot paper."""
    totals = dict.fromkeys(profile.options, 0)
    for ballot, times in profile.approvals:
        for option in ballot:
            totals[option] += times
    return totals


def support(profile: Profile, entitled: int) -> tuple[Support, ...]:
    """Give the share of replies of every option and its bounds over all entitled; 51 of 78, 51 to 100 of 127.

    Replies of every kind make the base. Refuses more replies than entitled Members.
    """
    replies, silent = profile.replies, outstanding(profile, entitled)
    return tuple(
        Support(
            option,
            shares.Share(count, replies, shares.Kind.RESPONDENTS),
            shares.Share(count, entitled, shares.Kind.ENTITLED),
            shares.Share(count + silent, entitled, shares.Kind.ENTITLED),
        )
        for option, count in counts(profile).items()
    )


def outstanding(profile: Profile, entitled: int) -> int:
    """Count the entitled Members that did not reply; refuses more replies than entitled Members."""
    if profile.replies > entitled:
        raise ValueError(
            f"{entitled} Members are entitled to reply, but {profile.replies} replies were counted."
        )
    return entitled - profile.replies


def leading(scores: Mapping[str, Score], places: int) -> Leading:
    """Find the options with the highest scores for `places` places: those certain and those tied.

    Refuses no place at all, and more places than options.
    """
    check_places(len(scores), places)
    last = sorted(scores.values(), reverse=True)[places - 1]
    reaching = tuple(option for option, score in scores.items() if score >= last)
    if len(reaching) == places:
        return Leading(places, reaching)
    above = tuple(option for option in reaching if scores[option] > last)
    return Leading(places, above, tuple(option for option in reaching if scores[option] == last))


def cutoff(profile: Profile, places: int, entitled: int) -> Cutoff | None:
    """Tell how firm the leading set of the approval count is.

    None when nothing is cut off, because every option has a place or no reply was received.
    """
    check_places(len(profile.options), places)
    missing = outstanding(profile, entitled)
    if places == len(profile.options) or profile.replies == 0:
        return None
    ranked = sorted(counts(profile).values(), reverse=True)
    margin = ranked[places - 1] - ranked[places]
    # A changed reply can take one approval from the option above and give it to the one below: two points.
    # At least `margin` replies approve the one above and not the one below, so enough can. An outstanding
    # reply only gives: one point.
    return Cutoff(margin, (margin + 1) // 2, margin // 2 + 1, is_open=missing >= max(margin, 1))


def check_places(options: int, places: int) -> None:
    """Refuse a number of places that is under 1 or over the number of options."""
    if not 1 <= places <= options:
        raise ValueError(f"Of {options} options, 1 to {options} can be chosen; {places} was asked for.")


def _order(options: Sequence[str]) -> dict[str, int]:
    order = {option: position for position, option in enumerate(options)}
    if not order or len(order) != len(options):
        raise ValueError(
            f"A ballot paper lists each option once, and one at least; found: {', '.join(options)}."
        )
    return order


def _named(ballot: Ballot) -> str:
    if isinstance(ballot, Neutral):
        return ballot.value
    return ", ".join(f"'{option}'" for option in sorted(ballot)) or "an empty ballot"
