"""The verb `tabulate`: what it prints, keeps and refuses."""

import json

import pytest

from intersession.core import tables
from intersession.counting import answers


@pytest.fixture
def file(tmp_path):
    """Write twenty-two responses in two groups."""
    rows = ["g,q", *["government,yes"] * 13, *["other,=no"] * 8, "other,"]
    (tmp_path / "answers.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "codebook.json").write_text('{"group": "g", "items": {"q": "q"}}', encoding="utf-8")
    return tmp_path / "answers.csv"


def test_counts_are_printed_with_per_cents(program, file):
    code, said, complained = program.run(
        "tabulate", str(file), "--codebook", str(file.with_name("codebook.json"))
    )

    assert (code, complained) == (0, "")
    lines = [line.split() for line in said.splitlines()]
    assert lines == [
        ["22", "responses"],
        [],
        ["q:", "21", "answered"],
        ["8", "38%", "=no"],
        ["13", "62%", "yes"],
    ]


def test_counts_are_kept_and_read_again(program, file):
    book, output = str(file.with_name("codebook.json")), file.with_name("cube.json")

    code, _, _ = program.run("tabulate", str(file), "--codebook", book, "--output", str(output))

    cube = answers.read(json.loads(output.read_text(encoding="utf-8"))["cells"])
    assert code == 0
    assert cube.counts("q", "government") == {"yes": 13}


def test_no_value_becomes_a_formula_in_a_spreadsheet(program, file):
    book, output = str(file.with_name("codebook.json")), file.with_name("cube.csv")

    program.run("tabulate", str(file), "--codebook", book, "--output", str(output))

    assert ",'=no,8" in output.read_text(encoding="utf-8")
    heads = {name: [name] for name in ("item", "group", "value", "count")}
    assert len(tables.read(output.read_bytes(), columns=heads).rows) == 5


def test_output_that_cannot_be_written_is_refused_in_words(program, file):
    by_name = program.run("tabulate", str(file), "--output", str(file.with_name("cube.txt")))
    no_folder = program.run("tabulate", str(file), "--output", str(file.with_name("gone") / "cube.csv"))

    assert by_name[0] == no_folder[0] == 1
    assert "neither CSV nor JSON" in by_name[2]
    assert "cannot be written: No such file" in no_folder[2]
