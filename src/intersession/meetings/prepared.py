"""The programme as the desk prepares it: its sessions with tokens, its days, and what clashes in it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from intersession.core import partial_dates, wording
from intersession.meetings import changes, clashes, released
from intersession.meetings.models import (
    TAKES_A_PLACE,
    Meeting,
    Registration,
    Room,
    Session,
    SideEvent,
    Speaker,
    Team,
)

Row = Mapping[str, Any]
MORE = ("pk", "position", "room_id", "team_id")
LONGEST = 40  # days of a meeting that are offered


@dataclass(frozen=True, slots=True)
class Prepared:
    """All sessions of a meeting in order of time, and what they stand in."""

    sessions: tuple[Row, ...]
    rooms: tuple[Room, ...]
    teams: tuple[Team, ...]
    clashes: tuple[clashes.Clash, ...]

    def of_day(self, day: date | None) -> list[Row]:
        """Return the sessions of a day; None is for those that have none yet."""
        return [row for row in self.sessions if row["day"] == day]

    def told_of(self, key: str) -> list[str]:
        """Return the clashes of one session."""
        return [clash.told for clash in self.clashes if key in clash.sessions]


def programme(meeting: Meeting) -> Prepared:
    """Return the whole programme in preparation with its clashes; six queries, however long it is."""
    rows = in_order(rows_of(Session.objects.filter(meeting=meeting)))
    rooms, teams = tuple(meeting.rooms.all()), tuple(meeting.teams.all())
    found = clashes.find(_slots(meeting, rows, rooms, teams), _days(meeting))
    return Prepared(tuple(rows), rooms, teams, tuple(found))


def rows_of(found: Any) -> list[Row]:
    """Return sessions as rows with the persons behind their speakers, and the token of how each stands."""
    persons = _persons(found)
    rows = released.sessions(found.order_by("position"), *MORE)
    known = [{**row, "persons": persons.get(row["pk"], {})} for row in rows]
    return [{**row, "token": token(row)} for row in known]


def _persons(found: Any) -> dict[int, dict[int, tuple[Any, ...]]]:
    """Return by session and by place of a speaker who that is, and how they are written to."""
    speakers = Speaker.objects.filter(session__in=found, person__isnull=False).order_by("position")
    persons: dict[int, dict[int, tuple[Any, ...]]] = {}
    for session, place, *known in speakers.values_list(
        "session", "position", "person", "person__email", "person__language"
    ):
        persons.setdefault(session, {})[place] = tuple(known)
    return persons


def token(row: Row) -> str:
    """Return a few characters that differ when anything of a session does: who saves gives them back."""
    written = json.dumps(row, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def token_of_all(rows: Iterable[Row]) -> str:
    """Return one token for several sessions."""
    return hashlib.sha256("".join(row["token"] for row in rows).encode()).hexdigest()[:16]


def row_of(session: Session) -> Row:
    """Return one session as it stands now."""
    return rows_of(Session.objects.filter(pk=session.pk))[0]


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Return sessions in order of time, what has no day or time last."""
    return sorted(rows, key=lambda row: (row["day"] or date.max, row["start"] or time.max, row["position"]))


def days(meeting: Meeting, rows: Sequence[Row]) -> list[date]:
    """Return the days of the meeting and those on which it has sessions."""
    held = _days(meeting)
    known = {row["day"] for row in rows if row["day"]}
    if held:
        length = min((held[1] - held[0]).days, LONGEST)
        known |= {held[0] + timedelta(days=number) for number in range(length + 1)}
    return sorted(known)


def _days(meeting: Meeting) -> tuple[date, date] | None:
    first = partial_dates.whole(meeting.start)
    return (first, partial_dates.whole(meeting.end) or first) if first else None


def name(row: Row) -> str:
    """Return what a session is called at the desk: its title, else its kind."""
    return changes.name(changes.Change("", row["key"], row["title"], row["kind"]))


def span(row: Row) -> tuple[datetime, datetime]:
    """Return when a session begins and ends; one without an end has no length, midnight may be passed."""
    start = datetime.combine(row["day"], row["start"])
    end = datetime.combine(row["day"], row["end"] or row["start"])
    return start, end + timedelta(days=1) if end < start else end


def _slots(
    meeting: Meeting, rows: Sequence[Row], rooms: Sequence[Room], teams: Sequence[Team]
) -> list[clashes.Slot]:
    places = {r.pk: clashes.Place(r.pk, wording.plainly(r.name), r.seats, r.booths) for r in rooms}
    crews = {team.pk: clashes.Crew(team.pk, team.name, frozenset(team.languages)) for team in teams}
    expected = _expected(meeting)
    timed = [row for row in rows if row["day"] and row["start"] and not row["cancelled"]]
    return [
        clashes.Slot(
            row["key"],
            name(row),
            row["kind"],
            *span(row),
            place=places.get(row["room_id"]),
            crew=crews.get(row["team_id"]),
            languages=frozenset(row["languages"]),
            interpreted=tuple(row["interpreted"]),
            interpretation=row["interpretation"],
            voices=frozenset(_voices(row)),
            expected=expected.get(row["key"], expected[""] if row["kind"] in clashes.PLENARY else None),
        )
        for row in timed
    ]


def _voices(row: Row) -> Iterable[clashes.Voice]:
    """Who has an account with the secretariat is that person; anybody else is known by the name."""
    for person in row["people"]:
        of = row["persons"].get(person["key"], (None,))[0]
        if of or person["name"]:
            shown = person["name"] or wording.plainly(person["role"]) or f"{of}"
            yield clashes.Voice(f"person {of}" if of else person["name"].casefold(), shown)


def _expected(meeting: Meeting) -> dict[str, int | None]:
    """How many persons are expected: at a side event by its key, and with no key at a plenary."""
    held = SideEvent.objects.filter(meeting=meeting, session__isnull=False)
    registered = Registration.objects.filter(meeting=meeting, standing__in=TAKES_A_PLACE)
    return {**dict(held.values_list("session__key", "persons_expected")), "": registered.count()}
