"""The sentence on who took part in a meeting: composed from its registrations, or as a person worded it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from intersession.meetings import participation, statistics
from intersession.meetings.models import Meeting
from intersession.papers import tree
from intersession.reports.models import WordedSentence


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence in one language: how it is worded, whether by a person, and with figures by hand."""

    inlines: tree.Inlines
    worded: bool = False
    by_hand: bool = False


def took_part(
    meeting: Meeting, language: str, figures: Mapping[statistics.Basis, statistics.Statistics] | None = None
) -> Said:
    """Return the sentence on the best base there is; empty where nobody has registered."""
    known = figures or statistics.of_meeting(meeting)
    basis = best(known)
    if basis is None:
        return Said(())
    text = WordedSentence.objects.filter(meeting=meeting).values_list("text", flat=True).first() or {}
    with translation.override(language):
        if written := text.get(language):
            said = participation.corrected(written, meeting, known[basis], language)
            return Said(said, worded=True, by_hand=participation.by_hand(written))
        return Said(participation.counted(meeting, known[basis], language))


def best(
    figures: Mapping[statistics.Basis, statistics.Statistics],
) -> statistics.Basis | None:
    """Return the base that says most about who was there: attended, else registered; else none."""
    bases = (statistics.Basis.ATTENDED, statistics.Basis.REGISTERED)
    return next((basis for basis in bases if figures[basis].total.persons.number), None)


@transaction.atomic
def word(meeting: Meeting, *, text: Mapping[str, str]) -> None:
    """Keep a person's wording by language; an empty one gives the composed sentence back.

    Refuses a figure in braces that is none.
    """
    for written in text.values():
        participation.check(written)
    if text:
        WordedSentence.objects.update_or_create(meeting=meeting, defaults={"text": dict(text)})
    else:
        WordedSentence.objects.filter(meeting=meeting).delete()
