"""Changes of a definition: each returns another one; nothing that was said elsewhere is lost on the way."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.evaluations import conditions
from intersession.evaluations.definition import Definition, Item, Option, Section, Words

UP, DOWN = -1, 1


def section_of(definition: Definition, code: str) -> Section | None:
    """Return the section in which an item stands."""
    return next((one for one in definition.sections if any(item.code == code for item in one.items)), None)


def with_section(definition: Definition, section: Section, *, before: str = "") -> Definition:
    """Put a section in the place of the one of key `before`, else at the end; refuses a taken key."""
    taken = {one.key for one in definition.sections} - {before}
    if section.key in taken:
        raise Refused(_("Two sections are called “%(key)s”.") % {"key": section.key})
    if not before:
        return replace(definition, sections=(*definition.sections, section))
    return _sections(definition, before, section)


def with_item(definition: Definition, key: str, item: Item, *, before: str = "") -> Definition:
    """Put an item in the place of the one of code `before`, else at the end of a section.

    Conditions follow it when its code changes; refuses a code that another item has.
    """
    if item.code in definition.items.keys() - {before}:
        raise Refused(_("Two questions have the code “%(code)s”.") % {"code": item.code})
    if before and (own := section_of(definition, before)):
        items = tuple(item if one.code == before else one for one in own.items)
        changed = _sections(definition, own.key, replace(own, items=items))
        return changed if before == item.code else _renamed(changed, before, item.code)
    section = next((one for one in definition.sections if one.key == key), None)
    if section is None:
        raise Refused(_("This section is gone. Choose another one."))
    return _sections(definition, key, replace(section, items=(*section.items, item)))


def with_list(
    definition: Definition, name: str, options: tuple[Option, ...], *, before: str = ""
) -> Definition:
    """Put a list in the place of the one called `before`; the items that use it follow its name."""
    if name in definition.lists.keys() - {before}:
        raise Refused(_("Two lists are called “%(name)s”.") % {"name": name})
    if not before:
        return replace(definition, lists={**definition.lists, name: options})
    lists = {
        name if one == before else one: options if one == before else many
        for one, many in definition.lists.items()
    }
    changed = replace(definition, lists=lists)
    for item in definition.items.values():
        if item.options == before:
            changed = with_item(changed, "", replace(item, options=name), before=item.code)
    return changed


def with_indices(definition: Definition, indices: Mapping[str, Words]) -> Definition:
    """Name the indices."""
    return replace(definition, indices=dict(indices))


def conditioned(definition: Definition, where: str, when: conditions.Condition | None) -> Definition:
    """Ask an item (`item-q1`) or a section (`section-a`) under a condition, or always."""
    kind, _dash, name = where.partition("-")
    if kind == "item" and name in definition.items:
        return with_item(definition, "", replace(definition.items[name], when=when), before=name)
    section = next((one for one in definition.sections if one.key == name), None)
    if kind != "section" or section is None:
        raise Refused(_("This is gone from the questionnaire."))
    return _sections(definition, name, replace(section, when=when))


def moved(definition: Definition, where: str, step: int) -> Definition:
    """Move an item or a section one place up or down; an item at the edge goes into the next section."""
    kind, _dash, name = where.partition("-")
    if kind == "section":
        keys = [one.key for one in definition.sections]
        return (
            replace(definition, sections=_swapped(definition.sections, keys.index(name), step))
            if name in keys
            else definition
        )
    own = section_of(definition, name)
    if own is None:
        return definition
    place = [item.code for item in own.items].index(name)
    if 0 <= place + step < len(own.items):
        return _sections(definition, own.key, replace(own, items=_swapped(own.items, place, step)))
    return _carried(definition, own, place, step)


def _carried(definition: Definition, own: Section, place: int, step: int) -> Definition:
    """Carry the item at the edge of a section over into the neighbouring one, if there is one."""
    number = definition.sections.index(own) + step
    if not 0 <= number < len(definition.sections):
        return definition
    other, item = definition.sections[number], own.items[place]
    items = (*other.items, item) if step == UP else (item, *other.items)
    left = replace(own, items=tuple(one for one in own.items if one is not item))
    changed = _sections(definition, own.key, left)
    return _sections(changed, other.key, replace(other, items=items))


def without(definition: Definition, where: str) -> Definition:
    """Take an item, a section with its items, or a list out; what looks at it is told as a fault."""
    kind, _dash, name = where.partition("-")
    if kind == "list":
        return replace(definition, lists={one: many for one, many in definition.lists.items() if one != name})
    kept = tuple(one for one in definition.sections if kind != "section" or one.key != name)
    if kind == "item":
        kept = tuple(
            replace(one, items=tuple(item for item in one.items if item.code != name)) for one in kept
        )
    return replace(definition, sections=kept)


def _sections(definition: Definition, key: str, section: Section) -> Definition:
    kept = tuple(section if one.key == key else one for one in definition.sections)
    return replace(definition, sections=kept)


def _swapped(many: tuple[Any, ...], place: int, step: int) -> tuple[Any, ...]:
    other = place + step
    if not 0 <= other < len(many):
        return many
    changed = list(many)
    changed[place], changed[other] = changed[other], changed[place]
    return tuple(changed)


def _renamed(definition: Definition, old: str, new: str) -> Definition:
    """Let every condition that looks at an item look at its new code."""

    def follow(when: conditions.Condition | None) -> conditions.Condition | None:
        return conditions.renamed(when, old, new) if when else None

    sections = tuple(
        replace(
            one,
            when=follow(one.when),
            items=tuple(replace(item, when=follow(item.when)) for item in one.items),
        )
        for one in definition.sections
    )
    return replace(definition, sections=sections)
