"""Pages of the secretariat on letters: to whom, in which wording."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings import wording as names
from intersession.meetings.models import Registration, Standing
from intersession.papers import html
from intersession.reports import actions, certificates, forms
from intersession.reports.models import LetterKind
from intersession.reports.views.desk import attached

SHOWN = 50
"""Persons on one page; a search finds the others."""


@require_safe
@gates.secretariat_only
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """Look for a person of the meeting, with the letters that can be written to them."""
    found = rules.meeting_or_404(key)
    sought = request.GET.get("q", "").strip()
    of_anyone = frozenset[Standing]().union(*certificates.FOR_WHOM.values())
    rows = Registration.objects.filter(meeting=found, standing__in=of_anyone, person__merged_into=None)
    if sought:
        rows = rows.filter(Q(name__icontains=sought) | Q(represents__icontains=sought))
    listed = list(rows.order_by("name", "pk")[: SHOWN + 1])
    context = {
        "meeting": found,
        "heading": names.heading(found),
        "sought": sought,
        "rows": [(row, _kinds(row.standing)) for row in listed[:SHOWN]],
        "more": len(listed) > SHOWN,
        "kinds": LetterKind.choices,
    }
    return render(request, "reports/desk/letters.html", context)


def _kinds(standing: str) -> list[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in LetterKind if standing in certificates.FOR_WHOM[kind]]


@require_safe
@gates.secretariat_only
def letter(request: HttpRequest, key: str, kind: str, registration: int, ending: str) -> HttpResponse:
    """Give one letter in the language of the person, as PDF or Word."""
    if kind not in LetterKind.values or ending not in certificates.FORMATS:
        raise Http404(kind)
    row = get_object_or_404(
        Registration.objects.select_related("meeting__body", "person"), pk=registration, meeting__key=key
    )
    language = certificates.language_of(row)
    try:
        paper = certificates.compose(row, kind, language=language, issued=timezone.localdate())
    except Refused as refusal:
        messages.error(request, refusal.reason)
        return redirect("reports:letters", key)
    return attached(actions.render(paper, ending), f"{kind}-{row.pk}.{language}.{ending}", ending)


@gates.secretariat_only
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Word a letter in the working languages; “show” previews what is typed, with the fields named."""
    if kind not in LetterKind.values:
        raise Http404(kind)
    form = forms.LetterForm(
        request.POST if request.method == "POST" else None, initial=forms.LetterForm.typed(kind)
    )
    previews: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        if "show" not in request.POST:
            certificates.word(kind, by_language=form.wordings())
            messages.success(request, _("Saved."))
            return redirect("reports:template", kind)
        today = timezone.localdate()
        previews = [
            (code, html.render(certificates.preview(worded, code, issued=today)))
            for code, worded in form.wordings().items()
        ]
    context = {
        "form": form,
        "kind": LetterKind(kind),
        "previews": previews,
        "fields": certificates.FIELDS,
        "languages": settings.LANGUAGES,
    }
    return render(request, "reports/desk/template.html", context)
