"""The packaged record of 2009-2010, loaded once for the tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from intersession.record import actions


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep the record in one transaction that is rolled back after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load(actions.DEMO)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(_loaded: None, db: None) -> None:
    """The record, for one test that may change it: the change is rolled back to here."""
