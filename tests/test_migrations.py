"""The migrations make the tables that the models describe."""

import io

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_makemigrations_has_nothing_to_add() -> None:
    said = io.StringIO()

    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(f"Run makemigrations: {said.getvalue()}")

    assert said.getvalue() == "No changes detected\n"
