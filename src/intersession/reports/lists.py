"""Composes the list of participants of a meeting, provisional or final, its corrigendum, and its CSV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.core import partial_dates, tables, translated
from intersession.core.models import Organization
from intersession.counting import tallies
from intersession.documents.models import Kind as DocumentKind
from intersession.meetings import participants, statistics, wording
from intersession.meetings import participation as told
from intersession.meetings.models import Admission, Listing, Meeting
from intersession.meetings.participants import Block, Entry, Sent
from intersession.papers import dates, numerals, tree, words
from intersession.reports.models import ListKind

LINES = 3  # under a name, at most
SUMS = {
    "states": statistics.STATES,
    "organizations": statistics.ORGANIZATIONS,
}
"""Sums that stand under the last of their blocks, where more than one of these is present."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a list: what it is, on which base, and the entries that it bears, in no language.

    A corrigendum has the entries as they were issued in `before`, and the symbol of that list.
    """

    meeting: Meeting
    kind: str
    basis: statistics.Basis
    symbol: str
    issued: date
    entries: tuple[Entry, ...]
    before: tuple[Entry, ...] = ()
    corrects: str = ""
    reissued: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A difference of a list from the one that was issued; None where there was or is nothing."""

    registration: int
    was: Entry | None
    now: Entry | None


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Change, ...]:
    """Return what differs between two lists; who is only counted differs in nothing but being there."""
    known = {entry.registration: entry for entry in before}
    current = {entry.registration: entry for entry in after}
    keys = dict.fromkeys((*known, *current))
    pairs = (Change(key, known.get(key), current.get(key)) for key in keys)
    return tuple(pair for pair in pairs if pair.was != pair.now)


def compose(edition: Edition, language: str) -> tree.Paper:
    """Compose one language version of the list."""
    with translation.override(language):
        blocks = _corrigendum if edition.kind == ListKind.CORRIGENDUM else _whole
        return tree.Paper(meta=_meta(edition, language), blocks=tuple(blocks(edition, language)))


def title(kind: str) -> str:
    """Return the title of a list in the language of the day."""
    match kind:
        case ListKind.FINAL:
            return _("Final list of participants")
        case ListKind.PROVISIONAL:
            return _("Provisional list of participants")
        case _:
            return _("List of participants: corrigendum")


def _meta(edition: Edition, language: str) -> tree.Meta:
    meeting = edition.meeting
    organization = Organization.objects.first() or Organization()
    start, end = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    heading = wording.heading(meeting)
    subtitle = ", ".join(
        filter(
            None,
            (
                str(translated.pick(meeting.place, language)),
                dates.days(start, end or start, language) if start else "",
            ),
        )
    )
    return tree.Meta(
        symbol=edition.symbol,
        title=title(edition.kind),
        subtitle=subtitle,
        language=language,
        original=settings.LANGUAGES[0][0],
        date=edition.issued,
        organization=str(translated.pick(organization.name, language)),
        occasion=heading.plain,
        kind=DocumentKind.INFORMATION_PAPER,
        actor=meeting.body.key if meeting.body else "secretariat",
    )


# --- the whole list -----------------------------------------------------------------------------------------


def _whole(edition: Edition, language: str) -> Iterator[tree.Block]:
    yield tree.Para("about", _about(edition, language), numbered=False)
    for block in participants.arranged(edition.entries, edition.meeting, language):
        yield tree.Heading(f"block-{block.key}", (block.label,), numbered=False)
        yield from _block(block)
    yield tree.Heading("statistics", (_("Statistics"),), numbered=False)
    yield table(edition.meeting, edition.basis, language)


def _about(edition: Edition, language: str) -> tree.Inlines:
    """Say whom the list bears, whose names, and until when corrections are taken."""
    final = edition.basis == statistics.Basis.ATTENDED
    said = [
        (_("This list bears those who attended."),)
        if final
        else (_("This provisional list bears those who had registered on the day of issue."),)
    ]
    match participants.listing_of(edition.meeting):
        case Listing.CONSENT:
            said.append((_("Those who agreed to it are named; others are only counted."),))
        case Listing.NONE:
            said.append((_("Nobody is named."),))
    until = Admission.objects.filter(meeting=edition.meeting).values_list("corrections_until", flat=True)
    due = until.first()
    if due and not final:
        day = dates.day(due.date(), language)
        said.append((_("Corrections are to reach the secretariat by %(day)s.") % {"day": day},))
    if edition.reissued:
        said.append((words.label("reissued", language),))
    return tree.sentences(*said)


def _block(block: Block) -> Iterator[tree.Block]:
    is_named = any(sent.people for sent in block.sent)
    for position, sent in enumerate(block.sent, start=1):
        key = f"{block.key}-{position}"
        if sent.name and is_named:
            yield tree.Heading(f"sent-{key}", (sent.name,), level=2, numbered=False)
        for entry in sent.people:
            yield tree.Para(f"person-{entry.registration}", person(entry), numbered=False)
        if sent.unnamed:
            said = unnamed(sent) if sent.people or not is_named else persons(sent.unnamed)
            yield tree.Para(f"unnamed-{key}", (said,), numbered=False)


def person(entry: Entry) -> tree.Inlines:
    """Return a person as the list bears them: the name, then the lines as they were given."""
    return (", ".join((entry.name, *entry.lines)),)


