"""The list of meetings."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages
from intersession.meetings import queries


@pages.kept
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings by year, the latest first."""
    years = groupby(queries.listed(), key=lambda row: row["cycle__year"] or row["start"][:4])
    return render(request, "meetings/list.html", {"years": [(year, list(rows)) for year, rows in years]})
