"""Background work on surveys: opening and closing what is due, links, moving what was sent, sweeping."""

from django.utils import timezone
from procrastinate.contrib.django import app

from intersession.core import working
from intersession.evaluations.actions import closing, mailing, release, surveys
from intersession.evaluations.models import Survey


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="evaluations.do_due", retry=working.BACKING_OFF)
def do_due(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it; what is due depends on now
    """Open and close the surveys whose time has come, and move what was sent to the others, in lots."""
    surveys.open_due(now=timezone.now())
    closing.close_due(now=timezone.now())
    release.release_due()


@app.task(retry=working.BACKING_OFF)
def send_links(survey: int) -> None:
    """Mail the links of a survey to those who have none yet; names and links stay out of the queue."""
    mailing.send_links(Survey.objects.get(pk=survey))


@app.task(retry=working.BACKING_OFF)
def send_reminders(survey: int) -> None:
    """Mail a reminder to those who have not answered."""
    mailing.send_reminders(Survey.objects.get(pk=survey))


@app.task(retry=working.BACKING_OFF)
def sweep() -> None:
    """Write the tables of responses anew after a closing."""
    closing.sweep()
