"""Fields that forms of any domain ask for: files, and texts in the working languages."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _

from intersession.core import uploads
from intersession.core.refusals import Refused


class UploadField(forms.FileField):
    """A file of one of some kinds; the form gets an `Upload`, and kinds and size are said beside it."""

    def __init__(self, *, kinds: Collection[uploads.Kind], **more: Any) -> None:
        self.kinds = kinds
        super().__init__(**{"help_text": taken(kinds), **more})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer files of these kinds first."""
        accepted = ",".join(f".{ending}" for ending, kind in uploads.ENDINGS.items() if kind in self.kinds)
        return {**super().widget_attrs(widget), "accept": accepted}

    def to_python(self, data: Any) -> Any:
        """Refuse in words what `uploads.check` refuses."""
        file = super().to_python(data)
        try:
            return uploads.check(file, kinds=self.kinds) if file else None
        except Refused as refused:
            raise forms.ValidationError(refused.reason) from None


def _taken(kinds: Collection[uploads.Kind]) -> str:
    """Return which kinds are taken, and how large each may be."""
    by_size: dict[int, list[uploads.Kind]] = {}
    for kind in kinds:
        by_size.setdefault(uploads.LARGEST[kind], []).append(kind)
    parts = [
        _("%(kinds)s: %(size)s at most") % {"kinds": uploads.listed(some), "size": filesizeformat(size)}
        for size, some in by_size.items()
    ]
    return "; ".join(parts) + "."


taken = lazy(_taken, str)


def by_language(given: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return what was written in the fields `name_en`, `name_fr`, …, by language; empty ones are left out."""
    texts = {code: (given.get(f"{name}_{code}") or "").strip() for code, _language in settings.LANGUAGES}
    return {code: text for code, text in texts.items() if text}


def in_languages(label: str | Promise, **more: Any) -> Iterator[tuple[str, forms.CharField]]:
    """Give a field for a text in each working language, by its code; none of them is required."""
    for code, language in settings.LANGUAGES:
        name = _(str(language))
        yield code, forms.CharField(label=f"{label} ({name})", required=False, **more)


def spread(text: Mapping[str, str], name: str) -> dict[str, str]:
    """Return a text as the fields `name_en`, `name_fr`, … show it at first."""
    return {f"{name}_{code}": words for code, words in text.items()}
