"""The list of participants: its blocks and order in each language, and whose names it bears."""

from datetime import date

import pytest

from intersession.meetings import participants
from intersession.meetings.statistics import Basis
from tests import factories
from tests.meetings.published_list import registered

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 1)


@pytest.fixture
def meeting():
    found = factories.meeting(start="2009-07-09")
    factories.admission(found, listing="all")
    return found


def state(english, french, spanish):
    found = factories.entity()
    factories.entity_name(found, short={"en": english, "fr": french, "es": spanish})
    factories.membership(found)
    return found


def entries(meeting, **given):
    return participants.entries(meeting, Basis.REGISTERED, on=TODAY, **given)


def arranged(meeting, language="en"):
    return participants.arranged(entries(meeting), meeting, language)


def names(meeting, language="en"):
    """Everybody who is named, in the order of the list."""
    return [
        entry.name for block in arranged(meeting, language) for sent in block.sent for entry in sent.people
    ]


@pytest.mark.parametrize(
    "language, order",
    [
        ("en", ["Algeria", "Ecuador", "Germany", "Spain"]),
        ("fr", ["Algérie", "Allemagne", "Équateur", "Espagne"]),
        ("es", ["Alemania", "Argelia", "Ecuador", "España"]),
    ],
)
def test_states_stand_by_their_name_in_the_language_of_the_list(meeting, language, order):
    for words in (
        ("Spain", "Espagne", "España"),
        ("Germany", "Allemagne", "Alemania"),
        ("Ecuador", "Équateur", "Ecuador"),
        ("Algeria", "Algérie", "Argelia"),
    ):
        factories.registration(meeting, entity=state(*words))

    (block,) = arranged(meeting, language)

    assert [sent.name for sent in block.sent] == order


def test_state_bears_the_name_of_the_day_of_the_meeting(meeting):
    named = factories.entity()
    factories.entity_name(named, short={"en": "Cape Verde"}, valid_until="2013-10-23")
    factories.entity_name(named, short={"en": "Cabo Verde"}, valid_from="2013-10-24")
    factories.registration(meeting, entity=named)

    assert arranged(meeting)[0].sent[0].name == "Cape Verde"


def test_blocks_stand_in_the_order_of_a_list(meeting):
    for kind in ("secretariat", "media", "ngo", "un_body"):
        factories.registration(meeting, kind=kind, represents=kind)
    factories.registration(meeting, entity=factories.entity())
    factories.registration(meeting, entity=factories.member("Atlantis"))

    found = [block.key for block in arranged(meeting)]

    assert found == ["members", "other_states", "un_body", "ngo", "media", "secretariat"]


def test_head_comes_first_and_the_delegations_own_order_is_kept(meeting):
    atlantis = factories.member("Atlantis")
    for position, (name, place) in enumerate(
        [("Zoe", "member"), ("Ana", "member"), ("Head", "head"), ("Bo", "")]
    ):
        factories.registration(meeting, entity=atlantis, name=name, place=place, position=position)

    assert names(meeting) == ["Head", "Zoe", "Ana", "Bo"]


def test_those_of_no_entity_stand_by_name_after_the_entities_of_their_block(meeting):
    for name, represents in (("Élan", ""), ("Eco", ""), ("Zed", "Institute")):
        factories.registration(meeting, kind="academia", name=name, represents=represents)

    assert names(meeting) == ["Zed", "Eco", "Élan"]


@pytest.mark.parametrize(
    "listing, named, counted",
    [("all", ["Mr. Yes", "Mr. No"], 0), ("consent", ["Mr. Yes"], 1), ("none", [], 2)],
)
def test_names_stand_as_the_rule_of_the_meeting_allows(meeting, listing, named, counted):
    meeting.admission.listing = listing
    meeting.admission.save()
    atlantis = factories.member("Atlantis")
    for position, name in enumerate(("Yes", "No")):
        factories.registration(
            meeting, entity=atlantis, name=name, honorific="Mr.", listed=name == "Yes", position=position
        )

    (block,) = arranged(meeting)

    assert ([entry.name for entry in block.sent[0].people], block.sent[0].unnamed) == (named, counted)


def test_without_a_rule_only_those_who_agreed_are_named():
    meeting = factories.meeting(start="2009-07-09")
    factories.registration(meeting, kind="ngo", name="Ana", listed=False)

    assert names(meeting) == []


@pytest.mark.parametrize(
    "given, shown",
    [
        ({}, ["Lina"]),
        ({"until": "2026-10-01"}, ["Lina"]),
        ({"until": "2026-09-30"}, []),
        ({"withdrawn_at": "2026-09-20T00:00Z"}, []),
        ({"shown_as": ""}, []),
        ({"item": "quotation"}, []),
        (None, []),
    ],
)
def test_protected_person_has_the_name_of_a_good_consent_or_is_not_there(meeting, given, shown):
    person = factories.person(protected=True, family_name="Secret")
    factories.registration(
        meeting, person=person, kind="migrants", represents="A shelter", lines=["Street"], listed=True
    )
    if given is not None:
        factories.consent(meeting, person, **given)

    found = entries(meeting)

    assert [(entry.name, entry.lines) for entry in found] == [(name, ()) for name in shown]


def test_consent_of_another_meeting_names_nobody_here(meeting):
    person = factories.person(protected=True)
    factories.registration(meeting, person=person, kind="migrants")
    factories.consent(factories.meeting(), person)

    assert entries(meeting) == []


def test_long_list_is_read_block_by_block_and_letter_by_letter(meeting):
    for number in range(41):
        factories.registration(meeting, entity=factories.member(f"{'BÁ'[number % 2]}tlantis {number}"))
    factories.registration(meeting, kind="ngo", represents="Open Roads")
    roll = participants.roll_of(meeting, "en", participants.present(meeting, Basis.REGISTERED, on=TODAY))

    shelves = participants.shelves(meeting, Basis.REGISTERED, "en", roll, on=TODAY)
    parts = [entries(meeting, shelf=shelf) for shelf in shelves]

    assert [(shelf.block, shelf.letter) for shelf in shelves] == [
        ("members", "A"),
        ("members", "B"),
        ("ngo", ""),
    ]
    assert [len(part) for part in parts] == [20, 21, 1]


def test_entity_of_nobody_who_may_be_shown_is_no_part_of_the_list(meeting):
    hidden = factories.member("Hidden")
    factories.registration(meeting, entity=hidden, person=factories.person(protected=True))

    assert not participants.present(meeting, Basis.REGISTERED, on=TODAY)


def test_excerpt_of_a_published_list_comes_out_as_it_was_printed(samples):
    meeting = factories.meeting(start="2018-12-02")
    rows = registered(samples, meeting)

    found = [
        (sent.name, entry.name, entry.lines)
        for block in arranged(meeting)
        for sent in block.sent
        for entry in sent.people
    ]

    assert len(found) == 353
    assert [(name, said) for name, said, _lines in found] == [
        (row["delegation"], f"{row['honorific']} {row['name']}".strip()) for row in rows
    ]
    assert sum(not lines for _name, _said, lines in found) == 20
