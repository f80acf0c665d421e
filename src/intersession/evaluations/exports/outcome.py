"""What came of a survey as files: counts with their codebook, a DDI codebook, JSON; no single response."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from intersession.core import tables, translated
from intersession.counting import answers
from intersession.evaluations import definition, disclosure
from intersession.evaluations.definition import COUNTED, Definition, Item, Kind
from intersession.evaluations.models import Survey
from intersession.evaluations.queries import Words
from intersession.evaluations.result_tables import labels_of

DDI = "ddi:codebook:2_5"
MISSING = {answers.BLANK: "no answer", answers.NOT_ASKED: "not asked"}
"""Codes of a DDI category that is no answer, in English as the codebook is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A counted survey as its files tell it: totals only."""

    survey: Survey
    title: Words
    asked: Definition
    cube: answers.Cube
    distributed: int | None

    @property
    def items(self) -> Iterator[Item]:
        """The questions that are counted."""
        return (item for item in self.asked.items.values() if item.kind in COUNTED)

    def values(self, item: Item) -> dict[str, Words]:
        """Return how each answer is called, those that nobody gave too."""
        return labels_of(self.asked, item, self.cube.counts(item.code))

    def missed(self, item: Item) -> dict[str, int]:
        """Return how many gave no answer, and how many were not asked."""
        return {value: self.cube.cells.get((item.code, "", value), 0) for value in MISSING}


def outcome(survey: Survey, cube: answers.Cube, distributed: int | None) -> Outcome:
    """Return what files may tell of a survey: its count has passed the gate."""
    asked = definition.read(survey.version.definition)
    title = survey.version.questionnaire.title or survey.meeting.title
    return Outcome(survey, title, asked, disclosure.totals(cube), distributed)


def counts(found: Outcome, language: str) -> tuple[list[str], list[list[tables.Cell]]]:
    """Return heads and rows: one for each question and answer, with both bases."""
    heads = [_("Question code"), _("Question"), _("Answer code"), _("Answer")]
    heads += [_("Count"), _("Answered"), _("Respondents")]
    respondents = found.cube.respondents()
    rows: list[list[tables.Cell]] = []
    for item in found.items:
        bases = [found.cube.answered(item.code), respondents]
        given = found.cube.counts(item.code)
        for value, label in found.values(item).items():
            said = [item.code, _said(item.label, language), value, _said(label, language) or value]
            rows.append([*said, given.get(value, 0), *bases])
    return heads, rows


def codebook(found: Outcome, language: str) -> tuple[list[str], list[list[tables.Cell]]]:
    """Return heads and rows of the codebook: each question and each of its answers, in words."""
    heads = [_("Question code"), _("Kind"), _("Question"), _("Answer code"), _("Answer"), _("Class")]
    rows: list[list[tables.Cell]] = []
    for item in found.asked.items.values():
        if item.kind == Kind.NOTE:
            continue
        head = [item.code, item.kind.value, _said(item.label, language)]
        options = found.asked.options(item)
        rows += [[*head, one.code, _said(one.label, language), one.tone] for one in options] or [
            [*head, "", "", ""]
        ]
    return heads, rows


def as_json(found: Outcome) -> bytes:
    """Return counts and labels in every language as JSON."""
    told: dict[str, Any] = {
        "survey": found.survey.key,
        "meeting": found.survey.meeting.key,
        "title": found.title,
        "mode": found.survey.mode,
        "distributed": found.distributed,
        "respondents": found.cube.respondents(),
        "questions": [_question(found, item) for item in found.items],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _question(found: Outcome, item: Item) -> dict[str, Any]:
    given, missed = found.cube.counts(item.code), found.missed(item)
    return {
        "code": item.code,
        "kind": item.kind.value,
        "label": dict(item.label),
        "answered": found.cube.answered(item.code),
        "blank": missed[answers.BLANK],
        "not_asked": missed[answers.NOT_ASKED],
        "answers": [
            {"code": value, "label": dict(label), "count": given.get(value, 0)}
            for value, label in found.values(item).items()
        ],
    }


def ddi(found: Outcome) -> bytes:
    """Return a DDI Codebook 2.5: the study, and each question with its answers and how often each came."""
    root = etree.Element(f"{{{DDI}}}codeBook", nsmap={None: DDI}, version="2.5")  # type: ignore[dict-item]  # None is the prefix of none
    _study(root, found)
    data = _under(root, "dataDscr")
    for item in found.items:
        _variable(data, found, item)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _study(root: etree._Element, found: Outcome) -> None:
    study = _under(root, "stdyDscr")
    title = _under(_under(study, "citation"), "titlStmt")
    _under(title, "titl", translated.pick(found.title, "en").text or found.survey.key)
    for language, text in found.title.items():
        if language != translated.pick(found.title, "en").language:
            _under(title, "parTitl", text, language)
    _under(title, "IDNo", found.survey.key)
    method = _under(_under(study, "method"), "dataColl")
    rate = f"{found.cube.respondents()} of {found.distributed or '?'} questionnaires returned"
    _under(method, "collMode", found.survey.mode)
    anly = _under(study.find(f"{{{DDI}}}method"), "anlyInfo")
    _under(anly, "respRate", rate)


def _variable(data: etree._Element, found: Outcome, item: Item) -> None:
    """Write a question in the order that the schema wants: label, question, sums, categories."""
    variable = _under(data, "var", ID=f"V_{item.code}", name=item.code)
    for language, text in item.label.items():
        _under(variable, "labl", text, language)
    question = _under(variable, "qstn")
    for language, text in item.label.items():
        _under(question, "qstnLit", text, language)
    missed = found.missed(item)
    _under(variable, "sumStat", str(found.cube.answered(item.code)), type="vald")
    _under(variable, "sumStat", str(sum(missed.values())), type="invd")
    given = found.cube.counts(item.code)
    for value, label in found.values(item).items():
        _category(variable, value, label, given.get(value, 0))
    for value, said in MISSING.items():
        _category(variable, value or ".", {"en": said}, missed[value], missing="Y")


def _category(variable: etree._Element, value: str, label: Words, count: int, **more: str) -> None:
    category = _under(variable, "catgry", **more)
    _under(category, "catValu", value)
    for language, text in label.items():
        _under(category, "labl", text, language)
    _under(category, "catStat", str(count), type="freq")


def _under(parent: Any, tag: str, text: str = "", language: str = "", /, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{DDI}}}{tag}", attributes)
    made.text = tables.cleaned(text) or None
    if language:
        made.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    return made


def _said(text: Words, language: str) -> str:
    return translated.pick(text, language).text
