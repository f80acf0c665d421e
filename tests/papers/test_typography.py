"""Marks and spaces of each language; that a second pass changes nothing is tested on generated papers."""

import unicodedata
from datetime import date

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.papers import charts, dates, languages, numerals, tree, typography

FINE = "\u202f"
NB = "\u00a0"
WHOLES = (tree.Symbol("IC/2009/10"), tree.Ref("p8"))


def set_in(language, *content):
    return typography.inlines(content, language)


# Quotation marks and apostrophes


@pytest.mark.parametrize(
    "language, expected",
    [
        ("en", "the “theme” of 2009"),
        ("fr", f"the «{NB}theme{NB}» of 2009"),
        ("es", "the “theme” of 2009"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language, expected):
    assert typography.text('the "theme" of 2009', language) == expected
    assert set_in(language, "the ", tree.Quoted(("theme",)), " of 2009") == (expected,)


@pytest.mark.parametrize(
    "language, expected",
    [("en", "“a ‘b’ c”"), ("fr", f"«{NB}a “b” c{NB}»"), ("es", "“a ‘b’ c”")],
)
def test_quotation_inside_a_quotation_takes_the_inner_marks(language, expected):
    assert typography.text('"a "b" c"', language) == expected
    assert set_in(language, tree.Quoted(("a ", tree.Quoted(("b",)), " c"))) == (expected,)
    assert set_in(language, tree.Quoted(('a "b" c',))) == (expected,)


def test_quotation_marks_are_paired_across_markup():
    found = set_in("en", 'On "human ', tree.Emph(('rights" and "',)), 'migration".')

    assert found == ("On “human ", tree.Emph(("rights” and “",)), "migration”.")


@pytest.mark.parametrize("text", ['a 19" screen', '"', 'said "so'])
def test_quotation_mark_without_partner_stays_straight(text):
    assert typography.text(text, "en") == text


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Members' views aren't", "en", "Members’ views aren’t"),
        ("a 'theme' of the '90s", "en", "a ‘theme’ of the ’90s"),
        ("l'État, c'est \"l'État\"", "fr", f"l’État, c’est «{NB}l’État{NB}»"),
        ('l\'"atelier"', "fr", f"l’«{NB}atelier{NB}»"),
    ],
)
def test_apostrophes_are_curled(text, language, expected):
    assert typography.text(text, language) == expected


# Spaces


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Quoi?", f"Quoi{FINE}?"),
        ("Quoi ?!", f"Quoi{FINE}?!"),
        ("oui; non", f"oui{FINE}; non"),
        ("Original: anglais", f"Original{NB}: anglais"),
        ("Original : anglais", f"Original{NB}: anglais"),
        ("« atelier »", f"«{NB}atelier{NB}»"),
        ("«atelier»;", f"«{NB}atelier{NB}»{FINE};"),
        ("88 %, 88%", f"88{FINE}%, 88{FINE}%"),
        ("de 10:30 à 11:00", "de 10:30 à 11:00"),
        ("15 h 30 et 10 heures", f"15{NB}h{NB}30 et 10{NB}heures"),
        ("voir https://iom.int/a?b=c;d: fin", f"voir https://iom.int/a?b=c;d{NB}: fin"),
        ("https://iom.int/l'an%20d'un: fin", f"https://iom.int/l'an%20d'un{NB}: fin"),
        ("https://iom.int/2%20a", "https://iom.int/2%20a"),
        ('" mot ", puis " mot "; fin', f"«{NB}mot{NB}», puis «{NB}mot{NB}»{FINE}; fin"),
        ("(?) et [!]", "(?) et [!]"),
        ("le 1er octobre 2009", f"le 1er{NB}octobre 2009"),
        ("Vraiment...?", f"Vraiment...{FINE}?"),
        ("35 pour cent", f"35{NB}pour cent"),
        ("par. 8, no 5", f"par.{NB}8, no{NB}5"),
    ],
)
def test_french_spaces(text, expected):
    assert typography.text(text, "fr") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("88%, 88 %", f"88{NB}%, 88{NB}%"),
        ("« taller »", "«taller»"),
        ("¿Qué? ¡Sí!", "¿Qué? ¡Sí!"),
        ("Original: inglés", "Original: inglés"),
        ("el 24 de septiembre de 2009", f"el 24{NB}de{NB}septiembre de 2009"),
        ("10.00 horas, párr. 8", f"10.00{NB}horas, párr.{NB}8"),
    ],
)
def test_spanish_spaces(text, expected):
    assert typography.text(text, "es") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("88 per cent", f"88{NB}per cent"),
        ("88%", "88%"),
        ("on 24 September 2009", f"on 24{NB}September 2009"),
        ("Resolution No. 1157 (XCIV), paras. 8 and 9", f"Resolution No.{NB}1157 (XCIV), paras.{NB}8 and 9"),
        ("He said no. 5 came", f"He said no.{NB}5 came"),
        ("No. I disagree; chap. IV", f"No. I disagree; chap.{NB}IV"),
        ("Why? See: this!", "Why? See: this!"),
        ("3 hours", f"3{NB}hours"),
        ("at 10 a.m. on 5 May", f"at 10{NB}a.m. on 5{NB}May"),
    ],
)
def test_english_spaces(text, expected):
    assert typography.text(text, "en") == expected


