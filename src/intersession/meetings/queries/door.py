"""Reads of the door: whose badges are read there, who is like whom, when a badge was read before."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from intersession.core import tables
from intersession.meetings import participants, statistics, wording
from intersession.meetings.models import TAKES_A_PLACE, CheckIn, Meeting, Registration, Session, SessionKind
from intersession.membership import queries as membership

SHOWN = 12
"""Badges that a search shows."""


def digest(code: str) -> bytes:
    """Return what is known of a badge at the door, as `BADGE` gives it from the table."""
    return hashlib.sha256(code.encode()).digest()


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as a device knows it: the digest of its code, hexadecimal, and what is printed on it."""

    digest: str
    name: str
    entity: str
    kind: str


def badges(meeting: Meeting, language: str, today: date) -> tuple[Badge, ...]:
    """Return the badges of those who may come in, by name; a protected person as they agreed to be named."""
    day = statistics.day_of(meeting)
    members = set(membership.members_at(day).values_list("pk", flat=True))
    names = membership.names_at(day, language)
    kinds = {block: str(name) for block, name in wording.ON_BADGES.items()}
    shown = dict(participants.consents(meeting, today).values_list("person_id", "shown_as"))
    found = (
        Badge(
            digest(row["code"]).hex(),
            shown.get(row["person"], "") if row["person__protected"] else _printed(row),
            names.get(row["entity"], "") if row["entity"] else row["represents"],
            kinds[statistics.block_of(row["kind"], member=row["entity"] in members)],
        )
        for row in _may_come_in(meeting)
    )
    return tuple(sorted(found, key=lambda badge: (tables.folded(badge.name), badge.digest)))


def _may_come_in(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    fields = ("code", "person", "person__protected", "honorific", "name", "entity", "represents", "kind")
    found = Registration.objects.filter(
        meeting=meeting, standing__in=TAKES_A_PLACE, person__merged_into=None
    ).exclude(name="")
    yield from found.order_by().values(*fields).iterator()


def _printed(row: Mapping[str, Any]) -> str:
    return f"{row['honorific']} {row['name']}".strip()


def search(found: Sequence[Badge], text: str) -> list[Badge]:
    """Return the badges whose name or entity has all these words, or beginnings of them."""
    words = tables.folded(text).split()
    return [badge for badge in found if words and _has(badge, words)][:SHOWN]


def _has(badge: Badge, words: Sequence[str]) -> bool:
    own = tables.folded(f"{badge.name} {badge.entity}").split()
    return all(any(name.startswith(word) for name in own) for word in words)


def alike(meeting: Meeting, name: str) -> list[Registration]:
    """Return who of a meeting may be that person: all words of one name are in the other, two at least."""
    sought = set(tables.folded(name).split())
    rows = Registration.objects.filter(meeting=meeting, person__merged_into=None, person__protected=False)
    found = [pk for pk, known in rows.order_by().values_list("pk", "name") if _is_like(sought, known)]
    return list(rows.filter(pk__in=found).select_related("entity").order_by("name", "pk")[:SHOWN])


def _is_like(sought: set[str], name: str) -> bool:
    words = set(tables.folded(name).split())
    shorter = min(words, sought, key=len)
    return words == sought or (len(shorter) > 1 and (words <= sought or sought <= words))


def earlier(registrations: Collection[int], where: ZoneInfo) -> dict[UUID, datetime]:
    """Return, of readings that were not the first at their place and day, when the first was, in that zone.

    First is which came to us first: what a clerk was told stays true when another device sends later.
    """
    first: dict[tuple[int, int | None, date], datetime] = {}
    found = {}
    rows = CheckIn.objects.filter(registration__in=registrations, correction=None).order_by("pk")
    for uid, registration, session, at in rows.values_list("uid", "registration", "session", "at"):
        local = at.astimezone(where)
        key = (registration, session, local.date())
        if key in first:
            found[uid] = first[key]
        first.setdefault(key, local)
    return found


def sessions(meeting: Meeting) -> list[Mapping[str, Any]]:
    """Return the sessions at whose doors badges can be read, in the order of the programme."""
    found = Session.objects.filter(meeting=meeting, cancelled=False).exclude(kind=SessionKind.BREAK)
    return list(found.order_by("day", "start", "position").values("key", "day", "start", "title", "kind"))
