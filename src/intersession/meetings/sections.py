"""Blocks about meetings for papers: a workshop and its participants, the outline of a Council session."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from intersession.core import partial_dates, translated
from intersession.meetings import changes, participation, queries
from intersession.meetings.models import Meeting, Part, SessionKind
from intersession.meetings.released import Programme, Row
from intersession.papers import dates, numerals, tree, words

FEMININE = {"fr", "es"}  # conclusions
OUTLINED = (
    SessionKind.KEYNOTE,
    SessionKind.INTERACTIVE_DEBATE,
    SessionKind.PRESENTATION,
    SessionKind.ROUND_TABLE,
    SessionKind.HIGHLIGHTS,
)
"""The sessions of the Council that belong to the dialogue (IC/2009/10, paragraph 7)."""


def on_days(meeting: Meeting, language: str) -> str:
    """Return when the meeting is held with its preposition (`on 9 and 10 July 2009`), as far as known."""
    start, end = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    if start:
        return dates.on_days(start, end or start, language)
    if not meeting.start:
        return _("on a date not found")
    return _("in %(month)s") % {"month": dates.partial(meeting.start, language)}


def title(meeting: Meeting, language: str) -> tree.Quoted:
    """Return the title between quotation marks, marked where it exists in another language only."""
    return tree.Quoted(translated.inlines(meeting.title, language))


def ordinal_workshop(meeting: Meeting, language: str) -> str:
    """Return `the second intersessional workshop`, counted within its year, or just the kind of meeting."""
    if meeting.number is None:
        return _("the intersessional workshop")
    return _("the %(ordinal)s intersessional workshop") % {
        "ordinal": numerals.ordinal(meeting.number, language, feminine=False)
    }


def evaluation_title(meeting: Meeting, language: str) -> tree.Inlines:
    """Return the title of the annex on the workshop's evaluation."""
    if meeting.number is None:
        return (_("Evaluation of the intersessional workshop"),)
    ordinal = numerals.ordinal(meeting.number, language, feminine=False)
    return tree.fill(_("Evaluation of the %(ordinal)s intersessional workshop"), ordinal=ordinal)


def workshop(meeting: Meeting, language: str, *, conclusions: int, took_part: tree.Inlines = ()) -> tree.Para:
    """Say where and when the workshop was held, who took part and how many conclusions it reached.

    `took_part` is said where no figures of participation were published.
    """
    held = tree.fill(
        _("%(workshop)s, entitled %(title)s, was held in %(place)s %(dates)s.%(note)s"),
        workshop=ordinal_workshop(meeting, language),
        title=title(meeting, language),
        place=translated.inlines(meeting.place, language),
        dates=on_days(meeting, language),
        note=_address(meeting),
    )
    sentences = [words.capital(held), participation.published(meeting, language) or took_part]
    if conclusions:
        sentences.append(_conclusions(meeting, conclusions, language))
    return tree.Para(f"meeting-{meeting.key}", tree.sentences(*sentences))


def _address(meeting: Meeting) -> tree.Inlines:
    if not meeting.short_address:
        return ()
    link = tree.Link((meeting.short_address,), f"https://{meeting.short_address}")
    text = tree.fill(_("The papers of the workshop were made available at %(address)s."), address=link)
    return (tree.Note(f"note-{meeting.key}", text),)


def _conclusions(meeting: Meeting, number: int, language: str) -> tree.Inlines:
    figure = tree.Bound(
        text=numerals.cardinal(number, language, feminine=language in FEMININE),
        key=f"outcomes/{meeting.key}/conclusions",
        basis=_("conclusions of the meeting in the record"),
        count=number,
    )
    return tree.fill(
        npgettext(
            "of a workshop",
            "Its discussions led to %(number)s main conclusion, which follows.",
            "Its discussions led to %(number)s main conclusions, which follow.",
            number,
        ),
        number=figure,
    )


def council(meeting: Meeting, language: str) -> tree.Para:
    """Outline the dialogue's part of a Council session that is still to be held, session by session."""
    days = queries.programme(meeting).days
    sessions = [row for _day, rows in days for row in rows if row["kind"] in OUTLINED]
    place = translated.inlines(meeting.place, language)
    intro = tree.fill(
        _("%(session)s will be held in %(place)s %(dates)s. The dialogue is planned as follows:"),
        session=council_name(meeting, language),
        place=place or (_("a place not found"),),
        dates=on_days(meeting, language),
    )
    return tree.Para(
        f"meeting-{meeting.key}",
        words.capital(intro),
        tuple(
            _outlined(meeting, session, language, last=position == len(sessions))
            for position, session in enumerate(sessions, start=1)
        ),
    )


