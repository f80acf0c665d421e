"""Reads of meetings: lists, the programme by day, figures of participation, papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from intersession.core.models import Organization
from intersession.documents.models import Distribution
from intersession.meetings import released, shown
from intersession.meetings.models import (
    Admission,
    Aim,
    ApplicationState,
    Counted,
    Meeting,
    MeetingDocument,
    MeetingPublication,
    Participation,
    Partner,
    Presence,
    Release,
    Session,
    SideEvent,
    Speaker,
    TitleVariant,
)
from intersession.meetings.queries import speakers

Row = Mapping[str, Any]
LISTED = (
    *("key", "kind", "number", "title", "start", "end", "place", "unverified"),
    *("cycle__year", "cycle__theme", "cycle__fictional", "body__name"),
)

RELEASED = ("number", "version", "note", "released_at")


@dataclass(frozen=True, slots=True)
class Details:
    """What belongs to one meeting apart from its programme."""

    variants: tuple[Row, ...]
    aims: tuple[Row, ...]
    partners: tuple[Row, ...]
    figures: tuple[Row, ...]  # of participation, with a number
    present: tuple[Row, ...]  # kinds that were named without a number
    documents: tuple[Row, ...]
    publications: tuple[Row, ...]
    speakers: tuple[Row, ...]  # named for the meeting, for none of its sessions
    excused: tuple[Row, ...]
    files: tuple[Row, ...]  # of speakers, as far as everybody may have them


@dataclass(frozen=True, slots=True)
class Shown:
    """The programme of a meeting as everybody sees it, and the release it is of; none in the history."""

    days: released.Programme
    release: Row | None
    is_awaited: bool = False  # it is prepared here and nothing was released


def listed() -> list[Row]:
    """Return every meeting, the latest first."""
    return list(Meeting.objects.order_by("-start", "key").values(*LISTED))


def of_cycle(cycle: int) -> list[Row]:
    """Return the meetings of a year by date, those without one last."""
    rows = Meeting.objects.filter(cycle=cycle).order_by("start", "key").values(*LISTED)
    return sorted(rows, key=lambda row: not row["start"])


def details(meeting: int) -> Details:
    """Return what belongs to a meeting, in one query; only what the public may see.

    One more where a protected person is named for none of its sessions.
    """
    row = (
        Meeting.objects.filter(pk=meeting)
        .values("pk")
        .annotate(
            found_variants=_rows(TitleVariant, "position", "text", "language", "sources"),
            found_aims=_rows(Aim, "position", "text"),
            found_partners=_rows(Partner, "position", "name", "sponsor"),
            found_figures=_rows(
                Participation, "position", "counted", "number", "qualifier", "unit", "sources"
            ),
            found_documents=_papers(),
            found_people=ArraySubquery(_named_for_all().values(json=shown.FIELDS)),
            found_files=speakers.files_of_meeting(timezone.localdate()),
            found_publications=_rows(
                MeetingPublication, "publication__number", "publication__number", "publication__title"
            ),
        )
        .get()
    )
    figures = [_named(figure) for figure in row["found_figures"]]
    people = shown.all_seen(row["found_people"], meeting, timezone.localdate())
    return Details(
        variants=tuple(row["found_variants"]),
        aims=tuple(row["found_aims"]),
        partners=tuple(row["found_partners"]),
        figures=tuple(figure for figure in figures if figure["number"] is not None),
        present=tuple(figure for figure in figures if figure["number"] is None),
        documents=tuple(row["found_documents"]),
        publications=tuple(row["found_publications"]),
        speakers=tuple(person for person in people if person["presence"] != Presence.EXCUSED),
        excused=tuple(person for person in people if person["presence"] == Presence.EXCUSED),
        files=tuple(row["found_files"]),
    )


def programme(meeting: Meeting) -> Shown:
    """Return the programme that everybody sees: the last release, or the rows of the loaded history.

    Of a meeting prepared here nothing is seen before its first release. One query for a release, two for
    the history, and one more where a protected person speaks.
    """
    last = Release.objects.filter(meeting=meeting).order_by("-number").values(*RELEASED, "content")
    release = last.annotate(people=released.all_speakers()).first()
    if release:
        people = shown.all_seen(release.pop("people"), meeting.pk, timezone.localdate())
        return Shown(released.read(release.pop("content"), people), release)
    if meeting.prepared_here:
        return Shown((), None, is_awaited=True)
    return Shown(released.prepared(meeting.pk), None)


def _rows(model: type[Model], order: str, *fields: str) -> ArraySubquery:
    found = model._default_manager.filter(meeting=OuterRef("pk")).order_by(order)
    return _array(found, *fields)


def _named_for_all() -> "QuerySet[Speaker]":
    """Those named for no session; where a programme was released, they were taken out of one."""
    released_here = Release.objects.filter(meeting=OuterRef("meeting"))
    found = Speaker.objects.filter(~Exists(released_here), meeting=OuterRef("pk"), session=None)
    return found.order_by("position")


def _papers() -> ArraySubquery:
    found = MeetingDocument.objects.filter(
        meeting=OuterRef("pk"), document__distribution=Distribution.GENERAL
    ).order_by("document__sort_key", "document__key")
    return _array(found, "role", "document__symbol", "document__title", "document__date")


def _array(found: "QuerySet[Any]", *fields: str) -> ArraySubquery:
    return ArraySubquery(found.values(json=JSONObject(**{field: field for field in fields})))


def _named(figure: Row) -> Row:
    return {**figure, "name": Counted(figure["counted"]).label}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the desk tells of a meeting in figures."""

    sessions: int
    speakers: int
    days: int
    side_events: int  # that wait for a decision


