"""The static files: collected under names that carry their content, so that they can be cached for ever."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def stale() -> bool:
    """Whether a file was added, changed or removed since they were last collected."""
    mark = _mark()
    return not mark.exists() or mark.read_text(encoding="utf-8") != _fingerprint()


def collect() -> None:
    """Collect the files into the home folder, and remember which they were."""
    fingerprint = _fingerprint()
    _mark().unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _mark().write_text(fingerprint, encoding="utf-8")


def _mark() -> Path:
    root: Path = settings.STATIC_ROOT
    return root.with_suffix(".collected")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for line in sorted(_described()):
        digest.update(line.encode())
    return digest.hexdigest()


def _described() -> Iterator[str]:
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            yield f"{path}\t{found.st_size}\t{found.st_mtime_ns}\n"
