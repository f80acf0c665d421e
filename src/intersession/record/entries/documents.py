"""Entries on documents and publications."""

from typing import Annotated, Any, ClassVar

from pydantic import field_validator

from intersession.documents import models as documents
from intersession.library import models as library
from intersession.membership.models import Body
from intersession.papers import symbols
from intersession.record.schema import Key, Partial, Refers, Sourced, Text, Wording


class Series(Sourced):
    """A series of symbols, by its pattern: `IC/{year}/{n}`."""

    table: ClassVar = documents.Series
    key: Key
    pattern: Key
    use: Wording = {}
    body: Annotated[str, Refers(Body)] = ""
    distribution: documents.Distribution = documents.Distribution.GENERAL

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str) -> str:
        symbols.matches(pattern, "X/1")  # refuses fields that no symbol has
        return pattern


class Part(Sourced):
    """The text of a document (number 0) or an annex: its original language and the versions known."""

    table: ClassVar = documents.Part
    parent: ClassVar = "document"
    identity: ClassVar = ("number",)
    number: int = 0
    original: str = ""
    languages: list[str] = []


class Document(Sourced):
    """A document of the register."""

    table: ClassVar = documents.Document
    order: ClassVar = ("sort_key", "key")
    key: Key
    symbol: str | None = None
    series: Annotated[str, Refers(documents.Series)] = ""
    kind: documents.Kind = documents.Kind.OTHER
    title: Text = {}
    body: Annotated[str, Refers(Body)] = ""
    session_number: int | None = None
    date: Partial = ""
    distribution: documents.Distribution = documents.Distribution.GENERAL
    approved_by: str = ""
    note: Wording = {}
    parts: list[Part] = []

    @field_validator("symbol")
    @classmethod
    def _is_a_symbol(cls, symbol: str | None) -> str | None:
        return symbol and str(symbols.parse(symbol))

    def derived(self) -> dict[str, Any]:
        """Return the key by which the symbol sorts."""
        return {"sort_key": symbols.parse(self.symbol).sort_key if self.symbol else ""}


class WrittenParagraph(Sourced):
    """A paragraph that a person wrote, after a composed block of a document."""

    table: ClassVar = documents.WrittenParagraph
    identity: ClassVar = ("document", "key")
    order: ClassVar = ("document", "after", "position", "key")
    document: Annotated[Key, Refers(documents.Document)]
    key: Key
    after: Key
    text: Text


class Publication(Sourced):
    """A volume of the report series."""

    table: ClassVar = library.Publication
    key: Key
    number: int | None = None
    title: Text = {}
    identifiers: dict[str, str] = {}
    pages: int | None = None
    published: Partial = ""
    contents: Wording = {}
    note: Wording = {}
