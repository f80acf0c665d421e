"""How two released programmes differ, and how it is told."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from intersession.meetings import changes, released

ANA = {"key": 7, "does": "panellist", "part": {}, "presence": "spoke"}
SESSION = {
    "key": "panel",
    "day": "2010-07-08",
    "start": "10:00:00",
    "end": "11:30:00",
    "kind": "panel",
    "title": {"en": "Borders", "fr": "Frontières"},
    "summary": {},
    "form": {},
    "status": "published",
    "languages": ["en"],
    "interpreted": ["fr"],
    "interpretation": True,
    "cancelled": False,
    "follows_up": {},
    "note": {},
    "sequence": 0,
    "sources": [],
    "unverified": [],
    "questions": [],
    "room": {"en": "Hall"},
    "speakers": [ANA],
}
NAMES = {7: "Ana Díaz"}
SILENT = {"interpretation": False, "interpreted": []}


def told(before, after):
    return [changes.told(change, NAMES) for change in changes.between(before, after)]


def test_every_field_that_a_release_keeps_is_told_or_is_for_no_reader():
    kept = {*released.FIELDS, "room", "questions", "speakers"}

    assert kept == changes.KNOWN == SESSION.keys()


@pytest.mark.parametrize(
    "after, said",
    [
        ({"start": "10:15:00"}, "Moved: from Thursday, 8 July, 10.00–11.30 to Thursday, 8 July, 10.15–11.30"),
        ({"day": None, "start": None}, "Moved: from Thursday, 8 July, 10.00–11.30 to day to be announced"),
        ({"room": {"en": "Salon"}}, "Room: now Salon; before, Hall"),
        ({"room": {}}, "No longer in the room Hall"),
        ({"title": {"en": "Skills"}}, "New title; before: Borders"),
        ({"kind": "round_table"}, "Now: Round table"),
        ({"cancelled": True}, "Cancelled"),
        (SILENT, "Languages: now English, no interpretation; before, English (interpretation into French)"),
        ({"speakers": []}, "Ana Díaz no longer speaks in it"),
        ({"speakers": [{**ANA, "does": "chair"}]}, "Ana Díaz: now chair"),
        ({"speakers": [ANA, {**ANA, "key": 8}]}, "a speaker now speaks in it"),
        ({"summary": {"en": "Why"}}, "Its text was changed"),
        ({"questions": [{"en": "Why?"}]}, "Its text was changed"),
    ],
)
def test_change_is_told_in_words(after, said):
    assert told([SESSION], [{**SESSION, **after}]) == [said]


def test_session_that_comes_and_one_that_goes_are_told():
    assert told([], [SESSION]) == ["New: Thursday, 8 July, 10.00–11.30"]
    assert told([SESSION], []) == [
        "No longer in the programme; it was planned for Thursday, 8 July, 10.00–11.30"
    ]


def test_room_that_is_set_is_told_without_one_before():
    assert told([{**SESSION, "room": {}}], [SESSION]) == ["Room: Hall"]


def test_change_is_kept_and_told_again_in_another_language():
    [change] = changes.read(
        [row.written() for row in changes.between([SESSION], [{**SESSION, "start": "10:15:00"}])]
    )

    with translation.override("fr"):
        assert "jeudi 8 juillet, 10 h 15-11 h 30" in changes.told(change, {})
        assert changes.name(change) == "Frontières"


values = st.one_of(
    st.builds(dict, start=st.sampled_from([None, "10:00:00"])),
    st.builds(dict, cancelled=st.booleans()),
    st.builds(dict, room=st.sampled_from([{}, {"en": "Hall"}])),
    st.builds(dict, speakers=st.sampled_from([[], [ANA], [{**ANA, "key": 8}, ANA], [{**ANA, "does": ""}]])),
    st.builds(dict, interpretation=st.sampled_from([None, True, False])),
)
rows = st.builds(lambda key, value: {**SESSION, "key": key, **value}, st.sampled_from("abc"), values)
programmes = st.lists(rows, max_size=3, unique_by=lambda row: row["key"])


@given(programmes, programmes)
def test_nothing_is_told_of_equal_programmes_and_something_of_any_others(before, after):
    by_key = ({row["key"]: row for row in programme} for programme in (before, after))

    assert changes.between(before, before) == []
    assert bool(changes.between(before, after)) == (next(by_key) != next(by_key))


@given(programmes, programmes)
def test_every_change_can_be_told_and_kept(before, after):
    for change in changes.between(before, after):
        assert changes.told(change, {})
        assert changes.read([change.written()]) == [change]
