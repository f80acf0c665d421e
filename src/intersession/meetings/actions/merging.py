"""Joins persons who were found to be one, and takes that back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings.actions import places
from intersession.meetings.models import (
    Admission,
    Link,
    Merge,
    Person,
    Registration,
    Speaker,
    SpeakerFile,
    Standing,
)

AHEAD = (
    *(Standing.REFUSED, Standing.WITHDRAWN, Standing.DECLINED, Standing.WAIT_LISTED, Standing.APPLIED),
    *(Standing.NOMINATED, Standing.ASKED_BACK, Standing.CONFIRMED, Standing.REGISTERED, Standing.ATTENDED),
)
"""Of two registrations of one person the standing that is further on holds."""


MOVED: tuple[tuple[type[Model], str], ...] = (
    *((Registration, "registrations"), (Speaker, "speakers")),
    *((SpeakerFile, "files"), (Link, "links")),
)
"""What follows the person that is kept, and goes back when that is undone."""


@transaction.atomic
def merge(kept: Person, gone: Person, *, by: User, now: datetime) -> Merge:
    """Join two persons into the one that is kept: registrations, speakers, files and private links follow it.

    Where both are registered for a meeting, the kept registration takes the standing that is further on and
    what it lacks, and the other one is withdrawn. Two who both speak in one session cannot be one. Refuses
    who is not of the secretariat, a person twice, one who was joined or forgotten already, and who speaks as
    a migrant: a name that is kept back must not be joined to one that is shown.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat joins persons."))
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk))}
    if len(rows) != 2 or any(row.merged_into_id or row.forgotten_at for row in rows.values()):  # noqa: PLR2004 - a pair
        raise Refused(_("These are one person already, or one was forgotten."))
    if any(row.protected for row in rows.values()):
        raise Refused(_("One of them speaks as a migrant; such persons are never joined."))
    sessions = Speaker.objects.filter(person=kept).values("session")
    if Speaker.objects.filter(person=gone, session__in=sessions).exists():
        raise Refused(_("Both speak in one session, so they are two."))
    shared = Registration.objects.filter(person=gone).values("meeting")
    admissions = list(Admission.objects.select_for_update().filter(meeting__in=shared).order_by("pk"))
    moved = {
        **_registrations(kept, gone),
        "speakers": _repointed(Speaker.objects.filter(person=gone), kept),
        "files": _repointed(SpeakerFile.objects.filter(person=gone), kept),
        "links": _repointed(Link.objects.filter(person=gone), kept),
    }
    Person.objects.filter(pk=gone.pk).update(merged_into=kept)
    for admission in admissions:
        places.move_up(admission, now)  # two registrations that become one may free a place
    return Merge.objects.create(kept=kept, gone=gone, moved=moved, merged_by=by, merged_at=now)


def _repointed(rows: Any, to: Person) -> list[int]:
    pks = list(rows.values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=pks).update(person=to)
    return pks


def _registrations(kept: Person, gone: Person) -> dict[str, Any]:
    """Move registrations to the kept person; return which, and what joined ones were before."""
    rows = Registration.objects.select_for_update().order_by("pk")
    own = {row.meeting_id: row for row in rows.filter(person=kept)}
    moved, joined = [], []
    for row in rows.filter(person=gone):
        if mine := own.get(row.meeting_id):
            joined.append([_before(mine), _before(row)])
            _join(mine, row)
        else:
            moved.append(row.pk)
    Registration.objects.filter(pk__in=moved).update(person=kept)
    return {"registrations": moved, "joined": joined}


FIELDS = ("standing", "approved_as", "entity_id", "kind", "place", "position", "listed")


def _before(row: Registration) -> dict[str, Any]:
    waiting = row.waiting_since.isoformat() if row.waiting_since else None
    return {"pk": row.pk, "waiting_since": waiting, **{name: getattr(row, name) for name in FIELDS}}


def _join(mine: Registration, other: Registration) -> None:
    """Take over what the other registration has and mine lacks; the other one ends."""
    if AHEAD.index(Standing(other.standing)) > AHEAD.index(Standing(mine.standing)):
        mine.standing, mine.approved_as, mine.waiting_since = (
            *(other.standing, other.approved_as),
            other.waiting_since,
        )
    if mine.entity_id is None and other.entity_id is not None:
        mine.entity_id, mine.kind = other.entity_id, other.kind
        mine.place, mine.position = other.place, other.position
    mine.listed = mine.listed or other.listed
    other.standing, other.approved_as, other.waiting_since = Standing.WITHDRAWN, "", None
    for row in (mine, other):
        row.version += 1
        row.save()


@transaction.atomic
def undo(merge: Merge, *, by: User, now: datetime) -> None:
    """Make two persons of one again: everything goes back where it was. Refuses a second time."""
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat joins persons."))
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise Refused(_("This was taken back already."))
    gone, moved = merge.gone, merge.moved
    later = Q(kept=gone) | Q(gone=merge.kept)
    if Merge.objects.filter(later, undone_at=None, merged_at__gt=merge.merged_at).exists():
        raise Refused(_("One of them was joined again later; take that back first."))
    Person.objects.filter(pk=gone.pk).update(merged_into=None)
    for model, name in MOVED:
        model._default_manager.filter(pk__in=moved[name]).update(person=gone)
    for pair in moved["joined"]:
        for before in pair:
            _restore(before)
    merge.undone_at = now
    merge.save(update_fields=["undone_at"])


def _restore(before: Mapping[str, Any]) -> None:
    row = Registration.objects.select_for_update().get(pk=before["pk"])
    since = before["waiting_since"]
    row.waiting_since = datetime.fromisoformat(since) if since else None
    for name in FIELDS:
        setattr(row, name, before[name])
    row.version += 1
    row.save()
