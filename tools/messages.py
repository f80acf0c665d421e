"""Collects every message of the interface and the papers into the catalogues, without gettext on the machine.

`python tools/messages.py` updates `src/intersession/locale/*/LC_MESSAGES/django.po`: new messages are added
without a translation, gone ones are dropped, translations are kept. `make messages` runs it.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "intersession"
LANGUAGES = ("fr", "es")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "_now": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def collected() -> Catalog:
    """Return every message of the Python sources and the templates, with where it stands."""
    catalog = Catalog(project="Intersession", charset="utf-8")
    for path, content in [*python_sources(), *templates()]:
        found = extract("python", BytesIO(content), keywords=KEYWORDS, comment_tags=("Translators",))
        for _line, message, comments, context in found:
            catalog.add(
                message,
                locations=[(path.relative_to(SOURCE).as_posix(), 0)],
                auto_comments=comments,
                context=context,
                flags=("python-format",) if "%(" in str(message) else (),
            )
    return catalog


def python_sources() -> Iterator[tuple[Path, bytes]]:
    """Give every Python file but migrations."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()


def templates() -> Iterator[tuple[Path, bytes]]:
    """Give every template, turned into the Python calls that its translation tags stand for."""
    from django.utils.translation.template import templatize  # needs Django's settings

    for path in sorted(SOURCE.rglob("templates/**/*.html")) + sorted(SOURCE.rglob("templates/**/*.txt")):
        yield path, templatize(path.read_text(), origin=str(path)).encode()


def catalogue(language: str) -> Path:
    """Say where the catalogue of a language is."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def update(language: str, messages: Catalog) -> None:
    """Bring the catalogue of a language up to date: what is gone is dropped, what is new waits for text."""
    path = catalogue(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    old = read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    old.header_comment = f"# The messages of Intersession in {path.parts[-3]}."
    old.fuzzy = False
    old.update(messages, no_fuzzy_matching=True)
    old.obsolete.clear()
    for message in old:
        if message.id and message.fuzzy:  # it has got or lost its plural: a person says it anew
            message.flags.discard("fuzzy")
            message.string = ("", "") if message.pluralizable else ""
    buffer = BytesIO()
    write_po(buffer, old, sort_output=True, omit_header=False, include_lineno=False, width=110)
    path.write_bytes(dateless(buffer.getvalue()))


def dateless(content: bytes) -> bytes:
    """Leave times and addresses out of the header, so that only words change the file."""
    kept = (b'"Language:', b'"Plural-Forms:', b'"MIME-Version:', b'"Content-T')
    header, blank, rest = content.partition(b"\n\n")
    lines = header.splitlines(keepends=True)
    return (
        b"".join(line for line in lines if not line.startswith(b'"') or line.startswith(kept)) + blank + rest
    )


def main() -> int:
    """Update every catalogue and say what waits for a translation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    messages = collected()
    for language in LANGUAGES:
        update(language, messages)
        kept = read_po(BytesIO(catalogue(language).read_bytes()), locale=language)
        waiting = [message for message in kept if message.id and not all(texts(message.string))]
        print(f"{language}: {len(kept)} messages, {len(waiting)} to translate")
    return 0


def texts(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the forms of a translation, one or as many as the language has plurals."""
    return (string,) if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
