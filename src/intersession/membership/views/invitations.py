"""The page of an invitation: the person it was written to accepts it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership import actions, queries
from intersession.membership.models import Delegate, Invitation


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Tell for whom an invitation is, and let the person it was written to accept it once signed in."""
    found = actions.invitation_of(token)
    if found is None:
        raise Http404
    if request.method == "POST" and isinstance(request.user, User):
        try:
            return _accepted(request, actions.accept(token, user=request.user, now=timezone.now()))
        except Refused as refusal:
            messages.error(request, refusal.reason)
    response = render(request, "membership/delegations/invitation.html", _told(request, found))
    response["Referrer-Policy"] = "same-origin"  # with no-referrer, browsers post without an origin: refused
    response["X-Robots-Tag"] = "noindex"
    return response


def _accepted(request: HttpRequest, place: Delegate) -> HttpResponse:
    if place.confirmed_at:
        messages.success(request, _("Accepted. You can act for the delegation now."))
        return redirect("membership:delegation", pk=place.delegation_id)
    messages.success(request, _("Accepted. The focal point confirms it next."))
    return redirect("web:desk")


def _told(request: HttpRequest, found: Invitation) -> dict[str, object]:
    return {
        "invitation": found,
        "masked": queries.masked(found.delegate.user.email),
        "name": queries.name_of(found.delegate.delegation.entity_id, wording.language()),
        "refusal": queries.refusal_of(found, timezone.now()),
        "signed_in": accounts.is_signed_in(request.user),
        "is_theirs": request.user == found.delegate.user,
    }
