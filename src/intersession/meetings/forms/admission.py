"""The form of the terms on which people take part: days, places, what is told and what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import fields
from intersession.core.models import Organization
from intersession.meetings.actions.admission import Question
from intersession.meetings.models import Admission, Asked, FormQuestion, Listing, Meeting, Quota
from intersession.membership.models import Kind

SPARE = 2
"""Empty questions that are always there; saving makes room for more."""
CODES = tuple(code for code, _name in settings.LANGUAGES)
TEXTS = {"conditions": _("Conditions"), "personal_data": _("What is kept, who sees it, until when")}


class DayInput(forms.DateInput):
    """A day, chosen in a calendar."""

    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")


class TermsForm(forms.Form):
    """The terms of taking part in one meeting."""

    opens = forms.DateField(label=_("Registration opens on"), required=False, widget=DayInput())
    closes = forms.DateField(
        label=_("Last day of registration"),
        required=False,
        widget=DayInput(),
        help_text=_("Until the end of that day, where the meeting is held."),
    )
    nominations_only = forms.BooleanField(
        label=_("Only delegations name persons; nobody applies"), required=False
    )
    places = forms.IntegerField(
        label=_("Places in all"), required=False, min_value=1, help_text=_("Nothing: as many as come.")
    )
    listing = forms.ChoiceField(label=_("Whose names the public list bears"), choices=Listing.choices)
    purge_on = forms.DateField(
        label=_("Day from which personal data is deleted"),
        required=False,
        widget=DayInput(),
        help_text=_("What is part of the record stays: names in the list of participants and the programme."),
    )
    asks_gender = forms.BooleanField(label=_("Ask for the gender, for statistics"), required=False)

    def __init__(self, *given: Any, meeting: Meeting, asked: Sequence[FormQuestion], **more: Any) -> None:
        super().__init__(*given, **more)
        self.zone = zone_of(meeting)
        self.keys = [question.key for question in asked] + [""] * SPARE
        for name, label in TEXTS.items():
            for code, made in fields.in_languages(label, widget=forms.Textarea({"rows": 3})):
                self.fields[f"{name}_{code}"] = made
        for kind in Kind:
            for name in ("each", "together"):
                self.fields[f"{name}_{kind}"] = forms.IntegerField(
                    label=f"{kind.label}: {QUOTAS[name]}", required=False, min_value=0
                )
        for number in range(len(self.keys)):
            self.fields |= dict(_question_fields(number))

    @property
    def first(self) -> list[BoundField]:
        """The terms themselves."""
        texts = [f"{name}_{code}" for name in TEXTS for code in CODES]
        return [self[name] for name in (*self.base_fields, *texts)]

    @property
    def quotas(self) -> list[tuple[str, BoundField, BoundField]]:
        """The quotas: the kind, how many each, how many together."""
        return [(str(kind.label), self[f"each_{kind}"], self[f"together_{kind}"]) for kind in Kind]

    @property
    def questions(self) -> list[list[BoundField]]:
        """The questions, each with its fields."""
        return [[self[name] for name, _field in _question_fields(number)] for number in range(len(self.keys))]

    def clean(self) -> dict[str, Any]:
        """Refuses a closing before the opening."""
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and closes < opens:
            self.add_error("closes", _now("The last day must not come before the first."))
        if closes and not opens:
            self.add_error("opens", _now("Say when registration opens."))
        return given

    def terms(self) -> dict[str, Any]:
        """Return the terms, days as moments where the meeting is held."""
        given = self.cleaned_data
        plain = ("nominations_only", "places", "listing", "purge_on", "asks_gender")
        return {
            **{name: given[name] for name in plain},
            **{name: fields.by_language(given, name) for name in TEXTS},
            "opens_at": self._midnight(given["opens"]),
            "closes_at": self._midnight(given["closes"], after=True),
        }

    def _midnight(self, day: date | None, *, after: bool = False) -> datetime | None:
        if day is None:
            return None
        return datetime.combine(day + timedelta(days=after), time(), self.zone)

    def quota(self) -> dict[str, tuple[int | None, int | None]]:
        """Return how many each entity of a kind may send, and all of them together."""
        given = self.cleaned_data
        return {kind.value: (given[f"each_{kind}"], given[f"together_{kind}"]) for kind in Kind}

    def asked(self) -> list[Question]:
        """Return the questions that say something, each with a key that lasts."""
        found: list[Question] = []
        for number, key in enumerate(self.keys):
            label = fields.by_language(self.cleaned_data, f"label{number}")
            if label:
                taken = {question.key for question in found} | set(self.keys)
                found.append(self._question(number, key or _key(label, taken), label))
        return found

    def _question(self, number: int, key: str, label: Mapping[str, str]) -> Question:
        given = self.cleaned_data
        choices = _choices(given[f"choices{number}"]) if given[f"asked{number}"] == Asked.CHOICE else {}
        return Question(key, given[f"asked{number}"], label, choices, given[f"required{number}"])


QUOTAS = {"each": _("each"), "together": _("together")}


def _question_fields(number: int) -> Iterator[tuple[str, forms.Field]]:
    for code, made in fields.in_languages(_("Question"), max_length=300):
        yield f"label{number}_{code}", made
    yield f"asked{number}", forms.ChoiceField(label=_("Answered by"), choices=Asked.choices, required=False)
    yield (
        f"choices{number}",
        forms.CharField(
            label=_("Choices"),
            required=False,
            widget=forms.Textarea({"rows": 2}),
            help_text=_("A line each, in the languages of the site: English / French / Spanish."),
        ),
    )
    yield f"required{number}", forms.BooleanField(label=_("Must be answered"), required=False)


def _key(label: Mapping[str, str], taken: set[str]) -> str:
    base = slugify(next(iter(label.values())))[:36] or "question"
    candidates = (base, *(f"{base}-{number}" for number in range(2, 100)))
    return next(key for key in candidates if key not in taken)


def _choices(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in filter(str.strip, text.splitlines()):
        words = [word.strip() for word in line.split(" / ")]
        in_languages = {code: word for code, word in zip(CODES, words, strict=False) if word}
        if in_languages:
            found[_key(in_languages, set(found))] = in_languages
    return found


def initial(
    admission: Admission | None, quotas: Sequence[Quota], asked: Sequence[FormQuestion], zone: ZoneInfo
) -> dict[str, Any]:
    """Return what the form shows at first."""
    start: dict[str, Any] = {"listing": Listing.CONSENT}
    if admission:
        plain = ("nominations_only", "places", "listing", "purge_on", "asks_gender")
        start = {name: getattr(admission, name) for name in plain}
        start["opens"] = admission.opens_at and admission.opens_at.astimezone(zone).date()
        start["closes"] = admission.closes_at and last_day(admission.closes_at, zone)
        for name in TEXTS:
            start |= fields.spread(getattr(admission, name), name)
    for quota in quotas:
        start |= {f"each_{quota.kind}": quota.each, f"together_{quota.kind}": quota.together}
    for number, question in enumerate(asked):
        start |= fields.spread(question.label, f"label{number}")
        start[f"asked{number}"], start[f"required{number}"] = question.asked, question.required
        start[f"choices{number}"] = "\n".join(
            " / ".join(words.get(code, "") for code in CODES) for words in question.choices.values()
        )
    return start


def last_day(closes_at: datetime, zone: ZoneInfo) -> date:
    """Return the last day on which one can register."""
    return (closes_at.astimezone(zone) - timedelta(seconds=1)).date()


def zone_of(meeting: Meeting) -> ZoneInfo:
    """Return the time zone of a meeting; that of the seat, where it has none of its own."""
    name = meeting.time_zone or Organization.objects.values_list("time_zone", flat=True).first() or "UTC"
    return ZoneInfo(name)
