"""Codes comments: the frame, what a coder gives to parts of a comment, and what is agreed upon in the end."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.evaluations import rules
from intersession.evaluations.actions import surveys
from intersession.evaluations.models import Assignment, Code, Comment, Reading, Segment, Survey
from intersession.evaluations.queries import comments as queries


@transaction.atomic
def define(survey: Survey, *, code: Code | None = None, said: Mapping[str, Any]) -> Code:
    """Add a code to the frame, or word one anew; refuses a key that another code has."""
    survey = surveys.locked(survey)
    rules.check_stage(survey, *rules.COUNTED)
    others = Code.objects.filter(survey=survey)
    if code is None:
        code = Code(survey=survey, position=others.count())
    if others.filter(key=said["key"]).exclude(pk=code.pk).exists():
        raise Refused(_("The frame has a code with the key %(key)s already.") % {"key": said["key"]})
    for name, value in said.items():
        setattr(code, name, value)
    code.save()
    return code


@transaction.atomic
def assign(comment: Comment, codes: Collection[Code], *, words: str, coder: User) -> None:
    """Give codes to the part of a comment that has these words, or to the whole of it where there are none.

    Refuses words that are not in the comment, and a comment whose codes are agreed upon.
    """
    _check_open(comment)
    if not codes:
        if words:
            raise Refused(_("Choose a code for these words. Nothing was changed."))
        return
    segment = _segment(comment, words)
    for code in codes:
        Assignment.objects.get_or_create(segment=segment, code=code, coder=coder, final=False)


@transaction.atomic
def take_back(comment: Comment, assignment: int, *, coder: User) -> None:
    """Take back a code that the coder gave; what others gave is not there for them."""
    _check_open(comment)
    Assignment.objects.filter(pk=assignment, segment__comment=comment, coder=coder, final=False).delete()
    _clear(comment)


@transaction.atomic
def finish(comment: Comment, *, coder: User) -> None:
    """Say that a coder has read a comment to its end; no code is then a decision too."""
    _check_open(comment)
    Reading.objects.get_or_create(comment=comment, coder=coder)


@transaction.atomic
def settle(comment: Comment, codes: Collection[Code], *, by: User) -> None:
    """Agree upon the codes of a comment, which are the only ones counted; doing it again replaces them.

    Refuses a comment that nobody has read, and who codes and has not read every comment yet: they would see
    what others gave.
    """
    survey = comment.response.survey
    check_may_settle(survey, by)
    if not comment.readings.exists():
        raise Refused(_("Nobody has read this comment to its end yet."))
    Assignment.objects.filter(segment__comment=comment, final=True).delete()
    places = {one.code_id: one.segment for one in reversed(queries.given(comment))}
    for code in codes:
        segment = places.get(code.pk) or _segment(comment, "")
        Assignment.objects.create(segment=segment, code=code, coder=by, final=True)
    Comment.objects.filter(pk=comment.pk).update(settled=True)
    _clear(comment)


def check_may_settle(survey: Survey, person: User) -> None:
    """Refuse who is coding and has not read every comment yet."""
    has_begun = Reading.objects.filter(comment__response__survey=survey, coder=person).exists()
    if has_begun and queries.unread(survey, person).exists():
        raise Refused(_("You are coding this survey: read every comment first, unseen by the other coder."))


def _check_open(comment: Comment) -> None:
    if comment.settled:
        raise Refused(_("The codes of this comment were agreed upon. Nothing was changed."))


def _segment(comment: Comment, words: str) -> Segment:
    start = comment.text.find(words)
    if start < 0:
        raise Refused(_("These words are not in the comment. Copy them as they stand, or leave them out."))
    end = start + len(words) if words else len(comment.text)
    segment, _made = Segment.objects.get_or_create(comment=comment, start=start, end=end)
    return segment


def _clear(comment: Comment) -> None:
    """Forget parts of a comment that have no code any more."""
    comment.segments.filter(assignments=None).delete()
