"""The sentence on who took part: counted from registrations, in three languages, open to a correction."""

import pytest
from django.utils import translation

from intersession.core.refusals import Refused
from intersession.meetings import participation, statistics
from intersession.meetings.statistics import Basis
from intersession.papers import tree
from tests import factories

pytestmark = pytest.mark.django_db
WRITTEN = "{participants} came, of {governments}."


@pytest.fixture
def meeting():
    found = factories.meeting(key="workshop", start="2009-07-09")
    for number in range(2):
        atlantis = factories.member(f"State {number}")
        for _ in range(2):
            factories.registration(found, entity=atlantis)
    factories.registration(found, kind="igo", represents="An organization")
    factories.registration(found, kind="media")
    return found


def figures(meeting, basis=Basis.REGISTERED):
    return statistics.of_meeting(meeting)[basis]


SENTENCES = {
    "en": "It brought together six participants representing two governments and one international "
    "organization, as well as the media.",
    "fr": "Il a réuni six participants représentant deux gouvernements et une organisation "
    "internationale, ainsi que les médias.",
    "es": "Reunió a seis participantes en representación de dos gobiernos y una organización "
    "internacional, así como de los siguientes sectores: medios de comunicación.",
}


@pytest.mark.parametrize("language, said", SENTENCES.items())
def test_sentence_counts_persons_and_entities_and_names_kinds_without_a_figure(meeting, language, said):
    with translation.override(language):
        assert tree.plain(participation.counted(meeting, figures(meeting), language)) == said


def test_figures_of_the_sentence_say_their_count_and_base(meeting):
    found = list(tree.bound(participation.counted(meeting, figures(meeting), "en")))

    assert [(figure.key, figure.count, figure.basis) for figure in found] == [
        ("meetings/workshop/registered/participants", 6, "6 of those who registered"),
        ("meetings/workshop/registered/governments", 2, "2 of those who registered"),
        ("meetings/workshop/registered/international_organizations", 1, "1 of those who registered"),
    ]


def test_nothing_is_said_where_nobody_is_counted(meeting):
    assert participation.counted(meeting, figures(meeting, Basis.ATTENDED), "en") == ()


@pytest.mark.parametrize(
    "number, said",
    [(99, "99"), (100, "100"), (191, "over 190"), (213, "over 200"), (250, "250"), (1234, "over 1,200")],
)
def test_large_number_is_rounded_down_and_its_count_kept(number, said):
    meeting = factories.meeting(start="2009-07-09")
    people = type(factories.person()).objects.bulk_create(
        [factories.Person(family_name="A") for _ in range(number)]
    )
    factories.Registration.objects.bulk_create(
        factories.Registration(
            meeting=meeting,
            person=one,
            kind="ngo",
            name="A",
            standing="registered",
            entered_at="2009-06-01T00:00Z",
        )
        for one in people
    )

    (bound,) = tree.bound(participation.fields(meeting, figures(meeting), "en")["participants"])

    assert (bound.text, bound.count) == (said, number)


def test_corrected_sentence_keeps_its_figures_bound(meeting):
    said = participation.corrected(WRITTEN, meeting, figures(meeting), "en")

    assert tree.plain(said) == "six participants came, of two governments."
    assert [figure.count for figure in tree.bound(said)] == [6, 2]
    assert list(tree.notes(said)) == []


@pytest.mark.parametrize("text", ["Some 200 people came.", "{participants} of 12 countries.", "Many came."])
def test_sentence_with_figures_typed_by_hand_says_so(meeting, text):
    said = participation.corrected(text, meeting, figures(meeting), "en")

    (note,) = tree.notes(said)
    assert "written by hand" in tree.plain(note.content)


def test_sentence_that_names_an_unknown_figure_is_refused_with_those_that_are_known():
    with pytest.raises(Refused, match=r"no figure \{people\}: use \{participants\}, \{governments\}"):
        participation.check("{people} came.")
