"""The door: readings a second that one worker takes, as two phones send what they kept without network.

Makes a meeting in the database of INTERSESSION_HOME, in a transaction that is never kept, and sends every
badge twice, in batches of 50 and one by one, through the whole site. Prints CPU of server and database a
reading, readings a second of a worker with a processor of its own, and what a device loads first.
Usage: python bench/door.py [persons]
"""

import json
import os
import sys
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import django
import psutil
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

if TYPE_CHECKING:
    from intersession.accounts.models import User

BATCHES = (50, 1)
ADDRESS = "/en/desk/meetings/bench/door/"


def main(persons: int) -> int:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    from intersession import database  # reads the settings made above
    from intersession.core import assets, schema  # after setup

    with database.running(settings.HOME, settings.DATABASE_URL):
        schema.prepare()
        if assets.stale():
            assets.collect()
        for size in BATCHES:
            with transaction.atomic():
                measured(persons, size)
                transaction.set_rollback(True)
        schema.disconnect()
    return 0


def measured(persons: int, size: int) -> None:
    """Print the figures of one size of a batch."""
    from intersession.meetings.models import CheckIn, Registration  # after setup

    clerk = filled(persons)
    client = Client()
    client.force_login(clerk)
    loaded: list[Any] = []
    spent = seconds(lambda: loaded.append(client.get(f"{ADDRESS}badges.json")))
    badges = loaded[0].json()["badges"]
    print(f"list of {len(badges):,} badges: {len(loaded[0].content) / 1024:,.0f} KiB, {spent * 1000:.0f} ms")
    for phone in ("first", "second"):
        readings = [reading(badge["digest"]) for badge in badges]
        batches = [readings[at : at + size] for at in range(0, len(readings), size)]
        spent = seconds(lambda batches=batches: send(client, batches)) / len(readings)
        figures = f"{spent * 1000:6.2f} ms a reading, {1 / spent:7,.0f} a second"
        print(f"{phone} phone, batches of {size:>2}: {figures}")
    kept = CheckIn.objects.filter(registration__meeting__key="bench").count()
    attended = Registration.objects.filter(meeting__key="bench", standing="attended").count()
    if (kept, attended) != (2 * persons, persons):
        raise SystemExit(f"{kept} readings and {attended} persons were kept of {persons}.")


def filled(persons: int) -> "User":
    """Make the meeting, and return a clerk."""
    from intersession.accounts.models import User  # after setup
    from intersession.meetings.models import Meeting, Person, Registration  # after setup

    meeting = Meeting.objects.create(key="bench", kind="workshop", title={"en": "Bench"})
    people = Person.objects.bulk_create(
        Person(given_name="Ana", family_name=f"NUMBER{number}") for number in range(persons)
    )
    Registration.objects.bulk_create(
        Registration(
            meeting=meeting,
            person=person,
            kind="ngo",
            represents="House of Hope",
            name=str(person),
            standing="confirmed",
            entered_at=datetime.now(UTC),
        )
        for person in people
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does soon after
    return User.objects.create(email="clerk@bench.example", is_secretariat=True)


def reading(badge: str) -> dict[str, object]:
    """Return a reading as a device sends it."""
    return {"uid": str(uuid.uuid4()), "badge": badge, "session": "", "at": int(time.time() * 1000)}


def send(client: Client, batches: list[list[dict[str, object]]]) -> None:
    """Send batches; one that is not taken ends the measurement."""
    for batch in batches:
        answer = client.post(f"{ADDRESS}readings/", json.dumps(batch), content_type="application/json")
        if {each["state"] for each in answer.json()["answers"]} - {"accepted", "again"}:
            raise SystemExit("A reading was not taken.")


def seconds(act: Callable[[], object]) -> float:
    """Return seconds of CPU of an act, of this process and of its database process."""
    backend = psutil.Process(connection.connection.info.backend_pid)
    server, database = time.process_time(), sum(backend.cpu_times()[:2])
    act()
    return time.process_time() - server + sum(backend.cpu_times()[:2]) - database


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 2_000))
