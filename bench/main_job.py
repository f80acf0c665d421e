"""CPU time of the main job: the packaged record loaded, and its paper composed in every language and format.

Uses the record of INTERSESSION_HOME and rolls back what it loads. Each figure is compared with its budget:
1.00 is all of it. Usage: python bench/main_job.py
"""

import os
import sys
import time
from collections.abc import Callable

import django
from django.conf import settings
from django.db import transaction

LOAD, COMPOSE = 5.0, 3.0  # seconds of CPU, from the issue


def main() -> int:
    """Measure both; the exit code says whether they kept their budget."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    from intersession import database  # settings
    from intersession.record import actions as record  # app ready
    from intersession.record import package  # app ready
    from intersession.reports import actions as reports  # app ready

    languages = [code for code, _name in settings.LANGUAGES]
    with database.running(settings.HOME, settings.DATABASE_URL), transaction.atomic():
        for kind in reversed(package.KINDS):  # an empty record, until all is rolled back
            kind.table._default_manager.all().delete()
        loaded = seconds(lambda: record.load(record.DEMO))
        composed = seconds(
            lambda: list(reports.compose_files("IC/2009/10", languages=languages, formats=reports.FORMATS))
        )
        transaction.set_rollback(True)
    print(f"load     {loaded:5.2f} s  {loaded / LOAD:4.2f} of budget")
    print(f"compose  {composed:5.2f} s  {composed / COMPOSE:4.2f} of budget")
    return int(loaded > LOAD or composed > COMPOSE)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of this process that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
