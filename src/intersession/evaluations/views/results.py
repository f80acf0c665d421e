"""The results of an evaluation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from intersession.core import pages, wording
from intersession.evaluations import queries, sections
from intersession.evaluations.models import Topic
from intersession.meetings import rules
from intersession.meetings import wording as names
from intersession.papers import charts


@pages.kept
def results(request: HttpRequest, key: str) -> HttpResponse:
    """Show every figure of an evaluation beside its count, base and interval, and the chart of them."""
    meeting = rules.meeting_or_404(key)
    found = queries.results_of(key)
    if found is None:
        raise Http404(key)
    context = {
        "meeting": meeting,
        "heading": names.heading(meeting),
        "results": found,
        "chart": _chart(found),
        "topics": [(topic.label, _rows(found, topic)) for topic in Topic if found.lines_on(topic)],
        "differs": any(figure.difference for line in found.lines for figure in line.figures),
    }
    return render(request, "evaluations/results.html", context)


def _rows(found: queries.Results, topic: str) -> list[dict[str, object]]:
    return [
        {
            "line": line,
            "figure": figure,
            "first": figure is (line.figures or (None,))[0],
            "interval": queries.interval_of(figure, found.distributed) if figure else None,
        }
        for line in found.lines_on(topic)
        for figure in line.figures or (None,)
    ]


def _chart(found: queries.Results) -> str:
    counted = [line for line in found.lines if line.base and any(figure.share for figure in line.figures)]
    if not counted:
        return ""
    chart = sections.chart("results", counted, found, wording.language())
    return mark_safe(charts.svg(chart.drawing, chart.alt))  # noqa: S308 - our own drawing, its words escaped
