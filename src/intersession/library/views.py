"""The pages of the library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages
from intersession.library import queries


@pages.kept
def publications(request: HttpRequest) -> HttpResponse:
    """Show the publications of the dialogue."""
    return render(request, "library/publications.html", {"publications": queries.publications()})
