"""Forms of the parts of a questionnaire: a section, a question, a list of answers, names."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.core import translated, wording
from intersession.counting import shares
from intersession.evaluations.definition import OF_OPTIONS, Definition, Item, Kind, Option, Section, Words
from intersession.evaluations.faults import CODE
from intersession.evaluations.models import Answer, BaseKind, Topic
from intersession.meetings.models import Meeting

KINDS = {
    Kind.SCALE: _("a place on a scale"),
    Kind.SINGLE: _("one of several answers"),
    Kind.MULTIPLE: _("any number of answers"),
    Kind.RANKING: _("answers in an order"),
    Kind.NUMBER: _("a number"),
    Kind.DATE: pgettext_lazy("how a question is answered", "a date"),
    Kind.TEXT: pgettext_lazy("how a question is answered", "a text"),
    Kind.CONSENT: _("a consent"),
    Kind.NOTE: _("not at all: it only says something"),
}
SPARE = 3
"""Empty rows for answers or indices that are always there; saving makes room for more."""
MOST_ROWS = 60
LONGEST = 1_000


class PartForm(forms.Form):
    """A part of a questionnaire, its texts in each language of the definition."""

    def __init__(self, definition: Definition, *given: Any, **more: Any) -> None:
        self.definition, self.languages = definition, definition.languages
        super().__init__(*given, **more)

    def ask(self, name: str, label: str | Promise, words: Words, *, rows: int = 1) -> None:
        """Add a field for a text in each language."""
        for code in self.languages:
            widget = forms.Textarea({"rows": rows}) if rows > 1 else forms.TextInput()
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} ({wording.named(code)})",
                required=False,
                initial=words.get(code, ""),
                widget=widget,
                max_length=LONGEST,
            )

    def said(self, name: str) -> dict[str, str]:
        """Return what was written, by language; empty ones are left out."""
        texts = {code: (self.cleaned_data.get(f"{name}_{code}") or "").strip() for code in self.languages}
        return {code: text for code, text in texts.items() if text}

    def code(self, name: str, words: Words, taken: Iterable[str], *, before: str = "") -> str:
        """Return the code that was written, or one made of the English text that nothing else has."""
        if written := self.cleaned_data.get(name):
            return str(written)
        if before:
            return before
        stem = slugify(str(translated.pick(words, "en"))).replace("-", "_")[:30].strip("_") or "q"
        stem = stem if stem[0].isalpha() else f"q_{stem}"
        known, number = set(taken), 1
        while (code := stem if number == 1 else f"{stem}_{number}") in known:
            number += 1
        return code


class CodeField(forms.RegexField):
    """A code of an item, section, list or index."""

    def __init__(self, **more: Any) -> None:
        known: dict[str, Any] = {"label": _("Code"), "required": False, "max_length": 40}
        super().__init__(
            f"^{CODE.pattern}$",
            error_messages={
                "invalid": _("Use letters from A to Z, digits, “_” and “-”; begin with a letter.")
            },
            **(known | more),
        )


class SectionTextForm(PartForm):
    """The title of a section."""

    def __init__(self, definition: Definition, section: Section | None, *given: Any, **more: Any) -> None:
        super().__init__(definition, *given, **more)
        self.section = section
        self.ask("title", _("Title"), section.title if section else {})
        self.fields["code"] = CodeField(
            initial=section.key if section else "", help_text=_("Left empty, it is made from the title.")
        )

    def made(self) -> Section:
        """Return the section as it was written, with the items and the condition that it had."""
        title, old = self.said("title"), self.section
        key = self.code(
            "code", title, (one.key for one in self.definition.sections), before=old.key if old else ""
        )
        return Section(key, title, old.items if old else (), old.when if old else None)


RESULTS = ("topic", "index", "base", "session", "aim")
HOW = ("kind", "options", "required", "low", "high", "matrix")


class ItemForm(PartForm):
    """A question: what it asks, how it is answered, and what its answers count for."""

    kind = forms.ChoiceField(
        label=_("It is answered by"), choices=[(kind.value, label) for kind, label in KINDS.items()]
    )
    options = forms.ChoiceField(label=_("List of answers"), required=False)
    required = forms.BooleanField(label=_("An answer is needed"), required=False)
    low = forms.IntegerField(
        label=_("At least"), required=False, help_text=_("Of a number, or how many answers are chosen.")
    )
    high = forms.IntegerField(label=_("At most"), required=False)
    matrix = forms.SlugField(
        label=_("Table"),
        required=False,
        max_length=40,
        help_text=_("Neighbours that name the same table and list are its rows on a wide screen."),
    )
    topic = forms.ChoiceField(
        label=_("Topic of the results"), required=False, choices=[("", "–"), *Topic.choices]
    )
    index = forms.ChoiceField(
        label=_("Index"), required=False, help_text=_("Counts of the questions of one index are pooled.")
    )
    base = forms.ChoiceField(label=_("Counted on"), required=False, choices=BaseKind.choices)

    def __init__(
        self, definition: Definition, item: Item | None, *given: Any, meeting: Meeting | None, **more: Any
    ) -> None:
        self.item = item
        start = (
            {name: getattr(item, name) for name in (*HOW, *RESULTS)} | {"code": item.code}
            if item
            else {"kind": Kind.SCALE}
        )
        super().__init__(definition, *given, initial=start, **more)
        self.ask("label", _("Question"), item.label if item else {}, rows=2)
        self.ask("hint", _("Hint"), item.hint if item else {})
        self.fields["code"] = CodeField(
            help_text=_(
                "The same in every year, so that years compare. Left empty, it is made from the question."
            )
        )
        self._offer("options", [(name, name) for name in definition.lists])
        self._offer(
            "index", [(key, wording.plainly(label) or key) for key, label in definition.indices.items()]
        )
        sessions = meeting.sessions.order_by("position") if meeting else ()
        aims = meeting.aims.order_by("position") if meeting else ()
        self.fields["session"] = forms.ChoiceField(label=_("About the session"), required=False)
        self.fields["aim"] = forms.ChoiceField(label=_("About the aim"), required=False)
        self._offer("session", [(one.key, wording.plainly(one.title) or one.key) for one in sessions])
        self._offer("aim", [(str(one.position), wording.plainly(one.text)) for one in aims])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer what there is, and what the item says already."""
        held = str(getattr(self.item, name) or "") if self.item else ""
        known = dict(choices) | ({held: dict(choices).get(held, held)} if held else {})
        self.fields[name].choices = [("", "–"), *known.items()]  # type: ignore[attr-defined]  # they offer choices

    def groups(self) -> list[tuple[str, str | Promise, list[BoundField]]]:
        """Return the fields as the page groups them."""
        texts = [name for name in self.fields if name.startswith(("label_", "hint_"))]
        parts = (
            ("asked", _("What is asked"), texts),
            ("answered", _("How it is answered"), HOW),
            ("counted", _("What it counts for"), (*RESULTS, "code")),
        )
        return [(key, title, [self[name] for name in names]) for key, title, names in parts]

    def clean(self) -> dict[str, Any]:
        """Refuse a question without a list where its kind has one, and bounds that exclude everything."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") in OF_OPTIONS and not given.get("options"):
            self.add_error("options", _("Choose the list of its answers."))
        low, high = given.get("low"), given.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The least is more than the most."))
        return given

    def made(self) -> Item:
        """Return the item as it was written, under the condition that it had."""
        given, label = self.cleaned_data, self.said("label")
        kind = Kind(given["kind"])
        before = self.item.code if self.item else ""
        return Item(
            code=self.code("code", label, self.definition.items, before=before),
            kind=kind,
            label=label,
            hint=self.said("hint"),
            options=given["options"] if kind in OF_OPTIONS else "",
            when=self.item.when if self.item else None,
            base=shares.Kind(given["base"] or shares.Kind.ANSWERED),
            aim=int(given["aim"]) if given["aim"] else None,
            **{
                name: given[name]
                for name in ("required", "low", "high", "matrix", "topic", "index", "session")
            },
        )


class ListForm(PartForm):
    """A list of answers: their texts, and on a scale the class in which each is counted."""

    def __init__(self, definition: Definition, name: str, *given: Any, **more: Any) -> None:
        super().__init__(definition, *given, **more)
        self.name, options = name, definition.lists.get(name, ())
        self.fields["name"] = CodeField(initial=name, required=True, label=_("Name of the list"))
        written = [
            int(found[1])
            for field in self.data
            if (found := re.match(r"label(\d{1,2})_", field)) and self.data[field]
        ]
        self.rows = min(max([len(options), *written], default=0) + SPARE, MOST_ROWS)
        for row in range(1, self.rows + 1):
            option = options[row - 1] if row <= len(options) else Option("", {})
            self.ask(f"label{row}", _now("Answer %(number)s") % {"number": row}, option.label)
            self.fields[f"code{row}"] = forms.RegexField(
                r"^[A-Za-z0-9_-]{1,40}$", label=_("Code"), required=False, initial=option.code
            )
            tones = [("", "–"), *((one.value, one.label) for one in Answer if one != Answer.UNANSWERED)]
            self.fields[f"tone{row}"] = forms.ChoiceField(
                label=_("Counted as"), required=False, choices=tones, initial=option.tone
            )

    def groups(self) -> list[tuple[str, str | Promise, list[BoundField]]]:
        """Return the fields by answer."""
        texts = [[f"label{row}_{code}" for code in self.languages] for row in range(1, self.rows + 1)]
        found: list[tuple[str, str | Promise, list[BoundField]]] = [
            ("named", _("Name of the list"), [self["name"]])
        ]
        for row, names in enumerate(texts, start=1):
            fields = [self[name] for name in (*names, f"tone{row}", f"code{row}")]
            found.append((f"answer-{row}", _now("Answer %(number)s") % {"number": row}, fields))
        return found

    def options(self) -> tuple[Option, ...]:
        """Return the answers in order; a row without a text is none."""
        found: list[Option] = []
        for row in range(1, self.rows + 1):
            if label := self.said(f"label{row}"):
                code = self.code(f"code{row}", label, {option.code for option in found})
                found.append(Option(code, label, self.cleaned_data[f"tone{row}"]))
        return tuple(found)


class NamesForm(PartForm):
    """The title of the questionnaire, and what its indices are called."""

    def __init__(self, definition: Definition, title: Words, *given: Any, **more: Any) -> None:
        super().__init__(definition, *given, **more)
        self.ask("title", _("Title of the questionnaire"), title)
        self.keys = list(definition.indices)
        for number, key in enumerate([*self.keys, ""], start=1):
            self.fields[f"key{number}"] = CodeField(label=_("Code"), initial=key)
            self.ask(f"index{number}", _("Name of the index"), definition.indices.get(key, {}))

    def groups(self) -> list[tuple[str, str | Promise, list[BoundField]]]:
        """Return the fields by what they name."""
        parts: list[tuple[str, str | Promise, list[str]]] = [
            ("title", _("Title of the questionnaire"), [f"title_{code}" for code in self.languages])
        ]
        for number in range(1, len(self.keys) + 2):
            names = [f"index{number}_{code}" for code in self.languages]
            parts.append(
                (f"index-{number}", _now("Index %(number)s") % {"number": number}, [*names, f"key{number}"])
            )
        return [(key, title, [self[name] for name in names]) for key, title, names in parts]

    def indices(self) -> Mapping[str, Words]:
        """Return the indices by key; one whose texts are all taken away is none."""
        found: dict[str, Words] = {}
        for number in range(1, len(self.keys) + 2):
            if label := self.said(f"index{number}"):
                before = self.keys[number - 1] if number <= len(self.keys) else ""
                found[self.code(f"key{number}", label, found, before=before)] = label
        return found
