"""What a load did: how many rows of each table it touched, and each value that it changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from django.db import models


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a load changed; without a column, a row that it removed."""

    table: str
    address: str
    column: str = ""
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        row = f"{self.table} {self.address}"
        return (
            f"{row}: {self.column}: {_said(self.old)} -> {_said(self.new)}"
            if self.column
            else f"{row}: removed"
        )

    @classmethod
    def between(cls, table: str, address: str, column: str, old: Any, new: Any) -> Iterator[Self]:
        """Return what differs between two values: of a text in several languages, each that does."""
        if not isinstance(old, dict) or not isinstance(new, dict):
            yield cls(table, address, column, old, new)
            return
        for key in sorted({*old, *new}):
            if old.get(key) != new.get(key):
                yield cls(table, address, f"{column}.{key}", old.get(key), new.get(key))


def _said(value: Any) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    return f"“{value}”" if isinstance(value, str) else str(value)


@dataclass(slots=True)
class Tally:
    """How many rows of a table were created, changed, left as they were, and removed."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(slots=True)
class Report:
    """What a load did, by table, and each change."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def tally(self, table: type[models.Model]) -> Tally:
        """Return the tally of a table."""
        return self.tallies.setdefault(table._meta.label, Tally())

    @property
    def total(self) -> Tally:
        """The tallies of all tables together."""
        each = self.tallies.values()
        return Tally(
            created=sum(one.created for one in each),
            changed=sum(one.changed for one in each),
            unchanged=sum(one.unchanged for one in each),
            removed=sum(one.removed for one in each),
        )

    @property
    def is_empty(self) -> bool:
        """Whether the record was already as the package says."""
        return not (self.total.created or self.total.changed or self.total.removed)
