"""Speakers as everybody may see them today: the rule of consents, for every public read and export."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models.functions import JSONObject

from intersession.meetings import consents, wording
from intersession.meetings.models import Consent

Row = Mapping[str, Any]
PERSON = ("honorific", "name", "role", "part", "does", "presence", "withheld", "sources")
HELD = ("person", "protected")
"""What `seen` reads of a row and takes out of it."""
COLUMNS = {name: name for name in PERSON} | {"person": "person", "protected": "person__protected"}
FIELDS = JSONObject(**COLUMNS)
"""A speaker as the public reads take it, in place of the columns; only `seen` makes it fit for a page."""
GIVEN = ("item", "shown_as", "until")


def allowed(people: Iterable[Row], meeting: int, day: date) -> dict[int, consents.Shown]:
    """Return by person what the protected among some speakers allow on a day; without any, no query."""
    persons = {row["person"] for row in people if row["protected"]}
    if not persons:
        return {}
    found_by: dict[int, list[consents.Given]] = {person: [] for person in persons}
    found = Consent.objects.filter(meeting=meeting, person__in=persons, withdrawn_at=None).order_by()
    for row in found.values("person", *GIVEN):
        found_by[row["person"]].append(given(row))
    return {person: consents.shown(some, protected=True, day=day) for person, some in found_by.items()}


def seen(row: Row, may_be: Mapping[int, consents.Shown]) -> Row:
    """Return a row of a speaker with FIELDS as everybody may see it, by what `allowed` gave.

    Of a protected person the consents decide, whatever is written in the row: one whose last day is past
    shows nothing from the next day on, and a name that was typed over a withheld one is not shown.
    """
    plain = {name: value for name, value in row.items() if name not in HELD}
    if not row["protected"]:
        return plain
    allows = may_be[row["person"]]
    return plain | {
        "name": allows.name,
        "withheld": not allows.name,
        "honorific": row["honorific"] if allows.name else {},
        "role": row["role"] if allows.office else wording.voice(),
    }


def all_seen(rows: Iterable[Row], meeting: int, day: date) -> list[Row]:
    """Return rows of speakers of a meeting, with FIELDS, as everybody may see them on a day."""
    people = list(rows)
    may_be = allowed(people, meeting, day)
    return [seen(row, may_be) for row in people]


def in_sessions(rows: Iterable[Row], meeting: int, day: date) -> list[Row]:
    """Return sessions with their `people`, rows with FIELDS, as everybody may see them on a day."""
    sessions = list(rows)
    may_be = allowed((person for row in sessions for person in row["people"]), meeting, day)
    return [{**row, "people": [seen(person, may_be) for person in row["people"]]} for row in sessions]


def given(row: Row) -> consents.Given:
    """Return a row of GIVEN as the rule takes it."""
    return consents.Given(row["item"], row["shown_as"], row["until"])
