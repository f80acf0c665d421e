"""Pages of the secretariat on those who take part: figures, the list, badges."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import participation, rules, statistics
from intersession.meetings import wording as names
from intersession.meetings.models import Meeting
from intersession.papers import tree, typography
from intersession.reports import actions, badging, figures, forms, issuing, lists, sentences
from intersession.reports.models import IssuedList, ListKind, WordedSentence
from intersession.reports.views.documents import TYPES


@gates.secretariat_only
def meeting_figures(request: HttpRequest, key: str) -> HttpResponse:
    """Show every base side by side, and the sentence, which a person may word."""
    found = rules.meeting_or_404(key)
    known = statistics.of_meeting(found)
    given = request.POST if request.method == "POST" else None
    form = forms.SentenceForm(given, composed=_composed(found, known), initial=_written(found))
    if request.method == "POST" and form.is_valid():
        sentences.word(found, text=form.text())
        messages.success(request, _("Saved."))
        return redirect("reports:figures", key)
    language, basis = wording.language(), sentences.best(known)
    context = {
        "tables": figures.tables(found, known, language),
        "chart": figures.chart(known, basis, language) if basis else "",
        "charted": figures.heading(basis) if basis else "",
        "said": {code: sentences.took_part(found, code, known) for code, _name in settings.LANGUAGES},
        "form": form,
    }
    return render(request, "reports/desk/figures.html", _about(found) | context)


def _about(meeting: Meeting) -> dict[str, object]:
    return {"meeting": meeting, "heading": names.heading(meeting)}


def _composed(meeting: Meeting, known: "dict[statistics.Basis, statistics.Statistics]") -> dict[str, str]:
    """Return the composed sentence by language, with its figures named in braces, to start from."""
    basis = sentences.best(known)
    return (
        {code: _with_names(meeting, known[basis], code) for code, _name in settings.LANGUAGES}
        if basis
        else {}
    )


def _with_names(meeting: Meeting, known: statistics.Statistics, language: str) -> str:
    with translation.override(language):
        phrases = participation.fields(meeting, known, language)
        said = tree.plain(participation.counted(meeting, known, language))
    for name, phrase in phrases.items():
        if phrase:
            said = said.replace(tree.plain(phrase), f"{{{name}}}", 1)
    return typography.text(said, language)


def _written(meeting: Meeting) -> dict[str, str]:
    kept = WordedSentence.objects.filter(meeting=meeting).values_list("text", flat=True).first() or {}
    return {f"text_{code}": text for code, text in kept.items()}


@gates.secretariat_only
def participants_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was issued and what can be, and issue it."""
    found, now = rules.meeting_or_404(key), timezone.now()
    form = forms.IssueForm(request.POST if request.method == "POST" else None, initial=_proposed(found))
    if request.method == "POST" and form.is_valid():
        by = request.user if isinstance(request.user, User) else None
        try:
            issued = issuing.issue(found, **form.cleaned_data, by=by, now=now)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Issued as %(symbol)s.") % {"symbol": issued.document.symbol})
            return redirect("reports:list", key)
    rows = IssuedList.objects.filter(meeting=found).select_related("document", "meeting")
    context = {
        "form": form,
        "issued": [{"list": row, "withdrawn": issuing.withdrawn(row, now.date())} for row in rows],
        "drafts": [(kind, _drafted(found, kind)) for kind in ListKind],
        "languages": [code for code, _name in settings.LANGUAGES],
        "formats": [("pdf", "pdf"), ("docx", "docx"), ("csv", "csv")],
    }
    return render(request, "reports/desk/list.html", _about(found) | context)


def _proposed(meeting: Meeting) -> dict[str, str]:
    """Propose the edition that comes next: provisional before the meeting has begun, then final."""
    began = meeting.start and meeting.start <= timezone.localdate().isoformat()
    kind = ListKind.FINAL if began else ListKind.PROVISIONAL
    return {"kind": kind, "symbol": issuing.proposed_symbol(meeting, kind)}


def _drafted(meeting: Meeting, kind: str) -> dict[str, object]:
    """Say how large an edition would be now, or why it cannot be issued."""
    try:
        edition = issuing.draft(meeting, kind=kind, now=timezone.now())
    except Refused as refusal:
        return {"refused": refusal.reason}
    return {
        "persons": len(edition.entries),
        "named": sum(bool(entry.name) for entry in edition.entries),
        "changes": len(lists.changes(edition.before, edition.entries)) if edition.before else 0,
    }


@require_POST
@gates.secretariat_only
def reissue(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Compose an issued list again without the names that were taken back."""
    issued = get_object_or_404(IssuedList, pk=number, meeting__key=key)
    try:
        issuing.reissue(issued, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Reissued."))
    return redirect("reports:list", key)


@require_safe
@gates.secretariat_only
def draft(request: HttpRequest, key: str, kind: str, language: str, ending: str) -> HttpResponse:
    """Give a draft of an edition, which bears no symbol and is kept nowhere."""
    found = rules.meeting_or_404(key)
    known = {"pdf", "docx", "csv"}
    if kind not in ListKind.values or ending not in known or language not in dict(settings.LANGUAGES):
        raise Http404(ending)
    try:
        edition = issuing.draft(found, kind=kind, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reason)
        return redirect("reports:list", key)
    content = issuing.rendered(edition, language, ending)
    return attached(content, f"{key}-{kind}.{language}.{actions.ENDINGS[ending]}", ending)


def attached(content: bytes, name: str, format_name: str) -> HttpResponse:
    """Answer with a file to be kept by its name."""
    response = HttpResponse(content, content_type=TYPES[format_name])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@gates.secretariat_only
def badges(request: HttpRequest, key: str) -> HttpResponse:
    """Choose whose badges to set; with “pdf” in the address, give them."""
    found = rules.meeting_or_404(key)
    form = forms.BadgesForm(request.GET if "pdf" in request.GET else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        selection = badging.Selection(given["standing"], given["block"], given["name"], given["language"])
        try:
            content = badging.render(found, selection, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return attached(content, f"{key}-badges.pdf", "pdf")
    return render(request, "reports/desk/badges.html", _about(found) | {"form": form})
