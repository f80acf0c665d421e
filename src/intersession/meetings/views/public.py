"""The list of meetings, and the short address of each."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from intersession.core import pages
from intersession.meetings import addresses, queries


@pages.kept
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings by year, the latest first."""
    years = groupby(queries.listed(), key=lambda row: row["cycle__year"] or row["start"][:4])
    return render(request, "meetings/list.html", {"years": [(year, list(rows)) for year, rows in years]})


@require_safe
def short(_request: HttpRequest, name: str) -> HttpResponse:
    """Lead from a short address to the page of its meeting, in the language of the reader."""
    response = redirect("web:meeting", addresses.meeting_or_404(name).key)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
