"""The results of a closed survey for the secretariat, and their files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.counting import rates
from intersession.evaluations import counted, result_tables, rules, sections
from intersession.evaluations.exports import FILES
from intersession.evaluations.forms.surveys import class_name
from intersession.evaluations.models import Survey
from intersession.evaluations.queries import annex as drafts
from intersession.evaluations.views.desk import rates_told
from intersession.meetings import wording as names
from intersession.papers import charts


@require_safe
@gates.secretariat_only
def tables(request: HttpRequest, key: str) -> HttpResponse:
    """Show every question with its bases, intervals and worst cases, and who did not answer."""
    survey = rules.survey_or_404(key)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    found = drafts.counted_of(survey)
    every = result_tables.tables(found)
    context = {
        "survey": survey,
        "meeting": names.heading(survey.meeting),
        "tables": every,
        "returned": found.cube.respondents(),
        "distributed": found.distributed,
        "rates": [rates_told(class_name(group), one) for group, one in found.returns.items()],
        "total": rates.total(found.returns),
        "chart": _chart([table.line for table in every if table.line and table.line.base]),
        "files": FILES,
        "changes": _changes(survey, found),
    }
    return render(request, "evaluations/desk/results.html", context)


def uncounted(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Say that there is nothing to see before the closing."""
    return render(
        request,
        "evaluations/desk/uncounted.html",
        {"survey": survey, "meeting": names.heading(survey.meeting)},
    )


def _changes(survey: Survey, found: counted.Counted) -> list[drafts.Change]:
    try:
        return drafts.changes(survey, drafts.drafted(counted.results(found), drafts.rows_of(survey)))
    except Refused:  # what the annex would say cannot be said; its own page tells why
        return []


def _chart(lines: list[Any]) -> str:
    if not lines:
        return ""
    drawing, alternative = sections.diverging(lines, wording.language())
    return mark_safe(charts.svg(drawing, alternative))  # noqa: S308 - our own drawing, its words escaped
