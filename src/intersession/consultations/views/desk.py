"""Pages of the secretariat on consultations: all of them, one with where it stands, and its terms."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations import queries, rules, times
from intersession.consultations.actions import terms
from intersession.consultations.forms import terms as forms
from intersession.consultations.forms.replies import offered
from intersession.consultations.models import Consultation, Progress, State
from intersession.consultations.views import typed
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership.queries import group_names

STANDINGS = ("registered", "late", Progress.DRAFT, Progress.AWAITING, Progress.NOT_SEEN)


@require_safe
@gates.secretariat_only
def consultations(request: HttpRequest) -> HttpResponse:
    """List every consultation held here by its state, with what is to be done next."""
    works = queries.for_desk(timezone.now())
    return render(request, "consultations/desk/list.html", {"works": works})


@typed.kept
@gates.secretariat_only
def prepare(request: HttpRequest) -> HttpResponse:
    """Prepare a consultation, which nobody else sees yet."""
    return _terms(request, None)


@typed.kept
@gates.secretariat_only
def revise(request: HttpRequest, key: str) -> HttpResponse:
    """Change a consultation in preparation."""
    return _terms(request, consultation_or_404(request, key))


def _terms(request: HttpRequest, found: Consultation | None) -> HttpResponse:
    """Keep the terms; “show” only shows what can be offered for the year and kind that were chosen."""
    start = forms.initial(found) if found else forms.latest()
    form = forms.TermsForm(request.POST or typed.given_back(request), initial=start)
    if "show" in request.POST:
        form = forms.TermsForm(initial=start | form.typed())
    elif request.method == "POST" and form.is_valid() and (kept := _kept(form, found)):
        messages.success(request, _("Saved. Nobody else sees it until it is opened."))
        return redirect("consultations:desk_one", kept.key)
    context = {"form": form, "consultation": found, "is_frozen": found and found.state != State.DRAFT}
    return render(request, "consultations/desk/terms.html", context)


def _kept(form: forms.TermsForm, found: Consultation | None) -> Consultation | None:
    """Keep terms that are right in themselves; what the action refuses is told above the form."""
    given = {**form.terms(), "options": form.options()}
    try:
        return terms.revise(found, **given) if found else terms.prepare(**given)
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None


@require_safe
@gates.secretariat_only
def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a consultation stands, and what can be done with it now."""
    found = consultation_or_404(request, key)
    language, now, zone = wording.language(), timezone.now(), times.seat()
    decided = found.state == State.DECIDED
    context = {
        "consultation": found,
        "options": found.options.select_related("candidate"),
        "opening": times.told(found.opens_at, language, zone) if found.opens_at else "",
        "closing": times.closing(found, language, zone),
        "left": times.left(found, now),
        "is_past": found.closes_at is not None and found.closes_at <= now,
        "addenda": found.addenda.all(),
        "decision": getattr(found, "decision", None),
        "workshops": queries.workshops_of(found.cycle) if decided else (),
        **(_preparation(found) if found.state == State.DRAFT else _following(request, found)),
    }
    return render(request, "consultations/desk/one.html", context)


def _preparation(found: Consultation) -> dict[str, object]:
    now = timezone.now()
    lacks = rules.lacks(found, [code for code, _name in settings.LANGUAGES], now)
    return {"lacks": lacks, "invited": queries.invited(found, now)}


def _following(request: HttpRequest, found: Consultation) -> dict[str, object]:
    """Return where each entity stands; `?standing=` shows those of one standing only."""
    rows, wanted = queries.followed(found, timezone.now()), request.GET.get("standing", "")
    counted = [row.standing for row in rows if row.standing.counted]
    numbers = {name: sum(row.standing == name for row in counted) for name in STANDINGS}
    wanted = wanted if wanted in numbers else ""
    return {
        "numbers": numbers,
        "entitled": len(counted),
        "standing": wanted,
        "rows": [row for row in rows if not wanted or row.standing.standing == wanted],
        "said": [row for row in rows if row.reply and (row.reply.comment or row.reply.others)],
        "groups": group_names(found.opens_at.date(), wording.language()) if found.opens_at else {},
        "titles": offered(found),
        "takes_paper": found.state in {State.OPEN, State.CLOSED},
    }


def consultation_or_404(request: HttpRequest, key: str) -> Consultation:
    """Return a consultation held here; one that is only recorded has no desk."""
    found = rules.consultation_or_404(key, request.user)
    if found.state == State.HISTORY:
        raise Http404(key)
    return found
