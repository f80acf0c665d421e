"""The page of sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages, queries


@pages.kept
def sources(request: HttpRequest) -> HttpResponse:
    """Show where the facts of the record were read; those of one fact when it asks for them by their keys."""
    asked = request.GET.getlist("of")
    context = {"asked": asked, "sources": queries.sources(asked)}
    return render(request, "core/sources.html", context)
