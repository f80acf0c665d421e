"""Addresses of meetings; the page of one meeting belongs to `web`, which sees every domain."""

from datetime import date

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from intersession.meetings.views import (
    admission,
    applications,
    attendance,
    desk,
    door,
    duplicates,
    exports,
    imports,
    nominations,
    own,
    programme,
    public,
    registrations,
    releases,
    side_events,
    speakers,
    speaking,
    tables,
    walk_ins,
)


class DayConverter:
    """A day in an address: 2010-07-08."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is no day is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()


register_converter(DayConverter, "day")
app_name = "meetings"
SESSION = [
    path("", programme.session, name="session"),
    path("move/", programme.move, name="move"),
    path("cancel/", programme.cancel, name="cancel"),
    path("remove/", programme.remove, name="remove"),
]
DESK: list[URLPattern | URLResolver] = [
    path("", desk.meetings, name="desk"),
    path("new/", desk.make, name="make"),
    path("<slug:key>/", desk.meeting, name="desk_one"),
    path("<slug:key>/terms/", desk.revise, name="revise"),
    path("<slug:key>/rooms/", desk.rooms, name="rooms"),
    path("<slug:key>/programme/", programme.programme, name="programme"),
    path("<slug:key>/programme/<day:day>/", programme.programme, name="programme_day"),
    path("<slug:key>/programme/<day:day>/shift/", programme.shift, name="shift"),
    path("<slug:key>/programme/copy/", programme.copy, name="copy"),
    path("<slug:key>/sessions/", programme.add, name="add"),
    path("<slug:key>/sessions/<slug:session>/", include(SESSION)),
    path("<slug:key>/release/", releases.release, name="release"),
    path("<slug:key>/side-events/", side_events.applications, name="desk_side_events"),
    path("<slug:key>/side-events/<int:pk>/", side_events.decide, name="decide_side_event"),
]
SIDE_EVENTS = [
    path("", side_events.mine, name="side_events"),
    path("new/", side_events.apply, name="apply"),
    path("<int:pk>/", side_events.revise, name="side_event"),
    path("<int:pk>/withdraw/", side_events.withdraw, name="withdraw_side_event"),
]
DOOR = [  # the worker of a browser sees to what is below its own address, and to nothing else
    path("", door.door, name="door"),
    path("worker.js", door.worker, name="door_worker"),
    path("badges.json", door.badges, name="door_badges"),
    path("readings/", door.readings, name="door_readings"),
    path("walk-in/", walk_ins.walk_in, name="walk_in"),
]
ATTENDANCE = [
    path("", attendance.attendance, name="attendance"),
    path("<int:pk>/", attendance.take_back, name="take_back"),
    path("readings.<slug:ending>", attendance.table, name="attendance_table"),
]
TAKING_PART: list[URLPattern | URLResolver] = [  # the desk; a delegation is its focal point's too
    path("admission/", admission.terms, name="admission"),
    path("nominations/", nominations.nominations, name="nominations"),
    path("delegation/<slug:entity>/", nominations.delegation, name="delegation"),
    path("door/", include(DOOR)),
    path("attendance/", include(ATTENDANCE)),
    path("registrations/", registrations.registrations, name="registrations"),
    path("registrations/table/", tables.table, name="registrations_table"),
    path("registrations/duplicates/", duplicates.duplicates, name="duplicates"),
    path("registrations/<int:pk>/", registrations.registration, name="registration"),
]
SPEAKER = [  # by private link
    path("", speaking.page, name="speaker"),
    path("sessions.ics", speaking.calendar, name="own_calendar"),
    path("send/", speaking.send, name="send"),
    path("files/<int:pk>/", speaking.file, name="own_file"),
    path("files/<int:pk>/content/", speaking.content, name="own_content"),
    path("consent/<slug:item>/", speaking.consent, name="consent"),
    path("withdraw/<slug:item>/", speaking.withdraw, name="withdraw_consent"),
]
urlpatterns = [
    path("meetings/", public.meetings, name="list"),
    path("meetings/files/<int:pk>/", speakers.file, name="file"),
    path("meetings/speakers/<str:token>/", include(SPEAKER)),
    re_path(
        rf"^meetings/(?P<key>[-\w]+)/programme\.(?P<ending>{'|'.join(exports.FORMATS)})$",
        exports.programme,
        name="export",
    ),
    path("meetings/<slug:key>/sessions/<slug:session>.ics", exports.session, name="session_calendar"),
    path("meetings/<slug:key>/programme/", public.programme, name="programme_page"),
    path("meetings/<slug:key>/sessions/<slug:session>/", public.session, name="session_page"),
    path("meetings/<slug:key>/speakers/", public.speakers, name="speakers_page"),
    path("cycles/<int:year>.ics", exports.cycle, name="cycle_calendar"),
    path("desk/meetings/<slug:key>/import/", imports.programme, name="import"),
    path("meetings/<slug:key>/changes/", releases.changes, name="changes"),
    path("meetings/<slug:key>/changes.atom", releases.feed, name="feed"),
    path("meetings/<slug:key>/side-events/", include(SIDE_EVENTS)),
    path("desk/meetings/", include(DESK)),
    path("meetings/<slug:key>/take-part/", applications.take_part, name="take_part"),
    path("meetings/<slug:key>/take-part/<str:proof>/", applications.apply, name="register"),
    path("taking-part/<str:token>/", own.own, name="own"),
    path("taking-part/<str:token>/data.json", own.held, name="held"),
    path("desk/meetings/<slug:key>/", include(TAKING_PART)),
    path("desk/meetings/<slug:key>/speakers/", speakers.speakers, name="desk_speakers"),
    path("desk/meetings/<slug:key>/speakers/<int:position>/", speakers.speaker, name="desk_speaker"),
]
