"""How far the record of membership reaches."""

from datetime import date

from django.db.models import Max
from django.utils import timezone

from intersession.membership.models import Membership


def day() -> date:
    """Return the last day of the year of the latest change of membership; never a day after today.

    Nothing is known to have changed since, and nothing is claimed of later days.
    """
    found = Membership.objects.aggregate(start=Max("start"), end=Max("end"))
    latest = max(found["start"] or "", found["end"] or "")
    today = timezone.localdate()
    return min(date(int(latest[:4]), 12, 31), today) if latest else today
