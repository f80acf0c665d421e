"""Each message of the interface and the papers stands in French and Spanish, well set, placeholders kept."""

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
UNSET = {
    "fr": {
        "a typographic apostrophe": r"'",
        "guillemets": r"[\"“”]",
        "a narrow no-break space before ; ! ?": r"(?<!\u202f)[;!?]",
        "a no-break space before : but not in a time": r"(?<![\u00a0\d]):|(?<=\d):(?!\d)",
        "a no-break space inside guillemets": r"«(?!\u00a0)|(?<!\u00a0)»",
        "a no-break space before %": r"\d ?%(?!\()",
    },
    "es": {
        "a typographic apostrophe": r"'",
        "quotation marks as elsewhere": r"[\"«»]",
        "no space before ; : ! ?": r"\s[;:!?]",
        "a question or exclamation that is opened": r"^[^¿]*\?|^[^¡]*!",
        "a no-break space before %": r"\d ?%(?!\()",
    },
}
"""What must not stand in a translation, by what should: pages show messages as they are written."""


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


def ill_set(language: str, text: str) -> list[str]:
    """Return what a text lacks of the typography of its language."""
    return [name for name, wrong in UNSET[language].items() if re.search(wrong, text)]


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_are_set_as_their_language_is(language):
    wrong = [
        (text, ill_set(language, text))
        for _message, texts in entries(language)
        for text in texts
        if ill_set(language, text)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("fr", "l'an", "a typographic apostrophe"),
        ("fr", "un “mot”", "guillemets"),
        ("fr", "un ; deux", "a narrow no-break space before ; ! ?"),
        ("fr", "un : deux", "a no-break space before : but not in a time"),
        ("fr", "« mot\u00a0»", "a no-break space inside guillemets"),
        ("fr", "95 %", "a no-break space before %"),
        ("es", "un «mot»", "quotation marks as elsewhere"),
        ("es", "uno : dos", "no space before ; : ! ?"),
        ("es", "Cuándo?", "a question or exclamation that is opened"),
        ("es", "95%", "a no-break space before %"),
    ],
)
def test_an_ill_set_text_is_found(language, text, missing):
    assert ill_set(language, text) == [missing]
