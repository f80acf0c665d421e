"""The forms of side events: the application, the decision, and the terms on which one applies."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import wording
from intersession.core.forms import by_language, in_languages, spread
from intersession.meetings.forms.programme import Clock, Day
from intersession.meetings.models import ApplicationState, Meeting, Room, SideEvent
from intersession.membership.models import Entity

PLAIN = ("partners", "languages", "needs", "persons_expected", "conditions_accepted")
TEXTS = ("title", "summary")
DECISIONS = (ApplicationState.ACCEPTED, ApplicationState.ASKED_BACK, ApplicationState.REFUSED)
LOCAL = "%Y-%m-%dT%H:%M"


class ApplicationForm(forms.Form):
    """What an entity says of a side event that it would hold."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    entity = forms.ModelChoiceField(label=_("On behalf of"), queryset=Entity.objects.none())
    partners = forms.CharField(label=_("Held together with"), max_length=300, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), widget=forms.CheckboxSelectMultiple, required=False
    )
    persons_expected = forms.IntegerField(
        label=_("Persons expected"), min_value=1, max_value=100_000, required=False
    )
    needs = forms.CharField(
        label=_("What it needs"),
        help_text=_("Day and hours wished, equipment, interpretation that you bring."),
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
    conditions_accepted = forms.BooleanField(label=_("We accept the conditions"))

    def __init__(self, *given: Any, entities: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        entity: Any = self.fields["entity"]
        entity.queryset = Entity.objects.filter(pk__in=[pk for pk, _name in entities])
        entity.choices = entities
        languages: Any = self.fields["languages"]
        languages.choices = [(code, _now(str(name))) for code, name in settings.LANGUAGES]
        texts = {f"title_{code}": field for code, field in in_languages(_("Title"), max_length=300)}
        area = forms.Textarea({"rows": 4})
        texts |= {
            f"summary_{code}": field for code, field in in_languages(_("What it is about"), widget=area)
        }
        self.fields |= texts
        self.order_fields(["version", "entity", *texts])

    def clean(self) -> dict[str, Any]:
        """Refuse an application without a title."""
        given: dict[str, Any] = super().clean() or {}
        if not by_language(given, "title"):
            self.add_error(f"title_{settings.LANGUAGE_CODE}", _("Write the title in one language at least."))
        return given

    def terms(self) -> dict[str, Any]:
        """Return the application as the actions take it; the entity comes apart."""
        given = self.cleaned_data
        return {name: given[name] for name in PLAIN} | {name: by_language(given, name) for name in TEXTS}


def initial(event: SideEvent) -> dict[str, Any]:
    """Return an application as the form shows it."""
    given: dict[str, Any] = {name: getattr(event, name) for name in (*PLAIN, "version")}
    given |= {"entity": event.entity_id}
    for name in TEXTS:
        given |= spread(getattr(event, name), name)
    return given


class DecisionForm(forms.Form):
    """What the secretariat decides on an application, why, and where the side event is held."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (ApplicationState.ACCEPTED, _("accept")),
            (ApplicationState.ASKED_BACK, _("ask back")),
            (ApplicationState.REFUSED, _("refuse")),
        ],
        widget=forms.RadioSelect,
    )
    day = Day(label=_("Day"), help_text=_("If it is accepted; it can be placed later too."), required=False)
    start = Clock(label=_("Starts"), required=False)
    end = Clock(label=_("Ends"), required=False)
    room = forms.ModelChoiceField(label=_("Room"), queryset=Room.objects.none(), required=False)

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        room: Any = self.fields["room"]
        room.queryset = meeting.rooms.all()
        room.label_from_instance = lambda row: wording.plainly(row.name)
        for code, field in in_languages(_("Reasons, or what is asked"), widget=forms.Textarea({"rows": 3})):
            self.fields[f"reason_{code}"] = field

    def terms(self) -> dict[str, Any]:
        """Return the decision as the action takes it."""
        given = self.cleaned_data
        slot = {name: given[name] for name in ("day", "start", "end", "room")}
        values = {"version": given["version"], "state": given["state"], "slot": slot}
        return values | {"reason": by_language(given, "reason")}


class TermsForm(forms.Form):
    """Until when side events can be applied for, in the time of the meeting, and on which conditions."""

    until = forms.DateTimeField(
        label=_("Applications until"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=LOCAL),
        input_formats=[LOCAL, "%Y-%m-%d %H:%M"],
        required=False,
    )

    def __init__(self, *given: Any, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(*given, **more)
        self.zone = zone
        self.fields["until"].help_text = _now(
            "Time of the meeting, %(zone)s. Left empty, nobody can apply."
        ) % {"zone": zone.key}
        for code, field in in_languages(_("Conditions"), widget=forms.Textarea({"rows": 4})):
            self.fields[f"conditions_{code}"] = field

    def terms(self) -> dict[str, Any]:
        """Return the terms as the action takes them."""
        until: datetime | None = self.cleaned_data["until"]
        placed = until.replace(tzinfo=self.zone) if until else None
        return {"until": placed, "conditions": by_language(self.cleaned_data, "conditions")}


def terms_of(until: datetime | None, conditions: Mapping[str, str], zone: ZoneInfo) -> dict[str, Any]:
    """Return the terms as the form shows them."""
    local = until.astimezone(zone).replace(tzinfo=None) if until else None
    return {"until": local, **spread(conditions, "conditions")}
