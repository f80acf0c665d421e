"""Mail without a mail server: kept as files in the home folder, and read again for the desk."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage as Outgoing
from django.utils import timezone

MOST = 200  # mails that a page lists


@dataclass(frozen=True, slots=True)
class Letter:
    """A kept mail: its key, when it was written, to whom, and what it says."""

    key: str
    at: datetime
    to: tuple[str, ...]
    subject: str
    body: str

    @property
    def recipients(self) -> frozenset[str]:
        """The addresses in small letters."""
        return frozenset(address.lower() for address in self.to)


class Backend(BaseEmailBackend):
    """Writes each mail into a file that only the program's account can read."""

    def send_messages(self, email_messages: Sequence[Outgoing]) -> int:
        """Keep the mails and return how many they were."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            file = folder / f"{timezone.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
            file.touch(mode=0o600, exist_ok=False)
            file.write_bytes(message.message().as_bytes())
        return len(email_messages)


def kept() -> bool:
    """Whether mail is kept here; with a mail server it is sent."""
    return hasattr(settings, "EMAIL_FILE_PATH")


def letters() -> list[Letter]:
    """Return the latest mails, newest first."""
    files = sorted(_folder().glob("*.eml"), reverse=True) if kept() else []
    return [_read(file) for file in files[:MOST]]


def letter(key: str) -> Letter | None:
    """Return a mail by its key."""
    file = _folder() / f"{key}.eml"
    return _read(file) if kept() and file.parent == _folder() and file.is_file() else None


def _folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", ""))


def _read(file: Path) -> Letter:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(file.read_bytes())
    body = message.get_body(("plain",))
    return Letter(
        key=file.stem,
        at=datetime.fromisoformat(str(message["Date"].datetime)),
        to=tuple(address for _name, address in getaddresses(message.get_all("To", []))),
        subject=str(message["Subject"]),
        body=body.get_content().strip() if body else "",
    )
