"""Dates as far as they are known: `2009`, `2009-07` or `2009-07-09`, kept as text that sorts by time."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

PARTIAL = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
WHOLE = 10  # characters of a date known to the day


def check(text: str) -> None:
    """Refuses what is no date, or a day that its month lacks."""
    if not PARTIAL.match(text):
        raise ValidationError(f"“{text}” is no date: write 2009, 2009-07 or 2009-07-09.")
    if len(text) == WHOLE:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValidationError(f"“{text}” is no date: that month has no such day.") from None


def whole(text: str) -> date | None:
    """Return the date when it is known to the day, else None."""
    return date.fromisoformat(text) if len(text) == WHOLE else None


def includes(start: str, end: str, moment: str) -> bool:
    """Whether the moment lies in the period; an empty start or end is open, and both are part of the period.

    `2009` starts with its first day and ends with its last, so the end is compared as far as it is known.
    """
    return start <= moment and (not end or moment[: len(end)] <= end)


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """A date as far as it is known; empty means that it was not found."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", WHOLE)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault(
            "db_collation", "C"
        )  # digits and hyphens in byte order, whatever the server's language
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, check]
