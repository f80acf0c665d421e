"""The record package: its sections, its files, and every entry in it with its address and place."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.db import models

from intersession.core.refusals import Refused
from intersession.record import problems, reading
from intersession.record.entries import cycles, documents, meetings, membership, proposals, results
from intersession.record.problems import Problem
from intersession.record.schema import SCHEMA, Entry, family

Kind = TypeVar("Kind", bound=Entry)

HEAD = "record.yaml"
SECTIONS: dict[str, type[Entry]] = {  # in the order of loading: what is named comes before what names it
    "organization": membership.Organization,
    "sources": membership.Source,
    "groups": membership.Group,
    "entities": membership.Entity,
    "bodies": membership.Body,
    "series": documents.Series,
    "documents": documents.Document,
    "paragraphs": documents.WrittenParagraph,
    "publications": documents.Publication,
    "cycles": cycles.Cycle,
    "proposals": proposals.Proposal,
    "meetings": meetings.Meeting,
    "consultations": cycles.Consultation,
    "quantifiers": results.Quantifier,
    "evaluations": results.Evaluation,
    "conclusions": results.Conclusion,
    "requests": results.Request,
    "improvements": results.Improvement,
}
KINDS: tuple[type[Entry], ...] = tuple(kind for top in SECTIONS.values() for kind in family(top))


@dataclass(frozen=True, slots=True)
class Placed(Generic[Kind]):
    """An entry where it stands: its address in the record, the one it is under, its place in the file."""

    entry: Kind
    address: str
    parent: "Placed[Any] | None"
    position: int
    file: reading.Read
    path: problems.Path

    def problem(self, key: str, reason: str) -> Problem:
        """Return a problem with one key of the entry."""
        return self.file.problem((*self.path, key) if key else self.path, reason)


@dataclass(slots=True)
class Package:
    """All valid entries of a package by kind, the problems of the others, and the tables that lack those."""

    entries: dict[type[Entry], list[Placed[Any]]] = field(
        default_factory=lambda: {kind: [] for kind in KINDS}
    )
    problems: list[Problem] = field(default_factory=list)
    incomplete: set[type[models.Model]] = field(default_factory=set)

    def of(self, kind: type[Kind]) -> list[Placed[Kind]]:
        """Return the entries of one kind."""
        return self.entries[kind]


def read(folder: Path) -> Package:
    """Read the YAML files of a folder and the folders in it, each entry as far as it is valid by itself.

    Refuses a folder without `record.yaml`, which says the version of the schema.
    """
    if not (folder / HEAD).is_file():
        raise Refused(f"{folder} is no record package: there is no {HEAD} in it.")
    gathering = _Gathering()
    for path in sorted(folder.rglob("*.yaml")):
        gathering.take_file(reading.read(path, path.relative_to(folder).as_posix()))
    return gathering.package


class _Gathering:
    """Gathers the entries of the files one by one, counting positions over all of them."""

    def __init__(self) -> None:
        self.package = Package()
        self.counters: Counter[tuple[Any, ...]] = Counter()

    def take_file(self, file: reading.Read) -> None:
        self.package.problems += file.problems
        if not isinstance(file.content, dict):
            self.package.incomplete.update(kind.table for kind in KINDS)
            if not file.problems:
                self._refuse(file, (), f"Sections are expected here: {', '.join(SECTIONS)}.")
            return
        self._take_version(file, file.content.pop("schema", None))
        for section, items in file.content.items():
            self._take_section(file, section, items)

    def _take_version(self, file: reading.Read, version: Any) -> None:
        if file.name != HEAD and version is not None:
            self._refuse(file, ("schema",), f"The version of the schema stands in {HEAD} only.")
        if file.name == HEAD and version != str(SCHEMA):
            self._refuse(file, ("schema",), f"This program reads version {SCHEMA}; write “schema: {SCHEMA}”.")

    def _take_section(self, file: reading.Read, section: str, items: Any) -> None:
        kind = SECTIONS.get(section)
        if kind is None:
            self._refuse(file, (section,), problems.unknown(section, SECTIONS), *KINDS)
        elif not isinstance(items, list):
            self._refuse(file, (section,), "A list is expected here.", *family(kind))
        else:
            for number, item in enumerate(items):
                self._take_item(kind, item, file, (section, number))

    def _take_item(self, kind: type[Entry], item: Any, file: reading.Read, path: problems.Path) -> None:
        entry, faults = problems.validated(kind, item)
        for place, reason in faults:
            self._refuse(file, (*path, *place), reason)
        if entry:
            self._place(entry, None, file, path)
        else:
            self.package.incomplete.update(member.table for member in family(kind))

    def _place(
        self, entry: Entry, parent: Placed[Any] | None, file: reading.Read, path: problems.Path
    ) -> None:
        """Keep the entry and those under it; a position counts from 1 among those of the same parent."""
        above = [parent.address] if parent else []
        own = [str(getattr(entry, column)) for column in entry.identity if column != "position"]
        among = (type(entry), *above, *own[:-1])
        self.counters[among] += 1
        position = self.counters[among]
        placed = Placed(entry, "/".join(above + (own or [str(position)])), parent, position, file, path)
        self.package.entries[type(entry)].append(placed)
        for name in entry.children():
            for number, child in enumerate(getattr(entry, name)):
                self._place(child, placed, file, (*path, name, number))

    def _refuse(self, file: reading.Read, path: problems.Path, reason: str, *kinds: type[Entry]) -> None:
        self.package.problems.append(file.problem(path, reason))
        self.package.incomplete.update(kind.table for kind in kinds)
