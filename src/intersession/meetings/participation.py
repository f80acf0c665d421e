"""The sentence that says who took part: from published figures, or counted from the registrations."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.core.refusals import Refused
from intersession.meetings.models import Counted, Meeting, Qualifier
from intersession.meetings.statistics import ORGANIZATIONS, STATES, Basis, Statistics
from intersession.membership.models import Kind
from intersession.papers import numerals, read_markdown, tree, words

FEMININE = {
    "fr": {Counted.INTERNATIONAL_ORGANIZATIONS, Counted.NGOS},
    "es": {Counted.INTERNATIONAL_ORGANIZATIONS, Counted.NGOS},
}
ENTITIES = {Counted.GOVERNMENTS, Counted.INTERNATIONAL_ORGANIZATIONS, Counted.NGOS, Counted.COUNTRIES}
COUNTED_IN = {
    Counted.GOVERNMENTS: STATES,
    Counted.INTERNATIONAL_ORGANIZATIONS: tuple(kind for kind in ORGANIZATIONS if kind != Kind.NGO),
    Counted.NGOS: (Kind.NGO.value,),
}
"""The blocks whose entities make up a figure of the sentence."""

_NAMED: Mapping[Counted, Callable[[], str]] = {
    Counted.PRIVATE_SECTOR: lambda: _("the private sector"),
    Counted.ACADEMIA: lambda: _("academia"),
    Counted.MEDIA: lambda: _("the media"),
}
_NAMED_BLOCKS: Mapping[Kind, Callable[[], str]] = {
    Kind.PRIVATE_SECTOR: _NAMED[Counted.PRIVATE_SECTOR],
    Kind.ACADEMIA: _NAMED[Counted.ACADEMIA],
    Kind.MIGRANTS: lambda: _("migrants"),
    Kind.MEDIA: _NAMED[Counted.MEDIA],
}
FIELDS = ("participants", *(str(counted) for counted in COUNTED_IN))
"""What a corrected sentence may name in braces; each stays bound to its count."""

FIRST_ROUNDED = 100
STEPS = (1_000, 500, 100, 50, 10)
LOST = 10  # a number is rounded down by a tenth at most


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of participation, and where it comes from."""

    counted: str
    number: int
    qualifier: str
    key: str
    basis: str
    exact: int


def published(meeting: Meeting, language: str) -> tree.Inlines:
    """Say who took part as it was published: a kind without a figure is named, the unknown is left out."""
    found = {row.counted: row for row in meeting.participation.all()}
    total = found.pop(Counted.PARTICIPANTS, None)
    if total is None or total.number is None:
        return ()
    counted = [
        _phrase(_published(meeting, row.counted, row.number, row.qualifier), language)
        for row in found.values()
        if row.number is not None and row.counted in ENTITIES
    ]
    named = [
        _NAMED[Counted(row.counted)]()
        for row in found.values()
        if row.number is None and row.counted in _NAMED
    ]
    first = _published(meeting, Counted.PARTICIPANTS, total.number, total.qualifier)
    return _sentence(_phrase(first, language), counted, named, language)


def counted(meeting: Meeting, figures: Statistics, language: str) -> tree.Inlines:
    """Say who took part as the registrations of one base count it; nothing when there are none."""
    phrases = fields(meeting, figures, language)
    if not figures.total.persons.number:
        return ()
    entities = [phrases[name] for name in FIELDS[1:] if phrases[name]]
    present = {line.key for line in figures.kinds}
    named = [name() for kind, name in _NAMED_BLOCKS.items() if kind.value in present]
    return _sentence(phrases["participants"], entities, named, language)


def fields(meeting: Meeting, figures: Statistics, language: str) -> dict[str, tree.Inlines]:
    """Return the phrase of each field, “69 governments”, bound to its count and base; empty for none."""
    total = figures.total.persons.number
    number, qualifier = _rounded(total)
    found = {
        "participants": _figure(meeting, figures.basis, Counted.PARTICIPANTS, number, qualifier, exact=total)
    }
    for kind, blocks in COUNTED_IN.items():
        entities = figures.sum_of(kind, blocks).entities.number
        found[str(kind)] = _figure(meeting, figures.basis, kind, entities, Qualifier.EXACT, exact=entities)
    return {name: _phrase(figure, language) if figure.exact else () for name, figure in found.items()}


