"""The cycles application."""

from django.apps import AppConfig


class CyclesConfig(AppConfig):
    """Registers the application."""

    name = "intersession.cycles"
    label = "cycles"
