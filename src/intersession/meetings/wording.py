"""What a meeting is called where its own title is not known, and what kind of meeting it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intersession.core import wording
from intersession.meetings import statistics
from intersession.meetings.models import Kind, Meeting
from intersession.membership.models import Kind as EntityKind
from intersession.papers import numerals

LARGEST_IN_WORDS = 99
ON_BADGES: Mapping[str, str | Promise] = {
    statistics.MEMBERS: _("Member State"),
    statistics.OTHER_STATES: _("Observer State"),
    EntityKind.UN_BODY: _("United Nations"),
    EntityKind.SPECIALIZED_AGENCY: _("International organization"),
    EntityKind.IGO: _("International organization"),
    EntityKind.NGO: _("Non-governmental organization"),
    EntityKind.PRIVATE_SECTOR: EntityKind.PRIVATE_SECTOR.label,
    EntityKind.ACADEMIA: EntityKind.ACADEMIA.label,
    EntityKind.MIGRANTS: _("Migrants"),
    EntityKind.MEDIA: EntityKind.MEDIA.label,
    EntityKind.SECRETARIAT: EntityKind.SECRETARIAT.label,
}
"""The kind in the words of a badge, which has room for few."""
FEMININE = {Kind.COUNCIL, Kind.CONFERENCE}  # a session and a conference in French and Spanish


@dataclass(frozen=True, slots=True)
class Heading:
    """What heads the page of a meeting: its kind and number, its name, and the name without marks."""

    kind: str
    name: SafeString
    plain: str


def heading(meeting: Meeting) -> Heading:
    """Return what heads the page of a meeting; its kind and number stand in for a missing title."""
    body = meeting.body.name if meeting.body else None
    what = kind(meeting.kind, meeting.number, body)
    title = wording.said(meeting.title) or format_html("{}", what)
    return Heading(what, title, wording.plainly(meeting.title) or what)


def kind(of: str, number: int | None, body: Mapping[str, str] | None) -> str:
    """Return the kind of a meeting with its number: Second intersessional workshop."""
    label = str(Kind(of).label)
    if number is None:
        return label
    if of == Kind.CONSULTATIONS:
        return f"{label} {numerals.roman(number)}"
    order = _ordinal(number, feminine=of in FEMININE)
    if of == Kind.COUNCIL:
        words = {"body": wording.plainly(body or {}), "ordinal": order}
        return _capital((gettext("%(body)s, %(ordinal)s session") % words).lstrip(", "))
    return _capital(
        gettext("%(ordinal)s %(kind)s") % {"ordinal": order, "kind": label[0].lower() + label[1:]}
    )


def name(row: Mapping[str, Any]) -> SafeString:
    """Return the title of a meeting for a page, else its kind and number."""
    return wording.said(row["title"]) or format_html(
        "{}", kind(row["kind"], row["number"], row["body__name"])
    )


def _ordinal(number: int, *, feminine: bool) -> str:
    """In words as far as they stay readable: ninety-eighth, then 103rd."""
    write = numerals.ordinal if number <= LARGEST_IN_WORDS else numerals.ordinal_figures
    return write(number, wording.language(), feminine=feminine)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def voice() -> dict[str, str]:
    """Return what is said of a person who speaks as a migrant and allows no other words, in each language."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = gettext("a person who speaks as a migrant")
    return said
