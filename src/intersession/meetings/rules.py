"""Who may see a meeting: everybody; who applies for its side events: those who act for an entity."""

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.core.refusals import Refused
from intersession.meetings.models import Admission, Meeting, SideEvent
from intersession.membership import rules as membership
from intersession.membership.models import Entity


def meeting_or_404(key: str) -> Meeting:
    """Return the meeting with that key, its year and body at hand, or answer that there is none."""
    meeting = Meeting.objects.filter(key=key).select_related("cycle", "body").first()
    if meeting is None:
        raise Http404(key)
    return meeting


def takes_side_events(meeting: Meeting, now: datetime) -> bool:
    """Whether side events can be applied for: until the time that the secretariat set, and never without."""
    until = Admission.objects.filter(meeting=meeting).values_list("side_events_until", flat=True).first()
    return until is not None and now < until


def require_acting(person: accounts.Person, entity: Entity, now: datetime) -> None:
    """Refuse who does not act for the entity on that day."""
    if membership.delegate_for(person, entity, now.date()) is None:
        raise Refused(_("Only those who act for the entity apply on its behalf."))


def side_event_or_404(person: accounts.Person, meeting: Meeting, pk: int, now: datetime) -> SideEvent:
    """Return an application to those who act for its entity; for others there is none."""
    found = SideEvent.objects.filter(meeting=meeting, pk=pk).select_related("entity", "meeting", "session")
    event = found.first()
    if event is None or membership.delegate_for(person, event.entity, now.date()) is None:
        raise Http404
    return event
