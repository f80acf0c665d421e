"""Forms of the desk: who a speaker is."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersession.meetings.actions.speakers import Known
from intersession.meetings.models import Speaker


class PersonForm(forms.Form):
    """The person behind a speaker, as only the secretariat knows them."""

    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)
    protected = forms.BooleanField(
        label=_("Speaks as a migrant"),
        required=False,
        help_text=_(
            "The name leaves the programme at once, and nothing is shown but what the person allows on the "
            "private page. A name that was public before may have been copied."
        ),
    )

    def known(self, speaker: Speaker) -> Known:
        """Return the person as written; the honorific is the one of the programme."""
        before = speaker.person.honorific if speaker.person else {}
        return Known(**self.cleaned_data, honorific=speaker.honorific or before)


def initial(speaker: Speaker) -> dict[str, Any]:
    """Return what is known of a speaker; of one without a person, the name as it is printed."""
    person = speaker.person
    if person is None:
        given, _space, family = speaker.name.rpartition(" ")
        return {"given_name": given, "family_name": family}
    return {name: getattr(person, name) for name in PersonForm.base_fields}
