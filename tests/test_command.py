"""The `intersession` command: its verbs, its exit codes, and one clear line when something is wrong."""

import os
import signal
import socket
import urllib.error
import urllib.request

import pytest

from intersession import __main__ as command
from tests.conftest import Program

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_help_lists_our_verbs_only(program: Program) -> None:
    code, said, _ = program.run("--help")

    listed = [line.split()[0] for line in said.split("\n\n")[2].splitlines()]
    assert (code, listed) == (0, list(command.VERBS))
    assert not program.home.exists()


@pytest.mark.parametrize("verb", command.VERBS)
def test_help_of_each_verb_tells_its_own_options(program: Program, verb: str) -> None:
    code, said, _ = program.run(verb, "--help")

    assert code == 0
    assert said.startswith(f"usage: intersession {verb} ")
    assert "--settings" not in said


@pytest.mark.parametrize(
    "words, complaint",
    [
        (["sreve"], "There is no verb “sreve”. Did you mean “serve”? “intersession --help” lists them.\n"),
        (
            ["backup"],
            "usage: intersession backup [-h] file\nError: the following arguments are required: file\n",
        ),
    ],
)
def test_wrong_usage_ends_with_2(program: Program, words: list[str], complaint: str) -> None:
    code, said, complained = program.run(*words)

    assert (code, said, complained) == (2, "", complaint)


def test_a_wrong_setting_ends_with_3(program: Program) -> None:
    code, _, complained = program.run("doctor", INTERSESSION_WORKERS="0")

    assert code == 3
    assert complained.startswith("INTERSESSION_WORKERS: “0” is no number from 1 to 64.")
    assert len(complained.splitlines()) == 1


def test_a_database_that_does_not_answer_ends_with_3(program: Program) -> None:
    code, _, complained = program.run(
        "dump", "out", DATABASE_URL="postgresql://me:secret@127.0.0.1:1/dialogue"
    )

    assert code == 3
    assert complained == (
        "DATABASE_URL: the database “dialogue” at 127.0.0.1:1 does not answer (Connection refused). "
        "Start it, mend the address, name or password, or unset DATABASE_URL to use the embedded one.\n"
    )


def test_doctor_ends_with_1_and_names_what_failed(program: Program) -> None:
    code, said, complained = program.run("doctor", INTERSESSION_EMAIL="smtp://127.0.0.1:1")

    assert code == 1
    assert "Mend INTERSESSION_EMAIL." in said
    assert "Mail" in complained


def test_serve_answers_refuses_a_second_one_and_stops_with_its_database(prepared: Program) -> None:
    port = free_port()
    first = prepared.start("serve", "--listen", f"127.0.0.1:{port}")
    assert first.stdout
    announced = first.stdout.readline()
    status = _status(f"http://127.0.0.1:{port}/static/nothing.css")

    code, _, complained = prepared.run("serve", "--listen", f"127.0.0.1:{free_port()}")
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=20)

    assert announced.startswith(f"Intersession is at http://127.0.0.1:{port}/")
    assert status == 404
    assert code == 1
    assert complained == (
        f"The home folder {prepared.home} is already in use by process {first.pid} "
        f"at http://127.0.0.1:{port}: stop that first.\n"
    )
    assert first.returncode == 0
    assert not (prepared.home / "postgres" / "postmaster.pid").exists()


def test_serve_refuses_a_port_that_is_taken(prepared: Program) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, _, complained = prepared.run("serve", "--listen", f"127.0.0.1:{port}")

    assert code == 3
    assert complained.splitlines()[-1] == (
        f"127.0.0.1:{port} cannot be listened on (Address already in use): "
        "stop what uses it, or set INTERSESSION_LISTEN to another address."
    )


def test_workers_end_with_a_server_that_is_killed(prepared: Program) -> None:
    port = free_port()
    first = prepared.start("serve", "--listen", f"127.0.0.1:{port}")
    assert first.stdout
    first.stdout.readline()
    os.kill(first.pid, signal.SIGKILL)
    first.communicate(timeout=20)  # ends when the last worker has closed its output

    second = prepared.start("serve", "--listen", f"127.0.0.1:{port}")
    assert second.stdout
    announced = second.stdout.readline()
    second.send_signal(signal.SIGINT)
    second.communicate(timeout=20)

    assert announced.startswith("Intersession is at")
    assert second.returncode == 0


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
