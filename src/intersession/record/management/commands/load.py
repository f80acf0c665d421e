"""The verb `load`: a record package into the record."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from intersession.core.verbs import Verb
from intersession.record import actions

MOST_CHANGES = 50  # lines that a person reads; the history keeps every one


class Command(Verb):
    """Load a record package into the record."""

    help = "Load a record package: all of it is checked first, then written in one transaction."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "folder",
            type=Path,
            nargs="?",
            default=Path("idm"),
            help="folder of YAML files; “idm” is the dialogue of 2009-2010 that comes with the program (idm)",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Report what changed; refuses a package with anything wrong in it, all problems at once."""
        folder: Path = options["folder"]
        console = Console(file=sys.stderr)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("Loading", total=None)

            def show(done: int, total: int, table: str) -> None:
                bar.update(task, completed=done, total=total, description=f"Loading {table}")

            report = actions.load(actions.DEMO if folder == Path("idm") else folder, progress=show)
        for change in report.changes[:MOST_CHANGES]:
            self.stdout.write(str(change))
        if (left := len(report.changes) - MOST_CHANGES) > 0:
            self.stdout.write(f"… and {left} more changes.")
        total = report.total
        self.stdout.write(
            "Nothing changed: the record is as the package says."
            if report.is_empty
            else f"Rows: {total.created} created, {total.changed} changed, {total.removed} removed, "
            f"{total.unchanged} as they were."
        )
