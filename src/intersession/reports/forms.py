"""Forms of the secretariat: a sentence worded, a list issued, badges chosen, a letter worded."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core.refusals import Refused
from intersession.meetings import participation
from intersession.meetings.models import TAKES_A_PLACE, Standing
from intersession.meetings.statistics import BLOCKS
from intersession.reports import certificates
from intersession.reports.certificates import Wording
from intersession.reports.models import ListKind


def _in_languages(label: str | Promise, **more: Any) -> Iterator[tuple[str, forms.CharField]]:
    for code, language in settings.LANGUAGES:
        name = _now(str(language))
        yield code, forms.CharField(label=f"{label} ({name})", **more)


class SentenceForm(forms.Form):
    """The sentence on who took part, in each language; empty for the composed one."""

    def __init__(self, *given: Any, composed: Mapping[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in _in_languages(
            _("Sentence"), required=False, widget=forms.Textarea({"rows": 3}), max_length=1000
        ):
            field.help_text = composed.get(code, "")
            self.fields[f"text_{code}"] = field

    def text(self) -> dict[str, str]:
        """Return what was written, by language."""
        given = {code: self.cleaned_data[f"text_{code}"].strip() for code, _name in settings.LANGUAGES}
        return {code: text for code, text in given.items() if text}

    def clean(self) -> dict[str, Any]:
        """Refuse a figure in braces that is none, beside the field where it stands."""
        given: dict[str, Any] = super().clean() or {}
        for name, text in list(given.items()):  # a field that is refused leaves what was given
            try:
                participation.check(text)
            except Refused as refusal:
                self.add_error(name, refusal.reason)
        return given


class IssueForm(forms.Form):
    """What edition of the list is issued, under which symbol."""

    kind = forms.ChoiceField(label=_("Edition"), choices=ListKind.choices, widget=forms.RadioSelect)
    symbol = forms.CharField(
        label=_("Symbol"), max_length=60, help_text=_("As in the register, for example MC/INF/294.")
    )


class BadgesForm(forms.Form):
    """Whose badges are set, and in which language; nothing chosen is everybody."""

    standing = forms.MultipleChoiceField(
        label=_("Standing"),
        choices=[(one.value, one.label) for one in Standing if one in TAKES_A_PLACE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    block = forms.MultipleChoiceField(label=_("Kind"), widget=forms.CheckboxSelectMultiple, required=False)
    name = forms.CharField(
        label=_("Part of a name or of an entity"),
        help_text=_("For one badge, or those of one delegation."),
        required=False,
        max_length=80,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("each in the language of the person")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["block"].choices = list(BLOCKS.items())  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    """The wording of a letter in each language."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        titles = dict(_in_languages(_("Title"), max_length=200, strip=True))
        bodies = dict(_in_languages(_("Text"), max_length=8000, widget=forms.Textarea({"rows": 12})))
        for code, title in titles.items():
            self.fields[f"title_{code}"] = title
            self.fields[f"body_{code}"] = bodies[code]

    @staticmethod
    def typed(kind: str) -> dict[str, str]:
        """Return what the fields hold before anything is changed."""
        found = {code: certificates.wording_of(kind, code) for code, _name in settings.LANGUAGES}
        titles = {f"title_{code}": worded.title for code, worded in found.items()}
        return titles | {f"body_{code}": worded.body for code, worded in found.items()}

    def wordings(self) -> dict[str, Wording]:
        """Return the wording by language."""
        given = self.cleaned_data
        return {
            code: Wording(given[f"title_{code}"], given[f"body_{code}"].replace("\r\n", "\n").strip())
            for code, _name in settings.LANGUAGES
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a field in braces that is none, beside the text where it stands."""
        given: dict[str, Any] = super().clean() or {}
        for name, text in list(given.items()):  # a field that is refused leaves what was given
            try:
                certificates.check(Wording(text or "–", text or "–"))
            except Refused as refusal:
                self.add_error(name, refusal.reason)
        return given
