"""Forms by which the secretariat begins a questionnaire, or continues one in its next version."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.core import uploads, wording
from intersession.core.refusals import Refused
from intersession.evaluations.definition import Definition, Kind
from intersession.evaluations.imports import Imported, limesurvey, xlsforms
from intersession.evaluations.models import Questionnaire
from intersession.meetings.models import Meeting
from intersession.meetings.wording import heading

BANK, COPY = "bank", "copy:"


def _meeting(row: Meeting) -> str:
    return f"{row.start}: {heading(row).plain}"


class StartForm(forms.Form):
    """What a new questionnaire is about, and what it is made from."""

    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=Meeting.objects.select_related("cycle", "body").order_by("-start"),
        required=False,
        help_text=_("Without a meeting it is one of the bank, from which others are made."),
    )
    origin = forms.ChoiceField(label=_("Made from"), widget=forms.RadioSelect, initial=BANK)
    key = forms.SlugField(
        label=_("Name in the address"),
        max_length=60,
        required=False,
        help_text=_("Left empty, it is that of the meeting."),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        known = Questionnaire.objects.order_by("-meeting__start", "key")
        copies = [
            (
                f"{COPY}{row.key}",
                _now("a copy of “%(title)s”") % {"title": wording.plainly(row.title) or row.key},
            )
            for row in known
        ]
        offered = [(BANK, _("the standard questions and the programme of the meeting")), *copies]
        self.fields["origin"].choices = offered  # type: ignore[attr-defined]  # it offers choices
        self.fields["meeting"].label_from_instance = _meeting  # type: ignore[attr-defined]  # it offers meetings

    def clean(self) -> dict[str, Any]:
        """Give the questionnaire the name of its meeting where it has none of its own."""
        given: dict[str, Any] = super().clean() or {}
        meeting = given.get("meeting")
        given["key"] = given.get("key") or (meeting.key if meeting else "")
        if not given["key"] and "key" not in self.errors:
            self.add_error("key", _("Write a name, since there is no meeting to take it from."))
        return given

    @property
    def copied(self) -> str:
        """The key of the questionnaire that is copied, empty where the bank is used."""
        return self.cleaned_data["origin"].removeprefix(COPY) if self.cleaned_data["origin"] != BANK else ""


class FileField(forms.FileField):
    """A questionnaire of another program: an XLSForm, or the structure of a LimeSurvey survey."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer such files first."""
        return {**super().widget_attrs(widget), "accept": ".xlsx,.lss"}

    def to_python(self, data: Any) -> Imported | None:  # type: ignore[override]  # the form gets what was read
        """Read the file; refuses in words what cannot be one."""
        file = super().to_python(data)
        if file is None:
            return None
        try:
            start = file.read(4)
            file.seek(0)
            if start.startswith(b"PK"):
                uploads.check(file, kinds=(uploads.Kind.XLSX,))
                file.seek(0)
                return xlsforms.read(file.read())
            return limesurvey.read(file.read(limesurvey.MOST + 1))
        except Refused as refused:
            raise forms.ValidationError(refused.reason) from None


class UploadForm(StartForm):
    """A file of another program, and what the questionnaire is about."""

    file = FileField(
        label=_("File"), help_text=_("An XLSForm (.xlsx), or the structure of a LimeSurvey survey (.lss).")
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["origin"]
        self.order_fields(["file", "meeting", "key"])


class CodesForm(forms.Form):
    """Which question of a version continues which one of the version before."""

    def __init__(
        self, earlier: Definition, later: Definition, codes: Mapping[str, str], *given: Any, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.codes = [code for code, item in earlier.items.items() if item.kind != Kind.NOTE]
        asked = [
            (code, f"{wording.plainly(item.label)} ({code})")
            for code, item in later.items.items()
            if item.kind != Kind.NOTE
        ]
        for code in self.codes:
            label = f"{wording.plainly(earlier.items[code].label)} ({code})"
            now = codes.get(code, code)
            known = now if now in later.items else ""
            self.fields[f"of_{code}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("is not asked any more")), *asked], initial=known
            )

    def mapped(self) -> dict[str, str]:
        """Return for each earlier code the one that continues it, or nothing."""
        return {code: self.cleaned_data[f"of_{code}"] for code in self.codes}
