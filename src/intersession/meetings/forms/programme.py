"""The forms of the programme editor: a session with who speaks in it, a move, a shift, a copy."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import wording
from intersession.core.forms import by_language, in_languages, spread
from intersession.cycles.models import GuidingQuestion
from intersession.meetings import wording as names
from intersession.meetings.actions.programme import Speaks
from intersession.meetings.forms.meetings import Section
from intersession.meetings.models import Meeting, Part, Room, Session, SessionKind, Speaker, Team

SPARE = 2
MOST = 60
SPEAKER = re.compile(r"speaker(\d{1,2})_")
PLAIN = ("kind", "day", "start", "end", "room", "team", "languages", "interpreted")
TEXTS = ("title", "summary", "form")
HONORIFICS: Mapping[str, Mapping[str, str]] = {
    "": {},
    "excellency": {"en": "H.E.", "fr": "S.E.", "es": "S.E."},
    "mr": {"en": "Mr.", "fr": "M.", "es": "Sr."},
    "ms": {"en": "Ms.", "fr": "Mme", "es": "Sra."},
}
KEPT = "kept"
"""Stands for an honorific that is none of the usual ones and stays as it is."""
HEARD = {"": None, "yes": True, "no": False}


class Day(forms.DateField):
    """A day, written 2010-07-08 where the browser has no calendar."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


class Clock(forms.TimeField):
    """A time of the day, written 10:00 where the browser has no clock."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **more)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed: what stands there now, and what is written in the form."""

    label: str | Promise
    theirs: str
    mine: str


