"""The questions of a section as a respondent answers them, without script.

    form = SectionForm(definition, section, answers, language, request.POST if it was sent else None)
    if form.is_valid():
        answers = form.answers()  # to be kept
        again = form.asks_more(answers)  # show this section once more: an answer has opened a question

`{% include "evaluations/form/_section.html" with form=form only %}` shows it, with the summary of errors.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intersession.core import tables, translated, wording
from intersession.evaluations.definition import Definition, Item, Kind, Option, Section, asked_on, is_asked
from intersession.evaluations.forms import widgets
from intersession.evaluations.wording import LIMITED, limits

LONGEST = 5_000
"""Characters of a text; some two pages."""
MOST_RADIOS = 15
"""Options that are shown one under the other; more go into a list that opens."""
NOTHING: tuple[Any, ...] = ("", [], None)
YES = "yes"
"""The answer to a consent that was given; one that was not given is no answer."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands together on the page: a note, one question, or neighbours that make a table."""

    note: SafeString
    fields: tuple[BoundField, ...]
    is_table: bool = False

    @property
    def is_ranking(self) -> bool:
        """Whether it is a question that puts options into an order."""
        return any(isinstance(field.field, _RankingField) for field in self.fields)

    @property
    def heads(self) -> list[str | Promise]:
        """The options that head the columns of a table."""
        choices = getattr(self.fields[0].field, "choices", ())
        return [label for _value, label in choices]


class SectionForm(forms.Form):
    """The items of one section that are asked of who gave these answers, in one language.

    Nothing is required of the browser: what an item needs is judged here, in order, so that an item which the
    answers before it have closed needs nothing and keeps nothing.
    """

    def __init__(
        self,
        definition: Definition,
        section: Section,
        answers: Mapping[str, Any],
        language: str,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.definition, self.section, self.language = definition, section, language
        self.before = definition.kept(answers)
        self.items = {item.code: item for item in asked_on(section, self.before)}
        super().__init__(data, initial=self.before)
        for item in self.items.values():
            if item.kind != Kind.NOTE:
                self.fields[item.code] = self._field(item)

    @property
    def parts(self) -> Iterator[Part]:
        """What the page shows, in order."""
        for matrix, items in groupby(self.items.values(), key=self._matrix):
            some = list(items)
            if len(some) > 1 and matrix:
                yield Part(SafeString(""), tuple(self[item.code] for item in some), is_table=True)
            else:
                yield from (self._part(item) for item in some)

    def _matrix(self, item: Item) -> tuple[str, str] | None:
        is_row = item.matrix and isinstance(self.fields.get(item.code), _SingleField)
        return (item.matrix, item.options) if is_row else None

    def _part(self, item: Item) -> Part:
        if item.kind == Kind.NOTE:
            return Part(self._said(item.label), ())
        return Part(SafeString(""), (self[item.code],))

    def _said(self, words: Mapping[str, str]) -> SafeString:
        return wording.marked(translated.pick(words, self.language))

    def _field(self, item: Item) -> forms.Field:
        field = FIELDS[item.kind](item, self._choices(item))
        field.required, field.label = False, self._said(item.label)
        field.help_text = format_html_join(" ", "{}", ((text,) for text in self._told(item) if text))
        return field

    def _choices(self, item: Item) -> list[tuple[str, str]]:
        return [(option.code, self._option(option)) for option in self.definition.options(item)]

    def _option(self, option: Option) -> str:
        return self._said(option.label) or option.code

    def _told(self, item: Item) -> Iterator[str]:
        """Give what stands under a question: whether it must be answered, its bounds, its hint."""
        if item.required:
            yield _("An answer is needed.")
        yield limits(item)
        yield self._said(item.hint)

    def clean(self) -> dict[str, Any]:
        """Judge the items in order; what the answers before have closed is dropped with its error."""
        given: dict[str, Any] = super().clean() or {}
        known = {code: answer for code, answer in self.before.items() if code not in self.fields}
        for code in self.fields:
            item = self.items[code]
            if not is_asked(item, self.section, known):
                self.errors.pop(code, None)
                given.pop(code, None)
                continue
            if code not in self.errors:
                self._judge(item, given.get(code))
            if given.get(code) not in NOTHING:
                known[code] = given[code]
        return given

    def _judge(self, item: Item, answer: Any) -> None:
        if answer in NOTHING:
            if item.required:
                self.add_error(item.code, _("This question needs an answer."))
        elif item.kind in LIMITED and not (item.low or 0) <= len(answer) <= (item.high or len(answer)):
            self.add_error(item.code, limits(item))

    def answers(self) -> dict[str, Any]:
        """Return every answer as JSON: those of other sections, these, and none that is not asked any more.

        A text for one option, number, date or text, a list of codes for several options or a ranking.
        """
        given = {code: answer for code, answer in self.cleaned_data.items() if answer not in NOTHING}
        others = {code: answer for code, answer in self.before.items() if code not in self.fields}
        return self.definition.kept(others | given)

    def asks_more(self, answers: Mapping[str, Any]) -> bool:
        """Whether these answers open an item of the section that this form did not show."""
        asked = asked_on(self.section, self.definition.kept(answers))
        return any(item.code not in self.items for item in asked)


Choices = list[tuple[str, str]]


class _SingleField(forms.ChoiceField):
    """One option, or none: “no answer” stands last and is marked until something else is."""


def _single(item: Item, choices: Choices) -> forms.Field:
    widget = forms.Select if len(choices) > MOST_RADIOS else widgets.Radios
    if len(choices) > MOST_RADIOS:
        return forms.ChoiceField(choices=[("", _("No answer")), *choices], widget=widget)
    none = [] if item.required else [("", _("No answer"))]
    return _SingleField(choices=[*choices, *none], widget=widget)


def _several(_item: Item, choices: Choices) -> forms.Field:
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)


