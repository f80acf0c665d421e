"""CPU time of the public pages, server and database together, in milliseconds a request.

Runs the whole WSGI application in this process, on the record of INTERSESSION_HOME (load the demo first), and
reads the CPU time of this process and of its database processes before and after. A page is compared with its
budget: 1.00 is all of it. Time on the network and in the web server's own loop is left out: it is the same
for every page. Usage: python bench/pages.py [requests]
"""

import os
import sys
import time
from typing import TYPE_CHECKING, Any

import django
import psutil
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory

from intersession.core import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

BUDGET = 4.0  # milliseconds of CPU a request, from the issue
HELD = ("home", "meeting")  # the pages that have the budget
WARM = 30  # requests before the clock starts: templates, caches, connections


def main(requests: int) -> int:
    """Measure every page; the exit code says whether those with a budget kept it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    from intersession import database  # reads the settings made above

    with database.running(settings.HOME, settings.DATABASE_URL):
        found = addresses()
        if found is None:
            print("The record is empty: run “intersession load” or “intersession demo --no-serve” first.")
            return 1
        handler = WSGIHandler()
        print(f"{'page':<12}{'as served':>11}{'of budget':>11}{'made anew':>11}{'queries':>9}{'kB':>5}")
        served = {name: measured(handler, name, path, requests) for name, path in found.items()}
    return int(any(served[name] > BUDGET for name in HELD))


def addresses() -> dict[str, str] | None:
    """Return the pages to measure, those with the fullest content; None when the record is empty."""
    from intersession.evaluations.models import Evaluation  # django.setup() comes first

    key = Evaluation.objects.values_list("meeting__key", flat=True).first()
    if key is None:
        return None
    return {
        "home": "/en/",
        "meeting": f"/en/meetings/{key}/",
        "evaluation": f"/en/meetings/{key}/evaluation/",
        "meetings": "/en/meetings/",
        "themes": "/en/themes/",
        "documents": "/en/documents/",
        "members": "/en/members/",
    }


def measured(handler: WSGIHandler, name: str, path: str, requests: int) -> float:
    """Ask for a page again and again; print and return milliseconds of CPU a request as it is served.

    “Made anew” is the same with the kept page thrown away each time: what a change of the record costs once.
    """
    anew = cost(handler, path, requests, forget=True)
    queries = counted(handler, path)
    served = cost(handler, path, requests, forget=False)
    size = len(answer(handler, path)) / 1000
    print(f"{name:<12}{served:>8.2f} ms{served / BUDGET:>11.2f}{anew:>8.2f} ms{queries:>9}{size:>5.0f}")
    return served


def cost(handler: WSGIHandler, path: str, requests: int, *, forget: bool) -> float:
    """Return milliseconds of CPU a request, of this process and of the database."""
    for _ in range(WARM):
        answer(handler, path)
    backends = [psutil.Process(pid) for pid in backend_pids()]
    server, database = time.process_time(), seconds(backends)
    for _ in range(requests):
        if forget:
            pages.forget()
        answer(handler, path)
    spent = (time.process_time() - server) + (seconds(backends) - database)
    return spent * 1000 / requests


def answer(handler: WSGIHandler, path: str) -> bytes:
    """Return the body of one page; a page that fails ends the measurement."""
    environ = RequestFactory().get(path, headers={"host": "localhost"}).environ
    statuses: list[str] = []
    chunks: Iterable[Any] = handler(environ, lambda status, _headers: statuses.append(status))
    body = b"".join(chunks)
    chunks.close()  # type: ignore[attr-defined]  # gives the connection back, as a server does
    if not statuses[0].startswith("200"):
        raise SystemExit(f"{path} answered {statuses[0]}")
    return body


def counted(handler: WSGIHandler, path: str) -> int:
    """Return how many queries the page needs when it is made anew, the one that looks for change included."""
    pages.forget()
    asked = 0

    def count(execute: Any, *call: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*call)

    with connection.execute_wrapper(count):
        answer(handler, path)
    return asked


def backend_pids() -> list[int]:
    """Return the processes of the database that serve us; none where it runs on another machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        pids = [pid for (pid,) in cursor.fetchall()]
    return [pid for pid in pids if psutil.pid_exists(pid) and "postgres" in psutil.Process(pid).name()]


def seconds(processes: list[psutil.Process]) -> float:
    """Return the CPU time of these processes so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 300))
