"""The tables: whether they are those that this program needs."""

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from intersession.core.refusals import Refused
from intersession.core.verbs import step

MIGRATING = 2009_2010  # number of the advisory lock: one program migrates at a time
NEW = "intersession_being_prepared"  # table that exists while a new database is prepared


def pending() -> list[str]:
    """Return the names of the migrations that the database lacks, in the order of their names."""
    loader = MigrationLoader(connection)
    return sorted(f"{app}.{name}" for app, name in loader.disk_migrations.keys() - loader.applied_migrations)


def unknown(applied: set[tuple[str, str]]) -> list[str]:
    """Return the names of migrations that this program does not have: they come from a newer one."""
    loader = MigrationLoader(None)
    labels = {app for app, _ in loader.disk_migrations}
    replaced = {name for migration in loader.disk_migrations.values() for name in migration.replaces}
    return sorted(
        f"{app}.{name}" for app, name in applied - loader.disk_migrations.keys() - replaced if app in labels
    )


def applied() -> set[tuple[str, str]]:
    """Return the migrations that the database went through; none when it is new."""
    return set(MigrationLoader(connection).applied_migrations)


def prepare(*, upgrade: bool = False) -> None:
    """Migrate a new database; refuses an older one unless told to upgrade it, and one of a newer program."""
    with _alone():
        if newer := unknown(applied()):
            raise Refused(
                f"The database was prepared by a newer Intersession ({newer[-1]}): "
                "run that version or a later one."
            )
        if not (missing := pending()):
            return
        if not applied():
            _mark_new()
        elif not upgrade and not _is_new():
            raise Refused(
                f"The database is older than this program ({len(missing)} migrations are missing, first "
                f"{missing[0]}). Make a backup with “intersession backup FILE”, "
                "then run “intersession serve --migrate”."
            )
        with step("Preparing the tables"):
            if _is_new():
                create()
            call_command("migrate", interactive=False, verbosity=0)
        _execute(f"DROP TABLE IF EXISTS {NEW}")


def create() -> None:
    """Make our tables in a new database from the models at once; what was made before is left.

    Step by step, each migration makes all models anew, which takes a hundred times as long. Migrations that
    do more than make tables are left to be run. A test holds that both ways give the same database.
    """
    ours = [app.label for app in apps.get_app_configs() if app.name.startswith("intersession.")]
    with _without_migrations(ours):
        call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    pgtrigger.install()
    recorder = MigrationRecorder(connection)
    done = recorder.applied_migrations()
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if app in ours and (app, name) not in done and not _does_more(migration):
            recorder.record_applied(app, name)


def _does_more(migration: Migration) -> bool:
    return any(isinstance(step, RunPython | RunSQL) for step in migration.operations)


@contextmanager
def _without_migrations(labels: list[str]) -> Iterator[None]:
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {**before, **dict.fromkeys(labels)}
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before


def _mark_new() -> None:
    """Mark the database, so that a first preparation that is cut off does not pass for an older database."""
    _execute(f"CREATE TABLE IF NOT EXISTS {NEW} ()")


def _is_new() -> bool:
    return NEW in connection.introspection.table_names()


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def disconnect() -> None:
    """Close every connection of this process, pooled ones too, before it ends or copies itself."""
    for each in connections.all(initialized_only=True):
        each.close()
        if isinstance(each, DatabaseWrapper):
            each.close_pool()


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
