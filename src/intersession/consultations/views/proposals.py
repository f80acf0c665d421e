"""Pages of proposals by Members: lists for all, one proposal, what a delegation writes, the desk."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import history, rules
from intersession.consultations.actions import proposals as actions
from intersession.consultations.forms import proposals as forms
from intersession.consultations.models import LIVING, Consultation, Proposal, ProposalState
from intersession.consultations.queries import proposals as queries
from intersession.consultations.views import typed
from intersession.core import pages, wording
from intersession.core.refusals import Refused
from intersession.cycles import rules as cycles
from intersession.cycles.models import Cycle
from intersession.membership import rules as membership
from intersession.membership.models import Delegate
from intersession.membership.queries import name_of


@pages.kept
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """List what Members have proposed for a year, by the time of submission."""
    return _list(request, cycles.cycle_or_404(year), None)


@pages.kept
def of_consultation(request: HttpRequest, key: str) -> HttpResponse:
    """List what Members have proposed in a consultation; the page is kept, so it is the one for anybody."""
    found = rules.consultation_or_404(key, AnonymousUser())
    return _list(request, found.cycle, found)


def _list(request: HttpRequest, cycle: Cycle, consultation: Consultation | None) -> HttpResponse:
    rows, regions = queries.public(cycle, consultation, timezone.localdate())
    context = {"cycle": cycle, "consultation": consultation, "rows": rows, "regions": regions}
    return render(request, "consultations/proposals/list.html", context)


@require_safe
@never_cache
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal with what became of it, and to each what they can do with it."""
    now = timezone.now()
    found = rules.proposal_or_404(pk, request.user, now)
    context = {
        "row": queries.one(found, now.date()),
        "happenings": history.of_proposal(found, now.date()),
        **_own(request.user, found, now),
    }
    return render(request, "consultations/proposals/proposal.html", context)


def _own(person: accounts.Person, found: Proposal, now: datetime) -> dict[str, Any]:
    """Return what a person has to do with a proposal: as its lead, as one asked, at the desk, or nothing."""
    places = {place.delegation.entity_id: place for place in membership.acting(person, now.date())}
    lead, at_desk = places.get(found.lead_id), accounts.is_secretariat(person)
    asked = queries.asked_of(found, now.date()) if at_desk or places else []
    waits = queries.waiting_for(found)
    return {
        "leads": lead is not None,
        "may_submit": membership.may_submit(lead),
        "at_desk": at_desk,
        "asked": asked if lead or at_desk else [],
        "own_support": [
            (row, name) for row, name in asked if membership.may_submit(places.get(row.entity_id))
        ],
        "is_pending": bool(waits),
        "consents": [
            place.delegation.entity
            for pk, place in places.items()
            if pk in waits and membership.may_submit(place)
        ],
        "is_living": found.state in LIVING,
    }


@require_safe
@gates.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """List the proposals in which the Members of a person take part, and for what one can propose now."""
    now = timezone.now()
    context = {
        "rows": queries.of_person(request.user, now),
        "members": queries.members_of(request.user, now),
        "welcoming": queries.welcoming(now),
    }
    return render(request, "consultations/proposals/mine.html", context)


@typed.kept
@gates.signed_in
def write(request: HttpRequest, year: int) -> HttpResponse:
    """Write a proposal for a year; `?for=` names the Member, `?consultation=` in what it is proposed."""
    cycle, now = cycles.cycle_or_404(year), timezone.now()
    place = _place(request, now)
    key = request.GET.get("consultation", "")
    consultation = rules.consultation_or_404(key, AnonymousUser()) if key else None
    form = forms.ProposalForm(request.POST or typed.given_back(request))

    def act() -> Proposal:
        return actions.write(
            cycle,
            place.delegation.entity,
            by=person(request),
            words=form.words(),
            now=now,
            consultation=consultation,
        )

    if kept := _saved(request, form, act):
        messages.success(request, _("Saved as a draft, which only your delegation sees."))
        return redirect("consultations:proposal", kept.pk)
    name = name_of(place.delegation.entity_id, wording.language())
    context = {"form": form, "cycle": cycle, "consultation": consultation, "name": name}
    return render(request, "consultations/proposals/write.html", context)


