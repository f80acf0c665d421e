"""Public pages of consultations: choices of a year, what is put to Members and until when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intersession.consultations import queries, rules, times
from intersession.consultations.actions import terms
from intersession.consultations.models import Result, State
from intersession.consultations.queries import proposals
from intersession.consultations.views import results
from intersession.core import pages, wording
from intersession.cycles import rules as cycles


@pages.kept
def choice(request: HttpRequest, year: int) -> HttpResponse:
    """Show the candidates for a year with their purpose and questions, and what became of them."""
    cycle = cycles.cycle_or_404(year)
    proposed = proposals.number(cycle=cycle)
    context = {"cycle": cycle, "choices": queries.choices(year), "proposed": proposed}
    return render(request, "consultations/choice.html", context)


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """List what is and was put to Members here."""
    terms.close_due(now=timezone.now())
    return render(request, "consultations/list.html", {"rows": queries.public()})


@require_safe
def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """Show the terms of a consultation and its addenda; one that was counted shows its result."""
    terms.close_due(now=timezone.now())
    found = rules.consultation_or_404(key, request.user)
    if found.state == State.HISTORY:
        return choice(request, found.cycle.year)
    if Result.objects.filter(consultation=found).exists():
        return results.result(request, key)
    context = {
        "consultation": found,
        "options": list(found.options.select_related("candidate").prefetch_related("candidate__questions")),
        "closing": times.closing(found, wording.language()),
        "left": times.left(found, timezone.now()),
        "addenda": found.addenda.all(),
        "proposed": proposals.number(consultation=found),
        "heads": queries.heads(found, wording.language()),
    }
    return render(request, "consultations/consultation.html", context)
