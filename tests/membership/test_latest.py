"""How far the record of membership reaches."""

import datetime as dt

import pytest
from django.utils import timezone

from intersession.membership import latest
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "start, end, day",
    [
        ("2009-06", "", dt.date(2009, 12, 31)),
        ("2001", "2010-11-29", dt.date(2010, 12, 31)),
    ],
)
def test_day_is_the_last_of_the_year_of_the_latest_change(start, end, day):
    factories.membership(factories.entity(), start=start, end=end)
    factories.membership(factories.entity(), start="1951")

    assert latest.day() == day


def test_day_is_never_after_today():
    today = timezone.localdate()
    factories.membership(factories.entity(), start=today.isoformat())

    assert latest.day() == today


def test_day_of_an_empty_record_is_today():
    assert latest.day() == timezone.localdate()
