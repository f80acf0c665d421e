"""The worker: does what is due in the background, and takes up what a killed worker left undone.

Work is a function in the `tasks.py` of a domain. The queue is in the database, so that any number of workers,
on any number of machines, share it: see docs/decisions/0014-background-work.md.
"""

import asyncio
import os
import signal
import threading
import time
from typing import Any

import psycopg
from procrastinate import exceptions, retry
from procrastinate.contrib.django import app, utils
from procrastinate.psycopg_connector import PsycopgConnector

from intersession.core.refusals import Unavailable

WATCH = 1.0  # seconds between two looks at whether the parent is still there
PATIENCE = 5.0  # seconds to wait for the database
BACKING_OFF = retry.RetryStrategy(max_attempts=6, exponential_wait=5)
"""After 5 seconds, then 25, then 2, 10 and 52 minutes, then 4 hours; then the work has failed."""


def ask(task: str, **given: Any) -> None:
    """Have work done in the background once this transaction is committed: `ask("evaluations.tasks.sweep")`.

    For actions, which their tasks call and which therefore cannot import them.
    """
    app.configure_task(f"intersession.{task}").defer(**given)


def run() -> None:
    """Do what is due until a signal says stop; what was begun is finished first.

    Refuses to go on without a database: whoever started the worker starts it again.
    """
    connector = PsycopgConnector(kwargs=utils.connector_params(), min_size=1, max_size=4, timeout=PATIENCE)
    try:
        with app.replace_connector(connector):
            asyncio.run(_until_told())
    except asyncio.CancelledError:
        return
    except (exceptions.ConnectorException, psycopg.OperationalError) as error:
        reason = str(error.__cause__ or error).strip().splitlines()[0]
        raise Unavailable(f"The worker has no database any more ({reason}).") from error
    raise Unavailable("The worker has no database any more.")  # it stops itself when it cannot listen


async def _until_told() -> None:
    async with app.open_async():
        working = asyncio.create_task(app.run_worker_async(install_signal_handlers=False))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, working.cancel)
        await working


def end_with(parent: int) -> None:
    """Stop this process, as a signal would, when the one that started it has ended."""
    threading.Thread(target=_watch, args=[parent], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os.kill(os.getpid(), signal.SIGTERM)
