"""The embedded PostgreSQL: whole after a kill, shared, gone with its last program, no port."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from intersession import database
from intersession.core.refusals import Unavailable

pytestmark = pytest.mark.slow

HOLD = """
import sys, time
from pathlib import Path
from intersession import database
with database.running(Path(sys.argv[1])):
    print("running", flush=True)
    sys.stdin.readline()
"""
SERVER_OF_A_CLUSTER = "postmaster.pid"


@contextmanager
def holder(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that uses the home folder until it is told to end, or killed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(database.__file__).parents[1])}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "running\n"
        yield process
        if process.poll() is None:
            process.communicate("end\n")


def server(home: Path) -> psutil.Process:
    number = (home / "postgres" / SERVER_OF_A_CLUSTER).read_text().split("\n")[0]
    return psutil.Process(int(number))


def query(home: Path, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(**database.Cluster(home).parameters(), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def is_stopped(home: Path) -> bool:
    return not (home / "postgres" / SERVER_OF_A_CLUSTER).exists()


def test_running_keeps_what_was_written(tmp_path: Path) -> None:
    with database.running(tmp_path):
        query(tmp_path, "CREATE TABLE kept AS SELECT 'Dialogue' AS word")

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT word FROM kept")

    assert found == [("Dialogue",)]
    assert is_stopped(tmp_path)


def test_running_loses_nothing_when_the_server_is_killed(tmp_path: Path) -> None:
    with database.running(tmp_path):
        query(tmp_path, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
        server(tmp_path).kill()

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT count(*), sum(number) FROM kept")

    assert found == [(1000, 500_500)]


def test_running_takes_over_the_server_of_a_killed_program(tmp_path: Path) -> None:
    with holder(tmp_path) as program:
        query(tmp_path, "CREATE TABLE kept AS SELECT 1 AS number")
        left = server(tmp_path)
        program.kill()
        program.wait()
    assert left.is_running()

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT number FROM kept")
        same = server(tmp_path).pid == left.pid

    assert found == [(1,)]
    assert same
    assert is_stopped(tmp_path)


def test_running_starts_when_program_and_server_were_killed(tmp_path: Path) -> None:
    with holder(tmp_path) as program:
        query(tmp_path, "CREATE TABLE kept AS SELECT 1 AS number")
        os.kill(server(tmp_path).pid, signal.SIGKILL)
        program.kill()
        program.wait()

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT number FROM kept")

    assert found == [(1,)]


def test_running_starts_when_the_number_left_behind_is_now_another_process(tmp_path: Path) -> None:
    with database.running(tmp_path):
        content = (tmp_path / "postgres" / SERVER_OF_A_CLUSTER).read_text()
    stale = tmp_path / "postgres" / SERVER_OF_A_CLUSTER
    stale.write_text("\n".join([str(os.getpid()), *content.split("\n")[1:]]))

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT 1")

    assert found == [(1,)]


def test_running_stops_the_server_with_the_last_program(tmp_path: Path) -> None:
    with holder(tmp_path) as first, database.running(tmp_path):
        shared = server(tmp_path)
        first.communicate("end\n")
        still = server(tmp_path)
    assert still == shared

    assert is_stopped(tmp_path)
    assert not shared.is_running() or shared.status() == psutil.STATUS_ZOMBIE


def test_revive_starts_a_server_that_died_under_its_program(tmp_path: Path) -> None:
    with database.running(tmp_path):
        query(tmp_path, "CREATE TABLE kept AS SELECT 1 AS number")
        server(tmp_path).kill()
        time.sleep(0.2)

        had_died = database.revive(tmp_path)
        again = database.revive(tmp_path)
        found = query(tmp_path, "SELECT number FROM kept")

    assert (had_died, again) == (True, False)
    assert found == [(1,)]


def test_running_opens_no_port_and_only_its_owner_reaches_the_socket(tmp_path: Path) -> None:
    with database.running(tmp_path):
        opened = server(tmp_path).net_connections("inet")
        folder = database.Cluster(tmp_path).socket_folder
        mode = stat.S_IMODE(folder.stat().st_mode)
        addresses = query(tmp_path, "SHOW listen_addresses")

    assert opened == []
    assert addresses == [("",)]
    assert oct(mode) == "0o700"


def test_socket_folder_is_short_where_the_home_folder_is_deep(tmp_path: Path) -> None:
    home = tmp_path / ("deep" * 20) / ("deeper" * 10)

    with database.running(home):
        found = query(home, "SELECT 1")

    folder = database.Cluster(home).socket_folder
    assert found == [(1,)]
    assert len(str(folder)) < database.LONGEST_SOCKET
    folder.rmdir()


def test_running_makes_a_durable_database_that_sorts_alike_everywhere(tmp_path: Path) -> None:
    with database.running(tmp_path):
        durable = query(tmp_path, "SELECT current_setting('fsync'), current_setting('data_checksums')")
        order = query(tmp_path, "SELECT word FROM unnest(ARRAY['é', 'b', 'Z', 'a']) AS word ORDER BY word")
        folded = query(tmp_path, "SELECT lower('ÉTAT')")

    assert durable == [("on", "on")]
    assert order == [("Z",), ("a",), ("b",), ("é",)]
    assert folded == [("état",)]


def test_running_starts_over_when_the_first_start_was_cut_off(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18")

    with database.running(tmp_path):
        found = query(tmp_path, "SELECT 1")

    assert found == [(1,)]


def test_running_refuses_files_of_another_version(tmp_path: Path) -> None:
    with database.running(tmp_path):
        pass
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")

    with pytest.raises(Unavailable) as refused, database.running(tmp_path):
        pass

    assert refused.value.reason.startswith(
        f"{tmp_path}/postgres was made by PostgreSQL 16, this program brings 18."
    )


def test_check_refuses_a_database_that_does_not_answer(tmp_path: Path) -> None:
    began = time.monotonic()

    with pytest.raises(Unavailable) as refused:
        database.check("postgresql://name:secret@127.0.0.1:1/dialogue")

    assert refused.value.reason.startswith(
        "DATABASE_URL: the database “dialogue” at 127.0.0.1:1 does not answer (Connection refused)."
    )
    assert "secret" not in refused.value.reason
    assert time.monotonic() - began < 4


def test_check_accepts_a_database_that_answers(tmp_path: Path) -> None:
    with database.running(tmp_path):
        found = database.Cluster(tmp_path).parameters()
        url = f"postgresql://{found['user']}@/{found['dbname']}?host={found['host']}"

        with database.running(tmp_path / "other", url):
            made = (tmp_path / "other").exists()

    assert not made


@pytest.mark.parametrize(
    "url, fault",
    [
        ("mysql://name@host/dialogue", "it does not start with postgresql://"),
        ("postgresql://name@host", "it names no database after the host"),
    ],
)
def test_parameters_refuses_what_is_no_address_of_a_database(tmp_path: Path, url: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        database.parameters(tmp_path, url)
