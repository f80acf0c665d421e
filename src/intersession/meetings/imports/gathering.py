"""From what a reader found to a programme: the same cleaning and the same doubts for every format."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.meetings.imports import cleaning
from intersession.meetings.imports.shape import (
    Doubt,
    Incoming,
    IncomingLink,
    IncomingSession,
    IncomingSpeaker,
    Notes,
)

MOST_SESSIONS = 2_000
LONGEST_NAME = 120
LONGEST_UID = 150  # two of the same name get their time added, within 200
UNNAMED = "unnamed-"
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """A session as it stands in a file: texts not cleaned yet; `speakers` are keys and names."""

    where: str
    uid: object = ""
    title: object = ""
    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    kind: object = ""
    track: object = ""
    room: object = ""
    language: object = ""  # spoken
    texts_in: object = ""  # the language of title and abstract, where the file says it
    abstract: object = ""
    speakers: tuple[tuple[object, object], ...] = ()
    links: tuple[IncomingLink, ...] = ()
    attachments: tuple[IncomingLink, ...] = ()
    sequence: int = 0


def gathered(found: Iterable[Found], notes: Notes, *, title: object, zone: str, written_in: str) -> Incoming:
    """Return the programme; refuses one with faults, with no session, or with more than can be looked over.

    `written_in` is the language of texts whose language the file does not name.
    """
    sessions = _distinct((_session(one, notes, written_in) for one in found), notes)
    _tell_unnamed(sessions, notes)
    heading = cleaning.line(title, notes, "")
    if not sessions and not notes.faults:
        notes.fault("", _("There is no session in this file."))
    if len(sessions) > MOST_SESSIONS:
        told = _("There are %(count)s sessions in this file; %(most)s are the most. Divide it.")
        notes.fault("", told % {"count": len(sessions), "most": MOST_SESSIONS})
    notes.judge()
    return Incoming(heading, zone, sessions, tuple(sorted(notes.doubts, key=_number)))


def _number(doubt: Doubt) -> int:
    """The line, row or event by which doubts are put in order."""
    found = re.search(r"\d+", doubt.where)
    return int(found[0][:12]) if found else 0


def _session(found: Found, notes: Notes, written_in: str) -> IncomingSession:
    where = found.where
    code = cleaning.language(found.language, notes, where)
    texts_in = cleaning.language(found.texts_in, notes, where) or written_in
    abstract = cleaning.paragraphs(found.abstract, notes, where)
    title = _title(found, abstract, notes)
    if found.day is None:
        notes.doubt(where, _("It has no date; give it one in the programme."))
    start, end = found.start, _end(found, notes)
    return IncomingSession(
        where=where,
        uid=_uid(found, title, notes),
        title={texts_in: title} if title else {},
        day=found.day,
        start=start,
        end=end,
        kind=cleaning.line(found.kind, notes, where),
        track=cleaning.line(found.track, notes, where),
        room=cleaning.line(found.room, notes, where),
        language=code,
        abstract={texts_in: abstract} if abstract else {},
        speakers=tuple(_speakers(found, notes)),
        links=found.links,
        attachments=found.attachments,
        sequence=max(found.sequence, 0),
    )


def _title(found: Found, abstract: str, notes: Notes) -> str:
    """The beginning of the text stands for a missing title."""
    title = cleaning.line(found.title, notes, found.where)
    if title:
        return title
    instead = abstract.partition("\n")[0][: cleaning.LONGEST_LINE]
    told = (
        _("It has no title; the beginning of its text stands for it.") if instead else _("It has no title.")
    )
    notes.doubt(found.where, told)
    return instead


def _end(found: Found, notes: Notes) -> datetime | None:
    """An end that is missing or does not come after the start is left open."""
    if found.start is None:
        return None
    if found.end is None:
        notes.doubt(found.where, _("It has neither end nor duration; its end is left open."))
        return None
    if found.end <= found.start:
        notes.doubt(found.where, _("Its end does not come after its start; its end is left open."))
        return None
    if found.end - found.start >= A_DAY:
        told = _("It lasts a day or longer; divide it into one session a day. It will not be stored.")
        notes.doubt(found.where, told)
    return found.end


def _tell_unnamed(sessions: Sequence[IncomingSession], notes: Notes) -> None:
    unnamed = [session for session in sessions if session.uid.startswith(UNNAMED)]
    if unnamed:
        told = ngettext(
            "%(count)s session has no identifier; another import knows it again by its title and time.",
            "%(count)s sessions have no identifier; another import knows them again by title and time.",
            len(unnamed),
        )
        notes.doubt("", told % {"count": len(unnamed)})


def _uid(found: Found, title: str, notes: Notes) -> str:
    """One without an identifier is known again by its title and time."""
    uid = cleaning.line(found.uid, notes, found.where, LONGEST_UID)
    if uid:
        return uid
    named = f"{title}|{found.start.isoformat() if found.start else found.day}"
    return f"{UNNAMED}{hashlib.sha256(named.encode()).hexdigest()[:20]}"


def _speakers(found: Found, notes: Notes) -> Iterable[IncomingSpeaker]:
    seen = set()
    for key, name in found.speakers:
        words = cleaning.line(name, notes, found.where, LONGEST_NAME)
        if words and words not in seen:
            seen.add(words)
            yield IncomingSpeaker(cleaning.line(key, notes, found.where), words)


def _distinct(sessions: Iterable[IncomingSession], notes: Notes) -> tuple[IncomingSession, ...]:
    """Sessions of one identifier, as of a talk held twice, are told apart by their times."""
    kept: list[IncomingSession] = []
    seen: Counter[str] = Counter()
    for session in sessions:
        uid = session.uid
        if seen[uid]:
            told = _(
                "The identifier “%(uid)s” stands there more than once; the time was added to tell them apart."
            )
            notes.doubt(session.where, told % {"uid": uid})
            moment = session.start or session.day
            uid = f"{uid}@{moment.isoformat() if moment else seen[uid]}"
            uid = f"{uid}#{seen[uid]}" if seen[uid] else uid
        seen[session.uid] += 1
        seen[uid] += uid != session.uid
        kept.append(replace(session, uid=uid))
    return tuple(kept)
