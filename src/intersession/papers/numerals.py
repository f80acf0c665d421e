"""Numbers as official papers write them: in words, figures and Roman figures, as ordinals and per cents."""

import re
from typing import Final

from intersession.papers.languages import NARROW_NO_BREAK, NO_BREAK, known

FIRST_IN_FIGURES: Final = 10  # Editorial Manual, numbers: under 10 in words
LARGEST_IN_WORDS: Final = 999
LARGEST_ORDINAL: Final = 199
LARGEST_ROMAN: Final = 3999
FIRST_GROUPED: Final = {"en": 1_000, "fr": 1_000, "es": 10_000}  # Spanish keeps four digits together
GROUP: Final = {"en": ",", "fr": NARROW_NO_BREAK, "es": NARROW_NO_BREAK}

ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

EN_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
EN_TENS: Final = (
    "-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
EN_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth",
    "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

FR_SMALL: Final = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
FR_TENS: Final = (
    "-", "-", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt",
    "quatre-vingt",
)  # fmt: skip
FR_PLURAL: Final = {80: "quatre-vingts"}  # the one ten that takes an s
FR_LINKED_BY_ET: Final = frozenset({21, 31, 41, 51, 61, 71})

ES_SMALL: Final = (
    "cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
    "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
    "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis",
    "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
ES_TENS: Final = (
    "-", "-", "-", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
)  # fmt: skip
ES_SHORT: Final = {100: "cien"}  # before a noun
ES_HUNDREDS: Final = (
    "-", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
)  # fmt: skip
UNDECIMO: Final = 11
ES_ORDINALS: Final = (
    "-", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno",
    "décimo", "undécimo", "duodécimo", "decimotercero", "decimocuarto", "decimoquinto", "decimosexto",
    "decimoséptimo", "decimoctavo", "decimonoveno",
)  # fmt: skip
ES_ORDINAL_TENS: Final = (
    "-", "-", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
    "octogésimo", "nonagésimo",
)  # fmt: skip


def integer(n: int, language: str) -> str:
    """Give a count in figures with its thousands grouped: 13,635; 13 635 with a fine no-break space.

    Spanish groups from five digits up, as the academies and UN Spanish do. Never for a year.
    """
    language = known(language)
    return f"{n:,}".replace(",", GROUP[language]) if abs(n) >= FIRST_GROUPED[language] else str(n)


def cardinal(n: int, language: str, *, feminine: bool = False) -> str:
    """Give a count for running text, before its noun: in words under ten, in figures from ten up.

    Editorial Manual, numbers. `feminine` is the gender of the noun: une, una.
    """
    if 0 <= n < FIRST_IN_FIGURES:
        return in_words(n, language, feminine=feminine)
    return integer(n, language)


def standing_alone(n: int, language: str) -> str:
    """Give a count as `cardinal` does where no noun follows it: Spanish `uno`, not `un`."""
    text = cardinal(n, language)
    return text + "o" if known(language) == "es" and text == "un" else text


def in_words(n: int, language: str, *, feminine: bool = False) -> str:
    """Give a count in words before its noun, to begin a sentence with; 0 to 999, else ValueError."""
    _within(n, 0, LARGEST_IN_WORDS)
    match known(language):
        case "fr":
            words = _fr_words(n)
            return f"{words}e" if feminine and re.search(r"\bun$", words) else words
        case "es":
            return _es_words(n, feminine=feminine)
        case _:
            return _en_words(n)


def ordinal(n: int, language: str, *, feminine: bool = True) -> str:
    """Give an ordinal before its noun: in words up to 199, in figures beyond; ValueError under 1.

    `feminine` is the gender of the noun: a session is so in French and as `reunión`; a Spanish `período` is
    not, and takes the short forms primer and tercer.
    """
    if not 1 <= n <= LARGEST_ORDINAL:
        return ordinal_figures(n, language, feminine=feminine)
    match known(language):
        case "fr":
            return _fr_ordinal(n, feminine=feminine)
        case "es":
            return _es_ordinal(n, feminine=feminine)
        case _:
            return _en_ordinal(n)


def ordinal_figures(n: int, language: str, *, feminine: bool = True) -> str:
    """Give an ordinal in figures before its noun: 103rd; 103e, 1re; 103ª, 103er. ValueError under 1."""
    if n < 1:
        raise ValueError(f"{n} is no ordinal: ordinals start at 1")
    match known(language):
        case "fr":
            return f"{n}e" if n > 1 else ("1re" if feminine else "1er")
        case "es":
            return f"{n}ª" if feminine else f"{n}{'er' if _shortened(n) else 'º'}"
        case _:
            return f"{n}{_en_ending(n)}"


def roman(n: int) -> str:
    """Give upper-case Roman figures, as in `Resolution No. 1157 (XCIV)`; 1 to 3999, else ValueError."""
    _within(n, 1, LARGEST_ROMAN)
    numeral = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        numeral += letters * times
    return numeral


def percent(n: int, language: str, *, table: bool = False) -> str:
    """Give a whole percentage, in figures: 88 per cent in English text, 88% in English tables only."""
    figure = integer(n, language)
    match known(language):
        case "fr":
            return f"{figure}{NARROW_NO_BREAK}%"
        case "es":
            return f"{figure}{NO_BREAK}%"
        case _:
            return f"{figure}%" if table else f"{figure} per cent"


def _within(n: int, least: int, most: int) -> None:
    if not least <= n <= most:
        raise ValueError(f"{n} cannot be written out: only {least} to {most} can")


def _en_words(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if hundreds:
        return f"{EN_SMALL[hundreds]} hundred" + (f" and {_en_words(rest)}" if rest else "")
    if n < len(EN_SMALL):
        return EN_SMALL[n]
    tens, unit = divmod(n, 10)
    return EN_TENS[tens] + (f"-{EN_SMALL[unit]}" if unit else "")


def _en_ordinal(n: int) -> str:
    words = _en_words(n)
    last = re.split("[ -]", words)[-1]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words.removesuffix(last) + EN_ORDINALS.get(last, regular)


def _en_ending(n: int) -> str:
    if n % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _fr_words(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if hundreds:
        number = "" if hundreds == 1 else f"{FR_SMALL[hundreds]} "
        ending = "s" if hundreds > 1 and not rest else ""
        return f"{number}cent{ending}" + (f" {_fr_words(rest)}" if rest else "")
    if n < len(FR_SMALL):
        return FR_SMALL[n]
    tens, unit = divmod(n, 10)
    unit += 10 * (tens in (7, 9))  # 71 is sixty and eleven, 91 four twenties and eleven
    if not unit:
        return FR_PLURAL.get(n, FR_TENS[tens])
    return FR_TENS[tens] + (" et " if n in FR_LINKED_BY_ET else "-") + FR_SMALL[unit]


def _fr_ordinal(n: int, *, feminine: bool) -> str:
    if n == 1:
        return "première" if feminine else "premier"
    words = re.sub("vingts$", "vingt", _fr_words(n))
    stem = re.sub("e$", "", words)
    return re.sub("neuf$", "neuv", re.sub("cinq$", "cinqu", stem)) + "ième"


def _es_words(n: int, *, feminine: bool) -> str:
    if n in ES_SHORT:
        return ES_SHORT[n]
    hundreds, rest = divmod(n, 100)
    words = []
    if hundreds:
        words.append(re.sub("os$", "as", ES_HUNDREDS[hundreds]) if feminine else ES_HUNDREDS[hundreds])
    if rest or not hundreds:
        words.append(_es_under_hundred(rest, feminine=feminine))
    return " ".join(words)


def _es_under_hundred(n: int, *, feminine: bool) -> str:
    tens, unit = divmod(n, 10)
    larger = ES_TENS[tens] + (f" y {ES_SMALL[unit]}" if unit else "")
    words = ES_SMALL[n] if n < len(ES_SMALL) else larger
    return re.sub("[uú]n$", "una", words) if feminine else words


def _es_ordinal(n: int, *, feminine: bool) -> str:
    hundreds, rest = divmod(n, 100)
    tens, unit = (0, rest) if rest < len(ES_ORDINALS) else divmod(rest, 10)
    words = ["centésimo"] * hundreds + [ES_ORDINAL_TENS[tens]] * bool(tens) + [ES_ORDINALS[unit]] * bool(unit)
    if feminine:
        return " ".join(f"{word[:-1]}a" for word in words)
    masculine = " ".join(words)
    return masculine[:-1] if _shortened(n) else masculine


def _shortened(n: int) -> bool:
    """Whether the Spanish masculine ordinal loses its last o before a noun: primer, tercer, not undécimo."""
    return n % 10 in (1, 3) and n % 100 != UNDECIMO
