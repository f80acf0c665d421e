"""What is held on a person: all of it, for that person and nobody else."""

from typing import Any

from django.db.models import Q

from intersession.core import tokens
from intersession.meetings.models import (
    CheckIn,
    Consent,
    Link,
    Person,
    Registration,
    Speaker,
    SpeakerFile,
)


def registration_of(token: str) -> Registration | None:
    """Return the registration that a private link opens; none for one that is revoked or was never given."""
    link = Link.objects.filter(digest=tokens.digest(token), revoked_at=None).select_related("person").first()
    if link is None:
        return None
    found = Registration.objects.filter(meeting=link.meeting_id, person=link.person_id)
    return found.select_related("person", "entity", "meeting__body", "meeting__admission").first()


def registrations_at(email: str, meeting: int) -> list[Registration]:
    """Return the registrations of a meeting whose persons have that address."""
    found = Registration.objects.filter(
        meeting=meeting, person__email__iexact=email, person__merged_into=None
    )
    return list(found.select_related("person").order_by("pk"))


def held(person: Person) -> dict[str, Any]:
    """Return all that is held on a person, those who were joined to it included, as plain values."""
    of = Q(person=person) | Q(person__merged_into=person)
    persons = Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person)).order_by("pk")
    return {
        "persons": list(
            persons.values(
                *("honorific", "given_name", "family_name", "email", "phone", "language", "gender"),
                *("protected", "created_at"),
            )
        ),
        "registrations": list(
            Registration.objects.filter(of).values(
                *("meeting__key", "entity__key", "kind", "represents", "honorific", "name", "lines", "place"),
                *("standing", "reason", "listed", "answers", "code", "entered_at"),
            )
        ),
        "check_ins": list(
            CheckIn.objects.filter(
                Q(registration__person=person) | Q(registration__person__merged_into=person)
            ).values("registration__meeting__key", "session__key", "at", "correction__reason")
        ),
        "speaks": list(
            Speaker.objects.filter(of).values("meeting__key", "session__key", "name", "role", "does")
        ),
        "consents": list(
            Consent.objects.filter(of).values(
                *("meeting__key", "item", "shown_as", "until", "given_at", "withdrawn_at")
            )
        ),
        "files": list(
            SpeakerFile.objects.filter(of).values(
                *("meeting__key", "kind", "title", "shown", "withdrawn_at", "file__size", "file__digest")
            )
        ),
        "links": list(Link.objects.filter(of).values("meeting__key", "made_at", "revoked_at")),
    }
