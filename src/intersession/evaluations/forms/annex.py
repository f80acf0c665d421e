"""Forms of the annex and of comments: the words of a sentence, a code, what a coder gives, what is agreed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intersession.core import wording
from intersession.core.forms import by_language, in_languages, spread
from intersession.evaluations.models import Code, Stance
from intersession.evaluations.queries import Words

TEXTS = {
    "label": _("Name"),
    "definition": _("Definition"),
    "example": _("Example"),
    "leaves_out": _("What it leaves out"),
    "says": _("Clause after “participants …” in the annex"),
}


class SentenceForm(forms.Form):
    """The words of a sentence in each language, with its figures as fields."""

    def __init__(self, given: Any, *, words: Words) -> None:
        super().__init__(given, initial=spread(words, "words"))
        for code, field in in_languages(_("Sentence"), widget=forms.Textarea({"rows": 3})):
            self.fields[f"words_{code}"] = field

    def words(self) -> dict[str, str]:
        """Return what was written, by language."""
        return by_language(self.cleaned_data, "words")


class CodeForm(forms.Form):
    """A code of the frame, in each language."""

    key = forms.SlugField(label=_("Key"), max_length=60)
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    request = forms.BooleanField(
        label=_("Asks for something: goes to the register of requests"), required=False
    )
    improvement = forms.BooleanField(label=_("Is shown to whoever prepares the next meeting"), required=False)
    retired = forms.BooleanField(label=_("Not used any more"), required=False)

    def __init__(self, given: Any, *, code: Code | None) -> None:
        initial: dict[str, Any] = {}
        if code:
            plain = ("key", "stance", "request", "improvement", "retired")
            initial = {name: getattr(code, name) for name in plain}
            for name in TEXTS:
                initial |= spread(getattr(code, name), name)
        super().__init__(given, initial=initial)
        for name, label in TEXTS.items():
            for language, field in in_languages(label, widget=forms.Textarea({"rows": 2})):
                self.fields[f"{name}_{language}"] = field

    def said(self) -> dict[str, Any]:
        """Return what was written, as the fields of a code."""
        plain = ("key", "stance", "request", "improvement", "retired")
        texts = {name: by_language(self.cleaned_data, name) for name in TEXTS}
        return {**{name: self.cleaned_data[name] for name in plain}, **texts}

    def clean(self) -> dict[str, Any]:
        """A code has a name in one language at least, and a clause in all of them or in none."""
        given = super().clean() or {}
        if not by_language(given, "label"):
            self.add_error("label_en", _("Write a name in one language at least."))
        missing = [name for name in self.fields if name.startswith("says_") and not given.get(name)]
        if by_language(given, "says") and missing:
            self.add_error(missing[0], _("Write the clause in every language, or in none."))
        return given


class CodesForm(forms.Form):
    """Codes of the frame that are given to a comment, or to some of its words."""

    codes = forms.MultipleChoiceField(label=_("Codes"), widget=forms.CheckboxSelectMultiple, required=False)
    words = forms.CharField(
        label=_("Words that say it"),
        help_text=_("Copy them from the comment. Leave this empty for the whole comment."),
        required=False,
        strip=True,
    )

    def __init__(self, *given: Any, frame: list[Code], has_words: bool = True, **more: Any) -> None:
        super().__init__(*given, **more)
        self._frame = {code.key: code for code in frame}
        field = self.fields["codes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the types
        field.choices = [(code.key, _told(code)) for code in frame]
        if not has_words:
            del self.fields["words"]

    def codes_given(self) -> list[Code]:
        """Return the codes that were ticked."""
        return [self._frame[key] for key in self.cleaned_data["codes"]]


def _told(code: Code) -> str:
    """Return a code as it is ticked: its name with its definition."""
    told = [wording.plainly(code.label) or code.key, wording.plainly(code.definition)]
    return " – ".join(part for part in told if part)
