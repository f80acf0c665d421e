"""What a person sees by their private link: the registration, what is held on them, and what they can do."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import applications, decisions
from intersession.meetings.forms import taking_part as forms
from intersession.meetings.models import Admission, Registration, Standing
from intersession.meetings.queries import persons
from intersession.meetings.queries import registrations as queries
from intersession.meetings.views import acting
from intersession.membership.queries import name_of


@never_cache
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show a registration to the person, who accepts or declines, corrects and withdraws."""
    row = _found(token)
    admission = acting.admission_of(row.meeting) or Admission(meeting=row.meeting)
    corrects = request.POST.get("act") == "correct"
    form = forms.PersonForm(
        request.POST if corrects else None,
        admission=admission,
        questions=queries.questions(row.meeting_id),
        initial=forms.initial(row),
    )
    if request.method == "POST" and _acted(request, row, form):
        return redirect("meetings:own", token)
    context = acting.context(
        row.meeting,
        row=row,
        admission=admission,
        form=form,
        represented=name_of(row.entity_id, wording.language()) if row.entity_id else row.represents,
        asked=row.standing == Standing.CONFIRMED,
        may_correct=row.standing not in (*applications.OVER, Standing.ATTENDED),
        may_withdraw=row.standing in rules.OPEN_TO_WITHDRAWAL,
        by_consent=admission.listing == "consent",
        token=token,
    )
    return acting.private(render(request, "meetings/taking_part/own.html", context))


def _acted(request: HttpRequest, row: Registration, form: forms.PersonForm) -> bool:
    """Do what the button asks; whether it was done or refused, as opposed to a form that is not right."""
    now, asked = timezone.now(), request.POST.get("act", "")
    if asked == "correct":
        is_done = acting.done(request, form, lambda: applications.correct(row, written=form.written()))
        if is_done:
            messages.success(request, _("Saved."))
        return is_done
    listed = request.POST.get("listed") == "on"
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "accept": (lambda: decisions.accept(row, listed=listed), _("You are registered.")),
        "decline": (lambda: decisions.decline(row, now=now), _("You have declined.")),
        "withdraw": (lambda: decisions.withdraw(row, by=None, now=now), _("You have withdrawn.")),
    }
    if asked in acts:
        act, said = acts[asked]
        _at_once(request, act, said)
    return True


def _at_once(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, said)


@never_cache
@require_safe
def held(_request: HttpRequest, token: str) -> HttpResponse:
    """Give all that is held on the person as a file."""
    row = _found(token)
    response = JsonResponse(persons.held(row.person), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="data.json"'
    return acting.private(response)


def _found(token: str) -> Registration:
    row = persons.registration_of(token)
    if row is None:
        raise Http404
    return row
