"""What everybody reads of meetings: the list, the programme, a session, the speakers; short addresses."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from intersession.core import pages, wording
from intersession.core import queries as core
from intersession.meetings import addresses, queries, reading, rules
from intersession.meetings import wording as names
from intersession.meetings.exports import linked
from intersession.meetings.models import Meeting


@pages.kept
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings by year, the latest first."""
    years = groupby(queries.listed(), key=lambda row: row["cycle__year"] or row["start"][:4])
    return render(request, "meetings/list.html", {"years": [(year, list(rows)) for year, rows in years]})


@pages.kept
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Show the whole programme by day, as far as the room, the language and the kind that are asked for."""
    found = rules.meeting_or_404(key)
    shown = queries.programme(found)
    asked = {name: request.GET.get(name, "") for name in reading.FILTERS}
    days = reading.filtered(shown.days, asked)
    context = {
        "programme": shown,
        "days": days,
        "anchors": [day for day, _rows in days],
        "filters": reading.filters(shown.days, asked, wording.language()),
        "filtered": any(asked.values()),
    }
    return render(request, "meetings/programme.html", _about(found) | context)


@pages.kept
def session(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Show one session of the programme with those before and after it."""
    found = rules.meeting_or_404(key)
    one = queries.session(found, session)
    if one is None:
        raise Http404(session)
    row, organization = one.row, core.organization()
    zone = queries.zone_at(found, organization)
    address = request.build_absolute_uri(request.path)
    context = {
        "session": row,
        "organization": organization,
        "before": one.before,
        "after": one.after,
        "times": reading.times(row, zone),
        "zone": zone.key,
        "topics": reading.topics(row["questions"], queries.topics_of(found, session, row)),
        "papers": queries.papers(found.pk),
        "files": queries.files_of_session(found, session),
        "linked": linked.session(row, found, zone, address, wording.language()),
    }
    return render(request, "meetings/session.html", _about(found) | context)


@pages.kept
def speakers(request: HttpRequest, key: str) -> HttpResponse:
    """List those named in the programme by name, each with the sessions."""
    found = rules.meeting_or_404(key)
    shown = queries.programme(found)
    people = reading.speakers(shown.days, wording.language())
    context = {
        "programme": shown,
        "people": people,
        "others": () if shown.release else queries.of_no_session(found.pk),
    }
    return render(request, "meetings/speakers.html", _about(found) | context)


@require_safe
def short(_request: HttpRequest, name: str) -> HttpResponse:
    """Lead from a short address to the page of its meeting, in the language of the reader."""
    response = redirect("web:meeting", addresses.meeting_or_404(name).key)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def _about(found: Meeting) -> dict[str, Any]:
    return {
        "meeting": found,
        "heading": names.heading(found),
        "sessions_address": f"{reverse('web:meeting', args=(found.key,))}sessions/",
    }
