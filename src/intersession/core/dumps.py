"""The database as PostgreSQL's own dump: written by pg_dump, brought back by pg_restore and psql.

PostgreSQL's programs come with the embedded server and are used for any database.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from django.conf import settings
from django.db import connection
from psycopg import conninfo

from intersession import database
from intersession.core import schema
from intersession.core.refusals import Refused

EMPTY = b"BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner;\n"
HEAD_ENDS = b"SET row_security"  # the last line of a dump's head
NEWER_ONLY = b"SET transaction_timeout"  # PostgreSQL 17 and later know it; the head resets it to no limit


def tables() -> list[str]:
    """Return the names of the tables that the database has."""
    return sorted(connection.introspection.table_names())


@contextmanager
def writing() -> Iterator[IO[bytes]]:
    """Give the dump as it is written; refuses, after the last byte, one that pg_dump could not finish."""
    command = ["pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--dbname={_address()}"]
    with tempfile.TemporaryFile() as said, _program(command, stderr=said, stdout=subprocess.PIPE) as dumping:
        yield _pipe(dumping.stdout)
        if dumping.wait():
            raise Refused(f"pg_dump could not read the database ({_last_line(said)}).")


@contextmanager
def replacing(dump: IO[bytes]) -> Iterator[Callable[[], None]]:
    """Replace the whole database by the dump in one transaction, which the function that is given commits.

    Leaving without it, or any fault, changes nothing.
    """
    schema.disconnect()
    restoring = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={_address()}"]
    with (
        tempfile.TemporaryFile() as said,
        _program(restoring, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said) as psql,
    ):
        script = _pipe(psql.stdin)

        def commit() -> None:
            _send(script, b"COMMIT;\n", close=True)
            if psql.wait():
                raise Refused(
                    f"The database could not be brought back ({_last_line(said)}); nothing was changed."
                )

        try:
            _send(script, EMPTY)
            _copy(dump, script)
            yield commit
        finally:
            if psql.poll() is None:
                psql.kill()  # before its input ends: what was not committed is undone


def _copy(dump: IO[bytes], script: IO[bytes]) -> None:
    with tempfile.TemporaryFile() as whole, tempfile.TemporaryFile() as said:
        while chunk := dump.read(1 << 20):
            whole.write(chunk)
        whole.seek(0)
        command = ["pg_restore", "--no-owner", "--no-acl", "--file=-"]
        with _program(command, stdin=whole, stdout=subprocess.PIPE, stderr=said) as reading:
            for line in _for_server(_pipe(reading.stdout)):
                _send(script, line)
            if reading.wait():
                raise Refused(f"pg_restore cannot read the dump ({_last_line(said)}); nothing was changed.")


def _for_server(lines: IO[bytes]) -> Iterator[bytes]:
    """Give the lines without the one of the head that an older server does not know."""
    for line in lines:
        if not line.startswith(NEWER_ONLY):
            yield line
        if line.startswith(HEAD_ENDS):
            break
    yield from lines


def _send(script: IO[bytes], text: bytes, *, close: bool = False) -> None:
    try:
        script.write(text)
        if close:
            script.close()
    except BrokenPipeError:
        raise Refused("The database refused the dump; nothing was changed.") from None


@contextmanager
def _program(command: list[str], **streams: IO[bytes] | int) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of PostgreSQL's programs; it does not outlive these lines."""
    environment = {**os.environ, "LC_ALL": "C"}
    if password := conninfo.conninfo_to_dict(settings.DATABASE_URL).get("password"):
        environment["PGPASSWORD"] = str(password)
    words = [database.binary(command[0]), *command[1:]]
    running = subprocess.Popen(words, env=environment, **streams)  # type: ignore[call-overload] # noqa: S603 - our words
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        for stream in (running.stdin, running.stdout):
            if stream:
                _close(stream)
        running.wait()


def _close(stream: IO[bytes]) -> None:
    with suppress(BrokenPipeError):  # what was left to say no longer matters
        stream.close()


def _address() -> str:
    """Return the address without the password, which others could read in the list of processes."""
    found = database.parameters(settings.HOME, settings.DATABASE_URL)
    found.pop("password", None)
    return conninfo.make_conninfo(**found)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError("the program was started without a pipe")
    return stream


def _last_line(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "ERROR" in line or "error" in line]
    return (errors or lines or ["no reason was given"])[0]
