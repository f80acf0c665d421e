"""Reads of comments: how many gave each code in the end, what each coder gave, and how far they agree."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from intersession.accounts.models import User
from intersession.counting import agreement
from intersession.evaluations.counted import Spoken
from intersession.evaluations.models import Assignment, Code, Comment, Reading, Survey


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that asks for something or for an improvement, and how many respondents it was given to."""

    code: Code
    count: int


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of the frame with its count, and how far coders agree on it; None before two have read."""

    code: Code
    count: int
    agreement: agreement.Agreement | None


@dataclass(frozen=True, slots=True)
class Frame:
    """The coding frame of a survey with where its comments stand."""

    rows: tuple[CodeRow, ...]
    overall: agreement.Agreement | None
    comments: int
    settled: int
    read: tuple[tuple[str, int], ...]


def comments_of(survey: Survey) -> QuerySet[Comment]:
    """Return the comments of a survey, in the order of their random keys."""
    return Comment.objects.filter(response__survey=survey).order_by("pk")


def counts(survey: Survey) -> dict[str, int]:
    """Return, by code, how many respondents it was given to in the end: only agreed assignments count."""
    rows = (
        Assignment.objects.filter(code__survey=survey, final=True)
        .order_by()
        .values_list("code__key")
        .annotate(number=Count("segment__comment__response", distinct=True))
    )
    return dict(rows)


def codes_of(survey: Survey) -> list[Code]:
    """Return the codes in use, in the order of the frame."""
    return list(Code.objects.filter(survey=survey, retired=False).order_by("position", "key"))


def spoken(survey: Survey) -> list[Spoken]:
    """Return the codes that an annex may tell: given to somebody, in use, and with a clause for it."""
    found = counts(survey)
    return [
        Spoken(code.key, code.stance, code.says, found[code.key])
        for code in codes_of(survey)
        if code.says and found.get(code.key)
    ]


def requests_of(survey: Survey) -> list[Asked]:
    """Return what respondents asked for, as codes with their counts, most often first: for the register."""
    return _marked(survey, "request")


def improvements_of(survey: Survey) -> list[Asked]:
    """Return what respondents would improve, for whoever prepares the next meeting."""
    return _marked(survey, "improvement")


def _marked(survey: Survey, mark: str) -> list[Asked]:
    found = counts(survey)
    asked = [Asked(code, found.get(code.key, 0)) for code in codes_of(survey) if getattr(code, mark)]
    return sorted((one for one in asked if one.count), key=lambda one: (-one.count, one.code.key))


def frame(survey: Survey) -> Frame:
    """Return the frame with counts and agreement."""
    codes, found, given = codes_of(survey), counts(survey), codings(survey)
    keys = [code.key for code in codes]
    several = len(given) > 1
    by_code = agreement.by_code(given, keys) if several else {}
    read = Reading.objects.filter(comment__response__survey=survey).order_by()
    names = read.values_list("coder__name", "coder__email").annotate(number=Count("pk"))
    comments = comments_of(survey)
    return Frame(
        rows=tuple(CodeRow(code, found.get(code.key, 0), by_code.get(code.key)) for code in codes),
        overall=agreement.overall(given, keys) if several and keys else None,
        comments=comments.count(),
        settled=comments.filter(settled=True).count(),
        read=tuple(sorted((name or email, number) for name, email, number in names)),
    )


def codings(survey: Survey) -> agreement.Codings:
    """Return, by coder and comment that they have read, the codes they gave before anything was agreed."""
    read = Reading.objects.filter(comment__response__survey=survey).values_list("coder", "comment")
    found: dict[str, dict[Any, set[str]]] = {}
    for coder, comment in read:
        found.setdefault(str(coder), {})[comment] = set()
    given = Assignment.objects.filter(code__survey=survey, final=False)
    for coder, comment, code in given.values_list("coder", "segment__comment", "code__key"):
        if comment in found.get(str(coder), {}):
            found[str(coder)][comment].add(code)
    return found


def unread(survey: Survey, coder: User) -> QuerySet[Comment]:
    """Return the comments that a coder has still to read."""
    return comments_of(survey).exclude(readings__coder=coder)


def own(comment: Comment, coder: User) -> list[Assignment]:
    """Return what a coder gave to a comment, and nothing that others gave."""
    found = Assignment.objects.filter(segment__comment=comment, coder=coder, final=False)
    return list(found.select_related("segment", "code").order_by("segment__start", "code__position"))


def open_comments(survey: Survey) -> QuerySet[Comment]:
    """Return the comments that somebody has read and whose codes are not agreed upon yet."""
    return comments_of(survey).filter(settled=False, readings__isnull=False).distinct()


def given(comment: Comment) -> list[Assignment]:
    """Return what every coder who has read a comment gave to it."""
    readers = comment.readings.values("coder")
    found = Assignment.objects.filter(segment__comment=comment, final=False, coder__in=readers)
    return list(found.select_related("segment", "code", "coder").order_by("coder", "segment__start"))


def quotable(survey: Survey, code: Code) -> list[str]:
    """Return the parts of comments of a code that may be quoted: their writers agreed to it."""
    found = Assignment.objects.filter(code=code, final=True, segment__comment__quotable=True)
    found = found.filter(code__survey=survey).select_related("segment__comment").order_by("segment__comment")
    return [one.segment.comment.text[one.segment.start : one.segment.end] for one in found]
