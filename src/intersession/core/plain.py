"""Texts without what no reader sees and no format bears."""

import unicodedata

KEPT = "\n\t"
CONTROLS = frozenset({"Cc", "Cs", "Cn"})


def uncontrolled(text: str) -> str:
    """Return the text without control characters, lone surrogates and code points that are none.

    Line ends and tabs stay. XML and calendars do not bear the others.
    """
    return "".join(sign for sign in text if sign in KEPT or unicodedata.category(sign) not in CONTROLS)
