"""Mails about taking part, each in the language of its reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.core import wording
from intersession.meetings import wording as meeting_wording
from intersession.meetings.models import Meeting, Registration
from intersession.membership.models import Delegate, DelegateRole
from intersession.membership.queries import names_at
from intersession.papers import dates

MANAGERS = (DelegateRole.FOCAL_POINT, DelegateRole.DEPUTY)
TO_DELEGATION = ("asked_back", "refused", "wait_listed")
"""What the focal point and deputies are told about those they nominated."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a mail is written to, without an account."""

    name: str
    email: str
    language: str


class Names:
    """The names of entities on a day, read once for each language in which mails are written."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.known: dict[str, dict[int, str]] = {}

    def of(self, entity: int | None, language: str) -> str:
        """Return the name of an entity; empty for none."""
        if language not in self.known:
            self.known[language] = names_at(self.day, language)
        return self.known[language].get(entity or 0, "")


def address_proof(meeting: Meeting, email: str, language: str, address: str) -> None:
    """Send the link by which a person proves that an address is theirs, and goes on."""
    _send([_written("address", Reader("", email, language), meeting, {"address": address})])


def nomination_asked(meeting: Meeting, entities: Iterable[int], now: datetime) -> int:
    """Ask focal points and deputies to name their delegations; return how many mails that were."""
    written, names = [], Names(now.date())
    for place in _readers(entities, now):
        page = reverse_in(place.user.language, "delegation", meeting.key, place.delegation.entity.key)
        more = {"entity": names.of(place.delegation.entity_id, place.user.language), "address": page}
        written.append(_written("nomination_asked", place.user, meeting, more | _until(meeting, place.user)))
    _send(written)
    return len(written)


def decided(name: str, rows: Sequence[tuple[Registration, str]], now: datetime) -> None:
    """Tell what was decided: the person by a private link, the delegation of those it nominated."""
    names = Names(now.date())
    nominated = [row for row, _token in rows if row.entered_by_id and row.entity_id]
    told = nominated if name in TO_DELEGATION else []
    _send([*_to_persons(name, rows, names), *_to_delegations(name, told, names, now)])


def _to_persons(name: str, rows: Sequence[tuple[Registration, str]], names: Names) -> Iterator[EmailMessage]:
    for row, token in rows:
        if token:
            reader = Reader(row.name, row.person.email, _language(row.person.language))
            more = {"who": row.name, "address": reverse_in(reader.language, "own", token)}
            yield _written(name, reader, row.meeting, _about(row, reader.language, names) | more)


def _to_delegations(
    name: str, rows: Sequence[Registration], names: Names, now: datetime
) -> Iterator[EmailMessage]:
    places = list(_readers({row.entity_id for row in rows if row.entity_id}, now)) if rows else []
    for row in rows:
        for place in (place for place in places if place.delegation.entity_id == row.entity_id):
            language = place.user.language
            page = reverse_in(language, "delegation", row.meeting.key, place.delegation.entity.key)
            more = {"who": row.name, "address": page}
            yield _written(name, place.user, row.meeting, _about(row, language, names) | more)


def _about(row: Registration, language: str, names: Names) -> dict[str, object]:
    entity = names.of(row.entity_id, language) if row.entity_id else row.represents
    return {"entity": entity, "reason": row.reason}


def _written(name: str, reader: letters.Reader, meeting: Meeting, more: Mapping[str, object]) -> EmailMessage:
    with translation.override(reader.language):
        context = {
            "meeting": meeting_wording.heading(meeting).plain,
            "days": wording.when(meeting.start, meeting.end),
            "place": wording.plainly(meeting.place),
            **more,
        }
        return letters.written(f"meetings/mail/{name}", reader, context)


def _send(written: Sequence[EmailMessage]) -> None:
    """Send them over one connection to the mail server."""
    if written:
        get_connection().send_messages(list(written))


def _readers(entities: Iterable[int], now: datetime) -> Iterable[Delegate]:
    found = Delegate.objects.accredited(now.date()).filter(
        delegation__entity__in=list(entities), role__in=MANAGERS
    )
    return found.select_related("user", "delegation__entity").order_by("delegation__entity__key", "pk")


def _until(meeting: Meeting, reader: letters.Reader) -> dict[str, object]:
    closes = meeting.admission.closes_at if hasattr(meeting, "admission") else None
    return {"until": dates.day(closes.date(), reader.language) if closes else ""}


def reverse_in(language: str, name: str, *arguments: str) -> str:
    """Return the whole address of a page of taking part, in a language."""
    with translation.override(language):
        return settings.SITE.geturl() + reverse(f"meetings:{name}", args=arguments)


def _language(code: str) -> str:
    """Return a language of the site: that of the person, or English."""
    return code if code in dict(settings.LANGUAGES) else "en"