def unnamed(sent: Sent) -> str:
    """Say how many of an entity are not named; one of whom nobody is named keeps its name here."""
    if sent.people:
        said = ngettext(
            "and %(number)d person who is not named",
            "and %(number)d persons who are not named",
            sent.unnamed,
        )
        return said % {"number": sent.unnamed}
    return f"{sent.name}: {persons(sent.unnamed)}" if sent.name else persons(sent.unnamed)


def persons(number: int) -> str:
    """Say how many persons."""
    return ngettext("%(number)d person", "%(number)d persons", number) % {"number": number}


# --- statistics ---------------------------------------------------------------------------------------------


def table(meeting: Meeting, basis: statistics.Basis, language: str) -> tree.Table:
    """Return the table of a list: entities represented and persons by block, with sums and the base."""
    figures = statistics.of_meeting(meeting)[basis]
    return tree.Table(
        "table-statistics",
        (_("Entities represented and persons, %(basis)s") % {"basis": told.basis_of(basis)},),
        ((_("Kind"),), (_("Entities represented"),), (_("Persons"),)),
        tuple(_row(line, name, meeting, basis, language) for line, name in _lines(figures)),
    )


def _lines(figures: statistics.Statistics) -> Iterator[tuple[tallies.Line, str]]:
    """Give each block with its name, sums after the last block that they are made of, the total last."""
    present = [line.key for line in figures.kinds]
    for line in figures.kinds:
        yield line, str(statistics.BLOCKS[line.key])
        for key, blocks in SUMS.items():
            among = [name for name in present if name in blocks]
            if len(among) > 1 and among[-1] == line.key:
                yield figures.sum_of(key, blocks), _sum_name(key)
    yield figures.total, _("All participants")


def _sum_name(key: str) -> str:
    return _("All States") if key == "states" else _("All organizations")


def _row(
    line: tallies.Line, name: str, meeting: Meeting, basis: statistics.Basis, language: str
) -> tuple[tree.Inlines, ...]:
    counts = (line.entities, line.persons)
    cells: list[tree.Inline] = [name, *(_cell(count, line.key, meeting, basis, language) for count in counts)]
    if line.key in statistics.BLOCKS:
        return tuple((cell,) for cell in cells)
    return tuple((tree.Strong((cell,)),) for cell in cells)


def _cell(
    count: tallies.Count, key: str, meeting: Meeting, basis: statistics.Basis, language: str
) -> tree.Bound:
    what = "entities" if isinstance(count, tallies.Entities) else "persons"
    return tree.Bound(
        text=numerals.integer(count.number, language),
        key=f"meetings/{meeting.key}/{basis}/{what}/{key}",
        basis=told.basis_of(basis),
        count=count.number,
    )


# --- the corrigendum ----------------------------------------------------------------------------------------


def _corrigendum(edition: Edition, language: str) -> Iterator[tree.Block]:
    found = changes(edition.before, edition.entries)
    changed = {change.registration: change for change in found if _is_told(change)}
    intro = tree.fill(
        _("In the list of participants %(symbol)s the following is corrected."),
        symbol=tree.Symbol(edition.corrects),
    )
    yield tree.Para("about", intro, numbered=False)
    gone = (change.was for change in found if change.was and change.now is None)
    names = {
        entry.registration: sent.name
        for block in participants.arranged((*edition.entries, *gone), edition.meeting, language)
        for sent in block.sent
        for entry in sent.people
    }
    rows = [_changed(changed[key], name) for key, name in names.items() if key in changed]
    if rows:
        yield tree.Table(
            "table-changes",
            (_("Corrections, by the delegation or organization concerned"),),
            ((_("Delegation or organization"),), (_("In place of"),), (_("Read"),)),
            tuple(rows),
        )
    yield tree.Heading("statistics", (_("Statistics as corrected"),), numbered=False)
    yield table(edition.meeting, edition.basis, language)


def _is_told(change: Change) -> bool:
    """Whether the change can be read in names; who is only counted changes the figures alone."""
    return bool(_said(change.was, earlier=True) or _said(change.now))


def _said(entry: Entry | None, *, earlier: bool = False) -> tree.Inlines:
    """Return a person as printed; a name that stood by consent is never printed as what stood before."""
    if entry is None or not entry.name or (earlier and entry.protected):
        return ()
    return person(entry)


def _changed(change: Change, name: str) -> tuple[tree.Inlines, ...]:
    said = (_said(change.was, earlier=True), _said(change.now))
    return ((name or "–",), *(inlines or ("–",) for inlines in said))


# --- CSV ----------------------------------------------------------------------------------------------------


def as_csv(edition: Edition, language: str) -> bytes:
    """Return the list as CSV in its order: block, entity, name, three lines."""
    with translation.override(language):
        heads = (_("Kind"), _("Delegation or organization"), _("Name"), *(_("Line"),) * LINES)
        return b"".join(tables.write_csv(heads, list(_rows(edition, language))))


def _rows(edition: Edition, language: str) -> Iterator[tuple[str, ...]]:
    for block in participants.arranged(edition.entries, edition.meeting, language):
        for sent in block.sent:
            for entry in sent.people:
                lines = (*entry.lines, *("",) * LINES)[:LINES]
                yield (block.label, sent.name, entry.name, *lines)
            if sent.unnamed:
                said = unnamed(sent) if sent.people else persons(sent.unnamed)
                yield (block.label, sent.name, said, *("",) * LINES)
