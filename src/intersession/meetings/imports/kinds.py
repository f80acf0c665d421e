"""Kinds of sessions by the words that files use, in the languages of the dialogue and in German."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import override

from intersession.meetings.models import SessionKind

WORDS: Mapping[str, SessionKind] = {
    "opening ceremony": SessionKind.OPENING,
    "begrüßung": SessionKind.OPENING,
    "eröffnung": SessionKind.OPENING,
    "keynote": SessionKind.KEYNOTE,
    "panel discussion": SessionKind.PANEL,
    "podiumsdiskussion": SessionKind.PANEL,
    "roundtable": SessionKind.ROUND_TABLE,
    "talk": SessionKind.PRESENTATION,
    "lecture": SessionKind.PRESENTATION,
    "maintrack": SessionKind.PRESENTATION,
    "presentation": SessionKind.PRESENTATION,
    "vortrag": SessionKind.PRESENTATION,
    "coffee break": SessionKind.BREAK,
    "lunch": SessionKind.BREAK,
    "pause": SessionKind.BREAK,
    "side-event": SessionKind.SIDE_EVENT,
    "meeting": SessionKind.OTHER,
    "workshop": SessionKind.OTHER,
}


def kind(word: str) -> SessionKind | None:
    """Return the kind that a word names: as we write it, its label in any language, or as others call it."""
    return _known().get(word.strip().casefold())


@cache
def _known() -> Mapping[str, SessionKind]:
    known = {word.casefold(): found for word, found in WORDS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {str(found.label).casefold(): found for found in SessionKind}
    return known | {found.value: found for found in SessionKind}
