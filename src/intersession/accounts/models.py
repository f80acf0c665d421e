"""People who sign in, and their rights. History needs them to say who changed the record."""

from functools import partial
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models.functions import Lower

from intersession.core import history


def no_password() -> str:
    """Return what stands in the place of a password and can never be typed."""
    return make_password(None)


class UserQuerySet(models.QuerySet["User"]):
    """People, narrowed by what they may do."""

    def active(self) -> Self:
        """People who may sign in."""
        return self.filter(is_active=True)

    def administrators(self) -> Self:
        """People who manage accounts, and may sign in to do so."""
        return self.active().filter(is_administrator=True)


@partial(history.tracked, exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A person who signs in with an e-mail address, without a password of ours."""

    password = models.CharField(max_length=128, default=no_password, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=12, default="en")  # of the mails to the person
    is_active = models.BooleanField(default=True)  # may sign in
    is_administrator = models.BooleanField(default=False)  # manages people and their rights
    is_secretariat = models.BooleanField(default=False)  # runs the dialogue

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = BaseUserManager.from_queryset(UserQuerySet)()

    class Meta:
        ordering = ("email",)
        constraints = (
            # sign-in looks addresses up in small letters
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
        )

    def __str__(self) -> str:
        return self.name or self.email
