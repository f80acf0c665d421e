"""Forms of a speaker: a file, and what may be shown."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersession.core import uploads, wording
from intersession.core.forms import UploadField
from intersession.meetings.models import ConsentItem, FileKind, Session

REAL, OTHER, NONE = "real", "other", "none"
KINDS = (uploads.Kind.PDF, uploads.Kind.PPTX, uploads.Kind.ODP, uploads.Kind.DOCX, uploads.Kind.ODT)
_DAY = forms.DateInput({"type": "date"})


class FileForm(forms.Form):
    """A presentation or statement, for one session or for the meeting."""

    file = UploadField(label=_("File"), kinds=KINDS)
    kind = forms.ChoiceField(label=_("What it is"), choices=FileKind.choices)
    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it would stand on the page."))
    language = forms.ChoiceField(label=_("Language of the file"), choices=settings.LANGUAGES)
    session = forms.ChoiceField(label=_("Session"), required=False)
    shown = forms.BooleanField(
        label=_("Show it on the page of the meeting"),
        help_text=_("Without this only the secretariat has it."),
        required=False,
    )

    def __init__(self, *given: Any, sessions: Iterable[Session], **more: Any) -> None:
        super().__init__(*given, **more)
        self.sessions = {session.key: session for session in sessions}
        cast("forms.ChoiceField", self.fields["session"]).choices = [
            ("", _("the whole meeting")),
            *((key, _called(session)) for key, session in self.sessions.items()),
        ]

    def given(self) -> dict[str, Any]:
        """Return what `speaker_files.send` takes."""
        plain = {name: self.cleaned_data[name] for name in ("kind", "title", "language", "shown")}
        session = self.sessions.get(self.cleaned_data["session"])
        return {**plain, "session": session, "upload": self.cleaned_data["file"]}


def _called(session: Session) -> str:
    return wording.plainly(session.title) or session.get_kind_display()


class ReplaceForm(forms.Form):
    """Another content for a file that was sent."""

    file = UploadField(label=_("New file"), kinds=KINDS)


class ConsentForm(forms.Form):
    """What every consent has: its last day, if it has one."""

    until = forms.DateField(
        label=_("Until when"),
        widget=_DAY,
        required=False,
        help_text=_("The last day on which it may be shown. Empty: until you take it back."),
    )

    def words(self) -> str:
        """Return the words under which the item is shown; empty where it has none."""
        return ""


class NameForm(ConsentForm):
    """The real name, another one, or none."""

    choice = forms.ChoiceField(label=_("How you are named"), widget=forms.RadioSelect)
    other = forms.CharField(
        label=_("The other name"),
        max_length=120,
        required=False,
        help_text=_("Choose one by which nobody can recognize you. It stands wherever a name would stand."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    field_order = ("choice", "other", "until")

    def __init__(self, *given: Any, real_name: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.real_name = real_name
        cast("forms.ChoiceField", self.fields["choice"]).choices = [
            (REAL, _("My real name: %(name)s") % {"name": real_name}),
            (OTHER, _("Another name, which I choose")),
            (NONE, _("No name at all")),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse another name that is empty."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("choice") == OTHER and not cleaned.get("other"):
            self.add_error("other", _("Write the name you choose."))
        return cleaned

    def words(self) -> str:
        """Return the name to show; empty for none."""
        names = {REAL: self.real_name, OTHER: self.cleaned_data["other"], NONE: ""}
        return str(names[self.cleaned_data["choice"]])


class OfficeForm(ConsentForm):
    """The words that say who the person is."""

    shown_as = forms.CharField(
        label=_("What is said of you"),
        max_length=120,
        help_text=_(
            "For example: nurse; member of an association. A few words can be enough to be recognized."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    field_order = ("shown_as", "until")

    def words(self) -> str:
        """Return those words."""
        return str(self.cleaned_data["shown_as"])


class AllowForm(ConsentForm):
    """A plain yes to one item."""

    allowed = forms.BooleanField(label=_("I allow this"))
    field_order = ("allowed", "until")


def for_item(item: str, *given: Any, real_name: str) -> ConsentForm:
    """Return the form of an item, with nothing chosen."""
    if item == ConsentItem.NAME:
        return NameForm(*given, real_name=real_name)
    return OfficeForm(*given) if item == ConsentItem.OFFICE else AllowForm(*given)
