"""The web application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the application."""

    name = "intersession.web"
    label = "web"
