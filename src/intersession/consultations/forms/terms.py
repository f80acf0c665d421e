"""The form of the terms of a consultation in preparation; what it asks follows the kind and the year."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.consultations import queries, rules
from intersession.consultations.actions.terms import Offered
from intersession.consultations.forms import moments
from intersession.consultations.models import Consultation, Kind, Publication, TiePolicy
from intersession.consultations.queries import proposals
from intersession.core import wording
from intersession.core.forms import by_language, in_languages
from intersession.cycles.models import Candidate, CandidateKind, Cycle, Fate
from intersession.documents.models import Distribution, Document

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SPARE = 3
"""Empty rows for options in words that are always there; saving makes room for more."""
ROW = re.compile(r"text(\d{1,2})_")
CHOICE, NEUTRAL = ("seats", "capped", "tie_policy"), ("no_objection", "abstention")
TIMES = ("opens_at", "closes_at")
TERMS = ("cycle", "kind", "paper", *CHOICE, *NEUTRAL, "others_welcome", *TIMES, "publication")
UNASKED = {"seats": 1, "capped": True, "tie_policy": TiePolicy.CHAIR}
"""What stands where the kind does not ask: a straw poll and a silence procedure choose nothing."""
PROPOSED = {Kind.THEME: (CandidateKind.THEME,), Kind.TOPICS: (CandidateKind.TOPIC,)}


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of a form under a heading."""

    key: str
    heading: str | Promise
    help: str | Promise
    fields: list[BoundField]


