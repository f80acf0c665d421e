"""Counts add on one base only; the totals of a published list come out of its parts."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.counting.tallies import Apart, Entities, Line, Persons, total

NUMBERS = st.lists(st.integers(min_value=0, max_value=10**6), max_size=8)


def line(key, entities, persons, basis="registered"):
    return Line(key, Entities(entities, basis), Persons(persons, basis))


def test_counts_of_one_base_add_and_keep_it():
    assert Persons(2, "attended") + Persons(3, "attended") == Persons(5, "attended")


@pytest.mark.parametrize(
    "one, other",
    [
        (Persons(1, "registered"), Persons(1, "attended")),
        (Persons(1, "attended"), Entities(1, "attended")),
        (Entities(1, "invited"), Entities(1, "registered")),
    ],
)
def test_counts_of_two_bases_or_of_two_things_never_add(one, other):
    with pytest.raises(Apart):
        one + other


def test_lines_of_two_bases_never_add():
    with pytest.raises(Apart):
        total("all", [line("a", 1, 1)], basis="attended")


def test_nothing_is_zero_on_its_base():
    assert total("all", [], basis="invited") == line("all", 0, 0, "invited")


@given(NUMBERS, NUMBERS)
def test_total_of_parts_does_not_depend_on_how_they_are_parted(first, second):
    lines = [line("", number, number) for number in (*first, *second)]
    halves = [
        total("", lines[: len(first)], basis="registered"),
        total("", lines[len(first) :], basis="registered"),
    ]

    assert total("all", lines, basis="registered") == total("all", halves, basis="registered")


def test_totals_of_a_published_list_come_out_of_its_parts(samples):
    with (samples / "participants" / "cop24_statistics.csv").open(encoding="utf-8") as file:
        read = {row["category"]: row for row in csv.DictReader(file)}
    known = {
        name: line(name, int(row["entities"]), int(row["registered_participants"]))
        for name, row in read.items()
    }
    names = list(known)
    states, observers = names[0:2], names[3:7]

    sums = {
        "Total Parties + observer States": states,
        "Total observer organizations": observers,
        "Total participation": [*states, *observers, "Media"],
    }
    found = {
        name: total(name, (known[part] for part in parts), basis="registered") for name, parts in sums.items()
    }

    off = {name for name in sums if found[name] != known[name]}

    assert off == {"Total participation"}  # printed 22,771, and its own parts make one fewer
    assert [(one.entities.number, one.persons.number) for one in found.values()] == [
        (198, 13_898),
        (1_244, 7_331),
        (2_168, 22_770),
    ]
