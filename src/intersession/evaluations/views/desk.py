"""Pages of the secretariat on surveys: all of them, what one says, and where it stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations import times
from intersession.consultations.views import typed
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.counting import rates, shares
from intersession.evaluations import modes, rules
from intersession.evaluations.actions import surveys as actions
from intersession.evaluations.forms import surveys as forms
from intersession.evaluations.models import Mode, Stage, Survey
from intersession.evaluations.queries import Figure
from intersession.evaluations.queries import surveys as queries
from intersession.meetings import wording as names


@require_safe
@gates.secretariat_only
def surveys_here(request: HttpRequest) -> HttpResponse:
    """List every survey with where it stands."""
    zone, language = times.seat(), wording.language()
    rows = [
        {
            "row": row,
            "meeting": names.heading(row.survey.meeting),
            "until": times.told(row.survey.closes_at, language, zone) if row.survey.closes_at else "",
        }
        for row in queries.of_desk()
    ]
    return render(request, "evaluations/desk/list.html", {"rows": rows})


@typed.kept
@gates.secretariat_only
def make(request: HttpRequest) -> HttpResponse:
    """Make a survey; its mode is chosen here, once."""
    form = forms.SurveyForm(request.POST or typed.given_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.make(by=gates.person(request), **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Saved. Nobody else sees it until it is opened."))
            return redirect("evaluations:survey_desk", found.key)
    told = [(mode.label, modes.MODES[mode]) for mode in Mode]
    return render(request, "evaluations/desk/terms.html", {"form": form, "modes": told})


@typed.kept
@gates.secretariat_only
def revise(request: HttpRequest, key: str) -> HttpResponse:
    """Change what a survey in preparation says."""
    found = rules.survey_or_404(key)
    given = request.POST or typed.given_back(request)
    form = forms.SurveyForm(given, survey=found, initial=forms.initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.revise(found, **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Saved. Nobody else sees it until it is opened."))
            return redirect("evaluations:survey_desk", found.key)
    context = {"form": form, "survey": found, "is_frozen": found.stage != Stage.DRAFT}
    return render(request, "evaluations/desk/terms.html", context)


@require_safe
@gates.secretariat_only
def survey(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a survey stands, and what can be done with it now; results only after the closing."""
    found = rules.survey_or_404(key)
    language, zone = wording.language(), times.seat()
    context = {
        "survey": found,
        "meeting": names.heading(found.meeting),
        "told": modes.told(found.mode),
        "opening": times.told(found.opens_at, language, zone) if found.opens_at else "",
        "closing": times.told(found.closes_at, language, zone) if found.closes_at else "",
        "knows_status": found.mode != Mode.UNTRACKED,
        "takes_responses": rules.takes_responses(found, timezone.now()),
        **(_followed(found) if found.stage != Stage.DRAFT else {}),
    }
    return render(request, "evaluations/desk/survey.html", context)


def _followed(found: Survey) -> dict[str, Any]:
    is_counted = found.stage in rules.COUNTED
    returns = queries.rates_of(found) if is_counted else {}
    return {
        "reach": queries.reach(found),
        "returned": queries.returned(found),
        "rates": [rates_told(forms.class_name(group), one) for group, one in returns.items()],
        "total": rates_told(_("Together"), rates.total(returns)) if len(returns) > 1 else None,
    }


def rates_told(name: str, returns: rates.Returns) -> dict[str, Any]:
    """Return the rates of response of one kind of participant, as its row shows them."""
    return {
        "name": name,
        "returns": returns,
        "of_distributed": Figure("", None, returns.rate(shares.Kind.DISTRIBUTED)),
        "complete": Figure("", None, returns.complete_rate(shares.Kind.DISTRIBUTED)),
        "of_attended": Figure("", None, returns.rate(shares.Kind.ELIGIBLE)),
    }
