"""The membership application."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    """Registers the application."""

    name = "intersession.membership"
    label = "membership"
