"""Who came, in figures and reading by reading; readings that were errors are taken back here."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.core import files, tables, wording
from intersession.core.uploads import Kind
from intersession.meetings import rules
from intersession.meetings.actions import door as actions
from intersession.meetings.forms import door as forms
from intersession.meetings.models import CheckIn, SessionKind
from intersession.meetings.queries import attendance as queries
from intersession.meetings.queries import zone
from intersession.meetings.views import acting
from intersession.papers import dates


@gates.secretariat_only
def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """Show who came, each figure on its own base, and the latest readings, or those of a name."""
    found = rules.meeting_or_404(key)
    where, language, text = zone(found), wording.language(), request.GET.get("text", "")[:100]
    figures = queries.figures(found, where)
    rows = list(islice(queries.readings(found, where, language, text), queries.SHOWN + 1))
    context = acting.context(
        found,
        bases=[(base.label, persons) for base, persons in figures.bases],
        days=[(dates.weekday(day, language), persons) for day, persons in figures.days],
        sessions=[(_place(row["title"], row["kind"]), persons) for row, persons in figures.sessions],
        rows=[
            (row, _place(row.session, row.session_kind), _at(row, language)) for row in rows[: queries.SHOWN]
        ],
        more=len(rows) > queries.SHOWN,
        text=text,
    )
    return render(request, "meetings/door/attendance.html", context)


def _place(title: dict[str, str] | None, kind: str) -> str:
    if title is None:
        return _("Door of the meeting")
    return wording.plainly(title) or str(SessionKind(kind).label)


def _at(row: queries.Read, language: str) -> str:
    return f"{dates.day(row.at.date(), language)}, {dates.clock(row.at.time(), language)}"


@gates.secretariat_only
def take_back(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take back a reading that was an error, with the reason."""
    found = rules.meeting_or_404(key)
    rows = CheckIn.objects.select_related("registration__person", "session", "clerk")
    row = get_object_or_404(rows, registration__meeting=found, pk=pk)
    form = forms.TakeBackForm(request.POST or None)
    if acting.done(
        request,
        form,
        lambda: actions.take_back(
            row, reason=form.cleaned_data["reason"], by=acting.person(request), now=timezone.now()
        ),
    ):
        messages.success(request, _("The reading is taken back."))
        return redirect("meetings:attendance", key)
    local = row.at.astimezone(zone(found))
    place = _place(row.session.title if row.session else None, row.session.kind if row.session else "")
    time = dates.clock(local.time(), wording.language())
    day = dates.day(local.date(), wording.language())
    context = acting.context(found, form=form, row=row, place=place, at=f"{day}, {time}")
    return render(request, "meetings/door/take_back.html", context)


@gates.secretariat_only
def table(_request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """Give every reading as a table, CSV or XLSX; those that were taken back bear the reason."""
    found = rules.meeting_or_404(key)
    heads = (
        *(_("Name"), _("Represents"), _("Kind"), _("Where"), _("Read at"), _("Read by")),
        _("Taken back because"),
    )
    rows = _cells(queries.readings(found, zone(found), wording.language()))
    if ending == Kind.XLSX:
        content = tables.write_xlsx(heads, rows, title=_("Attendance"))
    elif ending == Kind.CSV:
        content = io.BytesIO(b"".join(tables.write_csv(heads, rows)))
    else:
        raise Http404(ending)
    response = files.attachment(content, name=f"{found.key}-attendance.{ending}", kind=Kind(ending))
    return cast("HttpResponse", response)


def _cells(rows: Iterator[queries.Read]) -> Iterator[tuple[tables.Cell, ...]]:
    for row in rows:
        place = _place(row.session, row.session_kind)
        yield (
            row.name,
            row.represented,
            row.kind,
            place,
            row.at.replace(tzinfo=None),
            row.clerk,
            row.taken_back,
        )
