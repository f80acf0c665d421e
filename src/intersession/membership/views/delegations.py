"""Pages of delegations: the secretariat accredits focal points, and each runs a delegation."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership import actions, forms, history, queries, rules
from intersession.membership.models import Delegate, Delegation, Entity


@require_safe
@gates.secretariat_only
def delegations(request: HttpRequest) -> HttpResponse:
    """List Members and observers with their focal points, those without one first."""
    sought = request.GET.get("name", "").strip()
    context = {
        "entities": queries.represented(timezone.localdate(), wording.language(), sought),
        "sought": sought,
    }
    return render(request, "membership/delegations/list.html", context)


@gates.secretariat_only
def accredit(request: HttpRequest, key: str) -> HttpResponse:
    """Accredit the focal point of an entity from a note verbale."""
    entity = get_object_or_404(Entity, key=key)
    form = forms.AccreditationForm(request.POST or None, initial={"language": wording.language()})

    def act() -> None:
        note = {name: form.cleaned_data[name] for name in ("note", "note_date")}
        actions.accredit(entity, by=_person(request), person=form.person(), now=timezone.now(), **note)

    if _done(request, form, act):
        messages.success(
            request, _("Accredited and invited: %(name)s.") % {"name": form.cleaned_data["name"]}
        )
        return redirect("membership:delegations")
    name = queries.name_of(entity.pk, wording.language())
    return render(request, "membership/delegations/accredit.html", {"form": form, "name": name})


@require_safe
@gates.signed_in
def delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who acts for an entity and what happened, and to its focal point what can be done."""
    found = rules.delegation_or_404(request.user, pk, timezone.localdate())
    people = queries.people_of(found, timezone.now())
    context = _named(found) | {
        "people": people,
        "happenings": history.of_delegation(found),
        "manages": rules.may_manage(request.user, found, timezone.localdate()),
        "accredits": accounts.is_secretariat(request.user),
        "has_focal_point": any(place.is_focal and place.is_present for place in people),
        "submitters_form": forms.SubmittersForm(initial={"submitters": found.submitters}),
    }
    return render(request, "membership/delegations/delegation.html", context)


@gates.signed_in
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a person into the delegation."""
    found = rules.managed_or_403(request.user, pk, timezone.localdate())
    form = forms.InvitationForm(request.POST or None, initial={"language": wording.language()})

    def act() -> None:
        role = form.cleaned_data["role"]
        actions.invite(found, by=_person(request), person=form.person(), role=role, now=timezone.now())

    if _done(request, form, act):
        return _back(request, found, _("Invited."))
    return render(request, "membership/delegations/invite.html", _named(found) | {"form": form})


@require_POST
@gates.signed_in
def invite_again(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Send a new invitation in the place of one that was lost or has expired."""
    found, taken = _seen_place(request, pk, place)
    if not rules.may_invite_again(request.user, taken, timezone.localdate()):
        raise PermissionDenied(rules.not_managing())
    return _at_once(
        request, found, lambda: actions.invite_again(taken, by=_person(request), now=timezone.now())
    )


@gates.signed_in
def withdraw(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Withdraw a delegate, with a reason."""
    found, taken = _seen_place(request, pk, place)
    if not rules.may_withdraw(request.user, taken, timezone.localdate()):
        raise PermissionDenied(
            _("The focal point and deputies withdraw delegates; the secretariat, a focal point.")
        )
    form = forms.WithdrawalForm(request.POST or None)

    def act() -> None:
        actions.withdraw(taken, by=_person(request), now=timezone.now(), **form.cleaned_data)

    if _done(request, form, act):
        return _back(request, found, _("Withdrawn."))
    context = _named(found) | {"form": form, "place": taken, "is_to_come": taken.start > timezone.localdate()}
    return render(request, "membership/delegations/withdraw.html", context)


@gates.signed_in
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over to a successor from a day on."""
    today = timezone.localdate()
    found = rules.managed_or_403(request.user, pk, today)
    candidates = found.delegates.accredited(today).exclude(role="focal_point").select_related("user")
    form = forms.HandOverForm(request.POST or None, candidates=candidates)

    def act() -> None:
        actions.hand_over(found, by=_person(request), now=timezone.now(), **form.cleaned_data)

    if _done(request, form, act):
        return _back(request, found, _("Handed over."))
    context = _named(found) | {"form": form, "has_candidates": candidates.exists()}
    return render(request, "membership/delegations/hand_over.html", context)


@require_POST
@gates.signed_in
def confirm(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Confirm a delegate who has accepted."""
    found = rules.managed_or_403(request.user, pk, timezone.localdate())
    taken = _place(pk, place)
    return _at_once(request, found, lambda: actions.confirm(taken, by=_person(request), now=timezone.now()))


@require_POST
@gates.signed_in
def submitters(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who may submit for the entity."""
    found = rules.managed_or_403(request.user, pk, timezone.localdate())
    form = forms.SubmittersForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who may submit replies."))
        return redirect("membership:delegation", pk=pk)
    said = form.cleaned_data["submitters"]
    return _at_once(
        request,
        found,
        lambda: actions.set_submitters(found, by=_person(request), now=timezone.now(), submitters=said),
    )


def _done(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Act if the form is right; what is refused is told above the form, which keeps what was written."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.reason)
    return form.is_valid()


def _at_once(request: HttpRequest, found: Delegation, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.reason)
        return redirect("membership:delegation", pk=found.pk)
    return _back(request, found, _("Saved."))


def _back(request: HttpRequest, found: Delegation, said: str) -> HttpResponse:
    """Go back to the delegation, or to the desk when the person has just left it."""
    messages.success(request, said)
    today = timezone.localdate()
    stays = any(place.delegation_id == found.pk for place in rules.acting(request.user, today))
    if stays or accounts.is_secretariat(request.user):
        return redirect("membership:delegation", pk=found.pk)
    return redirect("web:desk")


def _seen_place(request: HttpRequest, pk: int, place: int) -> tuple[Delegation, Delegate]:
    return rules.delegation_or_404(request.user, pk, timezone.localdate()), _place(pk, place)


def _place(pk: int, place: int) -> Delegate:
    return get_object_or_404(Delegate.objects.select_related("delegation", "user"), delegation=pk, pk=place)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _named(found: Delegation) -> dict[str, object]:
    return {"delegation": found, "name": queries.name_of(found.entity_id, wording.language())}
