"""What allauth asks us: who may come in, in which language mails are, where a sign-in leads to."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext

from intersession.accounts import letters
from intersession.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by administrators and the secretariat, never by signing in."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Nobody makes an account for oneself."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject is as its template says."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the language of the person; in that of the page when nobody has the address."""
        with translation.override(letters.language_of(email) or translation.get_language()):
            super().send_mail(template_prefix, email, {"dialogue": letters.dialogue(), **context})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person of a change of how they sign in; our address of the person is the only one."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Passkeys first: they need no typing."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """The organization's own provider signs people in; it makes no accounts."""

    def is_open_for_signup(self, _request: HttpRequest, _login: object) -> bool:
        """Nobody makes an account for oneself."""
        return False


class KeysAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys and codes carry the name of the dialogue."""

    def generate_authenticator_name(self, user: User, kind: str) -> str:
        """The name of a passkey whose owner gives none."""
        number = Authenticator.objects.filter(user=user, type=kind).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_totp_issuer(self) -> str:
        """The name that an authenticator app shows."""
        return letters.dialogue()

    def build_totp_svg(self, url: str) -> str:
        """The picture alone, so that it can stand in a page."""
        return str(super().build_totp_svg(url)).partition("?>")[2]

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The host that passkeys are bound to, and the name that a device shows."""
        return {"id": context.request.get_host().partition(":")[0], "name": letters.dialogue()}
