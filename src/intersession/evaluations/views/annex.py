"""The desk of the annex: each sentence proposed, kept, edited or dropped, and the whole approved."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations import times
from intersession.consultations.views import typed
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.evaluations import counted, rules, sections, sentences
from intersession.evaluations.actions import annex as actions
from intersession.evaluations.forms import annex as forms
from intersession.evaluations.models import Survey, Tabulation, Verdict
from intersession.evaluations.queries import Results
from intersession.evaluations.queries import annex as drafts
from intersession.evaluations.views.survey_results import uncounted
from intersession.meetings import sections as meetings
from intersession.meetings import wording as names
from intersession.papers import html, tree

ACTS = {"kept": Verdict.KEPT, "dropped": Verdict.DROPPED}


@gates.secretariat_only
def annex(request: HttpRequest, key: str) -> HttpResponse:
    """Show every sentence with its figures and verdict; decide one, move it, or approve the whole."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    if request.method == "POST":
        try:
            messages.success(request, _acted(request, survey))
        except Refused as refused:
            messages.error(request, refused.reason)
        return redirect("evaluations:survey_annex", key)
    return render(request, "evaluations/desk/annex.html", _shown(survey))


def _acted(request: HttpRequest, survey: Survey) -> str:
    act, sentence = request.POST.get("act", ""), request.POST.get("sentence", "")
    by, now = gates.person(request), timezone.now()
    if act == "approve":
        actions.approve(survey, by=by, now=now)
        return _("Approved. Papers and the public page print these figures and words.")
    if act in {"up", "down"}:
        actions.move(survey, sentence, up=act == "up")
        return _("Moved.")
    if act not in ACTS:
        raise Refused(_("Nothing was chosen. Nothing was changed."))
    actions.decide(survey, sentence, verdict=ACTS[act], words={}, by=by, now=now)
    return _("Saved.")


def _shown(survey: Survey) -> dict[str, Any]:
    context: dict[str, Any] = {"survey": survey, "meeting": names.heading(survey.meeting)}
    try:
        found = counted.results(drafts.counted_of(survey))
    except Refused as refused:
        return context | {"wrong": refused.reason}
    rows = drafts.rows_of(survey)
    decided = drafts.decided(found, rows)
    tabulation = Tabulation.objects.select_related("approved_by").get(survey=survey)
    language, zone = wording.language(), times.seat()
    return context | {
        "rows": [_row(found, one, language) for one in decided],
        "open": sum(one.verdict == Verdict.PROPOSED for one in decided),
        "approved_by": tabulation.approved_by,
        "approved": times.told(tabulation.approved_at, language, zone) if tabulation.approved_at else "",
        "changes": drafts.changes(survey, drafts.drafted(found, rows)),
        "languages": settings.LANGUAGES,
    }


def _row(found: Results, one: drafts.Decided, language: str) -> dict[str, Any]:
    known = sentences.figures(found, one.sentence.key, language)
    said = one.words.get(language, "")
    return {
        "one": one,
        "said": tree.plain(sentences.filled(said, known)),
        "verdict": Verdict(one.verdict).label,
        "figures": [(name, *_figure(figure)) for name, figure in known.items()],
    }


def _figure(figure: tree.Inline) -> tuple[str, str]:
    return (figure.text, figure.basis) if isinstance(figure, tree.Bound) else (str(figure), "")


@typed.kept
@gates.secretariat_only
def sentence(request: HttpRequest, key: str, sentence: str) -> HttpResponse:
    """Word a sentence in each language; its figures stay fields."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    try:
        found = counted.results(drafts.counted_of(survey))
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect("evaluations:survey_annex", key)
    one = _sentence_or_404(drafts.decided(found, drafts.rows_of(survey)), sentence)
    form = forms.SentenceForm(request.POST or typed.given_back(request), words=one.words)
    if request.method == "POST" and form.is_valid():
        by, now = gates.person(request), timezone.now()
        try:
            actions.decide(survey, sentence, verdict=Verdict.EDITED, words=form.words(), by=by, now=now)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Saved."))
            return redirect("evaluations:survey_annex", key)
    context = {"survey": survey, "form": form, "row": _row(found, one, wording.language())}
    return render(request, "evaluations/desk/sentence.html", context)


def _sentence_or_404(decided: list[drafts.Decided], key: str) -> drafts.Decided:
    found = next((one for one in decided if one.sentence.key == key), None)
    if found is None:
        raise Http404(key)
    return found


@require_safe
@gates.secretariat_only
def preview(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show the annex as it would be printed in a language, with what was decided so far."""
    survey = rules.survey_or_404(key)
    if language not in dict(settings.LANGUAGES):
        raise Http404(language)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    context = {"survey": survey, "languages": settings.LANGUAGES, "chosen": language}
    context["meeting"] = names.heading(survey.meeting)
    try:
        found = drafts.draft(survey)
    except Refused as refused:
        return render(request, "evaluations/desk/preview.html", {**context, "wrong": refused.reason})
    with override(language):
        paper = _paper(found, survey, language)
    context["paper"] = mark_safe(html.render(paper))  # noqa: S308 - our own renderer, which escapes
    return render(request, "evaluations/desk/preview.html", context)


def _paper(found: Results, survey: Survey, language: str) -> tree.Paper:
    title = meetings.evaluation_title(survey.meeting, language)
    made = sections.annex(found, language, title=title, original=language, requests=())
    meta = tree.Meta(
        symbol="",
        title=tree.plain(title),
        language=language,
        original="",
        date=date.today(),  # noqa: DTZ011 - of a draft, which bears none
        organization="",
        occasion="",
    )
    return tree.Paper(meta=meta, blocks=made.blocks)
