"""Pages by which a delegation answers: what is asked, the choice, the texts, submission, the receipt."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations import log, queries, times
from intersession.consultations.actions import replies
from intersession.consultations.forms import replies as forms
from intersession.consultations.models import Draft, Kind, Progress, Reply
from intersession.consultations.views import typed
from intersession.consultations.views.asked import Asked, asked_or_404, told, words_of
from intersession.core import wording
from intersession.core.refusals import Refused


@require_safe
@gates.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """List what is asked of the entities of who looks, in the order of time."""
    rows = queries.asked_rows(request.user, timezone.now())
    return render(request, "consultations/reply/mine.html", {"rows": rows})


@gates.signed_in
def asked(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show what is asked; the delegation may note that it awaits instructions. The secretariat may look."""
    found = asked_or_404(request, key, entity, looks_on=request.method != "POST")
    if request.method == "POST":
        try:
            replies.await_instructions(found.consultation, found.entity, by=found.person, now=found.now)
        except Refused as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Noted: awaiting instructions from the capital."))
        return redirect("consultations:reply", key, entity)
    options = found.consultation.options.select_related("candidate").prefetch_related("candidate__questions")
    more = {
        "options": options,
        "addenda": found.consultation.addenda.all(),
        "awaiting": found.draft is not None and found.draft.progress == Progress.AWAITING,
        "saved": times.told(found.draft.edited_at, wording.language()) if found.draft else "",
        "unsent": found.draft is not None and _differs(found),
    }
    return render(request, "consultations/reply/asked.html", found.context("reply", **more))


