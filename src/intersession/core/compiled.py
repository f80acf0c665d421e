"""Queries whose SQL is composed once: composing it by the ORM takes longer than asking the database."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Field, JSONField, QuerySet

Key = int | str | date
Read = Callable[[Any], Any]
STAND_INS: dict[type, Callable[[int], Key]] = {
    int: lambda number: 2**52 + number,
    str: lambda number: f"\x7f{number}",
    date: lambda number: date.max - timedelta(days=number),
}
"""Keys that no row of the record has, by number: composing is done with them."""


@dataclass(frozen=True, slots=True)
class _Written:
    sql: str
    given: tuple[Any, ...]
    names: tuple[str, ...]
    reads: tuple[tuple[str, Read], ...]  # the columns that are JSON


@dataclass(slots=True)
class Compiled:
    """A query that pages ask again and again, for other keys each time.

    `compose` returns its `.values()`, given a number, word or day for each key; it may not depend on
    anything else. It is called once, with others that stand in for the keys.
    """

    compose: Callable[..., "QuerySet[Any, Any]"]
    _written: dict[tuple[type, ...], _Written] = field(default_factory=dict)

    def rows(self, *keys: Key) -> list[dict[str, Any]]:
        """Return the rows for these keys, as `.values()` gives them."""
        types = tuple(type(key) for key in keys)
        written = self._written.get(types) or self._compose(types)
        known: dict[Any, Key] = {}
        for number, key in enumerate(keys):
            stand_in = STAND_INS[types[number]](number)
            known[stand_in] = key
            if isinstance(stand_in, date) and isinstance(key, date):
                known[stand_in.isoformat()] = key.isoformat()
        with connection.cursor() as cursor:
            cursor.execute(
                written.sql,
                [value if isinstance(value, list) else known.get(value, value) for value in written.given],
            )
            rows = [dict(zip(written.names, row, strict=True)) for row in cursor.fetchall()]
        for name, read in written.reads:
            for row in rows:
                row[name] = read(row[name])
        return rows

    def first(self, *keys: Key) -> dict[str, Any] | None:
        """Return the first row for these keys; None where there is none."""
        return next(iter(self.rows(*keys)), None)

    def _compose(self, types: tuple[type, ...]) -> _Written:
        stand_ins = [STAND_INS[kind](number) for number, kind in enumerate(types)]
        query = self.compose(*stand_ins).query
        compiler = query.get_compiler(connection=connection)
        sql, given = compiler.as_sql()
        names = tuple(query.selected or (*query.values_select, *query.annotation_select))
        outputs = [column[0].output_field for column in compiler.select or ()]
        reads = [(name, _read(output)) for name, output in zip(names, outputs, strict=True)]
        told = tuple((name, read) for name, read in reads if read)
        self._written[types] = written = _Written(sql, tuple(given), names, told)
        return written


def _read(output: "Field[Any, Any]") -> Read | None:
    """How a column is read: the connection gives JSON as it is written."""
    if isinstance(output, JSONField):
        return _json
    if isinstance(output, ArrayField) and isinstance(output.base_field, JSONField):
        return lambda values: [_json(value) for value in values]
    return None


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)
