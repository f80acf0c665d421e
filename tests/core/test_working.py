"""Background work: tried again when it fails, taken up when its worker was killed, told when it failed."""

import asyncio
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psutil
import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate import exceptions
from procrastinate.contrib.django import app, utils
from procrastinate.psycopg_connector import PsycopgConnector

from intersession import __main__ as command
from intersession import database
from intersession.core import health, tasks, working
from tests.conftest import Program
from tests.test_command import free_port

TIDY = "TRUNCATE procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers CASCADE"


@pytest.fixture
def queue(transactional_db, monkeypatch):
    """The queue, empty before and after, with nothing due by the clock.

    Its tables are not ours, so Django leaves them as they are.
    """
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})
    sql(TIDY)
    yield sql
    sql(TIDY)


def sql(statement, *given):
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall() if cursor.description else []


def work(**options):
    """Have a worker do what is there now."""

    async def once():
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False, **options)

    def run():
        with app.replace_connector(PsycopgConnector(kwargs=utils.connector_params(), min_size=1)):
            asyncio.run(once())

    with ThreadPoolExecutor(1) as other:  # the loop of a browser may run in this thread
        other.submit(run).result()


@pytest.fixture
def task():
    """Work that fails while `troubles` is not empty."""
    troubles = []

    @app.task(name="tests.task", retry=working.BACKING_OFF)
    def task():
        if troubles:
            raise RuntimeError(troubles[0])

    task.troubles = troubles
    yield task
    del app.tasks["tests.task"]


def test_work_that_fails_is_tried_again_later(queue, task):
    task.troubles.append("the mail server is away")
    task.defer()

    work()

    [(status, attempts, delay)] = queue(
        "SELECT status, attempts, extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs"
    )
    assert (status, attempts) == ("todo", 1)
    assert 0 < delay <= 5


@pytest.mark.parametrize("attempts, status", [(5, "todo"), (6, "failed")])
def test_work_is_tried_seven_times(queue, task, attempts, status):
    task.troubles.append("the mail server is away")
    task.defer()
    queue("UPDATE procrastinate_jobs SET attempts = %s", attempts)

    work()

    assert queue("SELECT status FROM procrastinate_jobs") == [(status,)]


def test_work_that_failed_is_told_until_the_same_has_succeeded(queue, task):
    task.troubles.append("the mail server is away")
    task.defer()
    queue("UPDATE procrastinate_jobs SET attempts = 9")
    work()
    failed = health.work()

    task.troubles.clear()
    task.defer()
    work()
    mended = health.work()

    assert failed.state is health.State.FAILED
    assert failed.found.startswith("failed: tests.task (")
    assert mended.state is health.State.OK


def test_work_that_nobody_does_is_told(queue, task):
    task.configure(schedule_in={"minutes": -11}).defer()
    task.configure(schedule_in={"minutes": -9}).defer()

    assert (health.work().state, health.work().found[:1]) == (health.State.WARNING, "1")


def test_work_of_a_killed_worker_is_taken_up(queue, task):
    task.defer()
    queue("UPDATE procrastinate_jobs SET status = 'doing', attempts = 0")
    tasks.resume.defer(timestamp=0)

    work()

    assert queue("SELECT DISTINCT status FROM procrastinate_jobs WHERE task_name = 'tests.task'") == [
        ("succeeded",)
    ]


def test_work_of_a_killed_worker_is_dropped_where_the_same_waits_already(queue):
    tasks.clear_sessions.defer(timestamp=0)
    queue("UPDATE procrastinate_jobs SET status = 'doing'")
    tasks.clear_sessions.configure(schedule_in={"hours": 1}).defer(timestamp=1)
    tasks.resume.defer(timestamp=0)

    work()

    assert queue("SELECT args->>'timestamp', status FROM procrastinate_jobs ORDER BY id") == [
        ("0", "aborted"),
        ("1", "todo"),
        ("0", "succeeded"),
    ]


def test_the_same_work_waits_once(queue):
    tasks.clear_sessions.defer(timestamp=0)

    with pytest.raises(exceptions.AlreadyEnqueued):
        tasks.clear_sessions.defer(timestamp=1)


def test_sessions_that_ran_out_are_cleared(queue):
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timezone.timedelta(1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timezone.timedelta(1))
    tasks.clear_sessions.defer(timestamp=0)

    work()

    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_what_ended_a_week_ago_is_forgotten(queue, task):
    task.defer()
    work()
    tasks.forget.defer(timestamp=0)
    work()
    young = queue("SELECT count(*) FROM procrastinate_jobs")

    queue("UPDATE procrastinate_events SET at = at - interval '8 days'")
    tasks.forget.defer(timestamp=1)
    work()

    assert young == [(2,)]
    assert queue("SELECT args->>'timestamp' FROM procrastinate_jobs") == [("1",)]


# The processes


@pytest.fixture
def running(prepared: Program):
    """Start a verb and leave it running until it has done some work; what is left is killed at the end."""
    begun = []

    def start(*words):
        begun.append(prepared.start(*words))
        soon(lambda: has_worked(prepared.home))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def has_worked(home):
    with (
        suppress(psycopg.OperationalError),  # it is not there yet
        psycopg.connect(**database.Cluster(home).parameters()) as asking,
    ):
        return asking.execute("SELECT 1 FROM procrastinate_jobs WHERE status = 'succeeded'").fetchone()


def soon(look, seconds=30):
    """Wait until a look gives something, and return it."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.1)
    return found


def beside(server):
    """Return the live worker of a server."""
    for child in psutil.Process(server.pid).children():
        with suppress(psutil.ZombieProcess, psutil.NoSuchProcess):
            if "work" in child.cmdline():
                return child
    return None


@pytest.mark.slow
def test_serve_keeps_one_worker_and_stops_with_it(running, prepared: Program):
    server = running("serve", "--listen", f"127.0.0.1:{free_port()}")
    first = beside(server)
    os.kill(first.pid, signal.SIGKILL)
    second = soon(lambda: (found := beside(server)) != first and found)

    server.send_signal(signal.SIGTERM)
    _, complained = server.communicate(timeout=20)

    assert (server.returncode, second.is_running()) == (0, False)
    assert "The background worker had ended (-9) and is started again." in complained
    assert not (prepared.home / "postgres" / "postmaster.pid").exists()


@pytest.mark.slow
def test_worker_ends_with_a_server_that_is_killed(running):
    server = running("serve", "--listen", f"127.0.0.1:{free_port()}")
    worker = beside(server)

    server.kill()
    server.communicate(timeout=20)  # ends when the last process has closed its output

    soon(lambda: not worker.is_running())


@pytest.mark.slow
def test_worker_alone_stops_when_told(running):
    worker = running("work")

    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=20)

    assert worker.returncode == command.OK


@pytest.mark.slow
def test_worker_that_lost_its_database_ends_with_an_error(running, prepared: Program):
    worker = running("work")
    postmaster = int((prepared.home / "postgres" / "postmaster.pid").read_text().split()[0])

    os.kill(postmaster, signal.SIGKILL)
    _, complained = worker.communicate(timeout=60)

    assert worker.returncode == command.ENVIRONMENT
    assert complained.splitlines()[-1].startswith("The worker has no database any more")
