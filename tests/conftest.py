"""What the tests share: one embedded PostgreSQL for all of them, and a real browser.

The server runs in var/tests while a test needs it. Making the tables takes seconds, so it is done once for
each state of them, in a database that the test databases are copied from.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psutil
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg import sql
from pytest_django import DjangoDbBlocker

from intersession import database
from intersession.core import locks, schema

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "data" / "samples"
HOME = ROOT / "var" / "tests"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure(config: pytest.Config) -> None:
    """Static files come straight from the source, and nothing is written into a real home folder.

    Laws have no deadline: on a busy machine it would fail what is right.
    """
    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop and the tables share the process
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.MEDIA_ROOT = HOME / "media"
    settings.STATIC_ROOT = None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Start the server of the tests, or take part in the one that another worker started."""
    with database.running(HOME), django_db_blocker.unblock():
        default = settings.DATABASES["default"]
        default.update(
            HOST=str(database.Cluster(HOME).socket_folder), USER=database.OWNER, PORT=database.PORT
        )
        default["OPTIONS"].pop("pool", None)  # an open pool would keep a test database from being dropped
        default["TEST"]["NAME"] = f"test_{os.getpid()}"  # another run beside this one has its own
        default["TEST"]["TEMPLATE"] = _template()
        yield
        connections.close_all()


def _template() -> str:
    """Return the name of a database with our tables, made when migrations or models have changed."""
    patterns = ("*/migrations/*.py", "*/models.py", "*/models/*.py", "core/*.py", "settings.py")
    files = sorted(path for each in patterns for path in (ROOT / "src" / "intersession").glob(each))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    name = f"template_{digest}"
    cluster = database.Cluster(HOME)
    with (
        locks.turn(HOME / "template.turn"),
        psycopg.connect(**cluster.parameters(database.OWNER), autocommit=True) as connection,
    ):
        for (left,) in connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_\\d+$'"):
            if not psutil.pid_exists(int(left.removeprefix("test_"))):
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(left)))
        known = "SELECT datname FROM pg_database WHERE starts_with(datname, 'template_')"
        names = {row[0] for row in connection.execute(known)}
        if name not in names:
            for old in names:
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            connection.execute("DROP DATABASE IF EXISTS migrating")
            connection.execute("CREATE DATABASE migrating")
            _migrate("migrating")
            connection.execute(sql.SQL("ALTER DATABASE migrating RENAME TO {}").format(sql.Identifier(name)))
    return name


def _migrate(name: str) -> None:
    default = settings.DATABASES["default"]
    before = default["NAME"]
    default["NAME"] = connections["default"].settings_dict["NAME"] = name
    try:
        schema.create()
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        schema.disconnect()
        default["NAME"] = connections["default"].settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a window; skips, saying why, where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if not found:
        pytest.skip(f"There is no Chromium: none of {', '.join(BROWSERS)} is installed.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        connections.close_all()  # the browser's loop has opened some of its own
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test: no cookies, no cache of the one before."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of samples beside the repository; skips, saying so, where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip(f"The samples are not here: {SAMPLES}")
    return SAMPLES


class Program:
    """The `intersession` command in a process and a home folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        clean = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("INTERSESSION", "DATABASE_URL"))
        }
        self.environment = {
            **clean,
            "INTERSESSION_HOME": str(home),
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "200",
        }

    def start(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        """Start the command and leave it running."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "intersession", *words],
            env={**self.environment, **variables},
            cwd=self.home.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, **variables: str) -> tuple[int, str, str]:
        """Run the command to its end: exit code, what it said, what it complained of."""
        process = self.start(*words, **variables)
        said, complained = process.communicate(timeout=120)
        return process.returncode, said, complained


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command with an empty home folder."""
    return Program(tmp_path / "home")


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the tables made, and its server stopped."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    code, _, complained = Program(home).run("dump", str(home.parent / "out"))
    assert code == 0, complained
    return home


@pytest.fixture
def prepared(_prepared: Path, program: Program) -> Program:
    """The command with a home folder that has the tables already."""
    subprocess.run(["cp", "-a", _prepared, program.home], check=True)  # noqa: S603, S607 - keeps the server's account
    return program


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin each test in English: a request leaves its language active, as a worker of the server may."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Forget the frozen questionnaires of tests before: emptied tables give their numbers anew."""
    from intersession.evaluations.queries import surveys  # app ready

    surveys.frozen.cache_clear()
