"""Turns the rows of the record into the files of a package, always in the same order and form."""

from collections import defaultdict
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import models

from intersession.record.package import HEAD, KINDS, SECTIONS
from intersession.record.rows import Addresses, attribute, existing
from intersession.record.schema import LANGUAGES, SCHEMA, Entry, Refers

FILES = {
    "organization": HEAD,
    "series": "documents.yaml",
    "paragraphs": "documents.yaml",
    "conclusions": "outcomes.yaml",
    "requests": "outcomes.yaml",
    "improvements": "outcomes.yaml",
}  # the other sections have a file of their own
WIDTH = 100  # characters of a line


def files() -> dict[str, str]:
    """Return the text of each file of the package by its name."""
    content: dict[str, dict[str, Any]] = {HEAD: {"schema": SCHEMA}}
    plain = _Plain()
    for section, kind in SECTIONS.items():
        for item in plain.entries(kind, None):
            content.setdefault(_file(section, item), {}).setdefault(section, []).append(item)
    return {name: _text(sections) for name, sections in content.items()}


def _file(section: str, item: dict[str, Any]) -> str:
    """Return the file of an entry: a file for each year, one for States, one for other entities."""
    if section == "entities":
        return "states.yaml" if item["kind"] == "state" else "organizations.yaml"
    year = item.get("year" if section == "cycles" else "cycle")
    return f"cycles/{year}.yaml" if year else FILES.get(section, f"{section}.yaml")


class _Plain:
    """The rows of all tables, read in one query a table, as plain values for YAML."""

    def __init__(self) -> None:
        self.addresses = Addresses()
        self.rows: dict[type[Entry], dict[int | None, list[models.Model]]] = {}
        for kind in KINDS:
            grouped = self.rows[kind] = defaultdict(list)
            for row in existing(kind, self.addresses).values():
                grouped[getattr(row, f"{kind.parent}_id") if kind.parent else None].append(row)

    def entries(self, kind: type[Entry], parent: int | None) -> list[dict[str, Any]]:
        """Return the entries of a kind under one parent."""
        rows = sorted(self.rows[kind][parent], key=lambda row: self._place(kind, row))
        return [self._entry(kind, row) for row in rows]

    def _place(self, kind: type[Entry], row: models.Model) -> list[Any]:
        position = ("position",) if kind.is_ordered() else ()
        return [self._value(kind, row, column) for column in kind.order or (*position, *kind.identity)]

    def _entry(self, kind: type[Entry], row: models.Model) -> dict[str, Any]:
        values = {column: self._value(kind, row, column) for column in kind.columns()}
        fields = kind.model_fields
        plain = {name: _plain(value) for name, value in values.items() if value != fields[name].default}
        for name, child in kind.children().items():
            if items := self.entries(child, row.pk):
                plain[name] = items
        return plain

    def _value(self, kind: type[Entry], row: models.Model, column: str) -> Any:
        """Return a value as a file has it: an address for an id."""
        value = getattr(row, attribute(kind, column))
        mark = kind.mark(column)
        return self.addresses.of(mark.table, value) if isinstance(mark, Refers) else value


def _rank(key: str) -> tuple[int, str]:
    """Return the place of a language: English, French, Spanish, then any other by its code."""
    known = list(LANGUAGES)
    return (known.index(key) if key in known else len(known), key)


def _plain(value: Any) -> Any:
    """Return a value for YAML, with the languages of a text always in the same order."""
    if isinstance(value, dict):
        return {key: value[key] for key in sorted(value, key=_rank)}
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date | Decimal):
        return str(value)
    return value


class _Dumper(yaml.SafeDumper):
    """Writes block style, short lists of words in one line, and no quotes round dates and years."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    words = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=words)


def _word(dumper: _Dumper, text: str) -> yaml.Node:
    number = text.isascii() and text.isdigit() and text == str(int(text))
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'int' if number else 'str'}", text)


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _word)


def _text(sections: dict[str, Any]) -> str:
    return yaml.dump(
        sections, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=WIDTH
    )


def write(folder: Path) -> None:
    """Write the files into an empty folder."""
    for name, text in files().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
