"""The fixed words of papers, lists in a sentence, and capital letters, in each language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import babel

from intersession.papers import tree
from intersession.papers.languages import known

CONJUNCTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "and": {"en": "and", "fr": "et", "es": "y"},
    "or": {"en": "or", "fr": "ou", "es": "o"},
}
# Spanish avoids two equal vowels in a row: `e Islandia`, `e Hitler`, but `y hielo`; `u Omán`, `u 8`, `u 11`.
SPANISH_BEFORE_SOUND: Final = {
    "y": ("e", re.compile(r"[ií]|h[ií](?![aeo])|y(?![aeiouáéíóú])", re.IGNORECASE)),
    "o": ("u", re.compile(r"h?[oó]|8|11(?!\d)", re.IGNORECASE)),
}

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "original": {"en": "Original", "fr": "Original", "es": "Original"},
    "annex": {"en": "Annex", "fr": "Annexe", "es": "Anexo"},
    "annexes": {"en": "Annexes", "fr": "Annexes", "es": "Anexos"},
    "table": {"en": "Table", "fr": "Tableau", "es": "Cuadro"},
    "figure": {"en": "Figure", "fr": "Figure", "es": "Gráfico"},
    "page": {"en": "Page", "fr": "Page", "es": "Página"},
    "paragraph": {"en": "paragraph", "fr": "paragraphe", "es": "párrafo"},
    "paragraphs": {"en": "paragraphs", "fr": "paragraphes", "es": "párrafos"},
    "contents": {"en": "Contents", "fr": "Table des matières", "es": "Índice"},
    "note": {"en": "Note", "fr": "Note", "es": "Nota"},
    "source": {"en": "Source", "fr": "Source", "es": "Fuente"},
    "distribution_general": {"en": "Distr.: General", "fr": "Distr. générale", "es": "Distr. general"},
    "distribution_limited": {"en": "Distr.: Limited", "fr": "Distr. limitée", "es": "Distr. limitada"},
    "distribution_restricted": {
        "en": "Distr.: Restricted",
        "fr": "Distr. restreinte",
        "es": "Distr. reservada",
    },
    "reissued": {
        "en": "Reissued for technical reasons.",
        "fr": "Nouveau tirage pour raisons techniques.",
        "es": "Publicado nuevamente por razones técnicas.",
    },
    "figures_changed": {
        "en": "Figures changed since approval",
        "fr": "Chiffres modifiés depuis l'approbation",
        "es": "Cifras modificadas desde la aprobación",
    },
}

APPROVED: Final[Mapping[str, str]] = {
    "en": "{} when approved",
    "fr": "{} lors de l'approbation",
    "es": "{} en el momento de la aprobación",
}


def label(key: str, language: str) -> str:
    """Give a fixed word of a paper; English for a language without its own, KeyError for an unknown word."""
    return LABELS[key][known(language)]


@lru_cache(maxsize=512)
def language_name(code: str, language: str) -> str:
    """Name a language in the language of the paper: English, anglais, inglés; the code itself if unknown."""
    name: str | None = babel.Locale.parse(known(language)).languages.get(code)
    return name or code


def original(code: str, language: str) -> str:
    """Give the line of a masthead that names the original language: `Original: anglais`, not yet typeset."""
    return f"{label('original', language)}: {language_name(code, language)}"


def approved(figure: str, language: str) -> str:
    """Say what a figure was when the paper was approved, where it has changed since."""
    return APPROVED[known(language)].format(figure)


def listing(
    items: Sequence[tree.Inline | tree.Inlines], language: str, *, conjunction: str = "and"
) -> tree.Inlines:
    """Join the items to a list in a sentence, without a comma before the last `and` or `or` (UN style)."""
    *first, last = (item if isinstance(item, tuple) else (item,) for item in items or ((),))
    found: list[tree.Inline] = []
    for position, item in enumerate(first):
        found.extend((*((", ",) if position else ()), *item))
    if first:
        found.append(f" {_conjunction(conjunction, last, known(language))} ")
    return tree.merged([*found, *last])


def capital(inlines: tree.Inlines) -> tree.Inlines:
    """Give the first letter upper case, for the start of a sentence; a figure, symbol or reference stays."""
    for position, inline in enumerate(inlines):
        if isinstance(inline, tree.Ref) or re.search(r"\w", tree.plain((inline,))):
            return (*inlines[:position], _capital(inline), *inlines[position + 1 :])
    return inlines


def lower(inlines: tree.Inlines) -> tree.Inlines:
    """Set the first letter in lower case, for a text that goes on a sentence; another language stays."""
    first, *rest = inlines or ("",)
    return (first[:1].lower() + first[1:], *rest) if isinstance(first, str) else inlines


def _conjunction(conjunction: str, following: tree.Inlines, language: str) -> str:
    word = CONJUNCTIONS[conjunction][language]
    if language != "es":
        return word
    other, sound = SPANISH_BEFORE_SOUND[word]
    return other if sound.match(re.sub(r"^\W+", "", tree.plain(following))) else word


def _capital(inline: tree.Inline) -> tree.Inline:
    match inline:
        case str():
            return re.sub(r"\w", lambda first: first[0].upper(), inline, count=1)
        case tree.Bound():
            return replace(inline, text=re.sub(r"\w", lambda first: first[0].upper(), inline.text, count=1))
        case tree.Symbol() | tree.Ref() | tree.Note():
            return inline
        case _:
            return replace(inline, content=capital(inline.content))
