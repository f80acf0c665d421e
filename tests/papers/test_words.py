"""Lists, capitals and the fixed words of papers."""

import pytest

from intersession.papers import languages, tree, words


@pytest.mark.parametrize(
    "language, conjunction, expected",
    [
        ("en", "and", "Members, observers and organizations"),
        ("fr", "and", "Members, observers et organizations"),
        ("es", "and", "Members, observers y organizations"),
        ("en", "or", "Members, observers or organizations"),
        ("fr", "or", "Members, observers ou organizations"),
        ("ar", "and", "Members, observers and organizations"),
    ],
)
def test_listing_has_no_comma_before_the_last(language, conjunction, expected):
    items = ["Members", "observers", "organizations"]

    assert words.listing(items, language, conjunction=conjunction) == (expected,)


def test_listing_of_none_one_and_two():
    assert words.listing([], "en") == ()
    assert words.listing(["Egypt"], "en") == ("Egypt",)
    assert words.listing(["Egypt", "Ghana"], "fr") == ("Egypt et Ghana",)


@pytest.mark.parametrize(
    "last, expected",
    [
        ("Irán", "e"),
        ("Índice", "e"),
        ("Hitos", "e"),
        ("hielo", "y"),
        ("Hungría", "y"),
        ("Yemen", "y"),
        ("Ypres", "e"),
        ("Egipto", "y"),
        ("“Islandia”", "e"),
    ],
)
def test_listing_in_spanish_turns_y_to_e_before_the_same_sound(last, expected):
    assert words.listing(["Angola", last], "es") == (f"Angola {expected} {last}",)


@pytest.mark.parametrize(
    "last, expected",
    [
        ("Omán", "u"),
        ("Honduras", "u"),
        ("8", "u"),
        ("80", "u"),
        ("11", "u"),
        ("110", "o"),
        ("9", "o"),
        ("Uganda", "o"),
    ],
)
def test_listing_in_spanish_turns_o_to_u_before_the_same_sound(last, expected):
    assert words.listing(["7", last], "es", conjunction="or") == (f"7 {expected} {last}",)


def test_listing_keeps_markup_and_reads_through_it():
    quoted = tree.Quoted(("Inmigración",))

    found = words.listing([tree.Emph(("ibid.",)), (quoted, tree.Note("n1", ("Nota",)))], "es")

    assert found == (tree.Emph(("ibid.",)), " e ", quoted, tree.Note("n1", ("Nota",)))


@pytest.mark.parametrize(
    "inlines, expected",
    [
        (("étudier",), ("Étudier",)),
        ((" “the Council",), (" “The Council",)),
        (("37 of 42",), ("37 of 42",)),
        (
            (tree.Note("n", ("x",)), tree.Strong(("decides",))),
            (tree.Note("n", ("x",)), tree.Strong(("Decides",))),
        ),
        ((tree.Symbol("ic/1"), " is"), (tree.Symbol("ic/1"), " is")),
        ((tree.Ref("p1"), " is"), (tree.Ref("p1"), " is")),
        ((tree.Bound("four", "key", "basis"),), (tree.Bound("Four", "key", "basis"),)),
        (("“", tree.Quoted(("a", "b"))), ("“", tree.Quoted(("A", "b")))),
        ((), ()),
    ],
)
def test_capital_raises_the_first_letter_only(inlines, expected):
    assert words.capital(inlines) == expected


@pytest.mark.parametrize("key", sorted(words.LABELS))
def test_label_exists_in_every_language(key):
    written = [words.label(key, language) for language in languages.LANGUAGES]

    assert all(written)
    assert set(words.LABELS[key]) == set(languages.LANGUAGES)


def test_label_of_an_unknown_language_is_english_and_an_unknown_word_is_an_error():
    assert words.label("annex", "ar") == "Annex"
    assert words.label("annex", "es-MX") == "Anexo"
    with pytest.raises(KeyError, match="appendix"):
        words.label("appendix", "en")


@pytest.mark.parametrize(
    "language, expected",
    [
        ("en", ["English", "French", "Spanish", "Arabic", "Chinese", "Russian"]),
        ("fr", ["anglais", "français", "espagnol", "arabe", "chinois", "russe"]),
        ("es", ["inglés", "francés", "español", "árabe", "chino", "ruso"]),
    ],
)
def test_language_name_is_in_the_language_of_the_version(language, expected):
    assert [words.language_name(code, language) for code in ("en", "fr", "es", "ar", "zh", "ru")] == expected


def test_language_name_of_an_unknown_code_is_the_code():
    assert words.language_name("xqq", "fr") == "xqq"


@pytest.mark.parametrize(
    "language, expected",
    [("en", "Original: English"), ("fr", "Original: anglais"), ("es", "Original: inglés")],
)
def test_original_names_one_language(language, expected):
    assert words.original("en", language) == expected


def test_approved_says_what_a_figure_was():
    written = [words.approved("88", language) for language in languages.LANGUAGES]

    assert written == ["88 when approved", "88 lors de l'approbation", "88 en el momento de la aprobación"]
