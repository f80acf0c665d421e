"""How many persons, and how many entities they represent: counts that add on one base only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self


class Apart(TypeError):  # noqa: N818 - says what the two counts are, as the field does
    """Two counts that must not be added: on different bases, or of different things."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something, with the base it was counted on: invited, registered, attended.

    Counts add only when both count the same thing on the same base; the parts must be disjoint.
    """

    number: int
    basis: str

    def __add__(self, other: Self) -> Self:
        if type(self) is not type(other) or self.basis != other.basis:
            raise Apart(f"{self!r} and {other!r} are not counted alike and cannot be added")
        return replace(self, number=self.number + other.number)


@dataclass(frozen=True, slots=True)
class Persons(Count):
    """So many persons on a base."""


@dataclass(frozen=True, slots=True)
class Entities(Count):
    """So many States or organizations that persons of a base represent."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statistics table: what is counted, the entities represented, and the persons."""

    key: str
    entities: Entities
    persons: Persons

    def __add__(self, other: "Line") -> "Line":
        return Line(self.key, self.entities + other.entities, self.persons + other.persons)


def total(key: str, lines: Iterable[Line], *, basis: str) -> Line:
    """Add up disjoint lines of one base under a new name; nothing gives zero on that base."""
    found = Line(key, Entities(0, basis), Persons(0, basis))
    for line in lines:
        found += line
    return found
