"""What a running Intersession needs, looked at one by one: what is there, what is wrong, how to mend it."""

import io
import os
import shutil
import smtplib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import docx
import typst
from django.conf import settings
from django.db import DatabaseError, connection

from intersession.core import assets, schema
from intersession.core.refusals import Refused

LEAST_SPACE = 1_000_000_000  # bytes; less is worth a warning
GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000
TIMEOUT = 3  # seconds for the mail server


class State(Enum):
    """How a finding is judged, in words."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    state: State
    found: str
    mend: str = ""


def python() -> Finding:
    """Look at Python, and the account that runs it."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if os.geteuid() == 0:
        return Finding("Python", State.WARNING, f"{version}, run by root", "Run it by an account of its own.")
    return Finding("Python", State.OK, version)


def home() -> Finding:
    """Look at the home folder: writable, with room."""
    free = shutil.disk_usage(settings.HOME).free
    found = f"{settings.HOME}, {free / GIGABYTE:.1f} GB free"
    if free < LEAST_SPACE:
        return Finding("Home folder", State.WARNING, found, "Make room: backups and files need it.")
    return Finding("Home folder", State.OK, found)


def address() -> Finding:
    """Look at the public address: TLS for everybody but ourselves."""
    found = settings.SITE.geturl()
    if settings.DEBUG:
        return Finding("Address", State.WARNING, f"{found}, with debugging", "Unset INTERSESSION_DEBUG.")
    if not settings.TLS and settings.SITE.hostname not in {"localhost", "127.0.0.1", "::1"}:
        mend = "Put a proxy with TLS before it and set INTERSESSION_URL to https://…"
        return Finding("Address", State.WARNING, f"{found}, without TLS", mend)
    return Finding("Address", State.OK, found)


def database() -> Finding:
    """Look at the database: which, how old, how large."""
    kind = "of DATABASE_URL" if settings.DATABASE_URL else "embedded"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
        version, size = cursor.fetchone()
    found = f"PostgreSQL {version.split()[0]} ({kind}), {size / MEGABYTE:.1f} MB"
    return Finding("Database", State.OK, found)


def tables() -> Finding:
    """Look at the tables: those of this program."""
    if newer := schema.unknown(schema.applied()):
        return Finding("Tables", State.FAILED, f"from a newer program ({newer[-1]})", "Run that one.")
    missing = schema.pending()
    if not missing:
        return Finding("Tables", State.OK, f"{len(schema.applied())} migrations, none missing")
    if not schema.applied():
        return Finding("Tables", State.WARNING, "none yet", "“intersession serve” or “load” makes them.")
    mend = "Make a backup, then run “intersession serve --migrate”."
    return Finding("Tables", State.FAILED, f"{len(missing)} migrations missing, first {missing[0]}", mend)


FAILED_JOBS = """
    SELECT failed.task_name, max(event.at)::timestamp(0)
    FROM procrastinate_jobs failed JOIN procrastinate_events event ON event.job_id = failed.id
    WHERE failed.status = 'failed' AND event.type = 'failed' AND NOT EXISTS (
        SELECT FROM procrastinate_jobs later
        WHERE later.id > failed.id AND later.status = 'succeeded' AND later.task_name = failed.task_name
        AND later.args - 'timestamp' = failed.args - 'timestamp')
    GROUP BY failed.task_name ORDER BY 2 DESC
"""
OVERDUE_JOBS = """
    SELECT count(*) FROM procrastinate_jobs job
    WHERE status = 'todo' AND coalesce(scheduled_at, (
        SELECT max(at) FROM procrastinate_events WHERE job_id = job.id)) < now() - interval '10 minutes'
"""


def work() -> Finding:
    """Look at the background work: what failed and was not made good since, and what nobody does."""
    what = "Background work"
    if "procrastinate_jobs" not in connection.introspection.table_names():
        return Finding(what, State.OK, "none yet")
    with connection.cursor() as cursor:
        cursor.execute(FAILED_JOBS)
        failed = [f"{task.removeprefix('intersession.')} ({at} UTC)" for task, at in cursor.fetchall()]
        cursor.execute(OVERDUE_JOBS)
        (overdue,) = cursor.fetchone()
    if failed:
        return Finding(what, State.FAILED, f"failed: {', '.join(failed)}", "The log of the worker says why.")
    if overdue:
        mend = "See that “intersession serve” or “work” runs."
        return Finding(what, State.WARNING, f"{overdue} waiting for more than 10 minutes", mend)
    return Finding(what, State.OK, "nothing failed, nothing waits")


def static_files() -> Finding:
    """Look at the static files: collected as they are now."""
    if settings.DEBUG or not assets.stale():
        return Finding("Static files", State.OK, str(settings.STATIC_ROOT))
    return Finding(
        "Static files", State.WARNING, "not those of this program", "“intersession serve” does it."
    )


def mail() -> Finding:
    """Look at the mail server: it answers."""
    if not hasattr(settings, "EMAIL_FILE_PATH"):
        where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        start = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
        try:
            start(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=TIMEOUT).quit()
        except (OSError, smtplib.SMTPException) as error:
            return Finding(
                "Mail", State.FAILED, f"{where} does not answer ({error})", "Mend INTERSESSION_EMAIL."
            )
        return Finding("Mail", State.OK, where)
    found = f"kept as files in {settings.EMAIL_FILE_PATH}, not sent"
    return Finding("Mail", State.WARNING, found, "Set INTERSESSION_EMAIL to send it.")


def pdf() -> Finding:
    """Look at the PDF engine and its fonts: they set a line in each language."""
    line = "Rapport général, año 2009: “paper”, « document »"
    made = typst.compile(line.encode())
    return Finding("PDF and fonts", State.OK, f"typst sets a line ({len(made)} bytes)")


def word() -> Finding:
    """Look at the writer of Word files: it writes one."""
    file = io.BytesIO()
    docx.Document().save(file)
    return Finding("Word", State.OK, f"python-docx writes a file ({len(file.getvalue())} bytes)")


def catalogues() -> Finding:
    """Look at the catalogues of the interface: compiled for each language but English."""
    folder = Path(settings.LOCALE_PATHS[0])
    wanted = [code for code, _ in settings.LANGUAGES if code != "en"]
    missing = [code for code in wanted if not (folder / code / "LC_MESSAGES" / "django.mo").exists()]
    if missing:
        return Finding("Languages", State.FAILED, f"not compiled: {', '.join(missing)}", "Run “make setup”.")
    return Finding("Languages", State.OK, f"en, {', '.join(wanted)}")


def look(check: Callable[[], Finding]) -> Finding:
    """Return what the check found; whatever it stumbles over is a finding as well."""
    name = check.__name__.replace("_", " ").capitalize()
    try:
        return check()
    except (Refused, DatabaseError, OSError, RuntimeError, ValueError) as error:
        return Finding(name, State.FAILED, str(error).strip().splitlines()[0], "Mend what is said here.")


BEFORE = (python, home, address)
WITH_DATABASE = (database, tables, work)
AFTER = (static_files, mail, pdf, word, catalogues)
