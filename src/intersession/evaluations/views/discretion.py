"""Pages of a private link leave no trace: no cookie, no copy, no address told to another site.

The link is the only key: a form that another site forged would have to know it. So there is no token against
forged forms, whose cookie would be a name given to the visitor; nothing here looks at the session.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

View = TypeVar("View", bound=Callable[..., HttpResponse])
HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


def discreet(view: View) -> View:
    """Serve the view so that neither browser, cache nor another site learns of the link."""

    @wraps(view)
    def served(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        response = view(request, token, **more)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return cast("View", csrf_exempt(never_cache(served)))
