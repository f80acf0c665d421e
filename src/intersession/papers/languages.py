"""The languages whose rules this package knows, and the spaces they are set with."""

from typing import Final

LANGUAGES: Final = ("en", "fr", "es")

NO_BREAK: Final = "\u00a0"  # as wide as a space: before a colon and inside guillemets in French
NARROW_NO_BREAK: Final = "\u202f"  # a fine space: before ; ! ? % in French, and between thousands


def known(language: str) -> str:
    """Give the language whose rules apply: `fr` for `fr-CH`, English for one without rules here."""
    primary = language.partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"
