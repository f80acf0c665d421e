"""A migrant who speaks at a meeting, as the tests need her."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from intersession.meetings.actions import consents, speakers
from intersession.meetings.models import Meeting, Person, Speaker
from tests import factories

REAL, PSEUDONYM, OFFICE = "Real Name", "Amina Zeta", "Nurse from Atlantis"


def voice(meeting: Meeting | None = None) -> Speaker:
    """A protected person who speaks in a session, and has consented to nothing."""
    meeting = meeting or factories.meeting(key="workshop")
    session = factories.session(meeting, day=dt.date(2026, 11, 26), start=dt.time(10), end=dt.time(11))
    speaker = factories.speaker(meeting, session=session, name=REAL, role={})
    known = speakers.Known("Real", "Name", "amina@example.org", "es", protected=True, honorific={})
    speakers.attach(speaker, known=known, now=timezone.now())
    speaker.refresh_from_db()
    return speaker


def allow(speaker: Speaker, item: str, shown_as: str = "", until: dt.date | None = None) -> None:
    given = {"item": item, "shown_as": shown_as, "language": "en", "until": until}
    consents.give(speaker.meeting, person(speaker), **given, now=timezone.now())


def person(speaker: Speaker) -> Person:
    assert speaker.person
    return speaker.person


def link(speaker: Speaker) -> str:
    return speakers.make_link(speaker.meeting, person(speaker), now=timezone.now())


def address(name: str, *arguments: object) -> str:
    return reverse(f"meetings:{name}", args=arguments)
