"""A moment in a form: written in the time of the seat, and told in UTC beside it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from intersession.consultations import times
from intersession.core import wording

INPUT = "%Y-%m-%dT%H:%M"
FORMATS = [INPUT, "%Y-%m-%d %H:%M"]


class SeatTimeField(forms.DateTimeField):
    """A moment written in the time of the seat."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=INPUT)
        super().__init__(widget=widget, input_formats=FORMATS, **more)

    def prepare_value(self, value: Any) -> Any:
        """Show a moment as it is read at the seat."""
        is_placed = isinstance(value, datetime) and value.tzinfo is not None
        return value.astimezone(times.seat()).replace(tzinfo=None) if is_placed else value

    def clean(self, value: Any) -> Any:
        """Read what is written as time of the seat; a time that the clocks skip or repeat is refused."""
        naive = super().clean(value)
        return None if naive is None else _placed(naive.replace(tzinfo=None), times.seat())

    def told(self, value: Any) -> str:
        """Say how a value is meant: in the zone of the seat, and as it stands now with its time in UTC."""
        said = _("Time of the seat, %(zone)s.") % {"zone": times.seat().key}
        try:
            moment = self.clean(value)
        except forms.ValidationError:
            moment = None
        return f"{said} {times.told(moment, wording.language())}" if moment else said


def tell(form: forms.Form, *names: str) -> None:
    """Tell beside each of these fields of a form how what stands in it is meant."""
    for name in names:
        bound = form[name]
        bound.help_text = bound.field.told(bound.value())  # type: ignore[attr-defined]  # moments of the seat


def _placed(naive: datetime, zone: ZoneInfo) -> datetime:
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        reason = _("The clocks change at the seat at that time; choose an hour before or after.")
        raise forms.ValidationError(reason)
    return first
