"""The programme editor of the secretariat: a day as a grid, its sessions, shifts and copies."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.core.refusals import Refused
from intersession.meetings import grid, prepared, rules
from intersession.meetings.actions import copying
from intersession.meetings.actions import programme as actions
from intersession.meetings.forms import programme as forms
from intersession.meetings.models import Meeting, Session


@require_safe
@gates.secretariat_only
def programme(request: HttpRequest, key: str, day: date | None = None) -> HttpResponse:
    """Show a day of the programme in preparation, the first one if none is asked for, with its clashes."""
    found = rules.meeting_or_404(key)
    whole = prepared.programme(found)
    days = prepared.days(found, whole.sessions)
    shown = day or next(iter(days), None)
    rows = whole.of_day(shown)
    keys = {row["key"] for row in rows}
    context = {
        "meeting": found,
        "days": days,
        "day": shown,
        "grid": grid.lay(rows, [room.pk for room in whole.rooms]),
        "rooms": {room.pk: room for room in whole.rooms},
        "untimed": [row for row in rows if not row["start"]],
        "undated": whole.of_day(None) if shown else [],
        "clashes": [clash for clash in whole.clashes if keys & set(clash.sessions)],
        "elsewhere": sum(not keys & set(clash.sessions) for clash in whole.clashes),
        "clashing": {key: len(whole.told_of(key)) for key in keys},
    }
    return render(request, "meetings/desk/programme.html", context)


@gates.secretariat_only
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Make a session; the address may say where it is to stand."""
    found = rules.meeting_or_404(key)
    start = {name: request.GET[name] for name in ("day", "start", "end", "room") if request.GET.get(name)}
    form = forms.SessionForm(request.POST or None, meeting=found, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(found, **form.terms())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Saved."))
            return _back(found, made.day, made.key)
    return render(request, "meetings/desk/session.html", {"meeting": found, "form": form})


@gates.secretariat_only
def session(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Change a session; what somebody else changed meanwhile is shown beside what is written here."""
    found = rules.meeting_or_404(key)
    row = _session_or_404(found, session)
    seen = prepared.row_of(row)["token"]
    start = forms.initial(row, seen)
    form = forms.SessionForm(request.POST or None, meeting=found, initial=start)
    context: dict[str, Any] = {"meeting": found, "session": row, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise(row, seen=form.cleaned_data["seen"], **form.terms(row))
        except actions.Overtaken as refusal:
            context |= {"differences": form.differences(start), "seen": seen}
            form.add_error(None, refusal.reason)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Saved."))
            return _back(found, form.cleaned_data["day"], session)
    context["clashes"] = prepared.programme(found).told_of(session)
    return render(request, "meetings/desk/session.html", context)


@gates.secretariat_only
def move(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Move a session: by this form, or by what the grid sends when it was dragged or moved by keys."""
    found = rules.meeting_or_404(key)
    row = _session_or_404(found, session)
    seen = prepared.row_of(row)["token"]
    start = {"seen": seen, "day": row.day, "start": row.start, "room": row.room_id}
    form = forms.MoveForm(request.POST or None, meeting=found, initial=start)

    def act() -> str:
        given = form.cleaned_data
        actions.move(row, **{name: given[name] for name in ("seen", "day", "start", "room")})
        return _("Moved.")

    return _act(request, row, form, act, "move", now=seen)


@gates.secretariat_only
def cancel(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Cancel a session, or take that back."""
    row = _session_or_404(rules.meeting_or_404(key), session)
    seen = prepared.row_of(row)["token"]
    form = forms.SeenForm(request.POST or None, initial={"seen": seen})

    def act() -> str:
        actions.cancel(row, seen=form.cleaned_data["seen"], cancelled=not row.cancelled)
        return _("It takes place after all.") if row.cancelled else _("Cancelled.")

    return _act(request, row, form, act, "cancel", now=seen)


@gates.secretariat_only
def remove(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Take a session out of the programme."""
    row = _session_or_404(rules.meeting_or_404(key), session)
    seen = prepared.row_of(row)["token"]
    form = forms.SeenForm(request.POST or None, initial={"seen": seen})

    def act() -> str:
        actions.remove(row, seen=form.cleaned_data["seen"])
        return _("Removed.")

    return _act(request, row, form, act, "remove", now=seen)


def _act(
    request: HttpRequest, row: Session, form: Form, act: Callable[[], str], name: str, *, now: str
) -> HttpResponse:
    """Act on a session when the form was sent and is right, and go back to the day where it was, or is now.

    When somebody changed it meanwhile, the page shows how it stands and asks again.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return _back(row.meeting, form.cleaned_data.get("day", row.day), row.key)
    context = {"meeting": row.meeting, "session": row, "form": form, "act": name, "now": now}
    return render(request, "meetings/desk/act.html", context)


@gates.secretariat_only
def shift(request: HttpRequest, key: str, day: date) -> HttpResponse:
    """Move everything of a day from a time on: first shown, then done."""
    found = rules.meeting_or_404(key)
    form = forms.ShiftForm(request.POST or request.GET or None)
    context: dict[str, Any] = {"meeting": found, "day": day, "form": form}
    if form.is_valid():
        given = form.cleaned_data
        rows = actions.from_time(found, day, given["start"])
        context |= {"seen": prepared.token_of_all(rows), "has_preview": True}
        try:
            context["moves"] = [(row, *actions.shifted(row, given["minutes"])) for row in rows]
            if request.method == "POST":
                number = actions.shift(found, day=day, **given)
                told = ngettext("%(number)s session was moved.", "%(number)s sessions were moved.", number)
                messages.success(request, told % {"number": number})
                return _back(found, day)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    return render(request, "meetings/desk/shift.html", context)


@gates.secretariat_only
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Copy the programme of an earlier meeting on equivalent weekdays: first shown, then done."""
    found = rules.meeting_or_404(key)
    form = forms.CopyForm(request.POST or request.GET or None, meeting=found)
    context: dict[str, Any] = {"meeting": found, "form": form}
    if form.is_valid():
        source = form.cleaned_data["source"]
        context["preview"] = copying.preview(found, source)
        try:
            if request.method == "POST":
                number = copying.copy(found, source=source)
                told = ngettext("%(number)s session was copied.", "%(number)s sessions were copied.", number)
                messages.success(request, told % {"number": number})
                return _back(found, None)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    return render(request, "meetings/desk/copy.html", context)


def _session_or_404(found: Meeting, key: str) -> Session:
    return get_object_or_404(
        Session.objects.select_related("meeting__body", "meeting__cycle"), meeting=found, key=key
    )


def _back(found: Meeting, day: date | None, session: str = "") -> HttpResponse:
    """Go to the day of the programme, to the session in it."""
    if day is None:
        return redirect("meetings:programme", found.key)
    response = redirect("meetings:programme_day", found.key, day)
    response["Location"] += f"#{session}" if session else ""
    return response
