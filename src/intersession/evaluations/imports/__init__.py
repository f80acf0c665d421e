"""Questionnaires that other programs have made: what can be kept, what cannot, and what must be mended."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from intersession.evaluations.definition import Definition, Words


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a line: its sheet or table as the file names it, and its number or code."""

    sheet: str
    line: str
    words: str

    def __str__(self) -> str:
        given = {"sheet": self.sheet, "line": self.line, "words": self.words}
        return _("%(sheet)s, %(line)s: %(words)s") % given


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read: the number of lines that ask or tell something, and the definition.

    `lost` is all that the file says and the definition does not. Where anything is `wrong`, the file must be
    mended first.
    """

    title: Words
    definition: Definition
    lines: int
    wrong: tuple[Remark, ...]
    lost: tuple[Remark, ...]
