"""The verb `demo`: the dialogue of 2009-2010 from its record to its working paper and its site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from intersession.core import schema
from intersession.core.verbs import Needs, Verb, step
from intersession.record import training

PAPER = "IC/2009/10"


class Command(Verb):
    """Load the dialogue of 2009-2010, compose its working paper, serve the site."""

    help = "Load the dialogue of 2009-2010, compose its working paper in all forms, serve the site."
    needs = Needs.SERVER

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--no-serve", action="store_true", help="end when the papers are written")
        parser.add_argument("--out", type=Path, default=Path("out"), help="folder of the papers (out)")
        parser.add_argument("--listen", metavar="HOST:PORT", help="instead of INTERSESSION_LISTEN")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuses what the verbs load, compose and serve refuse."""
        schema.prepare(upgrade=True)
        call_command("load")
        with step("Build the training cycle, with invented replies"):
            people = training.build(now=timezone.now())
        call_command("compose", PAPER, out=options["out"], publish=True)
        for language, _name in settings.LANGUAGES:
            self.stdout.write(f"{settings.SITE.geturl()}/{language}/")
        self.stdout.write(
            "To try the consultations, sign in as (codes come to the mails in the home folder):"
        )
        for person in people:
            self.stdout.write(f"  {person.email}  {person.role}")
        if not options["no_serve"]:
            call_command("serve", listen=options["listen"])
