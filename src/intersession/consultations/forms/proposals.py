"""The forms of proposals by Members: the words in each language, acts with a text, and choices of others."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intersession.consultations.actions.proposals import Words
from intersession.consultations.models import Proposal
from intersession.core import wording
from intersession.core.forms import by_language, in_languages

TEXTS: Sequence[tuple[str, str | Promise, dict[str, Any]]] = (
    ("title", _("Title"), {"max_length": 300}),
    ("text", _("Text: what it is about, and why"), {"widget": forms.Textarea({"rows": 8})}),
    ("on_behalf_of", _("On behalf of a group, if so"), {"max_length": 200}),
)


class ProposalForm(forms.Form):
    """What a proposal says, in one working language at least."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, label, kind in TEXTS:
            for code, field in in_languages(label, **kind):
                field.widget.attrs["lang"] = code
                self.fields[f"{name}_{code}"] = field

    def first(self) -> list[BoundField]:
        """Return the fields in the language of the page."""
        return self._in(wording.language())

    def others(self) -> list[BoundField]:
        """Return the fields in the other languages."""
        mine = wording.language()
        return [field for code, _name in settings.LANGUAGES if code != mine for field in self._in(code)]

    def _in(self, code: str) -> list[BoundField]:
        return [self[f"{name}_{code}"] for name, _label, _kind in TEXTS]

    def has_others(self) -> bool:
        """Whether something is written, or wrong, in another language than that of the page."""
        return any(field.value() or field.errors for field in self.others())

    def words(self) -> Words:
        """Return what was written, by language."""
        return Words(**{name: by_language(self.cleaned_data, name) for name, _label, _kind in TEXTS})


class AnswerForm(ProposalForm):
    """The answer to a question of the secretariat, and the words of the proposal as they are from now on."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in in_languages(_("Answer"), widget=forms.Textarea({"rows": 4})):
            field.widget.attrs["lang"] = code
            self.fields[f"answer_{code}"] = field

    def _in(self, code: str) -> list[BoundField]:
        return [self[f"answer_{code}"], *super()._in(code)]

    def answer(self) -> dict[str, str]:
        """Return the answer, by language."""
        return by_language(self.cleaned_data, "answer")


def initial(proposal: Proposal) -> dict[str, str]:
    """Return the words of a proposal as the forms show them."""
    texts: dict[str, Mapping[str, str]] = {name: getattr(proposal, name) for name, _label, _kind in TEXTS}
    return {f"{name}_{code}": text for name, words in texts.items() for code, text in words.items()}


class TextForm(forms.Form):
    """A question or a reason in the working languages; whether it is needed is for the act to say."""

    def __init__(self, *given: Any, label: str | Promise, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in in_languages(label, widget=forms.Textarea({"rows": 4})):
            field.widget.attrs["lang"] = code
            self.fields[f"text_{code}"] = field
        first = next(iter(self.fields.values()))
        first.help_text = _("A language left empty shows the text of another one, marked as such.")

    def text(self) -> dict[str, str]:
        """Return what was written, by language."""
        return by_language(self.cleaned_data, "text")


class AdmissionForm(forms.Form):
    """Translations of a proposal into the languages in which its lead has not written it."""

    def __init__(self, *given: Any, proposal: Proposal, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, label, kind in TEXTS[:2]:
            for code, field in in_languages(label, **kind):
                if code not in getattr(proposal, name):
                    field.required = name == "title"
                    field.widget.attrs["lang"] = code
                    self.fields[f"{name}_{code}"] = field

    def words(self) -> Words:
        """Return what was translated, by language."""
        return Words(by_language(self.cleaned_data, "title"), by_language(self.cleaned_data, "text"))


class CoSponsorForm(forms.Form):
    """A Member to be asked."""

    entity = forms.TypedChoiceField(label=_("Member"), coerce=int)

    def __init__(self, *given: Any, members: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["entity"].choices = [("", "---------"), *members]  # type: ignore[attr-defined]  # it offers choices


class _Proposals(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Proposals by their titles."""

    def label_from_instance(self, obj: Proposal) -> str:
        """Name the proposal."""
        return wording.plainly(obj.title)


class MergingForm(forms.Form):
    """The proposal into which another is to be merged."""

    into = _Proposals(label=_("Into the proposal"), queryset=Proposal.objects.none())

    def __init__(self, *given: Any, proposals: QuerySet[Proposal], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["into"].queryset = proposals  # type: ignore[attr-defined]  # it offers rows
