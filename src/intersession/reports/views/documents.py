"""The public page of a document, with its text where it is composed from the record, and its files."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core import pages
from intersession.core.refusals import Refused
from intersession.documents import rules
from intersession.documents.models import Document, Rendition
from intersession.meetings.models import Meeting
from intersession.papers import html, tree
from intersession.reports import actions, approvals, composition, issuing
from intersession.reports.models import IssuedList

if TYPE_CHECKING:
    from django.core.files import File

STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "akn": "application/akn+xml",
    "csv": "text/csv; charset=utf-8",
}


@pages.kept
def document(request: HttpRequest, symbol: str) -> HttpResponse:
    """Show what the register knows of the document, its files by language, and its text."""
    found = rules.document_or_404(symbol)
    paper = composed(found, get_language() or "en")
    listed = IssuedList.objects.filter(document=found).select_related("meeting").first()
    context = {
        "listed": listed,
        "withheld": listed and issuing.withdrawn(listed, timezone.localdate()),
        "document": found,
        "parts": list(found.parts.values("number", "original", "languages")),
        "renditions": _by_language(found),
        "paper": html.render(paper) if paper else "",
        "changed": approvals.changes(paper) if paper else (),
    }
    return render(request, "reports/document.html", context)


def file(request: HttpRequest, symbol: str, language: str, ending: str) -> FileResponse:
    """Give one published file of the document; none of a list with a name that was taken back."""
    found = rules.document_or_404(symbol)
    format_name = next((name for name, end in actions.ENDINGS.items() if end == ending), "")
    rendition = Rendition.objects.filter(document=found, language=language, format=format_name).first()
    if rendition is None or issuing.is_withheld(found, timezone.localdate()):
        raise Http404(symbol)
    name = str(rendition.file.name).rpartition("/")[2]
    content = rendition.file.open("rb")
    response = FileResponse(content, content_type=TYPES[format_name], filename=name)
    return _allowing_its_style(request, response, content) if format_name == "html" else response


@require_safe
@gates.secretariat_only
def of_a_kind(_request: HttpRequest, *, key: str, kind: str, language: str, ending: str) -> HttpResponse:
    """Compose a paper without a symbol anew: a note verbale, a result, a questionnaire. None is kept."""
    if language not in dict(settings.LANGUAGES) or ending not in actions.SENT:
        raise Http404(key)
    try:
        (paper,) = actions.compose_files(f"{kind}/{key}", languages=(language,), formats=(ending,))
    except Refused as refusal:
        raise Http404(refusal.reason) from refusal
    return _download(paper)


def _download(file: actions.File) -> HttpResponse:
    """Give a file to be saved, whatever is in it."""
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(
        file.content, content_type=TYPES[file.format], headers={"Content-Disposition": disposition}
    )


def _allowing_its_style(request: HttpRequest, response: FileResponse, page: "File[bytes]") -> FileResponse:
    """Let the page use the one style sheet that it holds, which the site's policy forbids otherwise."""
    style = STYLE.search(page.read())
    page.seek(0)
    digest = b64encode(sha256(style[1] if style else b"").digest()).decode()
    allow = csp_update({"style-src": [f"'sha256-{digest}'"]})
    return cast("FileResponse", allow(lambda _request: response)(request))


@require_safe
@gates.secretariat_only
def programme(request: HttpRequest, key: str, language: str, ending: str) -> HttpResponse:
    """Compose the programme of a meeting as a paper and give it; why it cannot be is told at the desk."""
    format_name = next((name for name, end in actions.ENDINGS.items() if end == ending), "")
    known = format_name and language in dict(settings.LANGUAGES)
    if not known or not Meeting.objects.filter(key=key).exists():
        raise Http404(ending)
    try:
        (file,) = actions.compose_files(f"programme/{key}", languages=(language,), formats=(format_name,))
    except Refused as refusal:
        messages.error(request, refusal.reason)
        return redirect("meetings:desk_one", key)
    return _download(file)


def composed(found: Document, language: str) -> tree.Paper | None:
    """Compose the paper if the record has what it takes; a document only registered has no text here."""
    try:
        return composition.compose(found.symbol or "", language)
    except Refused:
        return None


def _by_language(found: Document) -> dict[str, list[dict[str, object]]]:
    files: dict[str, list[dict[str, object]]] = {}
    for row in found.renditions.values("language", "format", "sha256", "size", "composed_at"):
        files.setdefault(row["language"], []).append({**row, "ending": actions.ENDINGS[row["format"]]})
    return files
