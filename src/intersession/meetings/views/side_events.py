"""Side events: a delegate applies and follows the application; the secretariat sets the terms and decides."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import queries, rules
from intersession.meetings.actions import side_events as actions
from intersession.meetings.forms import side_events as forms
from intersession.meetings.models import Meeting, SideEvent
from intersession.membership import rules as membership
from intersession.membership.queries import names_at


@require_safe
@gates.signed_in
def mine(request: HttpRequest, key: str) -> HttpResponse:
    """Show a delegate the applications of those for whom they act, and whether more can be made."""
    found, now = rules.meeting_or_404(key), timezone.now()
    entities = _entities(request)
    context = {
        "meeting": found,
        "entities": entities,
        "events": queries.side_events(found, [pk for pk, _name in entities]),
        "names": dict(entities),
        "is_open": rules.takes_side_events(found, now),
        "terms": queries.side_event_terms(found),
    }
    return render(request, "meetings/side_events/mine.html", context)


@gates.signed_in
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """Apply for a side event."""
    found, entities = rules.meeting_or_404(key), _entities(request)
    if not entities:
        raise PermissionDenied(_("Only those who act for a Member, observer or organization apply."))
    start = {"entity": entities[0][0]}
    form = forms.ApplicationForm(request.POST or None, entities=entities, initial=start)

    def act() -> None:
        entity = form.cleaned_data["entity"]
        actions.apply(found, entity, by=_person(request), now=timezone.now(), **form.terms())

    return _form(request, found, form, act, told=_("The application was received."))


@gates.signed_in
def revise(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Change an application that is not decided, or answer what was asked."""
    found = rules.meeting_or_404(key)
    event = rules.side_event_or_404(request.user, found, pk, timezone.now())
    entities = [(event.entity_id, names_at(timezone.localdate(), wording.language())[event.entity_id])]
    form = forms.ApplicationForm(request.POST or None, entities=entities, initial=forms.initial(event))

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        actions.revise(event, by=_person(request), version=version, now=timezone.now(), **form.terms())

    return _form(request, found, form, act, told=_("The application was received."), event=event)


@gates.signed_in
def withdraw(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Withdraw an application."""
    found, now = rules.meeting_or_404(key), timezone.now()
    event = rules.side_event_or_404(request.user, found, pk, now)
    context: dict[str, Any] = {"meeting": found, "event": event}
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            seen = int(version) if version.isdecimal() else -1
            actions.withdraw(event, by=_person(request), version=seen, now=now)
        except Refused as refusal:
            context["refusal"] = refusal.reason
        else:
            messages.success(request, _("Withdrawn."))
            return redirect("meetings:side_events", found.key)
    return render(request, "meetings/side_events/withdraw.html", context)


def _form(
    request: HttpRequest, found: Meeting, form: Any, act: Any, *, told: str, event: SideEvent | None = None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, told)
            return redirect("meetings:side_events", found.key)
    context = {
        "meeting": found,
        "form": form,
        "event": event,
        "is_open": rules.takes_side_events(found, timezone.now()),
        "terms": queries.side_event_terms(found),
    }
    return render(request, "meetings/side_events/apply.html", context)


@gates.secretariat_only
def applications(request: HttpRequest, key: str) -> HttpResponse:
    """List the applications of a meeting, those that wait first, and set the terms on which one applies."""
    found = rules.meeting_or_404(key)
    zone, terms = queries.zone(found), queries.side_event_terms(found)
    start = forms.terms_of(terms.side_events_until, terms.side_event_conditions, zone) if terms else None
    form = forms.TermsForm(request.POST or None, initial=start, zone=zone)
    if request.method == "POST" and form.is_valid():
        actions.keep_terms(found, **form.terms())
        messages.success(request, _("Saved."))
        return redirect("meetings:desk_side_events", found.key)
    context = {
        "meeting": found,
        "form": form,
        "events": queries.side_events(found),
        "names": names_at(timezone.localdate(), wording.language()),
    }
    return render(request, "meetings/desk/side_events.html", context)


@gates.secretariat_only
def decide(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Decide on an application."""
    found = rules.meeting_or_404(key)
    rows = SideEvent.objects.select_related("entity", "applied_by", "session")
    event = get_object_or_404(rows, meeting=found, pk=pk)
    start = {"version": event.version, "state": "accepted"}
    form = forms.DecisionForm(request.POST or None, meeting=found, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(event, by=_person(request), now=timezone.now(), **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Decided; who applied is written to."))
            return redirect("meetings:desk_side_events", found.key)
    context = {
        "meeting": found,
        "event": event,
        "form": form,
        "name": names_at(timezone.localdate(), wording.language()).get(event.entity_id, event.entity.key),
        "may_be": event.state in actions.OPEN,
    }
    return render(request, "meetings/desk/side_event.html", context)


def _entities(request: HttpRequest) -> list[tuple[int, str]]:
    """Return those for whom the person acts, by name."""
    day = timezone.localdate()
    names = names_at(day, wording.language())
    places = membership.acting(request.user, day)
    return [(place.delegation.entity_id, names.get(place.delegation.entity_id, "")) for place in places]


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)  # the gate lets nobody else in
