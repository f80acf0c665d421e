"""Texts without what no reader sees and no format bears."""

import re

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters but line ends and tabs, lone surrogates, and code points that never are a character."""


def uncontrolled(text: str) -> str:
    """Return the text without control characters, which XML and calendars do not bear; line ends stay."""
    return UNSEEN.sub("", text)
