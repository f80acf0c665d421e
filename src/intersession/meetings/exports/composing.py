"""From the record to a programme that goes out: what everybody may see, in one language."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from intersession.core import partial_dates, translated
from intersession.core.models import Organization
from intersession.meetings import shown, wording
from intersession.meetings.exports.shape import Programme, Session, Speaker, guid
from intersession.meetings.models import (
    Meeting,
    Part,
    Presence,
    Release,
    SessionKind,
    Version,
)
from intersession.meetings.models import Session as SessionRow
from intersession.meetings.models import Speaker as SpeakerRow
from intersession.papers import words

Row = Mapping[str, Any]
FIELDS = (
    *("key", "day", "start", "end", "kind", "title", "summary", "languages", "interpreted", "interpretation"),
    *("sequence", "cancelled"),
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def programme(meeting: Meeting, language: str, *, address: str = "") -> Programme:
    """Return the programme that everybody sees, its texts picked for the language; at most four queries.

    `address` is the whole address of the page of the meeting.
    """
    release = Release.objects.filter(meeting=meeting).order_by("-number").first()
    rows = _released(meeting, release) if release else _rows(meeting)
    zone = zone_of(meeting)
    start, end = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    with override(language):
        return Programme(
            key=meeting.key,
            title=wording.heading(meeting).plain,
            zone=zone,
            language=language,
            changed=release.released_at if release else EPOCH,
            sessions=tuple(_session(meeting.key, row, zone, language) for row in rows),
            version=_version(release) if release else "",
            place=_picked(meeting.place, language),
            address=address,
            starts=start,
            ends=end or start,
        )


def zone_of(meeting: Meeting) -> ZoneInfo:
    """Return the zone in which the times of a meeting are kept: its own, else that of the seat."""
    own = meeting.time_zone or Organization.objects.values_list("time_zone", flat=True).first()
    return ZoneInfo(own or "UTC")


def moments(
    day: date | None, start: time | None, end: time | None, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Return the instants of a session; one whose end comes first ends after midnight."""
    if day is None or start is None:
        return None, None
    begins = datetime.combine(day, start, zone)
    if end is None:
        return begins, None
    return begins, datetime.combine(day + timedelta(days=end < start), end, zone)


def _rows(meeting: Meeting) -> list[Row]:
    """The loaded history; what is prepared here is seen when it is released."""
    people = SpeakerRow.objects.filter(session=OuterRef("pk")).order_by("position")
    found = SessionRow.objects.filter(meeting=meeting, meeting__prepared_here=False)
    rows = found.order_by("day", "start", "position").values(*FIELDS)
    return shown.in_sessions(
        rows.annotate(place=F("room__name"), people=ArraySubquery(people.values(json=shown.FIELDS))),
        meeting.pk,
        timezone.localdate(),
    )


def _released(meeting: Meeting, release: Release) -> list[Row]:
    """The last release names speakers by key: they are named as they are named now."""
    rows = list(meeting.speakers.values("position", json=shown.FIELDS))
    seen = shown.all_seen((row["json"] for row in rows), meeting.pk, timezone.localdate())
    people = {row["position"]: person for row, person in zip(rows, seen, strict=True)}
    return [
        {
            **row,
            "day": date.fromisoformat(row["day"]) if row["day"] else None,
            "start": time.fromisoformat(row["start"]) if row["start"] else None,
            "end": time.fromisoformat(row["end"]) if row["end"] else None,
            "place": row["room"],
            "people": [{**people[one["key"]], **one} for one in row["speakers"] if one["key"] in people],
        }
        for row in release.content
    ]


def _session(meeting: str, row: Row, zone: ZoneInfo, language: str) -> Session:
    start, end = moments(row["day"], row["start"], row["end"], zone)
    kind = str(SessionKind(row["kind"]).label)
    return Session(
        key=row["key"],
        guid=guid(meeting, row["key"]),
        title=_picked(row["title"], language) or kind,
        kind=row["kind"],
        kind_said=kind,
        day=row["day"],
        start=start,
        end=end,
        room=_picked(row["place"] or {}, language),
        languages=tuple(row["languages"]),
        languages_said=_names(row["languages"], language),
        interpretation=_interpretation(row, language),
        summary=_picked(row["summary"], language),
        speakers=tuple(_speakers(row["people"], language)),
        sequence=row["sequence"],
        cancelled=row["cancelled"],
    )


def _interpretation(row: Row, language: str) -> str:
    """Say plainly which languages are heard, or that there is no interpretation."""
    if row["interpretation"] is None:
        return ""
    if not row["interpretation"]:
        return _("No interpretation")
    if not row["interpreted"]:
        return _("With interpretation")
    return _("Interpretation: %(languages)s") % {"languages": _names(row["interpreted"], language)}


def _names(codes: Iterable[str], language: str) -> str:
    return ", ".join(words.language_name(code, language) for code in codes)


def _speakers(people: Iterable[Row], language: str) -> Iterable[Speaker]:
    """Who sent regrets does not speak; whose name is not shown is called by the office, or left out."""
    for row in people:
        name = "" if row["withheld"] else row["name"]
        titled = f"{_picked(row['honorific'], language)} {name}".strip() if name else ""
        said = ", ".join(filter(None, (titled, _picked(row["role"], language))))
        part = str(Part(row["does"]).label) if row["does"] else _picked(row["part"], language)
        if said and row["presence"] != Presence.EXCUSED:
            yield Speaker(name, said, part)


def _version(release: Release) -> str:
    version = str(Version(release.version).label)
    return _("Programme (%(version)s), release %(number)s") % {
        "version": version,
        "number": release.number,
    }


def _picked(text: Mapping[str, str], language: str) -> str:
    return translated.pick(text, language).text
