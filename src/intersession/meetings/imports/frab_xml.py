"""`schedule.xml` of frab and pretalx (c3voc.de/schedule/schema.xsd)."""

from django.utils.translation import gettext as _
from lxml import etree

from intersession.meetings.imports import cleaning, frab, moments
from intersession.meetings.imports.shape import Incoming, IncomingLink, Notes


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme; refuses what is no schedule, and XML that declares a document type."""
    notes = Notes()
    root = _root(content, notes)
    conference = root.find("conference")
    if root.tag != "schedule" or conference is None:
        notes.refuse("", _("This XML is no schedule: there is no conference in it."))
    generator = root.find("generator")
    head = frab.Head(
        title=root.findtext("conference/title"),
        zone=(root.findtext("conference/time_zone_name") or "").strip(),
        base=(root.findtext("conference/base_url") or "").strip(),
        day_change=moments.clock(root.findtext("conference/day_change") or ""),
        is_ours=generator is not None and generator.get("name") == frab.OURS,
    )
    events = [
        _event(event, day, room, head, notes)
        for day in root.iterfind("day")
        for room in day.iterfind("room")
        for event in room.iterfind("event")
    ]
    return frab.programme(head, events, notes, zone=zone, written_in=written_in)


def _root(content: bytes, notes: Notes) -> etree._Element:
    """Entities are neither loaded nor resolved; a file that declares any is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        where = _("line %(line)s") % {"line": error.lineno or 1}
        notes.refuse(where, _("This is not XML as it should be: %(error)s.") % {"error": error.msg})
    if root.getroottree().docinfo.internalDTD is not None:
        notes.refuse("", _("This XML declares a document type, which a schedule does not need; take it out."))
    return root


def _event(
    event: etree._Element, day: etree._Element, room: etree._Element, head: frab.Head, notes: Notes
) -> frab.Event:
    where = _("line %(line)s, event %(event)s") % {"line": event.sourceline, "event": event.get("id", "?")}
    return frab.Event(
        where=where,
        uid=event.get("guid") or event.get("id"),
        day=day.get("date", ""),
        date=_text(event, "date"),
        start=_text(event, "start"),
        duration=_text(event, "duration"),
        title=_text(event, "title"),
        subtitle=_text(event, "subtitle"),
        kind=_text(event, "type"),
        track=_text(event, "track"),
        room=_text(event, "room") or room.get("name"),
        language=_text(event, "language"),
        abstract=_text(event, "abstract"),
        description=_text(event, "description"),
        speakers=tuple(
            (person.get("guid") or person.get("id"), _words(person))
            for person in event.iterfind("persons/person")
        ),
        links=_links(event, "links/link", head, where, notes),
        attachments=_links(event, "attachments/attachment", head, where, notes),
    )


def _links(
    event: etree._Element, path: str, head: frab.Head, where: str, notes: Notes
) -> tuple[IncomingLink, ...]:
    found = (
        cleaning.link(link.get("href"), _words(link), notes, where, base=head.base)
        for link in event.iterfind(path)
    )
    return tuple(link for link in found if link)


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _text(event: etree._Element, name: str) -> str:
    return (event.findtext(name) or "").strip()
