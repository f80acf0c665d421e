"""Acts of the secretariat on a consultation, each on a page that names its consequence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, cast

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.consultations import queries, times
from intersession.consultations.actions import decisions, replies, terms
from intersession.consultations.forms import desk as forms
from intersession.consultations.forms.replies import offered
from intersession.consultations.models import Consultation, Reply, State
from intersession.consultations.views import typed
from intersession.consultations.views.desk import consultation_or_404
from intersession.core import files, wording
from intersession.core.refusals import Refused
from intersession.core.uploads import Kind
from intersession.membership.models import Entity


@gates.secretariat_only
def open_for_replies(request: HttpRequest, key: str) -> HttpResponse:
    """Open a consultation, after showing who is entitled and that nothing changes afterwards."""
    found = consultation_or_404(request, key)

    def act() -> str:
        terms.open_for_replies(found, now=timezone.now())
        return _("It is open. Announce it with the note verbale.")

    context = {"invited": queries.invited(found, timezone.now())}
    return _page(request, found, _confirmed(request), act, "open", **context)


@gates.secretariat_only
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Write to the delegations that have not replied."""
    found = consultation_or_404(request, key)
    silent = [row for row in queries.followed(found, timezone.now()) if _is_silent(row)]

    def act() -> str:
        number = replies.remind(found, by=_person(request), now=timezone.now())
        told = {"reached": number, "silent": len(silent)}
        return _("Sent: to %(reached)s of %(silent)s Members that have not replied.") % told

    context = {
        "reached": sum(row.is_reached for row in silent),
        "unreached": [row.name for row in silent if not row.is_reached],
    }
    return _page(request, found, _confirmed(request), act, "remind", **context)


def _is_silent(row: queries.Followed) -> bool:
    return row.standing.counted and not row.standing.answer


@gates.secretariat_only
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a consultation whose time has come; nobody closes one earlier."""
    found = consultation_or_404(request, key)

    def act() -> str:
        terms.close(found, now=timezone.now())
        return _("It is closed and counted.")

    is_early = found.closes_at is not None and timezone.now() < found.closes_at
    return _page(request, found, _confirmed(request), act, "close", is_early=is_early)


@gates.secretariat_only
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Delete a consultation in preparation."""
    found = consultation_or_404(request, key)

    def act() -> str:
        terms.discard(found)
        return _("Discarded.")

    return _page(request, found, _confirmed(request), act, "discard")


@typed.kept
@gates.secretariat_only
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a reply that came on paper; `?entity=` names whose it is."""
    found = consultation_or_404(request, key)
    entity = Entity.objects.filter(key=request.GET.get("entity", "")).first()
    start = {"entity": entity.pk if entity else None}
    given = request.POST or typed.given_back(request)
    form = forms.PaperForm(given, request.FILES or None, consultation=found, initial=start)

    def act() -> str:
        written = form.cleaned_data
        names = ("instruction", "received_at", "scan")
        reply = replies.enter_paper(
            found,
            written["entity"],
            by=_person(request),
            words=form.said(),
            **{name: written[name] for name in names},
        )
        return _("Entered as version %(version)s.") % {"version": reply.version}

    return _page(request, found, form, act, "paper")


@typed.kept
@gates.secretariat_only
def addendum(request: HttpRequest, key: str) -> HttpResponse:
    """Publish an addendum to an open consultation."""
    found = consultation_or_404(request, key)
    given, published = request.POST or typed.given_back(request), found.addenda.all()
    form = forms.WordsForm(given, label=_("Text"), published=tuple(row.text for row in published))

    def act() -> str:
        terms.add_addendum(found, by=_person(request), text=form.text())
        return _("Published.")

    return _page(request, found, form, act, "addendum", addenda=published)


@typed.kept
@gates.secretariat_only
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a consultation, with a reason that all see."""
    found = consultation_or_404(request, key)
    form = forms.WordsForm(request.POST or typed.given_back(request), label=_("Reason"))

    def act() -> str:
        terms.withdraw(found, reason=form.text())
        return _("Withdrawn.")

    return _page(request, found, form, act, "withdraw", received=found.replies_received.count())