class _NumberField(forms.DecimalField):
    """A number as it is written in any language of the dialogue; kept as text, without needless zeros."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        text = "" if number is None else f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def _number(item: Item, _choices: Choices) -> forms.Field:
    widget = forms.TextInput({"inputmode": "decimal", "size": 8, "autocomplete": "off"})
    return _NumberField(max_digits=15, widget=widget, min_value=item.low, max_value=item.high)


class _DateField(forms.DateField):
    """A day, kept as 2009-07-10."""

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        return day.isoformat() if day else ""


def _date(_item: Item, _choices: Choices) -> forms.Field:
    return _DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class _TextField(forms.CharField):
    """A text with plain line ends and no control signs."""

    def to_python(self, value: Any) -> str:
        return tables.cleaned(super().to_python(value) or "")


def _text(_item: Item, _choices: Choices) -> forms.Field:
    return _TextField(max_length=LONGEST, widget=forms.Textarea({"rows": 4}))


class _ConsentField(forms.BooleanField):
    """A consent that is given by a tick, and by nothing else."""

    def prepare_value(self, value: Any) -> bool:
        return value in (YES, True)

    def clean(self, value: Any) -> str:
        return YES if super().clean(value) else ""


def _consent(_item: Item, _choices: Choices) -> forms.Field:
    return _ConsentField()


class _RankingField(forms.MultiValueField):
    """Options in an order of preference: each has a place or none, and no two have the same."""

    def __init__(self, choices: Choices, places: int) -> None:
        self.codes = [code for code, _label in choices]
        offered = [("", "–"), *((str(place), str(place)) for place in range(1, places + 1))]
        fields = [forms.ChoiceField(choices=offered, required=False) for _code in self.codes]
        widget = widgets.Ranking([forms.Select(choices=offered) for _code in self.codes], choices)
        super().__init__(fields, widget=widget, required=False, require_all_fields=False)

    def compress(self, data_list: list[str]) -> list[str]:
        placed = sorted(
            (int(place), code) for place, code in zip(data_list, self.codes, strict=False) if place
        )
        if len({place for place, _code in placed}) < len(placed):
            raise forms.ValidationError(_("Two options have the same place. Give each its own."))
        return [code for _place, code in placed]


def _ranking(item: Item, choices: Choices) -> forms.Field:
    return _RankingField(choices, min(item.high or len(choices), len(choices)))


FIELDS: Mapping[Kind, Callable[[Item, Choices], forms.Field]] = {
    Kind.SINGLE: _single,
    Kind.SCALE: _single,
    Kind.MULTIPLE: _several,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TEXT: _text,
    Kind.CONSENT: _consent,
    Kind.RANKING: _ranking,
}
