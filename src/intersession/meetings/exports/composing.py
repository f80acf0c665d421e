"""From the record to a programme that goes out: what everybody may see, in one language."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from intersession.core import partial_dates, translated
from intersession.meetings import queries, under_way, wording
from intersession.meetings.exports.shape import Programme, Session, Speaker, guid
from intersession.meetings.models import Meeting, Part, Presence, SessionKind, Version
from intersession.papers import words

Row = Mapping[str, Any]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def programme(meeting: Meeting, language: str, *, address: str = "") -> Programme:
    """Return the programme that everybody sees, its texts picked for the language; at most four queries.

    `address` is the whole address of the page of the meeting.
    """
    shown = queries.programme(meeting)
    zone = queries.zone(meeting)
    start, end = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    with override(language):
        return Programme(
            key=meeting.key,
            title=wording.heading(meeting).plain,
            zone=zone,
            language=language,
            changed=shown.release["released_at"] if shown.release else EPOCH,
            sessions=tuple(
                session(meeting.key, row, zone, language) for _day, rows in shown.days for row in rows
            ),
            version=_version(shown.release) if shown.release else "",
            place=_picked(meeting.place, language),
            address=address,
            starts=start,
            ends=end or start,
        )


def session(meeting: str, row: Row, zone: ZoneInfo, language: str) -> Session:
    """Return one session of a programme that everybody sees; the language of the page is that one."""
    start, end = under_way.moments(row["day"], row["start"], row["end"], zone)
    kind = _kind(row["kind"], language)
    return Session(
        key=row["key"],
        guid=guid(meeting, row["key"]),
        title=_picked(row["title"], language) or kind,
        kind=row["kind"],
        kind_said=kind,
        day=row["day"],
        start=start,
        end=end,
        room=_picked(row["room"], language),
        languages=tuple(row["languages"]),
        languages_said=_names(row["languages"], language),
        interpretation=_interpretation(row, language),
        summary=_picked(row["summary"], language),
        speakers=tuple(_speakers(row["people"], language)),
        sequence=row["sequence"],
        cancelled=row["cancelled"],
    )


@lru_cache(maxsize=256)
def _kind(of: str, _language: str) -> str:
    return str(SessionKind(of).label)


@lru_cache(maxsize=64)
def _part(of: str, _language: str) -> str:
    return str(Part(of).label)


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
        part = _part(row["does"], language) if row["does"] else _picked(row["part"], language)
        if said and row["presence"] != Presence.EXCUSED:
            yield Speaker(name, said, part)


def _version(release: Row) -> str:
    version = str(Version(release["version"]).label)
    values = {"version": version, "number": release["number"]}
    return _("Programme (%(version)s), release %(number)s") % values


def _picked(text: Mapping[str, str], language: str) -> str:
    return translated.pick(text, language).text