@typed.kept
@gates.secretariat_only
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Record the decision of the Chair; what the count makes certain is marked beforehand."""
    found = consultation_or_404(request, key)
    result = getattr(found, "result", None)
    figures = result.figures if result else {}
    start = {
        "chosen": figures.get("certain", []),
        "decided_on": timezone.now().astimezone(times.seat()).date().isoformat(),
    }
    form = forms.DecisionForm(request.POST or typed.given_back(request), initial=start, consultation=found)

    def act() -> str:
        decisions.decide(found, by=_person(request), **form.decision())
        return _("The decision is recorded.")

    return _page(request, found, form, act, "decide", figures=figures, titles=offered(found))


@require_safe
@gates.secretariat_only
def scan(request: HttpRequest, key: str, reply: int) -> HttpResponse:
    """Give the scan of a reply that came on paper."""
    found = get_object_or_404(
        Reply.objects.exclude(scan=""), pk=reply, consultation=consultation_or_404(request, key)
    )
    kind = Kind(PurePosixPath(str(found.scan)).suffix[1:])
    name = f"{key}-{found.entity.key}-{found.version}.{kind.value}"
    given = files.attachment(found.scan.open("rb"), name=name, kind=kind)
    return cast("HttpResponse", given)  # the gate's type knows no answer that is streamed


@dataclass(frozen=True, slots=True)
class Act:
    """An act as its page offers it, and the states in which it does; the actions refuse the others."""

    heading: str | Promise
    button: str | Promise
    states: tuple[State, ...]


ACTS = {
    "open": Act(
        gettext_lazy("Open the consultation"),
        pgettext_lazy("act on a consultation", "Open"),
        (State.DRAFT,),
    ),
    "discard": Act(
        gettext_lazy("Discard the consultation"),
        pgettext_lazy("act on a consultation", "Discard"),
        (State.DRAFT,),
    ),
    "remind": Act(gettext_lazy("Send a reminder"), gettext_lazy("Send"), (State.OPEN,)),
    "paper": Act(
        gettext_lazy("Enter a reply on paper"),
        gettext_lazy("Enter the reply"),
        (State.OPEN, State.CLOSED),
    ),
    "addendum": Act(gettext_lazy("Publish an addendum"), gettext_lazy("Publish"), (State.OPEN,)),
    "withdraw": Act(
        gettext_lazy("Withdraw the consultation"),
        gettext_lazy("Withdraw"),
        (State.OPEN, State.CLOSED),
    ),
    "close": Act(
        gettext_lazy("Close the consultation"),
        pgettext_lazy("act on a consultation", "Close"),
        (State.OPEN,),
    ),
    "decide": Act(gettext_lazy("Record the decision"), gettext_lazy("Record the decision"), (State.CLOSED,)),
}


def _page(
    request: HttpRequest, found: Consultation, form: Form, act: Callable[[], str], name: str, **context: Any
) -> HttpResponse:
    """Act when the form was sent and is right, and go back to the consultation with what was done.

    What is refused is told above the form, which keeps what was written.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("consultations:desk") if name == "discard" else _back(found)
    return _shown(request, found, form, name, **context)


def _back(found: Consultation) -> HttpResponse:
    return redirect("consultations:desk_one", found.key)


def _shown(request: HttpRequest, found: Consultation, form: Form, name: str, **context: Any) -> HttpResponse:
    context |= {
        "consultation": found,
        "form": form,
        "act": ACTS[name],
        "may_be": found.state in ACTS[name].states,
        "closing": times.closing(found, wording.language()),
    }
    return render(request, f"consultations/desk/{name}.html", context)


def _confirmed(request: HttpRequest) -> Form:
    """Return the form of a page that only asks whether to act."""
    return Form(request.POST if request.method == "POST" else None)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
