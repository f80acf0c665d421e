"""An excerpt of an official public list as registrations: kept out of the repository, read where it lies."""

import csv
from pathlib import Path

from intersession.meetings.models import Meeting, Person, Registration
from tests import factories


def registered(samples: Path, meeting: Meeting) -> list[dict[str, str]]:
    """Register the persons of the excerpt in the order of their delegations, and return its rows."""
    with (samples / "participants" / "cop24_excerpt.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    states = {}
    for row in rows:
        name = row["delegation"]
        if name not in states:
            states[name] = factories.entity()
            factories.entity_name(states[name], short={"en": name})
    persons = Person.objects.bulk_create(Person(family_name=row["name"]) for row in rows)
    Registration.objects.bulk_create(
        Registration(
            meeting=meeting,
            person=person,
            entity=states[row["delegation"]],
            kind="state",
            honorific=row["honorific"],
            name=row["name"],
            lines=[row[f"line{n}"] for n in range(1, 5) if row[f"line{n}"]],
            position=position,
            standing="registered",
            listed=True,
            entered_at="2018-11-01T00:00Z",
        )
        for position, (row, person) in enumerate(zip(rows, persons, strict=True))
    )
    return rows
