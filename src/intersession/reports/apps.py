"""The reports application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.reports"
    label = "reports"
