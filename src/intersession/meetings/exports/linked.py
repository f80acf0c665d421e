"""JSON-LD of schema.org, by which search engines and libraries know a meeting and its sessions."""

import json
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

from intersession.core import partial_dates, translated
from intersession.core.plain import uncontrolled
from intersession.meetings.exports import composing
from intersession.meetings.exports.shape import Programme, Session, guid
from intersession.meetings.models import Meeting

ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end a script or be read as markup, as JSON may write it."""
STATUS = {True: "https://schema.org/EventCancelled", False: "https://schema.org/EventScheduled"}


def data(programme: Programme) -> bytes:
    """Return the meeting as an Event with its sessions; names only of those who are shown."""
    written: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"urn:uuid:{programme.guid}",
        "name": uncontrolled(programme.title),
        "inLanguage": programme.language,
        "url": programme.address,
        "startDate": programme.starts.isoformat() if programme.starts else "",
        "endDate": programme.ends.isoformat() if programme.ends else "",
        "location": _place(programme.place),
        "subEvent": [_session(one, programme.place) for one in programme.sessions if one.day],
    }
    return json.dumps(_said(written), ensure_ascii=False, indent=1).encode()


def session(
    row: Mapping[str, Any], meeting: Meeting, zone: ZoneInfo, address: str, language: str
) -> SafeString:
    """Return one session for the head of its page, as a script of data."""
    one = composing.session(meeting.key, row, zone, language)
    place = translated.pick(meeting.place, language).text
    return script({"@context": "https://schema.org", **_session(one, place), "url": address})


def meeting(heading: str, found: Meeting, address: str, language: str) -> SafeString:
    """Return a meeting without its sessions for the head of its page, as a script of data."""
    start = partial_dates.whole(found.start)
    end = partial_dates.whole(found.end) or start
    written = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"urn:uuid:{guid(found.key)}",
        "name": uncontrolled(heading),
        "inLanguage": language,
        "url": address,
        "startDate": start.isoformat() if start else "",
        "endDate": end.isoformat() if end else "",
        "location": _place(translated.pick(found.place, language).text),
    }
    return script(_said(written))


def script(written: Mapping[str, Any]) -> SafeString:
    """Return data as a script element that no text in it can end."""
    content = json.dumps(written, ensure_ascii=False).translate(ENDS)
    return mark_safe(f'<script type="application/ld+json">{content}</script>')  # noqa: S308 - see ENDS


def _session(one: Session, place: str) -> dict[str, Any]:
    start = one.start or one.day
    return _said(
        {
            "@type": "Event",
            "@id": f"urn:uuid:{one.guid}",
            "name": uncontrolled(one.title),
            "startDate": start.isoformat() if start else "",
            "endDate": one.end.isoformat() if one.end else "",
            "eventStatus": STATUS[one.cancelled],
            "inLanguage": list(one.languages),
            "location": _place(", ".join(filter(None, (one.room, place)))),
            "description": uncontrolled(one.summary),
            "performer": [
                {"@type": "Person", "name": uncontrolled(who.name)} for who in one.speakers if who.name
            ],
        }
    )


def _place(name: str) -> dict[str, str] | None:
    return {"@type": "Place", "name": uncontrolled(name)} if name else None


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
