"""Forms of the desk of surveys: what a survey says, how many forms were handed out."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from intersession.consultations.forms import moments
from intersession.core import wording
from intersession.core.forms import by_language, in_languages
from intersession.evaluations import classes
from intersession.evaluations.models import Mode, Survey, Version
from intersession.meetings import wording as names
from intersession.meetings.models import Meeting
from intersession.membership.models import Kind

TIMES = ("opens_at", "closes_at")


class SurveyForm(forms.Form):
    """What a survey is about and says. Its meeting and mode are asked once, when it is made."""

    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none())
    key = forms.SlugField(label=_("Name in the address"), max_length=60)
    version = forms.ModelChoiceField(label=_("Questionnaire"), queryset=Version.objects.none())
    mode = forms.ChoiceField(
        label=_("What is known of who answers"),
        choices=Mode.choices,
        initial=Mode.ANONYMOUS,
        widget=forms.RadioSelect,
        help_text=_("Chosen once. It is told to everyone who is asked, and cannot be changed afterwards."),
    )
    opens_at = moments.SeatTimeField(label=_("Opens by itself"), required=False)
    closes_at = moments.SeatTimeField(label=_("Closes"))

    def __init__(self, *given: Any, survey: Survey | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in in_languages(_("Introduction"), widget=forms.Textarea({"rows": 3})):
            self.fields[f"introduction_{code}"] = field
        self._offer("meeting", Meeting.objects.select_related("body").order_by("-start", "key"), _meeting)
        versions = Version.objects.select_related("questionnaire")
        self._offer("version", versions.order_by("questionnaire__key", "-number"), _version)
        if survey:
            del self.fields["meeting"], self.fields["mode"]
        moments.tell(self, *TIMES)
        self["opens_at"].help_text = format_html(
            "{} {}", _("Leave it empty to open the survey by hand."), self["opens_at"].help_text
        )

    def _offer(self, name: str, rows: QuerySet[Any], label: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the types
        field.queryset, field.label_from_instance = rows, label  # type: ignore[method-assign]  # as Django says

    def terms(self) -> dict[str, Any]:
        """Return what was written, as the fields of a survey."""
        kept = {
            name: value for name, value in self.cleaned_data.items() if not name.startswith("introduction")
        }
        return {**kept, "introduction": by_language(self.cleaned_data, "introduction")}


def initial(survey: Survey) -> dict[str, Any]:
    """Return what the form of a survey in preparation shows."""
    said = {f"introduction_{code}": text for code, text in survey.introduction.items()}
    return {
        "key": survey.key,
        "version": survey.version_id,
        "opens_at": survey.opens_at,
        "closes_at": survey.closes_at,
        **said,
    }


def _meeting(meeting: Meeting) -> str:
    return (
        f"{names.heading(meeting).plain} ({meeting.start})" if meeting.start else names.heading(meeting).plain
    )


def _version(version: Version) -> str:
    title = wording.plainly(version.questionnaire.title) or version.questionnaire.key
    return _("%(title)s, version %(number)s") % {"title": title, "number": version.number}


class HandedOutForm(forms.Form):
    """How many forms on paper were handed out beyond the invitations."""

    number = forms.IntegerField(label=_("Forms handed out on paper"), min_value=0, max_value=100_000)


def class_choices(survey: Survey) -> list[tuple[str, str]]:
    """Return the classes of participants in words, in the order of the kinds."""
    return [(group, class_name(group)) for group in dict.fromkeys(survey.merges.values())]


def class_name(group: str) -> str:
    """Return the name of a class of participants."""
    if group == classes.OTHERS:
        return str(_("Others, taken together"))
    if group == "paper":
        return str(_("On paper"))
    return str(Kind(group).label) if group else str(_("All participants"))
