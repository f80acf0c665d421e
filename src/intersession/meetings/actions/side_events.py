"""Side events: an entity applies on the conditions of the meeting, the secretariat decides with reasons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import letters, rules
from intersession.meetings.actions import programme
from intersession.meetings.models import Admission, ApplicationState, Meeting, SessionKind, SideEvent
from intersession.membership.models import Entity

OPEN = (ApplicationState.APPLIED, ApplicationState.ASKED_BACK)
"""States in which the applicant may still change or withdraw the application."""


@transaction.atomic
def apply(meeting: Meeting, entity: Entity, *, by: User, now: datetime, **terms: Any) -> SideEvent:
    """Apply for a side event on behalf of an entity; `terms` are fields of `SideEvent`.

    Refuses who does not act for the entity, an application out of time, and one without the conditions.
    """
    _check(meeting, entity, by=by, now=now, accepted=terms["conditions_accepted"])
    return SideEvent.objects.create(meeting=meeting, entity=entity, applied_by=by, applied_at=now, **terms)


@transaction.atomic
def revise(event: SideEvent, *, by: User, version: int, now: datetime, **terms: Any) -> SideEvent:
    """Change an application that is not decided; one that was asked back is put again.

    Refuses what `apply` refuses, and when somebody changed it meanwhile. Who was asked back may answer after
    the closing time.
    """
    event = _as_seen(event, version)
    if event.state not in OPEN:
        raise Refused(_("This application is decided; it can no longer be changed."))
    if event.state == ApplicationState.APPLIED:
        _check(event.meeting, event.entity, by=by, now=now, accepted=terms["conditions_accepted"])
    else:
        rules.require_acting(by, event.entity, now)
    for name, value in terms.items():
        setattr(event, name, value)
    event.state = ApplicationState.APPLIED
    return _keep(event)


@transaction.atomic
def withdraw(event: SideEvent, *, by: User, version: int, now: datetime) -> SideEvent:
    """Withdraw an application; one that was accepted leaves its slot to be taken out by the secretariat."""
    rules.require_acting(by, event.entity, now)
    event = _as_seen(event, version)
    if event.state not in {*OPEN, ApplicationState.ACCEPTED}:
        raise Refused(_("This application is over; there is nothing to withdraw."))
    if event.session:
        event.session.cancelled = True
        event.session.save(update_fields=["cancelled"])
    event.state, event.session = ApplicationState.WITHDRAWN, None
    return _keep(event)


@transaction.atomic
def decide(
    event: SideEvent,
    *,
    by: User,
    version: int,
    state: str,
    reason: Mapping[str, str],
    slot: Mapping[str, Any],
    now: datetime,
) -> SideEvent:
    """Accept an application, ask it back or refuse it, and tell who applied; `slot` says where it is held.

    An accepted one becomes a session of the programme. Refuses a question or a refusal without reasons, one
    that is over, and when somebody changed it meanwhile.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat decides on side events."))
    event = _as_seen(event, version)
    if event.state not in OPEN:
        raise Refused(_("This application is over: %(state)s.") % {"state": event.get_state_display()})
    if state != ApplicationState.ACCEPTED and not reason:
        raise Refused(_("Say why: the applicant reads it."))
    event.state, event.reason = state, dict(reason)
    event.decided_by, event.decided_at = by, now
    if state == ApplicationState.ACCEPTED:
        told = {"title": event.title, "summary": event.summary, "languages": event.languages}
        event.session = programme.add(event.meeting, kind=SessionKind.SIDE_EVENT, **told, **slot)
    _keep(event)
    transaction.on_commit(lambda: letters.side_event_decided(event))
    return event


@transaction.atomic
def keep_terms(meeting: Meeting, *, until: datetime | None, conditions: Mapping[str, str]) -> None:
    """Set until when side events can be applied for, and on which conditions; without a time, never."""
    values = {"side_events_until": until, "side_event_conditions": dict(conditions)}
    Admission.objects.update_or_create(meeting=meeting, defaults=values)


def _check(meeting: Meeting, entity: Entity, *, by: User, now: datetime, accepted: bool) -> None:
    rules.require_acting(by, entity, now)
    if not rules.takes_side_events(meeting, now):
        raise Refused(_("Side events of this meeting can no longer be applied for."))
    if not accepted:
        raise Refused(_("A side event is held on the conditions of the meeting: accept them."))


def _as_seen(event: SideEvent, version: int) -> SideEvent:
    found = SideEvent.objects.select_for_update(of=("self",)).select_related(
        "meeting", "entity", "applied_by"
    )
    event = found.get(pk=event.pk)
    if event.version != version:
        raise programme.Overtaken(_("Somebody changed this application meanwhile. Look at it again."))
    return event


def _keep(event: SideEvent) -> SideEvent:
    event.version += 1
    event.save()
    return event
