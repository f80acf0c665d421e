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
    issued = issuing.latest_in_short(found)
    context: dict[str, Any] = {"meeting": found, "heading": names.heading(found), "issued": issued}
    if issued:
        context |= _shown(request, found, Basis(issued["basis"]), timezone.localdate())
    return render(request, "reports/participants.html", context)


def _shown(request: HttpRequest, meeting: Meeting, basis: Basis, today: date) -> dict[str, Any]:
    language, rule = wording.language(), listed.listing_of(meeting)
    roll = listed.roll_at(meeting, basis, language, on=today)
    is_long = len(listed.registrations(meeting, basis, today).order_by().values_list("pk")[: MOST + 1]) > MOST
    is_whole = not is_long or "all" in request.GET
    shelves = () if is_whole else listed.shelves(meeting, basis, language, roll, on=today)
    chosen = _chosen(request, shelves)
    entries = listed.entries(meeting, basis, on=today, shelf=chosen, rule=rule)
    return {
        "rule": rule,
        "blocks": listed.arranged(entries, meeting, language, roll),
        "is_long": is_long,
        "whole": is_whole,
        **_around(shelves, chosen),
    }


def _around(shelves: tuple[listed.Shelf, ...], chosen: listed.Shelf | None) -> dict[str, Any]:
    """The parts of the list as links, and those before and after the one that is shown."""
    if chosen is None:
        return {}
    links = [_link(shelf) | {"current": shelf is chosen} for shelf in shelves]
    at = shelves.index(chosen)
    return {
        "shelves": links,
        "before": links[at - 1] if at else None,
        "after": links[at + 1] if at + 1 < len(links) else None,
    }


def _chosen(request: HttpRequest, shelves: tuple[listed.Shelf, ...]) -> listed.Shelf | None:
    """The part that the address names, the first one where it names none; None of a list shown whole."""
    block, letter = request.GET.get("of"), request.GET.get("letter", "")
    if not shelves:
        return None
    if block is None:
        return shelves[0]
    found = next((shelf for shelf in shelves if (shelf.block, shelf.letter) == (block, letter)), None)
    if found is None:
        raise Http404(block)
    return found


def _link(shelf: listed.Shelf) -> dict[str, Any]:
    return {"block": str(BLOCKS[shelf.block]), "key": shelf.block, "letter": shelf.letter}
