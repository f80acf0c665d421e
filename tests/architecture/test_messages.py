"""Messages: each of the interface and the papers stands in French and in Spanish, with its placeholders."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def tool() -> ModuleType:
    """Load the script that collects messages; it is no module of the package."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = tool()
COLLECTED = {(message.context, message.id) for message in messages.collected() if message.id}


def catalogue(language: str) -> Catalog:
    with messages.catalogue(language).open("rb") as file:
        return read_po(file, locale=language)


def entries(language: str) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Give every message of a catalogue with its translations: two of one that has a plural."""
    for message in catalogue(language):
        if message.id:
            yield message, tuple(messages.texts(message.string))


def strange(message: Message, text: str) -> set[str]:
    """Return the placeholders of a translation that no form of its message has."""
    known = {name for form in messages.texts(message.id) for name in PLACEHOLDER.findall(form)}
    return set(PLACEHOLDER.findall(text)) - known


def lost(message: Message, text: str) -> set[str]:
    """Return the placeholders that every form of a message has and a translation lacks."""
    forms = [set(PLACEHOLDER.findall(form)) for form in messages.texts(message.id)]
    return set.intersection(*forms) - set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_catalogue_has_the_messages_of_the_sources(language):
    known = {(message.context, message.id) for message, _texts in entries(language)}

    assert known ^ COLLECTED == set()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_message_is_translated(language):
    waiting = [message.id for message, texts in entries(language) if message.fuzzy or not all(texts)]

    assert waiting == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_keep_the_placeholders(language):
    wrong = [
        (text, strange(message, text) | lost(message, text))
        for message, texts in entries(language)
        for text in texts
        if strange(message, text) or lost(message, text)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "name"), [("%(autre)s", "%(autre)s"), ("rien", "%(name)s"), ("%(name)d", "%(name)d")]
)
def test_a_wrong_placeholder_is_found(text, name):
    message = Message("of %(name)s")

    assert name in strange(message, text) | lost(message, text)
