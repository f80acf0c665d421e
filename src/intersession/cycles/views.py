"""The page of themes over the years."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages
from intersession.cycles import queries


@pages.kept
def themes(request: HttpRequest) -> HttpResponse:
    """Show the theme of every year, and what became of everything that was proposed."""
    proposals = groupby(queries.proposals(), key=lambda row: row["cycle__year"])
    context = {"years": queries.years(), "proposals": [(year, list(rows)) for year, rows in proposals]}
    return render(request, "cycles/themes.html", context)
