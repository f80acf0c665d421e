"""Pages of the secretariat on speakers: who they are, their links, files and consents; and the files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core import files
from intersession.core.refusals import Refused
from intersession.meetings import rules, wording
from intersession.meetings.actions import speaker_files
from intersession.meetings.actions import speakers as actions
from intersession.meetings.forms import speakers as forms
from intersession.meetings.models import Meeting, Person, Speaker, SpeakerFile
from intersession.meetings.queries import speakers as queries


@require_safe
@gates.secretariat_only
def speakers(request: HttpRequest, key: str) -> HttpResponse:
    """List the speakers of a meeting: who they are, link, consents, files."""
    found = rules.meeting_or_404(key)
    context = {"meeting": found, "heading": wording.heading(found), "rows": queries.at_desk(found)}
    return render(request, "meetings/speakers/list.html", context)


@gates.secretariat_only
def speaker(request: HttpRequest, key: str, position: int) -> HttpResponse:
    """Say who a speaker is; make, mail or revoke the private link; look at files and consents."""
    found = rules.meeting_or_404(key)
    rows = Speaker.objects.select_related("person", "session")
    row = get_object_or_404(rows, meeting=found, position=position)
    writes = request.POST.get("act") == "person"
    form = forms.PersonForm(request.POST if writes else None, initial=forms.initial(row))
    token = ""
    if request.method == "POST":
        done, token = (_written(row, form), "") if writes else _acted(request, found, row.person)
        if done:
            messages.success(request, done)
        if not token and not form.errors:
            return redirect("meetings:desk_speaker", key, position)
    return render(request, "meetings/speakers/one.html", _context(request, found, row, form, token))


def _written(row: Speaker, form: forms.PersonForm) -> str:
    """Keep who a speaker is, and return what was done; what is refused is told above the form."""
    if not form.is_valid():
        return ""
    try:
        actions.attach(row, known=form.known(row), now=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return ""
    return _("Kept.")


def _acted(request: HttpRequest, meeting: Meeting, person: Person | None) -> tuple[str, str]:
    """Do what the button says; return what was done, and the token of a link that is shown once."""
    now, act = timezone.now(), request.POST.get("act")
    if person is None:
        return "", ""
    try:
        if act == "make":
            return "", actions.make_link(meeting, person, now=now)
        if act == "mail":
            actions.mail_link(meeting, person, now=now)
            return _("A new link is sent; the one before opens nothing any more."), ""
    except Refused as refusal:
        messages.error(request, refusal.reason)
    if act == "revoke":
        actions.revoke_link(meeting, person, now=now)
        return _("The link is revoked; it opens nothing any more."), ""
    if act == "hide":
        mine = SpeakerFile.objects.filter(meeting=meeting, person=person, withdrawn_at=None)
        speaker_files.show(get_object_or_404(mine, pk=_number(request.POST.get("file"))), shown=False)
        return _("The file is hidden."), ""
    return "", ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _context(
    request: HttpRequest, meeting: Meeting, row: Speaker, form: forms.PersonForm, token: str
) -> dict[str, object]:
    own = queries.own(meeting, row.person, timezone.localdate()) if row.person else None
    path = reverse("meetings:speaker", args=(token,)) if token else ""
    return {
        "meeting": meeting,
        "heading": wording.heading(meeting),
        "speaker": row,
        "form": form,
        "own": own,
        "link": queries.link_of(meeting, row.person) if row.person else None,
        "address": request.build_absolute_uri(path) if token else "",
    }


@never_cache
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a file of a speaker to who may have it, as a download."""
    return files.serve(rules.file_or_404(pk, request.user, timezone.localdate()), request=request)