def test_spaces_are_set_across_markup_and_before_what_is_whole():
    found = set_in(
        "fr",
        "Voir le par. ",
        tree.Ref("p8"),
        ", cote ",
        tree.Symbol("IC/2009/10"),
        "; ",
        tree.Strong(("Note",)),
        ": fin",
    )

    assert found == (
        f"Voir le par.{NB}",
        tree.Ref("p8"),
        ", cote ",
        tree.Symbol("IC/2009/10"),
        f"{FINE}; ",
        tree.Strong(("Note",)),
        f"{NB}: fin",
    )


def test_symbols_addresses_and_languages_without_rules_are_left_alone():
    link = tree.Link(("ici",), "https://iom.int/?a='b'")
    arabic = tree.Foreign(('"نعم"',), "ar")

    assert set_in("fr", tree.Symbol("C/1'2?"), link, arabic) == (tree.Symbol("C/1'2?"), link, arabic)
    assert typography.text('"نعم"', "ar") == '"نعم"'


def test_foreign_text_follows_its_own_language():
    found = set_in("en", "the ", tree.Foreign(('"atelier": oui',), "fr"))

    assert found == ("the ", tree.Foreign((f"«{NB}atelier{NB}»{NB}: oui",), "fr"))


def test_bound_figures_are_typeset_and_stay_bound():
    figure = tree.Bound("88 %", "key", "37 réponses: l'essentiel", 37, 42, approved="81%")

    found = set_in("fr", figure, "; fin")

    assert found == (
        tree.Bound(f"88{FINE}%", "key", f"37 réponses{NB}: l’essentiel", 37, 42, approved=f"81{FINE}%"),
        f"{FINE}; fin",
    )


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_words_of_the_kernel_need_the_pass_for_breaks_only(language):
    day = dates.day(date(2009, 10, 1), language)
    figure = numerals.percent(13_635, language)

    found = typography.text(f"{day} {figure}", language)

    assert found.replace(NB, " ").replace(FINE, " ") == f"{day} {figure}".replace(NB, " ").replace(FINE, " ")


# Footnote marks

NOTE = tree.Note("n1", ("Note.",))
SECOND = tree.Note("n2", ("Note.",))


@pytest.mark.parametrize(
    "content, english, french",
    [
        (("mot", NOTE, "."), ("mot.", NOTE), ("mot", NOTE, ".")),
        (("mot.", NOTE), ("mot.", NOTE), ("mot", NOTE, ".")),
        (("mot,", NOTE, " mot"), ("mot,", NOTE, " mot"), ("mot", NOTE, ", mot")),
        (("mot", NOTE, SECOND, "."), ("mot.", NOTE, SECOND), ("mot", NOTE, SECOND, ".")),
        (("mot", NOTE, ".", SECOND), ("mot.", NOTE, SECOND), ("mot", NOTE, SECOND, ".")),
        (("mot", NOTE, " mot"), ("mot", NOTE, " mot"), ("mot", NOTE, " mot")),
        (("mot...", NOTE), ("mot...", NOTE), ("mot...", NOTE)),
        (("mot etc.", NOTE), ("mot etc.", NOTE), ("mot etc.", NOTE)),
        ((NOTE, "."), (".", NOTE), (NOTE, ".")),
    ],
)
def test_note_marks_follow_a_stop_in_english_and_precede_it_in_french_and_spanish(content, english, french):
    def typeset(language):
        return tuple(
            inline if isinstance(inline, str) else inline.id
            for inline in typography.inlines(content, language)
        )

    assert typeset("en") == tuple(i if isinstance(i, str) else i.id for i in english)
    assert typeset("fr") == tuple(i if isinstance(i, str) else i.id for i in french)
    assert typeset("es") == typeset("fr")


def test_note_marks_precede_the_space_before_a_french_stop():
    assert set_in("fr", "mot;", NOTE, " fin") == ("mot", NOTE, f"{FINE}; fin")
    assert set_in("fr", "mot", NOTE, " ; fin") == ("mot", NOTE, f"{FINE}; fin")
    assert set_in("fr", "mot ", NOTE, "; fin") == ("mot", NOTE, f"{FINE}; fin")
    assert set_in("fr", "88", NOTE, "%") == ("88", NOTE, f"{FINE}%")


def test_note_marks_move_through_bold_but_never_into_a_link_or_figure():
    link, figure = tree.Link(("mot.",), "https://iom.int"), tree.Bound("88.", "key", "basis")

    assert set_in("fr", tree.Strong(("mot.",)), NOTE) == (tree.Strong(("mot", NOTE, ".")),)
    assert set_in("en", tree.Strong(("mot", NOTE)), ".") == (tree.Strong(("mot",)), ".", NOTE)
    assert set_in("fr", link, NOTE) == (link, NOTE)
    assert set_in("fr", figure, NOTE) == (figure, NOTE)


