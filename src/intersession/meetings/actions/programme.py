"""Changes a programme in preparation: sessions made, revised, moved, cancelled, removed; who speaks in them.

Whoever saves gives back the token of what they saw. When it is no longer what stands there, nothing is saved:
two secretaries lose nothing to each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from intersession.core import translated
from intersession.core.refusals import Refused
from intersession.cycles.models import GuidingQuestion
from intersession.meetings import prepared
from intersession.meetings.actions import consents
from intersession.meetings.models import (
    Meeting,
    Person,
    Release,
    Room,
    Session,
    SessionQuestion,
    Speaker,
)

LONGEST_KEY = 50


class Overtaken(Refused):
    """Somebody changed it meanwhile: what is saved now would undo that."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """Somebody who speaks, as written down; `key` is that of a speaker who is there already.

    `email` makes the person known, so that changes are written to them. A name that is withheld is kept of
    the person alone and shown nowhere.
    """

    key: int | None
    name: str
    honorific: Mapping[str, str] = field(default_factory=dict)
    role: Mapping[str, str] = field(default_factory=dict)
    does: str = ""
    email: str = ""
    language: str = "en"
    withheld: bool = False


@transaction.atomic
def add(
    meeting: Meeting,
    *,
    speakers: Sequence[Speaks] = (),
    questions: Iterable[GuidingQuestion] = (),
    **terms: Any,
) -> Session:
    """Put a session into the programme; `terms` are fields of `Session`. Refuses impossible times."""
    _lock(meeting)
    session = Session(meeting=meeting, key=_free_key(meeting, terms), **terms)
    session.position = (meeting.sessions.aggregate(last=Max("position"))["last"] or 0) + 1
    _check(session)
    session.save(force_insert=True)
    _ask(session, questions)
    _name(session, speakers)
    return session


@transaction.atomic
def revise(
    session: Session,
    *,
    seen: str,
    speakers: Sequence[Speaks],
    questions: Iterable[GuidingQuestion],
    **terms: Any,
) -> Session:
    """Change a session as a whole; refuses impossible times, and when somebody changed it meanwhile."""
    session = _as_seen(session, seen)
    for name, value in terms.items():
        setattr(session, name, value)
    _check(session)
    session.save()
    _ask(session, questions)
    _name(session, speakers)
    return session


@transaction.atomic
def move(session: Session, *, seen: str, day: date, start: time, room: Room | None) -> Session:
    """Move a session to a day, a time and a room; it stays as long as it was."""
    session = _as_seen(session, seen)
    if session.start and session.end:
        length = datetime.combine(day, session.end) - datetime.combine(day, session.start)
        session.end = (datetime.combine(day, start) + length).time()
    session.day, session.start, session.room = day, start, room
    _check(session)
    session.save()
    return session


@transaction.atomic
def cancel(session: Session, *, seen: str, cancelled: bool) -> Session:
    """Cancel a session, which stays in the programme as cancelled, or take that back."""
    session = _as_seen(session, seen)
    session.cancelled = cancelled
    session.save(update_fields=["cancelled"])
    return session


@transaction.atomic
def remove(session: Session, *, seen: str) -> None:
    """Take a session out of the programme; what was released of it stays until the next release."""
    session = _as_seen(session, seen)
    _take_out(session.speakers.all())
    session.delete()


def _lock(meeting: Meeting) -> None:
    """Let one person at a time change the programme of a meeting."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _as_seen(session: Session, seen: str) -> Session:
    _lock(session.meeting)
    found = Session.objects.filter(pk=session.pk).select_related("meeting").first()
    if found is None:
        raise Overtaken(_("Somebody removed this session meanwhile."))
    if prepared.row_of(found)["token"] != seen:
        raise Overtaken(_("Somebody changed this session meanwhile. Nothing was saved; compare below."))
    return found


def _check(session: Session) -> None:
    if session.end and not session.start:
        raise Refused(_("The session ends but does not start; give its start too."))
    if session.end and session.end == session.start:
        raise Refused(_("The session ends when it starts."))
    if session.start and not session.day:
        raise Refused(_("The session has a time but no day; give its day too."))
    if session.interpreted and not session.interpretation:
        raise Refused(_("Languages are interpreted: say that there is interpretation, or take them away."))


def _free_key(meeting: Meeting, terms: Mapping[str, Any]) -> str:
    """Return a key that no session of the meeting has, nor had when it was released last."""
    last = Release.objects.filter(meeting=meeting).order_by("-number").values_list("content", flat=True)
    taken = {row["key"] for row in last.first() or ()}
    taken |= set(meeting.sessions.values_list("key", flat=True))
    title = str(translated.pick(terms.get("title") or {}, translated.FALLBACK))
    stem = slugify(title)[:LONGEST_KEY].strip("-") or str(terms["kind"]).replace("_", "-")
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)


