"""A backup is one file that brings the database and the files back elsewhere, whole or not at all."""

import hashlib
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import psycopg
import pytest

from intersession import database
from intersession.core import backups
from intersession.core.refusals import Refused
from tests.conftest import Program

pytestmark = pytest.mark.slow
SMALL = 100_000  # bytes that a process may write into one file


@pytest.fixture
def kept(prepared: Program) -> Program:
    """A home folder with a record of one row, and a file."""
    execute(prepared.home, "CREATE TABLE kept AS SELECT 'Genève' AS place")
    (prepared.home / "media" / "papers").mkdir(parents=True)
    (prepared.home / "media" / "papers" / "IC-2009-10.txt").write_text("working paper")
    return prepared


def execute(home: Path, statement: str) -> list[tuple[object, ...]]:
    with (
        database.running(home),
        psycopg.connect(**database.Cluster(home).parameters(), autocommit=True) as connection,
    ):
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def archive(target: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return target


def test_restore_brings_database_and_files_back_into_another_home(kept: Program, tmp_path: Path) -> None:
    file, other = tmp_path / "backup.zip", Program(tmp_path / "other")

    saved, _, _ = kept.run("backup", str(file))
    restored, _, _ = other.run("restore", str(file))

    assert (saved, restored) == (0, 0)
    assert execute(other.home, "SELECT place FROM kept") == [("Genève",)]
    assert (other.home / "media" / "papers" / "IC-2009-10.txt").read_text() == "working paper"
    assert tables(other.home) == tables(kept.home)
    assert (other.home / "secret.key").read_text() != (kept.home / "secret.key").read_text()


def tables(home: Path) -> list[tuple[object, ...]]:
    """Tables, triggers and constraints, by name."""
    return execute(
        home,
        "SELECT 'table', relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "UNION SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal "
        "UNION SELECT 'constraint', conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
        "ORDER BY 1, 2",
    )


def test_restore_keeps_what_is_there_unless_told_to_replace_it(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    kept.run("backup", str(file))
    execute(kept.home, "UPDATE kept SET place = 'New York'")
    execute(kept.home, "CREATE TABLE later ()")
    (kept.home / "media" / "later.txt").write_text("later")

    refused, _, complained = kept.run("restore", str(file))
    after_refusal = execute(kept.home, "SELECT place FROM kept")
    replaced, _, _ = kept.run("restore", "--replace", str(file))

    assert refused == 1
    assert complained.splitlines()[-1] == (
        f"{kept.home} is not empty: restore into a new home folder, or add --replace."
    )
    assert after_refusal == [("New York",)]
    assert replaced == 0
    assert execute(kept.home, "SELECT place FROM kept") == [("Genève",)]
    assert execute(kept.home, "SELECT to_regclass('later')") == [(None,)]
    assert sorted(path.name for path in (kept.home / "media").iterdir()) == ["papers"]


@pytest.mark.parametrize(
    "change, fault",
    [
        (
            lambda held: held.update({"media/papers/IC-2009-10.txt": b"forged"}),
            "is damaged: media/papers/IC-2009",
        ),
        (
            lambda held: held.pop("media/papers/IC-2009-10.txt"),
            "is not whole: media/papers/IC-2009-10.txt is",
        ),
        (lambda held: held.update({"media/added.txt": b""}), "is not whole: media/added.txt is"),
        (lambda held: held.pop("manifest.json"), "is no backup: its manifest.json is missing or wrong"),
        (
            lambda held: held.update({"manifest.json": b"{}"}),
            "is no backup: its manifest.json is missing or wrong",
        ),
        (
            lambda held: manifest(held, format=2),
            "is a backup of format 2; this program reads 1.",
        ),
        (
            lambda held: manifest(held, migrations=["core.9999_of_the_future"]),
            "was made by a newer Intersession (core.9999_of_the_future)",
        ),
    ],
)
def test_opened_refuses_a_backup_that_is_not_as_it_was_made(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], fault: str
) -> None:
    paper = "media/papers/IC-2009-10.txt"
    held = {backups.DUMP: b"dump", paper: b"working paper"}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    made = backups.Manifest(backups.FORMAT, "0.1.0", "2009-09-24", ["core.0001_tables"], digests)
    held["manifest.json"] = json.dumps(asdict(made)).encode()
    right, wrong = archive(tmp_path / "right.zip", held), tmp_path / "wrong.zip"
    change(held)
    archive(wrong, held)

    with backups.opened(right) as (_, manifest):
        accepted = manifest
    with pytest.raises(Refused) as refused, backups.opened(wrong):
        pass

    assert accepted == made
    assert refused.value.reason.startswith(f"{wrong} {fault}")


def manifest(held: dict[str, bytes], **changes: object) -> None:
    held["manifest.json"] = json.dumps(json.loads(held["manifest.json"]) | changes).encode()


def test_restore_changes_nothing_when_the_dump_fails_halfway(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    kept.run("backup", str(file))

    with zipfile.ZipFile(file) as whole:
        held = {name: whole.read(name) for name in whole.namelist()}
    held[backups.DUMP] = held[backups.DUMP][: len(held[backups.DUMP]) * 2 // 3]
    files = json.loads(held["manifest.json"])["files"]
    manifest(held, files=files | {backups.DUMP: hashlib.sha256(held[backups.DUMP]).hexdigest()})

    code, _, complained = kept.run("restore", "--replace", str(archive(tmp_path / "cut.zip", held)))

    assert code == 1
    assert complained.splitlines()[-1].startswith("pg_restore cannot read the dump")
    assert execute(kept.home, "SELECT place FROM kept") == [("Genève",)]
    assert (kept.home / "media" / "papers" / "IC-2009-10.txt").read_text() == "working paper"


def test_backup_leaves_nothing_when_the_disk_is_full(kept: Program, tmp_path: Path) -> None:
    (kept.home / "media" / "large.bin").write_bytes(b"x" * 5 * SMALL)
    file = tmp_path / "full" / "backup.zip"
    file.parent.mkdir()

    with database.running(kept.home):  # so that the limit is not that of the server too
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "intersession", "backup", str(file)],
            env=kept.environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL)),
        )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"{file} cannot be written (there is no room left); nothing was left behind."
    )
    assert list(file.parent.iterdir()) == []


def test_backup_refuses_to_write_over_a_file(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    file.write_text("mine")

    code, _, complained = kept.run("backup", str(file))

    assert (code, file.read_text()) == (1, "mine")
    assert complained.splitlines()[-1] == f"{file} exists already: give another name."
