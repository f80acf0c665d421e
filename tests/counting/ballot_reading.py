"""Readers of the sample ballots: Pabulib and PrefLib files."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "shared/data/samples/ballots"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder of sample ballots is absent")


def read_pabulib(name):
    """Projects with their published votes, and the ballots."""
    sections = {"META": [], "PROJECTS": [], "VOTES": []}
    for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines():
        if line in sections:
            rows = sections[line]
        else:
            rows.append(line.split(";"))
    published = {row[0]: int(row[2]) for row in sections["PROJECTS"][1:]}
    return published, [frozenset(row[1].split(",")) for row in sections["VOTES"][1:]]


def read_preflib(name):
    """Options by number with their names, and the ballots of a file of strict, incomplete orders."""
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    heads = [
        line.removeprefix("# ALTERNATIVE NAME ").split(": ") for line in lines if "ALTERNATIVE NAME" in line
    ]
    rows = [line.split(": ") for line in lines if not line.startswith("#")]
    cast = [tuple(map(frozenset, order.split(","))) for times, order in rows for _ in range(int(times))]
    return dict(heads), cast
