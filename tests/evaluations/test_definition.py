"""Definitions: read and written without loss, and what is asked of whom."""

import pytest

from intersession.evaluations import definition
from intersession.evaluations.definition import Kind

WRITTEN = {
    "languages": ["en", "fr"],
    "sections": [
        {
            "key": "whole",
            "title": {"en": "The workshop", "fr": "L'atelier"},
            "items": [
                {
                    "code": "overall",
                    "kind": "scale",
                    "label": {"en": "How satisfied are you?", "fr": "Êtes-vous satisfait ?"},
                    "options": "satisfaction",
                    "index": "objectives",
                },
                {"code": "came", "kind": "single", "label": {"en": "Did you come?"}, "options": "yes_no"},
            ],
        },
        {
            "key": "side",
            "title": {},
            "when": ["in", "came", ["yes"]],
            "items": [
                {"code": "side", "kind": "scale", "label": {"en": "Side event"}, "base": "respondents"},
                {
                    "code": "why",
                    "kind": "text",
                    "label": {"en": "Why?"},
                    "when": ["in", "side", ["bad"]],
                },
            ],
        },
    ],
    "lists": {
        "satisfaction": [
            {"code": "good", "label": {"en": "Satisfied"}, "tone": "satisfied"},
            {"code": "bad", "label": {"en": "Not satisfied"}, "tone": "critical"},
        ],
        "yes_no": [{"code": "yes", "label": {"en": "Yes"}}, {"code": "no", "label": {"en": "No"}}],
    },
    "indices": {"objectives": {"en": "Objectives"}},
}


def test_definition_that_is_read_is_written_back_the_same():
    again = definition.written(definition.read(WRITTEN))

    assert definition.read(again) == definition.read(WRITTEN)
    assert again["lists"] == WRITTEN["lists"]
    assert again["sections"][0] == WRITTEN["sections"][0]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["overall", "came"]),
        ({"came": "no", "side": "bad"}, ["overall", "came"]),
        ({"came": "yes"}, ["overall", "came", "side"]),
        ({"came": "yes", "side": "bad"}, ["overall", "came", "side", "why"]),
    ],
)
def test_items_are_asked_under_their_conditions(answers, asked):
    read = definition.read(WRITTEN)

    assert [item.code for item in read.asked(answers)] == asked


def test_options_are_those_of_the_list_that_the_item_names():
    read = definition.read(WRITTEN)

    assert [option.tone for option in read.options(read.items["overall"])] == ["satisfied", "critical"]
    assert read.options(read.items["why"]) == ()
    assert read.items["overall"].kind == Kind.SCALE


@pytest.mark.parametrize("wrong", [{"kind": "matrix"}, {"kind": "text", "weight": 3}, {"kind": "text"}])
def test_item_that_is_not_known_or_not_complete_is_refused(wrong):
    written = {"sections": [{"key": "a", "items": [{"code": "q", **wrong}]}]}

    with pytest.raises(ValueError, match=r"matrix|“q”"):
        definition.read(written)
