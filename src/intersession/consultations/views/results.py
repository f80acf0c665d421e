"""Public pages of results: what was counted, and the record by which anybody can check it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intersession.consultations import bundle, queries, results, rules, times
from intersession.consultations.models import Result
from intersession.consultations.queries import proposals
from intersession.core import pages, wording
from intersession.membership.queries import group_names


@pages.kept
def result(request: HttpRequest, key: str) -> HttpResponse:
    """Show a counted consultation: the decision, the result from its stored figures, what was asked.

    Its gate is that of `public.consultation`; what was counted is public.
    """
    related = ("head", "consultation__cycle", "consultation__decision")
    stored = Result.objects.select_related(*related).get(consultation__key=key)
    found, language = stored.consultation, wording.language()
    options = list(found.options.select_related("candidate").prefetch_related("candidate__questions"))
    context = {
        "consultation": found,
        "options": options,
        "closing": times.closing(found, language),
        "addenda": found.addenda.all(),
        "proposed": proposals.number(consultation=found),
        "decision": getattr(found, "decision", None),
        "result": stored.figures,
        "head": stored.head,
        "heads": queries.heads(found, language),
        "titles": {row.letter: f"{row.letter}. {wording.plainly(queries.title_of(row))}" for row in options},
        "groups": group_names(found.opens_at.date(), language) if found.opens_at else {},
        "members": results.attributed(found, language),
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
