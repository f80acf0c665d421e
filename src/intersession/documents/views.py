"""The register of documents."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages
from intersession.documents import queries


@pages.kept
def register(request: HttpRequest) -> HttpResponse:
    """List the documents by series; a year or body that the register does not know shows nothing."""
    year, body = request.GET.get("year", ""), request.GET.get("body", "")
    rows = queries.register(year=year, body=body)
    series = [(list(group)) for _key, group in groupby(rows, key=lambda row: row["series__pattern"])]
    context = {"series": series, "year": year, "body": body, "count": len(rows), **queries.filters()}
    return render(request, "documents/register.html", context)
