"""The parts of a questionnaire, each on a page of its own: sections, questions, lists, names, conditions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.consultations.views import typed
from intersession.core.refusals import Refused
from intersession.evaluations import definition, editing
from intersession.evaluations.actions import questionnaires
from intersession.evaluations.forms import conditions as condition_forms
from intersession.evaluations.forms import parts
from intersession.evaluations.forms import questionnaires as forms
from intersession.evaluations.models import Version
from intersession.evaluations.views.questionnaires import edits_of, latest_or_404
from intersession.evaluations.wording import asked_only


@dataclass(frozen=True, slots=True)
class _Change:
    """What saving does: the definition that it makes, where the page then opens, and codes given anew."""

    made: definition.Definition
    where: str = ""
    renamed: tuple[tuple[str, str], ...] = ()
    title: definition.Words | None = None


@typed.kept
@gates.secretariat_only
def section(request: HttpRequest, key: str) -> HttpResponse:
    """Write the title of a section; `?of=` names one, otherwise it is new."""
    version, made = _opened(key)
    of = request.GET.get("of", "")
    found = next((one for one in made.sections if one.key == of), None)
    form = parts.SectionTextForm(made, found, _given(request))

    def change() -> _Change:
        written = form.made()
        return _Change(
            editing.with_section(made, written, before=of if found else ""), f"section-{written.key}"
        )

    return _page(request, version, form, change, _("Section"))


@typed.kept
@gates.secretariat_only
def item(request: HttpRequest, key: str) -> HttpResponse:
    """Write a question; `?of=` names one, `?section=` where a new one stands."""
    version, made = _opened(key)
    found = made.items.get(request.GET.get("of", ""))
    form = parts.ItemForm(made, found, _given(request), meeting=version.questionnaire.meeting)

    def change() -> _Change:
        written, before = form.made(), found.code if found else ""
        changed = editing.with_item(made, request.GET.get("section", ""), written, before=before)
        return _Change(changed, f"item-{written.code}", ((before, written.code),) if before else ())

    return _page(request, version, form, change, _("Question"))


@typed.kept
@gates.secretariat_only
def options(request: HttpRequest, key: str) -> HttpResponse:
    """Write a list of answers; `?of=` names one, otherwise it is new."""
    version, made = _opened(key)
    of = request.GET.get("of", "") if request.GET.get("of", "") in made.lists else ""
    form = parts.ListForm(made, of, _given(request))

    def change() -> _Change:
        name = form.cleaned_data["name"]
        return _Change(editing.with_list(made, name, form.options(), before=of), f"list-{name}")

    return _page(request, version, form, change, _("List of answers"))


@typed.kept
@gates.secretariat_only
def names(request: HttpRequest, key: str) -> HttpResponse:
    """Write the title of the questionnaire and the names of its indices."""
    version, made = _opened(key)
    form = parts.NamesForm(made, version.questionnaire.title, _given(request))

    def change() -> _Change:
        return _Change(editing.with_indices(made, form.indices()), title=form.said("title"))

    return _page(request, version, form, change, _("Title and indices"))


@typed.kept
@gates.secretariat_only
def condition(request: HttpRequest, key: str) -> HttpResponse:
    """Say when a question or a section is asked; `?of=item-q1` or `?of=section-a`."""
    version, made = _opened(key)
    of = request.GET.get("of", "")
    form = condition_forms.ConditionForm(made, of, _given(request))

    def change() -> _Change:
        return _Change(editing.conditioned(made, of, form.made()), of)

    said = asked_only(condition_forms.condition_of(made, of), made)
    return _page(
        request, version, form, change, _("When it is asked"), said=said, has_none_before=not form.before
    )


@typed.kept
@gates.secretariat_only
def codes(request: HttpRequest, key: str) -> HttpResponse:
    """Say which question continues which one of the version before."""
    version, made = _opened(key)
    earlier = Version.objects.filter(questionnaire=version.questionnaire, number=version.number - 1).first()
    before = definition.read(earlier.definition if earlier else {})
    form = forms.CodesForm(before, made, version.codes, _given(request))
    if request.method == "POST" and form.is_valid():
        try:
            questionnaires.map_codes(version, form.mapped(), edits=edits_of(request))
        except Refused as refusal:
            form.add_error(None, refusal.reason)
            version = latest_or_404(key)
        else:
            messages.success(request, _("Saved."))
            return redirect("evaluations:questionnaire", key)
    return _shown(request, version, form, _("Questions that continue"), is_first=earlier is None)


def _opened(key: str) -> tuple[Version, definition.Definition]:
    version = latest_or_404(key)
    return version, definition.read(version.definition)


def _given(request: HttpRequest) -> Any:
    return request.POST or typed.given_back(request)


def _page(
    request: HttpRequest,
    version: Version,
    form: Form,
    change: Callable[[], _Change],
    heading: str,
    **context: Any,
) -> HttpResponse:
    """Keep what was written when it is right, and go back to where it stands.

    What is refused is told above the form, which keeps what was written; a second saving then goes on top of
    what somebody else has written meanwhile.
    """
    key = version.questionnaire.key
    if request.method == "POST" and form.is_valid():
        try:
            done = change()
            more = {"renamed": dict(done.renamed), "title": done.title}
            questionnaires.keep(version, done.made, edits=edits_of(request), **more)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
            version = latest_or_404(key)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('evaluations:questionnaire', args=(key,))}#{done.where}")
    return _shown(request, version, form, heading, **context)


def _shown(request: HttpRequest, version: Version, form: Form, heading: str, **context: Any) -> HttpResponse:
    context |= {"version": version, "questionnaire": version.questionnaire, "form": form, "heading": heading}
    return render(request, "evaluations/desk/questionnaires/part.html", context)
