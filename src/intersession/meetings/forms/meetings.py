"""The forms of a meeting's terms, and of its rooms and teams of interpreters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import partial_dates, wording
from intersession.core.forms import by_language, in_languages, spread
from intersession.cycles.models import Candidate, CandidateKind, Cycle
from intersession.meetings.actions.meetings import RoomTerms, TeamTerms
from intersession.meetings.models import Kind, Meeting, Room, Team
from intersession.membership.models import Body

SPARE = 2
"""Empty rows that are always there; saving makes room for more."""
MOST = 40
AIM = re.compile(r"aim(\d{1,2})_")
TERMS = ("kind", "cycle", "candidate", "body", "number", "start", "end", "time_zone", "short_address")
TEXTS = ("title", "place", "note")


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of a form under a heading."""

    key: str
    heading: str | Promise
    help: str | Promise
    fields: list[BoundField]


class MeetingForm(forms.Form):
    """The terms of a meeting, its aims, and a short address to give."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.WORKSHOP)
    cycle = forms.ModelChoiceField(label=_("Year"), queryset=Cycle.objects.all(), required=False)
    candidate = forms.ModelChoiceField(
        label=_("Topic"), queryset=Candidate.objects.filter(kind=CandidateKind.TOPIC), required=False
    )
    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.all(), required=False)
    number = forms.IntegerField(
        label=_("Number"),
        help_text=_("Within the year; for a session of a body, within that body."),
        min_value=1,
        max_value=9999,
        required=False,
    )
    start = forms.CharField(
        label=_("First day"),
        help_text=_("2010-07-08, or 2010-07 when only the month is known."),
        required=False,
    )
    end = forms.CharField(label=_("Last day"), required=False)
    time_zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Europe/Zurich, for example; left empty, that of the seat."),
        required=False,
    )
    name = forms.CharField(
        label=_("Short address to give"),
        help_text=_("One word that leads to this meeting, for ever: idm2010."),
        max_length=40,
        required=False,
    )
    short_address = forms.CharField(
        label=_("Address under which it was announced elsewhere"), max_length=120, required=False
    )
    key = forms.SlugField(label=_("Name in the address"), max_length=60, required=False)

    def __init__(self, *given: Any, meeting: Meeting | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.meeting = meeting
        for name, label in zip(TEXTS, (_("Title"), _("Place"), _("Note")), strict=True):
            for code, field in in_languages(label, max_length=300):
                self.fields[f"{name}_{code}"] = field
        for row in range(1, self._rows() + 1):
            aim = _now("Aim %(number)s") % {"number": row}
            for code, field in in_languages(aim, widget=forms.Textarea({"rows": 2})):
                self.fields[f"aim{row}_{code}"] = field
        self._field("cycle").label_from_instance = _year
        self._field("candidate").queryset = self._field("candidate").queryset.select_related("cycle")
        self._field("candidate").label_from_instance = _topic
        self._field("body").label_from_instance = lambda body: wording.plainly(body.name)
        self.fields["time_zone"].widget.attrs["list"] = "zones"
        if meeting:
            del self.fields["key"]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _rows(self) -> int:
        held = self.data if self.is_bound else self.initial
        rows = [int(found[1]) for name in held if (found := AIM.match(name)) and held[name]]
        return min(max(rows, default=0) + SPARE, MOST)

    def sections(self) -> list[Section]:
        """Return the fields as the page groups them."""
        codes = [code for code, _language in settings.LANGUAGES]
        what = ("kind", "cycle", "candidate", "body", "number", *(f"title_{code}" for code in codes))
        where = ("start", "end", "time_zone", *(f"place_{code}" for code in codes))
        aims = [name for name in self.fields if AIM.match(name)]
        rows = (
            ("what", _("What it is"), "", what),
            ("where", _("Days and place"), "", where),
            ("aims", _("What it sets out to do"), _("An empty row is left out."), aims),
            (
                "more",
                _("Addresses and note"),
                "",
                ("name", "short_address", "key", *(f"note_{code}" for code in codes)),
            ),
        )
        return [
            Section(key, heading, told, [self[name] for name in names if name in self.fields])
            for key, heading, told, names in rows
        ]

    def zones(self) -> list[str]:
        """Return the time zones that are proposed while one writes."""
        return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))

    def clean_name(self) -> str:
        """Take the short address in small letters."""
        return str(self.cleaned_data["name"]).strip().lower()

    def clean_start(self) -> str:
        """Refuse what is no day or month."""
        return _dated(self.cleaned_data["start"])

    def clean_end(self) -> str:
        """Refuse what is no day or month."""
        return _dated(self.cleaned_data["end"])

    def terms(self) -> dict[str, Any]:
        """Return the terms as the actions take them."""
        given = self.cleaned_data
        terms = {name: given[name] for name in (*TERMS, "name")}
        terms |= {name: by_language(given, name) for name in TEXTS}
        aims = [text for row in range(1, MOST + 1) if (text := by_language(given, f"aim{row}"))]
        return terms | {"aims": aims} | ({} if self.meeting else {"key": given["key"] or self._key()})

    def _key(self) -> str:
        given = self.cleaned_data
        year = given["cycle"].year if given["cycle"] else given["start"][:4]
        return "-".join(str(part) for part in (year, given["kind"], given["number"]) if part)


class RoomsForm(forms.Form):
    """The rooms of a meeting and its teams of interpreters, each in a row; an empty name leaves a row out."""

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        self.rooms: list[Room | None] = [*meeting.rooms.all(), *[None] * SPARE]
        self.teams: list[Team | None] = [*meeting.teams.all(), *[None] * SPARE]
        languages = [(code, _now(str(name))) for code, name in settings.LANGUAGES]
        for row, room in enumerate(self.rooms):
            for code, field in in_languages(_("Room"), max_length=120):
                field.initial = room and room.name.get(code)
                self.fields[f"room{row}_{code}"] = field
            self.fields[f"seats{row}"] = forms.IntegerField(
                label=_("Seats"), min_value=1, max_value=100_000, required=False, initial=room and room.seats
            )
            self.fields[f"booths{row}"] = forms.IntegerField(
                label=_("Booths"),
                min_value=0,
                max_value=30,
                required=False,
                initial=room.booths if room else 0,
            )
        for row, team in enumerate(self.teams):
            self.fields[f"team{row}"] = forms.CharField(
                label=_("Team"), max_length=80, required=False, initial=team and team.name
            )
            self.fields[f"languages{row}"] = forms.MultipleChoiceField(
                label=_("Languages it works in"),
                choices=languages,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=team and team.languages,
            )

    def room_rows(self) -> Iterator[list[BoundField]]:
        """Give the fields of each room."""
        for row in range(len(self.rooms)):
            names = [f"room{row}_{code}" for code, _language in settings.LANGUAGES]
            yield [self[name] for name in (*names, f"seats{row}", f"booths{row}")]

    def team_rows(self) -> Iterator[list[BoundField]]:
        """Give the fields of each team."""
        for row in range(len(self.teams)):
            yield [self[f"team{row}"], self[f"languages{row}"]]

    def clean(self) -> dict[str, Any]:
        """Refuse a team without languages."""
        given: dict[str, Any] = super().clean() or {}
        for row in range(len(self.teams)):
            if given.get(f"team{row}") and not given.get(f"languages{row}"):
                self.add_error(f"languages{row}", _("Say which languages this team works in."))
        return given

    def terms(self) -> dict[str, Any]:
        """Return the rooms and teams as the action takes them."""
        given = self.cleaned_data
        rooms = [
            RoomTerms(room.pk if room else None, name, given[f"seats{row}"], given[f"booths{row}"] or 0)
            for row, room in enumerate(self.rooms)
            if (name := by_language(given, f"room{row}"))
        ]
        teams = [
            TeamTerms(team.pk if team else None, name, tuple(given[f"languages{row}"]))
            for row, team in enumerate(self.teams)
            if (name := given[f"team{row}"].strip())
        ]
        return {"rooms": rooms, "teams": teams}


def initial(meeting: Meeting) -> dict[str, Any]:
    """Return the terms of a meeting as the form shows them."""
    given: dict[str, Any] = {name: getattr(meeting, name) for name in TERMS}
    given |= {"cycle": meeting.cycle_id, "candidate": meeting.candidate_id, "body": meeting.body_id}
    for name in TEXTS:
        given |= spread(getattr(meeting, name), name)
    for row, text in enumerate(meeting.aims.values_list("text", flat=True), start=1):
        given |= spread(text, f"aim{row}")
    return given


def _dated(text: str) -> str:
    if text:
        try:
            partial_dates.check(text)
        except forms.ValidationError:
            reason = _now("Write the day as 2010-07-08, or the month as 2010-07.")
            raise forms.ValidationError(reason) from None
    return text


def _year(cycle: Cycle) -> str:
    return f"{cycle.year}{wording.colon()}{wording.plainly(cycle.theme) or _now('theme not found')}"


def _topic(candidate: Candidate) -> str:
    return f"{candidate.cycle.year}, {candidate.letter}. {wording.plainly(candidate.title)}"
