"""What a speaker allows to be shown, and takes back; both are written at once where it is shown."""

import html
import re
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.documents.models import Rendition
from intersession.meetings import consents, wording
from intersession.meetings.models import (
    Consent,
    ConsentItem,
    Meeting,
    Person,
    Registration,
    Speaker,
    SpeakerFile,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

ANSWERED_IN_WORDS = (ConsentItem.NAME, ConsentItem.OFFICE)
"""Items that say how a protected person is shown; those of others stand as printed."""
READABLE = ("html", "akn")


@transaction.atomic
def give(
    meeting: Meeting,
    person: Person,
    *,
    item: str,
    shown_as: str = "",
    language: str = "",
    until: date | None = None,
    now: datetime,
) -> None:
    """Allow one item, through a day or without end, in place of what was allowed before.

    Refuses a last day that is past, and a name or office for who does not speak as a migrant.
    """
    person = _alone(person)
    if until and until < now.date():
        raise Refused(_("This day is past. Choose today or a later day, or leave it empty."))
    if item in ANSWERED_IN_WORDS and not person.protected:
        raise Refused(_("Your name stands as it is printed in the programme; write to the secretariat."))
    _end(_living(meeting, person).filter(item=item), now)
    Consent.objects.create(
        meeting=meeting,
        person=person,
        item=item,
        shown_as=shown_as.strip(),
        language=language,
        until=until,
        given_at=now,
    )
    write(meeting, person, day=now.date())


@transaction.atomic
def withdraw(meeting: Meeting, person: Person, *, items: Collection[str], now: datetime) -> None:
    """Take back the consents to some items; their words are not kept, and nothing shows them any more.

    With the name or the words the files are hidden, which may bear both; the speaker can show them anew.
    """
    person = _alone(person)
    _end(_living(meeting, person).filter(item__in=items), now)
    if {ConsentItem.NAME, ConsentItem.QUOTATION} & set(items):
        SpeakerFile.objects.filter(meeting=meeting, person=person).update(shown=False)
    write(meeting, person, day=now.date())


@transaction.atomic
def expire_due(now: datetime) -> int:
    """End the consents whose last day is past, and return how many; each night, for what is kept in words.

    Pages go by the day and need no such task: `shown.seen`.
    """
    due = Consent.objects.filter(withdrawn_at=None, until__lt=now.date()).order_by("person", "pk")
    ended = 0
    for consent in due.select_related("meeting", "person"):
        withdraw(consent.meeting, consent.person, items=(consent.item,), now=now)
        ended += 1
    return ended


@transaction.atomic
def write(meeting: Meeting, person: Person, *, day: date) -> None:
    """Write what may be shown of a protected person into programme and list; of others nothing changes.

    A name that is not shown is not kept there, and files of papers that hold words taken back are removed.
    """
    if not person.protected:
        return
    given = list(Consent.objects.filter(meeting=meeting, person=person))
    shown = consents.shown(
        [consents.Given(one.item, one.shown_as, one.until, one.withdrawn_at is not None) for one in given],
        protected=True,
        day=day,
    )
    name, office = shown.name or "", shown.office or ""
    spoken = next((one.language for one in given if one.shown_as == office and one.language), person.language)
    before: set[str] = set()
    for speaker in Speaker.objects.select_for_update().filter(meeting=meeting, person=person):
        before |= {speaker.name, *speaker.role.values()}
        speaker.name, speaker.withheld = name, not name
        speaker.honorific = person.honorific if name == str(person) else {}
        speaker.role = {spoken: office} if office else wording.voice()
        speaker.save()
    Registration.objects.filter(meeting=meeting, person=person).update(name=name, listed=bool(name))
    _remove_papers(before - {"", name, office, *wording.voice().values()})


def _alone(person: Person) -> Person:
    """Return the person anew once nobody else writes about them, until the end of the transaction."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _living(meeting: Meeting, person: Person) -> "QuerySet[Consent]":
    return Consent.objects.filter(meeting=meeting, person=person, withdrawn_at=None)


def _end(found: "QuerySet[Consent]", now: datetime) -> None:
    found.update(withdrawn_at=now, shown_as="")


def _remove_papers(words: Iterable[str]) -> None:
    """Remove the composed files of every paper that holds one of the words; it can be composed again."""
    sought = {_letters(word) for word in words} - {""}
    found = Rendition.objects.filter(format__in=READABLE) if sought else Rendition.objects.none()
    named = {row.document_id for row in found if any(word in _letters(_text(row)) for word in sought)}
    for row in Rendition.objects.filter(document__in=named):
        row.delete()
        transaction.on_commit(partial(row.file.storage.delete, str(row.file.name)))


def _text(rendition: Rendition) -> str:
    with rendition.file.open("rb") as file:
        return re.sub(r"<[^>]*>", "", file.read().decode())


def _letters(text: str) -> str:
    """Return the letters alone: typography and line ends part a name in many ways."""
    return re.sub(r"\W+", "", html.unescape(text)).casefold()
