"""Acts of the secretariat on a survey, each on a page that names its consequence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from intersession.accounts import gates
from intersession.consultations import times
from intersession.consultations.views import typed
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.evaluations import rules
from intersession.evaluations.actions import closing, responses, surveys
from intersession.evaluations.forms import paper as keying
from intersession.evaluations.forms import surveys as forms
from intersession.evaluations.models import Stage, Survey
from intersession.evaluations.queries import surveys as queries
from intersession.meetings import wording as names


@dataclass(frozen=True, slots=True)
class Act:
    """An act as its page offers it, and the stages in which it does; the actions refuse the others."""

    heading: str | Promise
    button: str | Promise
    stages: tuple[Stage, ...]


OPEN = pgettext_lazy("act on a survey", "Open")
CLOSE = pgettext_lazy("act on a survey", "Close")
DISCARD = pgettext_lazy("act on a survey", "Discard")
ACTS = {
    "open": Act(gettext_lazy("Open the survey"), OPEN, (Stage.DRAFT,)),
    "discard": Act(gettext_lazy("Discard the survey"), DISCARD, (Stage.DRAFT,)),
    "invite": Act(gettext_lazy("Invite those who were added"), gettext_lazy("Invite"), (Stage.OPEN,)),
    "remind": Act(gettext_lazy("Send a reminder"), gettext_lazy("Send"), (Stage.OPEN,)),
    "close": Act(gettext_lazy("Close the survey"), CLOSE, (Stage.OPEN,)),
    "hand_out": Act(gettext_lazy("Forms on paper"), gettext_lazy("Save"), (Stage.OPEN, Stage.CLOSED)),
    "paper": Act(
        gettext_lazy("Enter forms on paper"),
        gettext_lazy("Enter and go to the next form"),
        (Stage.OPEN, Stage.CLOSED),
    ),
}


@gates.secretariat_only
def open_for_responses(request: HttpRequest, key: str) -> HttpResponse:
    """Open a survey: everybody who takes part is invited, and nothing of it changes any more."""
    found = rules.survey_or_404(key)

    def act() -> str:
        surveys.open_for_responses(found, now=timezone.now())
        return _("It is open. The links are being mailed.")

    return _page(request, found, _confirmed(request), act, "open", people=queries.to_invite(found))


@gates.secretariat_only
def invite(request: HttpRequest, key: str) -> HttpResponse:
    """Invite those who were registered since the opening."""
    found = rules.survey_or_404(key)

    def act() -> str:
        number = surveys.invite(found)
        told = ngettext("%(number)s person invited.", "%(number)s persons invited.", number)
        return told % {"number": number}

    return _page(request, found, _confirmed(request), act, "invite")


@gates.secretariat_only
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Write to those who have not answered."""
    found = rules.survey_or_404(key)

    def act() -> str:
        surveys.remind(found, now=timezone.now())
        return _("The reminder is being mailed to those who have not answered.")

    return _page(request, found, _confirmed(request), act, "remind")


@gates.secretariat_only
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a survey before its time; when its time has come it closes by itself."""
    found = rules.survey_or_404(key)

    def act() -> str:
        closing.close(found, now=timezone.now())
        return _("It is closed and counted.")

    return _page(request, found, _confirmed(request), act, "close")


@gates.secretariat_only
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Delete a survey in preparation."""
    found = rules.survey_or_404(key)

    def act() -> str:
        surveys.discard(found)
        return _("Discarded.")

    return _page(request, found, _confirmed(request), act, "discard")


@gates.secretariat_only
def hand_out(request: HttpRequest, key: str) -> HttpResponse:
    """Say how many forms on paper were handed out."""
    found = rules.survey_or_404(key)
    form = forms.HandedOutForm(request.POST or None, initial={"number": found.handed_out})

    def act() -> str:
        surveys.hand_out(found, number=form.cleaned_data["number"])
        return _("Saved.")

    return _page(request, found, form, act, "hand_out")


@typed.kept
@gates.secretariat_only
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """Key a form that came back on paper, and go on to the next one."""
    found = rules.survey_or_404(key)
    asked = queries.asked_by(found)
    given = request.POST or typed.given_back(request)
    form = keying.KeyingForm(asked, forms.class_choices(found), wording.language(), given)

    def act() -> str:
        group = form.cleaned_data.get("group") or ""
        responses.enter_paper(found, asked, form.answers(), group=group)
        return _("Form %(number)s is entered.") % {"number": queries.reach(found).on_paper}

    return _page(request, found, form, act, "paper", reach=queries.reach(found))


def _confirmed(request: HttpRequest) -> Form:
    """Return the form of a page that only asks whether to act."""
    return Form(request.POST if request.method == "POST" else None)


def _page(
    request: HttpRequest, found: Survey, form: Form, act: Callable[[], str], name: str, **context: Any
) -> HttpResponse:
    """Act when the form was sent and is right, and go on; what is refused is told above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return _onward(found, name)
    closes = found.closes_at
    context |= {
        "survey": found,
        "meeting": names.heading(found.meeting),
        "form": form,
        "act": ACTS[name],
        "may_be": found.stage in ACTS[name].stages,
        "closing": times.told(closes, wording.language()) if closes else "",
    }
    return render(request, f"evaluations/desk/{name}.html", context)


def _onward(found: Survey, name: str) -> HttpResponse:
    match name:
        case "discard":
            return redirect("evaluations:surveys")
        case "paper":
            return redirect("evaluations:survey_paper", found.key)
    return redirect("evaluations:survey_desk", found.key)
