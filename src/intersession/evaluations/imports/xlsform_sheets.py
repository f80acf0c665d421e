"""The sheets of an XLSForm: rows by the heads of their columns, texts by language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from intersession.core import tables, translated
from intersession.evaluations.definition import Words

TRANSLATED = ("label", "hint")
SAME = {  # heads that older forms use
    "list name": "list_name",
    "requiredmsg": "required_message",
    "read_only": "readonly",
    "relevance": "relevant",
    "caption": "label",
}
CODED = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the margin shows it, what its cells hold by head, and its texts by language."""

    sheet: str
    line: int
    cells: Mapping[str, str]
    texts: Mapping[str, Words]

    def get(self, head: str) -> str:
        """Return what stands under a head, empty for nothing."""
        return self.cells.get(head, "")

    def words(self, head: str) -> dict[str, str]:
        """Return the texts under a head, by language."""
        return dict(self.texts.get(head, {}))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its heads, the languages of its labels in order, its rows, heads of no known language."""

    heads: tuple[str, ...]
    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    head: str
    language: str  # empty where the column holds no text of a language


def read(content: bytes) -> dict[str, Sheet]:
    """Return the sheets that have heads, by their names in small letters."""
    found = tables.sheets(content)
    default = _default(found)
    return {name.strip().casefold(): _sheet(name, lines, default) for name, lines in found.items() if lines}


def _default(found: Mapping[str, list[tables.Line]]) -> str:
    """Return the language of columns that name none."""
    lines = next((lines for name, lines in found.items() if name.casefold() == "settings"), [])
    named = dict(zip(*(texts for _line, texts in lines[:2]), strict=False)) if len(lines) > 1 else {}
    return language_of(named.get("default_language", "")) or translated.FALLBACK


def _sheet(name: str, lines: list[tables.Line], default: str) -> Sheet:
    (_first, heads), *below = lines
    columns = [column for place, head in enumerate(heads) if (column := _column(place, head, default))]
    languages = dict.fromkeys(column.language for column in columns if column.head == "label")
    unknown = [heads[column.place] for column in columns if column.language == "?"]
    rows = [_row(name, line, texts, columns) for line, texts in below]
    return Sheet(
        tuple(column.head for column in columns),
        tuple(language for language in languages if language not in {"", "?"}),
        tuple(row for row in rows if row.cells or row.texts),
        tuple(unknown),
    )


def _column(place: int, text: str, default: str) -> _Column | None:
    """Return what a column holds: `label::French (fr)` the label in French, `label` that in the default."""
    if not text:
        return None
    head, _colons, language = text.partition(":")
    head = SAME.get(head.strip().casefold(), head.strip().casefold())
    if head not in TRANSLATED:
        return _Column(place, SAME.get(text.casefold(), text.casefold()), "")
    named = language.lstrip(":").strip()
    return _Column(place, head, (language_of(named) or "?") if named else default)


def _row(sheet: str, line: int, given: Sequence[str], columns: list[_Column]) -> Row:
    cells: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for column in columns:
        text = given[column.place] if column.place < len(given) else ""
        if text and column.language not in {"", "?"}:
            texts.setdefault(column.head, {})[column.language] = text
        elif text and not column.language:
            cells[column.head] = text
    return Row(sheet, line, cells, texts)


def language_of(name: str) -> str:
    """Return the code of a language that a head names: French (fr), fr, French, français; or nothing."""
    if coded := CODED.search(name.strip()):
        return coded[1].lower()
    plain = name.strip().casefold()
    if re.fullmatch(r"[a-z]{2}", plain):
        return plain
    return _names().get(plain, "")


@cache
def _names() -> dict[str, str]:
    """The names of languages in English and in our own working languages, by name."""
    known: dict[str, str] = {}
    for locale in ("es", "fr", "en"):
        named = Locale(locale).languages.items()
        known |= {name.casefold(): code for code, name in named if re.fullmatch(r"[a-z]{2,3}", code)}
    own = ((code, Locale(code).languages.get(code, "")) for code in ("ar", "de", "pt", "ru", "zh"))
    return known | {name.casefold(): code for code, name in own if name}
