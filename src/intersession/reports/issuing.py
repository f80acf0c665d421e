"""The secretariat's acts on lists of participants: issue, correct, reissue; whether one must be withheld."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.core.compiled import Compiled
from intersession.core.refusals import Refused
from intersession.documents.models import Document, Part, Series
from intersession.documents.models import Kind as DocumentKind
from intersession.meetings import participants
from intersession.meetings.models import Meeting, MeetingDocument
from intersession.meetings.participants import Entry
from intersession.meetings.statistics import Basis
from intersession.papers import symbols
from intersession.reports import actions, lists
from intersession.reports.models import IssuedList, ListKind

BASES = {ListKind.PROVISIONAL: Basis.REGISTERED, ListKind.FINAL: Basis.ATTENDED}
FORMATS = (*actions.FORMATS, "csv")


@transaction.atomic
def issue(meeting: Meeting, *, kind: str, symbol: str, by: User | None, now: datetime) -> IssuedList:
    """Issue a list of participants as a document, in every working language and format.

    Provisional on the base of those registered, final of those who attended; a corrigendum corrects the
    latest of them. Refuses a list of nobody, a corrigendum of nothing, a symbol that is none or is taken.
    """
    edition = draft(meeting, kind=kind, symbol=str(_checked(symbol)), now=now)
    corrects = latest(meeting) if kind == ListKind.CORRIGENDUM else None
    found = IssuedList.objects.create(
        meeting=meeting,
        document=_registered(edition),
        kind=kind,
        basis=edition.basis,
        corrects=corrects,
        entries=[asdict(entry) for entry in edition.entries],
        issued_at=now,
        issued_by=by,
    )
    _publish(edition, found.document)
    return found


@transaction.atomic
def reissue(issued: IssuedList, *, now: datetime) -> IssuedList:
    """Compose the files again without the names whose consent was taken back; nothing else changes.

    Refuses where nothing was taken back.
    """
    gone = withdrawn(issued, now.date())
    if not gone:
        raise Refused(_("No name of this list was withdrawn: there is nothing to reissue."))
    kept = tuple(entry for entry in _entries(issued) if entry.registration not in gone)
    issued.entries = [asdict(entry) for entry in kept]
    issued.save(update_fields=["entries"])
    _publish(_edition(issued, kept), issued.document)
    return issued


def draft(meeting: Meeting, *, kind: str, now: datetime, symbol: str = "") -> lists.Edition:
    """Return the edition as it would be issued now; refuses what cannot be issued, with the reason."""
    last = latest(meeting)
    if kind != ListKind.CORRIGENDUM:
        basis = BASES[ListKind(kind)]
        entries = tuple(participants.entries(meeting, basis, on=now.date()))
        if not entries:
            raise Refused(_nobody(basis))
        return lists.Edition(meeting, kind, basis, symbol, now.date(), entries)
    if last is None:
        raise Refused(_("No list of this meeting was issued: there is nothing to correct."))
    basis = Basis(last.basis)
    before, entries = _standing(last), tuple(participants.entries(meeting, basis, on=now.date()))
    if not lists.changes(before, entries):
        raise Refused(_("The list is as it was issued: there is nothing to correct."))
    return lists.Edition(
        meeting, kind, basis, symbol, now.date(), entries, before, last.document.symbol or ""
    )


def latest(meeting: Meeting) -> IssuedList | None:
    """Return the latest provisional or final list of the meeting."""
    found = IssuedList.objects.filter(meeting=meeting).exclude(kind=ListKind.CORRIGENDUM)
    return found.select_related("document").order_by("-issued_at", "-pk").first()


def is_issued(meeting: Meeting) -> bool:
    """Whether a list of the meeting was issued, so that the page of its participants shows them."""
    return latest_in_short(meeting) is not None


def latest_in_short(meeting: Meeting) -> Mapping[str, Any] | None:
    """Return the base and the symbol of the latest provisional or final list, for the pages."""
    return _issued.first(meeting.pk)


def _composed_issued(meeting: int) -> Any:
    found = IssuedList.objects.filter(meeting=meeting).exclude(kind=ListKind.CORRIGENDUM)
    return found.order_by("-issued_at", "-pk").values("basis", "document__symbol")[:1]


_issued = Compiled(_composed_issued)


def proposed_symbol(meeting: Meeting, kind: str) -> str:
    """Propose the symbol of the next edition after the latest one; nothing for the first."""
    last = latest(meeting)
    if last is None or not last.document.symbol:
        return ""
    base = last.document.symbol
    suffix = "Corr" if kind == ListKind.CORRIGENDUM else "Rev"
    taken = set(Document.objects.filter(symbol__startswith=f"{base}/").values_list("symbol", flat=True))
    return next(name for n in range(1, len(taken) + 2) if (name := f"{base}/{suffix}.{n}") not in taken)


def withdrawn(issued: IssuedList, today: date) -> set[int]:
    """Return the registrations whose name stands in the list by a consent that is no longer good."""
    protected = {entry["registration"] for entry in issued.entries if entry["protected"]}
    if not protected:
        return set()
    return protected - participants.still_shown(issued.meeting, protected, today)


def is_withheld(document: Document, today: date) -> bool:
    """Whether the files of a document are not given out: a list with a name that was taken back."""
    issued = IssuedList.objects.filter(document=document).select_related("meeting").first()
    return issued is not None and bool(withdrawn(issued, today))


def rendered(edition: lists.Edition, language: str, format_name: str) -> bytes:
    """Render one language version in one format."""
    if format_name == "csv":
        return lists.as_csv(edition, language)
    return actions.render(lists.compose(edition, language), format_name)


def _nobody(basis: Basis) -> str:
    if basis == Basis.ATTENDED:
        return _("Nobody is recorded as having attended: the list would be empty.")
    return _("Nobody has registered: the list would be empty.")


def _checked(symbol: str) -> symbols.Parsed:
    try:
        parsed = symbols.parse(symbol)
    except symbols.SymbolRefused as error:
        raise Refused(
            _("“%(symbol)s” is no document symbol: write it as MC/INF/294.") % {"symbol": symbol}
        ) from error
    if Document.objects.filter(symbol=str(parsed)).exists():
        raise Refused(_("A document bears the symbol %(symbol)s already.") % {"symbol": parsed})
    return parsed


def _registered(edition: lists.Edition) -> Document:
    meeting, parsed = edition.meeting, symbols.parse(edition.symbol)
    patterns = Series.objects.all()
    document = Document.objects.create(
        key=parsed.file_name.lower(),
        symbol=str(parsed),
        sort_key=parsed.sort_key,
        series=next((one for one in patterns if symbols.matches(one.pattern, parsed.base)), None),
        kind=DocumentKind.INFORMATION_PAPER,
        title=_in_languages(edition.kind),
        body=meeting.body,
        session_number=meeting.number if meeting.body else None,
        date=edition.issued.isoformat(),
    )
    Part.objects.create(document=document, original=_languages()[0], languages=_languages())
    MeetingDocument.objects.create(meeting=meeting, document=document)
    return document


def _in_languages(kind: str) -> dict[str, str]:
    found = {}
    for language in _languages():
        with translation.override(language):
            found[language] = lists.title(kind)
    return found


def _languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def _publish(edition: lists.Edition, document: Document) -> None:
    actions.publish(document.symbol or "", _files(edition))


def _files(edition: lists.Edition) -> Iterable[actions.File]:
    stem = symbols.parse(edition.symbol).file_name
    for language in _languages():
        for format_name in FORMATS:
            name = f"{stem}.{language}.{actions.ENDINGS[format_name]}"
            yield actions.File(language, format_name, name, rendered(edition, language, format_name))


def _edition(issued: IssuedList, entries: tuple[Entry, ...]) -> lists.Edition:
    corrected = issued.corrects
    return lists.Edition(
        meeting=issued.meeting,
        kind=issued.kind,
        basis=Basis(issued.basis),
        symbol=issued.document.symbol or "",
        issued=issued.issued_at.date(),
        entries=entries,
        before=_standing(corrected, until=issued) if corrected else (),
        corrects=(corrected.document.symbol or "") if corrected else "",
        reissued=True,
    )


def _standing(last: IssuedList, until: IssuedList | None = None) -> tuple[Entry, ...]:
    """Return the entries of a list as its corrigenda left them, all or those before one of them."""
    corrections = last.corrections.order_by("-issued_at", "-pk")
    if until:
        corrections = corrections.filter(issued_at__lt=until.issued_at)
    return _entries(corrections.first() or last)


def _entries(issued: IssuedList) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in issued.entries)


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(**{**row, "lines": tuple(row["lines"])})
