"""How much one request may bring: more is answered at once, in words, and not read."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intersession.core import uploads

MOST = max(uploads.LARGEST.values()) + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
"""Bytes of a form: the largest file, and what is written beside it."""

Answer = Callable[[HttpRequest], HttpResponse]


def limited(get_response: Answer) -> Answer:
    """Middleware that refuses a form by the size that is announced, before any of it is read.

    A form without an announced size is read as an empty one: Django reads no further than that size.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
            raise RequestDataTooBig
        return get_response(request)

    return answer


def refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request is too large, or that it is none that this site sends."""
    is_large = isinstance(exception, RequestDataTooBig)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_large else HTTPStatus.BAD_REQUEST
    context = {"status": status.value, "is_large": is_large, "most": MOST}
    return render(request, "400.html", context, status=status)
