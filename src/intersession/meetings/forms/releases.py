"""The form of a release: how firm the programme is, and a note to readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intersession.core.forms import by_language, in_languages
from intersession.meetings.models import Version


class ReleaseForm(forms.Form):
    """How firm the programme is that is released, with a note."""

    seen = forms.CharField(widget=forms.HiddenInput)
    version = forms.ChoiceField(
        label=_("The programme is"),
        choices=Version.choices,
        widget=forms.RadioSelect,
        initial=Version.PROVISIONAL,
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in in_languages(_("Note to readers"), max_length=500):
            self.fields[f"note_{code}"] = field

    def terms(self) -> dict[str, Any]:
        """Return the release as the action takes it."""
        given = self.cleaned_data
        return {"seen": given["seen"], "version": given["version"], "note": by_language(given, "note")}
