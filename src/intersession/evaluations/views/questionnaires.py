"""The desk of questionnaires: all of them, a new one, one from a file, one as a whole, and how it looks."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.consultations.views import typed
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.evaluations import bank, definition, editing, faults
from intersession.evaluations.actions import questionnaires
from intersession.evaluations.exports import xlsforms
from intersession.evaluations.forms import answers, parts
from intersession.evaluations.forms import questionnaires as forms
from intersession.evaluations.imports import Imported
from intersession.evaluations.models import Version
from intersession.evaluations.queries import questionnaires as queries
from intersession.evaluations.wording import asked_only
from intersession.meetings.models import Meeting

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "a questionnaire of another program"


def latest_or_404(key: str) -> Version:
    """Return the latest version of a questionnaire."""
    found = Version.objects.select_related("questionnaire__meeting").filter(questionnaire__key=key).first()
    if found is None:
        raise Http404(key)
    return found


@require_safe
@gates.secretariat_only
def listed(request: HttpRequest) -> HttpResponse:
    """List every questionnaire with what is still to be mended."""
    return render(request, "evaluations/desk/questionnaires/list.html", {"rows": queries.listed()})


@typed.kept
@gates.secretariat_only
def new(request: HttpRequest) -> HttpResponse:
    """Make a questionnaire from the programme of a meeting, or from another questionnaire."""
    form = forms.StartForm(
        request.POST or typed.given_back(request), initial={"meeting": request.GET.get("meeting")}
    )
    if request.method == "POST" and form.is_valid():
        meeting, copied = form.cleaned_data["meeting"], form.copied
        made = definition.read(latest_or_404(copied).definition) if copied else bank.for_meeting(meeting)
        if version := _made(request, form, meeting, made):
            return redirect("evaluations:questionnaire", version.questionnaire.key)
    return render(request, "evaluations/desk/questionnaires/new.html", {"form": form})


def _made(
    request: HttpRequest,
    form: forms.StartForm,
    meeting: Meeting | None,
    made: definition.Definition,
    title: definition.Words | None = None,
) -> Version | None:
    """Make the questionnaire; what the action refuses is told above the form."""
    known = title or (meeting.title if meeting else {}) or {"en": form.cleaned_data["key"]}
    try:
        version = questionnaires.make(
            key=form.cleaned_data["key"], meeting=meeting, title=known, made=made, by=_person(request)
        )
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None
    messages.success(
        request, _("The questionnaire is made. Read it, change it, and look at it as it will be seen.")
    )
    return version


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


@gates.secretariat_only
def upload(request: HttpRequest) -> HttpResponse:
    """Read a questionnaire of another program; what cannot be kept is shown before anything is made."""
    if "read" in request.POST:
        return _accept(request)
    form = forms.UploadForm(request.POST or None, request.FILES or None)
    found: Imported | None = None
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data["file"]
    context = {"form": form, "found": found, **(_read(found, form) if found else {})}
    return render(request, "evaluations/desk/questionnaires/upload.html", context)


def _read(found: Imported, form: forms.UploadForm) -> dict[str, Any]:
    """Return what the page shows of a file, and the definition as it comes back signed."""
    given = {
        "definition": definition.written(found.definition),
        "title": dict(found.title),
        "key": form.cleaned_data["key"],
        "meeting": form.cleaned_data["meeting"].pk if form.cleaned_data["meeting"] else None,
    }
    return {
        "carried": "" if found.wrong else signing.dumps(given, salt=SALT, compress=True),
        "questions": len(found.definition.items),
    }


def _accept(request: HttpRequest) -> HttpResponse:
    """Make the questionnaire that was shown."""
    try:
        given = signing.loads(request.POST["read"], salt=SALT)
    except signing.BadSignature:
        messages.error(request, _("What was read is not here any more. Choose the file again."))
        return redirect("evaluations:questionnaire_upload")
    form = forms.StartForm({"key": given["key"], "meeting": given["meeting"], "origin": forms.BANK})
    form.is_valid()
    made = definition.read(given["definition"])
    if version := _made(request, form, form.cleaned_data.get("meeting"), made, given["title"]):
        return redirect("evaluations:questionnaire", version.questionnaire.key)
    for reason in form.non_field_errors():
        messages.error(request, str(reason))
    return redirect("evaluations:questionnaire_upload")


@gates.secretariat_only
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show a questionnaire as it stands with its faults beside; move its parts, or begin the next version."""
    version = latest_or_404(key)
    if request.method == "POST":
        return _act(request, version)
    made = definition.read(version.definition)
    found = faults.faults(made)
    context = {
        "version": version,
        "questionnaire": version.questionnaire,
        "sections": [_section(section, made) for section in made.sections],
        "lists": [
            {"name": name, "options": options, "used": _users(made, name)}
            for name, options in made.lists.items()
        ],
        "faults": found,
        "faulty": {fault.where for fault in found},
        "completeness": faults.completeness(made).items(),
        "versions": version.questionnaire.versions.count(),
    }
    return render(request, "evaluations/desk/questionnaires/one.html", context)


