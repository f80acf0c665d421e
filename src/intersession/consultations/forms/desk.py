"""The forms of the secretariat: terms, replies on paper, addenda, withdrawals, decisions."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.consultations import times
from intersession.consultations.actions.terms import Offered
from intersession.consultations.forms.replies import AnswerForm, offered
from intersession.consultations.models import Consultation, Kind, Manner, Publication, TiePolicy
from intersession.core import wording
from intersession.cycles.models import Candidate, Cycle
from intersession.membership.models import Entity
from intersession.membership.queries import names_at

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LARGEST_SCAN = 10 * 1024 * 1024
SCANS = {b"%PDF": "PDF", b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG"}
MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def by_language(given: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return what was written in the fields `name_en`, `name_fr`, …, by language; empty ones are left out."""
    texts = {code: given[f"{name}_{code}"].strip() for code, _language in settings.LANGUAGES}
    return {code: text for code, text in texts.items() if text}


class SeatTimeField(forms.DateTimeField):
    """A moment written in the time of the seat."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=MOMENT, input_formats=FORMATS, **more)

    def prepare_value(self, value: Any) -> Any:
        """Show a moment as it is read at the seat."""
        return value.astimezone(times.seat()).replace(tzinfo=None) if isinstance(value, datetime) else value

    def clean(self, value: Any) -> Any:
        """Read what is written as time of the seat; a time that the clocks skip or repeat is refused."""
        naive = super().clean(value)
        if naive is None:
            return None
        return _placed(naive.replace(tzinfo=None), times.seat())


def _placed(naive: datetime, zone: ZoneInfo) -> datetime:
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        reason = _now("The clocks change at the seat at that time; choose an hour before or after.")
        raise forms.ValidationError(reason)
    return first


class WordsForm(forms.Form):
    """A text in each working language; at least one is written."""

    def __init__(self, *given: Any, name: str, label: str, rows: int = 3, **more: Any) -> None:
        super().__init__(*given, **more)
        self.name = name
        for code, language in settings.LANGUAGES:
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} ({language})", widget=forms.Textarea({"rows": rows}), required=False
            )

    def text(self) -> dict[str, str]:
        """Return what was written, by language."""
        given = {
            code: self.cleaned_data[f"{self.name}_{code}"].strip() for code, _language in settings.LANGUAGES
        }
        return {code: text for code, text in given.items() if text}


class TermsForm(forms.Form):
    """The terms of a consultation, and its options: candidates, or texts."""

    key = forms.SlugField(label=_("Name in the address"), max_length=60)
    cycle = forms.ModelChoiceField(label=_("Year"), queryset=Cycle.objects.all())
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    candidates = forms.ModelMultipleChoiceField(
        label=_("Candidates"),
        queryset=Candidate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    texts = forms.CharField(
        label=_("Further options"),
        help_text=_("One a line, the languages parted by “|” in the order English, French, Spanish."),
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
    seats = forms.IntegerField(label=_("How many are to be chosen"), min_value=1, max_value=20, initial=1)
    capped = forms.BooleanField(label=_("A reply chooses no more than that"), required=False, initial=True)
    no_objection = forms.BooleanField(label=_("“No objection to any” is a reply"), required=False)
    abstention = forms.BooleanField(label=_("Abstention is a reply"), required=False)
    others_welcome = forms.BooleanField(label=_("Other topics may be proposed"), required=False)
    opens_at = SeatTimeField(label=_("Opens (time of the seat)"))
    closes_at = SeatTimeField(label=_("Closes (time of the seat)"))
    tie_policy = forms.ChoiceField(label=_("If the last place is tied"), choices=TiePolicy.choices)
    publication = forms.ChoiceField(label=_("What is published"), choices=Publication.choices)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, language in settings.LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": language}, max_length=300, required=False
            )
            self.fields[f"explanation_{code}"] = forms.CharField(
                label=_("Explanation (%(language)s)") % {"language": language},
                widget=forms.Textarea({"rows": 3}),
                required=False,
            )
        candidates = self.fields["candidates"]
        candidates.queryset = Candidate.objects.select_related("cycle").order_by("-cycle__year", "letter")  # type: ignore[attr-defined]  # the field is a model field
        candidates.label_from_instance = _named  # type: ignore[attr-defined]  # as above
        self.order_fields(["key", "cycle", "kind", *(f"title_{code}" for code, _name in settings.LANGUAGES)])

    def terms(self) -> dict[str, Any]:
        """Return the terms as the action takes them."""
        names = ("key", "cycle", "kind", "seats", "capped", "no_objection", "abstention", "others_welcome")
        more = ("opens_at", "closes_at", "tie_policy", "publication")
        given = {name: self.cleaned_data[name] for name in (*names, *more)}
        texts = {name: by_language(self.cleaned_data, name) for name in ("title", "explanation")}
        return given | texts

    def options(self) -> list[Offered]:
        """Return the options in order: the candidates, then the texts."""
        found = [Offered("", candidate=row) for row in self.cleaned_data["candidates"]]
        codes = [code for code, _name in settings.LANGUAGES]
        for line in self.cleaned_data["texts"].splitlines():
            if line.strip():
                parts = (part.strip() for part in line.split("|"))
                found.append(Offered("", title=dict(zip(codes, parts, strict=False))))
        return [Offered(LETTERS[n], row.candidate, row.title) for n, row in enumerate(found[: len(LETTERS)])]


def _named(candidate: Candidate) -> str:
    title = wording.plainly(candidate.title)
    history = f" ({candidate.get_fate_display()})" if candidate.fate != "open" else ""
    return f"{candidate.cycle.year}: {title}{history}"


class PaperForm(AnswerForm):
    """A reply that came on paper, with its scan."""

    entity = forms.ModelChoiceField(label=_("Member or observer"), queryset=Entity.objects.none())
    received_at = SeatTimeField(label=_("Received by the desk (time of the seat)"))
    instruction = forms.CharField(label=_("Signed by, or on the instruction of"), max_length=200)
    comment = forms.CharField(label=_("Comment"), widget=forms.Textarea({"rows": 3}), required=False)
    others = forms.CharField(label=_("Other topics"), widget=forms.Textarea({"rows": 2}), required=False)
    scan = forms.FileField(label=_("Scan (PDF, JPEG or PNG, 10 MB at most)"))

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, consultation=consultation, **more)
        names = names_at(consultation.opens_at.date(), wording.language()) if consultation.opens_at else {}
        entity = self.fields["entity"]
        entity.queryset = Entity.objects.filter(pk__in=consultation.entitlements.values("entity"))  # type: ignore[attr-defined]  # the field is a model field
        entity.label_from_instance = lambda row: names.get(row.pk, row.key)  # type: ignore[attr-defined]  # as above
        self.order_fields(["entity", "received_at", "answer", "choices"])

    def clean_scan(self) -> "UploadedFile[bytes]":
        """Refuse what is too large, and what is not a PDF or picture by its content."""
        scan: UploadedFile[bytes] = self.cleaned_data["scan"]
        if (scan.size or 0) > LARGEST_SCAN:
            raise forms.ValidationError(_now("The scan is larger than 10 MB; scan it in grey or in parts."))
        start = scan.read(4)
        scan.seek(0)
        if not any(start.startswith(mark[:4]) for mark in SCANS):
            raise forms.ValidationError(_now("This is neither a PDF nor a JPEG or PNG picture."))
        return scan


class DecisionForm(forms.Form):
    """What the Chair decided."""

    manner = forms.ChoiceField(label=_("How it was decided"), choices=Manner.choices)
    decided_on = forms.DateField(label=_("Day of the decision"), widget=forms.DateInput({"type": "date"}))
    chosen = forms.MultipleChoiceField(
        label=_("What was chosen"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["chosen"].choices = offered(consultation)  # type: ignore[attr-defined]  # made above
        for name, label in (
            ("words", _("Words of the Chair")),
            ("reason", _("Reason for departing from the count")),
        ):
            for code, language in settings.LANGUAGES:
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=f"{label} ({language})", widget=forms.Textarea({"rows": 2}), required=False
                )
