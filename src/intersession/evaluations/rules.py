"""What may be done with a survey, by where it stands; its responses are for nobody before it closes."""

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.evaluations.models import Mode, Stage, Survey

ANONYMOUS = (Mode.ANONYMOUS, Mode.UNTRACKED)
COUNTED = (Stage.CLOSED, Stage.PUBLISHED)
"""Stages in which there are results."""


def survey_or_404(key: str) -> Survey:
    """Return the survey of that key, its meeting and version at hand."""
    found = Survey.objects.select_related("meeting", "version__questionnaire").filter(key=key).first()
    if found is None:
        raise Http404(key)
    return found


def takes_responses(survey: Survey, now: datetime) -> bool:
    """Whether a response may be sent: the survey is open, and its closing time has not come."""
    return survey.stage == Stage.OPEN and (survey.closes_at is None or now < survey.closes_at)


def check_takes(survey: Survey, now: datetime) -> None:
    """Refuse, in words, what comes to a survey that takes no responses."""
    if not takes_responses(survey, now):
        raise Refused(_("This survey is closed; responses are taken no more. Nothing was changed."))


def check_stage(survey: Survey, *stages: Stage) -> None:
    """Refuse what cannot be done with a survey as it stands."""
    if survey.stage not in stages:
        told = {"stage": survey.get_stage_display()}
        raise Refused(_("This survey is %(stage)s; this cannot be done now.") % told)


def check_status_known(survey: Survey) -> None:
    """Refuse a reminder where it is not known who has answered."""
    if survey.mode == Mode.UNTRACKED:
        raise Refused(_("This survey does not know who has answered, so it cannot remind the others."))