class SessionForm(forms.Form):
    """A session of a programme: what, when, where, in which languages, and who speaks."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=SessionKind.choices, initial=SessionKind.PANEL)
    day = Day(label=_("Day"), required=False)
    start = Clock(label=_("Starts"), required=False)
    end = Clock(label=_("Ends"), required=False)
    room = forms.ModelChoiceField(label=_("Room"), queryset=Room.objects.none(), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), widget=forms.CheckboxSelectMultiple, required=False
    )
    heard = forms.ChoiceField(
        label=_("Interpretation"),
        choices=(("", _("not known yet")), ("yes", _("yes")), ("no", _("no interpretation"))),
        required=False,
    )
    interpreted = forms.MultipleChoiceField(
        label=_("Languages interpreted into"), widget=forms.CheckboxSelectMultiple, required=False
    )
    team = forms.ModelChoiceField(
        label=_("Team of interpreters"), queryset=Team.objects.none(), required=False
    )
    questions = forms.ModelMultipleChoiceField(
        label=_("Guiding questions taken up"),
        queryset=GuidingQuestion.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        self._offer(meeting)
        for name, label in zip(TEXTS, (_("Title"), _("Summary"), _("Form, as printed")), strict=True):
            area = {"widget": forms.Textarea({"rows": 3})} if name == "summary" else {"max_length": 300}
            for code, field in in_languages(label, **area):
                self.fields[f"{name}_{code}"] = field
        self.speakers = self._rows()
        for row in range(self.speakers):
            self.fields |= _speaker_fields(
                f"speaker{row}_", kept=self.initial.get(f"speaker{row}_honorific") == KEPT
            )

    def _offer(self, meeting: Meeting) -> None:
        codes = [(code, _now(str(name))) for code, name in settings.LANGUAGES]
        for name in ("languages", "interpreted"):
            self._field(name).choices = codes
        self._field("room").queryset = meeting.rooms.all()
        self._field("room").label_from_instance = lambda room: wording.plainly(room.name)
        self._field("team").queryset = meeting.teams.all()
        if meeting.candidate_id:
            questions = GuidingQuestion.objects.filter(candidate=meeting.candidate_id)
            self._field("questions").queryset = questions
            self._field("questions").label_from_instance = lambda row: wording.plainly(row.text)
        else:
            del self.fields["questions"]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _rows(self) -> int:
        """Return how many rows for speakers there are: those that hold one, and spare ones."""
        held = self.data if self.is_bound else self.initial
        named = [name for name in held if name.endswith(("_name", "_key")) and held[name]]
        rows = [int(found[1]) + 1 for name in named if (found := SPEAKER.match(name))]
        return min(max(rows, default=0) + SPARE, MOST)

    def sections(self) -> list[Section]:
        """Return the fields as the page groups them; speakers come apart."""
        codes = [code for code, _language in settings.LANGUAGES]
        texts = {name: [f"{name}_{code}" for code in codes] for name in TEXTS}
        heard = ("languages", "heard", "interpreted", "team")
        rows = (
            ("what", _("What it is"), ("kind", *texts["title"])),
            ("when", _("When and where"), ("day", "start", "end", "room")),
            ("heard", _("Languages"), heard),
            ("more", _("What it is about"), (*texts["summary"], *texts["form"], "questions")),
        )
        return [
            Section(key, heading, "", [self[name] for name in names if name in self.fields])
            for key, heading, names in rows
        ]

    def speaker_rows(self) -> Iterator[list[BoundField]]:
        """Give the fields of each speaker."""
        for row in range(self.speakers):
            yield [
                self[name]
                for name in self.fields
                if name.startswith(f"speaker{row}_") and not name.endswith("_key")
            ]

    def clean(self) -> dict[str, Any]:
        """Refuse a part, an office or an address of nobody."""
        given: dict[str, Any] = super().clean() or {}
        for row in range(self.speakers):
            prefix = f"speaker{row}_"
            about = [name for name in (*_roles(prefix), f"{prefix}email") if given.get(name)]
            if about and not given.get(f"{prefix}name") and not given.get(f"{prefix}withheld"):
                self.add_error(f"{prefix}name", _("Name who this is, or mark the name as withheld."))
        return given

    def terms(self, session: Session | None = None) -> dict[str, Any]:
        """Return the session as the actions take it."""
        given = self.cleaned_data
        terms = {name: given[name] for name in PLAIN}
        terms |= {name: by_language(given, name) for name in TEXTS}
        terms["interpretation"] = HEARD[given["heard"]]
        terms["questions"] = list(given.get("questions", ()))
        kept = {row.position: row.honorific for row in session.speakers.all()} if session else {}
        return terms | {"speakers": [self._speaks(f"speaker{row}_", kept) for row in self._filled()]}

    def _filled(self) -> list[int]:
        given = self.cleaned_data
        rows = range(self.speakers)
        return [r for r in rows if given[f"speaker{r}_name"] or given[f"speaker{r}_withheld"]]

    def _speaks(self, prefix: str, kept: Mapping[int, Mapping[str, str]]) -> Speaks:
        given = {
            name.removeprefix(prefix): self.cleaned_data[name]
            for name in self.fields
            if name.startswith(prefix)
        }
        chosen, key = given["honorific"], given["key"]
        return Speaks(
            key=key,
            name=given["name"].strip(),
            honorific=kept.get(key or 0, {}) if chosen == KEPT else HONORIFICS[chosen],
            role=by_language(given, "role"),
            does=given["does"],
            email=given["email"].strip(),
            language=given["mail"] or settings.LANGUAGE_CODE,
            withheld=given["withheld"],
        )

    def differences(self, theirs: Mapping[str, Any]) -> list[Difference]:
        """Return where what stands now is not what is written here; `theirs` is as `initial` gives it."""
        found = []
        for name, field in self.fields.items():
            if name == "seen":
                continue
            written, stands = (_shown(field, value) for value in (self[name].value(), theirs.get(name)))
            if written != stands:
                found.append(Difference(self[name].label, stands or "–", written or "–"))
        return found


def _speaker_fields(prefix: str, *, kept: bool) -> dict[str, forms.Field]:
    honorifics: list[tuple[str, Any]] = [
        (code, text.get(settings.LANGUAGE_CODE, "")) for code, text in HONORIFICS.items()
    ]
    honorifics += [(KEPT, _("as it is"))] if kept else []
    codes = [(code, _now(str(name))) for code, name in settings.LANGUAGES]
    fields: dict[str, forms.Field] = {
        "key": forms.IntegerField(widget=forms.HiddenInput, required=False),
        "honorific": forms.ChoiceField(label=_("Honorific"), choices=honorifics, required=False),
        "name": forms.CharField(label=_("Name"), max_length=120, required=False),
        "does": forms.ChoiceField(label=_("Part"), choices=(("", "–"), *Part.choices), required=False),
        **{f"role_{code}": field for code, field in in_languages(_("Office"), max_length=200)},
        "email": forms.EmailField(label=_("E-mail, for the secretariat only"), required=False),
        "mail": forms.ChoiceField(label=_("Language of mails"), choices=codes, required=False),
        "withheld": forms.BooleanField(label=_("Name withheld"), required=False),
    }
    return {f"{prefix}{name}": field for name, field in fields.items()}


def _roles(prefix: str) -> list[str]:
    return [f"{prefix}role_{code}" for code, _language in settings.LANGUAGES]


def _shown(field: forms.Field, value: Any) -> str:
    """Return a value of a field in words."""
    value = field.prepare_value(value)
    if isinstance(field, forms.BooleanField):
        return _now("yes") if value else _now("no")
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    if choices:
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(sorted(choices[str(one)] for one in chosen if one and str(one) in choices))
    return str(field.widget.format_value(value) or "")


class MoveForm(forms.Form):
    """Where a session goes: the day, the time and the room; it stays as long as it is."""

    seen = forms.CharField(widget=forms.HiddenInput)
    day = Day(label=_("Day"))
    start = Clock(label=_("Starts"))
    room = forms.ModelChoiceField(label=_("Room"), queryset=Room.objects.none(), required=False)

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        room: Any = self.fields["room"]
        room.queryset = meeting.rooms.all()
        room.label_from_instance = lambda row: wording.plainly(row.name)


class SeenForm(forms.Form):
    """Nothing but the token of what was seen."""

    seen = forms.CharField(widget=forms.HiddenInput)


class ShiftForm(forms.Form):
    """From which time on a day is shifted, and by how many minutes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    start = Clock(label=_("Everything that starts at this time or later"))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("15 is a quarter of an hour later, -15 earlier."),
        min_value=-720,
        max_value=720,
    )

    def clean_minutes(self) -> int:
        """Refuse a shift by nothing."""
        minutes: int = self.cleaned_data["minutes"]
        if not minutes:
            raise forms.ValidationError(_now("By no minute nothing is moved."))
        return minutes


