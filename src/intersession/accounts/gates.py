"""Gates before views: who is not signed in is sent to sign in, who lacks the right is told so in words."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from intersession.accounts import rules
from intersession.accounts.models import User

View = TypeVar("View", bound=Callable[..., HttpResponse])
Rule = Callable[[rules.Person], bool]


def gate(rule: Rule, reason: str | Promise) -> Callable[[View], View]:
    """Let pass whom the rule admits; others get the reason on a page, after they signed in.

    What stands behind a gate is for one person and is kept in no cache.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not rules.is_signed_in(request.user):
                return redirect_to_login(request.get_full_path())
            if not rule(request.user):
                raise PermissionDenied(str(reason))
            return view(request, *args, **kwargs)

        return cast("View", never_cache(guarded))

    return guard


def person(request: HttpRequest) -> User:
    """Return who is signed in, behind a gate; without one the page is not there."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


signed_in = gate(rules.is_signed_in, "")
secretariat_only = gate(
    rules.is_secretariat,
    _("This page is for the secretariat. An administrator can give you that right."),
)
administrators_only = gate(
    rules.is_administrator,
    _("This page is for administrators. An administrator can give you that right."),
)
outbox_readers_only = gate(
    rules.may_see_outbox,
    _("This page is for the secretariat and for administrators. An administrator can give you that right."),
)
