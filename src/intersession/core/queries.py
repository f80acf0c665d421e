"""Reads of what every part of the record shares."""

from collections.abc import Mapping, Sequence
from typing import Any

from intersession.core.compiled import Compiled
from intersession.core.models import Organization, Source

Row = Mapping[str, Any]
NAMES = ("name", "short_name", "dialogue", "seat", "time_zone")
_organization = Compiled(lambda: Organization.objects.order_by("pk").values(*NAMES)[:1])


def organization() -> Row:
    """Return the names of the organization and of its dialogue, and its time zone; empty before a record."""
    found = _organization.first()
    return found or {"name": {}, "short_name": {}, "dialogue": {}, "seat": {}, "time_zone": ""}


def sources(keys: Sequence[str] = ()) -> list[Row]:
    """Return the sources of those keys, or every source when no key is given."""
    found = Source.objects.filter(key__in=keys) if keys else Source.objects.all()
    return list(found.order_by("key").values("key", "citation"))
