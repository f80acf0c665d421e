"""Public pages of consultations: choices of a year, what is put to Members, results and their records."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intersession.consultations import bundle, queries, rules, times
from intersession.consultations.actions import terms
from intersession.consultations.forms.replies import offered
from intersession.consultations.models import Consultation, Publication, State
from intersession.core import pages, wording
from intersession.cycles import rules as cycles
from intersession.membership.queries import group_names, names_at


@pages.kept
def choice(request: HttpRequest, year: int) -> HttpResponse:
    """Show the candidates for a year with their purpose and questions, and what became of them."""
    cycle = cycles.cycle_or_404(year)
    context = {"cycle": cycle, "choices": queries.choices(year)}
    return render(request, "consultations/choice.html", context)


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """List what is and was put to Members here."""
    terms.close_due(now=timezone.now())
    return render(request, "consultations/list.html", {"rows": queries.public()})


@require_safe
def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """Show the terms of a consultation, its addenda, and its result once it is closed."""
    terms.close_due(now=timezone.now())
    found = rules.consultation_or_404(key, request.user)
    if found.state == State.HISTORY:
        return choice(request, found.cycle.year)
    language, now = wording.language(), timezone.now()
    options = list(found.options.select_related("candidate").prefetch_related("candidate__questions"))
    result = getattr(found, "result", None)
    context = {
        "consultation": found,
        "options": options,
        "closing": times.closing(found, language),
        "left": times.left(found, now),
        "addenda": found.addenda.all(),
        "decision": getattr(found, "decision", None),
        "result": result.figures if result else None,
        "head": result.head if result else None,
        "titles": dict(offered(found)),
        "groups": group_names(found.opens_at.date(), language) if found.opens_at else {},
        "members": _attributed(found) if result else (),
    }
    return render(request, "consultations/consultation.html", context)


@require_safe
def record(request: HttpRequest, key: str) -> HttpResponse:
    """Give the record of a counted consultation, which anybody can check."""
    found = rules.consultation_or_404(key, request.user)
    if not hasattr(found, "result"):
        raise Http404(key)
    response = HttpResponse(bundle.packed(found), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="record-{key}.zip"'
    return response


def _attributed(found: Consultation) -> list[tuple[str, list[str]]]:
    """Return the reply of each Member by name, where it was announced that they are published."""
    if found.publication != Publication.ATTRIBUTED or found.opens_at is None:
        return []
    names = names_at(found.opens_at.date(), wording.language())
    timely = (row for row in queries.standings(found) if row.counted and row.standing == "registered")
    return sorted((names.get(row.entity, row.key), list(row.choices)) for row in timely)
