"""Engines: whichever counts a file, the cube is that of the responses one by one."""

import csv
import importlib.util
import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intersession.core.refusals import Refused, Unavailable
from intersession.counting import answers
from intersession.evaluations import engines
from intersession.evaluations.engines import Engine

CODEBOOK = {
    "group": "category",
    "items": {
        "overall": "Overall",
        "topics": {"column": "Topics, several", "separator": ";"},
        "paper": {"columns": {"print": "Paper 1", "web": "Paper 2"}},
    },
}
HEADS = ["category", "Overall", "Topics, several", "Paper 1", "Paper 2"]
TEXTS = st.sampled_from(
    ["", "yes", "no", "-", 'say "no"', "a, b", "two\nlines", "naïf", " yes ", "007", "NULL", "'"]
)
TICKS = st.sampled_from(["", "0", "1", "true", "FALSE"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["government", " other", ""]),
        TEXTS,
        st.sampled_from(["", "a", "a;b", "b; a;a", ";", "-"]),
        *(TICKS, TICKS),
    ),
    max_size=20,
)

needs_duckdb = pytest.mark.skipif(
    not (importlib.util.find_spec("ibis") and importlib.util.find_spec("duckdb")),
    reason="DuckDB and Ibis are not installed: the extra large.",
)
needs_spark = pytest.mark.skipif(
    not (importlib.util.find_spec("pyspark") and shutil.which("java")),
    reason="PySpark or Java is not installed: the extra scale.",
)
repeated = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(folder, rows, separator=","):
    """Write a file of answers and its codebook."""
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows([HEADS, *rows])
    (folder / "codebook.json").write_text(json.dumps(CODEBOOK), encoding="utf-8")
    return folder / "answers.csv", folder / "codebook.json"


def one_by_one(rows):
    """Count the rows by the kernel alone, each read by hand."""
    responses = []
    for group, overall, topics, paper, web in rows:
        ticked = [name for name, mark in (("print", paper), ("web", web)) if mark in {"1", "true"}]
        several = [topic.strip() for topic in topics.split(";") if topic.strip()]
        responses.append((group.strip(), {"overall": overall.strip(), "topics": several, "paper": ticked}))
    return answers.tabulate(responses, list(CODEBOOK["items"]))


@repeated
@given(ROWS)
def test_plain_engine_counts_as_the_kernel_does(tmp_path, rows):
    assert engines.tabulate(*written(tmp_path, rows)) == one_by_one(rows)


@needs_duckdb
@repeated
@given(ROWS)
def test_duckdb_counts_as_plain_python_does(tmp_path, rows):
    files = written(tmp_path, rows)

    assert engines.tabulate(*files, Engine.DUCKDB) == engines.tabulate(*files)


@needs_duckdb
def test_duckdb_counts_parquet(tmp_path):
    import duckdb  # optional: the extra `large`

    rows = duckdb.sql("FROM (VALUES ('g', 1, true), ('g', NULL, false), (NULL, 2, NULL)) AS t(c, q, tick)")
    rows.write_parquet(str(tmp_path / "answers.parquet"))
    book = {"group": "c", "items": {"q": "q", "r": {"columns": {"ticked": "tick"}}}}
    (tmp_path / "codebook.json").write_text(json.dumps(book), encoding="utf-8")

    cube = engines.tabulate(tmp_path / "answers.parquet", tmp_path / "codebook.json", Engine.DUCKDB)

    assert cube == answers.tabulate([("g", {"q": 1, "r": ["ticked"]}), ("g", {}), ("", {"q": 2})], ["q", "r"])


@needs_spark
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_spark_counts_as_plain_python_does(tmp_path):
    import duckdb  # optional: writes Parquet here

    rows = [
        ("government", "yes", "a;b", "1", "0"),
        (" other", "", "", "", "true"),
        ("", 'say "no"', "a", "", ""),
    ]
    file, book = written(tmp_path, rows * 7)
    parquet = file.with_suffix(".parquet")
    duckdb.read_csv(file, all_varchar=True).write_parquet(str(parquet))

    cube = engines.tabulate(file, book)

    assert engines.tabulate(file, book, Engine.SPARK) == cube
    assert engines.tabulate(parquet, book, Engine.SPARK) == cube


