"""Reads of comments: how many gave each code in the end, what each coder gave, and how far they agree."""

from django.db.models import Count

from intersession.evaluations.counted import Spoken
from intersession.evaluations.models import Assignment, Code, Survey


def counts(survey: Survey) -> dict[str, int]:
    """Return, by code, how many respondents it was given to in the end: only agreed assignments count."""
    rows = (
        Assignment.objects.filter(code__survey=survey, final=True)
        .order_by()
        .values_list("code__key")
        .annotate(number=Count("segment__comment__response", distinct=True))
    )
    return dict(rows)


def spoken(survey: Survey) -> list[Spoken]:
    """Return the codes that an annex may tell: given to somebody, in use, and with a clause for it."""
    found = counts(survey)
    codes = Code.objects.filter(survey=survey, retired=False).order_by("position", "key")
    return [
        Spoken(code.key, code.stance, code.says, found[code.key])
        for code in codes
        if code.says and found.get(code.key)
    ]
