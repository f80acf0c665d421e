"""A form on paper, keyed fast: one short field a question, options by their number on the paper.

`2` for the second option, `1 3` for two that are ticked, `3 1 2` for a ranking in order; empty for no answer.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intersession.core import tables, translated, wording
from intersession.evaluations.definition import Definition, Item, Kind
from intersession.evaluations.forms.answers import LONGEST, YES

SEVERAL = (Kind.MULTIPLE, Kind.RANKING)


class KeyingForm(forms.Form):
    """Every question of the questionnaire, whatever its condition: what was not asked is left out later."""

    prefix = "paper"

    def __init__(
        self, asked: Definition, groups: list[tuple[str, str]], language: str, *given: Any, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.asked, self.language = asked, language
        if len(groups) > 1:
            choices = [("", _("Not said on the form")), *((one, name) for one, name in groups if one)]
            self.fields["group"] = forms.ChoiceField(
                label=_("Kind of participant"), choices=choices, required=False
            )
        for number, item in enumerate(_questions(asked), start=1):
            self.fields[item.code] = self._field(number, item)
        next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    def _field(self, number: int, item: Item) -> forms.CharField:
        is_text = item.kind == Kind.TEXT
        widget = (
            forms.Textarea({"rows": 2}) if is_text else forms.TextInput({"size": 12, "autocomplete": "off"})
        )
        label = f"{number}. {translated.pick(item.label, self.language)}"
        return forms.CharField(
            label=label, widget=widget, required=False, max_length=LONGEST, help_text=self._legend(item)
        )

    def _legend(self, item: Item) -> str | SafeString:
        if item.kind == Kind.CONSENT:
            return _("1 = ticked")
        if item.kind == Kind.DATE:
            return _("As 2009-07-10.")
        options = enumerate(self.asked.options(item), start=1)
        return format_html_join(
            " · ", "{} = {}", ((number, wording.plainly(one.label) or one.code) for number, one in options)
        )

    def clean(self) -> dict[str, Any]:
        """Read each field as its question is answered; what cannot be is told beside it."""
        given: dict[str, Any] = super().clean() or {}
        for item in _questions(self.asked):
            text = (given.get(item.code) or "").strip()
            try:
                given[item.code] = self._read(item, text) if text else None
            except ValueError as wrong:
                self.add_error(item.code, str(wrong))
        return given

    def _read(self, item: Item, text: str) -> Any:
        match item.kind:
            case Kind.TEXT:
                return tables.cleaned(text)
            case Kind.NUMBER:
                return _number(item, text)
            case Kind.DATE:
                return _day(text)
            case Kind.CONSENT:
                return YES if _places(text, 1, 1) else None
        codes = [option.code for option in self.asked.options(item)]
        most = len(codes) if item.kind in SEVERAL else 1
        chosen = [codes[place - 1] for place in _places(text, len(codes), item.high or most)]
        return chosen if item.kind in SEVERAL else chosen[0]

    def answers(self) -> dict[str, Any]:
        """Return what was keyed, by code; blanks are left out."""
        return {
            item.code: self.cleaned_data[item.code]
            for item in _questions(self.asked)
            if self.cleaned_data.get(item.code)
        }


def _questions(asked: Definition) -> Iterator[Item]:
    return (item for item in asked.items.values() if item.kind != Kind.NOTE)


def _places(text: str, options: int, most: int) -> list[int]:
    """Read the numbers of options; refuses what is none, what stands twice, and too many."""
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and 1 <= int(word) <= options for word in words):
        raise ValueError(_("Key numbers from 1 to %(most)s.") % {"most": options})
    if len(set(words)) < len(words):
        raise ValueError(_("The same number stands twice."))
    if len(words) > most:
        raise ValueError(_("Choose at most %(number)s.") % {"number": most})
    return [int(word) for word in words]


def _number(item: Item, text: str) -> str:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ValueError(_("This is no number.")) from None
    low, high = item.low if item.low is not None else number, item.high if item.high is not None else number
    if not number.is_finite() or not low <= number <= high:
        raise ValueError(_("This number is outside of what is asked."))
    return f"{number:f}"


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(_("This is no day.")) from None
