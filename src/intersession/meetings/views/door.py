"""The door: badges are read, also where there is no network."""

import uuid
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from intersession.accounts import gates
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import door as actions
from intersession.meetings.imports import readings as imports
from intersession.meetings.models import Meeting, SessionKind
from intersession.meetings.queries import door as queries
from intersession.meetings.queries import zone
from intersession.meetings.views import acting
from intersession.papers import dates

SCRIPTS = ("store", "sign", "queue", "page", "camera")


@gates.secretariat_only
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Read one badge, by its code or a name; with scripts the page goes on without network."""
    found = rules.meeting_or_404(key)
    answer, entry, matches = None, request.POST.get("entry", "").strip(), []
    if request.method == "POST":
        answer = _answer(request, found, entry)
        if answer.state == actions.State.UNKNOWN and entry:
            matches = queries.search(_badges(found), entry)
    words = _words()
    context = acting.context(
        found,
        answer=None if matches else answer,
        word=words[answer.state if answer and not matches else ""],
        entry=entry if matches else "",
        matches=matches,
        words=words,
        places=_places(found),
        session=request.POST.get("session", ""),
        uid=uuid.uuid4(),
        zone=zone(found).key,
        scripts=[static(f"meetings/door/{name}.js") for name in SCRIPTS],
    )
    return render(request, "meetings/door/door.html", context)


def _answer(request: HttpRequest, found: Meeting, entry: str) -> actions.Answer:
    """Take what was typed as a code, or the badge that was chosen; a form sent twice is one reading."""
    given, now = request.POST, timezone.now()
    try:
        badge = bytes.fromhex(given.get("badge", "")) or queries.digest(entry)
        reading = actions.Reading(uuid.UUID(given.get("uid", "")), badge, now, given.get("session", ""))
    except ValueError:
        return actions.Answer(uuid.uuid4(), actions.State.REFUSED, _("Type a code or a name."))
    return actions.take(found, [reading], by=acting.person(request), now=now)[0]


def _badges(found: Meeting) -> tuple[queries.Badge, ...]:
    return queries.badges(found, wording.language(), timezone.localdate())


def _words() -> dict[str, str]:
    """Return what the page of a door says, for its scripts too."""
    return {
        "": _("Ready"),
        "who": _("Who is it?"),
        "accepted": _("Checked in"),
        "again": _("Read before"),
        "unknown": _("Unknown badge"),
        "refused": _("Not taken"),
        "waiting": _("Kept on this device"),
        "offline": _("No network: it is sent later."),
        "stranger": _("Not in the list of this device: asked as soon as there is network."),
        "nobody": _("Nobody of that name is in the list of this device."),
        "never": pgettext("last sent", "not yet"),
        "connected": pgettext("network", "there"),
        "cut": pgettext("network", "cut"),
        "sign_in": _("Sign in again in another window: what waits here is kept."),
        "failed": _("The server could not take it; tried again soon. What waits here is kept."),
        "first": _("Readings wait here. They must be sent before you end."),
        "over": _("The day is over: the names were removed from this device."),
        "no_camera": _("The camera cannot be used: allow it, or type the code."),
    }


def _places(found: Meeting) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the doors of sessions, day by day."""
    language = wording.language()
    by_day: dict[str, list[tuple[str, str]]] = {}
    for row in queries.sessions(found):
        day = dates.weekday(row["day"], language) if row["day"] else _("Day not known")
        name = wording.plainly(row["title"]) or str(SessionKind(row["kind"]).label)
        start = f"{dates.clock(row['start'], language)} " if row["start"] else ""
        by_day.setdefault(day, []).append((row["key"], f"{start}{name}"))
    return list(by_day.items())


@gates.secretariat_only
def worker(_request: HttpRequest, key: str) -> HttpResponse:
    """Give the script that keeps the page of a door; it stands below that page, and reaches no further."""
    rules.meeting_or_404(key)
    script = Path(str(finders.find("meetings/door/worker.js")))
    return HttpResponse(script.read_bytes(), content_type="text/javascript")


@gates.secretariat_only
def badges(_request: HttpRequest, key: str) -> JsonResponse:
    """Give a device what it needs to know badges without network, the time, and when it must forget them."""
    found = rules.meeting_or_404(key)
    now = timezone.now()
    local = now.astimezone(zone(found))
    until = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    rows = [asdict(badge) for badge in _badges(found)]
    return JsonResponse({"now": _milliseconds(now), "until": _milliseconds(until), "badges": rows})


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


@require_POST
@gates.secretariat_only
def readings(request: HttpRequest, key: str) -> JsonResponse:
    """Take the readings that a device kept; each is answered, and may be sent twice."""
    found = rules.meeting_or_404(key)
    now = timezone.now()
    try:
        sent = imports.read(request.body)
        answers = actions.take(found, sent, by=acting.person(request), now=now)
    except Refused as refusal:
        return JsonResponse({"reason": refusal.reason}, status=400)
    return JsonResponse({"now": _milliseconds(now), "answers": [asdict(answer) for answer in answers]})
