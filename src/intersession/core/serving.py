"""The mark that a home folder is being served: by which process, at which address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intersession.core import locks
from intersession.core.refusals import Refused


@contextmanager
def alone(home: Path, doing: str) -> Iterator[None]:
    """Hold the home folder as its only server or restorer; refuses while another program does.

    `doing` says to that other program what this one does: “process 12 at http://localhost:8000”.
    """
    with locks.opened(home / "serve.lock") as file:
        if not locks.try_alone(file):
            file.seek(0)
            raise Refused(f"The home folder {home} is already in use by {file.read()}: stop that first.")
        file.truncate(0)
        file.write(doing)
        file.flush()
        yield
