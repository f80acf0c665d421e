"""What was typed when the session had ended: kept through signing in, and given back to who may see the page.

Without it a delegate who writes for an hour on a telephone loses the text to the page that asks to sign in.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse, QueryDict

from intersession.accounts import rules

View = TypeVar("View", bound=Callable[..., HttpResponse])
KEPT = "typed"
MOST = 60_000
"""Characters that are kept for somebody who has not signed in yet; some twenty pages."""


def kept(view: View) -> View:
    """Keep what is posted by who is signed out; the gate below then asks to sign in, and leads back here."""

    @wraps(view)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not rules.is_signed_in(request.user):
            given = request.POST.copy()
            given.pop("csrfmiddlewaretoken", None)
            written = given.urlencode()
            if len(written) <= MOST:
                request.session[KEPT] = {"page": _page(request), "written": written}
        return view(request, *args, **kwargs)

    return cast("View", keeping)


def given_back(request: HttpRequest) -> QueryDict | None:
    """Return once what was typed on this page before signing in, in whichever language it was shown."""
    found = request.session.get(KEPT)
    if request.method != "GET" or not found or found["page"] != _page(request):
        return None
    del request.session[KEPT]
    return QueryDict(found["written"])


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return f"{match.view_name} {sorted(match.kwargs.items())}" if match else request.path
