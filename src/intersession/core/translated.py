"""Texts in several languages: one JSON object `{language: text}`, with fallback and language marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from intersession.papers import tree

LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is really in, which may not be the one that was asked for."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def pick(words: Mapping[str, str], language: str) -> Text:
    """Return the text in that language, else in English, else in any; empty when there is none."""
    for candidate in (language, FALLBACK, *words):
        if words.get(candidate):
            return Text(words[candidate], candidate)
    return Text("", language)


def inlines(words: Mapping[str, str], language: str) -> tree.Inlines:
    """Return the text for a paper in that language, marked as foreign where it is in another one."""
    text = pick(words, language)
    if not text.text:
        return ()
    return (text.text,) if text.language == language else (tree.Foreign((text.text,), text.language),)


def check(words: Any) -> None:
    """Refuses anything but an object of language codes and non-empty texts."""
    if not isinstance(words, dict):
        raise ValidationError("A text in several languages is an object such as {“en”: “…”}.")
    for language, text in words.items():
        if not LANGUAGE.match(language):
            raise ValidationError(f"“{language}” is no language code.")
        if not isinstance(text, str) or not text.strip():
            raise ValidationError(f"The text in “{language}” is empty; leave the language out.")


class TranslatedField(models.JSONField):
    """A text in any number of languages; adding a language needs no migration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, check]
