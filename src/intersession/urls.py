"""Every address of the site, each once in every language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

PARTS = (
    *("core", "accounts", "membership", "documents", "library", "cycles", "meetings"),
    *("consultations", "evaluations", "reports", "web"),
)

urlpatterns = i18n_patterns(*(path("", include(f"intersession.{part}.urls")) for part in PARTS))

handler400 = "intersession.core.limits.refuse"
