"""The import of a programme at the desk: a file, its preview, and only then the programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from intersession.accounts import gates
from intersession.meetings import rules, wording
from intersession.meetings.actions import importing
from intersession.meetings.forms.imports import ImportForm
from intersession.meetings.imports import comparing


@gates.secretariat_only
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a file would change; store what was ticked of it, unless the programme changed meanwhile."""
    meeting = rules.meeting_or_404(key)
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {"meeting": meeting, "heading": wording.heading(meeting), "form": form}
    if request.method == "POST" and form.is_valid():
        found = comparing.compared(meeting, form.incoming)
        if "store" in request.POST and form.cleaned_data["token"] == found.token:
            taken = found.taken(request.POST.getlist("take"))
            importing.store(meeting, changes=taken)
            told = ngettext("%(count)s session stored.", "%(count)s sessions stored.", len(taken))
            messages.success(request, told % {"count": len(taken)})
            return redirect("meetings:import", key)
        context |= {"incoming": form.incoming, "found": found, "is_overtaken": "store" in request.POST}
    return render(request, "meetings/desk/import.html", context)
