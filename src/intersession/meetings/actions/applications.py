"""Takes applications of those whom no delegation names, and what persons change about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import entering, places
from intersession.meetings.models import TAKES_A_PLACE, Meeting, Person, Registration, Standing
from intersession.membership.models import Entity

OVER = (Standing.REFUSED, Standing.WITHDRAWN, Standing.DECLINED)


@dataclass(frozen=True, slots=True)
class Written:
    """What a person writes about themselves: what lists bear, and what the secretariat asks."""

    name: str
    honorific: str = ""
    lines: tuple[str, ...] = ()
    language: str = "en"
    phone: str = ""
    gender: str = ""
    listed: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def apply(
    meeting: Meeting,
    *,
    email: str,
    written: Written,
    entity: Entity | None,
    represents: str,
    kind: str,
    now: datetime,
) -> tuple[Registration, str]:
    """Apply from an address that was proven; return the registration and the token of its private link.

    A person of that name and address who came before is the same person. Refuses before opening and after
    closing, a meeting to which delegations only name persons, and who is registered already.
    """
    admission = places.locked(meeting)
    rules.check_open(admission, now)
    if admission.nominations_only:
        raise Refused(_("Only delegations name persons for this meeting. Ask your delegation."))
    person = _person(email, written)
    row = Registration.objects.filter(meeting=meeting, person=person).first() if person.pk else None
    if row and row.standing not in OVER:
        raise Refused(_("You are registered already. Your page is in the mail that we sent you."))
    if row and row.standing == Standing.REFUSED:
        raise Refused(_("This was decided. Write to the secretariat."))
    person.save()
    row = row or Registration(meeting=meeting, person=person, entered_at=now)
    row.entity, row.kind, row.represents = entity, kind, "" if entity else represents
    row.standing, row.reason, row.entered_by = Standing.APPLIED, "", None
    _write(row, written)
    row.version += 1
    row.save()
    return row, places.linked(row, now)


def _person(email: str, written: Written) -> Person:
    known = Person.objects.filter(email__iexact=email, merged_into=None, forgotten_at=None).order_by("pk")
    same = [person for person in known if entering.folded(str(person)) == entering.folded(written.name)]
    person = same[0] if same else Person(email=email)
    _write_person(person, written)
    return person


def _write_person(person: Person, written: Written) -> None:
    person.given_name, person.family_name = entering.named(written.name)
    person.language, person.phone = written.language, written.phone
    person.gender = written.gender


def _write(row: Registration, written: Written) -> None:
    row.honorific, row.name, row.lines = written.honorific, written.name, list(written.lines)
    row.listed, row.answers = written.listed, dict(written.answers)


@transaction.atomic
def correct(registration: Registration, *, written: Written) -> Registration:
    """Correct what is held on a person, by their private link.

    What lists bear is looked at again by the secretariat when it had been approved; the place is kept. What
    was asked back is before the secretariat again. Refuses when all is over: then the secretariat corrects.
    """
    places.locked(registration.meeting)
    row = Registration.objects.select_related("person", "meeting").get(pk=registration.pk)
    if row.standing in (*OVER, Standing.ATTENDED):
        raise Refused(_("This can no longer be changed here. Write to the secretariat."))
    printed = (row.honorific, row.name, row.lines)
    _write(row, written)
    _write_person(row.person, written)
    if printed != (row.honorific, row.name, row.lines) or row.standing == Standing.ASKED_BACK:
        _ask_again(row)
    row.version += 1
    row.person.save()
    row.save()
    return row


def _ask_again(row: Registration) -> None:
    again = Standing.APPLIED if row.entered_by_id is None else Standing.NOMINATED
    if row.standing in TAKES_A_PLACE:
        row.approved_as = row.standing
        row.standing = again
    elif row.standing == Standing.ASKED_BACK:
        row.standing = again
