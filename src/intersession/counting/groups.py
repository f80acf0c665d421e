"""Groups: the replies by regional group, what may be shown of them, and what leads without each group."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from intersession.counting import ballots

MINIMUM = 5
"""A row of fewer replies is withheld unless the replies are published with their authors."""


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its replies, whether to withhold them, and the leading set of all other groups.

    `is_withheld` is a hint for results published without authors: the row is under the minimum, or it would
    give such a row away by subtraction from the totals.
    """

    group: str
    profile: ballots.Profile
    is_withheld: bool
    without: ballots.Leading

    @property
    def uniform(self) -> tuple[str, ...]:
        """The options that all replies of the group approve, or none does.

        Such a figure tells what every State of the group that replied has said, however many they are.
        """
        replies = self.profile.replies
        return tuple(
            option
            for option, count in ballots.counts(self.profile).items()
            if replies and count in {0, replies}
        )


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


def table(profiles: Mapping[str, ballots.Profile], places: int, minimum: int = MINIMUM) -> tuple[Row, ...]:
    """Give a row for each group in the order given; refuses no group and groups with other options."""
    totals = ballots.counts(ballots.merged(tuple(profiles.values())))
    hidden = _withheld({group: profile.replies for group, profile in profiles.items()}, minimum)
    return tuple(
        Row(group, profile, group in hidden, ballots.leading(_less(totals, profile), places))
        for group, profile in profiles.items()
    )


def _less(totals: Mapping[str, int], profile: ballots.Profile) -> dict[str, int]:
    own = ballots.counts(profile)
    return {option: total - own[option] for option, total in totals.items()}


def _withheld(replies: Mapping[str, int], minimum: int) -> set[str]:
    """Take the groups under the minimum, then the next smallest until their sum is no small group itself.

    A group without replies has nothing to hide and hides nothing.
    """
    speaking = sorted((count, group) for group, count in replies.items() if count)
    hidden: set[str] = set()
    total = 0
    for count, group in speaking:
        if count >= minimum and (not hidden or total >= minimum):
            break
        hidden.add(group)
        total += count
    return hidden