class TermsForm(forms.Form):
    """The terms of a consultation, and its options: candidates, returning ones, or texts."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.TOPICS)
    cycle = forms.ModelChoiceField(label=_("Year"), queryset=Cycle.objects.all())
    key = forms.SlugField(label=_("Name in the address"), max_length=60, required=False)
    paper = forms.ModelChoiceField(
        label=_("Paper that explains it"), queryset=Document.objects.none(), required=False
    )
    candidates = forms.ModelMultipleChoiceField(
        label=_("Candidates of the year"),
        queryset=Candidate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    returning = forms.ModelMultipleChoiceField(
        label=_("Not chosen in earlier years"),
        queryset=Candidate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    seats = forms.IntegerField(label=_("How many are to be chosen"), min_value=1, max_value=20, initial=1)
    capped = forms.BooleanField(label=_("A reply chooses no more than that"), required=False, initial=True)
    no_objection = forms.BooleanField(label=_("“No objection to any” is a reply"), required=False)
    abstention = forms.BooleanField(label=_("Abstention is a reply"), required=False)
    others_welcome = forms.BooleanField(label=_("Other topics may be proposed"), required=False)
    tie_policy = forms.ChoiceField(label=_("If the last place is tied"), choices=TiePolicy.choices)
    publication = forms.ChoiceField(label=_("What is published"), choices=Publication.choices)
    opens_at = moments.SeatTimeField(label=_("Opens"), required=False)
    closes_at = moments.SeatTimeField(label=_("Closes"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for code, field in in_languages(_("Title"), max_length=300):
            self.fields[f"title_{code}"] = field
        for code, field in in_languages(_("Explanation"), widget=forms.Textarea({"rows": 3})):
            self.fields[f"explanation_{code}"] = field
        self.asked = str(self["kind"].value())
        self.year = _cycle(self["cycle"].value())
        _field(self, "cycle").label_from_instance = _year
        self._offer_papers()
        if self.asked == Kind.SILENCE:
            self._leave_out(*NEUTRAL, "candidates", "returning", "others_welcome")
        else:
            self._offer()
        if self.asked not in rules.CHOICES:
            self._leave_out(*CHOICE)
        moments.tell(self, *TIMES)

    def _leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]

    def _offer_papers(self) -> None:
        paper = _field(self, "paper")
        general = Document.objects.filter(distribution=Distribution.GENERAL, symbol__isnull=False)
        paper.queryset = general.order_by("-date", "sort_key")
        paper.label_from_instance = _paper

    def _offer(self) -> None:
        kinds = PROPOSED.get(Kind(self.asked), tuple(CandidateKind)) if self.asked in Kind else ()
        own = Candidate.objects.filter(cycle=self.year, kind__in=kinds).select_related("cycle")
        earlier = [row.pk for row in queries.returning(self.year) if row.kind in kinds] if self.year else []
        returning = Candidate.objects.filter(pk__in=earlier).select_related("cycle", "came_back")
        _field(self, "candidates").queryset = own.order_by("kind", "letter")
        led = proposals.leads((own | returning).values("pk"))
        _field(self, "candidates").label_from_instance = lambda row: _own(row, led)
        _field(self, "returning").queryset = returning.order_by("-cycle__year", "letter")
        _field(self, "returning").label_from_instance = lambda row: _earlier(row, led)
        for name in ("candidates", "returning"):
            self.fields[name].error_messages["invalid_choice"] = _(
                "What was marked is no candidate for this kind and year; mark those that are."
            )
        for row in range(1, self._rows() + 1):
            label = _now("Option in words %(number)s") % {"number": row}
            for code, field in in_languages(label, max_length=300):
                self.fields[f"text{row}_{code}"] = field

    def _rows(self) -> int:
        """Return how many rows for texts there are: those that hold one, and spare ones."""
        held = self.data if self.is_bound else self.initial
        rows = [int(found[1]) for name in held if (found := ROW.match(name)) and held[name]]
        return min(max(rows, default=0) + SPARE, len(LETTERS))

    def first(self) -> list[BoundField]:
        """Return the fields on which the others depend."""
        return [self["kind"], self["cycle"]]

    def sections(self) -> list[Section]:
        """Return the other fields as the page groups them."""
        languages = [code for code, _language in settings.LANGUAGES]
        texts = [f"{name}_{code}" for name in ("title", "explanation") for code in languages]
        options = ["candidates", "returning", *(name for name in self.fields if name.startswith("text"))]
        rows = (
            ("what", _("What is asked"), "", [*texts, "paper", "key"]),
            ("options", _("What is offered"), _("Options in words stand after the candidates."), options),
            ("rules", _("Rules of the reply"), "", [*CHOICE, *NEUTRAL, "others_welcome", "publication"]),
            ("times", _("Times"), "", TIMES),
        )
        found = (
            Section(key, heading, told, [self[name] for name in names if name in self.fields])
            for key, heading, told, names in rows
        )
        return [section for section in found if section.fields]

    def typed(self) -> dict[str, Any]:
        """Return what was written, to show it again without judging it."""
        return {name: self[name].value() for name in self.fields}

    def terms(self) -> dict[str, Any]:
        """Return the terms as the actions take them."""
        given = self.cleaned_data
        terms = {name: given.get(name, UNASKED.get(name, False)) for name in TERMS}
        key = given["key"] or f"{given['kind'].replace('_', '-')}-{given['cycle'].year}"
        return terms | {"key": key} | {name: by_language(given, name) for name in ("title", "explanation")}

    def options(self) -> list[Offered]:
        """Return the options in order. Candidates of the year keep their letters, others take free ones."""
        given = self.cleaned_data
        own = [Offered(row.letter, candidate=row) for row in given.get("candidates", ())]
        more = [Offered("", candidate=row) for row in given.get("returning", ())]
        rows = (by_language(given, f"text{row}") for row in range(1, len(LETTERS) + 1))
        more += [Offered("", title=title) for title in rows if title]
        taken = {row.letter for row in own}
        free = [letter for letter in LETTERS if letter not in taken]
        lettered = zip(free, more, strict=False)
        return own + [Offered(letter, row.candidate, row.title) for letter, row in lettered]


def initial(found: Consultation) -> dict[str, Any]:
    """Return the terms of a consultation as the form shows them."""
    given: dict[str, Any] = {name: getattr(found, name) for name in ("key", *TERMS)}
    given |= {"cycle": found.cycle_id, "paper": found.paper_id}
    for name in ("title", "explanation"):
        given |= {f"{name}_{code}": text for code, text in getattr(found, name).items()}
    options = list(found.options.select_related("candidate"))
    candidates = [option.candidate for option in options if option.candidate]
    given["candidates"] = [row.pk for row in candidates if row.cycle_id == found.cycle_id]
    given["returning"] = [row.pk for row in candidates if row.cycle_id != found.cycle_id]
    texts = [option.title for option in options if not option.candidate]
    for row, title in enumerate(texts, start=1):
        given |= {f"text{row}_{code}": text for code, text in title.items()}
    return given


def latest() -> dict[str, Any]:
    """Return what a new consultation starts from: the latest year of the dialogue."""
    years = Cycle.objects.order_by("fictional", "-year")
    return {"cycle": years.values_list("pk", flat=True).first(), "kind": Kind.TOPICS}


def _field(form: forms.Form, name: str) -> Any:
    """Return a field that offers rows of a table."""
    return form.fields[name]


def _cycle(value: object) -> Cycle | None:
    written = str(value)
    return Cycle.objects.filter(pk=written).first() if written.isascii() and written.isdigit() else None


def _year(cycle: Cycle) -> str:
    theme = wording.plainly(cycle.theme) or _now("theme not found")
    told = f"{cycle.year}{wording.colon()}{theme}"
    return f"{told} ({_now('fictional')})" if cycle.fictional else told


def _paper(document: Document) -> str:
    return f"{document.symbol} {wording.plainly(document.title)}"


def _titled(candidate: Candidate, led: Mapping[int, str]) -> str:
    """Return the title of a candidate, and the Member that proposed it, where one did."""
    given = {"title": wording.plainly(candidate.title), "lead": led.get(candidate.pk)}
    return _now("%(title)s, proposed by %(lead)s") % given if given["lead"] else str(given["title"])


def _own(candidate: Candidate, led: Mapping[int, str]) -> str:
    title = f"{candidate.letter}. {_titled(candidate, led)}"
    decided = candidate.fate != Fate.OPEN
    return f"{title} ({candidate.get_fate_display()})" if decided else title


def _earlier(candidate: Candidate, led: Mapping[int, str]) -> str:
    """Name a candidate of an earlier year with its history: when it was proposed, what became of it."""
    given = {"year": candidate.cycle.year, "title": _titled(candidate, led)}
    if not candidate.came_back:
        return _now("%(title)s (proposed for %(year)s, not chosen)") % given
    given["later"] = candidate.came_back.year
    return _now("%(title)s (proposed for %(year)s, not chosen; came back in %(later)s)") % given
