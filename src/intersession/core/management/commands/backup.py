"""The verb `backup`: the database and the files in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from intersession.core import backups
from intersession.core.verbs import Needs, Verb, step

MEGABYTE = 1_000_000


class Command(Verb):
    """Write the database and the files into one file, also while the site is served."""

    help = "Write the database and the files into one file, also while the site is served."
    needs = Needs.SERVER  # an older database must be saved before it is migrated

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="a new file, such as intersession-2010-06-30.zip")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuses to write over a file, and leaves none when the disk is full."""
        target: Path = options["file"].absolute()
        with step(f"Writing {target.name}"):
            manifest = backups.write(target, settings.MEDIA_ROOT)
        size = target.stat().st_size / MEGABYTE
        self.stdout.write(f"{target}: the database and its files ({len(manifest.files) - 1}), {size:.1f} MB.")
