"""Document symbols: read, checked, sorted, matched to a series.

A symbol is `BODY[/SUBBODY.n]/[session or year]/[KIND.]number[/suffix.number]*`, the same in every language.
An asterisk after it marks a reissue for technical reasons (UN research guide to documentation, symbols).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SUFFIXES: Final = ("Add", "Amend", "Corr", "Rev")
WIDTH: Final = 9  # figures of a number in a sort key

PART: Final = re.compile(r"\d+|[A-Z][A-Za-z]*(?:[.-](?:\d+|[A-Z]))?")
BODY: Final = re.compile("[A-Z]")
SUFFIX: Final = re.compile(rf"({'|'.join(SUFFIXES)})\.([1-9]\d*)")
SUFFIX_LIKE: Final = re.compile(rf"(?:{'|'.join(SUFFIXES)})[. ]*\d*\.?", re.IGNORECASE)
FIELDS: Final = {"year": r"(?:19|20)\d\d", "session": r"[1-9]\d*", "n": r"[1-9]\d*"}
FIELD: Final = re.compile(r"\{(\w+)\}")
TOKEN: Final = re.compile(r"\{\w+\}|[A-Za-z]+|\d+")


class SymbolRefused(ValueError):  # noqa: N818 - named as the field says it
    """A text that is no symbol: `reason` names the rule it breaks, the message says it in English."""

    def __init__(self, text: str, reason: str) -> None:
        self.text, self.reason = text, reason
        super().__init__(f"{text!r} is no document symbol: {REASONS[reason]}")


REASONS: Final = {
    "empty": "it is empty",
    "space": "it has a space in it",
    "parentheses": "what stands in parentheses, as the languages of a corrigendum, is no part of a symbol",
    "asterisk": "an asterisk marks a reissue and stands at the end only",
    "part": "between strokes stand figures, or letters with a capital first and at most one number",
    "body": "it begins with the letters of a body, as IC or MC",
    "number": "it needs a number, as IC/2009/10 or MC/INF/293",
    "suffix": "a suffix is written Add.1, Amend.1, Corr.1 or Rev.1",
    "after_suffix": "only another suffix may follow a suffix",
    "series": "it fits no series of this register",
}


@dataclass(frozen=True, slots=True)
class Suffix:
    """What a document is to the one it follows: an addendum (Add), corrigendum (Corr), revision (Rev)."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind}.{self.number}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A symbol in its parts: `base` without suffixes, and how often it was reissued."""

    base: str
    suffixes: tuple[Suffix, ...] = ()
    reissues: int = 0

    def __str__(self) -> str:
        return self.plain + "*" * self.reissues

    @property
    def plain(self) -> str:
        """Give the symbol without the asterisks of its reissues."""
        return "/".join((self.base, *map(str, self.suffixes)))

    @property
    def sort_key(self) -> str:
        """Give a text that sorts by bytes (collation "C"): numbers as numbers, a base before its suffixes."""
        padded = re.sub(r"\d+", lambda number: number[0].zfill(WIDTH), self.plain)
        return padded + "*" * self.reissues

    @property
    def file_name(self) -> str:
        """Give the name of its files without ending or language: IC-2009-10."""
        reissue = f"_reissue{self.reissues}" if self.reissues else ""
        return self.plain.replace("/", "-") + reissue


def parse(text: str) -> Parsed:
    """Read a symbol into its parts; raises SymbolRefused, which says what is wrong with it."""
    symbol = text.strip()
    plain = symbol.rstrip("*")
    if reason := _fault(plain):
        raise SymbolRefused(text, reason)
    parts = plain.split("/")
    first = next((i for i, part in enumerate(parts) if SUFFIX_LIKE.fullmatch(part)), len(parts))
    base, suffixes = parts[:first], parts[first:]
    if reason := _fault_of_base(base) or _fault_of_suffixes(suffixes):
        raise SymbolRefused(text, reason)
    return Parsed("/".join(base), tuple(map(_suffix, suffixes)), len(symbol) - len(plain))


def matches(pattern: str, symbol: str | Parsed) -> bool:
    """Whether the document belongs to the series, its suffixes and reissues apart.

    A pattern is a symbol with `{year}`, `{session}` and `{n}` for its numbers: `IC/{year}/{n}`.
    """
    return fields(pattern, symbol) is not None


