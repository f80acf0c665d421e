"""Composes the programme of a meeting as everybody sees it: the last release, by day."""

from django.utils import translation
from django.utils.translation import gettext as _

from intersession.core import partial_dates, translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.meetings import queries, sections, wording
from intersession.meetings.models import Meeting, Version
from intersession.papers import dates, tree


def compose_programme(key: str, language: str) -> tree.Paper:
    """Compose the programme in one language.

    Refuses a meeting that is not there, and one whose programme was not released or not found.
    """
    meeting = Meeting.objects.filter(key=key).select_related("body", "cycle").first()
    if meeting is None:
        raise Refused(_("No meeting has the key %(key)s.") % {"key": key})
    shown = queries.programme(meeting)
    if shown.is_awaited:
        raise Refused(_("The programme has not been released yet."))
    if not shown.days:
        raise Refused(_("The programme of this meeting was not found."))
    with translation.override(language):
        return tree.Paper(_meta(meeting, shown, language), sections.programme(shown.days, language))


def _meta(meeting: Meeting, shown: queries.Shown, language: str) -> tree.Meta:
    organization = Organization.objects.first() or Organization()
    heading = wording.heading(meeting)
    first = partial_dates.whole(meeting.start) or next((day for day, _rows in shown.days if day), None)
    if first is None:
        raise Refused(_("The days of this meeting are not known."))
    released = shown.release
    place = str(translated.pick(meeting.place, language))
    return tree.Meta(
        symbol="",
        title=_title(released["version"] if released else ""),
        subtitle=heading.plain,
        language=language,
        original="",
        date=released["released_at"].date() if released else first,
        organization=str(translated.pick(organization.name, language)),
        occasion=", ".join(filter(None, (heading.kind, place, _days(meeting, language)))),
        kind="programme",
        actor=organization.key,
        number=f"{meeting.key}-{released['number']}" if released else meeting.key,
    )


def _title(version: str) -> str:
    match version:
        case Version.PROVISIONAL:
            return _("Provisional programme")
        case Version.FINAL:
            return _("Final programme")
        case _:
            return _("Programme")


def _days(meeting: Meeting, language: str) -> str:
    first, last = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    if first is None:
        return dates.partial(meeting.start, language) if meeting.start else ""
    return dates.days(first, last or first, language)
