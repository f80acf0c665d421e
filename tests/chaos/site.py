"""A real site on a home folder of its own, whose processes can be killed, and who sends forms to it.

Nothing here knows of consultations: whatever is sent by forms can be tried in this way.
"""

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for a start
TARGETS = {"web worker": 7, "server": 2, "database": 1}  # what is killed, and how often of ten
LONGEST = 0.2  # seconds between what is sent and the kill, at most
TOKEN = "0" * 32  # against forged forms: the same in the cookie and in the form, as from a page
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Site:
    """`intersession serve` on a home folder; it is started, killed in part or whole, and started again."""

    def __init__(self, home: Path, workers: int = 3) -> None:
        self.home, self.port = home, free_port()
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("INTERSESSION", "DATABASE_URL", "DJANGO"))
        }
        self.environment = {
            **kept,
            "INTERSESSION_HOME": str(home),
            "INTERSESSION_WORKERS": str(workers),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.log = home.parent / "server.log"
        self.server: subprocess.Popen[bytes] | None = None

    def run(self, *words: str) -> str:
        """Run a module of Python in the home folder to its end; return what it said."""
        return subprocess.run(  # noqa: S603 - our own modules
            [sys.executable, "-m", *words],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout

    def start(self) -> None:
        """Start the server unless it runs, and wait until a page that needs the database comes."""
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise TimeoutError(self.log.read_text()[-3000:])
            if self.server is None or self.server.poll() is not None:
                self._launch()
            time.sleep(0.05)

    def _launch(self) -> None:
        words = [sys.executable, "-m", "intersession", "serve", "--listen", f"127.0.0.1:{self.port}"]
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(words, env=self.environment, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603 - our own program

    def _answers(self) -> bool:
        with suppress(OSError, http.client.HTTPException):
            return Visitor(self.port).get("/en/consultations/").status == http.HTTPStatus.OK
        return False

    def kill(self, what: str) -> None:
        """Kill -9 of the whole server, of the process that answers longest, or of the database."""
        main = psutil.Process(self.server.pid)
        children = main.children()
        if what == "server":
            for process in (main, *children):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            self.server.wait()
        elif what == "web worker":
            min((one for one in children if not _is_background(one)), key=_age).kill()
        else:
            os.kill(int((self.home / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def stop(self) -> None:
        """Stop the server as an operator does; kill it if it does not."""
        if self.server and self.server.poll() is None:
            self.server.terminate()
            try:
                self.server.wait(20)
            except subprocess.TimeoutExpired:
                self.kill("server")


def storm(site: Site, chance: random.Random, rounds: Iterable[Sequence[Callable[[], None]]]) -> None:
    """In each round let all act together, and kill something at a random moment of it."""
    schedule = [target for target, number in TARGETS.items() for _ in range(number)]
    for attempt, acts in enumerate(rounds):
        if attempt % len(schedule) == 0:
            chance.shuffle(schedule)
        with ThreadPoolExecutor(len(acts)) as senders:
            for act in acts:
                senders.submit(act)
            time.sleep(chance.uniform(0, LONGEST))
            site.kill(schedule[attempt % len(schedule)])
        site.start()  # what does not come back by itself


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_background(process: psutil.Process) -> bool:
    with suppress(psutil.ZombieProcess, psutil.NoSuchProcess):
        return "work" in process.cmdline()
    return True


def _age(process: psutil.Process) -> float:
    """When it began; one that is killed again within seconds would make the server give up."""
    return process.create_time()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    location: str
    text: str

    @property
    def hidden(self) -> dict[str, str]:
        """Return the hidden fields of the page, which go back with its form."""
        return dict(HIDDEN.findall(self.text))


class Visitor:
    """Somebody signed in, by their session, who asks for pages and sends forms; one connection for each."""

    def __init__(self, port: int, session: str = "") -> None:
        self.port = port
        self.cookies = f"sessionid={session}; csrftoken={TOKEN}"

    def get(self, path: str) -> Answer:
        """Ask for a page; once more when the worker that took the question was just killed."""
        try:
            return self._ask("GET", path, None)
        except (OSError, http.client.HTTPException):
            time.sleep(1)
            return self._ask("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """Send a form; raises OSError or HTTPException when the server is cut off before it answers."""
        return self._ask("POST", path, urlencode({**form, "csrfmiddlewaretoken": TOKEN}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            connection.request(method, path, body, {"Cookie": self.cookies, **kind})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers.get("Location", ""), answer.read().decode())
        finally:
            connection.close()
