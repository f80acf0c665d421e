"""Changes accounts: people are invited, get and lose rights, and say in which language to write to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from intersession.accounts import letters
from intersession.accounts.models import User
from intersession.core.refusals import Refused


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do; whoever may not sign in has no use of the others."""

    is_administrator: bool = False
    is_secretariat: bool = False
    is_active: bool = True


def invite_person(*, email: str, name: str, language: str, rights: Rights, sign_in: str) -> User:
    """Make an account and tell the person where to sign in; the mail holds no key, so it opens nothing.

    Refuses an address that is none, and one that has an account already.
    """
    with transaction.atomic():
        person = _person(email, name=name, language=language, rights=rights)
        transaction.on_commit(lambda: letters.invite(person, sign_in))
    return person


def register(*, email: str, name: str, language: str) -> User:
    """Make an account without rights and without a word to the person: whoever asks for it writes.

    Refuses an address that is none, and one that has an account already.
    """
    return _person(email, name=name, language=language, rights=Rights())


def change_rights(*, person: User, rights: Rights) -> User:
    """Give and withdraw rights; refuses to leave the site without an administrator who may sign in.

    Whoever may not sign in any more is signed out everywhere at once.
    """
    with transaction.atomic():
        # in one order, so that two administrators who withdraw each other wait for each other
        administrators = list(User.objects.administrators().order_by("pk").select_for_update())
        stays = rights.is_administrator and rights.is_active
        if not stays and [each.pk for each in administrators] == [person.pk]:
            raise Refused(
                _("%(person)s is the only administrator. Make somebody else one first.") % {"person": person}
            )
        return _given(person, rights)


def change_preferences(*, person: User, name: str, language: str) -> User:
    """Set the name that others see and the language of the mails to the person."""
    person.name, person.language = name.strip(), language
    person.save(update_fields=["name", "language"])
    return person


def appoint_administrator(*, email: str, name: str) -> tuple[User, bool]:
    """Make the person of that address an administrator who may sign in; say whether the account is new.

    The right of the secretariat and, when no name is given, the name of a person who has an account stay.
    Refuses an address that is none.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().filter(email=_address(email)).first()
        if not person:
            return _person(email, name=name, language="en", rights=Rights(is_administrator=True)), True
        person.name = name or person.name
        rights = Rights(is_administrator=True, is_secretariat=person.is_secretariat)
        return _given(person, rights), False


def _person(email: str, *, name: str, language: str, rights: Rights) -> User:
    address = _address(email)
    person = User(email=address, name=name.strip(), language=language, **_columns(rights))
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        reason = _("%(address)s has an account already. Change its rights instead.")
        raise Refused(reason % {"address": address}) from None
    return person


def _given(person: User, rights: Rights) -> User:
    for column, value in _columns(rights).items():
        setattr(person, column, value)
    person.save(update_fields=["name", *_columns(rights)])
    return person


def _columns(rights: Rights) -> Mapping[str, bool]:
    return {
        "is_administrator": rights.is_administrator,
        "is_secretariat": rights.is_secretariat,
        "is_active": rights.is_active,
    }


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        reason = _("“%(address)s” is no e-mail address. Write name@example.org.")
        raise Refused(reason % {"address": address}) from None
    return address
