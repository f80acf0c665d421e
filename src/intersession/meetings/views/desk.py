"""Pages of the secretariat on meetings: all of them, one with what can be done, its terms, its rooms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core.refusals import Refused
from intersession.meetings import queries, rules, wording
from intersession.meetings.actions import meetings as actions
from intersession.meetings.forms import meetings as forms
from intersession.meetings.models import Meeting


@require_safe
@gates.secretariat_only
def meetings(request: HttpRequest) -> HttpResponse:
    """List every meeting, the latest first, with what was released of it."""
    return render(request, "meetings/desk/list.html", {"meetings": queries.for_desk()})


@require_safe
@gates.secretariat_only
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a meeting stands, and what can be done with it."""
    found = rules.meeting_or_404(key)
    context = {
        "meeting": found,
        "heading": wording.heading(found),
        "addresses": found.short_addresses.values_list("name", flat=True),
        "rooms": found.rooms.all(),
        "teams": found.teams.all(),
        "counts": queries.counted_at_desk(found),
        "releases": queries.releases(found),
    }
    return render(request, "meetings/desk/one.html", context)


@gates.secretariat_only
def make(request: HttpRequest) -> HttpResponse:
    """Make a meeting."""
    return _terms(request, None)


@gates.secretariat_only
def revise(request: HttpRequest, key: str) -> HttpResponse:
    """Change the terms of a meeting."""
    return _terms(request, rules.meeting_or_404(key))


def _terms(request: HttpRequest, found: Meeting | None) -> HttpResponse:
    start = forms.initial(found) if found else None
    form = forms.MeetingForm(request.POST or None, initial=start, meeting=found)
    if request.method == "POST" and form.is_valid() and (kept := _kept(form, found)):
        messages.success(request, _("Saved."))
        return redirect("meetings:desk_one", kept.key)
    return render(request, "meetings/desk/terms.html", {"form": form, "meeting": found})


def _kept(form: forms.MeetingForm, found: Meeting | None) -> Meeting | None:
    """Keep terms that are right in themselves; what the action refuses is told above the form."""
    try:
        return actions.revise(found, **form.terms()) if found else actions.make(**form.terms())
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None


@gates.secretariat_only
def rooms(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the rooms of a meeting and its teams of interpreters."""
    found = rules.meeting_or_404(key)
    form = forms.RoomsForm(request.POST or None, meeting=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_rooms(found, **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Saved."))
            return redirect("meetings:rooms", found.key)
    return render(request, "meetings/desk/rooms.html", {"form": form, "meeting": found})
