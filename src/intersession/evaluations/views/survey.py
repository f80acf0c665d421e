"""The pages of who answers a survey, by a private link, without an account and without script."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intersession.consultations import times
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.evaluations import modes, rules
from intersession.evaluations.actions import responses
from intersession.evaluations.definition import Section
from intersession.evaluations.forms.answers import SectionForm
from intersession.evaluations.models import Step
from intersession.evaluations.queries import surveys
from intersession.evaluations.queries.surveys import Respondent
from intersession.evaluations.views import answers as told
from intersession.evaluations.views.discretion import discreet
from intersession.meetings import wording as names


@discreet
@require_safe
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Say what is asked, until when, and what is known of who answers; lead to where it was left."""
    found = _respondent_or_404(token)
    if halted := _halted(request, found):
        return halted
    pages = found.asked.pages(found.answers)
    more = {
        "until": _until(found),
        "told": modes.told(found.survey.mode),
        "first": pages[0].key if pages else "",
        "questions": sum(1 for _ in told.questions(found.asked.asked(found.answers))),
        "parts": len(pages),
        "has_begun": bool(found.answers),
    }
    return _shown(request, found, "start", **more)


@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, token: str, key: str) -> HttpResponse:
    """Ask the questions of one section, keep what is answered, and go on to the next one that is asked."""
    found = _respondent_or_404(token)
    if halted := _halted(request, found):
        return halted
    asked = next((one for one in found.asked.sections if one.key == key), None)
    if asked is None:
        raise Http404
    given = request.POST if request.method == "POST" else None  # an empty form answers nothing, and says so
    form = SectionForm(found.asked, asked, found.answers, wording.language(), given)
    if request.method == "POST" and form.is_valid():
        try:
            responses.keep(found.survey, found.digest, form.answers(), now=timezone.now())
        except Refused as refusal:
            return _refused(request, found, refusal)
        return _onward(request, found, asked, form)
    return _shown(request, found, "section", form=form, section=asked, **_place(found, asked))


def _onward(request: HttpRequest, found: Respondent, asked: Section, form: SectionForm) -> HttpResponse:
    """Go where the button leads; to the same section again where an answer has opened a question."""
    given = form.answers()
    if form.asks_more(given):
        return redirect("evaluations:survey_section", found.token, asked.key)
    keys = [one.key for one in found.asked.pages(given)]
    step = -1 if "back" in request.POST else 1
    here = keys.index(asked.key) if asked.key in keys else -1
    if not 0 <= here + step < len(keys):
        return redirect("evaluations:survey" if step < 0 else "evaluations:survey_check", found.token)
    return redirect("evaluations:survey_section", found.token, keys[here + step])


def _place(found: Respondent, asked: Section) -> dict[str, Any]:
    pages = found.asked.pages(found.answers)
    return {"number": pages.index(asked) + 1 if asked in pages else 1, "parts": len(pages)}


@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Show all answers once more, and take them when they are sent."""
    found = _respondent_or_404(token)
    if request.method == "POST" and found.step != Step.BEGUN:
        return redirect("evaluations:survey_sent", token)
    if halted := _halted(request, found):
        return halted
    reason = ""
    if request.method == "POST":
        now = timezone.now()
        try:
            responses.send(found.survey, found.digest, found.asked, group=found.group, now=now)
        except responses.AlreadySent:
            return redirect("evaluations:survey_sent", token)
        except Refused as refusal:
            if not rules.takes_responses(found.survey, now):
                return _refused(request, found, refusal)
            reason = refusal.reason
        else:
            return redirect("evaluations:survey_sent", token)
    lacking = set(responses.lacking(found.asked, found.answers))
    sections = list(told.sections(found.asked, found.answers, lacking))
    return _shown(request, found, "check", sections=sections, reason=reason, lacks=bool(lacking))


@discreet
@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Say that the answers have come, and nothing else of them."""
    found = _respondent_or_404(token)
    if found.step == Step.BEGUN and rules.takes_responses(found.survey, timezone.now()):
        return redirect("evaluations:survey", token)
    return _halted(request, found) or _shown(request, found, "sent", until=_until(found))


def _until(found: Respondent) -> str:
    return times.told(found.survey.closes_at, wording.language()) if found.survey.closes_at else ""


def _respondent_or_404(token: str) -> Respondent:
    found = surveys.respondent(token)
    if found is None:
        raise Http404
    return found


def _halted(request: HttpRequest, found: Respondent) -> HttpResponse | None:
    """Return the page for who has nothing to answer any more: sent, or closed; otherwise nothing."""
    if found.step != Step.BEGUN:
        is_late = request.method == "POST"  # from another device, which does not know yet
        return (
            _refused(request, found, responses.AlreadySent()) if is_late else _shown(request, found, "sent")
        )
    try:
        rules.check_takes(found.survey, timezone.now())
    except Refused as refusal:
        return _refused(request, found, refusal)
    return None


def _refused(request: HttpRequest, found: Respondent, refusal: Refused) -> HttpResponse:
    """Say why nothing was taken; what was typed and not kept is shown, so that it can be copied."""
    typed = [text for text in request.POST.values() if len(str(text)) > told.SHORT]
    response = _shown(request, found, "refused", reason=refusal.reason, typed=typed)
    response.status_code = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return response


def _shown(request: HttpRequest, found: Respondent, page: str, **more: Any) -> HttpResponse:
    context = {
        "survey": found.survey,
        "token": found.token,
        "meeting": names.heading(found.survey.meeting),
        **more,
    }
    return render(request, f"evaluations/survey/{page}.html", context)
