"""What tests of taking part share: a meeting whose registration is open, a focal point, the secretariat."""

import pytest
from django.utils import translation

from tests import factories


@pytest.fixture(autouse=True)
def _english():
    """Refusals are read in English; a page that another test asked for may have left its language."""
    with translation.override("en"):
        yield


@pytest.fixture
def meeting():
    return factories.meeting(key="workshop", title=factories.words("Workshop"), start="2026-11-23")


@pytest.fixture
def admission(meeting):
    return factories.admission(meeting)


@pytest.fixture
def state():
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def focal(state):
    """The focal point of the delegation of a State."""
    return factories.delegate(factories.delegation(state), role="focal_point").user


@pytest.fixture
def secretariat():
    return factories.user(is_secretariat=True)
