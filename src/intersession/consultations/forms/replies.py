"""The forms of a reply, made from the terms of its consultation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intersession.consultations.actions.replies import Words
from intersession.consultations.models import Answer, Consultation, Draft, Kind
from intersession.core import wording
from intersession.counting.straw import Opinion

OPINIONS = [
    (Opinion.SUPPORT, _("support")),
    (Opinion.DO_NOT_SUPPORT, _("do not support")),
    (Opinion.NO_OPINION, _("no opinion")),
]


def offered(consultation: Consultation) -> list[tuple[str, str]]:
    """Return the options as a form offers them: letter, and letter with title."""
    options = consultation.options.select_related("candidate")
    titles = ((row.letter, row.candidate.title if row.candidate else row.title) for row in options)
    return [(letter, f"{letter}. {wording.plainly(title)}") for letter, title in titles]


class AnswerForm(forms.Form):
    """What the delegation answers; which fields there are depends on the kind of consultation."""

    answer = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect, required=False)
    choices = forms.MultipleChoiceField(
        label=_("Options"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, **more)
        self.kind = consultation.kind
        options = offered(consultation)
        if self.kind == Kind.STRAW_POLL:
            self._judge(options)
        elif self.kind == Kind.SILENCE:
            del self.fields["answer"], self.fields["choices"]
        else:
            self._choose(consultation, options)

    def _judge(self, options: list[tuple[str, str]]) -> None:
        del self.fields["answer"], self.fields["choices"]
        for letter, title in options:
            self.fields[f"opinion_{letter}"] = forms.ChoiceField(
                label=title, choices=OPINIONS, widget=forms.RadioSelect, required=False
            )

    def _choose(self, consultation: Consultation, options: list[tuple[str, str]]) -> None:
        choices = self.fields["choices"]
        choices.choices = options  # type: ignore[attr-defined]  # the field is made above
        if consultation.capped:
            choices.help_text = _("Choose at most %(seats)s.") % {"seats": consultation.seats}
        answers = [(Answer.CHOICE.value, _("the options marked below"))]
        answers += (
            [(Answer.NO_OBJECTION.value, Answer.NO_OBJECTION.label)] if consultation.no_objection else []
        )
        answers += [(Answer.ABSTENTION.value, Answer.ABSTENTION.label)] if consultation.abstention else []
        if len(answers) == 1:
            del self.fields["answer"]
        else:
            self.fields["answer"].choices = answers  # type: ignore[attr-defined]  # the field is made above

    def words(self, comment: str, others: str) -> Words:
        """Return what was answered, together with the texts."""
        given = self.cleaned_data
        default = Answer.OBJECTION if self.kind == Kind.SILENCE else Answer.CHOICE
        answer = given.get("answer") or default
        positions = {
            name.removeprefix("opinion_"): opinion
            for name, opinion in given.items()
            if name.startswith("opinion_") and opinion
        }
        choices = list(given.get("choices", ())) if answer == Answer.CHOICE else []
        return Words(answer, choices, positions, comment, others)


class TextsForm(forms.Form):
    """The comment, and other topics where they are welcome."""

    comment = forms.CharField(label=_("Comment"), widget=forms.Textarea({"rows": 5}), required=False)
    others = forms.CharField(label=_("Other topics"), widget=forms.Textarea({"rows": 3}), required=False)

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, **more)
        if not consultation.others_welcome:
            del self.fields["others"]
        if consultation.kind == Kind.SILENCE:
            self.fields["comment"].label = _("Reasons of the objection")
            self.fields["comment"].required = True


class SubmissionForm(forms.Form):
    """On whose instruction the reply is submitted."""

    instruction = forms.CharField(label=_("On the instruction of"), max_length=200)


def initial(draft: Draft | None) -> dict[str, Any]:
    """Return what a draft holds as the forms show it."""
    if draft is None:
        return {"answer": Answer.CHOICE.value}
    return {
        "answer": draft.answer or Answer.CHOICE.value,
        "choices": draft.choices,
        "comment": draft.comment,
        "others": draft.others,
        **{f"opinion_{letter}": opinion for letter, opinion in draft.positions.items()},
    }
