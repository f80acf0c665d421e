"""What tests of delegations share: a State, its focal point, and the secretariat."""

import pytest
from django.utils import translation

from tests import factories


@pytest.fixture(autouse=True)
def _english():
    """Refusals are read in English; a page that another test asked for may have left its language."""
    with translation.override("en"):
        yield


@pytest.fixture
def state():
    return factories.member("Atlantis")


@pytest.fixture
def focal(state):
    """The focal point of a delegation."""
    return factories.delegate(factories.delegation(state), role="focal_point")


@pytest.fixture
def secretariat():
    return factories.user(is_secretariat=True)
