"""Mails to people, each in the language that its reader chose."""

from collections.abc import Mapping
from typing import Protocol

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from intersession.accounts.models import User
from intersession.core import queries, wording


class Reader(Protocol):
    """Whoever a mail is written to, with or without an account."""

    @property
    def email(self) -> str:
        """The address."""

    @property
    def language(self) -> str:
        """The language of mails."""


def language_of(email: str) -> str | None:
    """Return the language that the person of an address reads; none when nobody has it."""
    return User.objects.filter(email=email.lower()).values_list("language", flat=True).first()


def dialogue() -> str:
    """Return the name of the dialogue in the language of the reader."""
    return wording.plainly(queries.organization()["dialogue"]) or "Intersession"


def invite(person: User, sign_in: str) -> None:
    """Tell a person that there is an account, and where to sign in."""
    send("accounts/mail/invitation", person, {"sign_in": sign_in})


def send(name: str, person: Reader, context: Mapping[str, object]) -> None:
    """Send the mail of two templates, `NAME_subject.txt` and `NAME_message.txt`, in the person's language."""
    written(name, person, context).send()


def written(name: str, person: Reader, context: Mapping[str, object]) -> EmailMessage:
    """Return the mail that `send` would send; whoever has many sends them together."""
    with translation.override(person.language):
        filled = {"person": person, "dialogue": dialogue(), **context}
        subject = " ".join(render_to_string(f"{name}_subject.txt", filled).split())
        return EmailMessage(
            subject, render_to_string(f"{name}_message.txt", filled).strip(), to=[person.email]
        )
