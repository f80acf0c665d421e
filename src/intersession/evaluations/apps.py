"""The evaluations application."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.evaluations"
    label = "evaluations"
