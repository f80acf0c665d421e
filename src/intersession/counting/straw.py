"""Straw polls: for each option, who supports it, who does not and who has no opinion. No result follows.

A silence procedure has no counting at all: one objection breaks it, and silence is not a vote.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from intersession.counting import shares


class Opinion(StrEnum):
    """What a reply says of one option. "No opinion" is not "no": often the capital has not yet instructed."""

    SUPPORT = "support"
    DO_NOT_SUPPORT = "do_not_support"
    NO_OPINION = "no_opinion"


def tally(options: Sequence[str], replies: Iterable[Mapping[str, Opinion]]) -> dict[str, shares.Line]:
    """Count the opinions on each option among all replies, in one pass.

    An option that a reply leaves blank is counted as unanswered, never as no opinion; the class stands only
    where there is one. Refuses an option that was not put to the Members.
    """
    found: Counter[tuple[str, Opinion]] = Counter()
    received = 0
    for reply in replies:
        received += 1
        found.update(reply.items())
    unknown = sorted({option for option, _ in found}.difference(options))
    if unknown:
        raise ValueError(f"'{unknown[0]}' is not in this straw poll: the options are {', '.join(options)}.")
    return {option: _line([(kind, found[option, kind]) for kind in Opinion], received) for option in options}


def _line(parts: Sequence[tuple[str, int]], received: int) -> shares.Line:
    blank = received - sum(count for _, count in parts)
    rest = ((shares.UNANSWERED, blank),) if blank else ()
    return shares.Line(
        (*((str(kind), count) for kind, count in parts), *rest), received, shares.Kind.RESPONDENTS
    )
