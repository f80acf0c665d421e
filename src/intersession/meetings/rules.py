"""Who may see a meeting: everybody; who applies for side events; what a private link opens."""

from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.core import tokens
from intersession.core.models import StoredFile
from intersession.core.refusals import Refused
from intersession.meetings.models import Admission, Link, Meeting, SideEvent, Speaker, SpeakerFile
from intersession.meetings.queries import speakers
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


def speaker_or_404(token: str) -> Link:
    """Return the living link of a token whose person speaks at its meeting."""
    found = Link.objects.filter(digest=tokens.digest(token), revoked_at=None, person__forgotten_at=None)
    link = found.select_related("meeting__cycle", "meeting__body", "person").first()
    if link is None or not Speaker.objects.filter(meeting=link.meeting_id, person=link.person_id).exists():
        raise Http404
    return link


def file_or_404(pk: int, person: accounts.Person, day: date) -> StoredFile:
    """Return a file of a speaker for who may have it: everybody when it is public, else the secretariat."""
    found = speakers.public_files(day)
    if accounts.is_secretariat(person):
        found = SpeakerFile.objects.filter(withdrawn_at=None)
    row = found.select_related("file").filter(pk=pk).first()
    if row is None or row.file is None:
        raise Http404(pk)
    return row.file
