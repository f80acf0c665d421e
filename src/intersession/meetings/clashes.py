"""Finds what cannot be as a programme says it: two places at once, too few booths or seats. Reads no table.

Clashes are shown beside the sessions and never keep anybody from saving.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.core import wording
from intersession.meetings.models import SessionKind

PLENARY = frozenset(SessionKind) - {
    *(SessionKind.SIDE_EVENT, SessionKind.BREAK, SessionKind.RECEPTION, SessionKind.OTHER)
}
"""Kinds of sessions that all who take part are expected at."""


@dataclass(frozen=True, slots=True)
class Place:
    """A room: how many sit in it, and how many languages can be interpreted at once."""

    key: int
    name: str
    seats: int | None = None
    booths: int = 0


@dataclass(frozen=True, slots=True)
class Crew:
    """A team of interpreters and the languages it works in."""

    key: int
    name: str
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: who it is, whatever the name that is shown."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A session as far as clashes go. `expected` are persons; a session without an end has no length."""

    key: str
    name: str
    kind: str
    start: datetime
    end: datetime
    place: Place | None = None
    crew: Crew | None = None
    languages: frozenset[str] = frozenset()
    interpreted: tuple[str, ...] = ()
    interpretation: bool | None = None
    voices: frozenset[Voice] = frozenset()
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """What cannot be, in words, and the sessions that it is about."""

    sessions: tuple[str, ...]
    told: str


def find(slots: Sequence[Slot], days: tuple[date, date] | None = None) -> list[Clash]:
    """Return every clash between sessions that take place, then those of one alone, in order of time.

    `days` are the first and the last day of the meeting. Leave out what is cancelled.
    """
    ordered = sorted(slots, key=lambda slot: (slot.start, slot.end, slot.key))
    pairs = [(one, two) for one, two in combinations(ordered, 2) if _meet(one, two)]
    between = [
        Clash((one.key, two.key), told) for one, two in pairs for rule in BETWEEN for told in rule(one, two)
    ]
    alone = [Clash((slot.key,), told) for slot in ordered for rule in ALONE for told in rule(slot)]
    return between + alone + [clash for slot in ordered if days for clash in _outside(slot, *days)]


def _meet(one: Slot, two: Slot) -> bool:
    return one.start < two.end and two.start < one.end


def _in_one_room(one: Slot, two: Slot) -> Iterator[str]:
    if one.place and two.place and one.place.key == two.place.key:
        said = _("%(room)s is used twice at once: %(one)s and %(two)s.")
        yield said % {"room": one.place.name, "one": one.name, "two": two.name}


def _speaks_twice(one: Slot, two: Slot) -> Iterator[str]:
    keys = {voice.key for voice in two.voices}
    for voice in sorted(one.voices, key=lambda voice: voice.name):
        if voice.key in keys:
            said = _("%(speaker)s speaks in two sessions at once: %(one)s and %(two)s.")
            yield said % {"speaker": voice.name, "one": one.name, "two": two.name}


def _interprets_twice(one: Slot, two: Slot) -> Iterator[str]:
    if one.crew and two.crew and one.crew.key == two.crew.key:
        said = _("%(team)s interprets two sessions at once: %(one)s and %(two)s.")
        yield said % {"team": one.crew.name, "one": one.name, "two": two.name}


def _beside_a_plenary(one: Slot, two: Slot) -> Iterator[str]:
    for side, whole in ((one, two), (two, one)):
        if side.kind == SessionKind.SIDE_EVENT and whole.kind in PLENARY:
            said = _("The side event %(side)s overlaps %(plenary)s, which everybody attends.")
            yield said % {"side": side.name, "plenary": whole.name}


def _unknown_languages(slot: Slot) -> Iterator[str]:
    if slot.crew is None:
        return
    unknown = sorted((slot.languages | set(slot.interpreted)) - slot.crew.languages)
    if unknown:
        said = _("%(team)s does not work in %(languages)s, which %(session)s needs.")
        names = ", ".join(wording.named(code) for code in unknown)
        yield said % {"team": slot.crew.name, "languages": names, "session": slot.name}


def _too_few_booths(slot: Slot) -> Iterator[str]:
    if slot.place and len(slot.interpreted) > slot.place.booths:
        said = ngettext(
            "%(session)s is interpreted into %(languages)s languages, and %(room)s has %(booths)s booth.",
            "%(session)s is interpreted into %(languages)s languages, and %(room)s has %(booths)s booths.",
            slot.place.booths,
        )
        yield said % {
            "session": slot.name,
            "languages": len(slot.interpreted),
            "room": slot.place.name,
            "booths": slot.place.booths,
        }


def _without_languages(slot: Slot) -> Iterator[str]:
    if slot.interpretation and not slot.interpreted:
        said = _("%(session)s is interpreted, but it is not said into which languages.")
        yield said % {"session": slot.name}


def _too_small(slot: Slot) -> Iterator[str]:
    if slot.place and slot.place.seats and slot.expected and slot.expected > slot.place.seats:
        said = ngettext(
            "%(room)s has %(seats)s seat, and %(expected)s persons are expected at %(session)s.",
            "%(room)s has %(seats)s seats, and %(expected)s persons are expected at %(session)s.",
            slot.place.seats,
        )
        yield said % {
            "room": slot.place.name,
            "seats": slot.place.seats,
            "expected": slot.expected,
            "session": slot.name,
        }


def _outside(slot: Slot, first: date, last: date) -> Iterator[Clash]:
    if not first <= slot.start.date() <= last:
        said = _("%(session)s is on a day on which the meeting is not held.")
        yield Clash((slot.key,), said % {"session": slot.name})


BETWEEN: Sequence[Callable[[Slot, Slot], Iterator[str]]] = (
    *(_in_one_room, _speaks_twice, _interprets_twice, _beside_a_plenary),
)
ALONE: Sequence[Callable[[Slot], Iterator[str]]] = (
    *(_unknown_languages, _too_few_booths, _without_languages, _too_small),
)
