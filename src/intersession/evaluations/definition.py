"""What a version of a questionnaire asks: sections, items, lists of options; kept as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from intersession.counting import shares
from intersession.evaluations import conditions

Words = Mapping[str, str]
"""A text by language."""


class Kind(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    RANKING = "ranking"
    CONSENT = "consent"
    NOTE = "note"  # says something and asks nothing


OF_OPTIONS = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.RANKING})
COUNTED = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.CONSENT, Kind.NUMBER, Kind.RANKING})


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that is offered; `tone` is the class it is counted in: satisfied, neutral, critical, or none.

    On a scale the tones say both its direction and its cut point.
    """

    code: str
    label: Words
    tone: str = ""


@dataclass(frozen=True)
class Item:
    """A question: its `code` is the same in every version, so that years compare.

    `options` names a list; `matrix` joins neighbours of one list into a table on a wide screen. Shares are
    counted on `base`, and pooled with the items of one `index`. `topic`, `session` and `aim` say what it
    is about. `low` and `high` bound a number, or how many options may be ticked.
    """

    code: str
    kind: Kind
    label: Words
    hint: Words = field(default_factory=dict)
    options: str = ""
    required: bool = False
    when: conditions.Condition | None = None
    low: int | None = None
    high: int | None = None
    matrix: str = ""
    base: shares.Kind = shares.Kind.ANSWERED
    index: str = ""
    topic: str = ""
    session: str = ""
    aim: int | None = None


@dataclass(frozen=True)
class Section:
    """Items on one page, asked under a condition."""

    key: str
    title: Words
    items: tuple[Item, ...]
    when: conditions.Condition | None = None


@dataclass(frozen=True)
class Definition:
    """A questionnaire: its languages, sections, lists of options by name, and labels of indices by key."""

    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    indices: Mapping[str, Words] = field(default_factory=dict)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items by code, in order."""
        return {item.code: item for section in self.sections for item in section.items}

    def options(self, item: Item) -> tuple[Option, ...]:
        """Return the options of an item; none for one that has no list."""
        return tuple(self.lists.get(item.options, ()))

    def asked(self, answers: conditions.Answers) -> Iterator[Item]:
        """Give the items that are asked of who gave these answers, in order."""
        for section in self.sections:
            yield from asked_on(section, answers)

    def pages(self, answers: conditions.Answers) -> tuple[Section, ...]:
        """Return the sections of which something is shown to who gave these answers, in order."""
        return tuple(section for section in self.sections if any(asked_on(section, answers)))

    def kept(self, answers: conditions.Answers) -> dict[str, Any]:
        """Return the answers to items that are asked; one that is not asked decides on no later item."""
        kept: dict[str, Any] = {}
        for section in self.sections:
            for item in section.items:
                if conditions.given(answers, item.code) and is_asked(item, section, kept):
                    kept[item.code] = answers[item.code]
        return kept


def is_asked(item: Item, section: Section, answers: conditions.Answers) -> bool:
    """Whether an item of a section is asked of who gave these answers."""
    return all(when is None or when.holds(answers) for when in (section.when, item.when))


def asked_on(section: Section, answers: conditions.Answers) -> Iterator[Item]:
    """Give the items of a section that are asked of who gave these answers, in order."""
    return (item for item in section.items if is_asked(item, section, answers))


def read(written: Mapping[str, Any]) -> Definition:
    """Read a definition from JSON; refuses, as ValueError, what it does not know."""
    return Definition(
        languages=tuple(written.get("languages", ())),
        sections=tuple(_section(one) for one in written.get("sections", ())),
        lists={name: tuple(Option(**one) for one in many) for name, many in written.get("lists", {}).items()},
        indices=dict(written.get("indices", {})),
    )


def written(definition: Definition) -> dict[str, Any]:
    """Write a definition as JSON that `read` reads back the same; what is empty is left out."""
    return {
        "languages": list(definition.languages),
        "sections": [
            _filled(key=one.key, title=dict(one.title), when=_condition(one.when))
            | {"items": [_item_written(item) for item in one.items]}
            for one in definition.sections
        ],
        "lists": {
            name: [_filled(code=one.code, label=dict(one.label), tone=one.tone) for one in many]
            for name, many in definition.lists.items()
        },
        "indices": {key: dict(label) for key, label in definition.indices.items()},
    }


def _section(given: Mapping[str, Any]) -> Section:
    items = tuple(_item(one) for one in given.get("items", ()))
    return Section(given["key"], given.get("title", {}), items, _when(given))


def _item(given: Mapping[str, Any]) -> Item:
    known = dict(given) | {"kind": Kind(given["kind"]), "when": _when(given)}
    known["base"] = shares.Kind(given.get("base", shares.Kind.ANSWERED))
    try:
        return Item(**known)
    except TypeError as wrong:
        raise ValueError(f"The item “{given.get('code')}” is wrong: {wrong}.") from wrong


def _item_written(item: Item) -> dict[str, Any]:
    known = {name: getattr(item, name) for name in Item.__dataclass_fields__}
    known |= {"kind": item.kind.value, "base": item.base.value, "when": _condition(item.when)}
    known |= {"label": dict(item.label), "hint": dict(item.hint)}
    usual = {"base": shares.Kind.ANSWERED.value, "required": False}
    return _filled(**{name: value for name, value in known.items() if value != usual.get(name)})


def _when(given: Mapping[str, Any]) -> conditions.Condition | None:
    return conditions.read(given["when"]) if "when" in given else None


def _condition(when: conditions.Condition | None) -> Any:
    return when.written() if when else None


def _filled(**given: Any) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value not in (None, "", {}, [])}
