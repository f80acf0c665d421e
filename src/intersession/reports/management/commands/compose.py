"""`intersession compose`: an official paper from the record, in its languages and formats."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from rich.console import Console

from intersession.core import verbs
from intersession.core.refusals import Refused
from intersession.reports import actions


class Command(verbs.Verb):
    """Compose an official paper from the record."""

    help = "Compose an official paper from the record, in its languages and formats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the symbol and the options."""
        languages = ",".join(code for code, _name in settings.LANGUAGES)
        known = "IC/2009/10; note-verbale/KEY or result/KEY of a consultation; programme/KEY of a meeting"
        parser.add_argument("symbol", help=known)
        parser.add_argument("--lang", default=languages, help=f"languages, by commas (default: {languages})")
        parser.add_argument(
            "--format",
            default=",".join(actions.FORMATS),
            help=f"formats, by commas (default: {','.join(actions.FORMATS)})",
        )
        parser.add_argument(
            "--out", type=Path, default=Path("out"), help="folder for the files (default: out)"
        )
        parser.add_argument("--publish", action="store_true", help="also put the files on the site")
        parser.add_argument("--approve", action="store_true", help="keep the figures as approved")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compose, write the files, and name each of them."""
        symbol = options["symbol"]
        languages = _chosen(options["lang"], [code for code, _name in settings.LANGUAGES], "language")
        formats = _chosen(options["format"], actions.FORMATS, "format")
        with verbs.step(f"Compose {symbol}"):
            files = list(actions.compose_files(symbol, languages=languages, formats=formats))
        console = Console()
        for path in actions.write(files, options["out"]):
            console.print(str(path), highlight=False, soft_wrap=True)
        if options["publish"]:
            actions.publish(symbol, files)
        if options["approve"]:
            for language in languages:
                actions.approve(symbol, language=language)


def _chosen(given: str, known: Any, what: str) -> list[str]:
    """Split a list by commas; refuses what is not known, naming what is."""
    chosen = [item.strip() for item in given.split(",") if item.strip()]
    for item in chosen:
        if item not in known:
            raise Refused(f"“{item}” is no {what}: choose among {', '.join(known)}.")
    return chosen
