"""Tables of persons that people paste: with heads or without, in three languages, doubts line by line."""

import pytest

from intersession.core.refusals import Refused
from intersession.meetings.imports import delegations


def persons(text):
    return [line.nominee for line in delegations.read(text).lines]


@pytest.mark.parametrize(
    "head",
    [
        "Title\tName\tPlace\tFunction\tMinistry\tE-mail\tLanguage",
        "Civilité\tNom\tPlace dans la délégation\tFonction\tMinistère\tCourriel\tLangue",
        "Tratamiento\tNombre completo\tPuesto en la delegación\tCargo\tInstitución\tCorreo\tIdioma",
    ],
)
def test_heads_are_read_in_three_languages(head):
    (person,) = persons(f"{head}\nMs.\tAna LÓPEZ\tHead\tMinister\tMinistry of Labour\tana@example.org\tes\n")

    assert (person.honorific, person.name, person.place, person.lines, person.email, person.language) == (
        *("Ms.", "Ana LÓPEZ", "head", ("Minister", "Ministry of Labour")),
        *("ana@example.org", "es"),
    )


def test_without_heads_each_cell_is_taken_for_what_it_looks_like():
    (person,) = persons(
        "Sra.\tAna LÓPEZ\tMinistra\tMinisterio de Trabajo\tjefa de delegación\tana@example.org\tespañol"
    )

    assert (person.honorific, person.name, person.place, person.lines, person.email, person.language) == (
        *("Sra.", "Ana LÓPEZ", "head", ("Ministra", "Ministerio de Trabajo")),
        *("ana@example.org", "es"),
    )


def test_given_and_family_names_are_put_together():
    (person,) = persons("First name;Surname\nAna;LÓPEZ")

    assert person.name == "Ana LÓPEZ"


def test_an_honorific_before_a_name_is_taken_apart():
    (person,) = persons("H.E. Immanuel KANT\tProfessor of Logic")

    assert (person.honorific, person.name) == ("H.E.", "Immanuel KANT")


def test_doubts_name_their_line_and_nothing_is_lost():
    read = delegations.read("name\te-mail\tplace\nAna\tana@\tqueen\n\tben@example.org\tmember\n")

    assert read.doubts == (
        "Line 2: “ana@” is no e-mail address.",
        "Line 2: “queen” is no place in a delegation that is known here.",
        "Line 3: there is no name.",
    )
    assert [line.nominee.email for line in read.lines] == ["ana@", "ben@example.org"]


def test_a_column_that_is_not_known_is_told():
    assert delegations.read("name\tshoe size\nAna\t38\n").doubts == (
        "Column “shoe size” is not known and was left out.",
    )


def test_more_than_three_lines_are_told():
    read = delegations.read("Ana\tone\ttwo\tthree\tfour")

    assert read.lines[0].nominee.lines == ("one", "two", "three")
    assert read.doubts == ("Line 1: a person has three lines at most; the others were left out.",)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n"])
def test_an_empty_table_is_refused(text):
    with pytest.raises(Refused):
        delegations.read(text)


def test_a_formula_is_no_name():
    read = delegations.read("name\te-mail\n=HYPERLINK(1)\tana@example.org\n")

    assert read.lines[0].nominee.name == ""
    assert "it is a formula" in read.doubts[0]


def test_a_table_written_as_text_is_read_back_the_same():
    read = delegations.read(
        "country,title,name,place,function,e-mail,language\n"
        'Atlantis,Ms.,"López, Ana",head,Minister,a@example.org,fr\n'
    )

    assert delegations.read(delegations.as_text(read)).lines == read.lines


def test_persons_go_to_the_entity_of_a_name_or_code_and_others_are_told():
    read = delegations.read("country\tname\nÉgypte\tAna\nEGY\tBen\nAtlantis\tCy\nCongo\tDi\n")

    lists, doubts = delegations.by_entity(read, {"egypte": {7}, "egy": {7}, "congo": {1, 2}})

    assert [person.name for person in lists[7]] == ["Ana", "Ben"]
    assert doubts == [
        "Line 4: “Atlantis” names no entity that is known here.",
        "Line 5: “Congo” names several entities.",
    ]
