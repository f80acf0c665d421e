"""Rows of a programme as HTML, set by hand: a page has sixty, and a template takes ten times as long.

Every text goes through `wording.said_in` or `escape`. What begins with an underscore takes the language of
the page, which is asked for once.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.core.wording import said_in
from intersession.meetings import changes, reading
from intersession.meetings.models import Part, SessionKind, SessionStatus
from intersession.papers import dates

Row = Mapping[str, Any]


def programme(days: Iterable[tuple[date | None, Iterable[Row]]], address: str) -> SafeString:
    """Return the sessions by day with all that is known of them; `address` is that of their pages."""
    page = wording.language()
    return _html(
        f'<div class="day" id="{day_anchor(day)}">\n<h3>{weekday(day)}</h3>\n<ol class="rows dated">\n'
        f"{''.join([_row(row, address, _all(row, page), page) for row in rows])}</ol>\n</div>"
        for day, rows in days
    )


def sessions(rows: Iterable[Row], address: str) -> SafeString:
    """Return sessions in short: time, title, kind, room and languages; who speaks is on their pages."""
    page = wording.language()
    listed = "".join([_row(row, address, _short(row, page), page, anchored=False) for row in rows])
    return _html(('<ol class="rows dated">\n', listed, "</ol>"))


def speakers(people: Iterable[reading.Named], address: str) -> SafeString:
    """Return persons in their order, each with office and sessions; `address` is that of the sessions."""
    page = wording.language()
    return _html(('<ul class="rows">\n', *(_speaker(one, address, page) for one in people), "</ul>"))


def person(row: Row) -> SafeString:
    """Return a person of the programme as the record names them, with office and part."""
    return _html((_person(row, wording.language()),))


def name(row: Row) -> SafeString:
    """Return what a session is called, its kind when it has no title."""
    return _html((_name(row, wording.language()),))


def tags(row: Row) -> SafeString:
    """Return what a reader must not miss of a session: no interpretation, cancelled, how sure it is."""
    return _html((_tags(row, wording.language()),))


def heard(row: Row) -> str:
    """Say which languages are spoken and interpreted, or that none is; empty if it is not known."""
    return _heard(row, wording.language())


def weekday(day: date | None) -> str:
    """Return the day as a programme heads it; says so when it was not found."""
    return escape(_weekday(day, wording.language()) if day else _("Day not found"))


def clock(start: time | None, end: time | None) -> str:
    """Return the times of a session; says so when they were not found."""
    return _clock(start, end, wording.language())


def day_anchor(day: date | None) -> str:
    """Return the anchor of a day in the page of the programme."""
    return f"day-{day.isoformat()}" if day else "day-not-found"


def _row(row: Row, address: str, more: str, page: str, *, anchored: bool = True) -> str:
    missing = "" if row["start"] else " missing"
    anchor = f' id="{row["key"]}"' if anchored else ""
    return (
        f'<li{anchor}><span class="when{missing}">{escape(_clock(row["start"], row["end"], page))}</span>'
        f'<div>\n<p class="title"><a class="quiet" href="{address}{row["key"]}/">{_name(row, page)}</a>'
        f"{_tags(row, page)}</p>\n{more}</div></li>\n"
    )


def _short(row: Row, page: str) -> str:
    what = _kind(row["kind"], page) if row["title"] else ""
    return _soft(" · ".join(filter(None, (what, _place(row, page)))))


def _all(row: Row, page: str) -> str:
    what = _kind(row["kind"], page) if row["title"] else ""
    form = said_in(row["form"], page) if row["form"] else ""
    parts = [_soft(" · ".join(filter(None, (what, form)))), _soft(_place(row, page))]
    if row["summary"]:
        parts.append(f"<p>{said_in(row['summary'], page)}</p>\n")
    parts += [_person(one, page) for one in row["people"]]
    if row["questions"]:
        questions = "".join(f"<li>{said_in(question, page)}</li>" for question in row["questions"])
        parts.append(f'<ul class="plain">{questions}</ul>\n')
    if row["follows_up"]:
        parts.append(_soft(f"{escape(_('Follows up:'))} {said_in(row['follows_up'], page)}"))
    if row["note"]:
        parts.append(_soft(said_in(row["note"], page)))
    return "".join(parts)


def _place(row: Row, page: str) -> str:
    """The room, and what is spoken and heard where there is interpretation; where none is, a tag says it."""
    room = said_in(row["room"], page) if row["room"] else ""
    languages = escape(_heard(row, page)) if row["interpreted"] else ""
    return f"{room} · {languages}" if room and languages else room or languages


def _person(row: Row, page: str, *, does: bool = True) -> str:
    called = f"<b>{escape(row['name'])}</b>" if row["name"] else ""
    if called and row["honorific"]:
        called = f"{said_in(row['honorific'], page)} {called}"
    office = said_in(row["role"], page) if row["role"] else ""
    said = f"{called}, {office}" if called and office else called or office
    if does and (part := _does(row, page)):
        said += f" · {part}"
    if row["withheld"]:
        said += f' <span class="tag">{escape(_("name withheld"))}</span>'
    elif not said:
        said = f'<span class="missing">{escape(_("name not found"))}</span>'
    return f'<span class="who">{said} {wording.sources(row["sources"])}</span>'


def _speaker(one: reading.Named, address: str, page: str) -> str:
    listed = "".join(
        [
            f'<li><a href="{address}{row["key"]}/">{_name(row, page)}</a>{_in_it(named, page)}</li>'
            for row, named in one.sessions
        ]
    )
    return f'<li>{_person(one.person, page, does=False)}<ul class="plain">{listed}</ul></li>\n'


def _in_it(row: Row, page: str) -> str:
    """What a person does in a session, or that regrets were sent."""
    does = _does(row, page)
    said = f' <span class="soft">· {does}</span>' if does else ""
    excused = f' <span class="tag">{escape(_("sent regrets"))}</span>' if reading.is_excused(row) else ""
    return said + excused


def _does(row: Row, page: str) -> str:
    if row["part"]:
        return said_in(row["part"], page)
    return _part(row["does"], page) if row["does"] else ""


def _name(row: Row, page: str) -> str:
    return said_in(row["title"], page) if row["title"] else _kind(row["kind"], page)


def _tags(row: Row, page: str) -> str:
    alone = tuple(row["languages"]) if row["interpretation"] is False else None
    found = _warnings((alone, row["cancelled"], row["status"]), page)
    if not row["unverified"] and not row["sources"]:
        return found
    return f"{found} {wording.unverified(row['unverified'])} {wording.sources(row['sources'])}"


def _heard(row: Row, page: str) -> str:
    if not row["languages"] and row["interpretation"] is None:
        return ""
    known = tuple(row["languages"]), row["interpretation"], tuple(row["interpreted"])
    return _languages(known, page)


def _soft(said: str) -> str:
    return f'<p class="soft">{said}</p>\n' if said else ""


def _html(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every text in it is escaped where it is set


@lru_cache(maxsize=1024)
def _warnings(known: tuple[tuple[str, ...] | None, bool, str], _page: str) -> str:
    alone, cancelled, status = known
    said = []
    if alone is not None:
        spoken = ", ".join(wording.named(code) for code in alone)
        only = (_("%(language)s only") % {"language": spoken},) if spoken else ()
        said.append(" · ".join((_("no interpretation"), *only)))
    if cancelled:
        said.append(_("cancelled"))
    found = "".join(f' <span class="tag warn">{escape(one)}</span>' for one in said)
    if status != SessionStatus.PUBLISHED:
        found += f' <span class="tag">{escape(str(SessionStatus(status).label))}</span>'
    return found


@lru_cache(maxsize=256)
def _kind(of: str, _page: str) -> str:
    return escape(str(SessionKind(of).label))


@lru_cache(maxsize=64)
def _part(of: str, _page: str) -> str:
    return escape(str(Part(of).label))


@lru_cache(maxsize=512)
def _weekday(day: date, page: str) -> str:
    return dates.weekday(day, page)


@lru_cache(maxsize=2048)
def _clock(start: time | None, end: time | None, page: str) -> str:
    if start is None:
        return _("time not found")
    return dates.clock_range(start, end, page) if end else dates.clock(start, page)


@lru_cache(maxsize=1024)
def _languages(known: tuple[tuple[str, ...], bool | None, tuple[str, ...]], _page: str) -> str:
    return changes.heard(dict(zip(("languages", "interpretation", "interpreted"), known, strict=True)))
