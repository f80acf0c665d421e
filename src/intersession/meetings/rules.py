"""Who may see a meeting, apply for its side events, bring people to it, and open a private link; names."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.core import tokens
from intersession.core.compiled import Compiled
from intersession.core.models import StoredFile
from intersession.core.refusals import Refused
from intersession.cycles.models import Cycle
from intersession.meetings.models import (
    Admission,
    Link,
    Meeting,
    SideEvent,
    Speaker,
    SpeakerFile,
    Standing,
)
from intersession.meetings.queries import speakers
from intersession.membership import rules as membership
from intersession.membership.models import Body, Entity


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


OF_MEETING = _columns(Meeting)
RELATED: tuple[tuple[str, type[Model], list[str]], ...] = (
    ("cycle", Cycle, _columns(Cycle)),
    ("body", Body, _columns(Body)),
)


def _composed(key: str) -> Any:
    more = (f"{name}__{column}" for name, _model, columns in RELATED for column in columns)
    return Meeting.objects.filter(key=key).order_by().values(*OF_MEETING, *more)


_meeting = Compiled(_composed)

EDITABLE = (
    *(Standing.NOMINATED, Standing.ASKED_BACK, Standing.WAIT_LISTED),
    *(Standing.CONFIRMED, Standing.REGISTERED),
)
"""Standings in which a delegation changes what it wrote about a person; a nominee never applied."""
DECIDABLE = (Standing.APPLIED, Standing.NOMINATED, Standing.WAIT_LISTED)
"""Standings that the secretariat confirms from."""
OPEN_TO_WITHDRAWAL = (*DECIDABLE, Standing.ASKED_BACK, Standing.CONFIRMED, Standing.REGISTERED)
"""Standings from which a person still can be refused or withdraw."""
MOST_LINES = 3
"""Lines under a name in a list of participants: function, department, body."""


def meeting_or_404(key: str) -> Meeting:
    """Return the meeting with that key, its year and body at hand, or answer that there is none."""
    row = _meeting.first(key)
    if row is None:
        raise Http404(key)
    meeting = Meeting.from_db("default", OF_MEETING, [row[name] for name in OF_MEETING])
    for name, model, columns in RELATED:
        values = [row[f"{name}__{column}"] for column in columns]
        known = values[columns.index("id")]
        setattr(meeting, name, model.from_db("default", columns, values) if known else None)
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


def nominates(person: accounts.Person, entity: Entity, now: datetime) -> bool:
    """Whether the person names the delegation of an entity: its focal point, deputies, the secretariat."""
    place = membership.delegate_for(person, entity, now.date())
    is_manager = place is not None and place.role in membership.MANAGERS
    return is_manager or accounts.is_secretariat(person)


def entity_or_404(person: accounts.Person, key: str, now: datetime) -> Entity:
    """Return the entity of a key to who acts for it and to the secretariat; for others there is none."""
    found = Entity.objects.filter(key=key).first()
    if found is None:
        raise Http404
    if not accounts.is_secretariat(person) and membership.delegate_for(person, found, now.date()) is None:
        raise Http404
    return found


def check_nominates(person: accounts.Person, entity: Entity, now: datetime) -> None:
    """Refuse who does not name the delegation."""
    if not nominates(person, entity, now):
        raise Refused(_("Only the focal point and deputies name the delegation; ask them."))


def refusal_of_time(admission: Admission | None, now: datetime) -> str:
    """Say why nobody can register now, or nothing when they can."""
    if admission is None or admission.opens_at is None or now < admission.opens_at:
        return _("Registration is not open yet.")
    if admission.closes_at and now >= admission.closes_at:
        return _("Registration is closed. Write to the secretariat.")
    return ""


def check_open(admission: Admission, now: datetime) -> None:
    """Refuse before registration opens and after it closes."""
    if reason := refusal_of_time(admission, now):
        raise Refused(reason)


def split_name(name: str) -> tuple[str, str]:
    """Return the given and the family name in a name as lists bear it.

    The family name is what is in capitals (Ana Maria LÓPEZ RUIZ), else the last word; a single word is one.
    """
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word == word.upper() and word != word.lower()]
    if not capitals or len(capitals) == len(words):
        capitals = words[-1:]
    given = [word for word in words if word not in capitals]
    return " ".join(given), " ".join(capitals)


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
