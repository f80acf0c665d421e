"""Filters of the pages of taking part."""

from collections.abc import Mapping
from typing import Any

from django.template import Library

register = Library()


@register.filter
def at(rows: Mapping[int, Any], key: str | int | None) -> Any:
    """Return the row of a key that a form holds, as a number or as it was typed; none without one."""
    text = str(key or "")
    return rows.get(int(text)) if text.isdecimal() else None