class CopyForm(forms.Form):
    """Which meeting a programme is copied from."""

    source = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none())

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        source: Any = self.fields["source"]
        found = Meeting.objects.exclude(pk=meeting.pk).filter(sessions__day__isnull=False).distinct()
        source.queryset = found.select_related("body").order_by("-start")
        source.label_from_instance = lambda row: (
            f"{wording.when(row.start, row.end)}{wording.colon()}{names.heading(row).plain}"
        )


def initial(session: Session, seen: str) -> dict[str, Any]:
    """Return a session as the form shows it."""
    given: dict[str, Any] = {name: getattr(session, name) for name in PLAIN}
    given |= {"seen": seen, "room": session.room_id, "team": session.team_id}
    given["heard"] = next(word for word, value in HEARD.items() if value is session.interpretation)
    given["questions"] = list(session.questions.values_list("question", flat=True))
    for name in TEXTS:
        given |= spread(getattr(session, name), name)
    speakers = session.speakers.select_related("person").order_by("position")
    for row, speaker in enumerate(speakers):
        given |= {f"speaker{row}_{name}": value for name, value in _initial_speaker(speaker).items()}
    return given


def _initial_speaker(speaker: Speaker) -> dict[str, Any]:
    person = speaker.person
    known = (code for code, text in HONORIFICS.items() if text == speaker.honorific)
    return {
        "key": speaker.position,
        "honorific": next(known, KEPT),
        "name": speaker.name or (str(person) if person and speaker.withheld else ""),
        "does": speaker.does,
        "email": person.email if person else "",
        "mail": person.language if person else settings.LANGUAGE_CODE,
        "withheld": speaker.withheld,
        **spread(speaker.role, "role"),
    }
