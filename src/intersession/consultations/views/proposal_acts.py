"""Acts on proposals, each on a page that names its consequence: of leads, of co-sponsors, of the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from intersession.accounts import gates
from intersession.consultations import rules
from intersession.consultations.actions import admissions
from intersession.consultations.actions import proposals as actions
from intersession.consultations.forms import proposals as forms
from intersession.consultations.models import CoSponsor, Proposal
from intersession.consultations.queries import proposals as queries
from intersession.consultations.views import typed
from intersession.consultations.views.proposals import led_or_404, person, version
from intersession.core.refusals import Refused
from intersession.membership.models import Entity


@gates.signed_in
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a draft."""
    found = led_or_404(request, pk)

    def act() -> str:
        actions.submit(found, by=person(request), version=version(request), now=timezone.now())
        return _("Submitted. All can read it now.")

    return _page(request, found, _confirmed(request), act, "submit")


@gates.signed_in
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a draft."""
    found = led_or_404(request, pk)

    def act() -> str:
        actions.discard(found, by=person(request), now=timezone.now())
        return _("Discarded.")

    return _page(request, found, _confirmed(request), act, "discard")


@typed.kept
@gates.signed_in
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a submitted proposal."""
    found = led_or_404(request, pk)
    form = forms.TextForm(_sent(request), label=_("Reason, if you like"))

    def act() -> str:
        actions.withdraw(
            found, by=person(request), reason=form.text(), version=version(request), now=timezone.now()
        )
        return _("Withdrawn.")

    return _page(request, found, form, act, "withdraw")


@gates.signed_in
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a Member to co-sponsor."""
    found = led_or_404(request, pk)
    members = queries.askable(found, timezone.localdate())
    form = forms.CoSponsorForm(request.POST or None, members=members)

    def act() -> str:
        entity = Entity.objects.get(pk=form.cleaned_data["entity"])
        actions.ask(found, entity, by=person(request), now=timezone.now())
        return _("Asked: %(member)s.") % {"member": dict(members)[entity.pk]}

    return _page(request, found, form, act, "ask")


@require_POST
@gates.signed_in
def support(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """Confirm for a Member that it co-sponsors, or end its co-sponsorship; a lead takes a request back."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    row = get_object_or_404(CoSponsor.objects.select_related("proposal", "entity"), pk=asked, proposal=found)

    def act() -> str:
        if request.POST.get("act") == "confirm":
            actions.confirm(row, by=person(request), version=version(request), now=timezone.now())
            return _("Confirmed: your delegation co-sponsors the proposal.")
        actions.release(row, by=person(request), now=timezone.now())
        return _("Noted: this is no co-sponsor.")

    return _at_once(request, found, act)


@require_POST
@gates.signed_in
def consent(request: HttpRequest, pk: int, entity: str) -> HttpResponse:
    """Agree to a merging, or refuse it, for one of the two leads."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    lead = get_object_or_404(Entity, key=entity)
    by, now = person(request), timezone.now()

    def act() -> str:
        if request.POST.get("act") == "agree":
            admissions.agree_to_merge(found, lead, by=by, version=version(request), now=now)
            return _("Noted: your delegation agrees to the merging.")
        admissions.refuse_to_merge(found, lead, by=by, version=version(request), now=now)
        return _("Noted: the proposals are not merged.")

    return _at_once(request, found, act)


@typed.kept
@gates.secretariat_only
def admit(request: HttpRequest, pk: int) -> HttpResponse:
    """Admit a proposal as a candidate of its year, translated where its lead has not done so."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    form = forms.AdmissionForm(_sent(request), proposal=found)

    def act() -> str:
        candidate = admissions.admit(
            found,
            by=person(request),
            translations=form.words(),
            version=version(request),
            now=timezone.now(),
        )
        return _("Admitted as candidate %(letter)s.") % {"letter": candidate.letter}

    return _page(request, found, form, act, "admit")


@typed.kept
@gates.secretariat_only
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the lead a question."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    form = forms.TextForm(_sent(request), label=_("Question"))

    def act() -> str:
        admissions.ask_back(
            found, by=person(request), question=form.text(), version=version(request), now=timezone.now()
        )
        return _("Asked.")

    return _page(request, found, form, act, "ask_back")


@typed.kept
@gates.secretariat_only
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not admit a proposal, with the reason."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    form = forms.TextForm(_sent(request), label=_("Reason"))

    def act() -> str:
        admissions.decline(
            found, by=person(request), reason=form.text(), version=version(request), now=timezone.now()
        )
        return _("Not admitted.")

    return _page(request, found, form, act, "decline")


