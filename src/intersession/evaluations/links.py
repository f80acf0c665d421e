"""The private link of a survey: its token, the two digests that are kept of it, and pseudonyms.

A token is made anew from the key of the site and the random key of the invitation, so that a reminder brings
the same link, and nothing but digests is stored. Where not even the site may know who answered, the token is
random and only the mail has it. See docs/decisions/0016-anonymous-responses.md.
"""

import base64
from uuid import UUID

from django.utils.crypto import salted_hmac

from intersession.core import tokens

LENGTH = 24  # bytes of a token: 192 bits, as all others have


def token(invitation: UUID) -> str:
    """Return the token of an invitation; without the key of the site nobody can make it."""
    return base64.urlsafe_b64encode(_keyed("link", str(invitation))[:LENGTH]).decode()


def digest(of: str) -> str:
    """Return the digest by which an invitation is found."""
    return tokens.digest(of)


def sealed(of: str) -> str:
    """Return the digest under which answers are kept; from the one of the invitation it cannot be made."""
    return tokens.digest(f"answers by {of}")


def pseudonym(person: int) -> str:
    """Return the pseudonym of a person: the same at every survey, and unknown without the key of the site."""
    return _keyed("pseudonym", str(person)).hex()[:32]


def _keyed(what: str, value: str) -> bytes:
    return salted_hmac(f"intersession.evaluations.{what}", value, algorithm="sha256").digest()
