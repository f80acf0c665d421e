"""Rows of the tables and their addresses: how the record names a row without its id."""

from collections.abc import Iterable
from typing import cast

from django.db import models

from intersession.record.schema import Entry, Refers

Table = type[models.Model]


class Addresses:
    """The ids of rows by table and address, and back."""

    def __init__(self) -> None:
        self._ids: dict[Table, dict[str, int]] = {}
        self._addresses: dict[Table, dict[int, str]] = {}

    def add(self, kind: type[Entry], row: models.Model) -> str:
        """Note a row whose parent and references are noted, and return its address."""
        address = "/".join(self._parts(kind, row))
        self._ids.setdefault(kind.table, {})[address] = row.pk
        self._addresses.setdefault(kind.table, {})[row.pk] = address
        return address

    def id(self, table: Table, address: str) -> int | None:
        """Return the id of the row, or None for the empty address."""
        return self._ids[table][address] if address else None

    def of(self, table: Table, pk: int | None) -> str:
        """Return the address of a row by its id; empty where there is none."""
        return "" if pk is None else self._addresses[table][pk]

    def _parts(self, kind: type[Entry], row: models.Model) -> Iterable[str]:
        if kind.parent:
            yield self.of(parent_table(kind), getattr(row, f"{kind.parent}_id"))
        for column in kind.identity:
            mark = kind.mark(column)
            yield self.of(mark.table, getattr(row, f"{column}_id")) if mark else str(getattr(row, column))


def parent_table(kind: type[Entry]) -> Table:
    """Return the table of the entries that this kind is written under."""
    return cast("Table", kind.table._meta.get_field(kind.parent).related_model)


def attribute(kind: type[Entry], column: str) -> str:
    """Return the attribute of a row that holds a column: the id for one that points to another row."""
    points = column == kind.parent or isinstance(kind.mark(column), Refers)
    return f"{column}_id" if points else column


def existing(kind: type[Entry], addresses: Addresses) -> dict[str, models.Model]:
    """Return the rows of the table by address, in one query, and note their addresses."""
    rows = kind.table._default_manager.filter(**kind.narrowed).order_by("pk")
    return {addresses.add(kind, row): row for row in rows}
