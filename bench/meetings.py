"""CPU time of the pages of a meeting, server and database together, in milliseconds a request made anew.

Fills a home folder of its own, var/meetings, with an invented event of two days: 60 sessions, 120 speakers,
and 200, 2,000 or 20,000 participants; keeps it for the next run. Runs the whole WSGI application in this
process, as bench/pages.py does. Each figure is compared with its budget at 2,000 participants: 1.00 is all of
it. The last columns show that a page costs what it shows, however many take part.

Usage: python bench/meetings.py [requests]
"""

import os
import random
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import django
import lists
import pages as measuring
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction

HOME = Path(__file__).parents[1] / "var" / "meetings"
SIZES = (200, 2_000, 20_000)
HELD = 2_000
BATCHES = 5  # the least counts: whatever else the machine does only adds
SESSIONS, SPEAKERS = 60, 120
ROOMS = 5
KINDS = ("panel", "round_table", "interactive_debate", "presentation", "side_event")
TODAY = datetime.now(tz=UTC)  # the first day: the home then says what is on
BUDGETS = {  # milliseconds of CPU a request, from the issue
    "meeting home": ("/en/meetings/{key}/", 4.0),
    "programme": ("/en/meetings/{key}/programme/", 6.0),
    "session": ("/en/meetings/{key}/sessions/s-30/", 4.0),
    "speakers": ("/en/meetings/{key}/speakers/", 6.0),
    "participants, one page": ("/en/meetings/{key}/participants/?all", 25.0),
    "participants, paged": ("/en/meetings/{key}/participants/?of=members&letter=B", 5.0),
    "iCalendar": ("/en/meetings/{key}/programme.ics", 10.0),
}


def main(requests: int) -> int:
    """Measure every page at three sizes; the exit code says whether 2,000 participants kept the budgets."""
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
        for size in SIZES:
            prepare(size)
        lists.analyse()
        return report(WSGIHandler(), requests)


def report(handler: WSGIHandler, requests: int) -> int:
    """Print a line a page; return 1 when one is over its budget."""
    heads = f"{'page':<24}{'made anew':>11}{'of budget':>11}{'queries':>9}{'kB':>5}"
    print(f"{heads}{'at 200':>11}{'at 20,000':>12}")
    over = False
    for name, (address, budget) in BUDGETS.items():
        paths = {size: address.format(key=f"bench-{size}") for size in SIZES}
        anew = {
            size: min(measuring.cost(handler, path, requests, forget=True) for _ in range(BATCHES))
            for size, path in paths.items()
            if "?all" not in path or size != max(SIZES)
        }
        size = len(measuring.answer(handler, paths[HELD])) / 1000
        queries = measuring.counted(handler, paths[HELD])
        at = [f"{anew[size]:.2f} ms" if size in anew else "–" for size in (SIZES[0], SIZES[2])]
        print(
            f"{name:<24}{anew[HELD]:>8.2f} ms{anew[HELD] / budget:>11.2f}{queries:>9}{size:>5.0f}"
            f"{at[0]:>11}{at[1]:>12}"
        )
        over |= anew[HELD] > budget
    return int(over)


def prepare(size: int) -> None:
    """Fill in the event of that size, unless it is there."""
    from intersession.meetings.models import Meeting  # app ready

    key = f"bench-{size}"
    if not Meeting.objects.filter(key=key).exists():
        with transaction.atomic():
            lists.fill(size, key)
            fill(Meeting.objects.get(key=key))
    with transaction.atomic():
        hold_today(Meeting.objects.get(key=key))


def fill(meeting: "object") -> None:
    """Invent a released programme of two days: rooms, sessions one after the other in each, speakers."""
    from intersession.core.models import Organization  # app ready
    from intersession.cycles.models import Cycle  # app ready
    from intersession.meetings.models import Room, Session, Speaker  # app ready

    source = random.Random(SESSIONS)  # noqa: S311  a repeatable sample, no secret
    Organization.objects.get_or_create(defaults={"dialogue": {"en": "Bench"}, "time_zone": "Europe/Zurich"})
    meeting.cycle, _made = Cycle.objects.get_or_create(year=2026, defaults={"fictional": True})
    meeting.place, meeting.prepared_here = {"en": "Geneva"}, True
    meeting.save()
    rooms = Room.objects.bulk_create(
        Room(meeting=meeting, position=n, name={"en": f"Room {n}", "fr": f"Salle {n}"}) for n in range(ROOMS)
    )
    sessions = Session.objects.bulk_create(session(source, meeting, rooms, n) for n in range(SESSIONS))
    Speaker.objects.bulk_create(speaker(source, meeting, sessions, n) for n in range(SPEAKERS))


def hold_today(meeting: object) -> None:
    """Let the event begin today, and release its programme."""
    from intersession.accounts.models import User  # app ready
    from intersession.meetings import released  # app ready
    from intersession.meetings.models import Release, Session  # app ready

    meeting.start, meeting.end = (str((TODAY + timedelta(days=day)).date()) for day in (0, 1))
    meeting.save()
    for half in range(2):
        of_day = Session.objects.filter(meeting=meeting, position__gte=half * SESSIONS // 2)
        of_day.update(day=(TODAY + timedelta(days=half)).date())
    clerk, _made = User.objects.get_or_create(email="bench@example.org")
    Release.objects.create(
        meeting=meeting,
        number=Release.objects.filter(meeting=meeting).count() + 1,
        version="final",
        content=released.content(meeting.pk),
        released_at=TODAY,
        released_by=clerk,
    )


def session(source: random.Random, meeting: object, rooms: list[object], n: int) -> object:
    """Invent a session: six a day in each room, an hour each."""
    from intersession.meetings.models import Session  # app ready

    return Session(
        meeting=meeting,
        key=f"s-{n}",
        position=n,
        start=time(9 + n // ROOMS % 6),
        end=time(9 + n // ROOMS % 6, 50),
        kind=KINDS[n % len(KINDS)],
        title={language: lists.named(source, 6) for language in ("en", "fr", "es")},
        summary={language: lists.named(source, 30) for language in ("en", "fr", "es")},
        room=rooms[n % ROOMS],
        languages=["en", "fr"],
        interpreted=["en", "fr", "es"] if n % 3 else [],
        interpretation=bool(n % 3),
    )


def speaker(source: random.Random, meeting: object, sessions: list[object], n: int) -> object:
    """Invent a speaker: two a session, the first leads it."""
    from intersession.meetings.models import Speaker  # app ready

    return Speaker(
        meeting=meeting,
        session=sessions[n % SESSIONS],
        position=n,
        name=lists.named(source, 2),
        role={language: lists.named(source, 5) for language in ("en", "fr", "es")},
        does="moderator" if n < SESSIONS else "panellist",
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 100))
