"""The forms of a reply, made from the terms of its consultation."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intersession.consultations import queries, rules
from intersession.consultations.actions.replies import Words
from intersession.consultations.models import Answer, Consultation, Kind
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.counting.straw import Opinion

OPINIONS = [
    (Opinion.SUPPORT, _("support")),
    (Opinion.DO_NOT_SUPPORT, _("do not support")),
    (Opinion.NO_OPINION, _("no opinion")),
]
Choices = list[tuple[str, str | Promise]]


def offered(consultation: Consultation) -> dict[str, str]:
    """Return the options as a reply shows them: the title with its letter, by letter."""
    options = consultation.options.select_related("candidate")
    return {row.letter: f"{row.letter}. {wording.plainly(queries.title_of(row))}" for row in options}


class AnswerForm(forms.Form):
    """What the delegation answers; which fields there are depends on the terms.

    One option of several is chosen in one list together with the neutral answers. What the terms do not
    allow is refused here already, and what was marked stays marked.
    """

    answer = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    choices = forms.MultipleChoiceField(
        label=_("Options"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, consultation: Consultation, **more: Any) -> None:
        super().__init__(*given, **more)
        self.consultation = consultation
        self.options = offered(consultation)
        if consultation.kind == Kind.STRAW_POLL:
            self._judge()
        elif _picks_one(consultation):
            self._pick()
        else:
            self._choose()

    def _judge(self) -> None:
        del self.fields["choices"]
        self._offer_neutral(_("the opinions marked below"))
        for letter, title in self.options.items():
            self.fields[f"opinion_{letter}"] = forms.ChoiceField(
                label=title, choices=OPINIONS, widget=forms.RadioSelect, required=False
            )

    def _pick(self) -> None:
        del self.fields["choices"]
        self._offer("answer", [*self.options.items(), *_neutral(self.consultation)])

    def _choose(self) -> None:
        self._offer_neutral(_("the options marked below"))
        self._offer("choices", [*self.options.items()])
        cap = {"seats": self.consultation.seats}
        self.fields["choices"].help_text = (
            _("Choose at most %(seats)s.") % cap if self.consultation.capped else _("Choose any number.")
        )

    def _offer_neutral(self, otherwise: str | Promise) -> None:
        if neutral := _neutral(self.consultation):
            self._offer("answer", [(Answer.CHOICE.value, otherwise), *neutral])
        else:
            del self.fields["answer"]

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # both fields offer choices

    def clean(self) -> dict[str, Any]:
        """Refuse what the terms do not allow, beside the list in which it was marked."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                check(self.consultation, self.words("", ""))
            except Refused as refusal:
                marked = [name for name in self.fields if name != "answer"]
                self.add_error((marked or ["answer"])[0], refusal.reason)
        return given

    def words(self, comment: str, others: str) -> Words:
        """Return what was answered, together with the texts."""
        given = self.cleaned_data
        answer = given.get("answer") or Answer.CHOICE.value
        if answer in self.options:
            return Words(Answer.CHOICE.value, [answer], {}, comment, others)
        opinions = {
            name.removeprefix("opinion_"): opinion
            for name, opinion in given.items()
            if name.startswith("opinion_") and opinion
        }
        return Words(answer, list(given.get("choices", ())), opinions, comment, others)


class TextsForm(forms.Form):
    """The comment, and other topics where they are welcome; the reasons where the reply is an objection."""

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

    instruction = forms.CharField(
        label=_("On the instruction of"),
        help_text=_("For example: the ministry that decided. It is kept with the reply."),
        max_length=200,
    )


def check(consultation: Consultation, words: Words) -> None:
    """Refuse words that the terms of the consultation do not allow."""
    rules.check_answer(
        consultation,
        answer=words.answer,
        choices=words.choices,
        positions=words.positions,
        comment=words.comment,
    )


def initial(consultation: Consultation, words: Words) -> dict[str, Any]:
    """Return words of a reply as the forms show them."""
    picked = _picks_one(consultation) and words.answer == Answer.CHOICE
    return {
        "answer": next(iter(words.choices), "") if picked else words.answer,
        "choices": words.choices,
        "comment": words.comment,
        "others": words.others,
        **{f"opinion_{letter}": opinion for letter, opinion in words.positions.items()},
    }


def _picks_one(consultation: Consultation) -> bool:
    return consultation.kind in rules.CHOICES and consultation.capped and consultation.seats == 1


def _neutral(consultation: Consultation) -> Choices:
    allowed = {
        Answer.NO_OBJECTION: consultation.no_objection,
        Answer.ABSTENTION: consultation.abstention,
    }
    return [(answer.value, answer.label) for answer, is_offered in allowed.items() if is_offered]
