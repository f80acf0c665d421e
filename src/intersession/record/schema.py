"""What an entry of the record package is: the fields of one row of a table, and the entries under it.

An entry class names its `table`; each of its fields bears the name of the column it fills. A list of other
entries is written under it and points back to it by the column `parent`. Loading, dumping, checking and the
reference page read these declarations, so that a new column is one new line here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args

from django.core.exceptions import ValidationError
from django.db import models
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from intersession.core.models import Source

SCHEMA = 1  # the version of the package that this program reads and writes
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish"}  # our own texts are complete in these
SOURCING = ("unverified", "sources")  # fields on the other fields; they stand last
PERIODS = (("start", "end"), ("valid_from", "valid_until"))


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that names a row of another table by its address; the column holds its id."""

    table: type[models.Model]


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field that names rows of another table by their addresses; the column holds the same text."""

    table: type[models.Model]


def wrong(key: str, reason: str) -> PydanticCustomError:
    """Return the refusal of one key of an entry, to be raised by a rule that reads several keys."""
    return PydanticCustomError("rule", "{reason}", {"key": key, "reason": reason})


def _complete(words: dict[str, str]) -> dict[str, str]:
    missing = [f"{name} ({code})" for code, name in LANGUAGES.items() if not words.get(code, "").strip()]
    if missing:
        raise ValueError(
            f"The text is missing in {' and '.join(missing)}; a text of ours has every language."
        )
    return words


def _written(pattern: str, example: str) -> BeforeValidator:
    def check(text: Any) -> Any:
        if isinstance(text, str) and not re.fullmatch(pattern, text):
            raise ValueError(f"“{text}” is not understood; write it like {example}.")
        return text

    return BeforeValidator(check)


Key = Annotated[str, Field(min_length=1)]
Partial = str  # the table's own field refuses what is no date
Text = dict[str, str]  # an official text: a language in which it was not found is left out
Wording = Annotated[dict[str, str], AfterValidator(_complete)]  # our own text
Day = Annotated[date, _written(r"\d{4}-\d\d-\d\d", "2009-07-09")]
Clock = Annotated[time, _written(r"\d\d:\d\d", "10:00")]
Moment = Annotated[
    datetime,
    _written(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", "2009-07-09 10:00:00+00:00"),
]


class Entry(BaseModel):
    """One row of a table, with the entries that belong to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: ClassVar[type[models.Model]]
    identity: ClassVar[tuple[str, ...]] = ("key",)  # the columns that tell it from others of the same parent
    parent: ClassVar[str] = ""  # the column that points to the entry that it is written under
    order: ClassVar[tuple[str, ...]] = ()  # the order in a dump where it is not that of the identity

    narrowed: ClassVar[Mapping[str, Any]] = {}  # the rows that belong to the record, where not all do

    @classmethod
    @cache
    def children(cls) -> dict[str, "type[Entry]"]:
        """Return the kinds of entries that are written under this one, by field."""
        inner = {name: get_args(field.annotation) for name, field in cls.model_fields.items()}
        return {
            name: found[0]
            for name, found in inner.items()
            if found and isinstance(found[0], type) and issubclass(found[0], Entry)
        }

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        """Return the fields that fill columns, those on its sources last."""
        own = [name for name in cls.model_fields if name not in (*cls.children(), *SOURCING)]
        return (*own, *(name for name in SOURCING if name in cls.model_fields))

    @classmethod
    @cache
    def mark(cls, column: str) -> Refers | Names | None:
        """Return the mark of a column that names rows of another table; None for any other column."""
        field = cls.model_fields.get(column)
        marks = field.metadata if field else ()
        return next((mark for mark in marks if isinstance(mark, Refers | Names)), None)

    @classmethod
    @cache
    def is_ordered(cls) -> bool:
        """Whether the place of the entry in its list is part of the record, in the column `position`."""
        return any(field.name == "position" for field in cls.table._meta.get_fields())

    def derived(self) -> dict[str, Any]:
        """Return the columns that follow from others and are therefore not written in a file."""
        return {}

    @field_validator("*", mode="after")
    @classmethod
    def _obeys_its_column(cls, value: Any, info: ValidationInfo) -> Any:
        """Lengths, slugs, dates and language codes are the table's own rules."""
        if info.field_name in cls.columns():
            try:
                cls.table._meta.get_field(info.field_name).run_validators(value)  # type: ignore[union-attr]
            except ValidationError as error:
                raise ValueError(" ".join(error.messages)) from None
        return value

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        for first, last in PERIODS:
            start, end = getattr(self, first, None), getattr(self, last, None)
            if end and start and end < start:
                raise wrong(last, f"“{end}” is before the {first}, “{start}”.")
        return self


class Sourced(Entry):
    """An entry that says where its facts were read, and which of its fields no source confirms."""

    unverified: list[str] = []
    sources: Annotated[list[str], Names(Source)] = []

    @model_validator(mode="after")
    def _unverified_fields_exist(self) -> Self:
        for name in self.unverified:
            if name.partition(".")[0] not in self.columns():
                raise wrong(
                    "unverified", f"“{name}” is no field here; write title, or title.es for one language."
                )
        return self


def family(kind: type[Entry]) -> Iterator[type[Entry]]:
    """Return the kind and all kinds under it, parents first."""
    yield kind
    for child in kind.children().values():
        yield from family(child)
