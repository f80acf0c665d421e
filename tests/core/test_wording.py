"""Texts, dates and figures are shown in the words of the page's language, marked where they are not in it."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from intersession.core import wording
from intersession.core.translated import Text
from intersession.counting.shares import Kind, Share


@pytest.fixture(autouse=True)
def _french():
    with translation.override("fr"):
        yield


def figure(percent, share):
    return SimpleNamespace(percent=percent, share=share)


def test_text_in_the_language_of_the_page_is_set_and_bears_no_mark():
    assert wording.said({"en": "Why?", "fr": "Pourquoi ?"}) == "Pourquoi\u202f?"


def test_text_in_another_language_is_marked_for_machines_and_readers():
    said = wording.said({"en": "Migrants and Cities"})

    assert said.startswith('<span lang="en">Migrants and Cities</span> <span class="in">(')
    assert "anglais)</span>" in said


def test_text_is_escaped():
    assert wording.said({"fr": "<b>&"}) == "&lt;b&gt;&amp;"
    assert wording.said({"es": "<b>"}).startswith('<span lang="es">&lt;b&gt;</span>')


def test_missing_text_is_empty():
    assert wording.said({}) == ""
    assert wording.plainly({}) == ""


def test_text_without_marks_is_for_titles():
    assert wording.plainly({"en": "Migrants' Voice"}) == "Migrants’ Voice"


def test_text_picked_before_is_marked_by_its_own_language():
    assert 'lang="es"' in wording.marked(Text("Ginebra", "es"))
    assert wording.marked(Text("Genève", "fr")) == "Genève"


@pytest.mark.parametrize(
    "start, end, said",
    [
        ("2009-07-09", "2009-07-10", "9 et 10 juillet 2009"),
        ("2009-07-09", "", "9 juillet 2009"),
        ("2009-07", "", "juillet 2009"),
        ("2009", "2009", "2009"),
        ("2009-05", "2009-07-10", "mai 2009 – 10 juillet 2009"),
    ],
)
def test_period_is_told_as_far_as_it_is_known(start, end, said):
    assert wording.when(start, end) == said


def test_missing_date_is_said_to_be_missing():
    with translation.override("en"):
        assert wording.when("") == "date not found"


def test_figure_carries_its_count_and_base():
    shown = wording.figure(figure(88, Share(37, 42, Kind.ANSWERED)))

    assert 'data-count="37" data-base="42"' in shown
    assert ">88\u202f%<span" in shown


def test_figure_under_the_smallest_base_is_its_count():
    with translation.override("en"):
        assert wording.figure(figure(None, Share(7, 12, Kind.ANSWERED))) == "7 of 12"


def test_printed_figure_without_a_count_stands_alone():
    assert wording.figure(figure(80, None)) == "80\u202f%"


def test_figure_that_was_never_published_is_a_dash():
    assert wording.figure(figure(None, None)) == "–"


def test_sources_are_one_link_that_names_their_keys():
    with translation.override("en"):
        assert wording.sources(["seed-2"]) == '<a class="source" href="/en/sources/?of=seed-2">source</a>'
        assert (
            wording.sources(["a", "b"]) == '<a class="source" href="/en/sources/?of=a&amp;of=b">2 sources</a>'
        )
        assert wording.sources([]) == ""


@pytest.mark.parametrize(
    "fields, mark",
    [
        (["start", "end"], '<span class="tag warn">unverified: date</span>'),
        (["title.en"], '<span class="tag warn">unverified: title</span>'),
        (["title.es"], ""),
        (["cellar"], '<span class="tag warn">unverified</span>'),
        ([], ""),
    ],
)
def test_mark_of_doubt_names_the_field_in_the_language_shown(fields, mark):
    with translation.override("en"):
        assert wording.unverified(fields) == mark


@pytest.mark.parametrize(
    ("language", "signs"),
    [("en", (": ", "; ")), ("fr", ("\u00a0: ", "\u202f; ")), ("es", (": ", "; "))],
)
def test_signs_between_two_texts_have_the_spaces_of_the_language(language, signs):
    with translation.override(language):
        assert (wording.colon(), wording.semicolon()) == signs
