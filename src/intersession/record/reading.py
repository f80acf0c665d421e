"""Reads YAML files as plain text, lists and keys, and remembers the line of each key."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from intersession.record.problems import Path as Place
from intersession.record.problems import Problem

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # in C where it was built with it, ten times as fast
NOTHING = {"", "null", "~"}  # unquoted, these leave a key without a value: as if it were not there
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
COLON = "There is a colon where none may be; put the text in quotes."
WORDS = {  # what the parser says, in plain words
    "could not find expected ':'": "A key is not followed by a colon.",
    "mapping values are not allowed here": COLON,
    "mapping values are not allowed in this context": COLON,
    "found character that cannot start any token": "A character such as a tab cannot stand here.",
}


@dataclass(slots=True)
class Read:
    """The content of a file, the lines of its keys, and what is wrong with its YAML."""

    name: str
    content: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of a key, or of what it would stand in where it is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, reason: str) -> Problem:
        """Return a problem with the thing at that place."""
        keys = [str(step) for step in place if isinstance(step, str)]
        return Problem(self.name, self.line(place), keys[-1] if keys else "", reason)


def read(file: Path, name: str) -> Read:
    """Read a YAML file; what cannot be read is a problem, never an exception.

    All values are text: `NO` stays Norway, `2009` a year, and a leading zero stays; the schema knows better
    than YAML what each is. An alias is refused, as one file could then unfold into any size.
    """
    result = Read(name)
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader)
        result.content = _Unfolding(result).value(node, ()) if node else None
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        result.problems.append(Problem(name, line, "", "The file is not in UTF-8; save it in that encoding."))
    except OSError as error:
        result.problems.append(Problem(name, 0, "", f"The file cannot be read: {error.strerror}."))
    except RecursionError:
        result.problems.append(Problem(name, 0, "", "Lists and keys stand too deep within each other."))
    except yaml.YAMLError as error:
        result.problems.append(_broken(name, error))
    return result


def _broken(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    reason = f"The YAML is broken here: {WORDS.get(said, said)}"
    return Problem(name, mark.line + 1 if mark else 1, "", reason)


class _Unfolding:
    """Turns the nodes of one file into values, noting lines, doubled keys and aliases as it goes."""

    def __init__(self, result: Read) -> None:
        self.result = result
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.result.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node, place)
        if id(node) in self.seen:
            self._note(place, "An alias (*) is not read here; write the values out.")
            return None
        self.seen.add(id(node))
        return self._list(node, place) if isinstance(node, yaml.SequenceNode) else self._keys(node, place)

    def _text(self, node: yaml.ScalarNode, place: Place) -> str | None:
        text: str = node.value
        if UNSTORABLE.search(text):
            self._note(place, "There is a character in it that no database keeps (\\0 or half of a pair).")
        return None if not node.style and text in NOTHING else text

    def _list(self, node: yaml.SequenceNode, place: Place) -> list[Any]:
        return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]

    def _keys(self, node: yaml.Node, place: Place) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for name, item in node.value:
            key = name.value if isinstance(name, yaml.ScalarNode) else "?"
            line, inner = name.start_mark.line + 1, (*place, key)
            if inner in self.result.lines:
                reason = f"The key stands twice, first on line {self.result.lines[inner]}; remove one."
                self.result.problems.append(Problem(self.result.name, line, key, reason))
                continue
            self.result.lines[inner] = line
            value = self.value(item, inner)
            if value is not None:
                content[key] = value
        return content

    def _note(self, place: Place, reason: str) -> None:
        self.result.problems.append(self.result.problem(place, reason))
