"""Reads of meetings: lists, the programme by day, figures of participation, papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, JSONField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils import timezone

from intersession.accounts.models import User
from intersession.core import partial_dates
from intersession.core import queries as core
from intersession.core.compiled import Compiled
from intersession.documents.models import Distribution, Part
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
    SessionQuestion,
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
    today = timezone.localdate()
    row = _details.rows(meeting, today)[0]
    figures = [_named(figure) for figure in row["found_figures"]]
    people = shown.all_seen(row["found_people"], meeting, today)
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


def _composed_details(meeting: int, day: date) -> Any:
    return (
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
            found_files=speakers.files_of_meeting(day),
            found_publications=_rows(
                MeetingPublication, "publication__number", "publication__number", "publication__title"
            ),
        )
    )


def programme(meeting: Meeting) -> Shown:
    """Return the programme that everybody sees: the last release, or the rows of the loaded history.

    Of a meeting prepared here nothing is seen before its first release. One query for a release, two for
    the history, and one more where a protected person speaks.
    """
    release = _last_release.first(meeting.pk)
    if release:
        people = shown.all_seen(release.pop("people"), meeting.pk, timezone.localdate())
        return Shown(released.read(release.pop("content"), people), release)
    return _unreleased(meeting)


def _unreleased(meeting: Meeting) -> Shown:
    if meeting.prepared_here:
        return Shown((), None, is_awaited=True)
    return Shown(released.prepared(meeting.pk), None)


def held(meeting: Meeting) -> tuple[date, date] | None:
    """Return the first and the last day of a meeting, as far as they are known."""
    first = partial_dates.whole(meeting.start)
    return (first, partial_dates.whole(meeting.end) or first) if first else None


def papers(meeting: int) -> list[Row]:
    """Return the documents of a meeting that everybody may read, in the order of their symbols."""
    return list(_documents.rows(meeting)[0]["found_documents"])


def files_of_session(meeting: Meeting, session: str) -> list[Row]:
    """Return the files that speakers show at a session, as far as everybody may have them today."""
    return list(_files_of_session.rows(meeting.pk, session, timezone.localdate()))


def _composed_files(meeting: int, session: str, day: date) -> Any:
    found = speakers.public_files(day).filter(meeting=meeting, session__key=session)
    return found.order_by("sent_at", "pk").values(*speakers.PUBLIC_FILE)


def of_no_session(meeting: int) -> list[Row]:
    """Return those who are named for the meeting and for none of its sessions."""
    people = Speaker.objects.filter(meeting=meeting, session=None).order_by("position")
    rows = people.values_list(shown.FIELDS, flat=True)
    return shown.all_seen(rows, meeting, timezone.localdate())


def topics_of(meeting: Meeting, session: str, row: Row) -> list[Row]:
    """Return the guiding questions that a session takes up today, with topic and year; none, no query."""
    if not row["questions"]:
        return []
    found = SessionQuestion.objects.filter(session__meeting=meeting, session__key=session)
    return list(
        found.values(
            text=F("question__text"),
            topic=F("question__candidate__title"),
            letter=F("question__candidate__letter"),
            year=F("question__candidate__cycle__year"),
        )
    )


def keys_of(meeting: Meeting, user: User) -> frozenset[int]:
    """Return by which keys a person who is signed in stands in the programme of a meeting."""
    found = Speaker.objects.filter(meeting=meeting, session__isnull=False)
    mine = found.filter(Q(person__user=user) | Q(person__merged_into__user=user))
    return frozenset(mine.values_list("position", flat=True))


IN_SHORT = ["summary", "form", "note", "follows_up", "questions"]
"""What a released session is shown without in short, and is read in a third of the time."""


def programme_in_short(meeting: Meeting) -> Shown:
    """Return the same programme without texts and people where it was released, the whole history else."""
    release = _last_release_in_short.first(meeting.pk)
    return _in_short(release) if release else _unreleased(meeting)


@dataclass(frozen=True, slots=True)
class OfSession:
    """A session as everybody sees it, with those before and after it in short."""

    row: Row
    before: Row | None
    after: Row | None


def session(meeting: Meeting, key: str) -> OfSession | None:
    """Return one session of the programme that everybody sees; None where there is none.

    One query for a release, two for the history, and one more where a protected person speaks.
    """
    release = _last_release_of.first(meeting.pk, key)
    programme = _in_short(release) if release else _unreleased(meeting)
    rows = [row for _day, rows in programme.days for row in rows]
    at = next((number for number, row in enumerate(rows) if row["key"] == key), None)
    if at is None:
        return None
    row = _whole(release, meeting) if release else rows[at]
    return OfSession(row, rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None)


def _whole(release: Row, meeting: Meeting) -> Row:
    people = shown.all_seen(release["people"], meeting.pk, timezone.localdate())
    return released.read([release["one"]], people)[0][1][0]


def _in_short(release: Row) -> Shown:
    missing: dict[str, Any] = {
        "people": (),
        "questions": (),
        "summary": {},
        "form": {},
        "note": {},
        "follows_up": {},
    }
    return Shown(released.read([{**row, **missing} for row in release["short"] or ()], ()), release)


ONE = "jsonb_array_elements(meetings_release.content) one"


def _composed_of(meeting: int, key: str) -> Any:
    """The last release in short, with one session of it whole and those who speak in it."""
    one = RawSQL(  # noqa: S611 - the key is given apart
        f"(SELECT one FROM {ONE} WHERE one->>'key' = %s)",  # noqa: S608 - a constant
        (key,),
        output_field=JSONField(),
    )
    places = RawSQL(  # noqa: S611 - the key is given apart
        f"SELECT (said->>'key')::int FROM {ONE}, jsonb_array_elements(one->'speakers') said"  # noqa: S608
        " WHERE one->>'key' = %s",
        (key,),
    )
    return _composed_in_short(meeting).annotate(one=one, people=released.all_speakers(position__in=places))


def _composed_in_short(meeting: int) -> Any:
    last = Release.objects.filter(meeting=meeting).order_by("-number").values(*RELEASED)
    short = RawSQL(
        "(SELECT jsonb_agg(one - %s::text[]) FROM jsonb_array_elements(meetings_release.content) one)",
        (IN_SHORT,),
        output_field=JSONField(),
    )
    return last.annotate(short=short)[:1]


def _composed_release(meeting: int) -> Any:
    last = Release.objects.filter(meeting=meeting).order_by("-number").values(*RELEASED, "content")
    return last.annotate(people=released.all_speakers())[:1]


def _rows(model: type[Model], order: str, *fields: str) -> ArraySubquery:
    found = model._default_manager.filter(meeting=OuterRef("pk")).order_by(order)
    return _array(found, *fields)


def _named_for_all() -> "QuerySet[Speaker]":
    """Those named for no session; where a programme was released, they were taken out of one."""
    released_here = Release.objects.filter(meeting=OuterRef("meeting"))
    found = Speaker.objects.filter(~Exists(released_here), meeting=OuterRef("pk"), session=None)
    return found.order_by("position")


PAPER = ("role", "document__symbol", "document__title", "document__date")


def _papers() -> ArraySubquery:
    """The documents of a meeting that everybody may read, with the languages of their text."""
    found = MeetingDocument.objects.filter(
        meeting=OuterRef("pk"), document__distribution=Distribution.GENERAL
    ).order_by("document__sort_key", "document__key")
    text = Part.objects.filter(document=OuterRef("document"), number=0).order_by()
    columns = {name: name for name in PAPER}
    return ArraySubquery(
        found.values(json=JSONObject(**columns, languages=Subquery(text.values("languages")[:1])))
    )


def _array(found: "QuerySet[Any]", *fields: str) -> ArraySubquery:
    return ArraySubquery(found.values(json=JSONObject(**{field: field for field in fields})))


def _named(figure: Row) -> Row:
    return {**figure, "name": Counted(figure["counted"]).label}


_documents = Compiled(
    lambda meeting: Meeting.objects.filter(pk=meeting).values("pk").annotate(found_documents=_papers())
)
_files_of_session = Compiled(_composed_files)
_details = Compiled(_composed_details)
_last_release_of = Compiled(_composed_of)
_last_release_in_short = Compiled(_composed_in_short)
_last_release = Compiled(_composed_release)


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
    return zone_at(meeting, core.organization()) if not meeting.time_zone else ZoneInfo(meeting.time_zone)


def zone_at(meeting: Meeting, organization: Row) -> ZoneInfo:
    """Return the same where the organization is at hand."""
    return ZoneInfo(meeting.time_zone or organization["time_zone"] or "UTC")
