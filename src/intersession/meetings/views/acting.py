"""What pages of taking part share: the person who acts, and an act whose refusal is told above the form."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse

from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import wording
from intersession.meetings.models import Admission, Meeting


def person(request: HttpRequest) -> User:
    """Return who is signed in; the gate has let nobody else pass."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def done(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Act if the form is right; what is refused is told above the form, which keeps what was written."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.reason)
    return form.is_valid()


def context(meeting: Meeting, **more: Any) -> dict[str, Any]:
    """Return what every page about a meeting names."""
    return {"meeting": meeting, "heading": wording.heading(meeting), **more}


def admission_of(meeting: Meeting) -> Admission | None:
    """Return the terms of taking part in a meeting, or none when they are not set."""
    return Admission.objects.filter(meeting=meeting).first()


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page that a link alone opens out of indexes and of other sites."""
    response["Referrer-Policy"] = "same-origin"  # with no-referrer, browsers post without an origin: refused
    response["X-Robots-Tag"] = "noindex"
    return response
