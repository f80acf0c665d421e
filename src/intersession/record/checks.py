"""Checks of a package as a whole: what one entry says of another must be so."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from intersession.core import partial_dates
from intersession.evaluations.models import Answer, BaseKind
from intersession.papers import symbols
from intersession.record.entries import cycles, documents, meetings, proposals, results
from intersession.record.package import KINDS, Package, Placed
from intersession.record.problems import Problem
from intersession.record.schema import Entry


def problems(package: Package) -> Iterator[Problem]:
    """Return what is wrong between entries: names of nothing, doubles, and contradictions."""
    yield from _names_of_nothing(package)
    for kind, entries in package.entries.items():
        for columns in _unique(kind):
            yield from _doubles(entries, columns)
    yield from _symbols(package)
    yield from _days(package)
    yield from _bases(package)
    yield from _options(package)
    yield from _chains(package)
    yield from _strangers(package, results.Line, "index")
    yield from _strangers(package, meetings.Speaker, "session")


def _names_of_nothing(package: Package) -> Iterator[Problem]:
    known = {kind.table: {one.address for one in entries} for kind, entries in package.entries.items()}
    for kind, entries in package.entries.items():
        for column in kind.columns():
            mark = kind.mark(column)
            if mark and mark.table not in package.incomplete:
                name = mark.table._meta.verbose_name
                for placed in entries:
                    for address in _addresses(placed, column) - known[mark.table]:
                        yield placed.problem(column, f"There is no {name} “{address}” in the package.")


def _addresses(placed: Placed[Any], column: str) -> set[str]:
    value = getattr(placed.entry, column)
    return set(value if isinstance(value, list) else [value] if value else [])


def _unique(kind: type[Entry]) -> Iterator[tuple[str, ...]]:
    """Return the sets of columns that no two rows of the table may share, as the table declares them."""
    for field in kind.table._meta.concrete_fields:
        if field.unique and field.name in kind.columns():
            yield (field.name,)
    written = {*kind.columns(), kind.parent, "position"}
    for constraint in kind.table._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and written.issuperset(constraint.fields):
            yield tuple(constraint.fields)


def _doubles(entries: list[Placed[Any]], columns: tuple[str, ...]) -> Iterator[Problem]:
    first: dict[tuple[Any, ...], Placed[Any]] = {}
    for placed in entries:
        values = tuple(_value(placed, column) for column in columns)
        earlier = placed if None in values else first.setdefault(values, placed)
        if earlier is not placed:
            named = [column for column in columns if column != placed.entry.parent]
            said = " and ".join(f"{column} “{_value(placed, column)}”" for column in named)
            where = f"{earlier.file.name}, line {earlier.file.line(earlier.path)}"
            yield placed.problem(named[-1], f"The {said} is already that of the entry in {where}.")


def _value(placed: Placed[Any], column: str) -> Any:
    """Return the value of a column as it tells rows apart; None where the column points nowhere."""
    if placed.parent and column == placed.entry.parent:
        return placed.parent.address
    if column == "position":
        return placed.position
    value = getattr(placed.entry, column)
    return None if value == "" and placed.entry.mark(column) else value


def _symbols(package: Package) -> Iterator[Problem]:
    patterns = {placed.address: placed.entry.pattern for placed in package.of(documents.Series)}
    for placed in package.of(documents.Document):
        symbol, pattern = placed.entry.symbol, patterns.get(placed.entry.series)
        if symbol and pattern and not symbols.matches(pattern, symbol):
            yield placed.problem("symbol", f"“{symbol}” is outside the grammar of its series, {pattern}.")


def _days(package: Package) -> Iterator[Problem]:
    for placed in package.of(meetings.Session):
        day, meeting = placed.entry.day, placed.parent and placed.parent.entry
        if day and meeting and not partial_dates.includes(meeting.start, meeting.end, day.isoformat()):
            days = f"{meeting.start} to {meeting.end or 'an unknown day'}"
            yield placed.problem("day", f"{day} is outside the days of the meeting, {days}.")


def _bases(package: Package) -> Iterator[Problem]:
    for placed in package.of(results.Line):
        line, evaluation = placed.entry, placed.parent and placed.parent.entry
        blanks = any(part.answer == Answer.UNANSWERED and part.count is not None for part in line.parts)
        on_all = blanks or line.base_kind == BaseKind.RESPONDENTS
        if (
            evaluation
            and on_all
            and None not in (line.base, evaluation.returned)
            and line.base != evaluation.returned
        ):
            reason = (
                f"The base is {line.base}, but all {evaluation.returned} returns are counted on this line."
            )
            yield placed.problem("base", reason)


def _options(package: Package) -> Iterator[Problem]:
    kinds = {placed.address: placed.entry.kind for placed in package.of(cycles.Candidate)}
    for placed in package.of(cycles.Option):
        candidate, choice = placed.entry.candidate, placed.parent and placed.parent.entry
        if not choice or candidate not in kinds:
            continue
        if candidate.partition("/")[0] != choice.cycle:
            yield placed.problem("candidate", f"“{candidate}” is no candidate of {choice.cycle}.")
        elif kinds[candidate] != choice.kind.removesuffix("s"):
            yield placed.problem(
                "candidate", f"“{candidate}” is a {kinds[candidate]}; the choice is of {choice.kind}."
            )


def _chains(package: Package) -> Iterator[Problem]:
    """Return proposals that are merged into one that is itself merged, or to be."""
    entries = package.of(proposals.Proposal)
    merging = {placed.address for placed in entries if placed.entry.merge_into}
    for placed in entries:
        if placed.entry.merge_into in merging:
            reason = f"“{placed.entry.merge_into}” is itself merged into another one; name that one."
            yield placed.problem("merge_into", reason)


def _strangers(package: Package, kind: type[Entry], column: str) -> Iterator[Problem]:
    """Return entries that name one of another parent: an index of another evaluation, a foreign session."""
    mark = kind.mark(column)
    known = {one.address for each in KINDS if mark and each.table is mark.table for one in package.of(each)}
    for placed in package.of(kind):
        value, parent = getattr(placed.entry, column), placed.parent
        if parent and value in known and value.rpartition("/")[0] != parent.address:
            reason = f"“{value}” belongs to another one; those here begin with “{parent.address}/”."
            yield placed.problem(column, reason)