def fields(pattern: str, symbol: str | Parsed) -> dict[str, int] | None:
    """Give the numbers of the symbol by their names in the pattern; None when it is of another series."""
    parsed = parse(symbol) if isinstance(symbol, str) else symbol
    found = _compiled(pattern).fullmatch(parsed.base)
    return {name: int(number) for name, number in found.groupdict().items()} if found else None


def compose(pattern: str, **numbers: int) -> str:
    """Give the symbol of the series with these numbers; raises SymbolRefused when it would be none."""
    symbol = FIELD.sub(lambda name: str(numbers[name[1]]), pattern)
    if not matches(pattern, symbol):
        raise SymbolRefused(symbol, "series")
    return symbol


def normalise(text: str, patterns: Iterable[str]) -> str:
    """Give the symbol meant by loose typing (`mc inf 293`, `ic-2009-10 rev 1`), among the series given.

    Raises SymbolRefused when it fits none; the first that fits is taken.
    """
    stripped = text.strip().rstrip("*")
    tokens = TOKEN.findall(stripped)
    for pattern in patterns:
        wanted = TOKEN.findall(pattern)
        base = _filled(pattern, wanted, tokens)
        suffixes = _typed_suffixes(tokens[len(wanted) :])
        if base and suffixes is not None:
            reissues = len(text.strip()) - len(stripped)
            return str(Parsed(base, suffixes, reissues))
    raise SymbolRefused(text, "series")


def _fault(plain: str) -> str:
    """Name the rule that the text as a whole breaks, or nothing."""
    if not plain:
        return "empty"
    if "(" in plain or ")" in plain:
        return "parentheses"
    if re.search(r"\s", plain):
        return "space"
    return "asterisk" if "*" in plain else ""


def _fault_of_base(parts: list[str]) -> str:
    if not parts or not BODY.match(parts[0]):
        return "body"
    if not all(map(PART.fullmatch, parts)):
        return "part"
    return "" if len(parts) > 1 and parts[-1][-1].isdigit() else "number"


def _fault_of_suffixes(parts: list[str]) -> str:
    for part in parts:
        if not SUFFIX_LIKE.fullmatch(part):
            return "after_suffix"
        if not SUFFIX.fullmatch(part):
            return "suffix"
    return ""


def _suffix(part: str) -> Suffix:
    kind, number = part.split(".")
    return Suffix(kind, int(number))


def _compiled(pattern: str) -> re.Pattern[str]:
    parts = FIELD.split(pattern)  # text and field names in turn
    if unknown := set(parts[1::2]) - FIELDS.keys():
        raise ValueError(f"the series {pattern!r} has unknown fields: {', '.join(sorted(unknown))}")
    expressions = [
        f"(?P<{part}>{FIELDS[part]})" if i % 2 else re.escape(part) for i, part in enumerate(parts)
    ]
    return re.compile("".join(expressions))


def _filled(pattern: str, wanted: list[str], tokens: list[str]) -> str:
    """Give the pattern with its numbers taken from the tokens, or nothing when they do not fit it."""
    numbers: dict[str, int] = {}
    if len(tokens) < len(wanted):
        return ""
    for expected, token in zip(wanted, tokens, strict=False):
        if field := FIELD.fullmatch(expected):
            if not token.isdigit():
                return ""
            numbers[field[1]] = int(token)
        elif expected.lower() != token.lower():
            return ""
    symbol = FIELD.sub(lambda name: str(numbers[name[1]]), pattern)
    return symbol if matches(pattern, symbol) else ""


def _typed_suffixes(tokens: list[str]) -> tuple[Suffix, ...] | None:
    """Give the suffixes in these tokens (`rev`, `1`), or None when they are something else."""
    if len(tokens) % 2:
        return None
    found = []
    for kind, number in zip(tokens[::2], tokens[1::2], strict=True):
        if kind.capitalize() not in SUFFIXES or not number.isdigit() or not int(number):
            return None
        found.append(Suffix(kind.capitalize(), int(number)))
    return tuple(found)
