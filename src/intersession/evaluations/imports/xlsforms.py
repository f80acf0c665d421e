"""Reads an XLSForm: what of it our questionnaires can say, and a list of all the rest, by sheet and row.

The columns are those of the XLSForm specification; `kind`, `base`, `index`, `topic`, `session`, `aim` and
`matrix`, the `tone` of a choice and the sheet `indices` are ours, and other programs pass over them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from lxml import etree

from intersession.core.refusals import Refused
from intersession.counting import shares
from intersession.evaluations import relevance
from intersession.evaluations.conditions import And, Condition, In
from intersession.evaluations.definition import OF_OPTIONS, Definition, Item, Kind, Option, Section, Words
from intersession.evaluations.imports import Imported, Remark
from intersession.evaluations.imports import xlsform_sheets as sheets
from intersession.evaluations.imports.xlsform_sheets import Row

SURVEY, CHOICES, SETTINGS, INDICES = "survey", "choices", "settings", "indices"
TYPES = {
    "decimal": Kind.NUMBER,
    "integer": Kind.NUMBER,
    "int": Kind.NUMBER,
    "range": Kind.NUMBER,
    "date": Kind.DATE,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "note": Kind.NOTE,
    "acknowledge": Kind.CONSENT,
    "trigger": Kind.CONSENT,
}
OFFERING = re.compile(
    r"(?P<how>select_one|select one from|select one|select1|select_multiple|select all that apply from|rank)"
    r"\s+(?P<list>[^\s]+?)(?P<other>\s+or[_ ](?:specify[_ ])?other)?"
)
BOUNDED = {
    Kind.NUMBER: r"\.",
    Kind.MULTIPLE: r"count-selected\(\s*\.\s*\)",
    Kind.RANKING: r"count-selected\(\s*\.\s*\)",
}
OURS = ("kind", "base", "index", "topic", "session", "aim", "matrix")
KEPT = {"type", "name", "label", "hint", "required", "relevant", "constraint", "parameters", *OURS}
YES, NO = {"yes", "true", "true()", "1"}, {"", "no", "false", "false()", "0"}
OTHER = "other"
REFERENCE = re.compile(r"\$\{[^}]*\}")


def read(content: bytes) -> Imported:
    """Read a workbook; refuses, as Refused, one that is no XLSForm at all."""
    found = sheets.read(content)
    if SURVEY not in found or "type" not in found[SURVEY].heads:
        raise Refused(_("This workbook has no sheet “survey” with a column “type”: it is no XLSForm."))
    return _Reading(found).imported()


@dataclass
class _Page:
    """A section while its rows are read."""

    key: str
    title: Words
    when: Condition | None
    items: list[Item] = field(default_factory=list)


class _Reading:
    """One pass over the rows, with what was found on the way."""

    def __init__(self, found: Mapping[str, sheets.Sheet]) -> None:
        self.sheets = found
        self.wrong: list[Remark] = []
        self.lost: list[Remark] = []
        self.rows = [row for row in found[SURVEY].rows if row.get("type")]
        self.lists = self._lists()
        self.kinds = {row.get("name"): kind for row in self.rows if (kind := self._kind(row, quietly=True))}
        self.pages: list[_Page] = []
        self.groups: list[tuple[Row, Condition | None, str]] = []
        self.is_open = False

    def imported(self) -> Imported:
        for row in self.rows:
            self._row(row)
        if self.groups:
            self._wrong(self.groups[-1][0], _("This group is never ended."))
        self._unread()
        languages = self._languages()
        title = self._setting("form_title")
        definition = Definition(
            languages=languages,
            sections=tuple(Section(p.key, p.title, tuple(p.items), p.when) for p in self.pages),
            lists={name: tuple(options) for name, options in self.lists.items()},
            indices={row.get("key"): row.words("label") for row in self._rows(INDICES)},
        )
        titled = {languages[0]: title} if title and languages else {}
        return Imported(titled, definition, len(self.rows), tuple(self.wrong), tuple(self.lost))

    def _rows(self, name: str) -> tuple[Row, ...]:
        return self.sheets[name].rows if name in self.sheets else ()

    def _setting(self, name: str) -> str:
        return next((row.get(name) for row in self._rows(SETTINGS)), "")

    def _languages(self) -> tuple[str, ...]:
        named = [
            code for name in (SURVEY, CHOICES) if name in self.sheets for code in self.sheets[name].languages
        ]
        return tuple(dict.fromkeys(named))

    def _wrong(self, row: Row, words: str) -> None:
        self.wrong.append(Remark(row.sheet, str(row.line), words))

    def _lose(self, row: Row, words: str) -> None:
        self.lost.append(Remark(row.sheet, str(row.line), words))

    def _lists(self) -> dict[str, list[Option]]:
        lists: dict[str, list[Option]] = {}
        for row in self._rows(CHOICES):
            options = lists.setdefault(row.get("list_name"), [])
            if row.get("name") in {option.code for option in options}:
                words = _("The answer “%(code)s” stands in its list already, and is kept once.")
                self._lose(row, words % {"code": row.get("name")})
            else:
                options.append(Option(row.get("name"), row.words("label"), row.get("tone")))
            self._lose_columns(row, {"list_name", "name", "label", "tone"})
        return lists

    def _unread(self) -> None:
        for name, sheet in self.sheets.items():
            if name not in {SURVEY, CHOICES, SETTINGS, INDICES}:
                self.lost.append(Remark(name, "", _("This sheet is not read.")))
            for head in sheet.unknown:
                words = _("The language of the column “%(head)s” is not known: it is not read.")
                self.lost.append(Remark(name, "", words % {"head": head}))
        for row in self._rows(SETTINGS):
            self._lose_columns(row, {"form_title", "form_id", "version", "default_language"})

    def _lose_columns(self, row: Row, kept: set[str]) -> None:
        if lost := [head for head in row.cells if head not in kept]:
            self._lose(row, _("Not kept: %(columns)s.") % {"columns": ", ".join(lost)})

    def _row(self, row: Row) -> None:
        match row.get("type").replace("_", " ").split()[:2]:
            case ["begin", "group"]:
                self._begin(row)
            case ["end", "group"]:
                self._end(row)
            case ["begin", "repeat"]:
                self._lose(row, _("Nothing is asked repeatedly: these questions are asked once."))
                self.groups.append((row, self._condition(row), ""))
                self._lose_columns(row, KEPT)
            case ["end", "repeat"]:
                self._end(row)
            case _:
                self._ask(row)

    def _begin(self, row: Row) -> None:
        appearance = row.get("appearance")
        is_table = "table-list" in appearance
        outer = [group for group in self.groups if group[0].get("type").endswith("group")]
        when = self._condition(row)
        if not outer and not self.groups:
            key = row.get("name") or f"group_{len(self.pages) + 1}"
            self.pages.append(_Page(key, row.words("label"), when))
            self.is_open, when = True, None
        elif row.words("label"):
            self._lose(row, _("A group within a group has no title here; its questions are kept."))
        self.groups.append((row, when, row.get("name") if is_table else ""))
        self._lose_columns(
            row, KEPT | ({"appearance"} if appearance in {"field-list", "table-list"} else set())
        )

    def _end(self, row: Row) -> None:
        if not self.groups:
            self._wrong(row, _("This ends a group that was never begun."))
            return
        self.groups.pop()
        self.is_open = self.is_open and bool(self.groups)

    def _page(self) -> _Page:
        """Return the section that is being filled; rows outside of every group have one of their own."""
        if not self.is_open:
            taken = sum(page.key.startswith("questions") for page in self.pages)
            self.pages.append(_Page(f"questions_{taken + 1}" if taken else "questions", {}, None))
            self.is_open = True
        return self.pages[-1]

    def _ask(self, row: Row) -> None:
        kind = self._kind(row)
        if kind is None or not self._is_named(row):
            return
        item = Item(
            code=row.get("name"),
            kind=kind,
            label=row.words("label"),
            hint=row.words("hint"),
            options=self._list(row) if kind in OF_OPTIONS else "",
            required=self._required(row),
            when=self._inner(self._condition(row)),
            matrix=row.get("matrix") or self._matrix(),
            **self._ours(row),
        )
        item = self._bounded(item, row)
        self._page().items.append(item)
        self._specify(item, row)
        self._lose_columns(row, KEPT)
        if any(REFERENCE.search(text) for text in (*item.label.values(), *item.hint.values())):
            self._lose(row, _("An answer within a text is not filled in; the text is kept as it is written."))

    def _is_named(self, row: Row) -> bool:
        """Whether a row has a name of its own, by which its answers are kept."""
        name = row.get("name")
        taken = {item.code for page in self.pages for item in page.items}
        if not name:
            self._wrong(row, _("This question has no name."))
        elif name in taken:
            self._wrong(row, _("Two questions have the code “%(code)s”.") % {"code": name})
        return bool(name) and name not in taken

    def _kind(self, row: Row, *, quietly: bool = False) -> Kind | None:
        """Return how a row is answered; none, with a remark, for what is no question here."""
        given = row.get("type")
        kind = TYPES.get(given)
        if offering := OFFERING.fullmatch(given):
            how = offering["how"]
            kind = (
                Kind.RANKING
                if how == "rank"
                else Kind.MULTIPLE
                if how.startswith(("select_m", "select a"))
                else Kind.SINGLE
            )
        if kind is None and not quietly and not given.startswith(("begin", "end ")):
            self._lose(row, _("The type “%(type)s” is not known here: it is left out.") % {"type": given})
        if given in {"integer", "int"} and not quietly:
            self._lose(row, _("Kept as a number; that it must be a whole one is not kept."))
        return Kind.SCALE if kind == Kind.SINGLE and row.get("kind") == Kind.SCALE else kind

    def _list(self, row: Row) -> str:
        offering = OFFERING.fullmatch(row.get("type"))
        name = offering["list"] if offering else ""
        if name not in self.lists:
            self._wrong(
                row, _("There is no list of answers “%(name)s” in the sheet “choices”.") % {"name": name}
            )
        return name

    def _required(self, row: Row) -> bool:
        given = row.get("required").casefold().removeprefix("=")
        if given not in YES | NO:
            self._lose(row, _("When an answer is required depends on others: it is not required."))
        return given in YES

    def _matrix(self) -> str:
        return next((matrix for _row, _when, matrix in reversed(self.groups) if matrix), "")

    def _inner(self, own: Condition | None) -> Condition | None:
        """Return the condition of an item with those of the groups that are no sections."""
        parts = [when for _row, when, _matrix in self.groups if when] + ([own] if own else [])
        return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None

    def _condition(self, row: Row) -> Condition | None:
        text = row.get("relevant")
        if not text:
            return None
        try:
            return relevance.read(text, self.kinds)
        except Refused as refusal:
            lost = _("Asked always: %(reason)s") % {"reason": refusal.reason}
            self._unsaid(row, text, lost)
            return None

    def _unsaid(self, row: Row, text: str, lost: str) -> None:
        """Tell an expression that our questionnaires cannot say, or refuse one that nobody can read."""
        try:
            etree.XPath(REFERENCE.sub("x", text)[: relevance.LONGEST])
        except etree.XPathError:
            self._wrong(row, _("“%(text)s” is no expression.") % {"text": text[:60]})
        else:
            self._lose(row, lost)

    def _bounded(self, item: Item, row: Row) -> Item:
        """Return an item with its least and most, from its constraint or the parameters of a range."""
        if parameters := row.get("parameters"):
            item = self._ranged(item, row, parameters)
        text = row.get("constraint")
        if not text:
            return item
        bounds = bounds_of(text, BOUNDED.get(item.kind, "$"))
        if bounds is None:
            self._unsaid(row, text, _("The constraint “%(text)s” is not kept.") % {"text": text[:60]})
            return item
        return replace(item, low=bounds.get("low", item.low), high=bounds.get("high", item.high))

    def _ranged(self, item: Item, row: Row, text: str) -> Item:
        given = dict(re.findall(r"(\w+)\s*=\s*(-?[\d.]+)", text))
        whole = {name: int(value) for name, value in given.items() if re.fullmatch(r"-?\d+", value)}
        if row.get("type") != "range" or given.keys() - {"start", "end"}:
            self._lose(row, _("Not kept: %(columns)s.") % {"columns": "parameters"})
        if row.get("type") != "range":
            return item
        return replace(item, low=whole.get("start", 0), high=whole.get("end", 10))

    def _ours(self, row: Row) -> dict[str, Any]:
        """Return what our own columns say."""
        found: dict[str, Any] = {name: row.get(name) for name in ("index", "topic", "session")}
        for name, kind in OWN.items():
            if given := row.get(name):
                try:
                    found[name] = kind(given)
                except ValueError:
                    words = _("“%(value)s” cannot stand in the column “%(column)s”.")
                    self._wrong(row, words % {"value": given, "column": name})
        found.pop("kind", None)
        return found

    def _specify(self, item: Item, row: Row) -> None:
        """Add the answer “other” and the question for its text, as `or_other` asks for."""
        offering = OFFERING.fullmatch(row.get("type"))
        if not offering or not offering["other"] or item.options not in self.lists:
            return
        options = self.lists[item.options]
        if OTHER not in {option.code for option in options}:
            options.append(Option(OTHER, dict(self._told(lambda: _("Other")))))
        when = In(item.code, (OTHER,))
        specify = dict(self._told(lambda: _("Please say which")))
        self._page().items.append(Item(f"{item.code}_{OTHER}", Kind.TEXT, specify, when=when))

    def _told(self, words: Callable[[], str]) -> Iterator[tuple[str, str]]:
        ours = dict(settings.LANGUAGES)
        for language in self._languages():
            with override(language if language in ours else "en"):
                yield language, words()


OWN: Mapping[str, Callable[[str], Any]] = {"kind": Kind, "base": shares.Kind, "aim": int}


def bounds_of(text: str, subject: str) -> dict[str, int] | None:
    """Return the least and the most that a constraint on one subject sets; None for any other constraint."""
    part = rf"\(?\s*{subject}\s*(>=|<=)\s*(-?\d+)\s*\)?"
    match = re.fullmatch(rf"\s*{part}(?:\s+and\s+{part})?\s*", text)
    if not match:
        return None
    pairs = [(match[1], match[2]), *([(match[3], match[4])] if match[3] else [])]
    return {"low" if sign == ">=" else "high": int(number) for sign, number in pairs}
