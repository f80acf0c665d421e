"""Days and times of 2009 as the papers of each language print them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.papers import dates, languages

PAPER = date(2009, 9, 24)


@pytest.mark.parametrize(
    "written, language, expected",
    [
        (PAPER, "en", "24 September 2009"),
        (PAPER, "fr", "24 septembre 2009"),
        (PAPER, "es", "24 de septiembre de 2009"),
        (date(2009, 10, 1), "en", "1 October 2009"),
        (date(2009, 10, 1), "fr", "1er octobre 2009"),
        (date(2009, 10, 1), "es", "1 de octubre de 2009"),
        (date(2009, 10, 11), "fr", "11 octobre 2009"),
        (PAPER, "ru", "24 September 2009"),
    ],
)
def test_day_is_written_as_in_its_language(written, language, expected):
    assert dates.day(written, language) == expected


@pytest.mark.parametrize(
    "start, end, english, french, spanish",
    [
        ("2009-09-24", "2009-09-24", "24 September 2009", "24 septembre 2009", "24 de septiembre de 2009"),
        ("2009-07-09", "2009-07-10", "9 and 10 July 2009", "9 et 10 juillet 2009", "9 y 10 de julio de 2009"),
        (
            "2009-11-23",
            "2009-11-26",
            "23–26 November 2009",
            "23-26 novembre 2009",
            "23 a 26 de noviembre de 2009",
        ),
        (
            "2009-09-30",
            "2009-10-01",
            "30 September and 1 October 2009",
            "30 septembre et 1er octobre 2009",
            "30 de septiembre y 1 de octubre de 2009",
        ),
        (
            "2009-10-01",
            "2009-11-03",
            "1 October–3 November 2009",
            "1er octobre-3 novembre 2009",
            "1 de octubre a 3 de noviembre de 2009",
        ),
        (
            "2009-12-30",
            "2010-01-02",
            "30 December 2009–2 January 2010",
            "30 décembre 2009-2 janvier 2010",
            "30 de diciembre de 2009 a 2 de enero de 2010",
        ),
    ],
)
def test_days_say_once_what_they_share(start, end, english, french, spanish):
    period = date.fromisoformat(start), date.fromisoformat(end)

    written = [dates.days(*period, language) for language in languages.LANGUAGES]

    assert written == [english, french, spanish]


@pytest.mark.parametrize(
    "start, end, english, french, spanish",
    [
        (
            "2009-09-24",
            "2009-09-24",
            "on 24 September 2009",
            "le 24 septembre 2009",
            "el 24 de septiembre de 2009",
        ),
        (
            "2009-07-09",
            "2009-07-10",
            "on 9 and 10 July 2009",
            "les 9 et 10 juillet 2009",
            "los días 9 y 10 de julio de 2009",
        ),
        (
            "2009-11-23",
            "2009-11-26",
            "from 23 to 26 November 2009",
            "du 23 au 26 novembre 2009",
            "del 23 al 26 de noviembre de 2009",
        ),
        (
            "2009-12-31",
            "2010-01-01",
            "on 31 December 2009 and 1 January 2010",
            "les 31 décembre 2009 et 1er janvier 2010",
            "los días 31 de diciembre de 2009 y 1 de enero de 2010",
        ),
        (
            "2009-09-01",
            "2009-10-02",
            "from 1 September to 2 October 2009",
            "du 1er septembre au 2 octobre 2009",
            "del 1 de septiembre al 2 de octubre de 2009",
        ),
    ],
)
def test_on_days_reads_as_a_sentence(start, end, english, french, spanish):
    period = date.fromisoformat(start), date.fromisoformat(end)

    written = [dates.on_days(*period, language) for language in languages.LANGUAGES]

    assert written == [english, french, spanish]


def test_days_refuse_an_end_before_the_start():
    with pytest.raises(ValueError, match="would end on 2009-07-09, before it starts on 2009-07-10"):
        dates.days(date(2009, 7, 10), date(2009, 7, 9), "en")


@given(
    st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 800), st.sampled_from(languages.LANGUAGES)
)
@settings(max_examples=100)
def test_days_end_with_the_last_day_in_full(start, length, language):
    end = start + timedelta(days=length)

    assert dates.days(start, end, language).endswith(dates.day(end, language))
    assert dates.on_days(start, end, language).endswith(dates.day(end, language))


@pytest.mark.parametrize(
    "text, english, french, spanish",
    [
        ("2007", "2007", "2007", "2007"),
        ("2007-07", "July 2007", "juillet 2007", "julio de 2007"),
        ("2007-07-08", "8 July 2007", "8 juillet 2007", "8 de julio de 2007"),
        ("2001-08-01", "1 August 2001", "1er août 2001", "1 de agosto de 2001"),
    ],
)
def test_partial_says_only_what_is_known(text, english, french, spanish):
    assert [dates.partial(text, language) for language in languages.LANGUAGES] == [english, french, spanish]


@pytest.mark.parametrize(
    "text", ["", "07-2007", "2007-7", "2007-13", "2007-02-30", "20070708", "2007-07-08T10", "2007-W07-1"]
)
def test_partial_refuses_what_is_no_date(text):
    with pytest.raises(ValueError, match="is no date: write 2007, 2007-07 or 2007-07-08"):
        dates.partial(text, "en")


@pytest.mark.parametrize(
    "language, expected",
    [("en", "Thursday, 9 July"), ("fr", "jeudi 9 juillet"), ("es", "jueves 9 de julio")],
)
def test_weekday_heads_a_day_of_a_programme(language, expected):
    assert dates.weekday(date(2009, 7, 9), language) == expected


def test_weekday_keeps_the_french_first():
    assert dates.weekday(date(2009, 10, 1), "fr") == "jeudi 1er octobre"


@pytest.mark.parametrize(
    "at, english, french, spanish",
    [
        (time(10), "10.00", "10 heures", "10.00 horas"),
        (time(15, 30), "15.30", "15 h 30", "15.30 horas"),
        (time(9, 5), "09.05", "9 h 05", "09.05 horas"),
        (time(1), "01.00", "1 heure", "01.00 horas"),
        (time(0), "00.00", "0 heure", "00.00 horas"),
    ],
)
def test_clock_runs_to_twenty_four_hours(at, english, french, spanish):
    assert [dates.clock(at, language) for language in languages.LANGUAGES] == [english, french, spanish]


@pytest.mark.parametrize(
    "start, end, english, french, spanish",
    [
        (time(10), time(13), "10.00–13.00", "10 heures-13 heures", "10.00 a 13.00 horas"),
        (time(15, 30), time(18), "15.30–18.00", "15 h 30-18 heures", "15.30 a 18.00 horas"),
    ],
)
def test_clock_range_stands_in_a_timetable(start, end, english, french, spanish):
    written = [dates.clock_range(start, end, language) for language in languages.LANGUAGES]

    assert written == [english, french, spanish]
