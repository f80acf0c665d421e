"""What is written at the door: who came without being named before, and why a reading was an error."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersession.meetings.actions.walk_ins import Guest
from intersession.meetings.models import Listing
from intersession.meetings.queries import nominations
from intersession.membership.models import Kind


class WalkInForm(forms.Form):
    """The little that is asked of who stands at the desk; `sure` once somebody of that name was found."""

    name = forms.CharField(
        label=_("Name"), max_length=160, widget=forms.TextInput({"autocomplete": "off", "autofocus": True})
    )
    represents = forms.CharField(
        label=_("What the person represents"),
        max_length=200,
        help_text=_("The name of the State, organization, company or institution; their own, if none."),
        widget=forms.TextInput({"list": "entities", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *given: Any, listing: str, asks_sure: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if listing == Listing.CONSENT:
            self.fields["listed"] = forms.BooleanField(
                label=_("The person agrees to be named in the public list of participants"), required=False
            )
        if asks_sure:
            self.fields["sure"] = forms.BooleanField(
                label=_("It is another person than those of that name"), required=False
            )

    def guest(self) -> Guest:
        """Return who came; a name that an entity of that kind has is that entity."""
        given = self.cleaned_data
        entity = nominations.entity_named(given["represents"], given["kind"])
        return Guest(
            name=given["name"],
            kind=given["kind"],
            entity=entity,
            represents="" if entity else given["represents"],
            language=given["language"],
            listed=given.get("listed", False),
        )


class TakeBackForm(forms.Form):
    """Why a reading was an error."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("It is kept with the reading: name nobody in it.")
    )
