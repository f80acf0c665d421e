"""The verb `tabulate`: a file of answers counted by any engine."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intersession.core import tables
from intersession.core.refusals import Refused
from intersession.core.verbs import Needs, Verb
from intersession.counting import answers
from intersession.evaluations import engines

HEADS = ("item", "group", "value", "count")


class Command(Verb):
    """Count a file of answers."""

    help = "Count a file of answers, one response a row: print each item, and keep the counts."
    needs = Needs.NOTHING

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, what its columns mean, and what counts them."""
        parser.add_argument("file", type=Path, metavar="FILE", help="answers as CSV or Parquet")
        parser.add_argument(
            "--codebook", type=Path, help="JSON that names the column of the group and those of each item"
        )
        parser.add_argument(
            "--engine",
            choices=[engine.value for engine in engines.Engine],
            default=engines.Engine.PYTHON.value,
            help="python; duckdb for millions of responses; spark for more than one machine holds",
        )
        parser.add_argument("--output", type=Path, help="file for the counts, .csv or .json")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Count, keep and print; refuses an output that is neither CSV nor JSON before counting."""
        output = options["output"]
        if output and output.suffix.lower() not in {".csv", ".json"}:
            raise Refused(f"{output} would be neither CSV nor JSON, by its name.")
        cube = engines.tabulate(options["file"], options["codebook"], engines.Engine(options["engine"]))
        if output:
            _write(cube, output)
        self.stdout.write("\n".join(lines(cube)))


def lines(cube: answers.Cube) -> Iterator[str]:
    """Give the counts of every item of all groups, with the per cent of those who answered."""
    yield f"{cube.respondents()} responses"
    for item in sorted({item for item, _, _ in cube.cells} - {answers.RESPONDENTS}):
        yield f"\n{item}: {cube.answered(item)} answered"
        for value, count in cube.counts(item).items():
            percent = cube.share(item, [value]).percent
            yield f"  {count:>9}  {'' if percent is None else f'{percent}%':>4}  {value}"


def _write(cube: answers.Cube, output: Path) -> None:
    rows = cube.rows()
    try:
        if output.suffix.lower() == ".json":
            output.write_text(json.dumps({"cells": rows}, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            output.write_bytes(b"".join(tables.write_csv(HEADS, rows)))
    except OSError as wrong:
        raise Refused(f"{output} cannot be written: {wrong.strerror}.") from wrong
