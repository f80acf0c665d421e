"""The verb `work`: a worker that does what is due in the background."""

from argparse import SUPPRESS, ArgumentParser
from typing import Any

from intersession.core import working
from intersession.core.verbs import Verb


class Command(Verb):
    """Do what is due in the background until told to stop."""

    help = "Do what is due in the background. “serve” starts one; more help on other machines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the option by which `serve` has its worker end with it."""
        parser.add_argument("--beside", type=int, help=SUPPRESS)

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuses an older database, and to go on without one."""
        if options["beside"]:
            working.end_with(options["beside"])
        working.run()
