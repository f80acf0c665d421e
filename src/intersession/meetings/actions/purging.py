"""Forgets persons once the day has come that was told to them: what is part of the record stays."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from intersession.meetings.actions import speaker_files
from intersession.meetings.models import (
    TAKES_A_PLACE,
    Admission,
    Link,
    Listing,
    Merge,
    Person,
    Registration,
    SpeakerFile,
)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many meetings were due, and how many registrations and persons were blanked."""

    meetings: int
    registrations: int
    persons: int


@transaction.atomic
def purge_due(now: datetime) -> Purged:
    """Blank what is held on persons of meetings whose day has come; doing it again changes nothing.

    Of who stands in a list of participants the printed name, lines and entity stay; speakers keep what the
    programme printed and the files that all see. Of everybody else the name goes too: that somebody of an
    entity came is still counted.
    A person who takes part in a meeting that is not due is kept until that one is.
    """
    due = Admission.objects.filter(purge_on__lte=now.date())
    rows = Registration.objects.filter(meeting__in=due.values("meeting")).exclude(code__startswith=PURGED)
    meetings = rows.values("meeting").distinct().count()
    persons = list(rows.values_list("person", flat=True))
    blanked = rows.exclude(_printed()).update(name="", honorific="", lines=[], represents="")
    purged = rows.update(
        reason="",
        answers={},
        code=Concat(Value(PURGED), Cast("pk", CharField())),
        entered_by=None,
    )
    forgotten = _forget(persons, now)
    return Purged(meetings, max(purged, blanked), forgotten)


PURGED = "~"
"""How the code of a purged badge begins; no code that is made has this sign."""


def _printed() -> Q:
    """Registrations that a public list of participants bears."""
    return Q(standing__in=TAKES_A_PLACE) & (
        Q(meeting__admission__listing=Listing.ALL)
        | Q(meeting__admission__listing=Listing.CONSENT, listed=True)
    )


def _forget(pks: list[int], now: datetime) -> int:
    joined = Person.objects.filter(merged_into__in=pks).values_list("pk", flat=True)
    persons = _unneeded(Person.objects.filter(pk__in=[*pks, *joined], forgotten_at=None), now.date())
    found = list(persons.values_list("pk", flat=True))
    Link.objects.filter(person__in=found).delete()
    for file in SpeakerFile.objects.filter(person__in=found, shown=False, withdrawn_at=None):
        speaker_files.withdraw(file, now=now)
    Merge.objects.filter(Q(kept__in=found) | Q(gone__in=found)).delete()
    return Person.objects.filter(pk__in=found).update(
        honorific={},
        given_name="",
        family_name="",
        email="",
        phone="",
        gender="",
        user=None,
        forgotten_at=now,
    )


def _unneeded(persons: QuerySet[Person], today: date) -> QuerySet[Person]:
    """Keep persons whom no meeting needs that is not due, or that has no day."""
    needed = Registration.objects.filter(person=OuterRef("pk")).filter(
        Q(meeting__admission__purge_on__gt=today) | Q(meeting__admission__purge_on__isnull=True)
    )
    return persons.filter(~Exists(needed))
