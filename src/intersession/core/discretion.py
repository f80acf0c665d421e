"""Neither logs nor the history hold a private link: whoever reads them could open it."""

import logging
import re
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from pghistory.middleware import HistoryMiddleware

ANONYMOUS = re.compile(r"^/[a-z-]+/survey/")
PRIVATE = re.compile(r"/(survey|capital|invitations|taking-part|speakers)/[A-Za-z0-9_-]{20,}[^\s'\"]*")


class Discreet(logging.Filter):
    """Lets every record pass, the private links in it and its traceback cut off."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut off what stands after the part of the address that names the kind of link."""
        record.msg, record.args = cut(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = cut(record.exc_text) if record.exc_text else None
        return True


class DiscreetHistory(HistoryMiddleware):
    """Keeps with each change by whom and on which page it was made, without private links.

    Who answers a survey changes nothing of the record; not even the words sent to the database, which it
    may log when one fails, are to say on which page and by whom.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with a context for what is changed unless the page is anonymous."""
        if ANONYMOUS.match(request.path):
            return cast("HttpResponse", self.get_response(request))
        return cast("HttpResponse", super().__call__(request))  # type: ignore[no-untyped-call]  # of theirs

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return who changes something on which page, as far as it may be known."""
        return {**super().get_context(request), "url": cut(request.path)}


def cut(text: str) -> str:
    """Return a text without the private links in it."""
    return PRIVATE.sub(r"/\1/…", text)
