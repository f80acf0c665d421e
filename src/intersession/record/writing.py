"""Writes a checked package to the database: only what is new or different, without a query a row."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import ProtectedError

from intersession.core.refusals import Refused
from intersession.record.package import KINDS, Package, Placed
from intersession.record.report import Change, Report, Tally
from intersession.record.rows import Addresses, attribute, existing, parent_table
from intersession.record.schema import Entry, Refers

Progress = Callable[[int, int, str], None]  # how many tables are done, of how many, and which one is next


def write(package: Package, progress: Progress) -> Report:
    """Make the record say what the package says, inside the transaction of the caller.

    Entries of the package are added and changed; what is written under them is made equal, so that a line
    taken away is removed; entries that the package does not mention are left alone.
    """
    writing = _Writing(package)
    writing.remove()
    for done, kind in enumerate(KINDS):
        progress(done, len(KINDS), str(kind.table._meta.verbose_name_plural))
        writing.put(kind)
    progress(len(KINDS), len(KINDS), "")
    return writing.report


class _Writing:
    """The rows as they were, the addresses of all rows, and the report as it grows."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.report = Report()
        self.addresses = Addresses()
        self.rows = {kind: existing(kind, self.addresses) for kind in KINDS}

    def remove(self) -> None:
        """Remove the rows under entries of the package that it no longer has; those that point go first."""
        for kind in reversed(KINDS):
            if gone := self._gone(kind):
                self.report.changes += [Change(kind.table._meta.label, address) for address in gone]
                for label, number in self._delete(kind, gone).items():
                    self.report.tallies.setdefault(label, Tally()).removed += number

    def _delete(self, kind: type[Entry], gone: dict[str, int]) -> dict[str, int]:
        """Delete the rows and return how many of each table went with them; refuses what others still use."""
        try:
            return kind.table._default_manager.filter(pk__in=gone.values()).delete()[1]
        except ProtectedError as error:
            users = sorted(self.addresses.of(type(row), row.pk) for row in error.protected_objects)
            what = f"a {kind.table._meta.verbose_name} that the package no longer has"
            raise Refused(f"Nothing was loaded: {what} is still used by {', '.join(users)}.") from error

    def _gone(self, kind: type[Entry]) -> dict[str, int]:
        if not kind.parent:
            return {}
        table = parent_table(kind)
        parents = {one.address for each in KINDS if each.table is table for one in self.package.entries[each]}
        kept = {placed.address for placed in self.package.entries[kind]}
        return {
            address: row.pk
            for address, row in self.rows[kind].items()
            if address not in kept and self.addresses.of(table, getattr(row, f"{kind.parent}_id")) in parents
        }

    def put(self, kind: type[Entry]) -> None:
        """Create the rows that are missing and change those that differ: at most two statements.

        Entries that name others of their own kind follow on those, with two statements of their own.
        """
        marks = {column: kind.mark(column) for column in kind.columns()}
        own = [column for column, mark in marks.items() if mark and mark.table is kind.table]
        naming = [one for one in self.package.entries[kind] if any(getattr(one.entry, name) for name in own)]
        self._put(kind, [one for one in self.package.entries[kind] if one not in naming])
        if naming:
            self._put(kind, naming)

    def _put(self, kind: type[Entry], entries: list[Placed[Any]]) -> None:
        new: list[models.Model] = []
        changed: list[models.Model] = []
        columns: set[str] = set()
        for placed in entries:
            values, row = self._values(placed), self.rows[kind].get(placed.address)
            if row is None:
                new.append(kind.table(**values))
            elif different := [name for name, value in values.items() if getattr(row, name) != value]:
                self._change(placed, row, {name: values[name] for name in different})
                changed.append(row)
                columns.update(different)
        for row in kind.table._default_manager.bulk_create(new):
            self.addresses.add(kind, row)
        if changed:
            kind.table._default_manager.bulk_update(changed, sorted(columns))
        tally = self.report.tally(kind.table)
        tally.created += len(new)
        tally.changed += len(changed)
        tally.unchanged += len(entries) - len(new) - len(changed)

    def _values(self, placed: Placed[Any]) -> dict[str, Any]:
        """Return the attributes of the row that the entry describes."""
        kind: type[Entry] = type(placed.entry)
        values = {attribute(kind, column): self._value(placed, column) for column in kind.columns()}
        if placed.parent:
            values[f"{kind.parent}_id"] = self.addresses.id(parent_table(kind), placed.parent.address)
        if kind.is_ordered():
            values["position"] = placed.position
        return {**values, **placed.entry.derived()}

    def _value(self, placed: Placed[Any], column: str) -> Any:
        value, mark = getattr(placed.entry, column), placed.entry.mark(column)
        return self.addresses.id(mark.table, value) if isinstance(mark, Refers) else value

    def _change(self, placed: Placed[Any], row: models.Model, values: dict[str, Any]) -> None:
        label = placed.entry.table._meta.label
        for name, new in values.items():
            column = name.removesuffix("_id")
            shown = self._shown(placed, column, getattr(row, name)), self._shown(placed, column, new)
            self.report.changes += Change.between(label, placed.address, column, *shown)
            setattr(row, name, new)

    def _shown(self, placed: Placed[Any], column: str, value: Any) -> Any:
        """Return a value as a file would have it: an address for an id."""
        mark = placed.entry.mark(column)
        return self.addresses.of(mark.table, value) if isinstance(mark, Refers) else value
