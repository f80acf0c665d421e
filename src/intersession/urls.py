"""Every address of the site, each once in every language; short addresses of meetings have no language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from intersession.meetings.views import public as meetings

PARTS = (
    *("core", "accounts", "membership", "documents", "library", "cycles", "meetings"),
    *("consultations", "evaluations", "reports", "web"),
)

urlpatterns = [
    *i18n_patterns(*(path("", include(f"intersession.{part}.urls")) for part in PARTS)),
    re_path(r"^(?P<name>[A-Za-z0-9-]+)/?$", meetings.short, name="short_address"),
]

handler400 = "intersession.core.limits.refuse"
