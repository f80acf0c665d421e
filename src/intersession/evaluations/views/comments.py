"""The desk of comments: the frame, reading and coding one comment at a time, and agreeing upon its codes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations.views import typed
from intersession.core.refusals import Refused
from intersession.evaluations import rules
from intersession.evaluations.actions import coding
from intersession.evaluations.forms import annex as forms
from intersession.evaluations.models import Code, Comment, Survey
from intersession.evaluations.queries import comments as queries
from intersession.evaluations.views.survey_results import uncounted
from intersession.meetings import wording as names


@require_safe
@gates.secretariat_only
def frame(request: HttpRequest, key: str) -> HttpResponse:
    """Show the frame with counts and agreement, and how far the comments are read and settled."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    person = gates.person(request)
    context = {
        "survey": survey,
        "meeting": names.heading(survey.meeting),
        "coding": queries.frame(survey),
        "unread": queries.unread(survey, person).count(),
        "open": queries.open_comments(survey).count(),
    }
    return render(request, "evaluations/desk/comments.html", context)


@typed.kept
@gates.secretariat_only
def code(request: HttpRequest, key: str, code: str = "") -> HttpResponse:
    """Add a code to the frame, or word one anew."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    found = Code.objects.filter(survey=survey, key=code).first() if code else None
    if code and found is None:
        raise Http404(code)
    form = forms.CodeForm(request.POST or typed.given_back(request), code=found)
    if request.method == "POST" and form.is_valid():
        try:
            coding.define(survey, code=found, said=form.said())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Saved."))
            return redirect("evaluations:survey_comments", key)
    quotations = queries.quotable(survey, found) if found else []
    context = {"survey": survey, "form": form, "code": found, "quotations": quotations}
    return render(request, "evaluations/desk/code.html", context)


@typed.kept
@gates.secretariat_only
def read(request: HttpRequest, key: str) -> HttpResponse:
    """Read one comment and give codes to it or to some of its words; others' codes are not shown."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    person = gates.person(request)
    comment = _chosen(request, survey) or queries.unread(survey, person).first()
    form = forms.CodesForm(request.POST or typed.given_back(request), frame=queries.codes_of(survey))
    if request.method == "POST" and comment and form.is_valid():
        try:
            if _coded(request, comment, form):
                return redirect("evaluations:survey_read", key)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            form = forms.CodesForm(frame=queries.codes_of(survey))
    context = {
        "survey": survey,
        "comment": comment,
        "form": form,
        "own": queries.own(comment, person) if comment else [],
        "left": queries.unread(survey, person).count(),
    }
    return render(request, "evaluations/desk/read.html", context)


def _coded(request: HttpRequest, comment: Comment, form: forms.CodesForm) -> bool:
    """Do what was chosen for a comment; whether its reader goes on to the next one."""
    person, act = gates.person(request), request.POST.get("act", "")
    if act.startswith("take-back-") and act.removeprefix("take-back-").isdigit():
        coding.take_back(comment, int(act.removeprefix("take-back-")), coder=person)
        return False
    coding.assign(comment, form.codes_given(), words=form.cleaned_data["words"], coder=person)
    if act == "next":
        coding.finish(comment, coder=person)
    return act == "next"


@gates.secretariat_only
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """Show what each coder gave to a comment, and agree upon its codes."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    person = gates.person(request)
    context: dict[str, Any] = {"survey": survey}
    try:
        coding.check_may_settle(survey, person)
    except Refused as refused:
        return render(request, "evaluations/desk/settle.html", {**context, "wrong": refused.reason})
    comment = _chosen(request, survey) or queries.open_comments(survey).first()
    given = queries.given(comment) if comment else []
    initial = {"codes": _shared(given)}
    frame = queries.codes_of(survey)
    form = forms.CodesForm(request.POST or None, frame=frame, has_words=False, initial=initial)
    if request.method == "POST" and comment and form.is_valid():
        try:
            coding.settle(comment, form.codes_given(), by=person)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return redirect("evaluations:survey_settle", key)
    context |= {"comment": comment, "form": form, "given": _by_coder(comment, given) if comment else []}
    context["left"] = queries.open_comments(survey).count()
    return render(request, "evaluations/desk/settle.html", context)


def _shared(given: list[Any]) -> list[str]:
    """Return the codes that every coder gave."""
    by_coder: dict[int, set[str]] = {}
    for one in given:
        by_coder.setdefault(one.coder_id, set()).add(one.code.key)
    return sorted(set.intersection(*by_coder.values())) if by_coder else []


def _by_coder(comment: Comment, given: list[Any]) -> list[dict[str, Any]]:
    coders = [reading.coder for reading in comment.readings.select_related("coder")]
    return [
        {"coder": place, "given": [one for one in given if one.coder_id == coder.pk]}
        for place, coder in enumerate(coders, start=1)
    ]


def _chosen(request: HttpRequest, survey: Survey) -> Comment | None:
    """Return the comment that the page names; none where it names none, or one of another survey."""
    given = request.POST.get("comment", "")
    return next((one for one in queries.comments_of(survey) if str(one.pk) == given), None) if given else None
