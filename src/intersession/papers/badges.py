"""Badges on sheets of A4 to be cut: ten a page, the kind told by a word and a shape, with a QR code."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import Final

import segno

from intersession.papers import typography, typst

LOOK: Final = resources.files("intersession.papers").joinpath("badges.typ").read_bytes()
SHAPES: Final = ("disc", "ring", "square", "diamond", "triangle", "bars")
ON_A_SHEET: Final = 10


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands on a badge: `shape` is one of SHAPES, `code` is what the QR code says.

    `entity` is the State or organization, empty for who comes for none; `language` is that of the badge.
    """

    name: str
    entity: str
    kind: str
    shape: str
    code: str
    language: str = "en"
    line: str = ""


def render(badges: Sequence[Badge], *, meeting: str, title: str, timestamp: datetime) -> bytes:
    """Give the badges in their order as one PDF, ten on a sheet of A4 with cut marks.

    Refuses (ValueError) a shape that is none, and an empty selection, of which there is no sheet.
    """
    if not badges:
        raise ValueError("there is no badge to set: choose whom they are for")
    for badge in badges:
        if badge.shape not in SHAPES:
            raise ValueError(f"no badge has the shape {badge.shape!r}; choose one of {', '.join(SHAPES)}")
    content = {
        "meeting": meeting,
        "title": title,
        "language": badges[0].language,
        "badges": [_written(badge) for badge in badges],
    }
    files = {"main.typ": LOOK, "badges.json": json.dumps(content, ensure_ascii=False).encode()}
    return typst.compiled(files, timestamp)


def _written(badge: Badge) -> dict[str, object]:
    return {
        "name": typography.text(badge.name, badge.language),
        "entity": typography.text(badge.entity, badge.language),
        "kind": typography.text(badge.kind, badge.language),
        "line": typography.text(badge.line, badge.language),
        "shape": badge.shape,
        "code": badge.code,
        "language": badge.language,
        "qr": _path(badge.code),
    }


def _path(code: str) -> str:
    """Draw the code as SVG, one path of its dark modules, with the quiet border that readers need.

    Any mask can be read; to look for the best one takes five times as long.
    """
    drawn = io.BytesIO()
    segno.make(code, error="m", micro=False, mask=0).save(
        drawn, kind="svg", xmldecl=False, svgns=True, border=2
    )
    return drawn.getvalue().decode()
