"""Takes readings of badges, from devices that may have had no network; takes back those that were errors."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings.models import (
    BADGE,
    TAKES_A_PLACE,
    CheckIn,
    CheckInCorrection,
    Meeting,
    Registration,
    Session,
    Standing,
)
from intersession.meetings.queries import door as queries
from intersession.meetings.queries import zone
from intersession.papers import dates

MOST = 200
"""Readings that one batch may bring."""
FAST = timedelta(minutes=5)
"""What a clock may be ahead, corrected as it is."""
OLDEST = timedelta(days=7)
"""What a device may have kept."""


class State(StrEnum):
    """What became of a reading: taken first, taken after another one, of no badge, or not taken."""

    ACCEPTED = "accepted"
    AGAIN = "again"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reading:
    """A badge, by the digest of its code, read by a device at a session, or at the door of the meeting."""

    uid: UUID
    badge: bytes
    at: datetime
    session: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the clerk is told of a reading; no name of a person who is protected."""

    uid: UUID
    state: State
    said: str
    name: str = ""


@transaction.atomic
def take(meeting: Meeting, readings: Sequence[Reading], *, by: User, now: datetime) -> list[Answer]:
    """Take a batch of readings and answer each, in the order of the batch; one that came before is not twice.

    Whoever is read first, at the door or at a session, has attended: the person was there. Not taken, and
    told in words: a badge that is unknown or not confirmed, a session of another meeting, a time that cannot
    be. Refuses who is not of the secretariat, and more than 200 readings.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat reads badges."))
    if len(readings) > MOST:
        raise Refused(_("More than %(most)s readings at once: send them in parts.") % {"most": MOST})
    badges = _badges(meeting, {reading.badge for reading in readings})
    sessions = _sessions(meeting, readings)
    faults = {reading.uid: _fault(reading, badges, sessions, now) for reading in readings}
    good = {reading.uid: reading for reading in readings if faults[reading.uid] is None}
    _record(good.values(), badges, sessions, by)
    earlier = queries.earlier({badges[reading.badge].pk for reading in good.values()}, zone(meeting))
    return [
        faults[reading.uid] or _taken(reading, badges[reading.badge], earlier.get(reading.uid))
        for reading in readings
    ]


def _badges(meeting: Meeting, digests: Collection[bytes]) -> dict[bytes, Registration]:
    """Return whose badges these are, locked in one order; that of a joined person is of who was kept."""
    here = Registration.objects.filter(meeting=meeting)
    read = here.annotate(badge=BADGE).filter(badge__in=digests)
    found = read.values_list("badge", "person", "person__merged_into").order_by()
    persons = {bytes(badge): kept or person for badge, person, kept in found}
    locked = here.filter(person__in=persons.values()).select_related("person").order_by("pk")
    rows = {row.person_id: row for row in locked.select_for_update(of=("self",))}
    return {badge: rows[person] for badge, person in persons.items() if person in rows}


def _sessions(meeting: Meeting, readings: Sequence[Reading]) -> dict[str, int | None]:
    """Return the sessions that were read at, by key; the door of the meeting is none."""
    keys = {reading.session for reading in readings} - {""}
    rows = Session.objects.filter(meeting=meeting, key__in=keys).values_list("key", "pk") if keys else []
    return {"": None, **dict(rows)}


def _fault(
    reading: Reading,
    badges: dict[bytes, Registration],
    sessions: dict[str, int | None],
    now: datetime,
) -> Answer | None:
    """Return why a reading is not taken, or nothing."""
    row = badges.get(reading.badge)
    if row is None:
        said = _("This badge is of nobody who is registered for this meeting.")
        return Answer(reading.uid, State.UNKNOWN, said)
    if row.standing not in TAKES_A_PLACE:
        said = _("Not confirmed (%(standing)s): to the registration desk.")
        return _not_taken(reading, row, said % {"standing": row.get_standing_display()})
    if reading.session not in sessions:
        return _not_taken(reading, row, _("This session is not of this meeting any more: choose another."))
    if reading.at > now + FAST:
        return _not_taken(reading, row, _("Read in the future: set the clock of the device, read it again."))
    if reading.at < now - OLDEST:
        return _not_taken(reading, row, _("Read more than seven days ago: that is too late."))
    return None


def _not_taken(reading: Reading, row: Registration, said: str) -> Answer:
    return Answer(reading.uid, State.REFUSED, said, _name(row))


def _name(row: Registration) -> str:
    return "" if row.person.protected else f"{row.honorific} {row.name}".strip()


def _taken(reading: Reading, row: Registration, earlier: datetime | None) -> Answer:
    if earlier is None:
        return Answer(reading.uid, State.ACCEPTED, _("Taken."), _name(row))
    said = _("This badge was read already, at %(time)s.")
    time = dates.clock(earlier.time(), wording.language())
    return Answer(reading.uid, State.AGAIN, said % {"time": time}, _name(row))


def _record(
    readings: Iterable[Reading],
    badges: dict[bytes, Registration],
    sessions: dict[str, int | None],
    by: User,
) -> None:
    """Add a row for each reading that has none, the earliest first; its registration is locked."""
    wanted = sorted(readings, key=lambda reading: reading.at)
    known = CheckIn.objects.filter(uid__in=[reading.uid for reading in wanted])
    kept = set(known.order_by().values_list("uid", flat=True))
    rows, came = [], []
    for reading in wanted:
        if reading.uid in kept:
            continue
        row, session = badges[reading.badge], sessions[reading.session]
        rows.append(_row(reading, row, session, by))
        if row.standing != Standing.ATTENDED:
            row.standing = Standing.ATTENDED
            came.append(row.pk)
    CheckIn.objects.bulk_create(rows, ignore_conflicts=True)
    attended = Registration.objects.filter(pk__in=came)
    attended.update(standing=Standing.ATTENDED, version=F("version") + 1)


def _row(reading: Reading, row: Registration, session: int | None, by: User) -> CheckIn:
    return CheckIn(
        uid=reading.uid, registration=row, session_id=session, at=reading.at, clerk=by, was=row.standing
    )


@transaction.atomic
def take_back(check_in: CheckIn, *, reason: str, by: User, now: datetime) -> None:
    """Take back a reading that was an error: it stays, with the reason, and counts no longer.

    Without another reading the person goes back to the standing before. Refuses who is not of the
    secretariat, and a second time.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat takes readings back."))
    person = check_in.registration.person
    row = Registration.objects.select_for_update().get(
        meeting=check_in.registration.meeting_id, person=person.merged_into_id or person.pk
    )
    if CheckInCorrection.objects.filter(check_in=check_in).exists():
        raise Refused(_("This reading was taken back already."))
    CheckInCorrection.objects.create(check_in=check_in, reason=reason, by=by, at=now)
    read = _readings_of(row)
    if row.standing == Standing.ATTENDED and not read.filter(correction=None).exists():
        before = read.exclude(was=Standing.ATTENDED).order_by("-pk").values_list("was", flat=True)
        row.standing = before.first() or Standing.REGISTERED
        row.version += 1
        row.save(update_fields=["standing", "version"])


def _readings_of(row: Registration) -> QuerySet[CheckIn]:
    """Return the readings of a person at a meeting, those of who was joined to it included."""
    own = Q(registration__person=row.person_id) | Q(registration__person__merged_into=row.person_id)
    return CheckIn.objects.filter(own, registration__meeting=row.meeting_id)
