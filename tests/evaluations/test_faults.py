"""Faults of a definition: each is found where it is, and a definition without one is complete."""

import pytest

from intersession.evaluations import definition, faults

OK = {"en": "Text", "fr": "Texte"}
GOOD = {"code": "good", "label": OK, "tone": "satisfied"}
NUMBER = {"code": "n", "kind": "number", "label": OK}
BAD = {"code": "bad", "label": OK, "tone": "critical"}


def written(*items, **more):
    known = {
        "languages": ["en", "fr"],
        "sections": [
            {"key": "a", "title": OK, "items": [{"code": "first", "kind": "text", "label": OK}, *items]}
        ],
        "lists": {"scale": [GOOD, BAD]},
        "indices": {},
    }
    return definition.read(known | more)


def scale(**more):
    return {"code": "q", "kind": "scale", "label": OK, "options": "scale", **more}


def found(read):
    return [(fault.where, fault.words) for fault in faults.faults(read)]


def test_whole_definition_has_no_fault():
    read = written(scale(index="x", topic="overall"), indices={"x": OK})

    assert found(read) == []
    assert faults.completeness(read) == {"en": (6, 6), "fr": (6, 6)}


@pytest.mark.parametrize(
    ("read", "where", "words"),
    [
        (written(languages=[]), "", "No language is named."),
        (written(sections=[]), "", "There is no section yet."),
        (written(scale(), scale()), "item-q", "Two questions have the code “q”."),
        (written(scale(code="1 a")), "item-1 a", "The code “1 a” must be"),
        (written(sections=[{"key": "a", "title": OK}]), "section-a", "This section asks nothing."),
        (written(scale(options="none")), "item-q", "It has no list of answers."),
        (written(scale(kind="multiple", low=3)), "item-q", "More answers must be chosen"),
        (written(NUMBER | {"low": 3, "high": 1}), "item-n", "The least is more than the most."),
        (written(scale(index="x")), "item-q", "The index “x” has no name."),
        (written(NUMBER | {"index": "x"}, indices={"x": OK}), "item-n", "Only questions on a scale"),
        (written(indices={"x": OK}), "index-x", "No question belongs to this index."),
        (written(scale(topic="weather")), "item-q", "“weather” is no topic of the results."),
        (written(lists={"scale": [GOOD, GOOD]}), "list-scale", "Two answers have the code “good”."),
        (written(lists={"scale": [GOOD]}), "list-scale", "A list needs two answers at least."),
        (written(scale(), lists={"scale": [GOOD, BAD | {"tone": ""}]}), "list-scale", "A scale must say"),
        (written(lists={"scale": [GOOD, BAD | {"tone": "sad"}]}), "list-scale", "“sad” is no class"),
        (written(scale(when=["answered", "later"])), "item-q", "which is not asked before it."),
        (written(scale(when=["answered", "q"])), "item-q", "which is not asked before it."),
        (written(scale(when=["in", "first", ["a"]])), "item-q", "which offers none."),
        (written(scale(when=["compare", "first", "=", 1])), "item-q", "but that is no number."),
        (written(scale(), scale(code="r", when=["in", "q", ["good", "fair"]])), "item-r", "“fair”, which"),
        (written(scale(label={"en": "Text"})), "item-q", "The text “question” is missing in: French."),
        (written(scale(hint={"fr": "Texte"})), "item-q", "The text “hint” is missing in: English."),
        (written(lists={"scale": [GOOD | {"label": {"en": "G"}}, BAD]}), "list-scale", "answer “good””"),
    ],
)  # fmt: skip
def test_fault_is_found_where_it_is(read, where, words):
    assert [told for place, told in found(read) if place == where and words in told]


def test_completeness_counts_each_language():
    read = written(scale(label={"en": "Only English"}))

    assert faults.completeness(read) == {"en": (5, 5), "fr": (4, 5)}
