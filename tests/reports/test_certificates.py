"""Letters to a person: for the right standing, in the person's language, in the secretariat's wording."""

from datetime import date

import pytest

from intersession.core.refusals import Refused
from intersession.papers import tree
from intersession.reports import actions, certificates
from intersession.reports.certificates import DEFAULTS, FIELDS, FOR_WHOM, Wording
from intersession.reports.models import LetterTemplate
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 5)


@pytest.fixture
def registration():
    factories.organization(name={"en": "Office", "fr": "Bureau", "es": "Oficina"})
    meeting = factories.meeting(
        number=2,
        title={"en": "Migration", "fr": "La migration", "es": "La migración"},
        start="2026-10-01",
        end="2026-10-02",
        place={"en": "Geneva", "fr": "Genève", "es": "Ginebra"},
    )
    return factories.registration(
        meeting,
        entity=factories.member("Atlantis"),
        honorific="Ms.",
        name="Ana Díaz",
        lines=["Director", "Ministry"],
        standing="attended",
        person=factories.person(language="fr"),
    )


def letter(registration, kind="attendance", language="en"):
    return certificates.compose(registration, kind, language=language, issued=TODAY)


def said(paper):
    return [tree.plain(block.content) for block in paper.blocks]


def test_certificate_says_who_attended_what_where_and_when(registration):
    paper = letter(registration)

    assert (paper.meta.title, paper.meta.organization) == ("Certificate of attendance", "Office")
    assert said(paper) == [
        "It is certified that",
        "Ms. Ana Díaz",
        "Atlantis",
        "attended the meeting “Migration”, held in Geneva on 1 and 2 October 2026.",
        "The secretariat",
    ]


@pytest.mark.parametrize("kind", DEFAULTS)
@pytest.mark.parametrize("standing", ["nominated", "confirmed", "registered", "attended", "withdrawn"])
def test_letter_is_only_for_its_standings(registration, kind, standing):
    registration.standing = standing

    if standing in FOR_WHOM[kind]:
        assert said(letter(registration, kind))
    else:
        with pytest.raises(Refused, match="Ana Díaz: no "):
            letter(registration, kind)


def test_certificate_is_for_who_attended_and_nobody_else():
    assert FOR_WHOM["attendance"] == {"attended"}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("ending", certificates.FORMATS)
def test_letter_is_set_as_pdf_and_word(registration, language, ending):
    assert actions.render(letter(registration, language=language), ending)


@pytest.mark.parametrize("own, used", [("fr", "fr"), ("ar", "en")])
def test_letter_is_in_the_language_of_the_person_where_it_is_a_working_language(registration, own, used):
    registration.person.language = own

    assert certificates.language_of(registration) == used


def test_own_wording_takes_the_place_of_the_programs_in_its_language_only(registration):
    own = Wording("For {name}", "*{function}*\n\n{entity}, {dates}, {place}")
    plain = {code: certificates.wording_of("attendance", code) for code in ("fr", "es")}

    certificates.word("attendance", by_language={"en": own, **plain})

    assert said(letter(registration)) == ["Director, Ministry", "Atlantis, on 1 and 2 October 2026, Geneva"]
    assert letter(registration).meta.title == "For Ms. Ana Díaz"
    assert set(LetterTemplate.objects.get().title) == {"en"}
    assert certificates.wording_of("attendance", "fr") == plain["fr"]


def test_unknown_field_is_refused_with_those_that_are_known():
    with pytest.raises(Refused, match=r"no field \{nmae\}, \{\}: use \{name\}"):
        certificates.word("invitation", by_language={"en": Wording("Letter", "Dear {nmae}{}")})

    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("worded", [Wording("", "Text"), Wording("Title", " ")])
def test_letter_that_says_nothing_is_refused(worded):
    with pytest.raises(Refused, match="needs a title and a text"):
        certificates.check(worded)


def test_preview_names_the_fields(registration):
    paper = certificates.preview(Wording("Letter", "Dear {name}"), "en", issued=TODAY)

    assert said(paper) == ["Dear [name]"]


@pytest.mark.parametrize("kind", DEFAULTS)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_wordings_of_the_program_name_known_fields_only(kind, language):
    certificates.check(certificates.wording_of(kind, language))


def test_every_field_is_filled(registration):
    assert certificates.fields(registration, "en").keys() == set(FIELDS)


def test_what_a_person_is_called_is_never_read_as_a_field(registration):
    registration.name = "{place} *x*"

    assert "Ms. {place} *x*" in said(letter(registration))
