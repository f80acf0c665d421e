"""The core application."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers the application."""

    name = "intersession.core"
    label = "core"
