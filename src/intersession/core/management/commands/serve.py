"""The verb `serve`: the site, by several processes, with its database."""

import logging
import os
import socket
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from intersession import database, environment
from intersession.core import assets, schema, serving
from intersession.core.refusals import Unavailable
from intersession.core.verbs import Needs, Verb, step

WATCH = 1.0  # seconds between two looks at whether the database, or the parent, is still there
GRACE = 10.0  # seconds that the worker has to finish what it began
LOG = logging.getLogger("intersession")


class Command(Verb):
    """Serve the site until it is told to stop."""

    help = "Serve the site. Ctrl-C stops it, and the database with it."
    needs = Needs.SERVER

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--migrate", action="store_true", help="bring an older database up to date first")
        parser.add_argument("--listen", metavar="HOST:PORT", help="instead of INTERSESSION_LISTEN")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuses an older database, a home folder that is served already, and a port that is taken."""
        host, port = _listen(options["listen"])
        address = f"http://{host}:{port}"
        with serving.alone(settings.HOME, f"process {os.getpid()} at {address}"):
            schema.prepare(upgrade=options["migrate"])
            if not settings.DEBUG and assets.stale():
                with step("Collecting the static files"):
                    assets.collect()
            _refuse_taken(host, port)
            threading.Thread(target=self._announce, args=[host, port, address], daemon=True).start()
            _serve(host, port)

    def _announce(self, host: str, port: int, address: str) -> None:
        """Say where the site is, once it answers."""
        while not _is_open(host, port):
            time.sleep(WATCH / 20)
        self.stdout.write(f"Intersession is at {address}/ (public address {settings.SITE.geturl()}/).")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()


def _listen(given: str | None) -> tuple[str, int]:
    found: tuple[str, int] = settings.LISTEN
    return (
        environment.parsed("--listen", given, environment.listen, "Write 127.0.0.1:8000.") if given else found
    )


def _is_open(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=WATCH).close()
    except OSError:
        return False
    return True


def _refuse_taken(host: str, port: int) -> None:
    """Two servers could share a port and answer in turns, so see that it is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unavailable(
                f"{host}:{port} cannot be listened on ({error.strerror}): "
                "stop what uses it, or set INTERSESSION_LISTEN to another address."
            ) from None


def _serve(host: str, port: int) -> None:
    schema.disconnect()  # the workers are copies of this process and must open their own connections
    server = Granian(
        f"{__name__}:worker",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=4,  # a slow upload must not keep others waiting
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        log_level=LogLevels.error,
    )
    stopped = threading.Event()
    if not settings.DATABASE_URL:
        threading.Thread(target=_keep_database, args=[stopped], daemon=True).start()
    keeping = threading.Thread(target=_keep_worker, args=[_start_worker(), stopped])
    keeping.start()
    try:
        server.serve()
    finally:
        stopped.set()
        keeping.join()


def _keep_database(stopped: threading.Event) -> None:
    while not stopped.wait(WATCH):
        try:
            if database.revive(settings.HOME):
                LOG.error(
                    "The embedded database had died and was started again; nothing that was saved is lost."
                )
        except Unavailable as error:
            LOG.error(error.reason)  # noqa: TRY400 - the reason is said in words; no traceback


def _start_worker() -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "intersession", "work", "--beside", str(os.getpid())]
    return subprocess.Popen(words, start_new_session=True)  # noqa: S603 - ourselves; Ctrl-C is for us to pass on


def _keep_worker(child: subprocess.Popen[bytes], stopped: threading.Event) -> None:
    """Keep one worker for background work, and stop it, what it began being finished, when we stop."""
    while not stopped.wait(WATCH):
        if child.poll() is not None:
            LOG.error("The background worker had ended (%s) and is started again.", child.returncode)
            child = _start_worker()
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()


def worker() -> Callable[..., Any]:
    """Return the application, in a worker that ends when the program that started it is killed."""
    threading.Thread(target=_end_with, args=[os.getppid()], daemon=True).start()
    from intersession import wsgi  # the settings are read here, in the worker

    return wsgi.application


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)
