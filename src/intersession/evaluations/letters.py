"""Mails that bring the private link of a survey, each in the language of its reader."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.consultations import times
from intersession.core import wording
from intersession.evaluations import modes
from intersession.evaluations.models import Survey
from intersession.meetings import wording as names
from intersession.meetings.models import Person


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a mail is written to, without an account."""

    name: str
    email: str
    language: str


def link(survey: Survey, person: Person, token: str, *, again: bool = False) -> None:
    """Send a person their link; `again` to who has not answered yet."""
    reader = Reader(str(person), person.email, person.language)
    with translation.override(reader.language):
        context = {
            "meeting": names.heading(survey.meeting).plain,
            "introduction": wording.plainly(survey.introduction),
            "until": times.told(survey.closes_at, reader.language) if survey.closes_at else "",
            "in_short": modes.told(survey.mode).in_short,
            "address": settings.SITE.geturl() + reverse("evaluations:survey", args=(token,)),
        }
        letters.send(f"evaluations/mail/{'reminder' if again else 'link'}", reader, context)
