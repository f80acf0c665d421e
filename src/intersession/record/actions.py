"""The whole record in and out: `load` a package of YAML files, `dump` one."""

import tempfile
from pathlib import Path

import pghistory
from django.db import IntegrityError, transaction
from django.utils import timezone

from intersession.core.refusals import Refused
from intersession.meetings.actions import consents
from intersession.record import checks, dumping, package, problems, report, writing

DEMO = Path(__file__).parent / "idm"


def _silent(_done: int, _total: int, _table: str) -> None:
    """Tell nobody how far it is."""


def load(folder: Path, *, progress: writing.Progress = _silent) -> report.Report:
    """Make the record say what the package in the folder says, in one transaction, and report what changed.

    Everything is checked first; `problems.Invalid` holds all that is wrong, each with file, line and key.
    """
    found = package.read(folder)
    wrong = (*found.problems, *checks.problems(found))
    if wrong:
        raise problems.Invalid(wrong)
    try:
        with transaction.atomic(), pghistory.context(load=folder.name):
            return writing.write(found, progress)
    except IntegrityError as error:
        detail = str(error).partition("DETAIL:")[2].strip() or str(error)
        against = "an entry that is not in the package stands in the way"
        raise Refused(f"Nothing was loaded: {against}. {detail}") from error


def dump(folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write the record as a package into the folder, which appears whole or not at all; return its files.

    A name whose consent has run out is not written, even if the nightly work has not been done.
    Refuses a folder that holds something; told by `force`, it replaces a package, but nothing else.
    """
    folder = folder.absolute()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(f"{folder} is no folder; name one that is empty or does not exist.")
    if folder.exists() and any(folder.iterdir()):
        if not (folder / package.HEAD).exists():
            raise Refused(f"{folder} holds something that is no record package; name another folder.")
        if not force:
            raise Refused(f"{folder} is not empty; name another folder, or add --force to replace it.")
    consents.expire_due(timezone.now())
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dump-", dir=folder.parent) as beside:
            _replace(folder, Path(beside))
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}. It is as it was before.") from error
    return tuple(sorted(folder.rglob("*.yaml")))


def _replace(folder: Path, beside: Path) -> None:
    """Put a new package where the folder is, which is brought back when that fails."""
    new, old = beside / "new", beside / "old"
    new.mkdir()
    dumping.write(new)
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
