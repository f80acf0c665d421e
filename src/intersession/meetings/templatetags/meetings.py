"""Filters that name meetings and their times; load with `{% load meetings %}`."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from intersession.core import wording
from intersession.meetings import markup, reading
from intersession.meetings import wording as names
from intersession.meetings.models import (
    ConsentItem,
    FileKind,
    Meeting,
    Part,
    Qualifier,
    Session,
    SessionKind,
    Version,
)
from intersession.papers import dates, numerals

register = Library()


@register.filter(is_safe=True)
def meeting_name(row: Mapping[str, Any]) -> SafeString:
    """Return the title of a meeting, else its kind and number."""
    return names.name(row)


@register.filter
def meeting_kind(row: Mapping[str, Any]) -> str:
    """Return the kind of a meeting with its number."""
    return names.kind(row["kind"], row["number"], row["body__name"])


register.filter("weekday", markup.weekday, is_safe=True)
register.filter("person", markup.person, is_safe=True)
register.filter("by_day", markup.programme, is_safe=True)
register.filter("in_short", markup.sessions, is_safe=True)
register.filter("session_name", markup.name, is_safe=True)
register.filter("speakers", markup.speakers, is_safe=True)
register.filter("day_anchor", markup.day_anchor)
register.filter("tags", markup.tags, is_safe=True)
register.filter("heard", markup.heard)
register.filter("is_excused", reading.is_excused)


@register.filter
def clock(session: Mapping[str, Any]) -> str:
    """Return the times of a session; says so when they were not found."""
    return markup.clock(session["start"], session["end"])


@register.filter
def session_kind(session: Mapping[str, Any]) -> str:
    """Return the kind of a session."""
    return str(SessionKind(session["kind"]).label)


@register.filter
def participation(figure: Mapping[str, Any]) -> str:
    """Return a figure of participation as published: 69, over 200, about 175."""
    number = numerals.integer(figure["number"], wording.language())
    match figure["qualifier"]:
        case Qualifier.OVER:
            return gettext("over %(number)s") % {"number": number}
        case Qualifier.ABOUT:
            return gettext("about %(number)s") % {"number": number}
        case _:
            return number


@register.filter
def named(meeting: Meeting) -> str:
    """Return the name of a meeting without marks."""
    return names.heading(meeting).plain


@register.filter
def version(of: str) -> str:
    """Return how firm a release is: provisional or final."""
    return str(Version(of).label)


@register.filter
def get(values: Mapping[Any, Any], key: Any) -> Any:
    """Return the value of a key, nothing when there is none."""
    return values.get(key)


@register.filter
def clock_of(session: Session) -> str:
    """Return the times of a session that is a row of its table."""
    return markup.clock(session.start, session.end)


@register.filter
def clock_to(start: time, end: time | None) -> str:
    """Return the times from one to another; the end may not be known."""
    return markup.clock(start, end)


@register.filter
def text_in(languages: Sequence[str]) -> str:
    """Say in which languages a text exists: that of the page first; where it is not among them, that too."""
    own = wording.language()
    names = ", ".join(wording.named(code) for code in sorted(languages, key=lambda code: code != own))
    if own in languages:
        return names
    return gettext("not in %(language)s; in %(languages)s") % {
        "language": wording.named(own),
        "languages": names,
    }


@register.filter
def does(person: Mapping[str, Any]) -> str:
    """Return what a person does in a session: chair, moderator, panellist."""
    return str(Part(person["does"]).label) if person["does"] else ""


@register.filter
def file_kind(file: Mapping[str, Any]) -> str:
    """Return what a file of a speaker is."""
    label = str(FileKind(file["kind"]).label)
    return label[:1].upper() + label[1:]


@register.filter
def consent_item(item: str) -> str:
    """Return the name of what a person allows."""
    return str(ConsentItem(item).label)


@register.filter
def day_in_words(day: date) -> str:
    """Return a day as a text has it: 8 July 2010."""
    return dates.day(day, wording.language())


@register.filter
def kind_of_its_session(speaker: Mapping[str, Any]) -> str:
    """Return the kind of the session in which a person speaks."""
    return str(SessionKind(speaker["session__kind"]).label)
