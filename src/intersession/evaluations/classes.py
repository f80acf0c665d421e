"""The classes in which responses are told apart: kinds of participants, small ones taken together."""

from collections.abc import Mapping

from intersession.membership.models import Kind

SMALLEST = 10
"""Invited participants that a class must have; under it a response could point to a person."""
OTHERS = "others"
ALL = ""
"""The class of everybody, where no two are large enough."""


def merges(invited: Mapping[str, int]) -> dict[str, str]:
    """Return the class of every kind of participant, by how many of each are invited.

    Kinds under the smallest number are `others`; if these together are still too few, the smallest of the
    large kinds joins them; what is then one class only is that of all.
    """
    large = sorted(
        (kind for kind in Kind.values if invited.get(kind, 0) >= SMALLEST), key=invited.__getitem__
    )
    rest = sum(invited.values()) - sum(invited[kind] for kind in large)
    if 0 < rest < SMALLEST:
        large = large[1:]
    whole = len(large) + bool(rest) <= 1
    return {kind: ALL if whole else kind if kind in large else OTHERS for kind in Kind.values}
