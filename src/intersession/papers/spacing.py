"""The spaces of each language, and the side of a stop on which a footnote mark stands."""

import re
from typing import Final

from babel import dates as babel_dates

from intersession.papers import tree
from intersession.papers.flow import WHOLE, Flow, Mark
from intersession.papers.languages import LANGUAGES, NARROW_NO_BREAK, NO_BREAK

Rule = tuple[re.Pattern[str], str]

GAP: Final = rf"(?P<gap>[ {NO_BREAK}{NARROW_NO_BREAK}]*)"
SPACES: Final = rf"(?P<gap>[ {NO_BREAK}{NARROW_NO_BREAK}]+)"
SPACE: Final = "(?P<gap> )"
WORD_BEFORE: Final = r"(?<=[^\s(\[{«“‘;:!?])"
A_NUMBER: Final = rf"(?=[\d{WHOLE}]|[IVXLC]{{2,}}\b)"

# What a number is never parted from: the unit after it, the abbreviation or word before it.
UNITS: Final = {
    "en": r"per cent|(?:m|b|tr)illions?|[ap]\.m\.|km|hours?",
    "fr": r"pour cent|(?:m|b)illions?|milliards?|heures?|h|km",
    "es": r"por ciento|mil|mill(?:ón|ones)|horas?|h|km",
}
BEFORE_NUMBERS: Final = {
    "en": r"Nos?\.|paras?\.|arts?\.|pp?\.|chaps?\.|sects?\.|vols?\.|paragraphs?|annex|table|figure|article",
    "fr": r"n[o°]s?|par\.|art\.|pp?\.|chap\.|sect\.|vol\.|fig\.|paragraphes?|annexe|tableau|figure|article",
    "es": r"núms?\.|párrs?\.|arts?\.|págs?\.|caps?\.|secc\.|vols?\.|párrafos?|anexo|cuadro|gráfico|artículo",
}


def _months(language: str) -> str:
    return "|".join(babel_dates.get_month_names("wide", locale=language).values())


def _bindings(language: str) -> list[Rule]:
    """Spaces at which a line never breaks: inside a date, between a number and its unit or its name."""
    months = _months(language)
    of = rf"de[ {NO_BREAK}]" if language == "es" else ""
    patterns = [
        rf"(?:(?<=\d)|(?<=\b1er)){SPACE}(?={of}(?:{months})\b)",
        rf"(?<=\d){SPACE}(?=(?:{UNITS[language]})(?!\w))",
        rf"(?<!\w)(?i:{BEFORE_NUMBERS[language]}){SPACE}{A_NUMBER}",
    ]
    if language == "fr":
        patterns.append(rf"(?<=\d[ {NO_BREAK}]h){SPACE}(?=\d\d\b)")
    if language == "es":
        patterns.append(rf"(?<=\d[ {NO_BREAK}]de){SPACE}(?=(?:{months})\b)")
    return [(re.compile(pattern), NO_BREAK) for pattern in patterns]


def _rules(language: str) -> list[Rule]:
    own = {
        "en": [],
        "fr": [
            (rf"{WORD_BEFORE}{GAP}(?=[;!?](?!\w))", NARROW_NO_BREAK),
            (rf"{WORD_BEFORE}{GAP}(?=:(?![\w/\\]))", NO_BREAK),  # not in 10:30 nor in an address
            (rf"(?<=[\d{WHOLE}]){GAP}(?=%)", NARROW_NO_BREAK),
            (rf"(?<=«){GAP}(?=\S)", NO_BREAK),
            (rf"(?<=[^\s«]){GAP}(?=»)", NO_BREAK),
        ],
        "es": [
            (rf"(?<=[\d{WHOLE}]){GAP}(?=%)", NO_BREAK),
            (rf"(?<=«){SPACES}", ""),
            (rf"{SPACES}(?=»)", ""),
        ],
    }
    return [(re.compile(pattern), new) for pattern, new in own[language]] + _bindings(language)


RULES: Final = {language: _rules(language) for language in LANGUAGES}

STOPS_PASSED: Final = re.compile(r"[.,;:!?]+(?![\w.,;:!?])")
STOPS_AWAITED: Final = re.compile(rf"(?<=[^\s.,;:!?…])(?<!\betc)(?:[ {NO_BREAK}{NARROW_NO_BREAK}]*[.,;:!?])+")


def apply(flow: Flow, language: str) -> None:
    """Set the spaces of the language in the flow: fine spaces, and no break inside dates and quantities."""
    for pattern, new in RULES[language]:
        flow.replace(pattern, new)


def place_notes(flow: Flow, language: str) -> None:
    """Move each footnote mark after a stop in English, before it in French and Spanish.

    Editorial Manual, footnotes, IX.B. A mark stays before or after an ellipsis, and never moves into a link.
    """
    notes = [mark for mark in flow.marks if mark.kind == "note"]
    if not notes:
        return
    if language == "en":
        for mark in reversed(notes):
            _move(flow, mark, _past(flow.text, mark.at), ahead_of=("open", "whole", "note"))
    else:
        for mark in notes:
            _move(flow, mark, _ahead(flow.text, mark.at), ahead_of=("open", "whole"))


def _past(text: str, at: int) -> int:
    stops = STOPS_PASSED.match(text, at)
    return stops.end() if stops else at


def _ahead(text: str, at: int) -> int:
    for stops in STOPS_AWAITED.finditer(text):
        if stops.start() < at <= stops.end() and ".." not in stops[0]:
            return stops.start()
    return at


def _move(flow: Flow, mark: Mark, to: int, *, ahead_of: tuple[str, ...]) -> None:
    if to == mark.at:
        return
    others = [other for other in flow.marks if other is not mark]
    index = next(
        (i for i, other in enumerate(others) if other.at > to or (other.at == to and other.kind in ahead_of)),
        len(others),
    )
    if not _in_link_or_figure(others[:index]):
        mark.at = to
        flow.marks = [*others[:index], mark, *others[index:]]


def _in_link_or_figure(marks: list[Mark]) -> bool:
    sealed = [mark.kind for mark in marks if isinstance(mark.inline, tree.Link | tree.Bound)]
    return sealed.count("open") > sealed.count("close")
