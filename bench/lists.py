"""CPU time of lists: the final list as a PDF, the public page whole and paged, badges, figures.

Fills a home folder of its own, var/lists, with invented persons (syllables, nobody's names) and keeps them
for the next run. Each figure is compared with its budget: 1.00 is all of it; the last column compares 20,000
persons with 2,000. “Made anew” is what a change of the record costs once.

Usage: python bench/lists.py
"""

import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django
import psutil
from django.conf import settings
from django.db import transaction
from django.test import RequestFactory

HOME = Path(__file__).parents[1] / "var" / "lists"
SIZES = (200, 2_000, 20_000)
PDF, WHOLE, PAGED, BADGES = 3.0, 0.025, 0.005, 5.0  # seconds of CPU, from the issue
SYLLABLES = [first + last for first in "bdfklmnrstv" for last in "aeio"]
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def main() -> int:
    """Measure at three sizes; the exit code says whether 2,000 persons kept their budgets."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    os.environ["INTERSESSION_HOME"] = str(HOME)
    os.environ.pop("DATABASE_URL", None)  # never into somebody's record
    django.setup()
    from intersession import database  # settings
    from intersession.core import assets, schema  # settings

    if assets.stale():
        assets.collect()
    with database.running(settings.HOME, settings.DATABASE_URL):
        schema.prepare(upgrade=True)
        results = {}
        for size in SIZES:
            results[size] = measured(size)
    print(f"{'':<24}" + "".join(f"{size:>14,}" for size in SIZES) + f"{'20,000 : 2,000':>18}")
    for name in results[SIZES[0]]:
        values = [results[size][name] for size in SIZES]
        print(
            f"{name:<24}"
            + "".join(f"{value * 1000:>11.1f} ms" for value in values)
            + f"{values[2] / values[1]:>18.1f}"
        )
    budgets = {"list as PDF": PDF, "page, whole": WHOLE, "page, one part": PAGED, "badges as PDF": BADGES}
    for name, budget in budgets.items():
        print(f"{name:<24}{results[2_000][name] / budget:>11.2f} of budget at 2,000")
    return int(any(results[2_000][name] > budget for name, budget in budgets.items()))


def measured(size: int) -> dict[str, float]:
    """Return seconds of CPU, of this process and of the database, by what was made."""
    from intersession.core import pages  # app ready
    from intersession.meetings import statistics  # app ready
    from intersession.meetings.models import Meeting  # app ready
    from intersession.reports import badging, issuing  # app ready
    from intersession.reports.models import ListKind  # app ready

    key = f"bench-{size}"
    if not Meeting.objects.filter(key=key).exists():
        with transaction.atomic():
            fill(size, key)
    meeting = Meeting.objects.get(key=key)
    edition = issuing.draft(meeting, kind=ListKind.FINAL, now=NOW)
    found = {"list as PDF": seconds(lambda: issuing.rendered(edition, "en", "pdf"), once=True)}
    address = f"/en/meetings/{key}/participants/"
    for name, query in (("page, whole", "?all"), ("page, one part", "?of=members&letter=B")):
        found[name] = seconds(lambda query=query: page(address + query, key))
        found[f"{name}, made anew"] = seconds(
            lambda query=query: (pages.forget(), page(address + query, key))
        )
    found["figures"] = seconds(lambda: statistics.of_meeting(meeting))
    found["badges as PDF"] = seconds(lambda: badging.render(meeting, badging.Selection(), now=NOW), once=True)
    return found


def page(address: str, key: str) -> object:
    """Answer with the page: kept, unless the pages were forgotten or the record has changed."""
    from django.contrib.auth.models import AnonymousUser  # app ready

    from intersession.reports.views import participants  # app ready

    request = RequestFactory().get(address, headers={"host": "localhost"})
    request.session = {}  # type: ignore[attr-defined]
    request.user = AnonymousUser()
    return participants.participants(request, key=key)


def seconds(work: Callable[[], object], *, once: bool = False) -> float:
    """Return seconds of CPU of this process and of the database for one run."""
    from django.db import connection  # settings

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = psutil.Process(cursor.fetchone()[0])
    times = 1 if once else 20
    if not once:
        work()
    start, before = time.process_time(), sum(backend.cpu_times()[:2])
    for _ in range(times):
        work()
    return (time.process_time() - start + sum(backend.cpu_times()[:2]) - before) / times


def fill(size: int, key: str) -> None:
    """Invent a meeting: two thirds of its persons in 190 delegations, the others in organizations."""
    from intersession.documents.models import Document  # app ready
    from intersession.meetings.models import Admission, Meeting, Person, Registration  # app ready
    from intersession.membership.models import Entity, EntityName, Kind, Membership  # app ready
    from intersession.reports.models import IssuedList  # app ready

    source = random.Random(size)  # noqa: S311  a repeatable sample, no secret
    meeting = Meeting.objects.create(key=key, kind="workshop", title={"en": "Bench"}, start="2026-10-01")
    Admission.objects.create(meeting=meeting, listing="all")
    kinds = [Kind.STATE] * 190 + [
        source.choice([Kind.IGO, Kind.NGO, Kind.UN_BODY]) for _ in range(size // 20)
    ]
    entities = Entity.objects.bulk_create(Entity(key=f"{key}-{n}", kind=kind) for n, kind in enumerate(kinds))
    EntityName.objects.bulk_create(
        EntityName(entity=entity, short={"en": named(source, 2 + (entity.kind != Kind.STATE))})
        for entity in entities
    )
    Membership.objects.bulk_create(
        Membership(entity=entity, status="member") for entity in entities if entity.kind == Kind.STATE
    )
    persons = Person.objects.bulk_create(
        Person(given_name=named(source, 1), family_name=named(source, 1)) for _ in range(size)
    )
    states, others = entities[:190], entities[190:]
    Registration.objects.bulk_create(
        registration(source, meeting, person, source.choice(states if n % 3 else others), n)
        for n, person in enumerate(persons)
    )
    document = Document.objects.create(key=key, symbol=f"MC/INF/{size}")
    IssuedList.objects.create(
        meeting=meeting, document=document, kind="final", basis="attended", issued_at=NOW
    )
    analyse()


def registration(source: random.Random, meeting: object, person: object, entity: object, n: int) -> object:
    """Register an invented person who attended."""
    from intersession.meetings.models import Registration  # app ready

    return Registration(
        meeting=meeting,
        person=person,
        entity=entity,
        kind=entity.kind,
        honorific=source.choice(["Ms.", "Mr."]),
        name=str(person),
        lines=[f"{named(source, 1)} of {named(source, 2)}", f"Ministry of {named(source, 2)}"],
        place="head" if n % 7 == 0 else "member",
        position=n % 30,
        standing="attended",
        entered_at=NOW,
        listed=True,
    )


def analyse() -> None:
    """Let the database know the sizes of its tables, as it does by itself after a while."""
    from django.db import connection  # settings

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def named(source: random.Random, words: int) -> str:
    """Invent words of two to four syllables."""
    return " ".join(
        "".join(source.choices(SYLLABLES, k=source.randint(2, 4))).capitalize() for _ in range(words)
    )


if __name__ == "__main__":
    sys.exit(main())
