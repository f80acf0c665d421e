"""How tests sign in, and what they read in mails."""

import re

from django.core import mail
from django.test import Client

CODE = re.compile(r"^ {4}([A-Z]{4}-[A-Z]{4})$", re.MULTILINE)


def ask(client: Client, email: str, **extra):
    """Ask for a code on the sign-in page."""
    return client.post("/en/sign-in/", {"login": email}, **extra)


def code() -> str:
    """Return the code in the last mail."""
    found = CODE.search(mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[1]


def answer(client: Client, given: str, **extra):
    """Type a code."""
    return client.post("/en/sign-in/code/", {"code": given}, **extra)


def sign_in(client: Client, person) -> None:
    """Sign in by a code, as a person does."""
    ask(client, person.email)
    assert answer(client, code()).status_code == 302
