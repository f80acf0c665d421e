"""The consultations application."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.consultations"
    label = "consultations"
