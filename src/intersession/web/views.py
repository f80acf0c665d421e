"""Pages that see every domain: the home page, a year, a meeting, and the components of this site."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.consultations import queries as consultations
from intersession.consultations.queries import proposals
from intersession.core import outbox, pages, wording
from intersession.cycles import queries as cycles
from intersession.cycles import rules as cycle_rules
from intersession.documents import queries as documents
from intersession.evaluations import queries as evaluations
from intersession.meetings import queries as meetings
from intersession.meetings import rules as meeting_rules
from intersession.meetings import wording as meeting_wording
from intersession.meetings.queries import nominations
from intersession.membership import rules
from intersession.membership.models import Delegate
from intersession.membership.queries import names_at
from intersession.outcomes import queries as outcomes
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


@pages.kept
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """Show a meeting: figures, conclusions, programme, how it was judged, papers, what came of it."""
    found = meeting_rules.meeting_or_404(key)
    context = {
        "meeting": found,
        "heading": meeting_wording.heading(found),
        "details": meetings.details(found.pk),
        "programme": meetings.programme(found),
        "outcomes": outcomes.outcomes(found),
        "evaluation": evaluations.overview_of(found.pk),
    }
    return render(request, "web/meeting.html", context)


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
