"""Conditions said as sentences."""

import pytest

from intersession.evaluations import conditions, definition, wording

READ = definition.read(
    {
        "languages": ["en"],
        "sections": [
            {
                "key": "a",
                "items": [
                    {"code": "came", "kind": "single", "label": {"en": "Did you come?"}, "options": "yes_no"},
                    {"code": "days", "kind": "number", "label": {"en": "How many days?"}},
                    {"code": "quoted", "kind": "consent", "label": {"en": "May we quote you?"}},
                ],
            }
        ],
        "lists": {"yes_no": [{"code": "y", "label": {"en": "Yes"}}, {"code": "n", "label": {"en": "No"}}]},
    }
)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (["in", "came", ["y"]], "“Did you come?” is answered by “Yes”"),
        (["in", "came", ["y", "n"]], "“Did you come?” is answered by “Yes” or “No”"),
        (["in", "quoted", ["yes"]], "“May we quote you?” is answered by “I agree”"),
        (["answered", "came"], "“Did you come?” is answered"),
        (["not", ["answered", "came"]], "“Did you come?” is left without an answer"),
        (["compare", "days", ">=", "2"], "“How many days?” is answered by 2 at least"),
        (["not", ["in", "came", ["y"]]], "it is not so that “Did you come?” is answered by “Yes”"),
        (
            ["and", ["answered", "days"], ["or", ["in", "came", ["y"]], ["in", "came", ["n"]]]],
            (
                "“How many days?” is answered and "
                "(“Did you come?” is answered by “Yes” or “Did you come?” is answered by “No”)"
            ),
        ),
        (["answered", "gone"], "“gone” is answered"),
    ],
)
def test_condition_is_a_sentence(written, sentence):
    assert wording.asked_only(conditions.read(written), READ) == f"Asked only if {sentence}."


def test_no_condition_is_no_sentence():
    assert wording.asked_only(None, READ) == ""