@gates.secretariat_only
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose to merge a proposal into another."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())
    form = forms.MergingForm(request.POST or None, proposals=queries.mergeable(found))

    def act() -> str:
        into = form.cleaned_data["into"]
        admissions.propose_merging(
            found, by=person(request), into=into, version=version(request), now=timezone.now()
        )
        return _("Proposed to both leads.")

    return _page(request, found, form, act, "merge")


@gates.secretariat_only
def drop_merging(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a merging that was proposed."""
    found = rules.proposal_or_404(pk, request.user, timezone.now())

    def act() -> str:
        admissions.drop_merging(found, by=person(request), version=version(request))
        return _("Taken back.")

    return _page(request, found, _confirmed(request), act, "drop_merging")


@dataclass(frozen=True, slots=True)
class Act:
    """An act as its page offers it: what it is called, and what follows from it."""

    heading: str | Promise
    follows: str | Promise
    button: str | Promise


ACTS = {
    "submit": Act(
        gettext_lazy("Submit the proposal"),
        gettext_lazy(
            "From then on all can read it, with what becomes of it and why. It no longer changes, unless the "
            "secretariat asks back; you can withdraw it. Those you have asked to co-sponsor can confirm."
        ),
        pgettext_lazy("act on a proposal", "Submit"),
    ),
    "discard": Act(
        gettext_lazy("Discard the draft"),
        gettext_lazy("Nobody but your delegation has seen it. It cannot be brought back."),
        pgettext_lazy("act on a proposal", "Discard"),
    ),
    "withdraw": Act(
        gettext_lazy("Withdraw the proposal"),
        gettext_lazy(
            "It stays in the list, marked as withdrawn. What was merged into it stands alone again."
        ),
        pgettext_lazy("act on a proposal", "Withdraw"),
    ),
    "ask": Act(
        gettext_lazy("Ask a Member to co-sponsor"),
        gettext_lazy("It is named as a co-sponsor once its own delegation has confirmed, and not before."),
        pgettext_lazy("act on a proposal", "Ask the Member"),
    ),
    "admit": Act(
        gettext_lazy("Admit the proposal"),
        gettext_lazy(
            "It becomes a candidate of its year under the next free letter, and a further consultation can "
            "offer it. Its lead and co-sponsors stay named. What its lead wrote stands; the title is needed "
            "in every language."
        ),
        pgettext_lazy("act on a proposal", "Admit"),
    ),
    "ask_back": Act(
        gettext_lazy("Ask the lead a question"),
        gettext_lazy("All see the question. The lead answers, or changes the proposal, and submits again."),
        pgettext_lazy("act on a proposal", "Ask"),
    ),
    "decline": Act(
        gettext_lazy("Do not admit the proposal"),
        gettext_lazy("It stays in the list with the reason. This is not taken back."),
        pgettext_lazy("act on a proposal", "Do not admit"),
    ),
    "merge": Act(
        gettext_lazy("Propose to merge"),
        gettext_lazy(
            "Nothing happens before both leads have agreed. Then this proposal is shown with the other one, "
            "with who proposed it."
        ),
        pgettext_lazy("act on a proposal", "Propose to both leads"),
    ),
    "drop_merging": Act(
        gettext_lazy("Take back the merging"),
        gettext_lazy("Both proposals stand as they did."),
        pgettext_lazy("act on a proposal", "Take back"),
    ),
}
OF_THE_DESK = {"admit", "ask_back", "decline", "merge", "drop_merging"}


def _page(
    request: HttpRequest, found: Proposal, form: Form, act: Callable[[], str], name: str
) -> HttpResponse:
    """Act when the form was sent and is right, and go back with what was done; a refusal keeps the form."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            is_gone = name == "discard"
            return redirect("consultations:proposals_mine") if is_gone else _back(found)
    context: dict[str, Any] = {
        "proposal": found,
        "form": form,
        "act": ACTS[name],
        "version": found.version,
        "at_desk": name in OF_THE_DESK,
    }
    return render(request, "consultations/proposals/act.html", context)


def _at_once(request: HttpRequest, found: Proposal, act: Callable[[], str]) -> HttpResponse:
    """Act without a page of its own, and go back to the proposal with what was done or why not."""
    try:
        messages.success(request, act())
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return _back(found)


def _back(found: Proposal) -> HttpResponse:
    return redirect("consultations:proposal", found.pk)


def _sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, now or before signing in again; a form without any field is sent too."""
    return request.POST if request.method == "POST" else typed.given_back(request)


def _confirmed(request: HttpRequest) -> Form:
    """Return the form of a page that only asks whether to act."""
    return Form(request.POST if request.method == "POST" else None)
