"""What is written into the log never holds a private link: whoever reads a log could open it."""

import logging
import re

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


def cut(text: str) -> str:
    """Return a text without the private links in it."""
    return PRIVATE.sub(r"/\1/…", text)
