"""The files of a paper's charts: each drawing as SVG, and the figures behind it as CSV."""

import csv
import io
import itertools
from collections.abc import Iterator

from intersession.papers import charts, tree


def drawings(paper: tree.Paper) -> dict[str, bytes]:
    """Return the drawing of each chart by the name of its file: figure-1.svg and so on."""
    return {f"figure-{n}.svg": charts.svg(chart.drawing, chart.alt).encode() for n, chart in _charts(paper)}


def tables(paper: tree.Paper) -> dict[str, bytes]:
    """Return the table of each chart by the name of its file: figure-1.csv and so on."""
    return {f"figure-{number}.csv": _csv(chart.table) for number, chart in _charts(paper)}


def _charts(paper: tree.Paper) -> Iterator[tuple[int, tree.Chart]]:
    """Give every chart with its number, as `numbering` counts them."""
    blocks = itertools.chain(paper.blocks, *(annex.blocks for annex in paper.annexes))
    return enumerate((block for block in blocks if isinstance(block, tree.Chart)), start=1)


def _csv(table: tree.Table) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(tuple(map(tree.plain, row)) for row in (table.head, *table.rows))
    return written.getvalue().encode()
