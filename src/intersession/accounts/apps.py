"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the application."""

    name = "intersession.accounts"
    label = "accounts"
