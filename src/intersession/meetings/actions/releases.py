"""Releases a programme: keeps it as it is, says what changed, and writes to those whom a change concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.meetings import changes, letters, prepared, released
from intersession.meetings.models import Meeting, Person, Release, ReleaseNotice, Session, SideEvent, Speaker

Written = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person whom changes concern, and these changes."""

    person: Person
    changes: tuple[changes.Change, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release would keep, and what changed since the one before; `token` is of what is kept."""

    last: Release | None
    content: Written
    changes: tuple[changes.Change, ...]
    concerned: tuple[Concerned, ...]
    token: str


def draft(meeting: Meeting) -> Draft:
    """Return what would be released now."""
    last = Release.objects.filter(meeting=meeting).order_by("-number").first()
    content: Written = released.content(meeting.pk)
    found = tuple(changes.between(last.content if last else (), content))
    seen = prepared.token_of_all([{"token": prepared.token(row)} for row in content])
    return Draft(last, content, found, tuple(_concerned(meeting, found)), seen)


@transaction.atomic
def release(
    meeting: Meeting, *, by: User, version: str, note: Mapping[str, str], seen: str, now: datetime
) -> Release:
    """Release the programme as it was seen; the public sees it, and those concerned are written to.

    Refuses who is not of the secretariat, an empty programme, one that changed since it was seen, and one in
    which nothing is new: neither a session nor how firm it is.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat releases a programme."))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    would = draft(meeting)
    if would.token != seen:
        raise Refused(_("Somebody changed the programme meanwhile. Nothing was released; look at it again."))
    if not would.content and not would.last:
        raise Refused(_("There is no session to release."))
    if would.last and not would.changes and would.last.version == version:
        raise Refused(_("Nothing has changed since the last release."))
    if would.last:
        _count_up(meeting, would)
    made = Release.objects.create(
        meeting=meeting,
        number=would.last.number + 1 if would.last else 1,
        version=version,
        note=dict(note),
        content=would.content,
        changes=[change.written() for change in would.changes],
        released_at=now,
        released_by=by,
    )
    _write_to(made, would.concerned, now)
    return made


def _count_up(meeting: Meeting, would: Draft) -> None:
    """Let the sequence of each session that changed go up, in its row and in what is kept."""
    changed = {change.session for change in would.changes if change.what not in {"added", "removed"}}
    Session.objects.filter(meeting=meeting, key__in=changed).update(sequence=F("sequence") + 1)
    for row in would.content:
        if row["key"] in changed:
            row["sequence"] = int(str(row["sequence"])) + 1


def _write_to(made: Release, concerned: Sequence[Concerned], now: datetime) -> None:
    notices = [ReleaseNotice(release=made, person=row.person, sent_at=now) for row in concerned]
    ReleaseNotice.objects.bulk_create(notices)

    def send() -> None:
        for row in concerned:
            letters.programme_changed(made, row.person, row.changes)

    transaction.on_commit(send)


def _concerned(meeting: Meeting, found: Sequence[changes.Change]) -> list[Concerned]:
    """Return those who speak, spoke, or hold a session that changed; each once, with the changes."""
    of_session: dict[str, list[changes.Change]] = {}
    of_speaker: dict[int, list[changes.Change]] = {}
    for change in found:
        if change.what == "speaker_removed":
            of_speaker.setdefault(change.before, []).append(change)
        else:
            of_session.setdefault(change.session, []).append(change)
    persons: dict[int, tuple[Person, list[changes.Change]]] = {}
    for person, mine in _pairs(meeting, of_session, of_speaker):
        if person.email and not person.forgotten_at:
            known = persons.setdefault(person.pk, (person, []))[1]
            known.extend(change for change in mine if change not in known)
    return [Concerned(person, tuple(mine)) for person, mine in persons.values()]


def _pairs(
    meeting: Meeting,
    of_session: Mapping[str, list[changes.Change]],
    of_speaker: Mapping[int, list[changes.Change]],
) -> list[tuple[Person, list[changes.Change]]]:
    speakers = Speaker.objects.filter(meeting=meeting, person__isnull=False)
    rows = speakers.select_related("person__merged_into", "session").order_by("position")
    pairs = []
    for row in rows:
        person = row.person
        if person is None:
            continue
        own = of_session.get(row.session.key, []) if row.session else []
        mine = [*own, *of_speaker.get(row.position, [])]
        if mine:
            pairs.append((person.merged_into or person, _not_of_others(mine, row.position)))
    held = SideEvent.objects.filter(meeting=meeting, session__key__in=of_session).select_related("session")
    holders = {row.applied_by_id: row.session.key for row in held if row.session}
    found = Person.objects.filter(user__in=holders, merged_into=None)
    pairs += [(person, of_session[holders[person.user_id or 0]]) for person in found]
    return [(person, mine) for person, mine in pairs if mine]


def _not_of_others(mine: list[changes.Change], own: int) -> list[changes.Change]:
    """Leave out what is of another speaker alone: that somebody joins a panel moves nobody else in it."""
    return [change for change in mine if set(changes.speakers(change)) <= {own}]
