"""An incoming programme held against that of the meeting: what is new, changed, the same, or missing.

What a file does not say is not changed. Only sessions that came from a file can be missing in one.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intersession.core import wording
from intersession.meetings import queries
from intersession.meetings.actions.importing import Stored
from intersession.meetings.exports.shape import guid
from intersession.meetings.imports import kinds
from intersession.meetings.imports.shape import Incoming, IncomingSession
from intersession.meetings.models import Meeting, Session, SessionKind, Speaker
from intersession.papers import dates, words

TIMES = ("day", "start", "end")
A_DAY = timedelta(days=1)
When = tuple[date | None, time | None, time | None]


class Outcome(TextChoices):
    """What becomes of a session."""

    NEW = "new", pgettext_lazy("session of an import", "new")
    CHANGED = "changed", pgettext_lazy("session of an import", "changed")
    SAME = "same", pgettext_lazy("session of an import", "the same")
    MISSING = "missing", pgettext_lazy("session of an import", "not in the file")
    LEFT_OUT = "left-out", pgettext_lazy("session of an import", "left out")


SAID = {
    Outcome.MISSING: gettext_lazy(
        "They came from an earlier file. They stay; cancel or remove them by hand."
    ),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A session of the file or of the meeting, and what becomes of it; `stored` is what is to be set."""

    outcome: Outcome
    where: str
    title: str
    when: str
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    stored: Stored | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is nothing to compare it with: `differences` are what it would have."""
        return self.outcome == Outcome.NEW


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sessions of one outcome, each with its number in the comparison."""

    outcome: Outcome
    rows: tuple[tuple[int, Change], ...]

    @property
    def label(self) -> str:
        """The outcome in words."""
        return str(self.outcome.label)

    @property
    def said(self) -> str:
        """What a reader must know of it."""
        return str(SAID.get(self.outcome, ""))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that an import would do; `token` differs when any of it does."""

    zone: str
    changes: tuple[Change, ...]
    token: str

    @property
    def summary(self) -> tuple[Shelf, ...]:
        """The sessions by outcome, those outcomes left out that nothing has."""
        numbered = tuple(enumerate(self.changes))
        shelves = (
            Shelf(outcome, tuple((at, one) for at, one in numbered if one.outcome == outcome))
            for outcome in Outcome
        )
        return tuple(shelf for shelf in shelves if shelf.rows)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """Those that a person must look at: what is the same is only counted."""
        return tuple(shelf for shelf in self.summary if shelf.outcome != Outcome.SAME)

    @property
    def to_store(self) -> tuple[Stored, ...]:
        """What is to be set; nothing when the meeting is as the file says."""
        return tuple(change.stored for change in self.changes if change.stored)

    def taken(self, numbers: Sequence[str]) -> tuple[Stored, ...]:
        """Return what is to be set of the changes with these numbers."""
        wanted = set(numbers)
        rows = (one.stored for at, one in enumerate(self.changes) if str(at) in wanted)
        return tuple(stored for stored in rows if stored)


def compared(meeting: Meeting, incoming: Incoming) -> Comparison:
    """Return what the import would do to the programme of the meeting, in three queries."""
    zone = queries.zone(meeting)
    people = Speaker.objects.order_by("position").select_related("person")
    sessions = list(
        meeting.sessions.order_by("position")
        .select_related("room")
        .prefetch_related(Prefetch("speakers", people))
    )
    known = {name: session for session in sessions for name in _names(meeting, session)}
    whole = str(guid(meeting.key))
    found = [_change(one, known.get(one.uid), zone) for one in incoming.sessions if one.uid != whole]
    seen = {change.stored.session for change in found if change.stored}
    seen |= {known[one.uid].pk for one in incoming.sessions if one.uid in known}
    gone = [_gone(session) for session in sessions if session.uid and session.pk not in seen]
    token = hashlib.sha256(repr([(change.outcome, change.stored) for change in found]).encode()).hexdigest()
    return Comparison(zone.key, (*found, *gone), token[:32])


def _names(meeting: Meeting, session: Session) -> Iterator[str]:
    """What programs call a session: as it was imported, and as we export it."""
    yield str(guid(meeting.key, session.key))
    if session.uid:
        yield session.uid


def _change(one: IncomingSession, session: Session | None, zone: ZoneInfo) -> Change:
    title, when = next(iter(one.title.values()), ""), _told(_when(one, zone))
    if reason := _obstacle(one):
        return Change(Outcome.LEFT_OUT, one.where, title, when, reason=reason)
    if session is None:
        return _new(one, title, when, zone)
    stored = _stored(one, session, zone)
    if not (stored.fields or stored.room or stored.adds or stored.drops):
        return Change(Outcome.SAME, one.where, title, when)
    return Change(Outcome.CHANGED, one.where, title, when, _differences(session, stored), stored=stored)


def _new(one: IncomingSession, title: str, when: str, zone: ZoneInfo) -> Change:
    """A new session is headed by its title and time; the rest of it is told beside."""
    empty = Session(kind=kinds.kind(one.kind) or SessionKind.OTHER)
    stored = _stored(one, empty, zone)
    stored = replace(stored, uid=one.uid, fields={"kind": empty.kind, **stored.fields})
    shown = {name: value for name, value in stored.fields.items() if name not in {*TIMES, "title"}}
    told = _differences(empty, replace(stored, fields=shown))
    return Change(Outcome.NEW, one.where, title, when, told, stored=stored)


def _stored(one: IncomingSession, session: Session, zone: ZoneInfo) -> Stored:
    fields = dict(_fields(one, session, kinds.kind(one.kind), zone))
    adds, drops = _speakers(one, session)
    room = "" if not one.room or _is_in(session, one.room) else one.room
    uid = session.uid or (_foreign(one, session) if session.pk else one.uid)
    return Stored(session.pk, uid, fields, room, next(iter(one.title)), adds, drops)


def _foreign(one: IncomingSession, session: Session) -> str:
    """A session that was not imported stays so when our own file of it comes back."""
    return "" if one.uid == str(guid(session.meeting.key, session.key)) else one.uid


def _obstacle(one: IncomingSession) -> str:
    """Why a session cannot be stored; empty when it can."""
    if not one.title:
        return _("It has no title.")
    if one.start and one.end and one.end - one.start >= A_DAY:
        return _("It lasts a day or longer; divide it into one session a day.")
    return ""


def _when(one: IncomingSession, zone: ZoneInfo) -> When:
    """Return day and times in the zone of the meeting."""
    if one.start is None:
        return one.day, None, None
    start = one.start.astimezone(zone)
    end = one.end.astimezone(zone).time() if one.end else None
    return start.date(), start.time(), None if end == start.time() else end


def _lasting(when: When, session: Session) -> When:
    """A session that is moved, and whose end the file does not say, stays as long as it was."""
    day, start, end = when
    if day is None or start is None or end or not (session.start and session.end):
        return when
    length = datetime.combine(day, session.end) - datetime.combine(day, session.start)
    return day, start, (datetime.combine(day, start) + length).time()


def _fields(
    one: IncomingSession, session: Session, kind: SessionKind | None, zone: ZoneInfo
) -> Iterator[tuple[str, Any]]:
    """Give what the file says and the session does not."""
    for name, value in zip(TIMES, _lasting(_when(one, zone), session), strict=True):
        if value is not None and value != getattr(session, name):
            yield name, value
    if kind and kind != session.kind:
        yield "kind", kind
    for name, text in (("title", one.title), ("summary", one.abstract)):
        kept = getattr(session, name)
        if any(kept.get(language) != said for language, said in text.items()):
            yield name, {**kept, **text}
    if one.language and one.language not in session.languages:
        yield "languages", [one.language]


def _is_in(session: Session, room: str) -> bool:
    names = session.room.name.values() if session.room else ()
    return room.casefold() in {name.casefold() for name in names}


def _speakers(one: IncomingSession, session: Session) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return names to add and speakers to take out.

    A person who speaks under another name, or under none, is known by the real one too and is never added a
    second time. Whom the secretariat knows as a person is taken out by the secretariat alone.
    """
    people = list(session.speakers.all()) if session.pk else []
    if not one.speakers:
        return (), ()
    known = {name.casefold() for who in people for name in (who.name, str(who.person or "")) if name}
    named = {who.name.casefold() for who in one.speakers}
    adds = tuple(who.name for who in one.speakers if who.name.casefold() not in known)
    plain = [who for who in people if not who.person_id and not who.withheld and who.name]
    return adds, tuple(who.position for who in plain if who.name.casefold() not in named)


