"""Filters that name meetings and their times; load with `{% load meetings %}`."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from intersession.core import wording
from intersession.meetings import changes
from intersession.meetings import wording as names
from intersession.meetings.models import (
    ConsentItem,
    FileKind,
    Meeting,
    Part,
    Qualifier,
    Session,
    SessionKind,
    SessionStatus,
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


@register.filter
def weekday(day: date) -> str:
    """Return the day as a programme heads it."""
    return dates.weekday(day, wording.language())


@register.filter
def clock(session: Mapping[str, Any]) -> str:
    """Return the times of a session; says so when they were not found."""
    if session["start"] is None:
        return gettext("time not found")
    if session["end"] is None:
        return dates.clock(session["start"], wording.language())
    return dates.clock_range(session["start"], session["end"], wording.language())


@register.filter
def session_kind(session: Mapping[str, Any]) -> str:
    """Return the kind of a session."""
    return str(SessionKind(session["kind"]).label)


@register.filter
def uncertain(session: Mapping[str, Any]) -> str:
    """Return how sure the session is, nothing when it was published."""
    status = SessionStatus(session["status"])
    return "" if status == SessionStatus.PUBLISHED else str(status.label)


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
def heard(session: Mapping[str, Any]) -> str:
    """Say which languages are spoken and interpreted, or that none is; empty if it is not known."""
    known = session["languages"] or session["interpretation"] is not None
    return changes.heard(session) if known else ""


@register.filter
def get(values: Mapping[Any, Any], key: Any) -> Any:
    """Return the value of a key, nothing when there is none."""
    return values.get(key)


@register.filter
def clock_of(session: Session) -> str:
    """Return the times of a session that is a row of its table."""
    return clock({"start": session.start, "end": session.end})


@register.filter
def clock_to(start: time, end: time | None) -> str:
    """Return the times from one to another; the end may not be known."""
    return clock({"start": start, "end": end})


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
