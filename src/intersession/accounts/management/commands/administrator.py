"""The verb `administrator`: the first administrator, who then adds everybody else."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse

from intersession.accounts import actions
from intersession.core import outbox
from intersession.core.verbs import Verb


class Command(Verb):
    """Make a person an administrator and say where to sign in."""

    help = "Make the person of an e-mail address an administrator, and say where to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the name."""
        parser.add_argument("email", help="e-mail address that the person signs in with")
        parser.add_argument("--name", default="", help="name that others see")

    def handle(self, *_: Any, email: str, name: str, **__: Any) -> None:
        """Make the account, or give the right to one that is there."""
        person, new = actions.appoint_administrator(email=email, name=name)
        said = "was added as an administrator" if new else "is an administrator"
        address = f"{settings.SITE.geturl().rstrip('/')}{reverse('account_login')}"
        self.stdout.write(f"{person.email} {said}. Sign in at {address}")
        if outbox.kept():
            folder = settings.EMAIL_FILE_PATH
            self.stdout.write(f"There is no mail server: codes to sign in with are kept in {folder}")
