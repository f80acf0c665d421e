"""The meetings application."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.meetings"
    label = "meetings"
