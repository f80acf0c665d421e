"""Releases of a programme: prepared by the secretariat; their changes as a page and a feed for everybody."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core import pages
from intersession.core.refusals import Refused
from intersession.meetings import changes as differences
from intersession.meetings import letters, prepared, queries, rules, wording
from intersession.meetings.actions import releases as actions
from intersession.meetings.forms.releases import ReleaseForm
from intersession.meetings.models import Meeting, Release

if TYPE_CHECKING:
    from intersession.accounts.models import User


@gates.secretariat_only
def release(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a release would change and whom it concerns, then release."""
    found = rules.meeting_or_404(key)
    form = ReleaseForm(request.POST or None, initial={"version": _version(found)})
    if request.method == "POST" and form.is_valid():
        try:
            by = cast("User", request.user)  # the gate lets nobody else in
            made = actions.release(found, by=by, now=timezone.now(), **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _released(made))
            return redirect("meetings:desk_one", found.key)
    would = actions.draft(found)
    context = {
        "meeting": found,
        "form": form,
        "would": would,
        "changes": told(found, would.changes),
        "clashes": prepared.programme(found).clashes,
        "unreached": queries.speakers_without_address(found),
    }
    return render(request, "meetings/desk/release.html", context)


def _version(found: Meeting) -> str:
    last = Release.objects.filter(meeting=found).order_by("-number").values_list("version", flat=True).first()
    return last or "provisional"


def _released(made: Release) -> str:
    number = made.notices.count()
    told = ngettext(
        "Released as No. %(release)s; %(number)s person was written to.",
        "Released as No. %(release)s; %(number)s persons were written to.",
        number,
    )
    return told % {"release": made.number, "number": number}


def told(found: Meeting, changes: Any) -> list[tuple[str, list[str]]]:
    """Return changes in words by session, in their order."""
    names = letters.names_of(found, changes)
    by_session: dict[str, tuple[str, list[str]]] = {}
    for change in changes:
        session = by_session.setdefault(change.session, (differences.name(change), []))
        session[1].append(differences.told(change, names))
    return list(by_session.values())


@pages.kept
def changes(request: HttpRequest, key: str) -> HttpResponse:
    """Show every release of a programme with what it changed, the latest first."""
    return render(request, "meetings/changes.html", _changes(rules.meeting_or_404(key)))


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Give the same as an Atom feed, so that a reader can follow the programme."""
    found = rules.meeting_or_404(key)
    context = _changes(found) | {"root": f"{request.scheme}://{request.get_host()}"}
    return render(request, "meetings/feed.txt", context, content_type="application/atom+xml; charset=utf-8")


def _changes(found: Meeting) -> dict[str, Any]:
    releases = queries.releases(found)
    read = [(row, differences.read(row.changes)) for row in releases]
    return {
        "meeting": found,
        "heading": wording.heading(found),
        "releases": [(row, told(found, rows)) for row, rows in read],
    }