def _place(request: HttpRequest, now: datetime) -> Delegate:
    """Return the place in which a person writes: the one that `?for=` names, or the only one."""
    wanted = request.GET.get("for", "")
    places = membership.acting(request.user, now.date())
    found = [place for place in places if wanted in ("", place.delegation.entity.key)]
    if len(found) != 1:
        raise Http404(wanted)
    return found[0]


@typed.kept
@gates.signed_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; what somebody else saved meanwhile is shown beside what was typed."""
    found = led_or_404(request, pk)
    form = forms.ProposalForm(request.POST or typed.given_back(request), initial=forms.initial(found))

    def act() -> Proposal:
        return actions.revise(
            found, by=person(request), words=form.words(), version=version(request), now=timezone.now()
        )

    if _saved(request, form, act):
        messages.success(request, _("Saved."))
        return redirect("consultations:proposal", pk)
    is_frozen = found.state != ProposalState.DRAFT
    return _form_page(request, found, form, "consultations/proposals/edit.html", is_frozen=is_frozen)


@typed.kept
@gates.signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the question of the secretariat and submit again."""
    found = led_or_404(request, pk)
    form = forms.AnswerForm(request.POST or typed.given_back(request), initial=forms.initial(found))

    def act() -> Proposal:
        return actions.answer(
            found,
            by=person(request),
            words=form.words(),
            answer=form.answer(),
            version=version(request),
            now=timezone.now(),
        )

    if _saved(request, form, act):
        messages.success(request, _("Submitted again."))
        return redirect("consultations:proposal", pk)
    is_frozen = found.state != ProposalState.ASKED_BACK
    return _form_page(request, found, form, "consultations/proposals/answer.html", is_frozen=is_frozen)


def _form_page(
    request: HttpRequest, found: Proposal, form: forms.ProposalForm, template: str, **more: Any
) -> HttpResponse:
    """Show the form of a proposal; one that came back was refused if another had saved, and says so."""
    shown = _shown_version(found, form)
    context = {
        "proposal": found,
        "form": form,
        "version": found.version if request.method == "POST" else shown,
        "is_behind": shown != found.version,
        **more,
    }
    return render(request, template, context)


def _shown_version(found: Proposal, form: forms.ProposalForm) -> int:
    """Return the version that was shown with a form that came back, or that is shown now."""
    return number(form.data.get("version", "")) if form.is_bound else found.version


def _saved(request: HttpRequest, form: forms.ProposalForm, act: Any) -> Proposal | None:
    """Save what was written and is right; why it is refused is told above the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        kept: Proposal = act()
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return None
    return kept


@require_safe
@gates.secretariat_only
def desk(request: HttpRequest) -> HttpResponse:
    """List what Members have submitted, what asks for work first; `?state=` shows one state only."""
    rows, wanted = queries.for_desk(timezone.localdate()), request.GET.get("state", "")
    numbers = {state: sum(row.proposal.state == state for row in rows) for state in queries.DESK}
    wanted = wanted if wanted in numbers else ""
    context = {
        "rows": [row for row in rows if wanted in ("", row.proposal.state)],
        "states": [(state.value, state.label, number) for state, number in numbers.items()],
        "wanted": wanted,
    }
    return render(request, "consultations/proposals/desk.html", context)


def led_or_404(request: HttpRequest, pk: int) -> Proposal:
    """Return a proposal to the delegation of its lead; for others its pages to write are not there."""
    now = timezone.now()
    found = rules.proposal_or_404(pk, request.user, now)
    rules.place_or_404(request.user, found.lead, now)
    return found


def version(request: HttpRequest) -> int:
    """Return the version of the proposal that was shown with a form; 0 where none is named."""
    return number(request.POST.get("version", ""))


def number(given: object) -> int:
    """Return a number that was written by our own page; 0 for anything else."""
    written = str(given)
    return int(written) if written.isascii() and written.isdigit() else 0


def person(request: HttpRequest) -> User:
    """Return who acts, behind a gate for those who have signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
