"""The programme in the formats of other programs, as everybody may see it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from intersession.core import pages, wording
from intersession.cycles import rules as cycles
from intersession.meetings import rules
from intersession.meetings.exports import calendars, composing, linked, schedules, tables
from intersession.meetings.exports.shape import Programme
from intersession.meetings.models import Meeting

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, tuple[str, Callable[[Programme], bytes]]] = {
    "ics": ("text/calendar; charset=utf-8", calendars.meeting),
    "xml": ("application/xml; charset=utf-8", schedules.xml),
    "json": ("application/json", schedules.frab_json),
    "jsonld": ("application/ld+json", linked.data),
    "csv": ("text/csv; charset=utf-8", tables.comma_separated),
    "xlsx": (SHEET, tables.workbook),
}


@pages.kept
def programme(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """Give the programme of a meeting in a format; writing takes 30 ms, so the file is kept."""
    content_type, write = FORMATS[ending]
    found = _programme(request, rules.meeting_or_404(key))
    return as_file(write(found), content_type, f"{key}.{ending}")


@pages.kept
def session(request: HttpRequest, key: str, session: str) -> HttpResponse:
    """Give the calendar of one session."""
    found = _programme(request, rules.meeting_or_404(key))
    try:
        content = calendars.session(found, session)
    except KeyError:
        raise Http404(session) from None
    return as_file(content, FORMATS["ics"][0], f"{key}-{session}.ics")


@pages.kept
def cycle(request: HttpRequest, year: int) -> HttpResponse:
    """Give the calendar of a year: every meeting that has a date."""
    found = cycles.cycle_or_404(year)
    meetings = Meeting.objects.filter(cycle=found).select_related("cycle", "body").order_by("start", "key")
    programmes = [_programme(request, meeting) for meeting in meetings]
    name = _("Dialogue of %(year)s") % {"year": year}
    return as_file(calendars.cycle(name, programmes), FORMATS["ics"][0], f"{year}.ics")


def _programme(request: HttpRequest, meeting: Meeting) -> Programme:
    address = request.build_absolute_uri(reverse("web:meeting", args=(meeting.key,)))
    return composing.programme(meeting, wording.language(), address=address)


def as_file(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep or to subscribe to; never a page."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
