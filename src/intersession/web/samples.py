"""Invented content for the page of components; it says that it is invented, in every language of the site."""

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.counting import shares
from intersession.cycles.queries import Steps
from intersession.evaluations.queries import Figure, LineResult
from intersession.papers import charts

BASE = 40


def components() -> dict[str, Any]:
    """Return what the page of components shows."""
    return {
        "steps": Steps(past=(_step("2031-03"),), next=_step("2031-06-12"), later=(_step(""),)),
        "meetings": [_meeting("2031-06-12", "2031-06-13"), _meeting("2031", "")],
        "figure": _figure("satisfied", 30),
        "few": Figure("satisfied", None, shares.Share(7, 12, shares.Kind.ANSWERED)),
        "lines": [_line(30), _line(22)],
        "chart": _chart(),
        "documents": [{"symbol": "", "date": "2031-09-24", "title": _words(), "role": {}}],
        "foreign": {"la": "Verba manent"},
        "doubtful": ["start"],
        "fates": ("chosen", "not_chosen", "open"),
    }


def _words() -> dict[str, str]:
    return {wording.language(): _("Invented title of a sample")}


def _step(start: str) -> dict[str, Any]:
    what = {wording.language(): _("Invented step of a sample")}
    return {"key": "sample", "start": start, "end": "", "what": what, "sources": [], "unverified": []}


def _meeting(start: str, end: str) -> dict[str, Any]:
    named = {"key": "sample", "kind": "workshop", "number": 1, "title": _words(), "body__name": None}
    return {**named, "start": start, "end": end, "place": {}, "unverified": []}


def _figure(answer: str, count: int) -> Figure:
    return Figure(answer, None, shares.Share(count, BASE, shares.Kind.RESPONDENTS))


def _line(satisfied: int) -> LineResult:
    figures = (
        _figure("satisfied", satisfied),
        _figure("critical", 6),
        _figure("unanswered", BASE - 6 - satisfied),
    )
    return LineResult("sample", "objectives", _words(), BASE, "respondents", "", figures)


def _chart() -> str:
    names = {"good": _("satisfied"), "neutral": _("neutral"), "bad": _("critical"), "blank": _("no answer")}
    counts = {"good": 22, "neutral": 8, "bad": 6, "blank": 4}
    parts = tuple(charts.Part(names[tone], count, tone) for tone, count in counts.items())
    title = _("Invented title of a sample")
    value = wording.counted(shares.Share(counts["good"], BASE, shares.Kind.RESPONDENTS))
    drawing = charts.Drawing("diverging", (charts.Bar(title, parts, value),), wording.language(), title)
    return mark_safe(charts.svg(drawing, value))  # noqa: S308 - our own drawing, its words escaped
