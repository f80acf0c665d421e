"""What is wrong with a definition: told to who makes it, and to who would open a survey with it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.evaluations import conditions
from intersession.evaluations.definition import OF_OPTIONS, Definition, Item, Kind, Option, Section, Words
from intersession.evaluations.models import Answer, Topic

CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
"""What names an item, a section, a list or an option in every format, and a line of results."""
TONES = ("", Answer.SATISFIED.value, Answer.NEUTRAL.value, Answer.CRITICAL.value)
FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, as a sentence, and where: `item-q1`, `section-a`, `list-scale`, `index-x`, or none."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a definition: where it stands, what it is called, and whether it may be missing."""

    where: str
    name: str
    words: Words
    optional: bool = False


def faults(definition: Definition) -> tuple[Fault, ...]:
    """Return everything that must be mended before anybody is asked, in the order of the questionnaire."""
    found = [*_whole(definition)]
    before: dict[str, Item] = {}
    for section in definition.sections:
        found += _of_section(section, definition, before)
        for item in section.items:
            found += _of_item(item, definition, before)
            before.setdefault(item.code, item)
    for name, options in definition.lists.items():
        found += _of_list(name, options, definition)
    for key in definition.indices:
        found += _of_index(key, definition)
    return (*found, *_untranslated(definition))


def texts(definition: Definition) -> Iterator[Text]:
    """Give every text that a reader may see, in order."""
    for section in definition.sections:
        yield Text(f"section-{section.key}", _("title"), section.title)
        for item in section.items:
            yield Text(f"item-{item.code}", _("question"), item.label)
            yield Text(f"item-{item.code}", _("hint"), item.hint, optional=True)
    for name, options in definition.lists.items():
        for option in options:
            yield Text(f"list-{name}", _("answer “%(code)s”") % {"code": option.code}, option.label)
    for key, label in definition.indices.items():
        yield Text(f"index-{key}", _("name"), label)


def completeness(definition: Definition) -> dict[str, tuple[int, int]]:
    """Return for each language how many texts there are, and how many there should be."""
    needed = [text.words for text in texts(definition) if text.words or not text.optional]
    return {
        language: (sum(bool(words.get(language)) for words in needed), len(needed))
        for language in definition.languages
    }


def _whole(definition: Definition) -> Iterator[Fault]:
    if not definition.languages:
        yield Fault("", _("No language is named."))
    if not definition.sections:
        yield Fault("", _("There is no section yet."))
    for key in _doubled(section.key for section in definition.sections):
        yield Fault(f"section-{key}", _("Two sections are called “%(key)s”.") % {"key": key})
    codes = (item.code for section in definition.sections for item in section.items)
    for code in _doubled(codes):
        yield Fault(f"item-{code}", _("Two questions have the code “%(code)s”.") % {"code": code})


def _of_section(section: Section, definition: Definition, before: Mapping[str, Item]) -> Iterator[Fault]:
    where = f"section-{section.key}"
    yield from _code(where, section.key)
    if not section.items:
        yield Fault(where, _("This section asks nothing."))
    yield from _condition(where, section.when, definition, before)


def _of_item(item: Item, definition: Definition, before: Mapping[str, Item]) -> Iterator[Fault]:
    where = f"item-{item.code}"
    yield from _code(where, item.code)
    if item.kind in OF_OPTIONS:
        yield from _offered(where, item, definition)
    if item.low is not None and item.high is not None and item.low > item.high:
        yield Fault(where, _("The least is more than the most."))
    if item.index and item.index not in definition.indices:
        yield Fault(where, _("The index “%(key)s” has no name.") % {"key": item.index})
    if item.index and item.kind != Kind.SCALE:
        yield Fault(where, _("Only questions on a scale are taken together in an index."))
    if item.topic and item.topic not in Topic.values:
        yield Fault(where, _("“%(topic)s” is no topic of the results.") % {"topic": item.topic})
    yield from _condition(where, item.when, definition, before)