def for_desk() -> list[Row]:
    """Return every meeting, the latest first, with the number and version of its last release."""
    last = Release.objects.filter(meeting=OuterRef("pk")).order_by("-number")
    rows = Meeting.objects.order_by("-start", "key").values(*LISTED, "prepared_here")
    return list(
        rows.annotate(
            release=Subquery(last.values("number")[:1]), version=Subquery(last.values("version")[:1])
        )
    )


def counted_at_desk(meeting: Meeting) -> Counts:
    """Count the programme of a meeting as it is prepared."""
    waiting = SideEvent.objects.filter(meeting=meeting, state=ApplicationState.APPLIED)
    found = Session.objects.filter(meeting=meeting).aggregate(
        sessions=Count("pk", distinct=True), days=Count("day", distinct=True), speakers=Count("speakers")
    )
    return Counts(**found, side_events=waiting.count())


def releases(meeting: Meeting) -> list[Release]:
    """Return the releases of a programme, the latest first, with how many persons were written to."""
    found = Release.objects.filter(meeting=meeting).defer("content")
    return list(found.annotate(written_to=Count("notices")).order_by("-number"))


def speakers_without_address(meeting: Meeting) -> list[str]:
    """Return the names of those in the programme to whom no mail can be written."""
    found = Speaker.objects.filter(meeting=meeting, session__isnull=False).exclude(name="")
    return sorted(set(found.filter(Q(person=None) | Q(person__email="")).values_list("name", flat=True)))


def side_events(meeting: Meeting, entities: Sequence[int] | None = None) -> list[SideEvent]:
    """Return the applications of a meeting, or of some entities; what waits for a decision comes first."""
    found = SideEvent.objects.filter(meeting=meeting).select_related("session__room", "entity")
    rows = found if entities is None else found.filter(entity__in=entities)
    return sorted(rows, key=lambda row: (row.state != ApplicationState.APPLIED, row.applied_at))


def taking_side_events(now: datetime) -> list[Row]:
    """Return the meetings for which side events can be applied for now, the next one first."""
    found = Meeting.objects.filter(admission__side_events_until__gt=now)
    return list(found.order_by("start", "key").values(*LISTED))


def side_event_terms(meeting: Meeting) -> Admission | None:
    """Return until when and on which conditions side events can be applied for."""
    return Admission.objects.filter(meeting=meeting).first()


def zone(meeting: Meeting) -> ZoneInfo:
    """Return the time zone of the meeting, else that of the seat."""
    seat = Organization.objects.values_list("time_zone", flat=True).first
    return ZoneInfo(meeting.time_zone or seat() or "UTC")
