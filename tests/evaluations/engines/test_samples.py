"""Files of answers from outside, and the figures that were published of them."""

import json

import pytest

from intersession.counting import answers, shares
from intersession.counting.shares import Kind
from intersession.evaluations import engines

RECLINE = "Is itrude to recline your seat on a plane?"


@pytest.fixture
def restaurants(samples):
    """The four versions of one form, each with its responses."""
    paths = sorted((samples / "surveys").glob("restaurant_profile_v*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def test_41_percent_of_those_who_answered_find_reclining_rude(samples):
    cube = engines.tabulate(samples / "surveys" / "flying-etiquette.csv")

    rude = cube.share(RECLINE, ["Yes, somewhat rude", "Yes, very rude"])
    of_all = cube.share(RECLINE, ["Yes, somewhat rude", "Yes, very rude"], kind=Kind.RESPONDENTS)

    assert rude == shares.Share(352, 854, Kind.ANSWERED)
    assert rude.percent == 41
    assert of_all == shares.Share(352, 1040, Kind.RESPONDENTS)
    assert of_all.percent == 34


def test_four_versions_of_a_form_are_counted_together(restaurants):
    items = ["restaurant_name", "location", "eatery_type"]
    cubes = []
    for form in restaurants:
        kinds = {question["name"]: question["type"] for question in form["content"]["survey"]}
        several = {name for name, kind in kinds.items() if kind.startswith("select_multiple")}
        rows = [
            {name: answer.split() if name in several else answer for name, answer in response.items()}
            for response in form["submissions"]
        ]
        cubes.append(answers.tabulate((("", row) for row in rows), list(kinds)))

    whole = answers.merged(answers.completed(cube, items) for cube in cubes)

    assert whole.respondents() == 8
    assert whole.answered("restaurant_name") == whole.answered("location") == 8
    assert whole.counts("eatery_type") == {"sit_down": 3, "takeaway": 2}
    assert whole.answered("eatery_type") == 4
    assert whole.cells["eatery_type", "", answers.NOT_ASKED] == 2


def test_question_that_was_renamed_is_counted_with_its_new_name(restaurants):
    rows = (("", {"name": response["restaurant_name"]}) for response in restaurants[0]["submissions"])
    old = answers.recoded(answers.tabulate(rows, ["name"]), {"name": "restaurant_name"}, {})
    new = answers.tabulate(
        (("", response) for response in restaurants[1]["submissions"]), ["restaurant_name"]
    )

    assert answers.merged([old, new]).counts("restaurant_name") == {"Felipes": 2}