def _offered(where: str, item: Item, definition: Definition) -> Iterator[Fault]:
    options = definition.options(item)
    if not options:
        yield Fault(where, _("It has no list of answers."))
    elif (item.low or 0) > len(options):
        yield Fault(where, _("More answers must be chosen than there are."))


def _of_list(name: str, options: tuple[Option, ...], definition: Definition) -> Iterator[Fault]:
    where = f"list-{name}"
    yield from _code(where, name)
    for code in _doubled(option.code for option in options):
        yield Fault(where, _("Two answers have the code “%(code)s”.") % {"code": code})
    for option in options:
        yield from _code(where, option.code, of_option=True)
        if option.tone not in TONES:
            yield Fault(where, _("“%(tone)s” is no class of answers.") % {"tone": option.tone})
    if len(options) < FEWEST_OPTIONS:
        yield Fault(where, _("A list needs two answers at least."))
    is_scale = any(item.kind == Kind.SCALE and item.options == name for item in definition.items.values())
    if is_scale and not {Answer.SATISFIED.value, Answer.CRITICAL.value} <= {one.tone for one in options}:
        yield Fault(where, _("A scale must say which of its answers are satisfied and which critical."))


def _of_index(key: str, definition: Definition) -> Iterator[Fault]:
    yield from _code(f"index-{key}", key)
    if all(item.index != key for item in definition.items.values()):
        yield Fault(f"index-{key}", _("No question belongs to this index."))


def _code(where: str, code: str, *, of_option: bool = False) -> Iterator[Fault]:
    """Tell a code that files of some format could not bear; one of an option may begin with a digit."""
    if not CODE.fullmatch(f"a{code}" if of_option else code):
        words = _("The code “%(code)s” must be 1 to 40 letters from A to Z, digits, “_” or “-”.")
        yield Fault(where, words % {"code": code})


def _condition(
    where: str, when: conditions.Condition | None, definition: Definition, before: Mapping[str, Item]
) -> Iterator[Fault]:
    for leaf in conditions.leaves(when) if when else ():
        asked = before.get(leaf.item)
        if asked is None:
            words = _("Its condition looks at “%(code)s”, which is not asked before it.")
            yield Fault(where, words % {"code": leaf.item})
        elif asked.kind == Kind.NOTE:
            yield Fault(
                where, _("Its condition looks at “%(code)s”, which is no question.") % {"code": leaf.item}
            )
        elif isinstance(leaf, conditions.In):
            yield from _values(where, leaf, asked, definition)
        elif (
            isinstance(leaf, conditions.Compare)
            and asked.kind != Kind.NUMBER
            and asked.kind not in OF_OPTIONS
        ):
            words = _("Its condition compares “%(code)s” with a number, but that is no number.")
            yield Fault(where, words % {"code": leaf.item})


def _values(where: str, leaf: conditions.In, asked: Item, definition: Definition) -> Iterator[Fault]:
    if asked.kind not in OF_OPTIONS and asked.kind != Kind.CONSENT:
        words = _("Its condition looks for an answer to “%(code)s”, which offers none.")
        yield Fault(where, words % {"code": leaf.item})
        return
    known = {"yes"} if asked.kind == Kind.CONSENT else {one.code for one in definition.options(asked)}
    for value in leaf.values:
        if value not in known:
            words = _("Its condition looks for “%(value)s”, which is no answer to “%(code)s”.")
            yield Fault(where, words % {"value": value, "code": leaf.item})


def _untranslated(definition: Definition) -> Iterator[Fault]:
    """A text is needed in every language; one that may be missing is needed in all or in none."""
    for text in texts(definition):
        absent = [code for code in definition.languages if not text.words.get(code)]
        if absent and (text.words or not text.optional):
            named = ", ".join(wording.named(code) for code in absent)
            words = _("The text “%(name)s” is missing in: %(languages)s.")
            yield Fault(text.where, words % {"name": text.name, "languages": named})


def _doubled(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
