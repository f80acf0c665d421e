"""Pages of delegations: the secretariat accredits, the focal point runs, a person accepts an invitation."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership import actions, forms, queries, rules
from intersession.membership.models import Delegate, Delegation, Entity


@require_safe
@gates.secretariat_only
def delegations(request: HttpRequest) -> HttpResponse:
    """List Members and observers with their focal points, those without one first."""
    context = {"entities": queries.represented(timezone.localdate(), wording.language())}
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
    name = queries.names_at(timezone.localdate(), wording.language()).get(entity.pk, entity.key)
    return render(request, "membership/delegations/accredit.html", {"form": form, "name": name})


@require_safe
@gates.signed_in
def delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who acts for an entity, and to its focal point what can be done."""
    found = _delegation(request, pk)
    manages = rules.may_manage(request.user, found, timezone.localdate())
    context = _shown(found) | {
        "manages": manages,
        "submitters_form": forms.SubmittersForm(initial={"submitters": found.submitters}),
    }
    return render(request, "membership/delegations/delegation.html", context)


@gates.signed_in
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a person into the delegation."""
    found = _delegation(request, pk)
    form = forms.InvitationForm(request.POST or None, initial={"language": wording.language()})

    def act() -> None:
        role = form.cleaned_data["role"]
        actions.invite(found, by=_person(request), person=form.person(), role=role, now=timezone.now())

    return _acted(request, found, form, act, "invite", _("Invited."))


@gates.signed_in
def withdraw(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Withdraw a delegate, with a reason."""
    found, taken = _delegation(request, pk), _place(pk, place)
    form = forms.WithdrawalForm(request.POST or None)

    def act() -> None:
        actions.withdraw(taken, by=_person(request), now=timezone.now(), **form.cleaned_data)

    return _acted(request, found, form, act, "withdraw", _("Withdrawn."), place=taken)


@gates.signed_in
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over to a successor from a day on."""
    found = _delegation(request, pk)
    candidates = found.delegates.accredited(timezone.localdate()).exclude(role="focal_point")
    form = forms.HandOverForm(request.POST or None, candidates=candidates.select_related("user"))

    def act() -> None:
        actions.hand_over(found, by=_person(request), now=timezone.now(), **form.cleaned_data)

    return _acted(request, found, form, act, "hand_over", _("Handed over."))


@require_POST
@gates.signed_in
def confirm(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Confirm a delegate who has accepted."""
    found = _delegation(request, pk)
    return _at_once(
        request, found, lambda: actions.confirm(_place(pk, place), by=_person(request), now=timezone.now())
    )


@require_POST
@gates.signed_in
def submitters(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who may submit for the entity."""
    found = _delegation(request, pk)
    form = forms.SubmittersForm(request.POST)
    if not form.is_valid():
        return redirect("membership:delegation", pk=pk)
    return _at_once(
        request,
        found,
        lambda: actions.set_submitters(
            found, by=_person(request), now=timezone.now(), submitters=form.cleaned_data["submitters"]
        ),
    )


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Tell for whom an invitation is, and let the person it was written to accept it once signed in."""
    found = actions.invitation_of(token)
    if found is None:
        raise Http404
    if request.method == "POST" and accounts.is_signed_in(request.user):
        try:
            actions.accept(token, user=_person(request), now=timezone.now())
        except Refused as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Accepted. The focal point confirms it next."))
            return redirect("web:desk")
    context = {
        "invitation": found,
        "masked": queries.masked(found.delegate.user.email),
        "name": queries.name_of(found.delegate.delegation.entity_id, wording.language()),
        "refusal": queries.refusal_of(found, timezone.now()),
        "signed_in": accounts.is_signed_in(request.user),
    }
    response = render(request, "membership/delegations/invitation.html", context)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def _acted(
    request: HttpRequest,
    found: Delegation,
    form: Form,
    act: Callable[[], object],
    name: str,
    said: str,
    place: Delegate | None = None,
) -> HttpResponse:
    if _done(request, form, act):
        messages.success(request, said)
        return redirect("membership:delegation", pk=found.pk)
    context = _shown(found) | {"form": form, "place": place}
    return render(request, f"membership/delegations/{name}.html", context)


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
    else:
        messages.success(request, _("Saved."))
    return redirect("membership:delegation", pk=found.pk)


def _delegation(request: HttpRequest, pk: int) -> Delegation:
    return rules.delegation_or_404(request.user, pk, timezone.localdate())


def _place(pk: int, place: int) -> Delegate:
    return get_object_or_404(Delegate.objects.select_related("delegation", "user"), delegation=pk, pk=place)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _shown(found: Delegation) -> dict[str, object]:
    return {
        "delegation": found,
        "name": queries.name_of(found.entity_id, wording.language()),
        "people": queries.people_of(found, timezone.localdate()),
    }
