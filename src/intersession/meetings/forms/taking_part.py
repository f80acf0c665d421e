"""What people write about themselves, and what the secretariat writes about them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersession.core import uploads, wording
from intersession.core.forms import UploadField
from intersession.meetings.actions.applications import Written
from intersession.meetings.forms.nomination import LinesField
from intersession.meetings.models import Admission, Asked, FormQuestion, Gender, Listing, Registration
from intersession.membership.models import Kind

PREFIX = "answer-"


class AddressForm(forms.Form):
    """The address to which the link of the form is sent."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput({"autocomplete": "email"})
    )


class PersonForm(forms.Form):
    """What is held on a person who takes part; what else is asked follows the terms of the meeting."""

    honorific = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=40,
        help_text=_("As a list of participants bears it: H.E., Mr., Ms., Dr."),
    )
    name = forms.CharField(
        label=_("Name"), max_length=160, help_text=_("As it is to stand on the badge and in the list.")
    )
    lines = LinesField(label=_("Function, department, body: a line each"))
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)

    def __init__(
        self, *given: Any, admission: Admission, questions: Sequence[FormQuestion], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.questions = questions
        if admission.asks_gender:
            choices = [("", _("I do not say")), *Gender.choices]
            self.fields["gender"] = forms.ChoiceField(
                label=_("Gender"),
                required=False,
                choices=choices,
                help_text=_("Counted for statistics only; never shown beside a name."),
            )
        for question in questions:
            self.fields[f"{PREFIX}{question.key}"] = answer_field(question)
        if admission.listing == Listing.CONSENT:
            self.fields["listed"] = forms.BooleanField(
                label=_("My name may stand in the public list of participants"), required=False
            )

    def written(self) -> Written:
        """Return what the person wrote."""
        given = self.cleaned_data
        return Written(
            **{name: given[name] for name in ("name", "honorific", "lines", "language", "phone")},
            gender=given.get("gender", ""),
            listed=given.get("listed", False),
            answers={
                question.key: str(given[f"{PREFIX}{question.key}"])
                for question in self.questions
                if given[f"{PREFIX}{question.key}"] not in ("", None, False)
            },
        )


class ApplicationForm(PersonForm):
    """An application: what the person represents, and what is asked of everybody."""

    kind = forms.ChoiceField(label=_("I come from"), choices=Kind.choices)
    represents = forms.CharField(
        label=_("What you represent"),
        max_length=200,
        help_text=_("The name of the State, organization, company or institution; your own, if none."),
        widget=forms.TextInput({"list": "entities"}),
    )
    agreed = forms.BooleanField(label=_("I have read what is kept of me, who sees it and until when"))
    field_order = ("kind", "represents")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.order_fields([*(name for name in self.fields if name != "agreed"), "agreed"])


def answer_field(question: FormQuestion) -> forms.Field:
    """Return the field in which a question is answered."""
    common: dict[str, Any] = {"label": wording.plainly(question.label), "required": question.required}
    match question.asked:
        case Asked.CHOICE:
            choices = [(code, wording.plainly(words)) for code, words in question.choices.items()]
            return forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect)
        case Asked.YES_NO:
            return forms.BooleanField(**common)
        case Asked.TEXT:
            return forms.CharField(**common, max_length=4000, widget=forms.Textarea({"rows": 4}))
        case _:
            return forms.CharField(**common, max_length=300)


def initial(row: Registration) -> dict[str, Any]:
    """Return what a form shows at first of a person."""
    return {
        "honorific": row.honorific,
        "name": row.name,
        "lines": "\n".join(row.lines),
        "language": row.person.language,
        "phone": row.person.phone,
        "gender": row.person.gender,
        "listed": row.listed,
        **{f"{PREFIX}{key}": answer for key, answer in row.answers.items()},
    }


class ReasonForm(forms.Form):
    """Why a person is asked back or refused."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The person or the delegation is told in these words."),
    )


class TableForm(forms.Form):
    """A table of delegations: a file, or rows that are pasted."""

    file = UploadField(label=_("File, CSV or XLSX"), kinds=uploads.TABLES, required=False)
    pasted = forms.CharField(
        label=_("Or rows of a table, with their heads"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6}),
    )
