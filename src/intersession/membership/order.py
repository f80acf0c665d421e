"""The order of names in a list: by name in the language of the list, as protocol has it."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LETTERS_APART = {"es": "ñ"}  # letters that follow their plain ones instead of counting as them
FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@lru_cache(maxsize=16384)  # a list of participants is put in order again for each of its readers
def sort_key(name: str, language: str) -> tuple[str, str]:
    """The key of a name in the alphabetical order of a language.

    Accents, hyphens, apostrophes, parentheses and case are ignored; in Spanish ñ follows n. Names that are
    then equal keep the order of their characters, so that an order never depends on where it started from.
    """
    apart = LETTERS_APART.get(language, "")
    letters = (
        f"{unicodedata.normalize('NFD', letter)[0]}\uffff" if letter in apart else _plain(letter)
        for letter in unicodedata.normalize("NFC", name).casefold()
    )
    return " ".join("".join(letters).split()), name


def _plain(letter: str) -> str:
    """The letter without its accents; nothing for an apostrophe, a space for a hyphen."""
    if letter in "-‐‑–":
        return " "
    base = (part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "".join(part for part in base if part.isalnum() or part.isspace()).translate(FOLDED)


def in_protocol_order(names: Iterable[str], language: str) -> list[str]:
    """The names in the alphabetical order of the language in which they are written."""
    return sorted(names, key=lambda name: sort_key(name, language))