def _ask(session: Session, questions: Iterable[GuidingQuestion]) -> None:
    wanted = list(questions)
    session.questions.exclude(question__in=wanted).delete()
    had = set(session.questions.values_list("question", flat=True))
    new = (SessionQuestion(session=session, question=row) for row in wanted if row.pk not in had)
    SessionQuestion.objects.bulk_create(new)


def _name(session: Session, speakers: Sequence[Speaks]) -> None:
    """Keep those who speak; a speaker of another session is none of this one."""
    own = {speaker.position: speaker for speaker in session.speakers.all()}
    kept = {said.key for said in speakers if said.key}
    _take_out(session.speakers.exclude(position__in=kept))
    known = Speaker.objects.filter(meeting=session.meeting).aggregate(last=Max("position"))["last"] or 0
    for said in speakers:
        speaker = own.get(said.key or 0)
        if speaker is None:
            known += 1  # a place is never given twice: releases know their speakers by it
            speaker = Speaker(meeting=session.meeting, session=session, position=known)
        _write(speaker, said)
    persons = [pk for pk in session.speakers.values_list("person", flat=True) if pk]
    if len(persons) != len(set(persons)):
        raise Refused(_("The same person stands twice in this session; leave one row empty."))


def _write(speaker: Speaker, said: Speaks) -> None:
    speaker.person = _person(speaker, said)
    speaker.name = "" if said.withheld else said.name
    speaker.withheld = said.withheld
    speaker.honorific, speaker.role = dict(said.honorific), dict(said.role)
    speaker.does = said.does
    other = Speaker.objects.filter(session=speaker.session, person=speaker.person).exclude(pk=speaker.pk)
    if speaker.person and other.exists():
        raise Refused(_("The same person stands twice in this session; leave one row empty."))
    speaker.save()
    if speaker.person:  # whose name depends on consents keeps the one that they allow
        consents.write(speaker.meeting, speaker.person, day=timezone.localdate())


def _person(speaker: Speaker, said: Speaks) -> Person | None:
    """Return the person behind a speaker: whom the address names, else who it was, else somebody new."""
    if said.email:
        found = Person.objects.filter(email__iexact=said.email, merged_into=None, forgotten_at=None).first()
        if found:
            return found
    if speaker.person:
        if speaker.person.email != said.email or speaker.person.language != said.language:
            speaker.person.email, speaker.person.language = said.email, said.language
            speaker.person.save(update_fields=["email", "language"])
        return speaker.person
    if not said.email and not said.withheld:
        return None
    given, _space, family = said.name.rpartition(" ")
    return Person.objects.create(
        given_name=given[:80],
        family_name=family[:80],
        email=said.email,
        language=said.language,
        protected=said.withheld,
    )


def _take_out(speakers: Any) -> None:
    """Remove speakers; those whom a release may name are only taken out, since it reads their names."""
    named = list(speakers.values_list("pk", "meeting"))
    if named and Release.objects.filter(meeting=named[0][1]).exists():
        Speaker.objects.filter(pk__in=[pk for pk, _meeting in named]).update(session=None)
    else:
        speakers.delete()


@transaction.atomic
def shift(meeting: Meeting, *, day: date, start: time, minutes: int, seen: str) -> int:
    """Move everything of a day that starts at `start` or later by some minutes; return how many sessions.

    Refuses to move anything to another day, and when somebody changed that part of the day meanwhile.
    """
    _lock(meeting)
    rows = from_time(meeting, day, start)
    if prepared.token_of_all(rows) != seen:
        raise Overtaken(_("Somebody changed this day meanwhile. Nothing was moved; look at it again."))
    for row in rows:
        values = dict(zip(("start", "end"), shifted(row, minutes), strict=True))
        session = Session.objects.get(pk=row["pk"])
        session.start, session.end = values["start"], values["end"]
        session.save(update_fields=["start", "end"])
    return len(rows)


def from_time(meeting: Meeting, day: date, start: time) -> list[prepared.Row]:
    """Return the sessions of a day that start at a time or later, in order."""
    found = meeting.sessions.filter(day=day, start__gte=start, cancelled=False)
    return prepared.in_order(prepared.rows_of(found))


def shifted(row: prepared.Row, minutes: int) -> tuple[time, time | None]:
    """Return when a session starts and ends after a shift; refuses one that leaves its day."""
    by, start = timedelta(minutes=minutes), datetime.combine(row["day"], row["start"])
    moved = start + by
    if moved.date() != row["day"]:
        raise Refused(_("%(session)s would leave its day.") % {"session": prepared.name(row)})
    end = datetime.combine(row["day"], row["end"]) + by if row["end"] else None
    return moved.time(), end.time() if end else None
