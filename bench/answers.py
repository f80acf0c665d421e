"""CPU seconds and memory for counting answers, beside what is allowed: `python bench/answers.py [rows]`.

Thirty questions in 44 columns, in a Parquet file drawn anew: 43 responses by Python, a million by DuckDB
through Ibis, beside SQL written by hand that gives the same cube in the same process. Ten million with
`10000000`. Importing the libraries is shown apart. Exits with 1 when a figure is over what is allowed.
"""

import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from intersession.counting import answers, suppression
from intersession.evaluations import engines
from intersession.evaluations.engines import Engine

Made = TypeVar("Made")

MILLION = 1_000_000
SINGLE = [f"q{number}" for number in range(26)]
MULTIPLE = {f"m{number}": [f"m{number}_{option}" for option in "abcdefgh"] for number in (1, 2)}
CODED = ["c1", "c2"]
ITEMS = [*SINGLE, *CODED, *MULTIPLE]
SECONDS = {43: 0.030, MILLION: 2.5, 10 * MILLION: 15.0}
MEGABYTES = {MILLION: 250, 10 * MILLION: 300}
RATIO = 1.3


def timed(make: Callable[[], Made], times: int = 1) -> tuple[float, Made]:
    """CPU seconds of one run, the least of several, and what was made."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        made = make()
        least = min(least, time.process_time() - start)
    return least, made


def line(name: str, found: float, allowed: float, unit: str) -> bool:
    """Print a figure beside what is allowed, and whether it is over."""
    print(f"{name:56} {found:9.3f} {unit} of {allowed:7.3f}  {found / allowed:6.1%}")
    return found > allowed


def small() -> bool:
    """43 responses tabulated in Python, and a table of them by six groups protected."""
    source = random.Random(2009)  # noqa: S311  a repeatable sample, no secret

    def response() -> tuple[str, dict[str, object]]:
        drawn: dict[str, object] = {item: source.choice(["1", "2", "3", "4", "5", ""]) for item in ITEMS}
        several = {item: source.sample("abcdefgh", source.randint(0, 4)) for item in MULTIPLE}
        return source.choice("ABCDEF"), {**drawn, **several}

    responses = [response() for _ in range(43)]
    seconds, cube = timed(lambda: answers.tabulate(responses, ITEMS), times=5)
    over = line("43 responses of 30 questions, Python", seconds, SECONDS[43], "s")
    hiding, _ = timed(lambda: suppression.protect(suppression.crossed(cube, "q0")), times=5)
    return line("a table of them by six groups, protected and audited", hiding, 0.100, "s") or over


def drawn(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write a file of answers and its codebook in another process, whose memory is not counted here."""
    writing = multiprocessing.get_context("spawn").Process(target=draw, args=(folder, rows))
    writing.start()
    writing.join()
    if writing.exitcode:
        raise SystemExit("The file of answers could not be written.")
    return folder / "answers.parquet", folder / "codebook.json"


def draw(folder: Path, rows: int) -> None:
    """Draw answers: eight per cent blank, options ticked by a third."""
    import duckdb  # optional: the extra `large`

    columns = ["'k' || (random() * 3)::INT AS kind"]
    columns += [
        f"CASE WHEN random() > 0.08 THEN (random() * 5)::TINYINT END AS {q}" for q in [*SINGLE, *CODED]
    ]
    columns += [f"(random() < 0.33)::TINYINT AS {column}" for many in MULTIPLE.values() for column in many]
    answered = duckdb.sql(f"SELECT {', '.join(columns)} FROM range({rows})")  # noqa: S608  our own
    answered.write_parquet(str(folder / "answers.parquet"))
    items: dict[str, object] = {q: q for q in [*SINGLE, *CODED]}
    items |= {item: {"columns": {column[-1]: column for column in many}} for item, many in MULTIPLE.items()}
    (folder / "codebook.json").write_text(json.dumps({"group": "kind", "items": items}), encoding="utf-8")


def by_hand(file: Path) -> answers.Cube:
    """Count the same by SQL alone."""
    import duckdb  # optional: the extra `large`

    parts = [f"SELECT '' item, kind, '' answer, count(*) n FROM '{file}' GROUP BY kind"]  # noqa: S608  our own
    parts += [
        f"SELECT '{q}', kind, coalesce({q}::VARCHAR, ''), n"  # noqa: S608  our own
        f" FROM (SELECT kind, {q}, count(*) n FROM '{file}' GROUP BY ALL)"
        for q in [*SINGLE, *CODED]
    ]
    for item, many in MULTIPLE.items():
        ticked = ", ".join(f"CASE WHEN {column} = 1 THEN '{column[-1]}' END" for column in many)
        counted = f"SELECT kind, {', '.join(many)}, count(*) n FROM '{file}' GROUP BY ALL"  # noqa: S608  our own
        parts.append(f"SELECT '{item}', kind, concat_ws(';', {ticked}), n FROM ({counted})")  # noqa: S608  our own
    rows = duckdb.connect().sql(" UNION ALL ".join(parts)).fetchall()
    return answers.gathered(
        (item, kind, answer.split(";") if item in MULTIPLE and answer else answer, n)
        for item, kind, answer, n in rows
    )


def large(rows: int) -> bool:
    """Many responses by DuckDB through Ibis, beside SQL by hand; the first run of few is the import."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        first = drawn(Path(few), 43)
        importing, _ = timed(lambda: engines.tabulate(*first, Engine.DUCKDB))
        again, _ = timed(lambda: engines.tabulate(*first, Engine.DUCKDB), times=3)
        print(f"{'importing Ibis, DuckDB, Arrow: once in a process':56} {importing - again:9.3f} s")
        file, book = drawn(Path(many), rows)
        seconds, cube = timed(lambda: engines.tabulate(file, book, Engine.DUCKDB), times=2)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        hand, same = timed(lambda: by_hand(file), times=2)
    if cube != same:
        raise SystemExit("The engine and the SQL do not give the same cube.")
    over = line(f"{rows} responses of 30 questions, DuckDB", seconds, SECONDS.get(rows, 15), "s")
    over |= line("  peak of the process", peak, MEGABYTES.get(rows, 300), "MB")
    return line("  beside SQL by hand, times", seconds / hand, RATIO, "x") or over


def main() -> None:
    """Print every figure; another number of responses may be given."""
    over = small()
    over |= large(int(sys.argv[1]) if sys.argv[1:] else MILLION)
    sys.exit(over)


if __name__ == "__main__":
    main()