def _differences(session: Session, stored: Stored) -> tuple[Difference, ...]:
    fields = stored.fields
    told = []
    if fields.keys() & {*TIMES}:
        before = tuple(getattr(session, name) for name in TIMES)
        after = tuple(fields.get(name, getattr(session, name)) for name in TIMES)
        told.append(Difference(_("Time"), _told(before), _told(after)))
    for name, label in (("title", _("Title")), ("summary", _("Summary"))):
        if name in fields:
            told.append(Difference(label, *_changed(getattr(session, name), fields[name])))
    if "kind" in fields:
        told.append(Difference(_("Kind"), _kind(session.kind), _kind(fields["kind"])))
    if "languages" in fields:
        told.append(Difference(_("Languages"), _named(session.languages), _named(fields["languages"])))
    if stored.room:
        kept = wording.plainly(session.room.name) if session.room else ""
        told.append(Difference(_("Room"), kept, stored.room))
    if stored.adds or stored.drops:
        people = session.speakers.all() if stored.drops else ()
        gone = "; ".join(who.name for who in people if who.position in stored.drops)
        told.append(Difference(_("Speakers"), gone, "; ".join(stored.adds)))
    return tuple(told)


def _kind(kind: str) -> str:
    return str(SessionKind(kind).label)


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str]:
    """Return a text before and after, in the language in which it changes."""
    changed = next(language for language, text in after.items() if before.get(language) != text)
    return before.get(changed, ""), after[changed]


def _named(codes: Sequence[str]) -> str:
    return ", ".join(words.language_name(code, wording.language()) for code in codes)


def _told(when: Any) -> str:
    """Return a day and times in words, as far as they are known."""
    day, start, end = when
    language = wording.language()
    clock = (
        dates.clock_range(start, end, language)
        if start and end
        else dates.clock(start, language)
        if start
        else ""
    )
    return " ".join(filter(None, (dates.day(day, language) if day else "", clock)))


def _gone(session: Session) -> Change:
    title = wording.plainly(session.title) or str(SessionKind(session.kind).label)
    return Change(Outcome.MISSING, "", title, _told((session.day, session.start, session.end)))