def corrected(text: str, meeting: Meeting, figures: Statistics, language: str) -> tree.Inlines:
    """Return the sentence as a person worded it: its fields stay bound, figures typed by hand are noted."""
    said = read_markdown.inlines(text, fields(meeting, figures, language))
    if not by_hand(text):
        return said
    note = _("The figures of this sentence were written by hand and are bound to no count.")
    return (*said, tree.Note(f"by-hand-{meeting.key}", (note,)))


def by_hand(text: str) -> bool:
    """Whether a corrected sentence holds figures that were typed, or none that is bound."""
    bare = read_markdown.FIELD.sub("", text)
    return bare == text or re.search(r"\d", bare) is not None


def check(text: str) -> None:
    """Refuse a corrected sentence that names a field which is not one."""
    wrong = read_markdown.unknown(text, dict.fromkeys(FIELDS))
    if wrong:
        raise Refused(
            _("There is no figure %(wrong)s: use %(known)s.")
            % {
                "wrong": ", ".join(f"{{{name}}}" for name in wrong),
                "known": ", ".join(f"{{{name}}}" for name in FIELDS),
            }
        )


def basis_of(basis: str) -> str:
    """Say in words who is counted on a base, for a bound figure and for a page."""
    match basis:
        case Basis.ATTENDED:
            return _("of those who attended")
        case Basis.REGISTERED:
            return _("of those who registered")
        case Basis.CONFIRMED:
            return _("of those who were confirmed")
        case _:
            return _("of those who were invited")


def _rounded(number: int) -> tuple[int, str]:
    """Round a large number of persons down to a plain one: 213 is “over 200”, 191 “over 190”; 90 stays."""
    if number < FIRST_ROUNDED:
        return number, Qualifier.EXACT
    step = next(step for step in STEPS if number % step * LOST <= number)
    rounded = number - number % step
    return rounded, Qualifier.EXACT if rounded == number else Qualifier.OVER


def _figure(
    meeting: Meeting, basis: str, counted: str, number: int, qualifier: str, *, exact: int
) -> _Figure:
    told = f"{exact} {basis_of(basis)}"
    return _Figure(counted, number, qualifier, f"meetings/{meeting.key}/{basis}/{counted}", told, exact=exact)


def _published(meeting: Meeting, counted: str, number: int, qualifier: str) -> _Figure:
    key = f"meetings/{meeting.key}/participation/{counted}"
    return _Figure(counted, number, qualifier, key, _("as published for the meeting"), exact=number)


def _sentence(
    participants: tree.Inlines,
    counted: Iterable[tree.Inlines],
    named: Iterable[str],
    language: str,
) -> tree.Inlines:
    parts: Mapping[str, tree.Inlines] = {
        "entities": words.listing(tuple(counted), language),
        "kinds": words.listing(tuple(named), language),
    }
    told = {name: part for name, part in parts.items() if part}
    template = _took_part(counted="entities" in told, named="kinds" in told)
    return tree.fill(template, participants=participants, **told)


def _took_part(*, counted: bool, named: bool) -> str:
    if counted and named:
        return _("It brought together %(participants)s representing %(entities)s, as well as %(kinds)s.")
    if counted:
        return _("It brought together %(participants)s representing %(entities)s.")
    if named:
        return _("It brought together %(participants)s, among them representatives of %(kinds)s.")
    return _("It brought together %(participants)s.")


def _phrase(figure: _Figure, language: str) -> tree.Inlines:
    feminine = figure.counted in FEMININE.get(language, ())
    bound = tree.Bound(
        text=_qualified(figure.qualifier, numerals.cardinal(figure.number, language, feminine=feminine)),
        key=figure.key,
        basis=figure.basis,
        count=figure.exact,
    )
    return tree.fill(_noun(figure.counted, figure.number), number=bound)


def _qualified(qualifier: str, number: str) -> str:
    if qualifier == Qualifier.OVER:
        return _("over %(number)s") % {"number": number}
    if qualifier == Qualifier.ABOUT:
        return _("about %(number)s") % {"number": number}
    return number


def _noun(counted: str, number: int) -> str:
    match counted:
        case Counted.GOVERNMENTS:
            return ngettext("%(number)s government", "%(number)s governments", number)
        case Counted.INTERNATIONAL_ORGANIZATIONS:
            return ngettext(
                "%(number)s international organization", "%(number)s international organizations", number
            )
        case Counted.NGOS:
            return ngettext(
                "%(number)s non-governmental organization",
                "%(number)s non-governmental organizations",
                number,
            )
        case Counted.COUNTRIES:
            return ngettext("%(number)s country", "%(number)s countries", number)
        case _:
            return ngettext("%(number)s participant", "%(number)s participants", number)
