"""Fields of forms for texts in the working languages: one for each language, read back as one text."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _now


def by_language(given: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return what was written in the fields `name_en`, `name_fr`, …, by language; empty ones are left out."""
    texts = {code: (given.get(f"{name}_{code}") or "").strip() for code, _language in settings.LANGUAGES}
    return {code: text for code, text in texts.items() if text}


def in_languages(label: str | Promise, **more: Any) -> Iterator[tuple[str, forms.CharField]]:
    """Give a field for a text in each working language, by its code; none of them is required."""
    for code, language in settings.LANGUAGES:
        name = _now(str(language))
        yield code, forms.CharField(label=f"{label} ({name})", required=False, **more)


def spread(text: Mapping[str, str], name: str) -> dict[str, str]:
    """Return a text as the fields `name_en`, `name_fr`, … show it at first."""
    return {f"{name}_{code}": words for code, words in text.items()}
