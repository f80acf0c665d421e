"""The registration desk: CPU, of server and database, of a page of the list and of a large table.

Makes meetings of 200, 2,000 and 20,000 participants in the database of INTERSESSION_HOME, in one
transaction that is never kept. A page is compared with its budget of 8 ms, a table of 2,000 rows of
127 delegations with its 3 seconds: 1.00 is all of it. The cost of a page should not follow the number of
participants.
Usage: python bench/registrations.py [requests]
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import django
import psutil
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

if TYPE_CHECKING:
    from intersession.accounts.models import User
    from intersession.meetings.models import Meeting

PAGE_BUDGET = 8.0  # milliseconds of CPU a request, from the issue
TABLE_BUDGET = 3.0  # seconds, from the issue
SIZES = (200, 2_000, 20_000)
DELEGATIONS, ROWS = 127, 2_000
WARM = 20
NOW = datetime(2026, 10, 1, tzinfo=UTC)
STANDINGS = ("nominated", "confirmed", "registered", "attended", "applied", "declined")


def main(requests: int) -> int:
    """Measure; the exit code says whether the budgets were kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    from intersession import database  # reads the settings made above
    from intersession.core import assets, schema  # after setup

    ratios: list[float] = []
    with database.running(settings.HOME, settings.DATABASE_URL):
        schema.prepare()
        if assets.stale():
            assets.collect()
        with transaction.atomic():
            ratios = measured(requests)
            transaction.set_rollback(True)
        schema.disconnect()
    return int(max(ratios) > 1)


def measured(requests: int) -> list[float]:
    """Print every figure with its share of the budget, and return these shares."""
    clerk, meetings = filled()
    client = Client()
    client.force_login(clerk)
    ratios = []
    print(f"{'page of the list':<28}{'CPU':>10}{'of budget':>11}")
    for size, meeting in zip(SIZES, meetings, strict=True):
        path = f"/en/desk/meetings/{meeting.key}/registrations/"
        for name, query in (("", ""), (", filtered", "?standing=registered&kind=state")):
            spent = cost(lambda address=path + query: answer(client, address), requests)
            ratios.append(spent / PAGE_BUDGET)
            print(f"{f'{size:,} persons{name}':<28}{spent:>7.2f} ms{ratios[-1]:>11.2f}")
    print(f"{'table':<28}{'CPU':>10}{'of budget':>11}")
    for name, act in table(clerk).items():
        spent = seconds(act)
        ratios.append(spent / TABLE_BUDGET)
        print(f"{name:<28}{spent:>8.2f} s{ratios[-1]:>11.2f}")
    return ratios


def filled() -> tuple["User", list["Meeting"]]:
    """Make a clerk, delegations, and a meeting of each size."""
    from intersession.accounts.models import User  # after setup
    from intersession.meetings.models import Meeting, Person, Registration  # after setup
    from intersession.membership.models import Entity, EntityName  # after setup

    entities = Entity.objects.bulk_create(
        Entity(key=f"bench-{number}", kind="state") for number in range(DELEGATIONS)
    )
    EntityName.objects.bulk_create(
        EntityName(entity=entity, short={"en": f"Bench State {number}"})
        for number, entity in enumerate(entities)
    )
    meetings = []
    for size in SIZES:
        meeting = Meeting.objects.create(key=f"bench-{size}", kind="workshop", title={"en": "Bench"})
        people = Person.objects.bulk_create(
            [Person(given_name="A", family_name=f"B{n}", email=f"b{n}@example.org") for n in range(size)],
            batch_size=1000,
        )
        Registration.objects.bulk_create(
            [
                Registration(
                    meeting=meeting,
                    person=person,
                    entity=entities[number % DELEGATIONS],
                    kind="state",
                    name=f"Person {number}",
                    lines=["Adviser", "Permanent Mission"],
                    standing=STANDINGS[number % len(STANDINGS)],
                    entered_at=NOW,
                )
                for number, person in enumerate(people)
            ],
            batch_size=1000,
        )
        meetings.append(meeting)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does soon after
    return User.objects.create(email="clerk@bench.example", is_secretariat=True), meetings


def table(clerk: "User") -> dict[str, Callable[[], object]]:
    """Return the acts of a large table: read and entered, and the same once more."""
    from intersession.meetings.actions import rolls  # after setup
    from intersession.meetings.imports import delegations  # after setup
    from intersession.meetings.models import Admission, Meeting  # after setup
    from intersession.meetings.queries import nominations  # after setup
    from intersession.membership.models import Entity  # after setup

    meeting = Meeting.objects.create(key="bench-table", kind="workshop")
    Admission.objects.create(meeting=meeting)
    lines = [
        f"Bench State {n % DELEGATIONS}\tMs.\tAda NUMBER{n}\tmember\tAdviser\tMission\tada{n}@example.org\tfr"
        for n in range(ROWS)
    ]
    text = "country\ttitle\tname\tplace\tfunction\tministry\te-mail\tlanguage\n" + "\n".join(lines)

    def act() -> None:
        lists, doubts = delegations.by_entity(delegations.read(text), nominations.entities_named())
        if doubts:
            raise SystemExit(f"The table was not read: {doubts[0]}")
        entities = Entity.objects.in_bulk(lists)
        rolls.enter_table(meeting, {entities[pk]: rows for pk, rows in lists.items()}, by=clerk, now=NOW)

    return {f"{ROWS:,} rows, {DELEGATIONS} delegations": act, "the same once more": act}


def answer(client: Client, path: str) -> None:
    """Ask for a page; one that fails ends the measurement."""
    response = client.get(path)
    if response.status_code != 200:  # noqa: PLR2004 - found
        raise SystemExit(f"{path} answered {response.status_code}")


def cost(act: Callable[[], object], times: int) -> float:
    """Return milliseconds of CPU an act: of the quietest tenth, since what else runs here costs too."""
    for _ in range(min(times, WARM)):
        act()
    batches = [seconds(act, max(1, times // 10)) for _ in range(min(10, times))]
    return min(batches) * 1000


def seconds(act: Callable[[], object], times: int = 1) -> float:
    """Return seconds of CPU an act, of this process and of its database process."""
    backend = psutil.Process(connection.connection.info.backend_pid)
    server, database = time.process_time(), sum(backend.cpu_times()[:2])
    for _ in range(times):
        act()
    return (time.process_time() - server + sum(backend.cpu_times()[:2]) - database) / times


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
