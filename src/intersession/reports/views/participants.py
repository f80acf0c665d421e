"""The public page of those who take part in a meeting: from the first list that is issued, as it is now."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from intersession.core import pages, wording
from intersession.meetings import participants as listed
from intersession.meetings import rules
from intersession.meetings import wording as names
from intersession.meetings.models import Meeting
from intersession.meetings.statistics import BLOCKS, Basis
from intersession.reports import issuing

MOST = 300
"""Persons on one page; a longer list is read by blocks and letters, or whole where that is asked for."""


@pages.kept
def participants(request: HttpRequest, key: str) -> HttpResponse:
    """Show the names as the meeting's rule and each person allow today; nothing before a list is issued."""
    found = rules.meeting_or_404(key)
    issued = issuing.latest(found)
    context: dict[str, Any] = {"meeting": found, "heading": names.heading(found), "issued": issued}
    if issued:
        context["rule"] = listed.listing_of(found)
        context |= _shown(request, found, Basis(issued.basis), timezone.localdate())
    return render(request, "reports/participants.html", context)


def _shown(request: HttpRequest, meeting: Meeting, basis: Basis, today: date) -> dict[str, Any]:
    language = wording.language()
    is_long = len(listed.registrations(meeting, basis, today).order_by().values_list("pk")[: MOST + 1]) > MOST
    if not is_long or "all" in request.GET:
        entries = listed.entries(meeting, basis, on=today)
        return {"blocks": listed.arranged(entries, meeting, language), "is_long": is_long, "whole": True}
    shelves = listed.shelves(meeting, basis, language, on=today)
    chosen = _chosen(request, shelves)
    position = shelves.index(chosen)
    entries = listed.entries(meeting, basis, on=today, shelf=chosen)
    around = (*(None, *shelves)[position : position + 1], *(*shelves, None)[position + 1 : position + 2])
    return {
        "blocks": listed.arranged(entries, meeting, language),
        "is_long": True,
        "shelves": [_link(shelf) | {"current": shelf == chosen} for shelf in shelves],
        "before": around[0] and _link(around[0]),
        "after": around[1] and _link(around[1]),
    }


def _chosen(request: HttpRequest, shelves: tuple[listed.Shelf, ...]) -> listed.Shelf:
    """The part that the address names, the first one where it names none."""
    block, letter = request.GET.get("of"), request.GET.get("letter", "")
    if block is None:
        return shelves[0]
    found = next((shelf for shelf in shelves if (shelf.block, shelf.letter) == (block, letter)), None)
    if found is None:
        raise Http404(block)
    return found


def _link(shelf: listed.Shelf) -> dict[str, str]:
    return {"block": str(BLOCKS[shelf.block]), "key": shelf.block, "letter": shelf.letter}
