"""The mail that brings a speaker the private link, in the language of its reader."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.core import wording
from intersession.meetings import wording as names
from intersession.meetings.models import Meeting, Person


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the mail is written to. It names nobody, since others may read it."""

    email: str
    language: str
    name: str = ""


def link(meeting: Meeting, person: Person, token: str) -> None:
    """Send a speaker the private link."""
    with translation.override(person.language):
        context = {
            "meeting": names.heading(meeting).plain,
            "days": wording.when(meeting.start, meeting.end),
            "protected": person.protected,
            "address": settings.SITE.geturl() + reverse("meetings:speaker", args=(token,)),
        }
    letters.send("meetings/mail/speaker_link", Reader(person.email, person.language), context)
