"""The forms of the secretariat's acts: replies on paper, addenda, withdrawals, decisions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.consultations import times
from intersession.consultations.actions.replies import Words
from intersession.consultations.forms import moments
from intersession.consultations.forms.replies import AnswerForm, offered
from intersession.consultations.models import Answer, Channel, Consultation, Kind, Manner, Reply
from intersession.core import uploads, wording
from intersession.core.forms import UploadField, by_language, in_languages
from intersession.membership.models import Entity
from intersession.membership.order import sort_key
from intersession.membership.queries import names_at

if TYPE_CHECKING:
    from django.core.files import File


class WordsForm(forms.Form):
    """A text that all can read, in the working languages; one at least is written."""

    def __init__(
        self, *given: Any, label: str | Promise, published: Sequence[Mapping[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.published = published
        for code, field in in_languages(label, widget=forms.Textarea({"rows": 3})):
            self.fields[f"text_{code}"] = field
        first = next(iter(self.fields.values()))
        first.help_text = _("A language left empty shows the text of another one, marked as such.")

    def text(self) -> dict[str, str]:
        """Return what was written, by language."""
        return by_language(self.cleaned_data, "text")

    def clean(self) -> dict[str, Any]:
        """Refuse an empty text, and one that was published already: the button was pressed twice."""
        given: dict[str, Any] = super().clean() or {}
        text = by_language(given, "text")
        first = next(iter(self.fields))
        if not text:
            self.add_error(first, _("Write it in one language at least."))
        if text in self.published:
            self.add_error(first, _("This text is published already."))
        return given


class PaperForm(AnswerForm):
    """A reply that came on paper, with its scan."""

    entity = forms.ModelChoiceField(label=_("Member or observer"), queryset=Entity.objects.none())
    received_at = moments.SeatTimeField(label=_("Received by the desk"))
    comment = forms.CharField(label=_("Comment"), widget=forms.Textarea({"rows": 3}), required=False)
    others = forms.CharField(label=_("Other topics"), widget=forms.Textarea({"rows": 2}), required=False)
    instruction = forms.CharField(
        label=_("Note, and who signed it or on whose instruction"),
        help_text=_("For example: note verbale No. 12 of the Permanent Mission, signed by the Ambassador."),
        max_length=200,
    )
    scan = UploadField(label=_("Scan"), kinds=uploads.SCANS)

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, consultation=consultation, **more)
        self._offer_entities()
        moments.tell(self, "received_at")
        if not consultation.others_welcome:
            del self.fields["others"]
        if consultation.kind == Kind.SILENCE:
            self.fields.pop("answer", None)
            self.fields.pop("choices", None)
            self.fields["comment"].label = _("Reasons of the objection")
            self.fields["comment"].required = True
        elif "answer" in self.fields:
            self.fields["answer"].label = _("The answer")
        last = ("comment", "others", "instruction", "scan")
        first = [name for name in self.fields if name not in last and name not in ("entity", "received_at")]
        self.order_fields(["entity", "received_at", *first, *last])

    def _offer_entities(self) -> None:
        language = wording.language()
        entitled = self.consultation.entitlements
        opened = self.consultation.opens_at or timezone.now()
        names = names_at(opened.date(), language)
        rows = entitled.values_list("entity", "entity__key")
        choices = sorted(
            ((pk, names.get(pk, key)) for pk, key in rows), key=lambda row: sort_key(row[1], language)
        )
        field = self.fields["entity"]
        field.queryset = Entity.objects.filter(pk__in=entitled.values("entity"))  # type: ignore[attr-defined]  # it offers entities
        field.choices = [("", "---------"), *choices]  # type: ignore[attr-defined]  # as above

    def clean_scan(self) -> "File[Any]":
        """Return the content that was checked, under a name of its kind."""
        scan: uploads.Upload = self.cleaned_data["scan"]
        scan.file.name = f"reply.{scan.kind.value}"
        return scan.file

    def words(self, comment: str, others: str) -> Words:
        """Return what was answered; on paper a silence procedure knows objections only."""
        if self.consultation.kind == Kind.SILENCE:
            return Words(Answer.OBJECTION, [], {}, comment, others)
        return super().words(comment, others)

    def said(self) -> Words:
        """Return the reply with its texts."""
        return self.words(self.cleaned_data["comment"].strip(), self.cleaned_data.get("others", "").strip())

    def clean(self) -> dict[str, Any]:
        """Refuse the same reply a second time: the button was pressed twice."""
        silence = self.consultation.kind == Kind.SILENCE
        given: dict[str, Any] = (forms.Form.clean(self) or {}) if silence else super().clean()
        if not self.errors and self._is_entered(given["entity"], given["received_at"]):
            self.add_error(None, _("This reply is entered already."))
        return given

    def _is_entered(self, entity: Entity, received_at: Any) -> bool:
        said = self.said()
        same = {"answer": said.answer, "choices": sorted(said.choices), "positions": said.positions}
        texts = {"comment": said.comment, "others": said.others}
        entered = Reply.objects.filter(consultation=self.consultation, entity=entity, channel=Channel.PAPER)
        return entered.filter(received_at=received_at, **same, **texts).exists()


class DecisionForm(forms.Form):
    """What the Chair decided."""

    chosen = forms.MultipleChoiceField(
        label=_("What was chosen"), widget=forms.CheckboxSelectMultiple, required=False
    )
    manner = forms.ChoiceField(
        label=_("How it was decided"), choices=Manner.choices, widget=forms.RadioSelect
    )
    decided_on = forms.DateField(label=_("Day of the decision"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, **more)
        options = offered(consultation)
        if options:
            self.fields["chosen"].choices = list(options.items())  # type: ignore[attr-defined]  # made above
        else:
            del self.fields["chosen"]
        area = forms.Textarea({"rows": 3})
        for code, field in in_languages(_("Words of the Chair"), widget=area):
            self.fields[f"words_{code}"] = field
        for code, field in in_languages(_("Reason for departing from the count"), widget=area):
            self.fields[f"reason_{code}"] = field
        self.fields["reason_" + next(iter(self.languages()))].help_text = _(
            "Needed when what was chosen is not what the count gives, or the silence was broken."
        )

    def languages(self) -> list[str]:
        """Return the codes of the languages in which words are written, in their order."""
        return [name.removeprefix("words_") for name in self.fields if name.startswith("words_")]

    def clean_decided_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.now().astimezone(times.seat()).date():
            raise forms.ValidationError(_now("This day has not come yet."))
        return day

    def decision(self) -> dict[str, Any]:
        """Return the decision as the action takes it."""
        given = self.cleaned_data
        texts = {name: by_language(given, name) for name in ("words", "reason")}
        return {
            "manner": given["manner"],
            "decided_on": given["decided_on"],
            "chosen": given.get("chosen", []),
            **texts,
        }
