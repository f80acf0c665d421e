"""The verb `purge`: personal data of meetings whose day has come is deleted."""

from typing import Any

from django.utils import timezone

from intersession.core.verbs import Verb
from intersession.meetings.actions import purging


class Command(Verb):
    """Delete what is held on persons of meetings whose day has come; run it every night."""

    help = "Delete what is held on persons of meetings whose day has come; run it every night."

    def handle(self, *_: Any, **_options: Any) -> None:
        """Say how much was deleted; a second run finds nothing."""
        purged = purging.purge_due(timezone.now())
        self.stdout.write(
            f"{purged.meetings} meetings were due: {purged.registrations} registrations and "
            f"{purged.persons} persons were blanked."
        )
