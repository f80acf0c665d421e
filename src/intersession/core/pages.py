"""Public pages are kept as they were rendered, and shown again until anything in the database changes.

PostgreSQL numbers every transaction that writes. Its current snapshot names those that have ended and those
still running, so an equal snapshot means that nothing was committed in between, by whichever program. One
small query thus tells whether a page is still right, and nobody has to remember to throw it away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.translation import get_language

View = TypeVar("View", bound=Callable[..., HttpResponse])

MOST = 500  # pages kept by one process; about 10 kB each


@dataclass(frozen=True, slots=True)
class _Page:
    snapshot: str
    day: date  # what is past and what comes next changes with the day
    body: bytes
    headers: Mapping[str, str]  # that the view gave; those of the middleware come anew
    until: datetime | None  # what is on now and next changes with the time


_pages: dict[tuple[str, str | None], _Page] = {}


def kept(view: View) -> View:
    """Keep what the view renders; only for pages and files that are read and are the same for everybody.

    Inside a transaction nothing is kept: its own changes are not in its snapshot.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(("GET", "HEAD"))
        if connection.in_atomic_block:
            return view(request, *args, **kwargs)
        key = request.build_absolute_uri(), get_language()
        snapshot, day = _snapshot(), timezone.localdate()
        page = _pages.get(key)
        if page and (page.snapshot, page.day) == (snapshot, day) and not _is_past(page.until):
            return HttpResponse(page.body, headers=page.headers)
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK:
            until = getattr(response, "right_until", None)
            _keep(key, _Page(snapshot, day, response.content, dict(response.items()), until))
        return response

    return cast("View", answer)


def right_until(response: HttpResponse, moment: datetime | None) -> HttpResponse:
    """Say from when on a page is not right any more, though nothing is written; None is with the day."""
    response.right_until = moment  # type: ignore[attr-defined]  # a note to `kept`, never sent
    return response


def forget() -> None:
    """Forget every page, to measure or test what rendering takes."""
    _pages.clear()


def _is_past(moment: datetime | None) -> bool:
    return moment is not None and moment <= timezone.now()


def _snapshot() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def _keep(key: tuple[str, str | None], page: _Page) -> None:
    if len(_pages) >= MOST:
        _pages.clear()
    _pages[key] = page
