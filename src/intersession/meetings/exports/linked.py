"""JSON-LD of schema.org, by which search engines and libraries know a meeting and its sessions."""

import json
from typing import Any

from intersession.core.plain import uncontrolled
from intersession.meetings.exports.shape import Programme, Session

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
        "subEvent": [_session(one, programme) for one in programme.sessions if one.day],
    }
    return json.dumps(_said(written), ensure_ascii=False, indent=1).encode()


def _session(one: Session, programme: Programme) -> dict[str, Any]:
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
            "location": _place(", ".join(filter(None, (one.room, programme.place)))),
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