def _section(section: definition.Section, made: definition.Definition) -> dict[str, Any]:
    rows = [
        {
            "item": item,
            "kind": parts.KINDS[item.kind],
            "when": asked_only(item.when, made),
            "options": made.options(item),
        }
        for item in section.items
    ]
    return {"section": section, "when": asked_only(section.when, made), "rows": rows}


def _users(made: definition.Definition, name: str) -> int:
    return sum(item.options == name for item in made.items.values())


def _act(request: HttpRequest, version: Version) -> HttpResponse:
    """Do what a button of the page says: `up:item-q1`, `down:section-a`, `out:list-x`, or `next`."""
    act, _colon, where = request.POST.get("act", "").partition(":")
    try:
        if act == "next":
            number = questionnaires.begin_next(version).number
            messages.success(request, _("Version %(number)s can be changed now.") % {"number": number})
        elif act in CHANGES:
            made = CHANGES[act](definition.read(version.definition), where)
            questionnaires.keep(version, made, edits=edits_of(request))
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return redirect(f"{request.path}#{where}" if act in {"up", "down"} else request.path)


CHANGES = {
    "up": lambda made, where: editing.moved(made, where, editing.UP),
    "down": lambda made, where: editing.moved(made, where, editing.DOWN),
    "out": editing.without,
}


def edits_of(request: HttpRequest) -> int:
    """Return the state of the version that the writer had seen; none at all is an old one."""
    given = request.POST.get("edits", "")
    return int(given) if given.isdigit() else -1


@gates.secretariat_only
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """Show a section as a respondent sees it; what is answered here is kept for the preview only."""
    version = latest_or_404(key)
    made, kept = definition.read(version.definition), f"preview {version.pk}"
    wanted, wide = request.GET.get("section", ""), "&wide=1" if "wide" in request.GET else ""
    given = request.session.get(kept, {}) if wanted else {}
    pages = made.pages(given)
    section = next((one for one in pages if one.key == wanted), pages[0] if pages else None)
    context: dict[str, Any] = {"version": version, "questionnaire": version.questionnaire}
    context |= {"section": section, "wide": wide}
    if section and "end" not in request.GET:
        form = answers.SectionForm(made, section, given, wording.language(), _sent(request))
        if request.method == "POST" and form.is_valid():
            request.session[kept] = given = form.answers()
            after = section if form.asks_more(given) else _following(made.pages(given), section)
            return redirect(
                f"{request.path}?section={after.key}{wide}" if after else f"{request.path}?end=1{wide}"
            )
        context |= {"form": form, "step": pages.index(section) + 1, "steps": len(pages)}
    return render(request, "evaluations/desk/questionnaires/preview.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, which may be nothing at all: a section without any answer."""
    return request.POST if request.method == "POST" else None


def _following(
    pages: tuple[definition.Section, ...], section: definition.Section
) -> definition.Section | None:
    keys = [page.key for page in pages]
    place = keys.index(section.key) + 1 if section.key in keys else len(keys)
    return pages[place] if place < len(pages) else None


@require_safe
@gates.secretariat_only
def workbook(_request: HttpRequest, key: str) -> HttpResponse:
    """Give a questionnaire as an XLSForm."""
    version = latest_or_404(key)
    made = definition.read(version.definition)
    content = xlsforms.write(made, key=key, title=wording.plainly(version.questionnaire.title) or key)
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{key}-{version.number}.xlsx"'
    return response


@gates.secretariat_only
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Delete the latest version, after saying what goes with it."""
    version = latest_or_404(key)
    if request.method == "POST":
        try:
            questionnaires.discard(version)
        except Refused as refusal:
            messages.error(request, refusal.reason)
            return redirect("evaluations:questionnaire", key)
        messages.success(request, _("Discarded."))
        return redirect("evaluations:questionnaires")
    context = {"version": version, "questionnaire": version.questionnaire}
    return render(request, "evaluations/desk/questionnaires/discard.html", context)
