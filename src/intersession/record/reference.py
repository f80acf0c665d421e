"""Writes the reference page of the record package from its schema, so that the page cannot say otherwise."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.record.package import HEAD, SECTIONS
from intersession.record.schema import LANGUAGES, SCHEMA, SOURCING, Entry, Sourced, Wording, family

WORDS = {
    str: "text",
    int: "whole number",
    Decimal: "number",
    bool: "`true` or `false`",
    date: "day",
    datetime: "moment",
    time: "time",
}
INTRODUCTION = f"""# The record package

The whole record as a folder of YAML files. `intersession load FOLDER` brings it in and `intersession dump
FOLDER` writes it out; what was dumped and loaded is equal to the letter. This page describes version {SCHEMA}
of the schema and is written from it by `intersession.record.reference`.

## Files

- `{HEAD}` must be there and says `schema: {SCHEMA}`. The other files, in the folder and those under it, are
  read in the order of their names; each holds one or more sections, and it does not matter which.
- All values are text to the reader: `NO` is Norway and `2009` a year, with or without quotes. A key without a
  value (`null`) is as if it were not there: that is how "not found" is written. Aliases are refused.
- A package stands by itself: every name in it (a source, a State, a document) must be an entry of it.

## What loading does

- Everything is checked first. With anything wrong nothing is loaded, and all problems are listed with file,
  line, key and reason.
- Entries are added and changed by their addresses. What is written under an entry is made equal to the
  package, so that a line taken away is removed. Entries that the package does not mention are left alone.
- The report names every value that changed; each row that changed is one event of its history. Loading again
  changes nothing.
- Accounts, approvals and composed files are not in a package; a backup keeps them.

## Values

| value | how it is written |
| --- | --- |
| text by language | `{{en: …, fr: …}}`: an official text; a language in which it was not found is left out |
| text in every language | the same, complete in {", ".join(LANGUAGES.values())}: a text of our own |
| date | as far as it is known: `2009`, `2009-07` or `2009-07-09` |
| day, time | `2009-07-09`, `10:00` |
| moment | `2009-07-09 10:00:00+00:00` |
| address | what tells the entry apart, after the address of the one it is written under: `2009-workshop-2`, |
| | `2010/A` for a candidate, `council-98/keynote` for a session |
| `sources` | addresses of the sources in which the facts of the entry were read |
| `unverified` | names of its fields that no source confirms: `start`, or `title.es` for one language |
"""


def page() -> str:
    """Return the page: the sections in the order of loading, each with the entries written under it."""
    parts = [INTRODUCTION, "## Sections\n"]
    for section, top in SECTIONS.items():
        parts.append(f"### {section}\n")
        parts += ["\n".join(_entry(kind, top)) for kind in family(top)]
    return "\n".join(parts)


def _entry(kind: type[Entry], top: type[Entry]) -> Iterator[str]:
    if kind is not top:
        yield f"#### {kind.__name__}\n"
    identity = ["its place in the list" if key == "position" else f"`{key}`" for key in kind.identity]
    yield f"{kind.__doc__} Told apart by {' and '.join(identity)}.\n"
    yield "| key | value | if left out |"
    yield "| --- | --- | --- |"
    for name in (*kind.columns(), *kind.children()):
        if name not in SOURCING:
            yield f"| `{name}` | {_value(kind, name)} | {_default(kind.model_fields[name])} |"
    if issubclass(kind, Sourced):
        yield "| `unverified`, `sources` | see above | |"
    yield ""


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "refused"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    default = field.default.value if isinstance(field.default, Enum) else field.default
    return "" if default in (None, "", [], {}) else f"`{default}`"


def _value(kind: type[Entry], name: str) -> str:
    """Return how the value is written, in words."""
    field, mark, child = kind.model_fields[name], kind.mark(name), kind.children().get(name)
    if child:
        return f"list of [{child.__name__}](#{child.__name__.lower()})"
    if mark:
        return f"address of one of the {mark.table._meta.verbose_name_plural}"
    if isinstance(kind.table._meta.get_field(name), PartialDateField):
        return "date"
    if isinstance(kind.table._meta.get_field(name), TranslatedField):
        complete = get_args(Wording)[1] in field.metadata
        return "text in every language" if complete else "text by language"
    return _plain(field.annotation)


def _plain(annotation: Any) -> str:
    bare = next(one for one in (*get_args(annotation), annotation) if one is not type(None))
    if get_origin(annotation) in (list, dict):
        return "list of texts" if get_origin(annotation) is list else "keys with texts"
    bare = get_args(bare)[0] if get_args(bare) else bare
    if issubclass(bare, Enum):
        return "one of " + ", ".join(f"`{choice.value}`" for choice in bare)
    return WORDS[bare]
