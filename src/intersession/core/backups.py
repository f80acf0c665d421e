"""A backup: the database and the files in one zip file, with a manifest that says what must be in it.

The secret key is not in it: a new home folder makes its own.
"""

import errno
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import IO

from intersession.core import dumps, schema
from intersession.core.refusals import Refused

FORMAT = 1
DUMP = "database.dump"
MANIFEST = "manifest.json"
CHUNK = 1 << 20  # bytes
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: names and SHA-256 of its files, and what the database went through."""

    format: int
    program: str
    made: str
    migrations: list[str]
    files: dict[str, str]


def write(target: Path, media: Path) -> Manifest:
    """Write the backup whole or not at all; refuses to write over a file."""
    if target.exists():
        raise Refused(f"{target} exists already: give another name.")
    part = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            manifest = _fill(archive, media)
        _settle(part, target)
    except OSError as error:
        why = "there is no room left" if error.errno in NO_ROOM else error.strerror
        raise Refused(f"{target} cannot be written ({why}); nothing was left behind.") from None
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _fill(archive: zipfile.ZipFile, media: Path) -> Manifest:
    with dumps.writing() as dump:
        files = {DUMP: _add(archive, DUMP, dump)}
    for path in sorted(path for path in media.rglob("*") if path.is_file()):
        name = f"media/{path.relative_to(media).as_posix()}"
        with path.open("rb") as source:
            files[name] = _add(archive, name, source)
    migrations = sorted(f"{app}.{name}" for app, name in schema.applied())
    made = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = Manifest(FORMAT, version(), made, migrations, files)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def version() -> str:
    """Return the version of this program."""
    try:
        return metadata.version("intersession")
    except metadata.PackageNotFoundError:
        return "not installed"


def _add(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as entry:
        for chunk in _chunks(source):
            digest.update(chunk)
            entry.write(chunk)
    return digest.hexdigest()


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


def _settle(part: Path, target: Path) -> None:
    """Give the finished file its name once it is safely on the disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@contextmanager
def opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup; refuses one that is damaged, incomplete, or made by a newer program."""
    try:
        archive = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise Refused(f"{source} is no backup, or a damaged one ({error}).") from None
    with archive:
        manifest = _manifest(archive, source)
        _verify(archive, manifest, source)
        yield archive, manifest


def _manifest(archive: zipfile.ZipFile, source: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise Refused(f"{source} is no backup: its {MANIFEST} is missing or wrong ({error}).") from None
    if manifest.format != FORMAT:
        raise Refused(f"{source} is a backup of format {manifest.format}; this program reads {FORMAT}.")
    went_through = {(app, name) for app, _, name in (each.partition(".") for each in manifest.migrations)}
    if newer := schema.unknown(went_through):
        raise Refused(f"{source} was made by a newer Intersession ({newer[-1]}): restore it with that one.")
    return manifest


def _verify(archive: zipfile.ZipFile, manifest: Manifest, source: Path) -> None:
    held = set(archive.namelist()) - {MANIFEST}
    if wrong := sorted(held ^ manifest.files.keys()):
        raise Refused(f"{source} is not whole: {wrong[0]} is missing, or there and not in the manifest.")
    for name, expected in manifest.files.items():
        if name != DUMP and not _is_media(name):
            raise Refused(f"{source} names a file outside its place: {name}.")
        if _digest(archive, name) != expected:
            raise Refused(f"{source} is damaged: {name} is not what was saved.")


def _is_media(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] == "media" and ".." not in parts


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            for chunk in _chunks(entry):
                digest.update(chunk)
    except (zipfile.BadZipFile, OSError, EOFError):
        return ""
    return digest.hexdigest()


def restore(source: Path, home: Path, media: Path, *, replace: bool) -> Manifest:
    """Bring database and files back, all or nothing; refuses to replace what is there unless told to."""
    with opened(source) as (archive, manifest):
        if not replace and (dumps.tables() or _any_file(media)):
            raise Refused(f"{home} is not empty: restore into a new home folder, or add --replace.")
        new = _extract(archive, manifest, home)
        try:
            with archive.open(DUMP) as dump, dumps.replacing(dump) as commit, _swapped(new, media):
                commit()
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return manifest


def _any_file(media: Path) -> bool:
    return any(path.is_file() for path in media.rglob("*"))


def _extract(archive: zipfile.ZipFile, manifest: Manifest, home: Path) -> Path:
    new = home / "media.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    try:
        for name in manifest.files.keys() - {DUMP}:
            target = new / PurePosixPath(name).relative_to("media")
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as entry, target.open("wb") as file:
                file.writelines(_chunks(entry))
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise Refused(
            f"The files cannot be written to {new} ({error.strerror}); nothing was changed."
        ) from None
    return new


@contextmanager
def _swapped(new: Path, media: Path) -> Iterator[None]:
    """Put the new files in the place of the old ones, and back if what follows fails."""
    old = media.with_name("media.old")
    shutil.rmtree(old, ignore_errors=True)
    if media.exists():
        media.rename(old)
    new.rename(media)
    try:
        yield
    except BaseException:
        shutil.rmtree(media)
        if old.exists():
            old.rename(media)
        raise
    shutil.rmtree(old, ignore_errors=True)
