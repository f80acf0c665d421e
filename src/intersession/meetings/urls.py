"""Addresses of meetings; the page of one meeting belongs to `web`, which sees every domain."""

from django.urls import path, re_path

from intersession.meetings.views import exports, imports, public

app_name = "meetings"
urlpatterns = [
    path("meetings/", public.meetings, name="list"),
    re_path(
        rf"^meetings/(?P<key>[-\w]+)/programme\.(?P<ending>{'|'.join(exports.FORMATS)})$",
        exports.programme,
        name="export",
    ),
    path("meetings/<slug:key>/sessions/<slug:session>.ics", exports.session, name="session_calendar"),
    path("cycles/<int:year>.ics", exports.cycle, name="cycle_calendar"),
    path("desk/meetings/<slug:key>/import/", imports.programme, name="import"),
]
