"""The builder of a condition: rows of what an earlier question is answered by, joined by “all” or “any”."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import wording
from intersession.evaluations.conditions import And, Answered, Compare, Condition, In, Not, Or
from intersession.evaluations.definition import OF_OPTIONS, Definition, Item, Kind

ALL, ANY = "all", "any"
SPARE, MOST = 2, 10
SIGNS = {
    "=": _("is"),
    ">=": _("is at least"),
    "<=": _("is at most"),
    ">": _("is more than"),
    "<": _("is less than"),
}
AGREED = "yes"
Choices = list[tuple[str, str]]


class ConditionForm(forms.Form):
    """Conditions that look at questions asked before; each row names a question and what is so with it."""

    joint = forms.ChoiceField(
        label=_("It is asked if"),
        choices=[(ALL, _("all of these are so")), (ANY, _("one of these is so"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, definition: Definition, where: str, *given: Any, **more: Any) -> None:
        self.before = list(asked_before(definition, where))
        when = condition_of(definition, where)
        rows = rows_of(when)
        self.is_deeper = when is not None and rows is None
        joint, held = rows or (ALL, [])
        super().__init__(*given, **more)
        self.initial = {"joint": joint}
        offered = [("", "–"), *((_short(item), _named(item, definition)) for item in self.before)]
        self.rows = min(len(held) + SPARE, MOST)
        for row in range(1, self.rows + 1):
            choice, number = held[row - 1] if row <= len(held) else ("", None)
            label = _now("Condition %(number)s") % {"number": row}
            self.fields[f"is{row}"] = forms.ChoiceField(
                label=label, required=False, choices=offered, initial=choice
            )
            if any(item.kind == Kind.NUMBER for item in self.before):
                self.fields[f"number{row}"] = forms.DecimalField(
                    label=_("Number"), required=False, max_digits=12, initial=number
                )

    def visible(self) -> list[BoundField]:
        """Return the fields in order."""
        return [self[name] for name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Refuse a comparison without its number."""
        given: dict[str, Any] = super().clean() or {}
        for row in range(1, self.rows + 1):
            if (given.get(f"is{row}") or "").split(":")[0] in SIGNS and given.get(f"number{row}") is None:
                self.add_error(f"number{row}", _("Write the number to compare with."))
        return given

    def made(self) -> Condition | None:
        """Return the condition; none where no row says anything."""
        given = self.cleaned_data
        leaves = [
            leaf(given[f"is{row}"], given.get(f"number{row}"))
            for row in range(1, self.rows + 1)
            if given[f"is{row}"]
        ]
        if len(leaves) < 2:  # noqa: PLR2004 - one is joined to nothing
            return leaves[0] if leaves else None
        return And(tuple(leaves)) if given["joint"] == ALL else _either(leaves)


def _either(leaves: list[Condition]) -> Condition:
    """Join by “any”; answers to one question become one part."""
    if (
        all(isinstance(one, In) for one in leaves)
        and len({one.item for one in leaves if isinstance(one, In)}) == 1
    ):
        values = [value for one in leaves if isinstance(one, In) for value in one.values]
        return In(next(one.item for one in leaves if isinstance(one, In)), tuple(dict.fromkeys(values)))
    return Or(tuple(leaves))


def asked_before(definition: Definition, where: str) -> Iterator[Item]:
    """Give the questions that are asked before an item (`item-q1`) or a section (`section-a`)."""
    for section in definition.sections:
        if where == f"section-{section.key}":
            return
        for item in section.items:
            if where == f"item-{item.code}":
                return
            if item.kind != Kind.NOTE:
                yield item


def condition_of(definition: Definition, where: str) -> Condition | None:
    """Return the condition under which an item or a section is asked."""
    sections = {f"section-{one.key}": one.when for one in definition.sections}
    items = {f"item-{code}": item.when for code, item in definition.items.items()}
    return (sections | items).get(where)


def _short(item: Item) -> str:
    """Return the question as a list names it."""
    return Truncator(wording.plainly(item.label) or item.code).chars(60)


def _named(item: Item, definition: Definition) -> Choices:
    """Return what can be so with a question, each beside the question, which a closed list does not show."""
    return [(value, f"{_short(item)}: {words}") for value, words in told(item, definition)]


def told(item: Item, definition: Definition) -> Choices:
    """Return what can be so with a question, as choices of a list."""
    named = item.code
    if item.kind == Kind.CONSENT:
        return [(f"in:{named}:{AGREED}", _now("was given")), (f"not:{named}:{AGREED}", _now("was not given"))]
    choices = [
        (f"answered:{named}", _now("is answered")),
        (f"blank:{named}", _now("is left without an answer")),
    ]
    if item.kind in OF_OPTIONS:
        options = [(one.code, wording.plainly(one.label) or one.code) for one in definition.options(item)]
        is_so = [(f"in:{named}:{code}", _now("is “%(answer)s”") % {"answer": text}) for code, text in options]
        is_not = [
            (f"not:{named}:{code}", _now("is not “%(answer)s”") % {"answer": text}) for code, text in options
        ]
        return [*is_so, *is_not, *choices]
    if item.kind == Kind.NUMBER:
        return [*((f"{sign}:{named}", f"{words} …") for sign, words in SIGNS.items()), *choices]
    return choices


def leaf(choice: str, number: Decimal | None) -> Condition:
    """Return what a row says."""
    how, _colon, rest = choice.partition(":")
    item, _colon, value = rest.partition(":")
    match how:
        case "in":
            return In(item, (value,))
        case "not":
            return Not(In(item, (value,)))
        case "answered":
            return Answered(item)
        case "blank":
            return Not(Answered(item))
        case _:
            return Compare(item, how, number or Decimal(0))


def rows_of(when: Condition | None) -> tuple[str, list[tuple[str, Decimal | None]]] | None:
    """Return the joint and the rows that say a condition; None for one that is deeper than rows can say."""
    if when is None:
        return ALL, []
    if isinstance(when, In):
        return (ANY if len(when.values) > 1 else ALL), [
            (f"in:{when.item}:{value}", None) for value in when.values
        ]
    joint, parts = (
        (ANY if isinstance(when, Or) else ALL),
        when.parts if isinstance(when, And | Or) else (when,),
    )
    rows = [_row(part) for part in parts]
    said = [row for row in rows if row is not None]
    return (joint, said) if len(said) == len(rows) else None


def _row(part: Condition) -> tuple[str, Decimal | None] | None:
    match part:
        case In(item, (value,)):
            return f"in:{item}:{value}", None
        case Not(In(item, (value,))):
            return f"not:{item}:{value}", None
        case Answered(item):
            return f"answered:{item}", None
        case Not(Answered(item)):
            return f"blank:{item}", None
        case Compare(item, sign, number) if sign in SIGNS:
            return f"{sign}:{item}", number
    return None
