"""The migrations make the tables that the models describe."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

KINDS = {
    "column": """
        SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable || coalesce(column_default,
        '') FROM information_schema.columns WHERE table_schema = 'public'
    """,
    "constraint": """
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    """,
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "trigger": """
        SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT
        tgisinternal
    """,
    "function": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}


def described(server: dict[str, Any], name: str) -> dict[str, str]:
    """Return what the tables of a database are, by kind and name."""
    with psycopg.connect(**server, dbname=name) as connection:
        return {
            f"{kind} {what}": said
            for kind, query in KINDS.items()
            for what, said in connection.execute(query)
        }


@pytest.fixture
def server(django_db_setup: None) -> dict[str, Any]:
    """How the server of the tests is reached."""
    default = connections["default"].settings_dict
    return {"host": default["HOST"], "user": default["USER"], "port": default["PORT"]}


@pytest.fixture
def migrated(server: dict[str, Any]) -> Iterator[str]:
    """The name of a database beside that of the tests which went through every migration."""
    name = f"test_{os.getpid()}_steps"
    url = f"postgresql://{server['user']}@/{name}?host={server['host']}&port={server['port']}"
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        known = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "intersession.settings"}
        command = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        subprocess.run(command, env=known, check=True)  # noqa: S603 - our own words
        yield name
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


@pytest.mark.django_db
def test_makemigrations_has_nothing_to_add() -> None:
    said = io.StringIO()

    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(f"Run makemigrations: {said.getvalue()}")

    assert said.getvalue() == "No changes detected\n"


def test_tables_made_at_once_are_those_that_the_migrations_make(
    server: dict[str, Any], migrated: str
) -> None:
    at_once = described(server, connections["default"].settings_dict["NAME"])
    by_steps = described(server, migrated)

    assert {name: said for name, said in at_once.items() if by_steps.get(name) != said} == {}
    assert by_steps.keys() - at_once.keys() == set()