@pytest.mark.parametrize("engine", [Engine.PYTHON, pytest.param(Engine.DUCKDB, marks=needs_duckdb)])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_separator_of_a_file_is_found(tmp_path, engine, separator):
    rows = [("g", "yes", "a", "1", "0")]

    assert engines.tabulate(*written(tmp_path, rows, separator), engine) == one_by_one(rows)


@pytest.mark.parametrize("engine", [Engine.PYTHON, pytest.param(Engine.DUCKDB, marks=needs_duckdb)])
def test_every_column_is_an_item_without_a_codebook(tmp_path, engine):
    file = tmp_path / "answers.csv"
    file.write_text("\ufeffq,Q\nyes,1\n\nno,\n", encoding="utf-8")

    cube = engines.tabulate(file, None, engine)

    assert cube == answers.tabulate([("", {"q": "yes", "Q": "1"}), ("", {"q": "no"})], ["q", "Q"])


@pytest.mark.parametrize("engine", [Engine.PYTHON, pytest.param(Engine.DUCKDB, marks=needs_duckdb)])
@pytest.mark.parametrize(
    "text, reason",
    [
        ("q,r\nyes,1,2\n", "3 cells for 2 heads|cannot be read"),
        ('q,r\n"yes,1\n', "no CSV file|cannot be read"),
        ("q,q\nyes,1\n", "“q” stands 2 times"),
        ("q,\nyes,1\n", "has no code"),
        ("", "is empty"),
    ],
)
def test_file_that_cannot_be_counted_is_refused(tmp_path, engine, text, reason):
    file = tmp_path / "answers.csv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(Refused, match=reason):
        engines.tabulate(file, None, engine)


@needs_duckdb
def test_file_that_is_no_parquet_is_refused(tmp_path):
    (tmp_path / "answers.parquet").write_text("q\nyes\n", encoding="utf-8")

    with pytest.raises(Refused, match="cannot be read"):
        engines.tabulate(tmp_path / "answers.parquet", None, Engine.DUCKDB)


@pytest.mark.parametrize("engine", [Engine.PYTHON, pytest.param(Engine.DUCKDB, marks=needs_duckdb)])
def test_file_that_is_not_utf_8_is_refused(tmp_path, engine):
    file = tmp_path / "answers.csv"
    file.write_bytes(b"q,r\nyes,\xe9\xff\n")

    with pytest.raises(Refused, match=r"UTF-8|cannot be read"):
        engines.tabulate(file, None, engine)


@pytest.mark.parametrize(
    "book, reason",
    [
        ("[]", "JSON object"),
        ("{", "cannot be read as JSON"),
        ("{}", "is no codebook"),
        ('{"items": {"q": {"separator": ";"}}}', "is no codebook"),
        ('{"items": {"q": 5}}', "is no codebook"),
        ('{"items": {"q": "gone"}}', "“gone” is not in the file, which has: q"),
        ('{"group": "gone", "items": {"q": "q"}}', "“gone” is not in the file"),
        ('{"items": {"q": {"columns": {"a": "q"}}}}', "holds “yes sir”"),
    ],
)
def test_codebook_that_does_not_fit_is_refused(tmp_path, book, reason):
    (tmp_path / "answers.csv").write_text("q\nyes sir\n", encoding="utf-8")
    (tmp_path / "codebook.json").write_text(book, encoding="utf-8")

    with pytest.raises(Refused, match=reason):
        engines.tabulate(tmp_path / "answers.csv", tmp_path / "codebook.json")


def test_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(Refused, match="neither CSV nor Parquet"):
        engines.tabulate(tmp_path / "answers.xlsx")
    with pytest.raises(Refused, match="There is no file"):
        engines.tabulate(tmp_path / "answers.csv")
    (tmp_path / "answers.parquet").touch()
    with pytest.raises(Refused, match="Use --engine duckdb"):
        engines.tabulate(tmp_path / "answers.parquet")


@pytest.mark.skipif(bool(importlib.util.find_spec("pyspark")), reason="Spark is installed.")
def test_engine_that_is_not_installed_says_what_to_install(tmp_path):
    (tmp_path / "answers.csv").write_text("q\nyes\n", encoding="utf-8")

    with pytest.raises(Unavailable, match=r"pip install 'intersession\[scale\]'"):
        engines.tabulate(tmp_path / "answers.csv", None, Engine.SPARK)
