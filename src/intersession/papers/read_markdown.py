"""Paragraphs of a plain Markdown text with named fields: what a template of a letter or a sentence is.

Read are paragraphs (parted by an empty line), *emphasis*, **strong** and {field}. Nothing else of Markdown
is: its marks stand as they were written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from intersession.papers import tree

FIELD: Final = re.compile(r"\{(\w*)\}")
MARKED: Final = re.compile(r"\*\*(?P<strong>.+?)\*\*(?!\*)|\*(?P<emph>.+?)\*|\{(?P<field>\w*)\}", re.DOTALL)
EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
SPACE: Final = re.compile(r"[ \t]*\n[ \t]*")


def unknown(text: str, known: Mapping[str, object]) -> list[str]:
    """Return the names of fields in the text that are not known, each once, as they come."""
    return list(dict.fromkeys(name for name in FIELD.findall(text) if name not in known))


def paragraphs(text: str, fields: Mapping[str, tree.Inlines]) -> Iterator[tree.Inlines]:
    """Give each paragraph with its fields filled in; KeyError for a field that is not known."""
    for part in EMPTY_LINE.split(text.replace("\r\n", "\n").strip()):
        if part:
            yield inlines(SPACE.sub(" ", part), fields)


def inlines(text: str, fields: Mapping[str, tree.Inlines]) -> tree.Inlines:
    """Read one paragraph; what a field is filled with is never read as marks."""
    found: list[tree.Inline] = []
    end = 0
    for match in MARKED.finditer(text):
        found.append(text[end : match.start()])
        end = match.end()
        if match["strong"]:
            found.append(tree.Strong(inlines(match["strong"], fields)))
        elif match["emph"]:
            found.append(tree.Emph(inlines(match["emph"], fields)))
        else:
            found.extend(fields[match["field"]])
    return tree.merged([*found, text[end:]])
