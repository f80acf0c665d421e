"""The verb `import-programme`: a programme of another program into a meeting, shown first."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from intersession.core.refusals import Refused
from intersession.core.verbs import Verb
from intersession.meetings.actions import importing
from intersession.meetings.imports import comparing, reading
from intersession.meetings.models import Meeting


class Command(Verb):
    """Show what a programme in a file would change, and store it when told so."""

    help = "Import the programme of a meeting: without --store it is only shown what would change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help="schedule.xml or .json, .ics, JSON of Indico, .xlsx or .csv",
        )
        parser.add_argument("--meeting", required=True, help="key of the meeting")
        parser.add_argument("--zone", default="", help="time zone of a file that names none")
        parser.add_argument("--lang", default="en", help="language of texts that name none (en)")
        parser.add_argument("--store", action="store_true", help="store it")

    def handle(self, *_: Any, **options: Any) -> None:
        """Print doubts and changes; refuses a file that cannot be read, with every reason."""
        meeting = Meeting.objects.filter(key=options["meeting"]).first()
        if meeting is None:
            raise Refused(f"There is no meeting with the key “{options['meeting']}”.")
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise Refused(f"{options['file']} cannot be read: {error.strerror}.") from error
        incoming = reading.read(content, zone=options["zone"], written_in=options["lang"])
        found = comparing.compared(meeting, incoming)
        for doubt in incoming.doubts:
            self.stdout.write(f"? {doubt}")
        for change in found.changes:
            if change.outcome != comparing.Outcome.SAME:
                self.stdout.write(_told(change))
        if options["store"]:
            importing.store(meeting, changes=found.to_store)
        self.stdout.write(_summary(found, is_stored=options["store"]))


def _told(change: comparing.Change) -> str:
    fields = "; ".join(f"{one.field}: {one.before or '–'} → {one.after}" for one in change.differences)
    known = (str(change.outcome.label), change.title, change.when, change.reason or fields)
    return " · ".join(filter(None, known))


def _summary(found: comparing.Comparison, *, is_stored: bool) -> str:
    counted = ", ".join(f"{one.count} {one.label}" for one in found.summary)
    if not found.to_store:
        return f"{counted}. Nothing to store: the programme is as the file says."
    return f"{counted}. {'Stored.' if is_stored else 'Nothing was stored; give --store to store it.'}"
