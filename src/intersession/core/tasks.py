"""Background work that keeps the house: taking up what was left, throwing away what is over."""

from django.core.management import call_command
from procrastinate import JobContext, exceptions, jobs
from procrastinate.contrib.django import app

from intersession.core import working

KEPT = 7 * 24  # hours that the queue remembers what it did


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="core.resume", pass_context=True, retry=working.BACKING_OFF)
async def resume(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Take up the work of workers that were killed; not where the same already waits to be done."""
    queue = context.app.job_manager
    for job in await queue.get_stalled_jobs():
        try:
            await queue.retry_job(job)
        except exceptions.UniqueViolation:
            await queue.finish_job(job, status=jobs.Status.ABORTED, delete_job=False)


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="core.forget", pass_context=True, retry=working.BACKING_OFF)
async def forget(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Throw away the memory of work that ended a week ago."""
    await context.app.job_manager.delete_old_jobs(
        KEPT, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="core.clear_sessions", retry=working.BACKING_OFF)
def clear_sessions(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Throw away the sessions of people that have run out."""
    call_command("clearsessions")
