"""Pages of a person at the desk: the own account, and for administrators people and mails."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import actions, gates, queries, rules
from intersession.accounts.forms import PersonForm, PreferencesForm, RightsForm
from intersession.accounts.models import User
from intersession.core import outbox as kept_mail
from intersession.core.refusals import Refused


@gates.signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Let a person change name and language, and find keys and sessions."""
    person = _signed_in(request)
    form = PreferencesForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        actions.change_preferences(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})


@require_safe
@gates.administrators_only
def people(request: HttpRequest) -> HttpResponse:
    """List everybody who has an account."""
    return render(request, "accounts/people.html", {"people": queries.people()})


@gates.administrators_only
def add_person(request: HttpRequest) -> HttpResponse:
    """Make an account for a person, and tell the person."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        return redirect("accounts:people")
    return render(request, "accounts/add.html", {"form": form})


@gates.administrators_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a person may do."""
    found = get_object_or_404(User, pk=pk)
    form = RightsForm(request.POST or None, initial=vars(found))
    if request.method == "POST" and form.is_valid() and _changed(found, form):
        messages.success(request, _("Saved: %(person)s.") % {"person": found})
        return redirect("accounts:people")
    return render(request, "accounts/person.html", {"form": form, "person": found})


@require_safe
@gates.outbox_readers_only
def outbox(request: HttpRequest) -> HttpResponse:
    """List the mails that were kept because there is no mail server, newest first."""
    closed = rules.closed_addresses(request.user)
    readable = [each for each in kept_mail.letters() if not each.recipients & closed]
    return render(request, "accounts/outbox.html", {"letters": readable, "kept": kept_mail.kept()})


@require_safe
@gates.outbox_readers_only
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """Show one kept mail."""
    found = kept_mail.letter(key)
    if not found:
        raise Http404
    if found.recipients & rules.closed_addresses(request.user):
        raise PermissionDenied(_("A mail to an administrator is for administrators."))
    return render(request, "accounts/letter.html", {"letter": found})


def _signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _invited(request: HttpRequest, form: PersonForm) -> bool:
    given = form.cleaned_data
    try:
        added = actions.invite_person(
            email=given["email"],
            name=given["name"],
            language=given["language"],
            rights=form.rights(),
            sign_in=request.build_absolute_uri(reverse("account_login")),
        )
    except Refused as refusal:
        form.add_error("email", refusal.reason)
        return False
    messages.success(request, _("%(person)s was added and told by mail.") % {"person": added})
    return True


def _changed(person: User, form: RightsForm) -> bool:
    try:
        actions.change_rights(person=person, rights=form.rights())
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True
