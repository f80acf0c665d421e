"""Locks on files, which the kernel releases when their holder ends, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from intersession.core.refusals import Unavailable


def opened(path: Path) -> IO[str]:
    """Open the file of a lock, made when it is missing; what the file says is never lost by opening it."""
    try:
        return path.open("a+", encoding="utf-8")
    except PermissionError:
        raise Unavailable(
            f"{path} belongs to another account: run as that one, or give yours the home folder (chown -R)."
        ) from None


def try_alone(file: IO[str]) -> bool:
    """Take the lock for this program alone, if nobody else holds it; a share held before is lost if not."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def share(file: IO[str]) -> None:
    """Hold the lock together with others; waits for one who holds it alone."""
    fcntl.flock(file, fcntl.LOCK_SH)


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until this program is the only one between these lines, then hold the others back."""
    with opened(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
