"""Groups: the replies by regional group, what may be shown of them, and what leads without each group."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from intersession.counting import ballots

MINIMUM = 5
"""A row of fewer replies is withheld unless the replies are published with their authors."""


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its replies, what not to show of them, and the leading set of all other groups.

    `is_withheld` (the whole row) and `hidden` (options) are for results published without authors: what they
    leave tells of no group what each of its States replied, not by subtraction from the totals either.
    """

    group: str
    profile: ballots.Profile
    is_withheld: bool
    hidden: frozenset[str]
    without: ballots.Leading


def split(
    options: Sequence[str], replies: Iterable[tuple[str, ballots.Ballot]], cap: int | None = None
) -> dict[str, ballots.Profile]:
    """Make one profile for each group from pairs of group and ballot, in one pass, groups in order of name.

    Refuses what `ballots.check` refuses.
    """
    found: dict[str, list[tuple[ballots.Ballot, int]]] = {}
    for (group, ballot), times in Counter(replies).items():
        found.setdefault(group, []).append((ballot, times))
    return {group: ballots.collect_grouped(options, found[group], cap) for group in sorted(found)}


def table(
    profiles: Mapping[str, ballots.Profile],
    places: int,
    *,
    minimum: int = MINIMUM,
    cap: int | None = None,
) -> tuple[Row, ...]:
    """Give a row for each group in the order given; refuses no group and groups with other options.

    A figure tells what each State said when all of a group approve an option, or none does. Without a cap
    that figure alone is hidden; with one the whole row is, since the choices of a row add up to what its
    replies may choose at most, and a hidden figure could follow from those beside it.
    """
    every = ballots.merged(tuple(profiles.values()))
    totals, secret = ballots.counts(every), frozenset(every.options) - _uniform(every)

    def may_be_shown(profile: ballots.Profile) -> bool:
        return profile.replies >= minimum and (cap is None or not secret & _uniform(profile))

    withheld = _withheld(profiles, may_be_shown)
    hidden = _hidden(profiles, withheld, secret)
    return tuple(
        Row(group, profile, group in withheld, hidden[group], ballots.leading(_less(totals, profile), places))
        for group, profile in profiles.items()
    )


def _less(totals: Mapping[str, int], profile: ballots.Profile) -> dict[str, int]:
    own = ballots.counts(profile)
    return {option: total - own[option] for option, total in totals.items()}


def _uniform(profile: ballots.Profile) -> frozenset[str]:
    """Give the options that all replies of the group approve, or none does."""
    ends = {0, profile.replies}
    return frozenset(option for option, count in ballots.counts(profile).items() if count in ends)


def _withheld(
    profiles: Mapping[str, ballots.Profile], may_be_shown: Callable[[ballots.Profile], bool]
) -> frozenset[str]:
    """Take the groups that may not be shown, then the smallest others until their sum may be.

    That sum follows from the totals. A group without replies has nothing to hide and hides nothing.
    """
    speaking = sorted((profile.replies, group) for group, profile in profiles.items() if profile.replies)
    taken = {group for _, group in speaking if not may_be_shown(profiles[group])}
    for _, group in speaking:
        if not taken or may_be_shown(ballots.merged([profiles[name] for name in taken])):
            break
        taken.add(group)
    return frozenset(taken)


def _hidden(
    profiles: Mapping[str, ballots.Profile], withheld: frozenset[str], secret: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Give the options to hide in each row that is shown: its uniform ones, and what keeps them hidden.

    What is unknown of an option has a known sum. Where that is 0, or all of their replies, the smallest
    figure that is still shown is hidden with them.
    """
    counts = {group: ballots.counts(profile) for group, profile in profiles.items() if profile.replies}
    shown = sorted(counts.keys() - withheld)
    hidden = {
        group: secret & _uniform(profiles[group]) if group in shown else frozenset() for group in profiles
    }
    for option in secret:
        known = [group for group in shown if option not in hidden[group]]
        unknown = counts.keys() - known
        summed = sum(counts[group][option] for group in unknown)
        if unknown and known and summed in {0, sum(profiles[group].replies for group in unknown)}:
            least = min(known, key=lambda group: counts[group][option])
            hidden[least] |= {option}
    return hidden
