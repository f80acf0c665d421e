"""The figures of a meeting for a page: each base in its own column, a chart, and the same in a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intersession.counting import tallies
from intersession.meetings import participation, statistics
from intersession.meetings.models import Gender, Meeting
from intersession.meetings.statistics import BLOCKS, Basis, Statistics
from intersession.membership import queries as membership
from intersession.papers import charts, numerals, words

Figures = Mapping[Basis, Statistics]
Counts = Mapping[Basis, Mapping[str, tallies.Count]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table for a page: a name a row, a figure a base; a dash where nobody is counted."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def tables(meeting: Meeting, found: Figures, language: str) -> tuple[Table, ...]:
    """Return the tables of a page: persons and entities by kind, then by region, language and gender."""
    groups = membership.group_names(statistics.day_of(meeting), language)

    def group(key: str) -> str:
        return groups.get(key) or key or _("in no regional group")

    def by(caption: str, lines: str, count: str, name: Callable[[str], str]) -> Table:
        counts = {
            basis: {line.key: getattr(line, count) for line in getattr(one, lines)}
            for basis, one in found.items()
        }
        return _table(caption, counts, name, language)

    def sums(caption: str, of: str, name: Callable[[str], str]) -> Table:
        return _table(
            caption, {basis: dict(getattr(one, of)) for basis, one in found.items()}, name, language
        )

    made = (
        by(_("Persons by kind"), "kinds", "persons", _block),
        by(_("Entities represented, by kind"), "kinds", "entities", _block),
        by(_("States represented, by regional group"), "regions", "entities", group),
        by(_("Persons from States, by regional group"), "regions", "persons", group),
        sums(_("Persons by the language of their mails"), "languages", _language(language)),
        sums(_("Persons by gender, as they answered"), "genders", _gender),
    )
    return tuple(table for table in made if table.rows)


def chart(found: Figures, basis: Basis, language: str) -> str:
    """Draw the persons of one base by kind; the table of the page holds the same figures."""
    lines = found[basis].kinds
    bars = tuple(
        charts.Bar(
            _block(line.key),
            (charts.Part(_block(line.key), line.persons.number, "plain"),),
            numerals.integer(line.persons.number, language),
        )
        for line in lines
    )
    title = heading(basis)
    told = ", ".join(f"{bar.label} {bar.value}" for bar in bars)
    return charts.svg(charts.Drawing("bars", bars, language, title), f"{title}: {told}")


def heading(basis: Basis) -> str:
    """Return what stands above the chart: what is counted, and on which base."""
    return _("Persons by kind, %(basis)s") % {"basis": participation.basis_of(basis)}


def _table(caption: str, counts: Counts, name: Callable[[str], str], language: str) -> Table:
    keys = _keys(counts.values())
    rows = [(name(key), tuple(_cell(counts[basis].get(key), language) for basis in Basis)) for key in keys]
    if len(rows) > 1:
        totals = (_sum(counts[basis].values()) for basis in Basis)
        rows.append((_("Total"), tuple(_cell(total, language) for total in totals)))
    return Table(caption, tuple(str(basis.label) for basis in Basis), tuple(rows))


def _keys(of_bases: Iterable[Mapping[str, tallies.Count]]) -> Sequence[str]:
    """Give the keys in the order of the base that has most of them; each base is within the one before."""
    ordered = sorted(of_bases, key=len, reverse=True)
    return list(dict.fromkeys(key for counts in ordered for key in counts))


def _sum(counts: Iterable[tallies.Count]) -> tallies.Count | None:
    found: tallies.Count | None = None
    for count in counts:
        found = count if found is None else found + count
    return found


def _cell(count: tallies.Count | None, language: str) -> str:
    return numerals.integer(count.number, language) if count else "–"


def _block(key: str) -> str:
    return str(BLOCKS[key])


def _language(language: str) -> Callable[[str], str]:
    return lambda code: words.language_name(code, language)


def _gender(key: str) -> str:
    return str(Gender(key).label) if key else _("not given")
