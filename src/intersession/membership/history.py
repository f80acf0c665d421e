"""What happened in a delegation, in words: read from the history of its rows, which nobody can alter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.core import wording
from intersession.membership.models import DelegateRole, Delegation, Invitation, Submitters
from intersession.papers import dates

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened when, and who did it; nobody where a program did."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A row as it was written, and as it was before; `person` is whom it is about."""

    at: datetime
    by: int | None
    person: int | None
    before: Row | None
    after: Row


def of_delegation(delegation: Delegation) -> tuple[Happening, ...]:
    """Return what happened in a delegation, the latest first, in the language of the page; four queries."""
    opened = list(_changes("DelegationEvent", id=delegation.pk))
    placed = list(_changes("DelegateEvent", delegation=delegation.pk))
    invited = list(_invitations(delegation))
    names = User.objects.in_bulk(
        {pk for each in (*opened, *placed, *invited) for pk in (each.by, each.person)}
    )
    told = [
        *((change, _of_delegation(change)) for change in opened),
        *((change, _of_place(change, str(names.get(change.person, "")))) for change in placed),
        *((change, _of_invitation(change, str(names.get(change.person, "")))) for change in invited),
    ]
    told.sort(key=lambda pair: pair[0].at)  # of one moment, the order above stays
    return tuple(
        Happening(change.at, str(names.get(change.by, "")), what) for change, what in reversed(told) if what
    )


def _changes(model: str, **which: int) -> Iterator[_Change]:
    rows = apps.get_model("membership", model)._default_manager.filter(**which).order_by("pgh_id")
    last: dict[int, Row] = {}
    for row in rows.select_related("pgh_context"):
        after = vars(row)
        context = row.pgh_context.metadata if row.pgh_context else {}
        before = last.get(row.pgh_obj_id)
        yield _Change(row.pgh_created_at, context.get("user"), after.get("user_id"), before, after)
        last[row.pgh_obj_id] = after


def _invitations(delegation: Delegation) -> Iterator[_Change]:
    """Give each invitation after the first of a place, which the place itself tells, and each acceptance."""
    rows = Invitation.objects.filter(delegate__delegation=delegation).order_by("pk")
    seen: set[int] = set()
    for row in rows.values("delegate", "delegate__user", "invited_by", "created_at", "used_at"):
        person = row["delegate__user"]
        if row["delegate"] in seen:
            yield _Change(row["created_at"], row["invited_by"], person, None, {"accepted": False})
        if row["used_at"]:
            yield _Change(row["used_at"], person, person, None, {"accepted": True})
        seen.add(row["delegate"])


def _of_delegation(change: _Change) -> str:
    before, after = change.before, change.after
    if before is None:
        return _("Opening of the delegation")
    if after["submitters"] != before["submitters"]:
        return _("Replies are submitted by %(who)s") % {"who": Submitters(after["submitters"]).label}
    if after["end"] and after["end"] != before["end"]:
        return _("End of the delegation on %(day)s") % {"day": _day(after["end"])}
    return ""


def _of_place(change: _Change, person: str) -> str:
    before, after = change.before, change.after
    known = {"person": person, "role": DelegateRole(after["role"]).label}
    if before is None:
        return _of_new_place(after, known)
    if after["withdrawn_at"] and not before["withdrawn_at"]:
        return _("Withdrawal of %(person)s, %(role)s: %(reason)s") % {
            **known,
            "reason": after["withdrawn_reason"],
        }
    if after["confirmed_at"] and not before["confirmed_at"]:
        return _("Confirmation of %(person)s, %(role)s") % known
    if after["end"] == before["end"]:
        return ""
    if after["end"] is None:
        return _("%(person)s, %(role)s: no end any more") % known
    return _("%(person)s, %(role)s: until %(day)s") % {**known, "day": _day(after["end"])}


def _of_new_place(after: Row, known: Mapping[str, object]) -> str:
    if after["note"]:
        note = {"note": after["note"], "day": _day(after["note_date"])}
        return _("Accreditation of %(person)s, %(role)s, by the note verbale %(note)s of %(day)s") % {
            **known,
            **note,
        }
    if after["confirmed_at"]:
        return _("%(person)s, %(role)s: from %(day)s") % {**known, "day": _day(after["start"])}
    return _("Invitation of %(person)s, %(role)s") % known


def _of_invitation(change: _Change, person: str) -> str:
    if change.after["accepted"]:
        return _("Acceptance of the invitation by %(person)s") % {"person": person}
    return _("New invitation of %(person)s") % {"person": person}


def _day(day: date) -> str:
    return dates.day(day, wording.language())
