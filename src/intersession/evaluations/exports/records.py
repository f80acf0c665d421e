"""Single responses as files, where the gate lets them pass, and comments apart from them, in random order."""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from intersession.core import tables, translated
from intersession.core.refusals import Refused
from intersession.counting import answers
from intersession.evaluations import conditions, disclosure
from intersession.evaluations.actions.closing import counted
from intersession.evaluations.definition import COUNTED, Definition, Item, Kind
from intersession.evaluations.models import Comment, Survey

SEVERAL = (Kind.MULTIPLE, Kind.RANKING)
CHANCE = random.SystemRandom()
NOT_ASKED_CODE = -1.0
"""How an SPSS file codes a question that was not asked; a blank answer is the system's missing value."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A column of the responses: of a question, or of one option where several may be chosen."""

    name: str
    label: str
    item: Item
    option: str
    labels: Mapping[str, str]

    def value(self, given: Mapping[str, Any]) -> str:
        """Return the code that a response has here; empty for a blank, `-` for a question not asked."""
        if given.get(self.item.code) == answers.NOT_ASKED:
            return answers.NOT_ASKED
        chosen = conditions.given(given, self.item.code)
        if not self.option or not chosen:
            return chosen[0] if chosen else ""
        if self.item.kind == Kind.RANKING:
            return str(chosen.index(self.option) + 1) if self.option in chosen else ""
        return str(int(self.option in chosen))


def variables(asked: Definition, language: str) -> list[Variable]:
    """Return the columns in the order of the questionnaire; texts are not among them."""
    return [
        one for item in asked.items.values() if item.kind in COUNTED for one in _of(asked, item, language)
    ]


def _of(asked: Definition, item: Item, language: str) -> Iterator[Variable]:
    label = translated.pick(item.label, language).text or item.code
    options = {one.code: translated.pick(one.label, language).text for one in asked.options(item)}
    if item.kind not in SEVERAL:
        yield Variable(item.code, label, item, "", options)
        return
    chosen = {"0": _("not chosen"), "1": _("chosen")} if item.kind == Kind.MULTIPLE else {}
    for code, said in options.items():
        yield Variable(f"{item.code}__{code}", f"{label}: {said}", item, code, chosen)


def rows(survey: Survey, asked: Definition, columns: Sequence[Variable]) -> list[list[str]]:
    """Return the responses in random order, without name, pseudonym and kind, if the gate lets them pass."""
    found = list(survey.responses.values_list("answers", flat=True))
    disclosure.check_records(survey, len(found))
    CHANCE.shuffle(found)
    kept = [counted(asked, asked.kept(given)) for given in found]
    return [[column.value(given) for column in columns] for given in kept]


def comments(survey: Survey) -> tuple[list[str], list[list[tables.Cell]]]:
    """Return heads and rows of the comments, in random order and beside no answer and no kind."""
    found = list(
        Comment.objects.filter(response__survey=survey).values_list("item", "language", "text", "quotable")
    )
    CHANCE.shuffle(found)
    heads = [_("Question code"), _("Language"), _("Comment"), _("May be quoted")]
    said = {True: _("yes"), False: _("no")}
    return heads, [[item, language, text, said[quotable]] for item, language, text, quotable in found]


def spss(columns: Sequence[Variable], found: Sequence[Sequence[str]], title: str) -> bytes:
    """Return the responses as an SPSS file with labels of questions and answers.

    Answers are numbered in the order of their options; refuses where the extra `spss` is not installed.
    """
    try:
        import pandas as pd  # optional: the extra `spss`
        import pyreadstat  # optional: the extra `spss`
    except ImportError:
        raise Refused(
            _("SPSS files need the extra “spss” of this program, which is not installed.")
        ) from None
    names = [column.name for column in columns]
    coded = [[_number(column, value) for column, value in zip(columns, row, strict=True)] for row in found]
    labels = {column.name: _numbered(column) for column in columns}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "responses.sav"
        pyreadstat.write_sav(
            pd.DataFrame(coded, columns=names, dtype="float64"),
            place,
            file_label=title[:64],
            column_labels=[column.label[:255] for column in columns],
            variable_value_labels={name: known for name, known in labels.items() if known},
            variable_measure={
                column.name: "ordinal" if column.item.kind == Kind.SCALE else "nominal" for column in columns
            },
        )
        return place.read_bytes()


def _number(column: Variable, value: str) -> float | None:
    if value in {"", answers.NOT_ASKED}:
        return NOT_ASKED_CODE if value else None
    codes = list(column.labels)
    if value in codes and not column.option:
        return float(codes.index(value) + 1)
    try:
        return float(value)
    except ValueError:
        return None


def _numbered(column: Variable) -> dict[int | float, str]:
    start = 0 if column.option else 1
    known: dict[int | float, str] = {
        float(place): said for place, said in enumerate(column.labels.values(), start=start)
    }
    return {**known, NOT_ASKED_CODE: _("not asked")}
