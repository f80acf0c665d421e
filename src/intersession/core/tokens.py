"""Secrets that are sent in a link: the token goes to the person, only its digest is kept."""

import hashlib
import secrets


def new() -> str:
    """Return a token of 192 random bits, fit for an address."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """Return what is kept of a token: 64 characters from which it cannot be found again."""
    return hashlib.sha256(token.encode()).hexdigest()
