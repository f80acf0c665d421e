"""Tables of a programme: XLSX and CSV with heads in English, French, Spanish or German."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from intersession.core import archives, tables
from intersession.core.refusals import Refused
from intersession.meetings.imports import cleaning, gathering, moments
from intersession.meetings.imports.shape import Incoming, Notes

HEADS: Mapping[str, str] = {
    "uid": "id|uid|identifier|key|identifiant|clé|identificador|clave|kennung",
    "day": "date|day|jour|fecha|día|datum|tag",
    "start": "start|time|from|begin|début|heure|heure de début|de|inicio|hora|hora de inicio|desde"
    "|uhrzeit|zeit|beginn|von",
    "end": "end|to|until|fin|heure de fin|à|hora de fin|hasta|ende|bis",
    "duration": "duration|length|durée|duración|dauer",
    "zone": "time zone|timezone|fuseau horaire|zona horaria|zeitzone",
    "title": "title|session|titre|intitulé|séance|título|sesión|titel",
    "subtitle": "subtitle|sous-titre|subtítulo|untertitel",
    "kind": "kind|type|format|tipo|formato|art|typ|nature|clase",
    "track": "track|theme|thème|filière|tema|línea|themenfeld",
    "room": "room|place|location|salle|lieu|sala|lugar|ort|raum",
    "language": "language|langue|idioma|sprache",
    "abstract": "abstract|description|summary|résumé|resumen|descripción|beschreibung",
    "speakers": "speaker|speakers|intervenant|intervenants|orateur|orateurs|orador|oradores|ponente|ponentes"
    "|referent|referenten|vortragende",
    **{f"speaker {number}": f"{number}|speaker {number}" for number in range(1, 10)},
}
COLUMNS = {field: tuple(heads.split("|")) for field, heads in HEADS.items()}
SPEAKERS = [field for field in HEADS if field.startswith("speaker")]


def read(content: bytes, *, zone: str = "", written_in: str = "en") -> Incoming:
    """Return the programme of a table: one session a row, below heads of which one is a date, one a title.

    Refuses a workbook that is damaged, holds macros or unpacks beyond reason, and what is no table.
    """
    notes = Notes()
    meant = moments.given(zone)
    table = _table(content, notes)
    for fault in table.faults:
        where = _row(fault.line)
        notes.doubt(where, f"{fault.column}: {fault.reason}" if fault.column else fault.reason)
    found = [_found(row, meant, notes) for row in table.rows]
    used = {str(one.start.tzinfo) for one in found if one.start} or {meant.key if meant else ""}
    only = used.pop() if len(used) == 1 else ""
    return gathering.gathered(found, notes, title="", zone=only, written_in=written_in)


def _table(content: bytes, notes: Notes) -> tables.Table:
    try:
        if content.startswith(b"PK") and archives.ending_of(io.BytesIO(content)) != "xlsx":
            notes.refuse("", _("This is no workbook of a programme; save it again as .xlsx."))
        table = tables.read(content, columns=COLUMNS)
    except Refused as refusal:
        notes.refuse("", refusal.reason)
    if not {"title", "day"} <= table.heads.keys():
        told = _("There is no row of heads with a date and a title, such as “Date”, “Start”, “End”, “Title”.")
        notes.refuse("", told)
    return table


def _row(line: int) -> str:
    return _("row %(row)s") % {"row": line}


def _found(row: tables.Row, zone: ZoneInfo | None, notes: Notes) -> gathering.Found:
    where = _row(row.line)
    one = dict.fromkeys(HEADS, "") | row.cells
    day, start = _start(one, moments.zone(one["zone"]) or zone, notes, where)
    subtitle, abstract = (cleaning.paragraphs(one[name], notes, where) for name in ("subtitle", "abstract"))
    return gathering.Found(
        where=where,
        uid=one["uid"],
        title=one["title"],
        day=day,
        start=start,
        end=_end(one, start, notes, where),
        kind=one["kind"],
        track=one["track"],
        room=one["room"],
        language=one["language"].replace(";", ",").partition(",")[0],
        abstract=f"{subtitle}\n\n{abstract}".strip(),
        speakers=tuple(_speakers(one)),
    )


def _start(
    one: Mapping[str, str], zone: ZoneInfo | None, notes: Notes, where: str
) -> tuple[date | None, datetime | None]:
    day, clock = moments.day(one["day"]), moments.clock(_time(one["start"]))
    if one["day"] and day is None:
        told = _("The date “%(date)s” cannot be read; write it as 2009-11-24.")
        notes.doubt(where, told % {"date": one["day"][:40]})
    if one["start"] and clock is None:
        _tell_time(one["start"], notes, where)
    if day is None or clock is None:
        return day, None
    if zone is None:
        if not notes.faults:
            moments.needed(notes, where)
        return day, None
    return day, moments.local(day, clock, zone, notes, where)


def _end(one: Mapping[str, str], start: datetime | None, notes: Notes, where: str) -> datetime | None:
    """The end is on the day of the start or after midnight; else the duration in hours or minutes says it."""
    if start is None or not isinstance(start.tzinfo, ZoneInfo):
        return None
    clock = moments.clock(_time(one["end"]))
    if one["end"] and clock is None:
        _tell_time(one["end"], notes, where)
    if clock:
        day = start.date() + timedelta(days=clock < start.time())
        return moments.local(day, clock, start.tzinfo, notes, where)
    length = moments.duration(one["duration"])
    if length is None and one["duration"].isdecimal():
        length = timedelta(minutes=int(one["duration"][:4]))
    return moments.after(start, length) if length else None


def _tell_time(text: str, notes: Notes, where: str) -> None:
    told = _("The time “%(time)s” cannot be read; write it as 09:00.")
    notes.doubt(where, told % {"time": text[:40]})


def _time(text: str) -> str:
    """A workbook may keep a time as a moment: the day before it is left out."""
    return text.rpartition(" ")[2] if moments.day(text) else text


def _speakers(one: Mapping[str, str]) -> Iterator[tuple[object, object]]:
    """A cell names one person, or several on lines or between semicolons."""
    for field in SPEAKERS:
        for name in one[field].replace("\n", ";").split(";"):
            yield "", name