def council_name(meeting: Meeting, language: str) -> str:
    """Return `the ninety-eighth session of the Council`, counted within the body."""
    ordinal = numerals.ordinal(meeting.number or 1, language)
    return _("the %(ordinal)s session of the Council") % {"ordinal": ordinal}


def _outlined(meeting: Meeting, session: Row, language: str, *, last: bool) -> tree.Item:
    form = translated.inlines(session["form"], language) or (_kind(session["kind"]),)
    head: tree.Inlines = (_kind(session["kind"]),) if session["form"] else ()
    if session["title"]:
        head = (tree.Quoted(translated.inlines(session["title"], language)),)
    told = tree.fill(_("%(head)s: %(form)s"), head=head, form=words.lower(form)) if head else form
    when = f" ({_when(session, language)})" + ("." if last else ";")
    return tree.Item(
        f"session-{meeting.key}-{session['key']}",
        tree.merged([*words.capital((*told, *_with(session, language))), when]),
    )


def _kind(kind: str) -> str:
    match kind:
        case SessionKind.KEYNOTE:
            return _("keynote address")
        case SessionKind.INTERACTIVE_DEBATE:
            return _("interactive debate")
        case SessionKind.PRESENTATION:
            return _("presentation followed by questions and answers")
        case SessionKind.ROUND_TABLE:
            return _("round table")
        case _:
            return _("plenary session")


def _with(session: Row, language: str) -> tree.Inlines:
    speakers = [_speaker(person, language) for person in session["people"] if person["name"]]
    if not speakers:
        return ()
    if session["kind"] == SessionKind.KEYNOTE and not session["form"]:
        return tree.fill(_(" by %(speakers)s"), speakers=words.listing(speakers, language))
    return tree.fill(_(", with %(speakers)s"), speakers=words.listing(speakers, language))


def _speaker(person: Row, language: str) -> tree.Inlines:
    role = translated.inlines(person["role"], language)
    honorific = translated.inlines(person["honorific"], language)
    named = [*honorific, " " if honorific else "", person["name"], *((", ", *role) if role else ())]
    return tree.merged(named)


def _when(session: Row, language: str) -> str:
    if session["day"] is None:
        return _("day to be announced")
    day = dates.weekday(session["day"], language)
    if session["start"] is None or session["end"] is None:
        return _("%(day)s, time to be announced") % {"day": day}
    return f"{day}, {dates.clock_range(session['start'], session['end'], language)}"


def programme(days: Programme, language: str) -> tuple[tree.Block, ...]:
    """Set a programme out by day: a table with the times, the session, where, and in which languages."""
    return tuple(block for day, rows in days for block in _day(day, rows, language))


def _day(day: date | None, rows: Sequence[Row], language: str) -> tuple[tree.Block, ...]:
    name = dates.weekday(day, language) if day else _("Day not found")
    key = day.isoformat() if day else "no-day"
    head = (_("Time"),), (_("Session"),), (_("Room"),), (_("Languages"),)
    cells = tuple(_cells(row, language) for row in rows)
    return (tree.Table(f"day-{key}", (name,), head, cells),)


def _cells(row: Row, language: str) -> tuple[tree.Inlines, ...]:
    heard = changes.heard(row) if row["languages"] or row["interpretation"] is not None else ""
    return (
        (_clock(row, language),),
        _content(row, language),
        translated.inlines(row["room"], language),
        (heard,) if heard else (),
    )


def _clock(row: Row, language: str) -> str:
    if row["start"] is None:
        return _("time not found")
    if row["end"] is None:
        return dates.clock(row["start"], language)
    return dates.clock_range(row["start"], row["end"], language)


def _content(row: Row, language: str) -> tree.Inlines:
    kind = str(SessionKind(row["kind"]).label)
    title = translated.inlines(row["title"], language)
    parts: list[tree.Inline] = [tree.Strong(title or (kind,))]
    if row["cancelled"]:
        parts += [" (", _("cancelled"), ")"]
    if title and tree.plain(title) != kind:
        parts += [". ", kind]
    people = [_with_part(person, language) for person in row["people"]]
    if said := [person for person in people if person]:
        parts += [". ", *tree.merged([part for one in said for part in ("; ", *one)][1:])]
    return tree.merged(parts)


def _with_part(person: Row, language: str) -> tree.Inlines:
    """Name who speaks and the part; who speaks under no name is known by the office alone."""
    does = str(Part(person["does"]).label) if person["does"] else ""
    part = translated.inlines(person["part"], language) or ((does,) if does else ())
    named = _speaker(person, language) if person["name"] else translated.inlines(person["role"], language)
    if not named:
        return ()
    return tree.merged([*named, *((" (", *part, ")") if part else ())])
