"""The documents application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.documents"
    label = "documents"
