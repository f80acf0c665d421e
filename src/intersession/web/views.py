"""Pages that see every domain: the home page, a year, a meeting, and the components of this site."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import queries as consultations
from intersession.consultations.queries import proposals
from intersession.core import outbox, pages, wording
from intersession.core import queries as core
from intersession.cycles import queries as cycles
from intersession.cycles import rules as cycle_rules
from intersession.documents import queries as documents
from intersession.evaluations import queries as evaluations
from intersession.meetings import queries as meetings
from intersession.meetings import reading, under_way
from intersession.meetings import rules as meeting_rules
from intersession.meetings import wording as meeting_wording
from intersession.meetings.exports import linked
from intersession.meetings.models import Meeting
from intersession.meetings.queries import nominations
from intersession.membership import rules
from intersession.membership.models import Delegate
from intersession.membership.queries import names_at
from intersession.outcomes import queries as outcomes
from intersession.reports import issuing
from intersession.web import samples


@pages.kept
def home(request: HttpRequest) -> HttpResponse:
    """Show the year in one look: its theme, where it stands, its meetings; and all the years."""
    years = cycles.years()
    year = cycles.current(years)
    context: dict[str, object] = {"years": years, "cycle": year}
    if year:
        context["steps"] = cycles.steps(year["id"], timezone.localdate())
        context["meetings"] = meetings.of_cycle(year["id"])
        context["following"] = next((row for row in years if row["year"] == year["year"] + 1), None)
    return render(request, "web/home.html", context)


@pages.kept
def cycle(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year: theme, steps, meetings, papers, and the choice of what comes next."""
    found = cycle_rules.cycle_or_404(year)
    before, after = cycles.around(year)
    context = {
        "cycle": found,
        "steps": cycles.steps(found.pk, timezone.localdate()),
        "meetings": meetings.of_cycle(found.pk),
        "documents": documents.of_year(year),
        "chosen": consultations.choices(year),
        "following": consultations.choices(year + 1),
        "before": before,
        "after": after,
    }
    return render(request, "web/cycle.html", context)


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """Show a meeting: what is on and next while it lasts, afterwards what it said and what came of it.

    The page is the same for everybody and kept; only who speaks and is signed in has their own sessions.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, User):
        return _meeting(request, key, request.user)
    return _meeting_for_all(request, key)


def _meeting(request: HttpRequest, key: str, user: User | None) -> HttpResponse:
    found, now = meeting_rules.meeting_or_404(key), timezone.now()
    shown, organization = meetings.programme_in_short(found), core.organization()
    zone = meetings.zone_at(found, organization)
    at = under_way.at(shown.days, meetings.held(found), zone, now)
    heading = meeting_wording.heading(found)
    address = request.build_absolute_uri(request.path)
    context = {
        "meeting": found,
        "organization": organization,
        "heading": heading,
        "details": meetings.details(found.pk),
        "programme": shown,
        "under_way": at,
        "ahead": at.phase != under_way.Phase.PAST,
        "today": now.astimezone(zone).date(),
        "zone": zone.key,
        "mine": reading.of(meetings.keys_of(found, user), shown.days) if user else (),
        "sessions_address": f"{request.path}sessions/",
        "is_listed": issuing.is_issued(found),
        "linked": linked.meeting(heading.plain, found, address, wording.language()),
        **(_came_of(found) if at.phase == under_way.Phase.PAST else {}),
    }
    return pages.right_until(render(request, "web/meeting.html", context), at.until)


def _came_of(found: Meeting) -> dict[str, object]:
    """What is known when a meeting is over; before, nobody asks for it."""
    return {"outcomes": outcomes.outcomes(found), "evaluation": evaluations.overview_of(found.pk)}


@pages.kept
def _meeting_for_all(request: HttpRequest, key: str) -> HttpResponse:
    return _meeting(request, key, None)


@require_safe
@gates.signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """Show what is asked of the person, in the order of time, and what they can do here."""
    now, language = timezone.now(), wording.language()
    names = names_at(now.date(), language)
    places = rules.acting(request.user, now.date())
    runs_dialogue = accounts.is_secretariat(request.user)
    context = {
        "works": consultations.today(now) if runs_dialogue else [],
        "asked": consultations.asked_rows(request.user, now),
        "waiting": proposals.waiting(request.user, now),
        "named": _named(places, names, now),
        "places": [
            {"pk": place.delegation_id, "name": names.get(place.delegation.entity_id, "")} for place in places
        ],
        "side_events": meetings.taking_side_events(now) if places else [],
        "runs_dialogue": runs_dialogue,
        "manages_people": accounts.is_administrator(request.user),
        "sees_outbox": accounts.may_see_outbox(request.user) and outbox.kept(),
    }
    return render(request, "web/desk.html", context)


def _named(places: list[Delegate], names: dict[int, str], now: datetime) -> list[dict[str, object]]:
    """Return the delegations that the person can name now: each meeting, and each entity they manage."""
    managed = [place.delegation.entity for place in places if place.role in rules.MANAGERS]
    return [
        {
            "meeting": found,
            "heading": meeting_wording.heading(found),
            "entity": entity,
            "name": names.get(entity.pk, ""),
        }
        for found in (nominations.open_meetings(now) if managed else [])
        for entity in managed
    ]


@pages.kept
def ui(request: HttpRequest) -> HttpResponse:
    """Show every component of this site, with invented content that says so."""
    return render(request, "web/ui.html", samples.components())
