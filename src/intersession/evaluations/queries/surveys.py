"""Reads of surveys: those of the desk, what came back, and who comes by a link."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Q, QuerySet

from intersession.counting import rates
from intersession.evaluations import classes, definition, links
from intersession.evaluations.models import (
    Stage,
    Step,
    Survey,
    SurveyInvitation,
    Unfinished,
    Version,
)
from intersession.meetings.models import Registration, Standing

ASKED = (Standing.REGISTERED, Standing.ATTENDED)
"""Standings of those who are asked."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who comes by a link: the survey, its questions, their class, what was answered so far. No person."""

    survey: Survey
    asked: definition.Definition
    token: str
    group: str
    answers: Mapping[str, Any]
    step: str

    @property
    def digest(self) -> str:
        """The digest under which the answers are kept."""
        return links.sealed(self.token)


def respondent(token: str) -> Respondent | None:
    """Return who comes by a link; nobody by one that was never sent."""
    known = SurveyInvitation.objects.filter(digest=links.digest(token)).select_related(
        "survey__meeting__body"
    )
    invitation = known.only("kind", "survey").first()
    if invitation is None:
        return None
    survey = invitation.survey
    row = Unfinished.objects.filter(digest=links.sealed(token)).values("answers", "step").first()
    group = survey.merges.get(invitation.kind, classes.ALL)
    so_far = row or {"answers": {}, "step": Step.BEGUN}
    return Respondent(survey, frozen(survey.version_id), token, group, so_far["answers"], so_far["step"])


@lru_cache(maxsize=32)
def frozen(version: int) -> definition.Definition:
    """Return what a version asks, read once: for those of opened surveys, which never change."""
    return definition.read(Version.objects.values_list("definition", flat=True).get(pk=version))


def asked_by(survey: Survey) -> definition.Definition:
    """Return what a survey asks: of one that was opened as it was frozen, else as it stands."""
    return (
        frozen(survey.version_id)
        if survey.stage != Stage.DRAFT
        else definition.read(survey.version.definition)
    )


@dataclass(frozen=True, slots=True)
class People:
    """Those whom an opening would invite: how many, and how many of them have no address."""

    number: int
    without_address: int


def to_invite(survey: Survey) -> People:
    """Return whom an opening would invite."""
    people = taking_part(survey)
    return People(people.count(), people.filter(person__email="").count())


def taking_part(survey: Survey) -> QuerySet[Registration]:
    """Return the registrations of those who are asked: registered or there, and not forgotten."""
    known = Registration.objects.filter(meeting=survey.meeting_id, standing__in=ASKED)
    return known.filter(person__merged_into=None, person__forgotten_at=None)


@dataclass(frozen=True, slots=True)
class Row:
    """A survey in the list of the desk, with how many were invited and have answered."""

    survey: Survey
    invited: int
    returned: int


def of_desk() -> list[Row]:
    """Return every survey, newest meeting first."""
    found = Survey.objects.select_related("meeting__body").annotate(
        invited=Count("invitations", distinct=True), counted=Count("responses", distinct=True)
    )
    waiting = _waiting()
    return [Row(survey, survey.invited, survey.counted + waiting[survey.pk]) for survey in found]


def _waiting() -> Counter[int]:
    sealed = Unfinished.objects.filter(step=Step.SENT).order_by().values_list("survey")
    return Counter(dict(sealed.annotate(number=Count("pk"))))


def returned(survey: Survey) -> int:
    """Return how many responses came in so far: all that may be known of them before the closing."""
    sealed = Unfinished.objects.filter(survey=survey, step=Step.SENT)
    return survey.responses.count() + sealed.count()


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a survey reached: persons invited, links mailed, those without an address, forms on paper."""

    invited: int
    mailed: int
    unreached: tuple[str, ...]
    handed_out: int
    on_paper: int


def reach(survey: Survey) -> Reach:
    """Return how far a survey reached so far."""
    numbers = survey.invitations.aggregate(invited=Count("pk"), mailed=Count("pk", filter=Q(mailed=True)))
    without = survey.invitations.filter(person__email="").select_related("person")
    names = tuple(sorted(str(invitation.person) for invitation in without))
    on_paper = survey.responses.filter(on_paper=True).count()
    return Reach(numbers["invited"], numbers["mailed"], names, survey.handed_out, on_paper)


def rates_of(survey: Survey) -> Mapping[str, rates.Returns]:
    """Return what is known of each class of a closed survey, and under `paper` of forms on paper.

    A form on paper tells no kind of participant, so it is never put among those of a kind.
    """
    invited = _by_class(survey, survey.invitations.all())
    mailed = _by_class(survey, survey.invitations.filter(mailed=True))
    attended = _by_class(survey, _attended(survey))
    complete = _returned(survey, complete=True)
    partial = _returned(survey, complete=False)
    found = {
        group: rates.Returns(
            invited=invited[group],
            distributed=mailed[group],
            attended=attended[group] if survey.attended is not None else None,
            complete=complete[group, False],
            partial=partial[group, False],
        )
        for group in sorted(invited | Counter({group: 1 for group, paper in complete + partial if not paper}))
    }
    if survey.handed_out:
        of_paper = [sum(number for (_, paper), number in of.items() if paper) for of in (complete, partial)]
        found["paper"] = rates.Returns(survey.handed_out, survey.handed_out, None, *of_paper)
    return found


def _attended(survey: Survey) -> Any:
    return Registration.objects.filter(meeting=survey.meeting_id, standing=Standing.ATTENDED)


def _by_class(survey: Survey, rows: Any) -> Counter[str]:
    kinds = rows.order_by().values_list("kind").annotate(number=Count("pk"))
    found: Counter[str] = Counter()
    for kind, number in kinds:
        found[survey.merges.get(kind, classes.ALL)] += number
    return found


def _returned(survey: Survey, *, complete: bool) -> Counter[tuple[str, bool]]:
    rows = survey.responses.filter(complete=complete).order_by().values_list("group", "on_paper")
    return Counter({(group, paper): number for group, paper, number in rows.annotate(number=Count("pk"))})
