"""Reads accounts for the pages of administrators."""

from intersession.accounts.models import User


def people() -> list[User]:
    """Return everybody who has an account: who may sign in first, then by name."""
    return sorted(User.objects.all(), key=lambda each: (not each.is_active, str(each).casefold()))
