"""Times of a consultation as people read them: at the seat, and in UTC beside it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.consultations.models import Consultation
from intersession.core.models import Organization
from intersession.papers import dates


def seat() -> ZoneInfo:
    """Return the time zone of the seat."""
    return ZoneInfo(Organization.objects.values_list("time_zone", flat=True).first() or "UTC")


def told(moment: datetime, language: str, zone: ZoneInfo | None = None) -> str:
    """Return a moment in the time of the seat, which changes with the season, and in UTC.

    A list gives the `zone` of the seat, so that it is asked for once.
    """
    local = moment.astimezone(zone or seat())
    return _("%(day)s, %(time)s at the seat (%(utc)s UTC)") % {
        "day": dates.day(local.date(), language),
        "time": dates.clock(local.time(), language),
        "utc": dates.clock(moment.astimezone(UTC).time(), language),
    }


def closing(consultation: Consultation, language: str, zone: ZoneInfo | None = None) -> str:
    """Return the closing time as `told` does, or that there is none."""
    return told(consultation.closes_at, language, zone) if consultation.closes_at else _("no closing time")


def left(consultation: Consultation, now: datetime) -> str:
    """Say how much time is left: days, then hours, then minutes, then that it is closed."""
    if consultation.closes_at is None or consultation.closes_at <= now:
        return _("closed")
    rest = consultation.closes_at - now
    if rest >= timedelta(days=1):
        return ngettext("%(days)s day left", "%(days)s days left", rest.days) % {"days": rest.days}
    if rest >= timedelta(hours=1):
        hours = int(rest.total_seconds() // 3600)
        return ngettext("%(hours)s hour left", "%(hours)s hours left", hours) % {"hours": hours}
    minutes = max(1, int(rest.total_seconds() // 60))
    return ngettext("%(minutes)s minute left", "%(minutes)s minutes left", minutes) % {"minutes": minutes}
