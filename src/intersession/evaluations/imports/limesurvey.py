"""Reads the structure of a LimeSurvey survey (.lss): its common types, and a list of all the rest.

The file is a dump of tables whose version changes; texts stand in tables of their own since version 4 and
beside the codes before. Entities and document types are refused, relevance is kept where the tree can say it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree, html

from intersession.core import tables
from intersession.core.refusals import Refused
from intersession.evaluations import relevance
from intersession.evaluations.conditions import Condition
from intersession.evaluations.definition import Definition, Item, Kind, Option, Section, Words
from intersession.evaluations.imports import Imported, Remark

QUESTIONS, SUBQUESTIONS, GROUPS = "questions", "subquestions", "groups"
TYPES = {"T": Kind.TEXT, "S": Kind.TEXT, "N": Kind.NUMBER}
YES_NO = (("Y", "yes"), ("N", "no"))
YES_NO_WORDS = {
    "Y": {"en": "Yes", "fr": "Oui", "es": "Sí"},
    "N": {"en": "No", "fr": "Non", "es": "No"},
}
POINTS = "12345"
UNKEPT = {  # attributes that change what is asked
    *("hidden", "array_filter", "array_filter_exclude", "exclude_all_others", "random_order", "random_group"),
    *(
        "em_validation_q",
        "em_validation_sq",
        "prefix",
        "suffix",
        "time_limit",
        "maximum_chars",
        "slider_layout",
    ),
}
PLAIN = {"", "0", "1", "N"}
MOST = 5 * 1024 * 1024  # bytes
Cells = dict[str, str]


def read(content: bytes) -> Imported:
    """Read a structure; refuses, as Refused, what is none, is too large or declares entities."""
    if len(content) > MOST or b"<!" in content.replace(b"<![CDATA[", b"").replace(b"<!--", b""):
        raise Refused(_("This is no survey structure of LimeSurvey. Export it again as .lss."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Refused(_("This is no survey structure of LimeSurvey. Export it again as .lss.")) from None
    if root.findtext("LimeSurveyDocType") != "Survey":
        raise Refused(_("This is no survey structure of LimeSurvey. Export it again as .lss."))
    return _Reading(root).imported()


@dataclass(frozen=True, slots=True)
class _Question:
    """A question or a part of one, with its texts."""

    code: str
    cells: Cells
    label: Words
    hint: Words
    parts: tuple["_Question", ...] = ()


class _Reading:
    """The tables of a dump, and what was found in them on the way."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.lost: list[Remark] = []
        survey = next(iter(self.rows("surveys")), {})
        more = survey.get("additional_languages", "").split()
        self.languages = tuple(filter(None, (survey.get("language", ""), *more)))
        self.questions = [question for row in self.first(QUESTIONS) if (question := self.question(row))]
        self.lists: dict[str, tuple[Option, ...]] = {}
        self.kinds: dict[str, Kind] = {}
        self.parts: dict[str, tuple[str, str]] = {}

    def rows(self, table: str) -> list[Cells]:
        found = self.root.iterfind(f"{table}/rows/row")
        return [{cell.tag: tables.cleaned(cell.text or "") for cell in row} for row in found]

    def first(self, table: str) -> list[Cells]:
        """Return the rows of a table in order, one for each where there is one for each language."""
        once = {(row.get("qid") or row.get("gid")): row for row in reversed(self.rows(table))}
        return sorted(once.values(), key=_order)

    def words(self, table: str, key: str, value: str, head: str) -> Words:
        """Return a text by language, from the table of texts or, in older files, from the table itself."""
        rows = [*self.rows(f"{table.removesuffix('s')}_l10ns"), *self.rows(table)]
        found = {
            row["language"]: row[head]
            for row in rows
            if row.get(key) == value and row.get("language") and row.get(head)
        }
        return {language: self.plain(text, value) for language, text in found.items()}

    def plain(self, text: str, line: str) -> str:
        if "<" not in text and "&" not in text:
            return text
        shown = tables.cleaned("".join(map(str, html.fromstring(f"<div>{text}</div>").itertext())))
        if shown != text:
            self.lose(line, _("Its text is kept without marks such as bold."))
        return shown

    def lose(self, code: str, words: str) -> None:
        remark = Remark(QUESTIONS, code, words)
        if remark not in self.lost:
            self.lost.append(remark)

    def question(self, row: Cells) -> _Question | None:
        if row.get("parent_qid", "0") != "0":
            return None
        return self.one(row, tuple(self.subquestions(row["qid"])))

    def subquestions(self, qid: str) -> Iterator[_Question]:
        for row in (*self.first(SUBQUESTIONS), *self.first(QUESTIONS)):
            if row.get("parent_qid") == qid:
                yield self.one(row)

    def one(self, row: Cells, parts: tuple[_Question, ...] = ()) -> _Question:
        qid, code = row.get("qid", ""), row.get("title", "")
        label = self.words(QUESTIONS, "qid", qid, "question") or self.words(
            SUBQUESTIONS, "qid", qid, "question"
        )
        return _Question(code, row, label, self.words(QUESTIONS, "qid", qid, "help"), parts)

    def imported(self) -> Imported:
        sections = []
        for number, group in enumerate(self.first(GROUPS), start=1):
            own = [one for one in self.questions if one.cells.get("gid") == group["gid"]]
            items = tuple(item for question in own for item in self.items(question))
            title = self.words(GROUPS, "gid", group["gid"], "group_name")
            when = self.condition(group.get("grelevance", ""), group["gid"])
            sections.append(Section(f"group_{number}", title, items, when))
        definition = Definition(self.languages, tuple(sections), self.lists)
        return Imported(self.title(), definition, len(self.questions), (), tuple(self.lost))

    def title(self) -> Words:
        rows = self.rows("surveys_languagesettings")
        return {row["surveyls_language"]: row["surveyls_title"] for row in rows if row.get("surveyls_title")}

    def items(self, question: _Question) -> list[Item]:
        """Return the items of a question: an array has one for each of its parts."""
        self.unkept(question)
        when = self.condition(question.cells.get("relevance", ""), question.code)
        needed = question.cells.get("mandatory") == "Y"
        kind, options = self.answered(question)
        if kind is None:
            given = {"type": question.cells.get("type", "")}
            self.lose(question.code, _("The type “%(type)s” is not known here: it is left out.") % given)
            return []
        if question.cells["type"] == "F":
            rows = [(f"{question.code}_{part.code}", part.label) for part in question.parts]
        else:
            rows = [(question.code, question.label)]
        matrix = question.code if len(rows) > 1 else ""
        self.kinds |= dict.fromkeys((code for code, _label in rows), kind)
        made = [
            Item(code, kind, label, question.hint, options, required=needed, when=when, matrix=matrix)
            for code, label in rows
        ]
        asks = Item(f"{question.code}_about", Kind.NOTE, question.label, when=when)
        return [asks, *made] if question.cells["type"] == "F" else made

    def answered(self, question: _Question) -> tuple[Kind | None, str]:
        """Return how a question is answered, and its list of options; no kind where it is not known."""
        code, named = question.code, question.cells.get("type", "")
        match named:
            case "Y":
                words = ((given, YES_NO_WORDS[given]) for given, _name in YES_NO)
                return Kind.SINGLE, self.offer("yes_no", ((one, self.told(text)) for one, text in words))
            case "5":
                points = ((point, dict.fromkeys(self.languages, point)) for point in POINTS)
                return Kind.SINGLE, self.offer("points", points)
            case "L" | "F":
                return Kind.SINGLE, self.offer(code, self.options(question.cells["qid"]))
            case "M":
                self.parts |= {f"{code}_{part.code}": (code, part.code) for part in question.parts}
                return Kind.MULTIPLE, self.offer(code, ((part.code, part.label) for part in question.parts))
        return TYPES.get(named), ""

    def told(self, words: Words) -> Words:
        return {language: words.get(language, words["en"]) for language in self.languages}

    def options(self, qid: str) -> Iterator[tuple[str, Words]]:
        rows = {row["code"]: row for row in reversed(self.rows("answers")) if row.get("qid") == qid}
        texts = self.rows("answer_l10ns")
        for code, row in sorted(rows.items(), key=lambda pair: _order(pair[1])):
            apart = [text for text in texts if row.get("aid") and text.get("aid") == row.get("aid")]
            beside = [
                text for text in self.rows("answers") if text.get("qid") == qid and text["code"] == code
            ]
            found = {text["language"]: text["answer"] for text in apart or beside if text.get("language")}
            yield code, {language: self.plain(text, code) for language, text in found.items() if text}

    def offer(self, name: str, options: Iterable[tuple[str, Words]]) -> str:
        self.lists[name] = tuple(Option(code, label) for code, label in options)
        return name

    def unkept(self, question: _Question) -> None:
        """List what a question says beyond its kind, its texts and its answers."""
        qid, cells = question.cells.get("qid"), question.cells
        rows = [row for row in self.rows("question_attributes") if row.get("qid") == qid]
        named = {
            row["attribute"]
            for row in rows
            if row.get("attribute") in UNKEPT and row.get("value", "") not in PLAIN
        }
        named |= {
            row["attribute"] for row in rows if row.get("attribute") == "hidden" and row.get("value") == "1"
        }
        named |= {
            head for head, plain in (("preg", {""}), ("other", {"", "N"})) if cells.get(head, "") not in plain
        }
        if cells.get("mandatory") == "S":
            named.add("mandatory")
        if named:
            self.lose(question.code, _("Not kept: %(columns)s.") % {"columns": ", ".join(sorted(named))})

    def condition(self, text: str, line: str) -> Condition | None:
        if text in {"", "1"}:
            return None
        try:
            return relevance.read(self.rewritten(text), self.kinds)
        except Refused:
            self.lose(line, _("Asked always: the condition “%(text)s” is not kept.") % {"text": text[:80]})
            return None

    def rewritten(self, text: str) -> str:
        """Return an expression of LimeSurvey as XPath: `Q1.NAOK == "Y"` is `${Q1} = "Y"`."""
        text = re.sub(r"!\s*is_empty\(\s*(\w+)(?:\.\w+)?\s*\)", r"${\1} != ''", text)
        text = re.sub(r"\bis_empty\(\s*(\w+)(?:\.\w+)?\s*\)", r"${\1} = ''", text)
        text = re.sub(r"\b(\w+)\.(?:NAOK|value|valueNAOK)\b", r"${\1}", text)
        text = text.replace("==", "=").replace("&&", " and ").replace("||", " or ")
        return re.sub(r"\$\{(\w+)\}\s*=\s*[\"']Y[\"']", self.ticked, text)

    def ticked(self, match: re.Match[str]) -> str:
        """Return whether a part of a question with several answers is ticked."""
        if match[1] not in self.parts:
            return match[0]
        code, part = self.parts[match[1]]
        return f"selected(${{{code}}}, '{part}')"


def _order(row: Cells) -> tuple[int, int]:
    def number(head: str) -> int:
        return int(row[head]) if row.get(head, "").isdigit() else 0

    return number("group_order") or number("gid"), number("question_order") or number("sortorder")
