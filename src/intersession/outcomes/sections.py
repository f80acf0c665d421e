"""Blocks about what came of a meeting, for official papers."""

from intersession.core import translated
from intersession.meetings.models import Meeting
from intersession.outcomes.models import Conclusion, Improvement, Request
from intersession.papers import tree, words


def has_conclusions(meeting: Meeting) -> bool:
    """Whether any conclusion of the meeting is in the record."""
    return Conclusion.objects.filter(meeting=meeting).exists()


def conclusions(meeting: Meeting, language: str) -> tuple[tree.Para, ...]:
    """Return a paragraph for each conclusion of the meeting, in order."""
    return tuple(
        tree.Para(
            f"conclusion-{meeting.key}-{conclusion.number}", translated.inlines(conclusion.text, language)
        )
        for conclusion in Conclusion.objects.filter(meeting=meeting)
    )


def improvements(meeting: Meeting, language: str) -> tree.Inlines:
    """Return what was taken up for the next meetings as a list in a sentence; nothing when there is none."""
    texts = Improvement.objects.filter(meeting=meeting).values_list("text", flat=True)
    return words.listing([translated.inlines(text, language) for text in texts], language)


def requests(meeting: Meeting, language: str) -> tuple[tree.Item, ...]:
    """Return what participants asked for, an item each."""
    texts = list(Request.objects.filter(meeting=meeting).values_list("key", "text"))
    return tuple(
        tree.Item(
            f"request-{meeting.key}-{key}",
            (*translated.inlines(text, language), "." if position == len(texts) else ";"),
        )
        for position, (key, text) in enumerate(texts, start=1)
    )
