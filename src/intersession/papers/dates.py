"""Days, ranges of days and times as the papers of each language write them."""

import re
from datetime import date, time
from typing import Final

from babel import dates as babel_dates

from intersession.papers.languages import LANGUAGES, known

DAY: Final = {"en": "{day} {month} {year}", "fr": "{day} {month} {year}", "es": "{day} de {month} de {year}"}
DAY_AND_MONTH: Final = {"en": "{day} {month}", "fr": "{day} {month}", "es": "{day} de {month}"}
MONTH_AND_YEAR: Final = {"en": "{month} {year}", "fr": "{month} {year}", "es": "{month} de {year}"}
YEAR: Final = dict.fromkeys(LANGUAGES, "{year}")
PARTIAL: Final = {"0000": YEAR, "0000-00": MONTH_AND_YEAR, "0000-00-00": DAY}
FIRST_DAY: Final = "0000-01-01"
WEEKDAY: Final = {"en": "{weekday}, {day}", "fr": "{weekday} {day}", "es": "{weekday} {day}"}

TWO_DAYS: Final = {"en": "{} and {}", "fr": "{} et {}", "es": "{} y {}"}
RANGE: Final = {"en": "{}–{}", "fr": "{}-{}", "es": "{} a {}"}
ON_ONE_DAY: Final = {"en": "on {}", "fr": "le {}", "es": "el {}"}
ON_TWO_DAYS: Final = {"en": "on {} and {}", "fr": "les {} et {}", "es": "los días {} y {}"}
FROM_TO: Final = {"en": "from {} to {}", "fr": "du {} au {}", "es": "del {} al {}"}


def day(date: date, language: str) -> str:
    """Give 24 September 2009; 24 septembre 2009, 1er octobre 2009; 24 de septiembre de 2009."""
    return _written(DAY, date, known(language))


def days(start: date, end: date, language: str) -> str:
    """Give the days of a meeting for a title: 9 and 10 July 2009; 23–26 November 2009.

    Two running days are named, more make a range; what they share is said once. Refuses a false order.
    """
    return _spoken(start, end, known(language), one={}, two=TWO_DAYS, more=RANGE)


def on_days(start: date, end: date, language: str) -> str:
    """Give the days of a meeting for running text, with preposition or article: from 23 to 26 November 2009.

    Refuses an end before the start.
    """
    return _spoken(start, end, known(language), one=ON_ONE_DAY, two=ON_TWO_DAYS, more=FROM_TO)


def partial(text: str, language: str) -> str:
    """Write a date known to the year, month or day: `2007`, `2007-07`, `2007-07-08`; else ValueError."""
    try:
        form = PARTIAL[re.sub("[0-9]", "0", text)]
        first = date.fromisoformat(text + FIRST_DAY[len(text) :])
    except (KeyError, ValueError):
        raise ValueError(f"{text!r} is no date: write 2007, 2007-07 or 2007-07-08") from None
    return _written(form, first, known(language))


def weekday(date: date, language: str) -> str:
    """Give the day as a programme heads it, without its year: Thursday, 9 July; jeudi 9 juillet."""
    language = known(language)
    name = babel_dates.get_day_names("wide", locale=language)[date.weekday()]
    return WEEKDAY[language].format(weekday=name, day=_written(DAY_AND_MONTH, date, language))


def clock(time: time, language: str) -> str:
    """Give a time by the 24-hour clock: 15.30; 15 h 30, 10 heures; 15.30 horas."""
    match known(language):
        case "fr":
            return _fr_clock(time)
        case "es":
            return f"{time:%H.%M} horas"
        case _:
            return f"{time:%H.%M}"


def clock_range(start: time, end: time, language: str) -> str:
    """Give the times of a sitting for a timetable: 10.00–13.00; 10 heures-13 heures; 10.00 a 13.00 horas."""
    if known(language) == "es":
        return f"{start:%H.%M} a {clock(end, language)}"
    return RANGE[known(language)].format(clock(start, language), clock(end, language))


def _fr_clock(time: time) -> str:
    if time.minute:
        return f"{time.hour} h {time.minute:02}"
    return f"{time.hour} heure{'s' if time.hour > 1 else ''}"


def _written(form: dict[str, str], date: date, language: str) -> str:
    month = babel_dates.get_month_names("wide", locale=language)[date.month]
    return form[language].format(day=_number(date, language), month=month, year=date.year)


def _number(date: date, language: str) -> str:
    return "1er" if language == "fr" and date.day == 1 else str(date.day)


def _spoken(
    start: date, end: date, language: str, *, one: dict[str, str], two: dict[str, str], more: dict[str, str]
) -> str:
    if end < start:
        raise ValueError(f"the meeting would end on {end}, before it starts on {start}")
    last = _written(DAY, end, language)
    if start == end:
        return one.get(language, "{}").format(last)
    form = two if (end - start).days == 1 else more
    return form[language].format(_start(start, end, language), last)


def _start(start: date, end: date, language: str) -> str:
    """Give the first day without what it shares with the last."""
    if start.year != end.year:
        return _written(DAY, start, language)
    if start.month != end.month:
        return _written(DAY_AND_MONTH, start, language)
    return _number(start, language)
