"""The list of a delegation as it is written on its page: rows in their order, moved and kept as typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.meetings.actions.entering import Nominee
from intersession.meetings.models import Place, Registration
from intersession.meetings.rules import MOST_LINES

Raw = dict[str, str]
FIELDS = ("pk", "honorific", "name", "place", "lines", "email", "language")
LONGEST_LINE = 200


class LinesField(forms.CharField):
    """Up to three lines: function, department, body."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": 3}), **more)

    def clean(self, value: Any) -> Any:
        """Return the lines that are not empty; refuses a fourth one, and one that is too long."""
        lines = tuple(" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip())
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_now("Write three lines at most."))
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_now("A line has 200 characters at most."))
        return lines


class NomineeForm(forms.Form):
    """A person whom a delegation names."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    honorific = forms.CharField(label=_("Title"), required=False, max_length=40)
    name = forms.CharField(label=_("Name"), max_length=160)
    place = forms.ChoiceField(
        label=_("In the delegation"),
        required=False,
        choices=[("", pgettext_lazy("place in a delegation", "not said")), *Place.choices],
    )
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)
    lines = LinesField(label=_("Function, department, body: a line each"))

    def nominee(self) -> Nominee:
        """Return the person that was written."""
        given = self.cleaned_data
        return Nominee(**{name: given[name] for name in FIELDS if name in given})


@dataclass
class Roster:
    """The rows of the page as they were typed, in their order, and which were taken away."""

    rows: list[Raw]
    seen: str
    removed: list[int] = field(default_factory=list)
    checked: bool = False

    @classmethod
    def of(cls, rows: Iterable[Registration], seen: str) -> "Roster":
        """Return the list as it is kept."""
        return cls([raw(row) for row in rows], seen)

    @classmethod
    def posted(cls, given: QueryDict) -> "Roster":
        """Return what was typed, in the order in which the rows stand on the page."""
        rows = [
            {name: given.get(f"row{key}-{name}", "") for name in FIELDS} for key in given.getlist("order")
        ]
        removed = [int(pk) for pk in given.getlist("removed") if pk.isdecimal()]
        return cls(rows, given.get("seen", ""), removed)

    def act(self, asked: str) -> None:
        """Move a row up or down, or take it away, as a button asks: `up:3`, `down:3`, `remove:3`."""
        verb, _colon, place = asked.partition(":")
        at = int(place) if place.isdecimal() else len(self.rows)
        if at >= len(self.rows):
            return
        if verb == "remove":
            self._remove(at)
        elif verb in {"up", "down"}:
            to = at - 1 if verb == "up" else at + 1
            if 0 <= to < len(self.rows):
                self.rows[at], self.rows[to] = self.rows[to], self.rows[at]

    def _remove(self, at: int) -> None:
        gone = self.rows.pop(at)
        if gone["pk"].isdecimal():
            self.removed.append(int(gone["pk"]))

    def add(self, nominees: Iterable[Nominee]) -> None:
        """Add rows after those that say something."""
        self.rows = [row for row in self.rows if is_written(row)]
        self.rows += [_raw_of(nominee) for nominee in nominees]

    def add_empty(self, rows: int = 1) -> None:
        """Add empty rows to write in."""
        self.rows += [_raw_of(Nominee("")) for _number in range(rows)]

    def take_in(self, rows: Sequence[Registration], seen: str) -> list[str]:
        """Take in what somebody else added meanwhile; return the names."""
        known = {row["pk"] for row in self.rows} | {str(pk) for pk in self.removed}
        new = [row for row in rows if str(row.pk) not in known]
        self.rows += [raw(row) for row in new]
        self.seen = seen
        return [row.name for row in new]

    def is_right(self) -> bool:
        """Check every row that says something; the page then tells what is wrong in which."""
        self.rows = [row for row in self.rows if is_written(row)]
        self.checked = True
        self._forms = self._made()
        return all(form.is_valid() for form in self._forms)

    def nominees(self) -> list[Nominee]:
        """Return the persons; only after `is_right` said so."""
        return [form.nominee() for form in self._forms]

    @property
    def forms(self) -> list[NomineeForm]:
        """The rows as forms, with what is wrong in them once they were checked."""
        return self._forms if self.checked else self._made()

    def _made(self) -> list[NomineeForm]:
        if not self.checked:
            return [NomineeForm(initial=row, prefix=f"row{at}") for at, row in enumerate(self.rows)]
        return [
            NomineeForm({f"row{at}-{name}": value for name, value in row.items()}, prefix=f"row{at}")
            for at, row in enumerate(self.rows)
        ]


def is_written(row: Mapping[str, str]) -> bool:
    """Whether somebody wrote something in a row; the language alone says nothing."""
    return any(row[name].strip() for name in FIELDS if name != "language")


def raw(row: Registration) -> Raw:
    """Return a registration as the page shows it at first."""
    nominee = Nominee(
        row.name, row.honorific, row.place, tuple(row.lines), row.person.email, row.person.language, row.pk
    )
    return _raw_of(nominee)


def _raw_of(nominee: Nominee) -> Raw:
    return {
        "pk": str(nominee.pk or ""),
        "honorific": nominee.honorific,
        "name": nominee.name,
        "place": nominee.place,
        "lines": "\n".join(nominee.lines),
        "email": nominee.email,
        "language": nominee.language,
    }


class PasteForm(forms.Form):
    """Rows of a spreadsheet, pasted."""

    pasted = forms.CharField(
        label=_("Rows of a table"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Copy them in a spreadsheet and paste them here, with heads or without: title, name, place, "
            "function, department, body, e-mail address, language."
        ),
    )
