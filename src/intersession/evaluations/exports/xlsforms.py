"""Writes a questionnaire as an XLSForm; `imports.xlsforms` reads the same definition from it."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel import Locale
from openpyxl import Workbook
from openpyxl.styles import Font

from intersession.evaluations import relevance
from intersession.evaluations.definition import Definition, Item, Kind, Section, Words
from intersession.evaluations.imports.xlsforms import CHOICES, INDICES, OURS, SETTINGS, SURVEY

TYPES = {
    Kind.SINGLE: "select_one",
    Kind.SCALE: "select_one",
    Kind.MULTIPLE: "select_multiple",
    Kind.RANKING: "rank",
    Kind.NUMBER: "decimal",
    Kind.DATE: "date",
    Kind.TEXT: "text",
    Kind.CONSENT: "acknowledge",
    Kind.NOTE: "note",
}
COUNTED = "count-selected(.)"
Cells = Mapping[str, Any]


def write(definition: Definition, *, key: str, title: str) -> bytes:
    """Return the workbook: the sheets of the specification, and one with the names of the indices."""
    labels = [f"label::{_named(code)}" for code in definition.languages]
    hints = [f"hint::{_named(code)}" for code in definition.languages]
    first = ("type", "name", *labels, *hints, "required", "relevant", "constraint", "appearance", *OURS)
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, SURVEY, first, _survey(definition))
    _sheet(book, CHOICES, ("list_name", "name", *labels, "tone"), _choices(definition))
    _sheet(book, INDICES, ("key", *labels), _indices(definition))
    language = _named(definition.languages[0]) if definition.languages else ""
    known = {"form_title": title, "form_id": key.replace("-", "_"), "default_language": language}
    _sheet(book, SETTINGS, tuple(known), [known])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _survey(definition: Definition) -> Iterator[Cells]:
    kinds = {code: item.kind for code, item in definition.items.items()}
    for section in definition.sections:
        yield {
            "type": "begin group",
            "name": section.key,
            **_words("label", section.title),
            "relevant": _relevant(section, kinds),
            "appearance": "field-list",
        }
        for item in section.items:
            yield _item(item, kinds)
        yield {"type": "end group", "name": section.key}


def _item(item: Item, kinds: relevance.Kinds) -> Cells:
    return {
        "type": f"{TYPES[item.kind]} {item.options}".strip(),
        "name": item.code,
        **_words("label", item.label),
        **_words("hint", item.hint),
        "required": "yes" if item.required else "",
        "relevant": _relevant(item, kinds),
        "constraint": _constraint(item),
        "kind": item.kind.value if item.kind == Kind.SCALE else "",
        "base": item.base.value if item.kind != Kind.NOTE else "",
        **{name: getattr(item, name) for name in ("index", "topic", "session", "aim", "matrix")},
    }


def _relevant(asked: Item | Section, kinds: relevance.Kinds) -> str:
    return relevance.write(asked.when, kinds) if asked.when else ""


def _constraint(item: Item) -> str:
    subject = "." if item.kind == Kind.NUMBER else COUNTED
    bounds = ((">=", item.low), ("<=", item.high))
    return " and ".join(f"{subject} {sign} {number}" for sign, number in bounds if number is not None)


def _choices(definition: Definition) -> Iterator[Cells]:
    for name, options in definition.lists.items():
        for option in options:
            known = {"list_name": name, "name": option.code, "tone": option.tone}
            yield {**known, **_words("label", option.label)}


def _indices(definition: Definition) -> Iterator[Cells]:
    for key, label in definition.indices.items():
        yield {"key": key, **_words("label", label)}


def _words(head: str, words: Words) -> Cells:
    return {f"{head}::{_named(code)}": text for code, text in words.items()}


def _named(code: str) -> str:
    """Return a language as heads name it: French (fr)."""
    return f"{Locale('en').languages.get(code, code)} ({code})"


def _sheet(book: Workbook, name: str, heads: tuple[str, ...], rows: Iterable[Cells]) -> None:
    """Write a sheet of texts; none of them can become a formula."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for line, row in enumerate([dict(zip(heads, heads, strict=True)), *rows], start=1):
        for column, head in enumerate(heads, start=1):
            value = row.get(head)
            if value in (None, ""):
                continue
            cell = sheet.cell(line, column, str(value))
            cell.data_type = "s"
            cell.font = Font(bold=line == 1)
