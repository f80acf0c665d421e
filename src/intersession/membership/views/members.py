"""The list of Members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import pages, wording
from intersession.membership import latest, queries
from intersession.membership.forms import Asked


@pages.kept
def members(request: HttpRequest) -> HttpResponse:
    """List the Members on a day, by regional group or by name, in the order of the reader's language.

    Without a day it is the last one that the record speaks of. A day that cannot be read is said to be so.
    """
    form = Asked(request.GET)
    form.is_valid()
    day = form.cleaned_data.get("on") or latest.day()
    by = form.cleaned_data.get("by") or "group"
    language = wording.language()
    context = {
        "day": day,
        "asked": request.GET.get("on", day.isoformat()),
        "wrong": form.errors.get("on", [""])[0],
        "field": "text" if "on" in form.errors else "date",  # a date field would not show what is no date
        "by": by,
        "count": len(queries.members_in_order(day, language)),
        "groups": queries.members_by_group(day, language) if by == "group" else (),
        "members": queries.members_in_order(day, language) if by == "name" else (),
    }
    return render(request, "membership/members.html", context)
