"""Conditions as XLSForm writes them, and back: the part of XPath that the closed tree can say.

`selected(${q}, 'a')`, `${q} = 'a'`, `${q} >= 3`, `${q} != ''`, with `and`, `or`, `not()` and parentheses.
Nothing is evaluated; what is more than that is refused. An unanswered question is `''` there, so that
`${q} != 3` holds for it: it is read as the contrary of `${q} = 3`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.evaluations.conditions import And, Answered, Compare, Condition, In, Not, Or
from intersession.evaluations.definition import Kind

Kinds = Mapping[str, Kind]
"""How items are answered, by code: those answered by several codes are asked with `selected`."""

SEVERAL = (Kind.MULTIPLE, Kind.RANKING)
AGREED = {"yes": "OK"}
"""What an acknowledgement holds there for a consent that was given here."""
LONGEST, DEEPEST = 2_000, 20
TOKEN = re.compile(
    r"""\s*(?:(?P<item>\$\{\s*(?P<code>[^{}\s]+)\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d+(?:\.\d+)?)
    |(?P<name>selected|not|and|or)\b|(?P<operator><=|>=|!=|=|<|>)|(?P<sign>[(),]))""",
    re.VERBOSE,
)
CONTRARY = {"!=": "="}


def write(condition: Condition, kinds: Kinds) -> str:
    """Write a condition as XPath; `read` gives one that holds for the same answers."""
    match condition:
        case In(item, values):
            return _joined("or", tuple(_value(item, value, kinds) for value in values))
        case Answered(item):
            return f"${{{item}}} != ''"
        case Compare(item, "!=", number):
            return f"(${{{item}}} != '' and ${{{item}}} != {number:f})"
        case Compare(item, operator, number):
            return f"${{{item}}} {operator} {number:f}"
        case Not(part):
            return f"not({write(part, kinds)})"
        case And(parts) | Or(parts):
            joint = "and" if isinstance(condition, And) else "or"
            return _joined(joint, tuple(write(part, kinds) for part in parts))


def _joined(joint: str, parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {joint} '.join(parts)})"


def _value(item: str, value: str, kinds: Kinds) -> str:
    if kinds.get(item) == Kind.CONSENT:
        value = AGREED.get(value, value)
    quoted = f'"{value}"' if "'" in value else f"'{value}'"
    return f"selected(${{{item}}}, {quoted})" if kinds.get(item) in SEVERAL else f"${{{item}}} = {quoted}"


def read(text: str, kinds: Kinds) -> Condition:
    """Read a condition; refuses, with the place, what the tree cannot say, and items that are not there."""
    if len(text) > LONGEST:
        raise Refused(_("The condition is too long."))
    reading = _Reading(text, kinds)
    condition = reading.either()
    if reading.rest():
        raise reading.refusal()
    return condition


class _Reading:
    """One pass over a text, from the loosest joint to the tightest."""

    def __init__(self, text: str, kinds: Kinds) -> None:
        self.text, self.kinds, self.place, self.depth = text, kinds, 0, 0

    def rest(self) -> str:
        return self.text[self.place :].strip()

    def refusal(self) -> Refused:
        at = self.rest()[:30]
        if not at:
            return Refused(_("The condition ends too early."))
        return Refused(_("The condition cannot be kept from “%(place)s” on.") % {"place": at})

    def taken(self, group: str, *values: str) -> str:
        """Take the next token when it is of the group and, if any are named, one of these values."""
        match = TOKEN.match(self.text, self.place)
        found = match[group] if match else None
        if not match or found is None or (values and found not in values):
            return ""
        self.place = match.end()
        return match["code"] if group == "item" else found

    def needed(self, group: str, *values: str) -> str:
        if not (found := self.taken(group, *values)):
            raise self.refusal()
        return found

    def either(self) -> Condition:
        parts = [self.all()]
        while self.taken("name", "or"):
            parts.append(self.all())
        return _either(parts)

    def all(self) -> Condition:
        parts = [self.one()]
        while self.taken("name", "and"):
            parts.append(self.one())
        return _all(parts)

    def one(self) -> Condition:
        if self.taken("name", "not"):
            return Not(self.inner())
        if self.taken("name", "selected"):
            return self.selected()
        if item := self.taken("item"):
            return self.compared(item)
        return self.inner()

    def inner(self) -> Condition:
        self.needed("sign", "(")
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refusal()
        found = self.either()
        self.needed("sign", ")")
        self.depth -= 1
        return found

    def selected(self) -> Condition:
        self.needed("sign", "(")
        item = self.known(self.needed("item"))
        self.needed("sign", ",")
        value = self.needed("text")[1:-1]
        self.needed("sign", ")")
        return In(item, (value,))

    def compared(self, item: str) -> Condition:
        self.known(item)
        start = self.place
        operator = self.needed("operator")
        is_contrary = operator in CONTRARY
        if number := self.taken("number"):
            found: Condition = Compare(item, CONTRARY.get(operator, operator), Decimal(number))
            return Not(found) if is_contrary else found
        value = self.needed("text")[1:-1]
        is_several = self.kinds[item] in SEVERAL and value
        if operator not in {"=", "!="} or is_several:
            self.place = start
            raise self.refusal()
        if not value:
            return Answered(item) if is_contrary else Not(Answered(item))
        found = In(item, (self.meant(item, value),))
        return Not(found) if is_contrary else found

    def meant(self, item: str, value: str) -> str:
        back = {there: here for here, there in AGREED.items()}
        return back.get(value, value) if self.kinds[item] == Kind.CONSENT else value

    def known(self, item: str) -> str:
        if item not in self.kinds:
            raise Refused(_("The condition names “%(item)s”, which is no question.") % {"item": item})
        return item


def _either(parts: list[Condition]) -> Condition:
    """Join parts by `or`; values of one item become one part."""
    items = {part.item if isinstance(part, In) else None for part in parts}
    if len(items) == 1 and None not in items:
        values = [value for part in parts if isinstance(part, In) for value in part.values]
        return In(items.pop() or "", tuple(values))
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _all(parts: list[Condition]) -> Condition:
    """Join parts by `and`; “answered and not 3” is what `write` makes of a number other than 3."""
    match parts:
        case [Answered(first), Not(Compare(second, "=", number))] if first == second:
            return Compare(first, "!=", number)
        case [only]:
            return only
    return And(tuple(parts))
