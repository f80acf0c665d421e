"""Answers as they are read back to who gave them, section by section."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.evaluations import conditions
from intersession.evaluations.definition import Definition, Item, Kind, Section, Words, asked_on

SHORT = 40
"""Characters up to which a value was chosen rather than typed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer in words; `lacks` where an answer is needed and missing."""

    label: SafeString
    answer: SafeString
    lacks: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one section."""

    key: str
    title: Words
    rows: tuple[Row, ...]


def questions(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items that ask something."""
    return (item for item in items if item.kind != Kind.NOTE)


def sections(asked: Definition, answers: Mapping[str, Any], lacking: Collection[str]) -> Iterator[Part]:
    """Give the sections that are asked, with what was answered."""
    for section in asked.pages(answers):
        yield Part(section.key, section.title, tuple(_rows(asked, section, answers, lacking)))


def _rows(
    asked: Definition, section: Section, answers: Mapping[str, Any], lacking: Collection[str]
) -> Iterator[Row]:
    for item in questions(asked_on(section, answers)):
        yield Row(wording.said(item.label), _said(asked, item, answers), item.code in lacking)


def _said(asked: Definition, item: Item, answers: Mapping[str, Any]) -> SafeString:
    values = conditions.given(answers, item.code)
    if not values:
        return format_html("<i>{}</i>", _("No answer"))
    if item.kind == Kind.CONSENT:
        return format_html("{}", _("Yes"))
    labels = {option.code: wording.said(option.label) or option.code for option in asked.options(item)}
    joint = ", " if item.kind != Kind.RANKING else " › "
    return format_html_join(joint, "{}", ((labels.get(value, value),) for value in values))
