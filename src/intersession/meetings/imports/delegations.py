"""Reads delegations from a table: pasted from a spreadsheet, with heads or without, of one or of many."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from intersession.core import tables
from intersession.core.refusals import Refused
from intersession.meetings.actions.entering import Nominee
from intersession.meetings.models import Place
from intersession.meetings.rules import MOST_LINES

COLUMNS = {
    "entity": (
        *("entity", "country", "State", "delegation", "organization", "ISO"),
        *("entité", "pays", "État", "délégation", "organisation"),
        *("entidad", "país", "Estado", "delegación", "organización"),
    ),
    "honorific": ("honorific", "title", "civilité", "titre", "tratamiento"),
    "name": (
        "name",
        "full name",
        "participant",
        "nom",
        "nom complet",
        "nombre completo",
        "nombre y apellidos",
    ),
    "given": ("given name", "first name", "prénom", "nombre", "nombres"),
    "family": ("family name", "surname", "last name", "nom de famille", "apellido", "apellidos"),
    "place": (
        *("place", "place in the delegation", "role in the delegation"),
        *("place dans la délégation", "rang", "puesto en la delegación", "puesto"),
    ),
    "line1": ("function", "position", "job title", "fonction", "poste", "cargo", "función"),
    "line2": ("department", "unit", "département", "service", "departamento", "unidad"),
    "line3": ("body", "institution", "ministry", "organisme", "ministère", "institución", "ministerio"),
    "email": (
        *("e-mail", "email", "e-mail address", "mail"),
        *("courriel", "adresse électronique", "correo electrónico", "correo"),
    ),
    "language": ("language", "langue", "idioma"),
}
"""The heads that people write, in English, French and Spanish."""

_PLACES = {
    Place.HEAD: (
        *("head", "head of delegation", "HoD", "chef", "chef de délégation", "cheffe de délégation"),
        *("jefe", "jefe de delegación", "jefa de delegación"),
    ),
    Place.ALTERNATE: ("alternate", "suppléant", "suppléante", "suplente"),
    Place.MEMBER: ("member", "delegate", "membre", "délégué", "déléguée", "miembro", "delegado", "delegada"),
    Place.ADVISER: ("adviser", "advisor", "conseiller", "conseillère", "asesor", "asesora"),
}
PLACES = {tables.folded(word): place.value for place, words in _PLACES.items() for word in words}
_LANGUAGES = {
    "en": ("en", "English", "anglais", "inglés"),
    "fr": ("fr", "French", "français", "francés"),
    "es": ("es", "Spanish", "espagnol", "español", "castellano"),
}
LANGUAGES = {tables.folded(word): code for code, words in _LANGUAGES.items() for word in words}
HONORIFICS = frozenset(
    tables.folded(word)
    for word in (
        *("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "H.E.", "Hon", "Amb", "Ambassador"),
        *("M", "Mme", "Mlle", "S.E.", "S.E.M.", "Sr", "Sra", "Srta", "Excmo", "Excma"),
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: where it stands, the entity as it is written, and the person."""

    number: int
    entity: str
    nominee: Nominee


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, and what is doubtful, line by line."""

    lines: tuple[Line, ...]
    doubts: tuple[str, ...]


def read(content: bytes | str, *, required: Collection[str] = ()) -> Read:
    """Read a table of persons; without heads above it, each cell is taken for what it looks like.

    Refuses an empty table, and one that lacks a required column.
    """
    if isinstance(content, str) and not required and not _has_heads(content):
        lines = list(_guessed(content))
        if not lines:
            raise Refused(_("There is nothing to read. Paste the rows of a table."))
        return _checked(lines, [])
    table = tables.read(content, columns=COLUMNS, required=required)
    if not {"name", "family"} & table.heads.keys():
        raise Refused(_("The column “%s” is missing.") % " / ".join(COLUMNS["name"][:4]))
    unknown = [
        _("Column “%(head)s” is not known and was left out.") % {"head": head} for head in table.unknown
    ]
    found = [(row.line, row.cells) for row in table.rows]
    return _checked(found, [*unknown, *(str(fault) for fault in table.faults)])


def _has_heads(text: str) -> bool:
    """Whether the first line names the columns: that of the name is among them."""
    first = next(iter(_split(text)), (0, ()))[1]
    names = {tables.folded(name) for key in ("name", "family") for name in COLUMNS[key]}
    return any(tables.folded(cell) in names for cell in first)


def _split(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the lines that are not empty, by the separator of the first one."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = next((sign for sign in ("\t", ";", ",") if sign in first), "\t")
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=separator)
    try:
        for number, cells in enumerate(lines, start=1):
            trimmed = [tables.cleaned(cell) for cell in cells]
            if any(trimmed):
                yield number, trimmed
    except csv.Error:
        raise Refused(_("This table cannot be read. Paste its rows again.")) from None


def _guessed(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, cells in _split(text):
        yield number, _sorted(cells)


def _sorted(cells: Sequence[str]) -> dict[str, str]:
    """Take each cell for what it looks like; the first of the rest is the name, then come lines."""
    found: dict[str, str] = {}
    rest = []
    for cell in filter(None, cells):
        plain = tables.folded(cell)
        known = {
            "email": "@" in cell,
            "place": plain in PLACES,
            "honorific": plain in HONORIFICS,
            "language": plain in LANGUAGES,
        }
        key = next((key for key, fits in known.items() if fits and key not in found), "")
        if key:
            found[key] = cell
        else:
            rest.append(cell)
    lines = {f"line{number}": line for number, line in enumerate(rest[1:], start=1)}
    return found | {"name": rest[0] if rest else ""} | lines


def _checked(found: Sequence[tuple[int, Mapping[str, str]]], doubts: Sequence[str]) -> Read:
    told = list(doubts)
    lines = []
    for number, cells in found:
        lines.append(Line(number, cells.get("entity", ""), _nominee(cells)))
        told += [str(tables.Fault(number, "", reason)) for reason in _doubts(cells, lines[-1].nominee)]
    return Read(tuple(lines), tuple(told))


def _nominee(cells: Mapping[str, str]) -> Nominee:
    written = cells.get("name") or f"{cells.get('given', '')} {cells.get('family', '')}"
    honorific, name = _parted(" ".join(written.split()), cells.get("honorific", ""))
    lines = [cells[key] for key in sorted(cells) if key.startswith("line") and cells[key]]
    return Nominee(
        name=name[:160],
        honorific=honorific[:40],
        place=PLACES.get(tables.folded(cells.get("place", "")), ""),
        lines=tuple(" ".join(line.split())[:200] for line in lines[:MOST_LINES]),
        email=cells.get("email", "").strip(),
        language=LANGUAGES.get(tables.folded(cells.get("language", "")), "en"),
    )


def _parted(name: str, honorific: str) -> tuple[str, str]:
    """Take an honorific from before a name, where no cell of its own has one."""
    first, _space, rest = name.partition(" ")
    if not honorific and rest and tables.folded(first) in HONORIFICS:
        return first, rest
    return honorific, name


def _doubts(cells: Mapping[str, str], nominee: Nominee) -> Iterator[str]:
    if not nominee.name:
        yield _("there is no name.")
    if nominee.email and not _is_address(nominee.email):
        yield _("“%(text)s” is no e-mail address.") % {"text": nominee.email}
    if (place := cells.get("place", "")) and not nominee.place:
        yield _("“%(text)s” is no place in a delegation that is known here.") % {"text": place}
    if (language := cells.get("language", "")) and tables.folded(language) not in LANGUAGES:
        yield _("“%(text)s” is no language of mails; English was taken.") % {"text": language}
    if cells.get(f"line{MOST_LINES + 1}"):
        yield _("a person has three lines at most; the others were left out.")


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


HEADS = (
    "entity",
    "honorific",
    "name",
    "place",
    "function",
    "department",
    "institution",
    "e-mail",
    "language",
)


def as_text(found: Read) -> str:
    """Return a table as a text that this module reads again, one line a person, to be mended by hand."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    writer.writerow(HEADS)
    for line in found.lines:
        person = line.nominee
        lines = [*person.lines, "", "", ""][:MOST_LINES]
        writer.writerow(
            [line.entity, person.honorific, person.name, person.place, *lines, person.email, person.language]
        )
    return target.getvalue()


def by_entity(
    found: Read, entities: Mapping[str, Collection[int]]
) -> tuple[dict[int, list[Nominee]], list[str]]:
    """Return the persons of a table by their entity, and a doubt for each line that has none, or two.

    `entities` are all names and codes, folded, and whose they are. A line in doubt is in no list.
    """
    lists: dict[int, list[Nominee]] = {}
    doubts = []
    for line in found.lines:
        candidates = entities.get(tables.folded(line.entity), ())
        if len(candidates) == 1 and line.nominee.name:
            lists.setdefault(next(iter(candidates)), []).append(line.nominee)
        elif len(candidates) != 1:
            reason = (
                _("“%(text)s” names several entities.")
                if candidates
                else _("“%(text)s” names no entity that is known here.")
            )
            doubts.append(str(tables.Fault(line.number, "", reason % {"text": line.entity})))
    return lists, doubts
