"""Engines: what counts a file of answers. The cube is the same by each; the plain one is the oracle."""

from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path

from intersession.core.refusals import Refused
from intersession.counting import answers
from intersession.evaluations.engines import codebooks, plain, relations
from intersession.evaluations.engines.codebooks import Source


class Engine(StrEnum):
    """What counts, and how far it reaches."""

    PYTHON = "python"  # the reference; thousands of responses
    DUCKDB = "duckdb"  # one machine; tens of millions
    SPARK = "spark"  # many machines


SUFFIXES = {".csv", ".parquet"}


def tabulate(file: Path, codebook: Path | None = None, engine: Engine = Engine.PYTHON) -> answers.Cube:
    """Count the responses of a file, one a row; without a codebook every column is an item with one answer.

    Each engine only counts equal answers; what an answer means is decided here, once. Refuses a file that
    is neither CSV nor Parquet or cannot be read, a codebook that does not fit it, and an engine that is not
    installed.
    """
    if file.suffix.lower() not in SUFFIXES:
        raise Refused(f"{file} is neither CSV nor Parquet, by its name.")
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    with _opened(file, engine) as source:
        book = codebooks.read(codebook, source.columns)
        return answers.gathered(
            (item.code, group, item.answer(key), times)
            for item, group, key, times in source.counted(book.items, book.group)
        )


def _opened(file: Path, engine: Engine) -> AbstractContextManager[Source]:
    match engine:
        case Engine.PYTHON:
            return plain.opened(file)
        case Engine.DUCKDB:
            return relations.opened_by_duckdb(file)
        case Engine.SPARK:
            return relations.opened_by_spark(file)
