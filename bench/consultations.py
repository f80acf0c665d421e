"""What a result costs: to count it from the tables, and to show its page from the stored figures.

Builds a consultation of 127 Members in a home folder of its own and throws it away. Prints milliseconds of
CPU, of this process and of the database, beside what is allowed: 1.00 is all of it. The exit code says
whether counting and the page as it is served keep it; “made anew” is what a change of the record costs
once. Every reply is published with its author, which is the largest page.
Usage: python bench/consultations.py [times]
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import psutil

if TYPE_CHECKING:
    from intersession.consultations.models import Consultation

GROUPS = {"AFR": 39, "WEOG": 24, "GRULAC": 23, "EEG": 21, "APG": 20}  # the Members by group in 2009
COUNTED, PAGE = 50.0, 8.0  # milliseconds of CPU, from the issue
OPENS = datetime(2026, 10, 1, tzinfo=UTC)
LETTERS = "ABCDEFGHIJ"


def main(times: int) -> int:
    """Measure in a folder that is removed in the end."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(INTERSESSION_HOME=home, DJANGO_SETTINGS_MODULE="intersession.settings")
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        from django.conf import settings  # reads the settings made above
        from django.core.management import call_command

        from intersession import database

        with database.running(Path(home), settings.DATABASE_URL):
            call_command("migrate", verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            return measured(times)


def measured(times: int) -> int:
    """Print what counting and showing cost; the exit code says whether they are within what is allowed."""
    from django.core.handlers.wsgi import WSGIHandler  # django.setup() comes first
    from django.test import RequestFactory

    from intersession.consultations import results
    from intersession.core import pages

    consultation = closed()
    environ = RequestFactory().get("/en/consultations/bench/", headers={"host": "localhost"}).environ
    handler: Any = WSGIHandler()

    def show() -> None:
        answer = handler(dict(environ), lambda _status, _headers: None)
        if b'id="turnout"' not in b"".join(answer):
            raise SystemExit("The page does not show the result.")
        answer.close()

    def show_anew() -> None:
        pages.forget()
        show()

    counting = cost(lambda: results.count(consultation), times)
    anew, served = cost(show_anew, times), cost(show, times)
    line("127 replies counted, all rules and bounds", counting, COUNTED)
    line("page of the result, as served", served, PAGE)
    line("page of the result, made anew", anew, PAGE)
    return int(counting > COUNTED or served > PAGE)


def line(name: str, spent: float, allowed: float) -> None:
    """Print a figure beside what is allowed."""
    print(f"{name:<44}{spent:8.2f} ms of {allowed:4.0f} ms{spent / allowed:8.2f}")


def closed() -> "Consultation":
    """Let every Member choose at random, always the same, and close."""
    from intersession.accounts.models import User
    from intersession.consultations.actions import replies, terms
    from intersession.consultations.models import Reply
    from intersession.cycles.models import Cycle

    desk = User.objects.create(email="bench@example.org")
    states = members()
    options = [terms.Offered(letter, title=named(f"Topic {letter}")) for letter in LETTERS]
    prepared = terms.prepare(
        key="bench",
        kind="topics",
        cycle=Cycle.objects.create(year=2027, theme=named("Theme")),
        title=named("Topics"),
        seats=4,
        opens_at=OPENS,
        closes_at=OPENS + timedelta(days=20),
        options=options,
        publication="attributed",
    )
    held = terms.open_for_replies(prepared, now=OPENS)
    chance = random.Random(2009)  # noqa: S311 - invented replies, no secret
    for state in states:
        said = replies.Words("choice", sorted(chance.sample(LETTERS, chance.randint(1, 4))))
        replies.register(held, state, Reply(submitted_by=desk, received_at=OPENS + timedelta(days=1)), said)
    return terms.close(held, now=OPENS + timedelta(days=21))


def named(text: str) -> dict[str, str]:
    """Return the text in every language."""
    return dict.fromkeys(("en", "fr", "es"), text)


def members() -> list[Any]:
    """Make the Members of every group."""
    from intersession.membership.models import (
        Entity,
        EntityName,
        GroupMembership,
        GroupName,
        Membership,
        RegionalGroup,
    )

    found = []
    for key, size in GROUPS.items():
        group = RegionalGroup.objects.create(key=key)
        GroupName.objects.create(group=group, name=named(key))
        for number in range(size):
            state = Entity.objects.create(key=f"{key.lower()}-{number}", kind="state")
            EntityName.objects.create(entity=state, short=named(f"{key} {number}"))
            Membership.objects.create(entity=state)
            GroupMembership.objects.create(group=group, entity=state)
            found.append(state)
    return found


def cost(act: Callable[[], Any], times: int) -> float:
    """Return milliseconds of CPU an act takes, of this process and of the processes of the database."""
    for _ in range(10):
        act()
    backends = [psutil.Process(pid) for pid in pids()]
    own, database = time.process_time(), seconds(backends)
    for _ in range(times):
        act()
    return (time.process_time() - own + seconds(backends) - database) * 1000 / times


def pids() -> list[int]:
    """Return the processes of the database that serve us."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall() if psutil.pid_exists(pid)]


def seconds(processes: list[psutil.Process]) -> float:
    """Return the CPU time of these processes so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
