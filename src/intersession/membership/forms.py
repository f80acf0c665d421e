"""What a reader may ask of the list of Members, and what is written about delegations."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from intersession.membership.actions import Person
from intersession.membership.models import Delegate, DelegateRole, Submitters


class Asked(forms.Form):
    """The day of the list, and whether it is by group or by name alone."""

    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("This is no date: write year-month-day, such as 2009-07-09.")},
    )
    by = forms.ChoiceField(required=False, choices=[("group", _("regional group")), ("name", _("name"))])


class PersonForm(forms.Form):
    """A person who is to act for an entity."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)

    def person(self) -> Person:
        """Return the person that was written."""
        given = self.cleaned_data
        return Person(given["email"], given["name"], given["language"])


class AccreditationForm(PersonForm):
    """The first focal point of an entity, named in a note verbale."""

    note = forms.CharField(label=_("Reference of the note verbale"), max_length=120)
    note_date = forms.DateField(label=_("Date of the note verbale"), widget=forms.DateInput({"type": "date"}))


class InvitationForm(PersonForm):
    """A further person of a delegation."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in (DelegateRole.DELEGATE, DelegateRole.DEPUTY)],
    )


class SubmittersForm(forms.Form):
    """Who may submit for the entity."""

    submitters = forms.ChoiceField(label=_("Who may submit replies"), choices=Submitters.choices)


class WithdrawalForm(forms.Form):
    """Why a delegate is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: a new posting, or the note verbale that says so."),
    )


class _Successors(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The people who may take over, by their names."""

    def label_from_instance(self, obj: Delegate) -> str:
        """Name the person."""
        return str(obj.user)


class HandOverForm(forms.Form):
    """Who takes over as focal point, and from which day on."""

    to = _Successors(label=_("Successor"), queryset=Delegate.objects.none())
    day = forms.DateField(label=_("From the day"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *given: Any, candidates: QuerySet[Delegate], **more: Any) -> None:
        super().__init__(*given, **more)
        cast("_Successors", self.fields["to"]).queryset = candidates
