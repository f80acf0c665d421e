"""Whose badges are set, in which order and words; a protected person has the name of the consent."""

from datetime import UTC, datetime

import pytest

from intersession.core.refusals import Refused
from intersession.meetings import statistics, wording
from intersession.papers import badges
from intersession.reports import badging
from intersession.reports.badging import Selection
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def meeting():
    found = factories.meeting(start="2026-10-01")
    atlantis = factories.member("Atlantis")
    factories.registration(found, entity=atlantis, name="Zoe", position=1, standing="attended")
    factories.registration(found, entity=atlantis, name="Head", position=2, place="head", honorific="Ms.")
    factories.registration(found, kind="ngo", represents="Open Roads", name="Bo", standing="confirmed")
    factories.registration(found, kind="ngo", represents="Open Roads", name="Waits", standing="nominated")
    return found


def chosen(meeting, **given):
    return list(badging.chosen(meeting, Selection(**given), NOW.date()))


def names(meeting, **given):
    return [badge.name for badge in chosen(meeting, **given)]


def test_everybody_with_a_place_has_a_badge_in_the_order_of_the_list(meeting):
    assert names(meeting) == ["Ms. Head", "Zoe", "Bo"]


@pytest.mark.parametrize(
    "given, found",
    [
        ({"standings": ["attended"]}, ["Zoe"]),
        ({"blocks": ["ngo"]}, ["Bo"]),
        ({"name": "ATLÁN"}, ["Ms. Head", "Zoe"]),
        ({"name": "zoe"}, ["Zoe"]),
        ({"blocks": ["ngo"], "standings": ["attended"]}, []),
    ],
)
def test_selection_narrows(meeting, given, found):
    assert names(meeting, **given) == found


def test_selection_of_registrations_is_just_these(meeting):
    one = meeting.registrations.get(name="Bo")

    assert names(meeting, registrations=[one.pk]) == ["Bo"]


@pytest.mark.parametrize("language, kind", [("en", "Private sector"), ("fr", "Secteur privé")])
def test_badge_is_in_the_language_that_was_chosen(meeting, language, kind):
    factories.registration(meeting, kind="private_sector", person=factories.person(language="es"))

    (badge,) = chosen(meeting, blocks=["private_sector"], language=language)

    assert (badge.language, badge.kind) == (language, kind)


@pytest.mark.parametrize("own, used", [("es", "es"), ("ar", "en")])
def test_badge_is_else_in_the_language_of_the_person_or_the_first(meeting, own, used):
    factories.registration(meeting, kind="media", person=factories.person(language=own))

    assert chosen(meeting, blocks=["media"])[0].language == used


def test_badge_holds_the_code_of_the_registration_and_a_shape(meeting):
    badge = chosen(meeting, name="Bo")[0]

    assert (badge.code, badge.shape) == (meeting.registrations.get(name="Bo").code, "diamond")


@pytest.mark.parametrize("shown", ["Lina", ""])
def test_protected_person_has_the_name_of_the_consent_or_none(meeting, shown):
    person = factories.person(protected=True)
    factories.registration(meeting, person=person, kind="migrants", name="Rosa Secret")
    if shown:
        factories.consent(meeting, person, shown_as=shown)

    assert names(meeting, blocks=["migrants"]) == [shown]


def test_selection_of_nobody_is_refused(meeting):
    with pytest.raises(Refused, match="Nobody is in this selection"):
        badging.render(meeting, Selection(name="nobody"), now=NOW)


def test_every_block_has_a_word_and_a_known_shape():
    assert badging.SHAPES.keys() == wording.ON_BADGES.keys() == statistics.BLOCKS.keys()
    assert set(badging.SHAPES.values()) == set(badges.SHAPES)
