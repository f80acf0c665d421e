"""Engines for large sets: the same expressions of Ibis on DuckDB, in this process, and on Spark.

One aggregate for each item, all joined by UNION ALL: each reads its own columns only, and this form ran on
every engine that was tried.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from intersession.core.refusals import Refused, Unavailable
from intersession.evaluations.engines import codebooks, plain

AS_WRITTEN = {"auto_detect": False, "header": True, "quote": '"', "escape": '"'}
"""CSV as the standard has it, nothing guessed: a guess skips what it takes for a title."""

AS_WRITTEN_FOR_SPARK = {"header": True, "quote": '"', "escape": '"', "multiLine": True, "mode": "FAILFAST"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of an engine; `columns` are the heads of its columns, in order.

    `narrowed` gives a table that is cheap to read many times, `fetched` the rows of an expression.
    """

    ibis: ModuleType
    table: Any
    columns: Sequence[str]
    narrowed: Callable[[Any], Any]
    fetched: Callable[[Any], Iterable[Sequence[Any]]]

    def counted(
        self, items: Sequence[codebooks.Item], group: str
    ) -> Iterable[tuple[codebooks.Item, str, str, int]]:
        """Count equal cells, one aggregate an item."""
        columns = dict.fromkeys([*([group] if group else []), *(c for item in items for c in item.columns)])
        names = {column: f"c{number}" for number, column in enumerate(columns)}
        read = {name: self.table[self.columns.index(column)] for column, name in names.items()}
        with self.narrowed(self.table.select(**read)) as table:
            parts = [
                self._aggregate(table, number, names.get(group, ""), [names[c] for c in item.columns])
                for number, item in enumerate(items)
            ]
            for number, within, key, times in self.fetched(self.ibis.union(*parts)):
                yield items[number], within.strip(), key, times

    def _aggregate(self, table: Any, number: int, group: str, columns: Sequence[str]) -> Any:
        """Count a table by group and columns as they are; only what is counted is turned into text."""
        by = list(dict.fromkeys([*([group] if group else []), *columns]))
        counted = table.aggregate(times=table.count(), by=by)
        cells = [_text(counted[column]) for column in columns]
        key = self.ibis.literal(codebooks.JOINT).join(cells) if cells else self.ibis.literal("")
        return counted.select(
            item=self.ibis.literal(number),
            within=_text(counted[group]) if group else self.ibis.literal(""),
            key=key,
            times=counted.times,
        )


@contextmanager
def opened_by_duckdb(file: Path) -> Iterator[Relation]:
    """Open a file by DuckDB; CSV is turned into Parquet first, so that it is read once."""
    ibis = _ibis("large")
    import duckdb  # optional: the extra `large`

    with tempfile.TemporaryDirectory() as folder:
        connection = ibis.duckdb.connect(temp_directory=folder)

        def read_once(table: Any) -> Any:
            table.to_parquet(Path(folder) / "answers.parquet")
            return nullcontext(connection.read_parquet(Path(folder) / "answers.parquet"))

        try:
            if _is_csv(file):
                separator, heads = plain.heads(file)
                table = connection.read_csv(
                    file, columns=dict.fromkeys(_places(heads), "VARCHAR"), delim=separator, **AS_WRITTEN
                )
                columns: Sequence[str] = heads
                narrowed: Callable[[Any], Any] = read_once
            else:
                table = connection.read_parquet(file)
                columns, narrowed = table.columns, nullcontext
            yield Relation(
                ibis, table, columns, narrowed, lambda e: connection.raw_sql(connection.compile(e)).fetchall()
            )
        except (duckdb.Error, UnicodeDecodeError) as wrong:
            raise Refused(f"{file} cannot be read: {_first_line(wrong)}") from wrong
        finally:
            connection.disconnect()


@contextmanager
def opened_by_spark(file: Path) -> Iterator[Relation]:
    """Open a file by Spark, on the cluster that PYSPARK_SUBMIT_ARGS or the settings of Spark name."""
    ibis = _ibis("scale")
    try:
        from pyspark import errors, sql  # optional: the extra `scale`
    except ImportError as missing:
        raise _not_installed("scale") from missing
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Unavailable("Spark needs Java 17: install it, or set JAVA_HOME.")
    session = sql.SparkSession.builder.appName("intersession").getOrCreate()
    connection = ibis.pyspark.connect(session)
    try:
        if _is_csv(file):
            separator, columns = plain.heads(file)
            schema = ", ".join(f"{place} STRING" for place in _places(columns))
            table = connection.read_csv(file, schema=schema, sep=separator, **AS_WRITTEN_FOR_SPARK)
            narrowed = _cached
        else:
            table, narrowed = connection.read_parquet(file), nullcontext
            columns = table.columns
        yield Relation(
            ibis, table, columns, narrowed, lambda e: connection.raw_sql(connection.compile(e)).collect()
        )
    except errors.PySparkException as wrong:
        raise Refused(f"{file} cannot be read: {_first_line(wrong)}") from wrong
    finally:
        session.stop()


def _ibis(extra: str) -> ModuleType:
    try:
        import ibis  # optional: an extra
    except ImportError as missing:
        raise _not_installed(extra) from missing
    return ibis


def _not_installed(extra: str) -> Unavailable:
    return Unavailable(
        f"This engine comes with the extra “{extra}”, which is not installed. Run: "
        f"pip install 'intersession[{extra}]', or '.[{extra}]' in a copy of the repository."
    )


def _cached(table: Any) -> Any:
    return table.cache()


def _places(heads: Sequence[str]) -> list[str]:
    """Name columns by their place: heads may hold any sign, or differ by case alone."""
    return [f"c{place}" for place in range(len(heads))]


def _is_csv(file: Path) -> bool:
    return file.suffix.lower() == ".csv"


def _text(cell: Any) -> Any:
    return cell.cast("string").fill_null("")


def _first_line(wrong: Exception) -> str:
    return str(wrong).strip().splitlines()[0]
