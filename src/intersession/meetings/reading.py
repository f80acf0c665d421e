"""The programme as readers ask for it: filtered, by speaker, a session with its topics. Reads no table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from intersession.core import translated
from intersession.meetings import under_way
from intersession.meetings.models import Presence, SessionKind
from intersession.meetings.released import Programme
from intersession.membership.order import sort_key
from intersession.papers import words

Row = Mapping[str, Any]
FILTERS = ("room", "language", "kind")
"""What a programme is filtered by, in the query of its address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter offers."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A person of the programme, as named there, with the sessions; a name that is not shown is by itself."""

    person: Row
    sessions: tuple[tuple[Row, Row], ...]  # the session, and the person as named in it


def filtered(days: Programme, asked: Mapping[str, str]) -> Programme:
    """Return the sessions that are all that was asked for, by day; a day without any is left out."""
    if not any(asked.values()):
        return days
    kept = ((day, tuple(row for row in rows if _is(row, asked))) for day, rows in days)
    return tuple((day, rows) for day, rows in kept if rows)


def _is(row: Row, asked: Mapping[str, str]) -> bool:
    return all(value in _values(row, name) for name, value in asked.items() if value)


def _values(row: Row, name: str) -> Iterable[str]:
    """What a session is by a filter; a room is known by one of its names, the same in every language."""
    if name == "room":
        return (str(translated.pick(row["room"], translated.FALLBACK)),)
    return (row["kind"],) if name == "kind" else (*row["languages"], *row["interpreted"])


def filters(days: Programme, asked: Mapping[str, str], language: str) -> dict[str, list[Choice]]:
    """Return the values of each filter in words; one that would tell no sessions apart is left out."""
    rows = [row for _day, rows in days for row in rows]
    found: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for row in rows:
        for name, known in found.items():
            for value in _values(row, name):
                if value and value not in known:
                    known[value] = _named(name, value, row, language)
    return {
        name: [
            Choice(value, said, value == asked[name])
            for value, said in sorted(known.items(), key=lambda pair: sort_key(pair[1], language))
        ]
        for name, known in found.items()
        if len(known) > 1 or asked[name]
    }


def _named(name: str, value: str, row: Row, language: str) -> str:
    if name == "room":
        return str(translated.pick(row["room"], language))
    return str(SessionKind(value).label) if name == "kind" else words.language_name(value, language)


def speakers(days: Programme, language: str) -> list[Named]:
    """Return those named in sessions, by name in the order of the language; those without a name last."""
    found: dict[object, list[tuple[Row, Row]]] = {}
    for _day, rows in days:
        for row in rows:
            for person in row["people"]:
                found.setdefault(person["name"] or person["key"], []).append((row, person))
    people = [Named(sessions[0][1], tuple(sessions)) for sessions in found.values()]
    return sorted(people, key=lambda one: (not one.person["name"], sort_key(one.person["name"], language)))


def of(keys: frozenset[int], days: Programme) -> Programme:
    """Return the sessions in which somebody stands by one of these keys, by day."""
    mine = ((day, tuple(row for row in rows if _has(row, keys))) for day, rows in days) if keys else ()
    return tuple((day, rows) for day, rows in mine if rows)


def _has(row: Row, keys: frozenset[int]) -> bool:
    return any(person["key"] in keys for person in row.get("speakers") or row["people"])


def is_excused(person: Row) -> bool:
    """Whether the person sent regrets."""
    return bool(person["presence"] == Presence.EXCUSED)


def times(row: Row, zone: ZoneInfo) -> tuple[datetime, datetime | None] | None:
    """Return the instants of a session; None when its day or time was not found."""
    start, end = under_way.moments(row["day"], row["start"], row["end"], zone)
    return (start, end) if start else None


def topics(questions: Sequence[Mapping[str, str]], known: Iterable[Row]) -> list[tuple[Row | None, Row]]:
    """Return the guiding questions of a released session, each with its topic where that still asks it."""
    of = {_key(row["text"]): row for row in known}
    return [(of.get(_key(question)), question) for question in questions]


def _key(text: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(text.items())
