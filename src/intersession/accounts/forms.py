"""What people write on the pages of accounts, and on those of sign-in."""

from dataclasses import fields
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from allauth.core import context, ratelimit
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersession.accounts.actions import Rights


class _GivenForm(forms.Form):
    """What a person may do."""

    is_administrator = forms.BooleanField(
        label=_("Administrator"), required=False, help_text=_("Manages people and their rights.")
    )
    is_secretariat = forms.BooleanField(
        label=_("Secretariat"),
        required=False,
        help_text=_("Runs the dialogue: consultations, meetings, papers."),
    )

    def rights(self) -> Rights:
        """Return what was ticked; what was not asked is as it is for a new person."""
        return Rights(
            **{each.name: self.cleaned_data[each.name] for each in fields(Rights) if each.name in self.fields}
        )


class RightsForm(_GivenForm):
    """The rights of a person who has an account."""

    is_active = forms.BooleanField(
        label=_("May sign in"),
        required=False,
        initial=True,
        help_text=_("Without it the person is signed out at once. Nothing that they did is lost."),
    )


class PreferencesForm(forms.Form):
    """What a person decides about the own account."""

    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language of mails"),
        choices=settings.LANGUAGES,
    )


class PersonForm(PreferencesForm, _GivenForm):
    """A new person; whether the address is taken is for the action to say."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    field_order = ("email", "name", "language", "is_administrator", "is_secretariat")


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The address that a code is sent to."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["login"]
        field.label = _("E-mail address")
        field.widget.attrs = {"autocomplete": "username webauthn"}


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code from the mail.

    allauth counts wrong codes in the session, where many guesses at once could be counted as one; the limit
    counts them under a lock.
    """

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        """Refuses a wrong code, and any code after too many."""
        session = context.request.session.session_key or ""
        if not ratelimit.consume(context.request, action="guess_login_code", key=session):
            raise forms.ValidationError(_("Too many wrong codes. Ask for a new one in a few minutes."))
        return str(super().clean_code())


NO_ANSWER = _("This is no answer of a device. Try again.")


class AnswerField(forms.JSONField):
    """The answer of a device to our question for a passkey."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Refuses what no device answers, which allauth does not look at."""
        answer = super().to_python(value)
        outer = answer if isinstance(answer, dict) else {}
        inner = outer.get("response")
        if not isinstance(inner, dict):
            raise forms.ValidationError(NO_ANSWER)
        words = [outer.get("id"), outer.get("rawId"), outer.get("type"), *inner.values()]
        if not all(isinstance(word, str) for word in words):
            raise forms.ValidationError(NO_ANSWER)
        return answer


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey: always one that can sign in alone."""

    name = forms.CharField(label=_("Name of the passkey"), required=False, max_length=60)
    credential = AnswerField()
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        """Refuses an answer that cannot be read, which allauth lets through as a fault of the program."""
        try:
            return dict(super().clean())
        except (LookupError, ValueError):
            raise forms.ValidationError(NO_ANSWER) from None


class PasskeySignInForm(LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey instead of a code."""

    credential = AnswerField()


class PasskeySecondForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey after a code."""

    credential = AnswerField()


class PasskeyAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey before keys are changed."""

    credential = AnswerField()
