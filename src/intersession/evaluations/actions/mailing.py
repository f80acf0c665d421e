"""Mails the links of a survey; each person is written to once, however often the work is begun anew."""

from uuid import UUID

from django.db import transaction

from intersession.core import tokens
from intersession.evaluations import letters, links
from intersession.evaluations.actions import release
from intersession.evaluations.models import Mode, Survey, SurveyInvitation


def send_links(survey: Survey) -> int:
    """Mail their links to those who were not sent one and have an address; return how many were sent."""
    waiting = survey.invitations.filter(mailed=False).exclude(person__email="")
    return sum(_send(survey, pk) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _send(survey: Survey, pk: UUID) -> bool:
    """Mail one link. Where it must stay unknown to the site, it is made now, and only the mail has it."""
    held = SurveyInvitation.objects.select_for_update(skip_locked=True, of=("self",)).select_related("person")
    invitation = held.filter(pk=pk, mailed=False).first()
    if invitation is None:
        return False
    token = tokens.new() if survey.mode == Mode.UNTRACKED else links.token(pk)
    invitation.digest, invitation.mailed = links.digest(token), True
    invitation.save(update_fields=["digest", "mailed"])
    letters.link(survey, invitation.person, token)
    return True


def send_reminders(survey: Survey) -> int:
    """Mail their links again to those who have not answered; return how many were sent."""
    answered = release.senders(survey, release.waiting(survey))
    sealed = [invitation.pk for invitation in answered.values()]
    silent = survey.invitations.filter(answered=False, mailed=True).exclude(pk__in=sealed)
    found = silent.select_related("person").exclude(person__email="")
    for invitation in found:
        letters.link(survey, invitation.person, links.token(invitation.pk), again=True)
    return len(found)