def test_notes_are_typeset_on_their_own():
    assert set_in("en", tree.Note("n", ('"so"',)), '"') == (tree.Note("n", ("“so”",)), '"')


# Whole papers


def paper_of(language, *content, annexes=()):
    meta = tree.Meta(
        symbol="IC/2009/10",
        title='Le "thème": suite',
        language=language,
        original="en",
        date=date(2009, 9, 24),
        organization="l'OIM",
        occasion="Consultations: suite",
    )
    return tree.Paper(meta, (tree.Para("p1", content, (tree.Item("i1", content),)),), annexes)


def test_typeset_reaches_masthead_items_tables_charts_and_annexes():
    table = tree.Table("t1", ("l'un",), (("l'un",),), ((("l'un",), ("88%",)),), ("l'un",))
    drawing = charts.Drawing(
        "bars", (charts.Bar("l'un", (charts.Part("l'un", 1, "good"),), "88%"),), "fr", "l'un"
    )
    chart = tree.Chart("c1", ("l'un",), "l'un", drawing, table)
    annex = tree.Annex("a1", ('"one"',), "en", "en", (tree.Heading("h1", ('"one"',)), table, chart))

    found = typography.typeset(paper_of("fr", "l'un", annexes=(annex,)))

    assert (found.meta.title, found.meta.organization) == (f"Le «{NB}thème{NB}»{NB}: suite", "l’OIM")
    assert (found.meta.occasion, found.meta.symbol) == (f"Consultations{NB}: suite", "IC/2009/10")
    assert found.blocks == (tree.Para("p1", ("l’un",), (tree.Item("i1", ("l’un",)),)),)
    heading, english_table, english_chart = found.annexes[0].blocks
    assert (found.annexes[0].title, heading.content) == (("“one”",), ("“one”",))
    assert english_table == tree.Table("t1", ("l’un",), (("l’un",),), ((("l’un",), ("88%",)),), ("l’un",))
    assert english_chart.alt == "l’un"
    assert english_chart.drawing == charts.Drawing(
        "bars", (charts.Bar("l’un", (charts.Part("l’un", 1, "good"),), f"88{FINE}%"),), "fr", "l’un"
    )


TEXT = st.text(
    st.sampled_from(list("ab5. ,;:!?%()'\"«»“”‘’…-/@é" + NB + FINE + "\ufffc")), max_size=12
) | st.sampled_from(
    [
        "24 de mayo",
        "1er mai",
        "5 h 30",
        "par. 8",
        "no. 5",
        "88 per cent",
        "https://a.int/?b",
        "www.a.int: ",
        "3 millones",
        "etc.",
    ]
)
NOTES = st.builds(tree.Note, st.just("n"), st.tuples(TEXT))
SMALL = TEXT | st.sampled_from(WHOLES) | NOTES | st.builds(tree.Bound, TEXT, st.just("key"), TEXT)
CONTENT = st.recursive(
    st.lists(SMALL, max_size=4).map(tuple),
    lambda inner: st.lists(
        SMALL
        | st.builds(tree.Strong, inner)
        | st.builds(tree.Quoted, inner)
        | st.builds(tree.Link, inner, st.just("https://iom.int"))
        | st.builds(tree.Foreign, inner, st.sampled_from(["en", "fr", "es", "ar"])),
        max_size=4,
    ).map(tuple),
    max_leaves=6,
)


@given(CONTENT, st.sampled_from(languages.LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_typeset_changes_nothing_the_second_time(content, language):
    once = typography.typeset(paper_of(language, *content))

    assert typography.typeset(once) == once


@given(CONTENT, st.sampled_from(languages.LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_typeset_keeps_every_word_note_and_figure(content, language):
    found = typography.inlines(content, language)

    def words(inlines):
        return [c for c in tree.plain(inlines) if c.isalnum() or c in ".,;:!?%\ufffc"]

    assert words(found) == words(content)
    assert len(list(tree.notes(found))) == len(list(tree.notes(content)))
    assert len(list(tree.bound(found))) == len(list(tree.bound(content)))


def test_spaces_are_the_no_break_spaces_of_unicode():
    assert unicodedata.name(languages.NO_BREAK) == "NO-BREAK SPACE"
    assert unicodedata.name(languages.NARROW_NO_BREAK) == "NARROW NO-BREAK SPACE"


def test_every_mark_and_space_has_a_glyph_in_the_typeface_of_the_papers():
    pairs = (*typography.OUTER.values(), *typography.INNER.values())
    marks = "".join(sorted({mark for pair in pairs for mark in pair}))
    setting = '#set document(title: "Marks")\n#set text(font: "Libertinus Serif", fallback: false)\n'
    source = f'{setting}#"{marks}a{NB}b{FINE}c–dªº"'

    # The typesetter refuses an accessible PDF in which a character has no glyph.
    printed = typst.compile(source.encode(), ignore_system_fonts=True, pdf_standards=["ua-1"])

    assert printed.startswith(b"%PDF")
    with pytest.raises(typst.TypstError, match="not be displayed"):
        typst.compile(
            source.replace("ª", "\uf8fe").encode(), ignore_system_fonts=True, pdf_standards=["ua-1"]
        )
