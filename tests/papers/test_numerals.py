"""Numbers as each language writes them: the facts of the field, and laws over the whole range."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.papers import languages, numbering, numerals

FINE = "\u202f"
NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    "n, language, expected",
    [
        (13_635, "en", "13,635"),
        (13_635, "fr", f"13{FINE}635"),
        (13_635, "es", f"13{FINE}635"),
        (1_234, "en", "1,234"),
        (1_234, "fr", f"1{FINE}234"),
        (1_234, "es", "1234"),
        (190, "fr", "190"),
        (1_234_567, "es", f"1{FINE}234{FINE}567"),
    ],
)
def test_integer_groups_thousands_as_its_language_does(n, language, expected):
    assert numerals.integer(n, language) == expected


def test_integer_of_an_unknown_language_is_english_and_of_a_region_its_language():
    assert numerals.integer(13_635, "ar") == "13,635"
    assert numerals.integer(13_635, "fr-CH") == f"13{FINE}635"


@pytest.mark.parametrize(
    "n, language, feminine, expected",
    [
        (1, "en", False, "one"),
        (9, "en", False, "nine"),
        (10, "en", False, "10"),
        (1, "fr", False, "un"),
        (1, "fr", True, "une"),
        (1, "es", False, "un"),
        (1, "es", True, "una"),
        (9, "es", True, "nueve"),
        (12, "fr", False, "12"),
        (13_635, "en", False, "13,635"),
    ],
)
def test_cardinal_is_in_words_under_ten_and_in_figures_from_ten(n, language, feminine, expected):
    assert numerals.cardinal(n, language, feminine=feminine) == expected


@pytest.mark.parametrize(
    "n, english, french, spanish",
    [
        (0, "zero", "zéro", "cero"),
        (16, "sixteen", "seize", "dieciséis"),
        (21, "twenty-one", "vingt et un", "veintiún"),
        (22, "twenty-two", "vingt-deux", "veintidós"),
        (43, "forty-three", "quarante-trois", "cuarenta y tres"),
        (60, "sixty", "soixante", "sesenta"),
        (71, "seventy-one", "soixante et onze", "setenta y un"),
        (80, "eighty", "quatre-vingts", "ochenta"),
        (81, "eighty-one", "quatre-vingt-un", "ochenta y un"),
        (91, "ninety-one", "quatre-vingt-onze", "noventa y un"),
        (99, "ninety-nine", "quatre-vingt-dix-neuf", "noventa y nueve"),
        (100, "one hundred", "cent", "cien"),
        (101, "one hundred and one", "cent un", "ciento un"),
        (190, "one hundred and ninety", "cent quatre-vingt-dix", "ciento noventa"),
        (200, "two hundred", "deux cents", "doscientos"),
        (280, "two hundred and eighty", "deux cent quatre-vingts", "doscientos ochenta"),
        (555, "five hundred and fifty-five", "cinq cent cinquante-cinq", "quinientos cincuenta y cinco"),
    ],
)
def test_in_words_begins_a_sentence(n, english, french, spanish):
    assert [numerals.in_words(n, language) for language in languages.LANGUAGES] == [english, french, spanish]


@pytest.mark.parametrize(
    "n, french, spanish",
    [
        (21, "vingt et une", "veintiuna"),
        (31, "trente et une", "treinta y una"),
        (81, "quatre-vingt-une", "ochenta y una"),
        (11, "onze", "once"),
        (201, "deux cent une", "doscientas una"),
        (43, "quarante-trois", "cuarenta y tres"),
    ],
)
def test_in_words_agrees_with_a_feminine_noun(n, french, spanish):
    assert numerals.in_words(n, "fr", feminine=True) == french
    assert numerals.in_words(n, "es", feminine=True) == spanish


@pytest.mark.parametrize("n", [-1, 1000])
def test_in_words_refuses_what_it_cannot_write_out(n):
    with pytest.raises(ValueError, match=f"{n} cannot be written out: only 0 to 999 can"):
        numerals.in_words(n, "en")


@pytest.mark.parametrize(
    "n, english, french, spanish",
    [
        (1, "first", "première", "primera"),
        (2, "second", "deuxième", "segunda"),
        (5, "fifth", "cinquième", "quinta"),
        (9, "ninth", "neuvième", "novena"),
        (12, "twelfth", "douzième", "duodécima"),
        (13, "thirteenth", "treizième", "decimotercera"),
        (20, "twentieth", "vingtième", "vigésima"),
        (21, "twenty-first", "vingt et unième", "vigésima primera"),
        (80, "eightieth", "quatre-vingtième", "octogésima"),
        (84, "eighty-fourth", "quatre-vingt-quatrième", "octogésima cuarta"),
        (86, "eighty-sixth", "quatre-vingt-sixième", "octogésima sexta"),
        (92, "ninety-second", "quatre-vingt-douzième", "nonagésima segunda"),
        (98, "ninety-eighth", "quatre-vingt-dix-huitième", "nonagésima octava"),
        (99, "ninety-ninth", "quatre-vingt-dix-neuvième", "nonagésima novena"),
        (100, "one hundredth", "centième", "centésima"),
        (101, "one hundred and first", "cent unième", "centésima primera"),
        (103, "one hundred and third", "cent troisième", "centésima tercera"),
        (106, "one hundred and sixth", "cent sixième", "centésima sexta"),
        (180, "one hundred and eightieth", "cent quatre-vingtième", "centésima octogésima"),
    ],
)
def test_ordinal_of_a_session_is_feminine_where_gender_counts(n, english, french, spanish):
    assert [numerals.ordinal(n, language) for language in languages.LANGUAGES] == [english, french, spanish]


@pytest.mark.parametrize(
    "n, french, spanish",
    [
        (1, "premier", "primer"),
        (3, "troisième", "tercer"),
        (11, "onzième", "undécimo"),
        (13, "treizième", "decimotercer"),
        (21, "vingt et unième", "vigésimo primer"),
        (98, "quatre-vingt-dix-huitième", "nonagésimo octavo"),
        (103, "cent troisième", "centésimo tercer"),
        (111, "cent onzième", "centésimo undécimo"),
    ],
)
def test_ordinal_before_a_masculine_noun_takes_its_short_form(n, french, spanish):
    assert numerals.ordinal(n, "fr", feminine=False) == french
    assert numerals.ordinal(n, "es", feminine=False) == spanish


@pytest.mark.parametrize(
    "n, english, french, spanish, masculine",
    [
        (1, "1st", "1re", "1ª", "1er"),
        (2, "2nd", "2e", "2ª", "2º"),
        (11, "11th", "11e", "11ª", "11º"),
        (13, "13th", "13e", "13ª", "13er"),
        (42, "42nd", "42e", "42ª", "42º"),
        (103, "103rd", "103e", "103ª", "103er"),
        (112, "112th", "112e", "112ª", "112º"),
        (221, "221st", "221e", "221ª", "221er"),
    ],
)
def test_ordinal_figures_take_the_ending_of_their_language(n, english, french, spanish, masculine):
    written = [numerals.ordinal_figures(n, language) for language in languages.LANGUAGES]

    assert written == [english, french, spanish]
    assert numerals.ordinal_figures(n, "es", feminine=False) == masculine


def test_ordinal_beyond_words_is_in_figures_and_under_one_refused():
    assert numerals.ordinal(200, "en") == "200th"
    assert numerals.ordinal_figures(1, "fr", feminine=False) == "1er"
    with pytest.raises(ValueError, match="0 is no ordinal"):
        numerals.ordinal(0, "es")


@given(st.integers(1, 199), st.sampled_from(languages.LANGUAGES), st.booleans())
@settings(max_examples=100)
def test_ordinals_of_different_numbers_differ(n, language, feminine):
    written = numerals.ordinal(n, language, feminine=feminine)

    others = [numerals.ordinal(m, language, feminine=feminine) for m in range(1, 200) if m != n]
    assert written not in others
    assert re.fullmatch(r"[a-zéèêáóú]+([ -][a-zéèêáóú]+)*", written)


@pytest.mark.parametrize(
    "n, expected", [(1, "I"), (4, "IV"), (84, "LXXXIV"), (88, "LXXXVIII"), (94, "XCIV"), (2009, "MMIX")]
)
def test_roman_is_upper_case(n, expected):
    assert numerals.roman(n) == expected


@given(st.integers(1, 39))
def test_roman_agrees_with_the_numbering_of_items(n):
    assert numerals.roman(n) == numbering.roman(n).upper()


@pytest.mark.parametrize("n", [0, 4000])
def test_roman_refuses_what_has_no_numeral(n):
    with pytest.raises(ValueError, match="only 1 to 3999 can"):
        numerals.roman(n)


@pytest.mark.parametrize(
    "language, in_text, in_table",
    [
        ("en", "88 per cent", "88%"),
        ("fr", f"88{FINE}%", f"88{FINE}%"),
        ("es", f"88{NO_BREAK}%", f"88{NO_BREAK}%"),
    ],
)
def test_percent_has_words_in_english_text_only(language, in_text, in_table):
    assert numerals.percent(88, language) == in_text
    assert numerals.percent(88, language, table=True) == in_table


@pytest.mark.parametrize(("language", "alone"), [("en", "one"), ("fr", "un"), ("es", "uno")])
def test_count_without_a_noun_stands_alone(language, alone):
    assert numerals.standing_alone(1, language) == alone
    assert numerals.standing_alone(2, language) == numerals.cardinal(2, language)
