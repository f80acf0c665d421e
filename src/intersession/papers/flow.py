"""A run of inlines as one text with the places of its markup, so that marks are set across markup."""

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Self

from intersession.papers import tree

WHOLE: Final = "\ufffc"  # stands in the text for what must not be read or changed
ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s«»“”\"]*[^\s«»“”\".,;:!?)'’]")

Kind = Literal["open", "close", "whole", "note"]


@dataclass(slots=True)
class Mark:
    """Where something begins or ends in the text. A `whole` takes one character, the others none."""

    at: int
    kind: Kind
    inline: tree.Inline


@dataclass(slots=True)
class Flow:
    """The text of a run, and its marks in reading order. Symbols, references and foreign text are wholes."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    @classmethod
    def of(cls, content: tree.Inlines) -> Self:
        """Read these inlines; `inlines()` gives them back."""
        flow = cls()
        flow.take(content)
        return flow

    def take(self, content: tree.Inlines) -> None:
        """Add these inlines at the end."""
        for inline in content:
            match inline:
                case str():
                    self.text += inline
                case tree.Note():
                    self._mark("note", inline)
                case tree.Symbol() | tree.Ref() | tree.Foreign():
                    self._mark("whole", inline)
                    self.text += WHOLE
                case tree.Bound():
                    self._enclose(inline, (inline.text,))
                case _:
                    self._enclose(inline, inline.content)

    def replace(self, pattern: re.Pattern[str], new: str) -> None:
        """Put `new` in place of the group `gap` of every match, except inside an address."""
        places = [match.span("gap") for match in pattern.finditer(self.text) if match["gap"] != new]
        addresses = [match.span() for match in ADDRESS.finditer(self.text)] if places else []
        for start, end in reversed(places):
            if not any(first < start < last for first, last in addresses):
                self._put(start, end, new)

    def inlines(self) -> tree.Inlines:
        """Give the inlines again, with the text as it is now."""
        levels: list[list[tree.Inline]] = [[]]
        at = 0
        for mark in self.marks:
            levels[-1].append(self.text[at : mark.at])
            at = mark.at + (mark.kind == "whole")
            match mark.kind:
                case "open":
                    levels.append([])
                case "close":
                    content = tree.merged(levels.pop())
                    levels[-1].append(_with_content(mark.inline, content))
                case _:
                    levels[-1].append(mark.inline)
        levels[-1].append(self.text[at:])
        return tree.merged(levels[-1])

    def _enclose(self, inline: tree.Inline, content: tree.Inlines) -> None:
        self._mark("open", inline)
        self.take(content)
        self._mark("close", inline)

    def _mark(self, kind: Kind, inline: tree.Inline) -> None:
        self.marks.append(Mark(len(self.text), kind, inline))

    def _put(self, start: int, end: int, new: str) -> None:
        """Replace a stretch; what is put between two inlines belongs to neither."""
        self.text = self.text[:start] + new + self.text[end:]
        before = True  # still at marks that what is put follows
        for mark in self.marks:
            before = before and (mark.at < end or mark.kind in ("close", "note"))
            if mark.at > end or (mark.at == end and not (start == end and before)):
                mark.at += len(new) - (end - start)
            elif mark.at > start:
                mark.at = start + len(new)


def _with_content(inline: tree.Inline, content: tree.Inlines) -> tree.Inline:
    match inline:
        case tree.Bound():
            return replace(inline, text=tree.plain(content))
        case tree.Strong() | tree.Emph() | tree.Link() | tree.Quoted():
            return replace(inline, content=content)
        case _:
            raise TypeError(f"{inline!r} encloses nothing")
