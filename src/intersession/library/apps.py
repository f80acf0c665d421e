"""The library application."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Registers the application."""

    name = "intersession.library"
    label = "library"
