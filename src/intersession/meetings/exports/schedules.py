"""`schedule.xml` and `schedule.json` as frab and pretalx have them; the XML is valid against their schema."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from intersession.core.plain import uncontrolled
from intersession.meetings.exports.calendars import description
from intersession.meetings.exports.shape import Programme, Session, Speaker, guid

GENERATOR = "Intersession"
SLOT = "00:05"
DAY = timedelta(days=1)
LONGEST = timedelta(hours=99)


def xml(programme: Programme) -> bytes:
    """Return `schedule.xml`: sessions that have a time and were not cancelled, by day and room."""
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name=GENERATOR)
    _line(root, "version", programme.version or "1")
    conference = etree.SubElement(root, "conference")
    for name, value in _conference(programme).items():
        _line(conference, name, str(value))
    for index, (day, sessions) in enumerate(programme.days(), start=1):
        start, end = _span(sessions)
        written = {"index": str(index), "date": day.isoformat(), "start": start, "end": end}
        element = etree.SubElement(root, "day", written)
        for room, held in _by_room(sessions).items():
            place = etree.SubElement(element, "room", name=room)
            for one in held:
                place.append(_event(one, programme))
    if root.find("day") is None:
        root.append(_empty_day(programme))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def frab_json(programme: Programme) -> bytes:
    """Return `schedule.json`: the same events."""
    days = [
        {
            "index": index,
            "date": day.isoformat(),
            "day_start": _span(sessions)[0],
            "day_end": _span(sessions)[1],
            "rooms": {
                room: [_fields(one, programme) for one in held] for room, held in _by_room(sessions).items()
            },
        }
        for index, (day, sessions) in enumerate(programme.days(), start=1)
    ]
    conference = _conference(programme)
    conference |= {"daysCount": conference["days"], "days": days}
    schedule = {"version": programme.version or "1", "conference": conference}
    written = {"generator": {"name": GENERATOR}, "schedule": schedule}
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def _conference(programme: Programme) -> dict[str, Any]:
    days = [day for day, _sessions in programme.days()]
    start = programme.starts or (days[0] if days else None)
    end = programme.ends or (days[-1] if days else None)
    given = {
        "title": uncontrolled(programme.title),
        "acronym": re.sub(r"[^a-z0-9_-]", "-", programme.key.lower()).ljust(4, "-"),
        "start": start.isoformat() if start else "",
        "end": end.isoformat() if end else "",
        "days": len(days),
        "timeslot_duration": SLOT,
        "url": programme.address,
        "time_zone_name": programme.zone.key,
    }
    return {name: value for name, value in given.items() if value != ""}


def _event(one: Session, programme: Programme) -> etree._Element:
    fields = _fields(one, programme)
    element = etree.Element("event", id=str(one.number), guid=str(one.guid))
    for name in (*("room", "title", "type", "date", "start", "duration", "abstract", "track"), "language"):
        _line(element, name, fields[name])
    _line(element, "description", fields["description"])
    persons = etree.SubElement(element, "persons")
    for person in fields["persons"]:
        written = etree.SubElement(persons, "person", guid=person["guid"])
        written.text = person["public_name"]
    if fields["url"]:
        _line(element, "url", fields["url"])
    return element


def _fields(one: Session, programme: Programme) -> dict[str, Any]:
    start = one.start or programme.changed
    length = one.end.astimezone(UTC) - start.astimezone(UTC) if one.end else timedelta(0)
    minutes = min(length, LONGEST) // timedelta(minutes=1)
    return {
        "id": one.number,
        "guid": str(one.guid),
        "date": _instant(start),
        "start": f"{start:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "room": uncontrolled(one.room),
        "slug": f"{one.key}",
        "url": programme.address,
        "title": uncontrolled(one.title),
        "subtitle": "",
        "track": "",
        "type": one.kind,
        "language": next(iter(one.languages), ""),
        "abstract": uncontrolled(one.summary),
        "description": uncontrolled(description(one, programme)),
        "persons": [_person(who) for who in one.speakers if who.name],
        "links": [],
        "attachments": [],
    }


def _person(who: Speaker) -> dict[str, Any]:
    """A person is known by the name that is shown, and by nothing else."""
    known = guid("speaker", who.name)
    return {"id": known.int % 2**31, "guid": str(known), "public_name": uncontrolled(who.name)}


def _span(sessions: list[Session]) -> tuple[str, str]:
    starts = [one.start for one in sessions if one.start]
    ends = [one.end or one.start for one in sessions if one.start]
    return _instant(min(starts)), _instant(max(end for end in ends if end))


def _by_room(sessions: list[Session]) -> dict[str, list[Session]]:
    """Sort into rooms what takes place; one without a room stands in a room without a name."""
    rooms: dict[str, list[Session]] = {}
    for one in sessions:
        if not one.cancelled:
            rooms.setdefault(uncontrolled(one.room), []).append(one)
    return rooms


def _empty_day(programme: Programme) -> etree._Element:
    """The schema wants a day, even where no session has a time yet."""
    day = programme.starts or programme.changed.date()
    start = datetime(day.year, day.month, day.day, tzinfo=programme.zone)
    written = {"index": "1", "date": day.isoformat(), "start": _instant(start), "end": _instant(start + DAY)}
    return etree.Element("day", written)


def _line(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
