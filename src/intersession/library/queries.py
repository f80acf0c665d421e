"""Reads of the library."""

from typing import Any

from intersession.library.models import Publication


def publications() -> list[dict[str, Any]]:
    """Return the volumes of the series, the latest first; one without a number last."""
    rows = Publication.objects.values(
        *("key", "number", "title", "identifiers", "pages", "published", "contents", "note", "sources")
    )
    return sorted(rows, key=lambda row: (row["number"] is None, -(row["number"] or 0), row["key"]))
