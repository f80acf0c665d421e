"""Background work on meetings: each night consents end whose last day is past, and persons are forgotten."""

from django.utils import timezone
from procrastinate.contrib.django import app

from intersession.core import working
from intersession.meetings.actions import consents, purging


@app.periodic(cron="5 0 * * *")
@app.task(queueing_lock="meetings.expire_consents", retry=working.BACKING_OFF)
def expire_consents(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it; what is due depends on now
    """End the consents whose last day is past, and write what may still be shown."""
    consents.expire_due(timezone.now())


@app.periodic(cron="15 0 * * *")
@app.task(queueing_lock="meetings.purge", retry=working.BACKING_OFF)
def purge(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it; what is due depends on now
    """Forget the persons of meetings whose day of purging has come."""
    purging.purge_due(timezone.now())
