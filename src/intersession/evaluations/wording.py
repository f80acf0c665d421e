"""What a questionnaire asks, said in sentences."""

from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.evaluations.conditions import And, Answered, Compare, Condition, In, Not, Or
from intersession.evaluations.definition import Definition, Item, Kind

LIMITED = (Kind.MULTIPLE, Kind.RANKING)
"""Kinds of which `low` and `high` say how many options are chosen."""


def limits(item: Item) -> str:
    """Return how many options may be chosen, as a sentence; empty where any number may."""
    if item.kind not in LIMITED:
        return ""
    low, high = item.low or 0, item.high
    if high is None:
        return _("Choose at least %(number)s.") % {"number": low} if low > 1 else ""
    if low > 1:
        return _("Choose from %(low)s to %(high)s.") % {"low": low, "high": high}
    return _("Choose at most %(number)s.") % {"number": high}


def asked_only(when: Condition | None, definition: Definition) -> str:
    """Return when something is asked, as a sentence in the language of the page; empty for always."""
    return _("Asked only if %(condition)s.") % {"condition": _said(when, definition)} if when else ""


def _said(when: Condition, definition: Definition) -> str:
    match when:
        case In(item, values):
            answers = _(" or ").join(_("“%s”") % _option(item, value, definition) for value in values)
            return _("“%(question)s” is answered by %(answers)s") % _named(item, definition, answers=answers)
        case Answered(item):
            return _("“%(question)s” is answered") % _named(item, definition)
        case Not(Answered(item)):
            return _("“%(question)s” is left without an answer") % _named(item, definition)
        case Compare(item, operator, number):
            return _compared(operator) % _named(item, definition, number=f"{number:f}")
        case Not(part):
            return _("it is not so that %(condition)s") % {"condition": _said(part, definition)}
        case And(parts) | Or(parts):
            joint = _(" and ") if isinstance(when, And) else _(" or ")
            return joint.join(_part(part, definition) for part in parts)


def _part(part: Condition, definition: Definition) -> str:
    """Return a part of several, in parentheses where it has parts itself."""
    said = _said(part, definition)
    return f"({said})" if isinstance(part, And | Or) and len(part.parts) > 1 else said


def _compared(operator: str) -> str:
    return {
        "=": _("“%(question)s” is answered by %(number)s"),
        "!=": _("“%(question)s” is answered by another number than %(number)s"),
        "<": _("“%(question)s” is answered by less than %(number)s"),
        "<=": _("“%(question)s” is answered by %(number)s at most"),
        ">": _("“%(question)s” is answered by more than %(number)s"),
        ">=": _("“%(question)s” is answered by %(number)s at least"),
    }[operator]


def _named(item: str, definition: Definition, **more: str) -> dict[str, str]:
    found = definition.items.get(item)
    return {"question": wording.plainly(found.label) if found else item, **more}


def _option(item: str, value: str, definition: Definition) -> str:
    found = definition.items.get(item)
    if found and found.kind == Kind.CONSENT:
        return _("I agree")
    options = {option.code: option for option in definition.options(found)} if found else {}
    return wording.plainly(options[value].label) if value in options else value
