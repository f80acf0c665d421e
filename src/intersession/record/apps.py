"""The record application."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Registers the application."""

    name = "intersession.record"
    label = "record"
