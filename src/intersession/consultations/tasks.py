"""Background work on consultations: closing what is due, and nightly heads of the logs that are open."""

from django.utils import timezone
from procrastinate.contrib.django import app

from intersession.consultations.actions import terms
from intersession.core import working


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="consultations.close_due", retry=working.BACKING_OFF)
def close_due(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it; what is due depends on now
    """Close the consultations whose time has come, within a minute of it."""
    terms.close_due(now=timezone.now())


@app.periodic(cron="0 0 * * *")
@app.task(queueing_lock="consultations.keep_heads", retry=working.BACKING_OFF)
def keep_heads(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Keep each night the head of every open consultation's log."""
    terms.keep_heads()
