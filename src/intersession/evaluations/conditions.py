"""Conditions of questions: a small closed tree, kept as JSON and evaluated without running any code.

`["in", "q1", ["yes"]]`, `["compare", "q2", ">=", "3"]`, `["answered", "q3"]`, `["and", ...]`, `["or", ...]`,
`["not", ...]`; `["equals", "q1", "yes"]` is read too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt, ne
from typing import Any

Answers = Mapping[str, Any]
"""What was answered by code of the item: a text, a list of codes, or nothing."""

OPERATORS = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class In:
    """The answer to an item is one of these values; of several that were ticked, one is among them."""

    item: str
    values: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether it does for these answers; no answer is none of the values."""
        return not set(self.values).isdisjoint(given(answers, self.item))

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["in", self.item, list(self.values)]


@dataclass(frozen=True, slots=True)
class Compare:
    """The number answered to an item stands so to another number; what is no number never does."""

    item: str
    operator: str
    number: Decimal

    def holds(self, answers: Answers) -> bool:
        """Whether it does for these answers."""
        answered = given(answers, self.item)
        try:
            return len(answered) == 1 and bool(OPERATORS[self.operator](_number(answered[0]), self.number))
        except ValueError:
            return False

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["compare", self.item, self.operator, str(self.number)]


@dataclass(frozen=True, slots=True)
class Answered:
    """An item was answered."""

    item: str

    def holds(self, answers: Answers) -> bool:
        """Whether it was."""
        return bool(given(answers, self.item))

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["answered", self.item]


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple["Condition", ...]

    def holds(self, answers: Answers) -> bool:
        """Whether they do."""
        return all(part.holds(answers) for part in self.parts)

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["and", *(part.written() for part in self.parts)]


@dataclass(frozen=True, slots=True)
class Or:
    """One part at least holds."""

    parts: tuple["Condition", ...]

    def holds(self, answers: Answers) -> bool:
        """Whether one does."""
        return any(part.holds(answers) for part in self.parts)

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["or", *(part.written() for part in self.parts)]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"

    def holds(self, answers: Answers) -> bool:
        """Whether it does not."""
        return not self.part.holds(answers)

    def written(self) -> list[Any]:
        """Return it as JSON."""
        return ["not", self.part.written()]


Condition = In | Compare | Answered | And | Or | Not


def leaves(condition: Condition) -> Iterator[In | Compare | Answered]:
    """Give the parts of a condition that look at an item, in order."""
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def renamed(condition: Condition, old: str, new: str) -> Condition:
    """Return the condition looking at the item `new` wherever it looked at `old`."""
    match condition:
        case And(parts) | Or(parts):
            return replace(condition, parts=tuple(renamed(part, old, new) for part in parts))
        case Not(part):
            return Not(renamed(part, old, new))
        case _:
            return replace(condition, item=new) if condition.item == old else condition


def given(answers: Answers, item: str) -> tuple[str, ...]:
    """Return what was answered to an item; nothing where it was left blank."""
    answer = answers.get(item)
    if isinstance(answer, list | tuple):
        return tuple(str(value) for value in answer)
    return () if answer is None or answer == "" else (str(answer),)


def read(written: Any) -> Condition:
    """Read a condition from JSON; refuses, as ValueError, what the tree does not have."""
    match written:
        case ["and" | "or" as joint, *parts] if parts:
            several = tuple(read(part) for part in parts)
            return And(several) if joint == "and" else Or(several)
        case ["not", part]:
            return Not(read(part))
        case ["answered", str(item)]:
            return Answered(item)
    return _of_values(written)


def _of_values(written: Any) -> Condition:
    match written:
        case ["equals", str(item), str(value)]:
            return In(item, (value,))
        case ["in", str(item), [*values]] if values and all(isinstance(value, str) for value in values):
            return In(item, tuple(values))
        case ["compare", str(item), str(operator), int() | str() as number] if operator in OPERATORS:
            return Compare(item, operator, _number(number))
    raise ValueError(f"This is no condition: {written!r}.")


def _number(written: int | str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation as wrong:
        raise ValueError(f"{written!r} is no number.") from wrong
    if not number.is_finite():
        raise ValueError(f"{written!r} is no number.")
    return number