@typed.kept
@gates.signed_in
def answer(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Take the answer into the draft."""
    found = asked_or_404(request, key, entity)
    if found.consultation.kind == Kind.SILENCE:
        return redirect("consultations:texts", key, entity)
    form = forms.AnswerForm(
        request.POST or typed.given_back(request),
        initial=forms.initial(found.consultation, found.words),
        consultation=found.consultation,
    )

    def written() -> replies.Words:
        return form.words(found.words.comment, found.words.others)

    return _step(request, found, form, written, "answer")


@typed.kept
@gates.signed_in
def texts(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Take the comment and other topics into the draft."""
    found = asked_or_404(request, key, entity)
    form = forms.TextsForm(
        request.POST or typed.given_back(request),
        initial=forms.initial(found.consultation, found.words),
        consultation=found.consultation,
    )

    def written() -> replies.Words:
        return replace(found.words, **form.cleaned_data)

    return _step(request, found, form, written, "texts")


@typed.kept
@gates.signed_in
def submission(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show the whole reply before it is submitted, and register it as it was shown."""
    found = asked_or_404(request, key, entity)
    form = forms.SubmissionForm(request.POST or typed.given_back(request))
    other = None
    if request.method == "POST" and form.is_valid():
        other = None if _sent_before(request, found) else _registered(request, found, form)
        if not form.is_valid():
            found = asked_or_404(request, key, entity)  # as it stands now
        if form.is_valid() or _sent_before(request, found):
            return redirect("consultations:receipt", key, entity)
    elif found.refusal:
        return redirect("consultations:reply", key, entity)
    more = {
        "seen": found.seen,
        "told": told(found.consultation, found.words),
        "missing": _missing(found),
        "other": told(found.consultation, words_of(other)) if other else None,
        "another": other,
    }
    return render(
        request, "consultations/reply/submission.html", found.context("submission", form=form, **more)
    )


@require_safe
@gates.signed_in
def receipt(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show what was registered, with its record and the versions before."""
    found = asked_or_404(request, key, entity)
    if not found.versions:
        return redirect("consultations:reply", key, entity)
    language = wording.language()
    counts = next((reply for reply in found.versions if reply.counted and not reply.late), None)
    rows = [
        {
            "reply": reply,
            "received": times.told(reply.received_at, language),
            "told": told(found.consultation, words_of(reply)),
            "counts": reply == counts,
        }
        for reply in found.versions
    ]
    tree = log.tree_of(log.records(found.consultation))
    context = found.context(
        "receipt", rows=rows, head=tree.head.hex(), size=tree.size, unsent=_differs(found)
    )
    return render(request, "consultations/reply/receipt.html", context)


@require_safe
@gates.signed_in
def receipt_file(request: HttpRequest, key: str, entity: str) -> JsonResponse:
    """Give the receipt of a version as a file, the last one unless named; its salt is its Member's alone."""
    found = asked_or_404(request, key, entity)
    version = request.GET.get("version", str(len(found.versions)))
    reply = next((reply for reply in found.versions if str(reply.version) == version), None)
    if reply is None:
        raise Http404
    response = JsonResponse(log.receipt(reply), json_dumps_params={"indent": 2})
    name = f"receipt-{key}-{entity}-{reply.version}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _step(
    request: HttpRequest, found: Asked, form: Form, written: Callable[[], replies.Words], step: str
) -> HttpResponse:
    """Save what was written and go on; else show the form again with all of it."""
    other = None
    if request.method == "POST" and form.is_valid():
        other = _saved(found, form, written())
        if form.is_valid():
            return redirect(str(found.context(step)["after"]), found.consultation.key, found.entity.key)
    elif found.refusal and not form.is_bound:
        return redirect("consultations:reply", found.consultation.key, found.entity.key)
    context = found.context(step, form=form, version=_version(found, form))
    if other:
        context |= {
            "version": other.version,
            "other": told(found.consultation, words_of(other)),
            "draft": other,
        }
    return render(request, "consultations/reply/step.html", context)


def _version(found: Asked, form: Form) -> int:
    """Return the version of the draft that was shown with a form that came back, or that is shown now."""
    if form.is_bound:
        given = str(form.data.get("version", ""))
        return int(given) if given.isascii() and given.isdigit() else 0
    return found.draft.version if found.draft else 0


def _saved(found: Asked, form: Form, words: replies.Words) -> Draft | None:
    """Save a draft; why it is refused is told above the form. Return what somebody else saved meanwhile."""
    try:
        replies.save_draft(
            found.consultation,
            found.entity,
            by=found.person,
            words=words,
            version=_version(found, form),
            now=found.now,
        )
    except replies.Conflict as conflict:
        form.add_error(None, conflict.reason)
        return conflict.current
    except Refused as refusal:
        form.add_error(None, refusal.reason)
    return None


def _missing(found: Asked) -> str:
    """Say why the draft cannot be submitted as it is; nothing when it can."""
    try:
        forms.check(found.consultation, found.words)
    except Refused as refusal:
        return refusal.reason
    return ""


def _differs(found: Asked) -> bool:
    """Whether the draft says something else than what is registered."""
    return bool(found.versions) and found.words != words_of(found.versions[0])


def _sent_before(request: HttpRequest, found: Asked) -> bool:
    """Whether the same person sent the same reply a moment ago, by a second touch of the button."""
    draft = found.draft.version if found.draft else 0
    return (
        request.POST.get("seen") == f"{draft}.{len(found.versions) - 1}"
        and found.versions[0].submitted_by == found.person
        and not _differs(found)
    )


def _registered(request: HttpRequest, found: Asked, form: Form) -> Reply | None:
    """Register the reply as it was shown; why that is refused is told above the form.

    Return the reply that somebody else registered after it was shown.
    """
    draft, _dot, version = request.POST.get("seen", "").partition(".")
    if draft != found.seen.partition(".")[0] or not (version.isascii() and version.isdigit()):
        form.add_error(
            None, _("The draft or the registered reply has changed meanwhile. Read it again, then submit.")
        )
        return None
    try:
        replies.submit(
            found.consultation,
            found.entity,
            by=found.person,
            words=found.words,
            version=int(version),
            now=found.now,
            **form.cleaned_data,
        )
    except replies.Superseded as refusal:
        form.add_error(None, refusal.reason)
        return refusal.current
    except Refused as refusal:
        form.add_error(None, refusal.reason)
    return None
