"""What every verb of the `intersession` command shares."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import ClassVar

from django.core.management.base import BaseCommand
from rich.console import Console


class Needs(IntEnum):
    """What must be there before a verb starts; each includes the ones before it."""

    NOTHING = 0
    SERVER = 1  # a database that answers
    TABLES = 2  # and is migrated


class Verb(BaseCommand):
    """A Django command that shows only its own options in its help."""

    needs: ClassVar[Needs] = Needs.TABLES
    requires_system_checks = []
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Show on the terminal what is being done, and when it is done how long it took."""
    console = Console(file=sys.stderr, highlight=False)
    began = time.monotonic()
    with console.status(f"{doing} …"):
        yield
    console.print(f"[green]✓[/green] {doing} [dim]{time.monotonic() - began:.1f} s[/dim]")
