"""Files of a counted survey for the secretariat."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core import tables, wording
from intersession.core.refusals import Refused
from intersession.evaluations import definition, rules
from intersession.evaluations.exports import FILES, outcome, records
from intersession.evaluations.models import Survey
from intersession.evaluations.queries import annex as drafts
from intersession.evaluations.views.survey_results import uncounted

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "xml": "application/xml",
    "sav": "application/x-spss-sav",
}
Table = tuple[Sequence[str], Iterable[Sequence[tables.Cell]]]


@require_safe
@gates.secretariat_only
def file(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Give a file of a survey; what the gate refuses is told on the page of results."""
    survey = rules.survey_or_404(key)
    if name not in {known for names in FILES.values() for known in names}:
        raise Http404(name)
    if survey.stage not in rules.COUNTED:
        return uncounted(request, survey)
    try:
        content = _content(survey, *name.split("."))
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect("evaluations:survey_results", key)
    kind = TYPES[name.rpartition(".")[2]]
    full = f"{survey.key}-{name}"
    headers = {"Content-Disposition": f'attachment; filename="{full}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _content(survey: Survey, what: str, ending: str) -> bytes:
    match what, ending:
        case "responses", _:
            return _records(survey, ending)
        case "comments", _:
            return _written(records.comments(survey), ending, survey.key)
    found = drafts.counted_of(survey)
    told = outcome.outcome(survey, found.cube, found.distributed)
    whole: dict[str, Callable[[outcome.Outcome], bytes]] = {"json": outcome.as_json, "xml": outcome.ddi}
    if ending in whole:
        return whole[ending](told)
    table = outcome.codebook if what == "codebook" else outcome.counts
    return _written(table(told, wording.language()), ending, survey.key)


def _records(survey: Survey, ending: str) -> bytes:
    asked = definition.read(survey.version.definition)
    columns = records.variables(asked, wording.language())
    rows = records.rows(survey, asked, columns)
    if ending == "sav":
        return records.spss(columns, rows, survey.key)
    return _written(([column.name for column in columns], rows), ending, survey.key)


def _written(table: Table, ending: str, title: str) -> bytes:
    heads, rows = table
    if ending == "xlsx":
        with closing(tables.write_xlsx(heads, rows, title=title)) as sheet:
            return sheet.read()
    return b"".join(tables.write_csv(heads, rows))
