"""The verb `restore`: a backup brought back, all or nothing."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from intersession.core import backups, schema, serving
from intersession.core.verbs import Needs, Verb, step


class Command(Verb):
    """Bring a backup back into an empty home folder."""

    help = "Bring a backup back: its database and its files, all or nothing."
    needs = Needs.SERVER

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="a file that “intersession backup” wrote")
        parser.add_argument("--replace", action="store_true", help="replace a database that is not empty")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuses a damaged or newer backup, a home folder in use, and one that is not empty."""
        source: Path = options["file"].absolute()
        with serving.alone(settings.HOME, f"process {os.getpid()}, which restores a backup"):
            with step(f"Bringing back {source.name}"):
                manifest = backups.restore(
                    source, settings.HOME, settings.MEDIA_ROOT, replace=options["replace"]
                )
            files = len(manifest.files) - 1
            self.stdout.write(
                f"The database and its files ({files}) of {manifest.made} are back in {settings.HOME}."
            )
            if schema.pending():
                self.stdout.write(
                    "They are older than this program: “intersession serve --migrate” updates them."
                )
