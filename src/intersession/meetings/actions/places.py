"""Places: the lock that is taken before one is given, how many are left, who moves up when one is free.

Everybody who gives or frees a place of a meeting first locks its terms, so that the last place goes to one.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from intersession.core import tokens
from intersession.core.refusals import Refused
from intersession.meetings import registration_letters as letters
from intersession.meetings.models import (
    TAKES_A_PLACE,
    Admission,
    Link,
    Meeting,
    Quota,
    Registration,
    Standing,
)

HOLDS = Q(standing__in=TAKES_A_PLACE) | ~Q(approved_as="")
"""Who has a place, kept also while a change is looked at again."""


def locked(meeting: Meeting) -> Admission:
    """Return the terms of taking part, held until the transaction ends; refuses a meeting without terms."""
    found = Admission.objects.select_for_update().filter(meeting=meeting).first()
    if found is None:
        raise Refused(_("The terms of taking part in this meeting are not set yet."))
    found.meeting = meeting
    return found


class Places:
    """The places of a meeting, counted once under the lock and then as they are given."""

    def __init__(self, admission: Admission) -> None:
        self.most = admission.places
        self.quotas = {quota.kind: quota for quota in Quota.objects.filter(meeting=admission.meeting_id)}
        self.taken: Counter[object] = Counter()
        held = Registration.objects.filter(HOLDS, meeting=admission.meeting_id).order_by()
        for kind, entity, persons in held.values_list("kind", "entity").annotate(Count("pk")):
            self._count(kind, entity, persons)

    def _count(self, kind: str, entity: int | None, persons: int) -> None:
        self.taken.update({"all": persons, kind: persons, (kind, entity): persons})

    def has_one_for(self, registration: Registration) -> bool:
        """Whether the meeting, the kind and the entity each have a place left."""
        kind, entity = registration.kind, registration.entity_id
        quota = self.quotas.get(kind)
        left: list[tuple[int | None, object]] = [(self.most, "all")]
        if quota:
            left.append((quota.together, kind))
            if entity:
                left.append((quota.each, (kind, entity)))
        return all(most is None or self.taken[key] < most for most, key in left)

    def give(self, registration: Registration) -> bool:
        """Give a place and say so, or put on the waiting list; a place that was kept is given back."""
        if registration.approved_as:
            registration.standing, registration.approved_as = registration.approved_as, ""
            return True
        if not self.has_one_for(registration):
            return False
        asks = registration.entered_by_id is not None and registration.person.email
        registration.standing = Standing.CONFIRMED if asks else Standing.REGISTERED
        registration.waiting_since = None
        self._count(registration.kind, registration.entity_id, 1)
        return True


def waiting(meeting: Meeting) -> QuerySet[Registration]:
    """Return the waiting list, who waits longest first."""
    found = Registration.objects.filter(meeting=meeting, standing=Standing.WAIT_LISTED)
    return found.order_by("waiting_since", "pk").select_related("person")


def move_up(admission: Admission, now: datetime) -> int:
    """Give free places to those who wait, in their order; return to how many. The terms are locked.

    Who waits for a kind that has no place left does not hold up the others.
    """
    queue = list(waiting(admission.meeting).select_for_update(of=("self",)))
    places = Places(admission) if queue else None
    moved = [row for row in queue if places and places.give(row)]
    kept(moved)
    write(moved, "moved_up", now)
    return len(moved)


def kept(rows: Iterable[Registration]) -> None:
    """Save what was decided about registrations; each has a new version."""
    found = list(rows)
    for row in found:
        row.version += 1
    fields = ("standing", "reason", "waiting_since", "approved_as", "version")
    Registration.objects.bulk_update(found, fields, batch_size=500)


PERSONALLY = ("confirmed", "registered", "moved_up")
"""What a nominee is told too; before that only the delegation knows of the nomination."""


def write(rows: Iterable[Registration], name: str, now: datetime) -> None:
    """Write to those who were decided about, once it is kept.

    Who applied, and who is told personally, gets a private link; a delegation is told of its nominees.
    """
    found = [(row, linked(row, now) if _is_told(row, name) else "") for row in rows]
    if found:
        transaction.on_commit(lambda: letters.decided(name, found, now))


def _is_told(row: Registration, name: str) -> bool:
    return row.entered_by_id is None or name in PERSONALLY


def linked(registration: Registration, now: datetime) -> str:
    """Make a private link and return its token; empty for who has no address to send it to."""
    if not registration.person.email:
        return ""
    token = tokens.new()
    Link.objects.create(
        meeting_id=registration.meeting_id,
        person_id=registration.person_id,
        digest=tokens.digest(token),
        made_at=now,
    )
    return token
