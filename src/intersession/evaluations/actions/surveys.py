"""Makes, opens and discards surveys, invites to them and reminds; a mode is never changed."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.core import tokens, working
from intersession.core.refusals import Refused
from intersession.evaluations import classes, definition, links, rules
from intersession.evaluations.models import Mode, Stage, Survey, SurveyInvitation, Version
from intersession.evaluations.queries import surveys as queries
from intersession.meetings.models import Meeting, Standing


@transaction.atomic
def make(*, meeting: Meeting, version: Version, mode: str, by: User, **terms: Any) -> Survey:
    """Make a survey that only the secretariat sees until it is opened. Its mode is chosen here, once.

    Refuses a key that another survey has, a closing before the opening, and a version that asks nothing.
    """
    survey = Survey(meeting=meeting, version=version, mode=mode, made_by=by, **terms)
    _check(survey)
    survey.save(force_insert=True)
    return survey


@transaction.atomic
def revise(survey: Survey, **terms: Any) -> Survey:
    """Change what a survey in preparation says; refuses what `make` refuses, and another mode."""
    survey = locked(survey)
    rules.check_stage(survey, Stage.DRAFT)
    if terms.pop("mode", survey.mode) != survey.mode:
        raise Refused(_("The mode of a survey is chosen once. Discard this one and make another."))
    for name, value in terms.items():
        setattr(survey, name, value)
    _check(survey)
    survey.save()
    return survey


def _check(survey: Survey) -> None:
    if Survey.objects.filter(key=survey.key).exclude(pk=survey.pk).exists():
        raise Refused(_("There is a survey with the key %(key)s already.") % {"key": survey.key})
    if survey.opens_at and survey.closes_at and survey.closes_at <= survey.opens_at:
        raise Refused(_("The closing must come after the opening."))
    if not definition.read(survey.version.definition).items:
        raise Refused(_("This version of the questionnaire asks nothing yet."))


@transaction.atomic
def discard(survey: Survey) -> None:
    """Delete a survey in preparation, to which nobody was invited; refuses an opened one."""
    survey = locked(survey)
    rules.check_stage(survey, Stage.DRAFT)
    survey.delete()


@transaction.atomic
def open_for_responses(survey: Survey, *, now: datetime) -> Survey:
    """Open a survey: its version is frozen, everybody who takes part is invited, and their links are mailed.

    The version is frozen here and not by the first response, whose time nobody is to know. Refuses without a
    closing time to come, and where nobody is registered for the meeting.
    """
    survey = locked(survey)
    rules.check_stage(survey, Stage.DRAFT)
    if survey.closes_at is None or survey.closes_at <= now:
        raise Refused(_("Give a closing time that is still to come; it is told to everyone."))
    survey.stage, survey.opens_at = Stage.OPEN, now
    survey.merges = classes.merges(_kinds(survey))
    survey.attended = queries.taking_part(survey).filter(standing=Standing.ATTENDED).count() or None
    survey.save()
    Version.objects.filter(pk=survey.version_id, frozen_at=None).update(frozen_at=now)
    if not invite(survey):
        raise Refused(_("Nobody is registered for this meeting, so there is nobody to ask."))
    return survey


def _kinds(survey: Survey) -> Mapping[str, int]:
    counted = queries.taking_part(survey).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(counted)


def open_due(*, now: datetime) -> int:
    """Open every survey in preparation whose opening was set for a time that has come; return how many.

    What cannot be opened yet stays in preparation, and its page says why when it is opened by hand.
    """
    opened = 0
    for survey in Survey.objects.filter(stage=Stage.DRAFT, opens_at__lte=now):
        with suppress(Refused):
            open_for_responses(survey, now=now)
            opened += 1
    return opened


@transaction.atomic
def invite(survey: Survey) -> int:
    """Invite everybody who takes part and was not invited yet; return how many they are.

    Their links are mailed in the background. Refuses a survey that is not open.
    """
    survey = locked(survey)
    rules.check_stage(survey, Stage.OPEN)
    known = SurveyInvitation.objects.filter(survey=survey).values("person")
    people = queries.taking_part(survey).exclude(person__in=known)
    made = [
        SurveyInvitation(survey=survey, person_id=person, kind=kind)
        for person, kind in people.values_list("person", "kind")
    ]
    for one in made:
        one.digest = links.digest(_token(survey, one))
    SurveyInvitation.objects.bulk_create(sorted(made, key=lambda one: one.id))
    working.ask("evaluations.tasks.send_links", survey=survey.pk)
    return len(made)


def _token(survey: Survey, invitation: SurveyInvitation) -> str:
    """Return the token; where not even the site may know who answered it is random, made anew when sent."""
    return tokens.new() if survey.mode == Mode.UNTRACKED else links.token(invitation.pk)


@transaction.atomic
def remind(survey: Survey, *, now: datetime) -> None:
    """Have those who have not answered written to, in the background.

    Refuses a survey that does not know them, one that is not open, and a second reminder on a day.
    """
    survey = locked(survey)
    rules.check_status_known(survey)
    rules.check_takes(survey, now)
    if survey.reminded_on == now.date():
        raise Refused(_("A reminder was sent today already."))
    survey.reminded_on = now.date()
    survey.save(update_fields=["reminded_on"])
    working.ask("evaluations.tasks.send_reminders", survey=survey.pk)


@transaction.atomic
def hand_out(survey: Survey, *, number: int) -> Survey:
    """Say how many forms on paper were handed out beyond the invitations; refuses fewer than came back."""
    survey = locked(survey)
    rules.check_stage(survey, Stage.OPEN, Stage.CLOSED)
    if number < (returned := survey.responses.filter(on_paper=True).count()):
        raise Refused(_("%(number)s forms on paper came back already.") % {"number": returned})
    survey.handed_out = number
    survey.save(update_fields=["handed_out"])
    return survey


def locked(survey: Survey) -> Survey:
    """Return the survey as it stands, for one who writes at a time, and while nobody sends a response."""
    return Survey.objects.select_for_update().get(pk=survey.pk)
