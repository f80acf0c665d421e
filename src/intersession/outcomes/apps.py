"""The outcomes application."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Registers the application."""

    name = "intersession.outcomes"
    label = "outcomes"
