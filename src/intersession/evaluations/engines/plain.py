"""The plain engine: a CSV file read row by row, in Python alone."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intersession.core.refusals import Refused
from intersession.evaluations.engines import codebooks

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file in UTF-8 and its heads."""

    file: Path
    separator: str
    columns: Sequence[str]

    def counted(
        self, items: Sequence[codebooks.Item], group: str
    ) -> Iterable[tuple[codebooks.Item, str, str, int]]:
        """Count equal cells in one pass; refuses a row with other columns than there are heads."""
        places = [[self.columns.index(column) for column in item.columns] for item in items]
        of_group = self.columns.index(group) if group else None
        found: Counter[tuple[int, str, str]] = Counter()
        for row in self._rows():
            within = "" if of_group is None else row[of_group].strip()
            for number, columns in enumerate(places):
                found[number, within, codebooks.JOINT.join([row[place] for place in columns])] += 1
        for (number, within, key), times in found.items():
            yield items[number], within, key, times

    def _rows(self) -> Iterator[list[str]]:
        with self.file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, delimiter=self.separator, strict=True)
            width = len(next(reader))
            for row in reader:
                if row and len(row) != width:
                    raise Refused(f"{self.file}, line {reader.line_num}: {len(row)} cells for {width} heads.")
                if row:
                    yield row


@contextmanager
def opened(file: Path) -> Iterator[Sheet]:
    """Open a CSV file; refuses Parquet, and what is no CSV in UTF-8."""
    if file.suffix.lower() != ".csv":
        raise Refused(f"{file}: plain Python reads CSV only. Use --engine duckdb.")
    try:
        yield Sheet(file, *heads(file))
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise Refused(f"{file} is no CSV file in UTF-8: {wrong}.") from wrong


def heads(file: Path) -> tuple[str, Sequence[str]]:
    """Return the separator of a CSV file, the one that makes most heads, and those; refuses an empty file."""
    found = {}
    for separator in SEPARATORS:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found[separator] = next(csv.reader(lines, delimiter=separator), [])
    best = max(SEPARATORS, key=lambda separator: len(found[separator]))
    if not found[best]:
        raise Refused(f"{file} is empty: its first line names the columns.")
    return best, found[best]
