"""Engines for large sets: the same expressions of Ibis on DuckDB, in this process, and on Spark.

One aggregate for each item, all joined by UNION ALL: each reads its own columns only, and this form ran on
every engine that was tried.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from intersession.core.refusals import Refused, Unavailable
from intersession.evaluations.engines import codebooks, plain

AS_WRITTEN = {"auto_detect": False, "header": True, "quote": '"', "escape": '"'}
"""CSV as the standard has it, nothing guessed: a guess skips what it takes for a title."""

AS_WRITTEN_FOR_SPARK = {"header": True, "quote": '"', "escape": '"', "multiLine": True, "mode": "FAILFAST"}

Narrowed: TypeAlias = Callable[[Any, Sequence[str]], AbstractContextManager[Any]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of an engine; `columns` are the heads of its columns, in order.

    `narrowed` gives a table with some of its columns that is cheap to read many times, `fetched` the rows of
    an expression. The parts share no expression of their own: DuckDB would keep all it gives in memory.
    """

    ibis: Any
    table: Any
    columns: Sequence[str]
    narrowed: Narrowed
    fetched: Callable[[Any], Iterable[Sequence[Any]]]

    def counted(
        self, items: Sequence[codebooks.Item], group: str
    ) -> Iterable[tuple[codebooks.Item, str, str, int]]:
        """Count equal cells, one aggregate an item."""
        names = dict(zip(self.columns, self.table.columns, strict=True))
        grouped = [names[group]] if group else []
        wanted = dict.fromkeys([*grouped, *(names[column] for item in items for column in item.columns)])
        with self.narrowed(self.table, list(wanted)) as table:
            parts = [
                self._aggregate(table, number, grouped, [names[column] for column in item.columns])
                for number, item in enumerate(items)
            ]
            for number, within, key, times in self.fetched(self.ibis.union(*parts)):
                yield items[number], (within or "").strip(), key or "", times

    def _aggregate(self, table: Any, number: int, group: Sequence[str], columns: Sequence[str]) -> Any:
        """Count a table by group and columns as they are; only what is counted is turned into text."""
        places = {f"c{place}": column for place, column in enumerate([*group, *columns])}
        cells = (
            table.select(**{place: table[column] for place, column in places.items()}) if places else table
        )
        counted = cells.aggregate(times=cells.count(), by=list(places))
        return counted.select(
            item=self.ibis.literal(number),
            within=self._text(counted, list(places)[: len(group)]),
            key=self._text(counted, list(places)[len(group) :]),
            times=counted.times,
        )

    def _text(self, counted: Any, columns: Sequence[str]) -> Any:
        """Return the cells of columns as one text; of a single column, null for a blank one."""
        cells = [counted[column].cast("string") for column in columns]
        if len(cells) > 1:
            return self.ibis.literal(codebooks.JOINT).join([cell.fill_null("") for cell in cells])
        return cells[0] if cells else self.ibis.literal("")


@contextmanager
def opened_by_duckdb(file: Path) -> Iterator[Relation]:
    """Open a file by DuckDB; CSV is turned into Parquet first, so that it is read once."""
    ibis = _ibis("large")
    import duckdb  # optional: the extra `large`

    with tempfile.TemporaryDirectory() as folder:
        connection = ibis.duckdb.connect(temp_directory=folder)

        def read_once(table: Any, columns: Sequence[str]) -> AbstractContextManager[Any]:
            table.select(columns or table.columns[:1]).to_parquet(Path(folder) / "answers.parquet")
            return nullcontext(connection.read_parquet(Path(folder) / "answers.parquet"))

        try:
            if _is_csv(file):
                separator, columns = plain.heads(file)
                places = dict.fromkeys(_places(columns), "VARCHAR")
                table = connection.read_csv(file, columns=places, delim=separator, **AS_WRITTEN)
            else:
                table = connection.read_parquet(file)
                columns = table.columns
            narrowed: Narrowed = read_once if _is_csv(file) else _as_it_is
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
        else:
            table = connection.read_parquet(file)
            columns = table.columns
        narrowed: Narrowed = _cached if _is_csv(file) else _as_it_is
        yield Relation(
            ibis, table, columns, narrowed, lambda e: connection.raw_sql(connection.compile(e)).collect()
        )
    except errors.PySparkException as wrong:
        raise Refused(f"{file} cannot be read: {_first_line(wrong)}") from wrong
    finally:
        session.stop()


def _ibis(extra: str) -> Any:
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


def _as_it_is(table: Any, _columns: Sequence[str]) -> AbstractContextManager[Any]:
    return nullcontext(table)


def _cached(table: Any, columns: Sequence[str]) -> AbstractContextManager[Any]:
    cached: AbstractContextManager[Any] = table.select(columns or table.columns[:1]).cache()
    return cached


def _places(heads: Sequence[str]) -> list[str]:
    """Name columns by their place: heads may hold any sign, or differ by case alone."""
    return [f"c{place}" for place in range(len(heads))]


def _is_csv(file: Path) -> bool:
    return file.suffix.lower() == ".csv"


def _first_line(wrong: Exception) -> str:
    return str(wrong).strip().splitlines()[0]
