"""Bad packages: each fault is refused with its file, line, key and reason, and nothing is loaded."""

import pytest

from intersession.core.refusals import Refused
from intersession.record import actions, problems

FAULTS = {
    "unknown_key": (
        ("bodies.yaml", "- key: council\n  name:", "- key: council\n  nome: x\n  name:"),
        "bodies.yaml, line 3: nome: There is no such key; did you mean “name”?",
    ),
    "unknown_section": (
        ("bodies.yaml", "bodies:", "bodys:"),
        "bodies.yaml, line 1: bodys: There is no such key; did you mean “bodies”?",
    ),
    "missing_key": (
        ("bodies.yaml", "- key: council\n  name:\n", "- name:\n"),
        "bodies.yaml, line 2: key: This key is missing.",
    ),
    "duplicate_symbol": (
        ("documents.yaml", "symbol: MC/INF/293", "symbol: MC/INF/259"),
        "documents.yaml, line 284: symbol: The symbol “MC/INF/259” is already that of the entry in",
    ),
    "symbol_outside_its_series": (
        ("documents.yaml", "symbol: IC/2009/10", "symbol: IC/09/10"),
        "symbol: “IC/09/10” is outside the grammar of its series, IC/{year}/{n}.",
    ),
    "no_symbol_at_all": (
        ("documents.yaml", "symbol: IC/2009/10", "symbol: ten"),
        "symbol: 'ten' is no document symbol: it begins with the letters of a body, as IC or MC",
    ),
    "state_without_name_in_spanish": (
        ("states.yaml", "      es: Afganistán\n", ""),
        "states.yaml, line 6: names: The name of the State is missing in Spanish.",
    ),
    "session_ends_before_it_starts": (
        ("cycles/2009.yaml", "end: '10:10'", "end: '09:10'"),
        "end: “09:10:00” is before the start, “10:00:00”.",
    ),
    "session_outside_its_meeting": (
        ("cycles/2009.yaml", "day: 2009-03-25", "day: 2009-03-27"),
        "day: 2009-03-27 is outside the days of the meeting, 2009-03-25 to 2009-03-26.",
    ),
    "day_written_otherwise": (
        ("cycles/2009.yaml", "day: 2009-03-25", "day: 25 March 2009"),
        "day: “25 March 2009” is not understood; write it like 2009-07-09.",
    ),
    "day_that_is_none": (
        ("cycles/2009.yaml", "day: 2009-03-25", "day: 2009-03-32"),
        "day: “2009-03-32” is no day: there is none such.",
    ),
    "time_written_otherwise": (
        ("cycles/2009.yaml", "end: '10:10'", "end: 10.10"),
        "end: “10.10” is not understood; write it like 10:00.",
    ),
    "month_that_is_none": (
        ("evaluations.yaml", "start: 2009-07", "start: 2009-13"),
        "evaluations.yaml, line 6: start: “2009-13” is no date: write 2009, 2009-07 or 2009-07-09.",
    ),
    "figure_over_its_base": (
        ("evaluations.yaml", "count: 37", "count: 47"),
        "parts: The figure 47 is over its base of 42.",
    ),
    "parts_that_do_not_add_up": (
        ("evaluations.yaml", "count: 26", "count: 25"),
        "parts: The counts add up to 42, not to the base of 43.",
    ),
    "all_returns_are_not_all": (
        ("evaluations.yaml", "returned: 43", "returned: 44"),
        "base: The base is 43, but all 44 returns are counted on this line.",
    ),
    "more_returned_than_distributed": (
        ("evaluations.yaml", "distributed: 190", "distributed: 19"),
        "evaluations.yaml, line 4: returned: More were returned (43) than distributed (19).",
    ),
    "missing_translation": (
        ("outcomes.yaml", "    es: las ponencias presentadas en el taller\n", ""),
        "text: The text is missing in Spanish (es); a text of ours has every language.",
    ),
    "source_that_is_none": (
        ("documents.yaml", "sources: [mc2239]", "sources: [mc2238]"),
        "sources: There is no source “mc2238” in the package.",
    ),
    "cycle_that_is_none": (
        ("cycles/2010.yaml", "came_back: 2015", "came_back: 2018"),
        "came_back: There is no cycle “2018” in the package.",
    ),
    "candidate_that_is_none": (
        ("cycles/2010.yaml", "candidate: 2010/D", "candidate: 2010/E"),
        "candidate: There is no candidate “2010/E” in the package.",
    ),
    "theme_among_the_topics": (
        ("cycles/2010.yaml", "candidate: 2010/D", "candidate: 2010/T1"),
        "candidate: “2010/T1” is a theme; the choice is of topics.",
    ),
    "session_of_another_meeting": (
        ("cycles/2009.yaml", "session: 2009-workshop-1/keynote", "session: 2009-workshop-2/opening"),
        "session: “2009-workshop-2/opening” belongs to another one; those here",
    ),
    "number_in_words": (
        ("evaluations.yaml", "distributed: 190", "distributed: many"),
        "evaluations.yaml, line 3: distributed: “many” is no whole number.",
    ),
    "kind_that_is_none": (
        ("bodies.yaml", "bodies:", "entities:\n- {key: x, kind: planet}\nbodies:"),
        "bodies.yaml, line 2: kind: “planet” is not one of 'state', 'un_body',",
    ),
    "unverified_field_that_is_none": (
        ("cycles/2004.yaml", "unverified: [theme]", "unverified: [title]"),
        "cycles/2004.yaml, line 5: unverified: “title” is no field here;",
    ),
    "text_too_long": (
        ("bodies.yaml", "key: steering-group", f"key: {'x' * 41}"),
        "key: Ensure this value has at most 40 characters (it has 41).",
    ),
    "withheld_name_given": (
        ("cycles/2009.yaml", "withheld: true", "withheld: true\n    name: Somebody"),
        "name: The name is withheld, so it must not be kept; remove it.",
    ),
    "list_where_a_text_is_due": (
        ("bodies.yaml", "key: steering-group", "key: [steering-group]"),
        "key: Text is expected here, not a list or keys.",
    ),
    "text_where_a_list_is_due": (
        ("bodies.yaml", "bodies:", "documents: none\nbodies:"),
        "bodies.yaml, line 1: documents: A list is expected here.",
    ),
    "schema_of_the_future": (
        ("record.yaml", "schema: 1", "schema: 2"),
        "record.yaml, line 1: schema: This program reads version 1; write “schema: 1”.",
    ),
    "schema_elsewhere": (
        ("bodies.yaml", "bodies:", "schema: 1\nbodies:"),
        "bodies.yaml, line 1: schema: The version of the schema stands in record.yaml only.",
    ),
    "series_with_an_unknown_field": (
        ("documents.yaml", "pattern: IC/{year}/{n}", "pattern: IC/{month}/{n}"),
        "pattern: the series 'IC/{month}/{n}' has unknown fields: month",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_load_refuses(fault, spoil, complaints):
    change, expected = FAULTS[fault]
    spoil(*change)

    said = complaints()

    assert len(said) == 1, said
    assert expected in said[0]


def test_load_refuses_with_all_problems_at_once(spoil, complaints):
    spoil("bodies.yaml", "key: steering-group", "kee: steering-group")
    spoil("evaluations.yaml", "count: 37", "count: 47")
    spoil("documents.yaml", "symbol: MC/INF/293", "symbol: MC/INF/259")
    spoil("outcomes.yaml", "    es: las ponencias presentadas en el taller\n", "")

    said = complaints()

    assert [problem.split(":")[0].split(",")[0] for problem in said] == [
        "bodies.yaml",
        "bodies.yaml",
        "documents.yaml",
        "evaluations.yaml",
        "outcomes.yaml",
    ]


def test_load_refuses_with_an_unknown_key_and_what_it_might_hide(spoil, complaints):
    spoil("cycles/2009.yaml", "end: '10:10'", "end: '09:10'\n    kin: opening")
    spoil("documents.yaml", "- key: ic-2009-10\n", "- key: ic-2009-10\n  simbol: IC/2009/10\n")

    said = complaints()

    assert [problem.split(": ", 1)[1] for problem in said] == [
        "end: “09:10:00” is before the start, “10:00:00”.",
        "kin: There is no such key; did you mean “kind”?",
        "simbol: There is no such key; did you mean “symbol”?",
    ], "and none about those that name the document"


def test_load_refuses_broken_yaml_without_false_complaints_about_what_it_held(spoil, complaints):
    spoil("sources.yaml", "sources:\n", "sources: [\n")

    said = complaints()

    assert len(said) == 1
    assert said[0].startswith("sources.yaml, line ")


def test_load_refuses_a_folder_that_is_no_package(tmp_path):
    with pytest.raises(Refused) as refusal:
        actions.load(tmp_path)

    assert refusal.value.reason == f"{tmp_path} is no record package: there is no record.yaml in it."


def test_invalid_says_how_many_problems_there_are():
    one = problems.Problem("a.yaml", 3, "key", "It is wrong.")
    two = problems.Problem("a.yaml", 0, "", "It is empty.")

    refusal = problems.Invalid([one, two, one])

    assert refusal.reason == (
        "Nothing was loaded: 2 problems.\na.yaml: It is empty.\na.yaml, line 3: key: It is wrong."
    )
