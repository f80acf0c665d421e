"""Mails about a programme and about side events, each in the language of its reader."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intersession.accounts import letters
from intersession.core import wording
from intersession.meetings import changes
from intersession.meetings import wording as names
from intersession.meetings.models import Meeting, Person, Release, SideEvent, Speaker
from intersession.membership.queries import name_of


def programme_changed(release: Release, person: Person, found: Sequence[changes.Change]) -> None:
    """Tell a person what changed in the sessions that concern them."""
    with translation.override(person.language):
        known = names_of(release.meeting, found)
        told = [(changes.name(change), changes.told(change, known)) for change in found]
        context = {
            "release": release,
            "is_first": release.number == 1,
            "meeting": names.heading(release.meeting).plain,
            "changes": told,
            "address": _page("web:meeting", release.meeting.key),
        }
    letters.send("meetings/mail/programme", person, context)


def names_of(meeting: Meeting, found: Sequence[changes.Change]) -> dict[int, str]:
    """Return the names of speakers whom changes name, as they are shown now; who is not shown has none."""
    keys = {key for change in found for key in changes.speakers(change)}
    rows = Speaker.objects.filter(meeting=meeting, position__in=keys) if keys else ()
    return {row.position: row.name or wording.plainly(row.role) for row in rows}


def side_event_decided(event: SideEvent) -> None:
    """Tell who applied for a side event what the secretariat decided, or asks."""
    language = event.applied_by.language
    with translation.override(language):
        slot = event.session
        context = {
            "event": event,
            "entity": name_of(event.entity_id, language),
            "title": wording.plainly(event.title),
            "reason": wording.plainly(event.reason),
            "meeting": names.heading(event.meeting).plain,
            "slot": changes.when(_when(slot.day, slot.start, slot.end)) if slot and slot.day else "",
            "address": _page("meetings:side_events", event.meeting.key),
        }
    letters.send("meetings/mail/side_event", event.applied_by, context)


def _when(day: date, start: object, end: object) -> dict[str, str | None]:
    return {"day": day.isoformat(), "start": _iso(start), "end": _iso(end)}


def _iso(value: object) -> str | None:
    return str(value) if value else None


def _page(name: str, key: str) -> str:
    return str(settings.SITE.geturl() + reverse(name, args=(key,)))
