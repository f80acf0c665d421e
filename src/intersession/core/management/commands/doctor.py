"""The verb `doctor`: what is there, what is wrong, and how to mend it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from rich.console import Console
from rich.table import Table

from intersession import database
from intersession.core import health
from intersession.core.refusals import Refused, Unavailable
from intersession.core.verbs import Needs, Verb

MARKS = {
    health.State.OK: "[green]ok[/]",
    health.State.WARNING: "[yellow]warning[/]",
    health.State.FAILED: "[red]failed[/]",
}


class Command(Verb):
    """Look at everything that Intersession needs."""

    help = (
        "Look at the home folder, the database, mail, fonts and languages, and say how to mend what is wrong."
    )
    needs = Needs.NOTHING

    def handle(self, *_: Any, **__: Any) -> None:
        """Refuses, after telling all, when anything failed."""
        table = Table("what", "state", "found", "how to mend it", title="Intersession", title_justify="left")
        findings = list(_findings())
        for finding in findings:
            table.add_row(finding.what, MARKS[finding.state], finding.found, finding.mend)
        Console().print(table)
        failed = [finding.what for finding in findings if finding.state is health.State.FAILED]
        if failed:
            raise Refused(f"Failed: {', '.join(failed)}.")


def _findings() -> Iterator[health.Finding]:
    yield from map(health.look, health.BEFORE)
    try:
        with database.running(settings.HOME, settings.DATABASE_URL):
            yield from map(health.look, health.WITH_DATABASE)
    except Unavailable as error:
        yield health.Finding("Database", health.State.FAILED, *_split(error.reason))
    yield from map(health.look, health.AFTER)


def _split(reason: str) -> tuple[str, str]:
    fault, _, mend = reason.partition("). ")
    return (f"{fault})", mend) if mend else (reason, "")
