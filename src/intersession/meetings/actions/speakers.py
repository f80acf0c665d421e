"""Who a speaker of the programme is, and the private link by which they prepare what they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.core import tokens
from intersession.core.refusals import Refused
from intersession.meetings import speaker_letters
from intersession.meetings.actions import consents
from intersession.meetings.models import Link, Meeting, Person, Speaker


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the secretariat writes them down; `protected` says that they speak as a migrant."""

    given_name: str
    family_name: str
    email: str
    language: str
    protected: bool
    honorific: Mapping[str, str]

    def fields(self) -> dict[str, Any]:
        """Return the columns of a person."""
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def attach(speaker: Speaker, *, known: Known, now: datetime) -> Person:
    """Say who a speaker is: who has that address already, or else somebody new; corrects who is known.

    The name of a protected person leaves the programme at once. Refuses an address that another person of
    another name has, and who speaks in that session already.
    """
    person = speaker.person or _of_address(known)
    if person is None:
        person = Person.objects.create(**known.fields())
    else:
        _check_address(person, known)
        Person.objects.filter(pk=person.pk).update(**known.fields())
        person.refresh_from_db()
    twice = Speaker.objects.filter(session=speaker.session, person=person).exclude(pk=speaker.pk)
    if speaker.session_id and twice.exists():
        raise Refused(_("This person speaks in that session already."))
    speaker.person = person
    speaker.save(update_fields=["person"])
    for meeting in Meeting.objects.filter(speakers__person=person).distinct():
        consents.write(meeting, person, day=now.date())
    return person


def _of_address(known: Known) -> Person | None:
    found = Person.objects.filter(email__iexact=known.email, merged_into=None, forgotten_at=None)
    person = found.order_by("pk").first() if known.email else None
    if person and person.family_name.casefold() != known.family_name.casefold():
        raise Refused(_("Somebody of another name has this address. Look at both before you go on."))
    return person


def _check_address(person: Person, known: Known) -> None:
    found = Person.objects.filter(email__iexact=known.email, merged_into=None, forgotten_at=None)
    if known.email and found.exclude(pk=person.pk).exists():
        raise Refused(_("Somebody else has this address. Look at both before you go on."))


@transaction.atomic
def make_link(meeting: Meeting, person: Person, *, now: datetime) -> str:
    """Make the private link of a speaker and return its token, told once; an earlier one dies.

    Refuses a person who does not speak at the meeting.
    """
    if not Speaker.objects.filter(meeting=meeting, person=person).exists():
        raise Refused(_("This person does not speak at the meeting."))
    revoke_link(meeting, person, now=now)
    token = tokens.new()
    Link.objects.create(meeting=meeting, person=person, digest=tokens.digest(token), made_at=now)
    return token


@transaction.atomic
def mail_link(meeting: Meeting, person: Person, *, now: datetime) -> None:
    """Make a new link and send it to the person, in their language; refuses who has no address."""
    if not person.email:
        raise Refused(_("There is no address to write to. Write it down first, or give the link by hand."))
    token = make_link(meeting, person, now=now)
    transaction.on_commit(lambda: speaker_letters.link(meeting, person, token))


@transaction.atomic
def revoke_link(meeting: Meeting, person: Person, *, now: datetime) -> None:
    """Let the links of a person to a meeting open nothing any more."""
    Link.objects.filter(meeting=meeting, person=person, revoked_at=None).update(revoked_at=now)
