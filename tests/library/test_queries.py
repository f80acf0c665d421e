"""The volumes of the series."""

import pytest

from intersession.library import queries
from tests import factories

pytestmark = pytest.mark.django_db


def test_latest_volume_comes_first_and_one_without_a_number_last():
    for number in (None, 9, 27):
        factories.publication(number=number)

    assert [row["number"] for row in queries.publications()] == [27, 9, None]
