"""Registers who comes without having been named before, and checks them in at once."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings.actions import door, entering, places
from intersession.meetings.models import Meeting, Person, Registration, Standing
from intersession.meetings.queries import door as queries
from intersession.membership.models import Entity


@dataclass(frozen=True, slots=True)
class Guest:
    """Who came, as told at the desk; `represents` is empty where there is an entity."""

    name: str
    kind: str
    entity: Entity | None = None
    represents: str = ""
    honorific: str = ""
    language: str = "en"
    listed: bool = False


@transaction.atomic
def walk_in(meeting: Meeting, guest: Guest, *, sure: bool, by: User, now: datetime) -> Registration:
    """Register a person and check them in; they have attended.

    Refuses who is not of the secretariat, when no place is left, and when somebody of that name is here
    already, unless the clerk is `sure` that these are two.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat registers persons at the desk."))
    admission = places.locked(meeting)
    if not sure and queries.alike(meeting, guest.name):
        raise Refused(_("Somebody of that name is here already: check them in, or tick that these are two."))
    row = _registration(meeting, guest, by, now)
    if not places.Places(admission).has_one_for(row):
        raise Refused(_("No place is left for this kind or entity: the terms of the meeting say how many."))
    row.person.save()
    row.save()
    door.take(meeting, [door.Reading(uuid.uuid4(), queries.digest(row.code), now)], by=by, now=now)
    row.refresh_from_db()
    return row


def _registration(meeting: Meeting, guest: Guest, by: User, now: datetime) -> Registration:
    given, family = entering.named(guest.name)
    return Registration(
        meeting=meeting,
        person=Person(given_name=given, family_name=family, language=guest.language),
        entity=guest.entity,
        kind=guest.kind,
        represents=guest.represents,
        honorific=guest.honorific,
        name=guest.name,
        listed=guest.listed,
        standing=Standing.REGISTERED,
        entered_by=by,
        entered_at=now,
    )
