"""The verb `dump`: the record as a record package."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from intersession.core.verbs import Verb, step
from intersession.record import actions


class Command(Verb):
    """Write the record as a record package."""

    help = "Write the record as a record package, a folder of YAML files that “intersession load” reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path, help="a new or empty folder")
        parser.add_argument("--force", action="store_true", help="replace what is in the folder")

    def handle(self, *_: Any, **options: Any) -> None:
        """Name each file; refuses a folder that holds something, unless told to replace it."""
        with step("Writing the record"):
            files = actions.dump(options["folder"], force=options["force"])
        for file in files:
            self.stdout.write(str(file))
