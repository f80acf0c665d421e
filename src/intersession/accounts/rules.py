"""Who may do what with accounts: rules for the gates, and for what a page offers.

Rights do not contain each other: an administrator manages people, the secretariat runs the dialogue, and a
person may be both. Whoever may not sign in (any more) has no right.
"""

from django.contrib.auth.models import AnonymousUser
from rules.predicates import predicate

from intersession.accounts.models import User

Person = User | AnonymousUser


@predicate
def is_signed_in(person: Person) -> bool:
    """Whether somebody signed in who still may."""
    return person.is_authenticated and person.is_active


@predicate
def is_administrator(person: Person) -> bool:
    """Whether the person manages people and their rights."""
    return is_signed_in(person) and getattr(person, "is_administrator", False)


@predicate
def is_secretariat(person: Person) -> bool:
    """Whether the person runs the dialogue."""
    return is_signed_in(person) and getattr(person, "is_secretariat", False)


may_see_outbox = is_secretariat | is_administrator


def closed_addresses(person: Person) -> frozenset[str]:
    """Return the addresses, in small letters, whose kept mails are not for this reader of the outbox.

    A mail may hold a code to sign in with, so what goes to an administrator is for administrators alone.
    """
    if is_administrator(person):
        return frozenset()
    return frozenset(User.objects.administrators().values_list("email", flat=True))
