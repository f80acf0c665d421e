"""What is wrong with a package, in words for the person who wrote it: file, line, key, reason."""

import copy
import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from intersession.core.refusals import Refused
from intersession.record.schema import Entry

Path = tuple[str | int, ...]
Fault = tuple[Path, str]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    file: str
    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"


class Invalid(Refused):
    """The package is refused; `problems` holds everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        how_many = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__("\n".join((f"Nothing was loaded: {how_many}.", *map(str, self.problems))))


PLAIN: dict[str, Callable[[dict[str, Any]], str]] = {
    "rule": lambda error: str(error["msg"]),
    "missing": lambda _: "This key is missing.",
    "string_type": lambda _: "Text is expected here, not a list or keys.",
    "string_too_short": lambda _: "The text is empty.",
    "too_short": lambda _: "It is empty.",
    "int_type": lambda _: "A whole number is expected here.",
    "int_parsing": lambda error: f"“{error['input']}” is no whole number.",
    "decimal_parsing": lambda error: f"“{error['input']}” is no number.",
    "bool_parsing": lambda error: f"“{error['input']}” is neither true nor false.",
    "enum": lambda error: f"“{error['input']}” is not one of {error['ctx']['expected']}.",
    "list_type": lambda _: "A list is expected here: each item on its own line after “- ”.",
    "dict_type": lambda _: "Keys with values are expected here, such as “en: …”.",
    "model_type": lambda _: "Keys with values are expected here, such as “key: …”.",
    "string_pattern_mismatch": lambda error: f"“{error['input']}” does not follow the pattern.",
    "value_error": lambda error: str(error["ctx"]["error"]),
    "date_from_datetime_parsing": lambda error: f"“{error['input']}” is no day: there is none such.",
    "time_parsing": lambda error: f"“{error['input']}” is no time of the day.",
}


def validated(kind: type[Entry], item: Any) -> tuple[Entry | None, list[Fault]]:
    """Return the entry, unless it has no valid form, and each fault: its place within the entry, its reason.

    Unknown keys are taken out and the rest is read again, so that they hide nothing else.
    """
    try:
        return kind.model_validate(item), []
    except ValidationError as error:
        details = error.errors()
    strange = [detail for detail in details if detail["type"] == "extra_forbidden"]
    faults = [(_place(detail), _reason(kind, detail)) for detail in strange or details]
    if not strange:
        return None, faults
    entry, more = validated(kind, _without(item, [detail["loc"] for detail in strange]))
    return entry, faults + more


def _without(item: Any, places: Iterable[Path]) -> Any:
    rest = copy.deepcopy(item)
    for *way, key in places:
        inner = rest
        for step in way:
            inner = inner[step]
        del inner[key]
    return rest


def _place(detail: ErrorDetails) -> Path:
    key = detail.get("ctx", {}).get("key")
    return (*detail["loc"], key) if key else detail["loc"]


def _reason(kind: type[Entry], detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        return unknown(str(detail["loc"][-1]), _inside(kind, detail["loc"][:-1]).model_fields)
    plain = PLAIN.get(detail["type"])
    return plain(dict(detail)) if plain else f"{detail['msg']}."


def unknown(key: str, known: Iterable[str]) -> str:
    """Return the refusal of a key that does not exist, with the nearest that does."""
    names = tuple(known)
    near = difflib.get_close_matches(key, names, n=1)
    mend = f"did you mean “{near[0]}”?" if near else f"the keys here are {', '.join(names)}."
    return f"There is no such key; {mend}"


def _inside(kind: type[Entry], path: Path) -> type[Entry]:
    """Return the kind of entry at a path within an entry."""
    for step in path:
        kind = kind.children().get(str(step), kind)
    return kind
