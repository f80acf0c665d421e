"""Reads of the register of documents, as far as the public may see it."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject, Left

from intersession.documents.models import Distribution, Document, Part

Row = Mapping[str, Any]


def register(*, year: str = "", body: str = "") -> list[Row]:
    """Return the documents in the order of their symbols, one without a symbol last, filtered as asked."""
    found = _public()
    if year:
        found = found.filter(date__startswith=year)
    if body:
        found = found.filter(body__key=body)
    fields = ("key", "symbol", "kind", "title", "date", "session_number", "approved_by", "sources", "note")
    parts = Part.objects.filter(document=OuterRef("pk")).order_by("number")
    written = JSONObject(number="number", original="original", languages="languages")
    return list(
        found.order_by("series__body__position", "series__key", "sort_key", "date", "key")
        .values(*fields, "body__name", "series__pattern", "series__use")
        .annotate(parts=ArraySubquery(parts.values(json=written)))
    )


def filters() -> dict[str, list[Row]]:
    """Return the years and bodies that the register can be filtered by."""
    rows = _public().exclude(date="").annotate(year=Left("date", 4)).order_by("-year")
    years = rows.values("year").distinct()
    bodies = _public().filter(body__isnull=False).order_by("body__position", "body__key")
    return {"years": list(years), "bodies": list(bodies.values("body__key", "body__name").distinct())}


def of_year(year: int) -> list[Row]:
    """Return the documents dated in that year."""
    return [row for row in register(year=str(year)) if row["symbol"]]


def _public() -> Any:
    return Document.objects.filter(distribution=Distribution.GENERAL)
