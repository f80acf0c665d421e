"""Charts as our own SVG: the same drawing in the page, the PDF and the Word file.

A drawing carries words and counts only. Colours are presentation attributes, which a page with a strict
content policy and the typesetter of the PDF both take; each has a class beside it (`tone-good`) for a page
that recolours. Tones differ in lightness, `bad` is hatched and `blank` dashed, so that grey print tells them.
"""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 520.0  # units of the drawing; about 16 cm of paper
TALL = 13.0  # of a bar
LINE = 18.0  # from one line of words to the next
GAP = 13.0  # between bars, and before what stands apart
LETTER = 7.6  # allowed for one letter, so that a phone may enlarge the words by a fifth
PLOT = 150.0  # height of the field of a line chart

FILL = {"good": "#23625a", "neutral": "#d3cec2", "bad": "#e3ad8f", "blank": "none", "plain": "#14508c"}
EDGE = {"good": "#23625a", "neutral": "#857f73", "bad": "#a8481f", "blank": "#857f73", "plain": "#14508c"}
SIDE = {"bad": -1, "good": 1}  # of the middle of a diverging bar
DASHES = ("", ' stroke-dasharray="7 3"', ' stroke-dasharray="2 3"', ' stroke-dasharray="9 3 2 3"')


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: `tone` is good, neutral, bad, blank or plain; `value` a count, never negative."""

    label: str
    value: int
    tone: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its label, its parts, and the words printed at its end (`88% (37 of 42)`).

    In a line chart a bar is one year: its label is the year, its parts are the series that have a value then.
    """

    label: str
    parts: tuple[Part, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw: `shape` is stacked, diverging, bars or lines; words are in `language`.

    The parts of a stacked bar make one whole. Those of a diverging bar follow the scale, from either end;
    blank ones may stand anywhere.
    """

    shape: str
    bars: tuple[Bar, ...]
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part with its place from left to right, in units."""

    part: Part
    x: float
    width: float
    inner: bool = False  # a milder degree of the same tone is drawn paler


def svg(drawing: Drawing, description: str) -> str:
    """Give the drawing as one SVG element with title and description: equal drawings give equal text.

    Refuses (ValueError) an unknown shape or tone, and a count below zero.
    """
    _check(drawing)
    key = "chart-" + hashlib.blake2s(repr((drawing, description)).encode(), digest_size=6).hexdigest()
    body, height = SHAPES[drawing.shape](drawing, key)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{escape(drawing.language)}" '
        f'aria-labelledby="{key}-title {key}-desc" viewBox="0 0 {WIDTH:g} {height:g}" '
        f'font-family="Libertinus Serif, Georgia, serif" font-size="13">'
        f'<title id="{key}-title">{escape(drawing.title)}</title>'
        f'<desc id="{key}-desc">{escape(description)}</desc>{body}</svg>'
    )


def _check(drawing: Drawing) -> None:
    if drawing.shape not in SHAPES:
        raise ValueError(f"no chart has the shape {drawing.shape!r}; choose one of {', '.join(SHAPES)}")
    for bar in drawing.bars:
        for part in bar.parts:
            if part.tone not in FILL:
                raise ValueError(f"no tone is called {part.tone!r}; choose one of {', '.join(FILL)}")
            if part.value < 0:
                raise ValueError(
                    f"{part.label!r} of {bar.label!r} counts {part.value}; a count is never negative"
                )


# --- bars of every kind -------------------------------------------------------------------------------------


def _stacked(drawing: Drawing, key: str) -> tuple[str, float]:
    rows = [_in_line(bar.parts, 0.0, _unit(WIDTH, _total(bar.parts))) for bar in drawing.bars]
    return _rows(drawing, rows, key, legend=True)


def _bars(drawing: Drawing, key: str) -> tuple[str, float]:
    unit = _unit(WIDTH, max((_total(bar.parts) for bar in drawing.bars), default=0))
    return _rows(drawing, [_in_line(bar.parts, 0.0, unit) for bar in drawing.bars], key, legend=False)


def _diverging(drawing: Drawing, key: str) -> tuple[str, float]:
    """Lay the bars about one line: bad left, good right, neutral across it, blank apart at the end."""
    sides = [_balanced(bar.parts) for bar in drawing.bars]
    left = max((side.left for side in sides), default=0.0)
    right = max((side.right for side in sides), default=0.0)
    blank = max((side.apart for side in sides), default=0.0)
    unit = _unit(WIDTH - (GAP if blank else 0), left + right + blank)
    zero, apart = left * unit, (left + right) * unit + GAP
    rows = [
        [
            *_in_line(side.scale, zero - side.left * unit, unit / side.total),
            *_in_line(side.blank, apart, unit / side.total),
        ]
        for side in sides
    ]
    return _rows(drawing, rows, key, legend=True, zero=zero)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A bar about its middle: its parts from worst to best, those apart, and the share on each side."""

    scale: list[Part]
    blank: list[Part]
    total: int
    left: float
    right: float
    apart: float


def _balanced(parts: tuple[Part, ...]) -> _Sides:
    placed = [part for part in parts if part.tone != "blank"]
    if placed and (placed[0].tone == "good" or placed[-1].tone == "bad"):
        placed.reverse()
    scale = sorted(placed, key=lambda part: SIDE.get(part.tone, 0))
    blank = [part for part in parts if part.tone == "blank"]
    bad = _total(part for part in scale if part.tone == "bad")
    good = _total(part for part in scale if part.tone == "good")
    total = _total(parts) or 1
    middle = (_total(scale) - bad - good) / 2
    return _Sides(scale, blank, total, (bad + middle) / total, (good + middle) / total, _total(blank) / total)


def _total(parts: Iterable[Part]) -> int:
    return sum(part.value for part in parts)


def _unit(width: float, total: float) -> float:
    return width / total if total else 0.0


def _in_line(parts: Sequence[Part], x: float, unit: float) -> list[_Piece]:
    """Put the parts side by side from `x`; of several of one tone only the outermost has its full colour."""
    scale = [part for part in parts if part.tone != "blank"]
    outermost = {part.tone: part for part in scale}
    if scale:
        outermost[scale[0].tone] = scale[0]
    pieces = []
    for part in parts:
        pieces.append(_Piece(part, x, part.value * unit, part is not outermost.get(part.tone, part)))
        x += part.value * unit
    return pieces


def _rows(
    drawing: Drawing, rows: list[list[_Piece]], key: str, *, legend: bool, zero: float | None = None
) -> tuple[str, float]:
    """Each bar under its label, with its value at the right end of that line."""
    found, y = _legend(rows, key) if legend else ([], 0.0)
    if any(piece.part.tone == "bad" for row in rows for piece in row):
        found.insert(0, _hatch(key))
    for bar, row in zip(drawing.bars, rows, strict=True):
        words, lines = _heading(bar, y)
        found.append(words)
        y += lines * LINE + 2
        found += [_rect(piece, y, key) for piece in row if piece.width]
        if zero is not None:
            found.append(_rule(zero, y - 2, zero, y + TALL + 2))
        y += TALL + GAP
    return "".join(found), max(y - GAP, 0.0) + 4


def _heading(bar: Bar, y: float) -> tuple[str, int]:
    value = _wrapped(bar.value, WIDTH / 2)
    taken = max((len(line) for line in value), default=0) * LETTER
    label = _wrapped(bar.label, WIDTH - taken - GAP)
    words = _text(label, 0, y + 12) + _text(value, WIDTH, y + 12, ' text-anchor="end" font-weight="bold"')
    return words, max(len(label), len(value))


def _rect(piece: _Piece, y: float, key: str, height: float = TALL) -> str:
    tone = piece.part.tone
    fill = f"url(#{key}-hatch)" if tone == "bad" else FILL[tone]
    named = "" if tone == "bad" else f" tone-{tone}"
    dash = ' stroke-dasharray="3 2"' if tone == "blank" else ""
    pale = ' fill-opacity="0.5"' if piece.inner else ""
    width = max(piece.width - 2, 0.5)  # a hair of paper between neighbours
    return (
        f'<rect class="edge-{tone}{named}" x="{piece.x + 1:.2f}" y="{y + 1:g}" width="{width:.2f}" '
        f'height="{height - 2:g}" fill="{fill}"{pale} stroke="{EDGE[tone]}"{dash}/>'
    )


def _hatch(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect class="tone-bad" width="5" height="5" fill="{FILL["bad"]}"/>'
        f'<path class="edge-bad" d="M1 0V5" stroke="{EDGE["bad"]}" stroke-width="1.6"/></pattern></defs>'
    )


def _legend(rows: list[list[_Piece]], key: str) -> tuple[list[str], float]:
    """Draw a sample and a name for every part, in the order drawn, on as many lines as they need."""
    samples = {(piece.part.label, piece.part.tone): piece for row in rows for piece in row}
    found: list[str] = []
    x = y = 0.0
    for (label, _), piece in samples.items():
        width = 22 + len(label) * LETTER
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE
        found.append(_rect(_Piece(piece.part, x, 14, piece.inner), y + 2, key, height=12))
        found.append(_text([label], x + 20, y + 12, kind="soft"))
        x += width + GAP / 2
    return found, y + LINE + 8 if samples else 0.0


# --- lines over years ---------------------------------------------------------------------------------------


def _lines(drawing: Drawing, _key: str) -> tuple[str, float]:
    """One line a series from zero up; a year without a value leaves a gap, which is never bridged."""
    series = list(dict.fromkeys((part.label, part.tone) for bar in drawing.bars for part in bar.parts))
    highest = max((part.value for bar in drawing.bars for part in bar.parts), default=0)
    unit = _unit(PLOT, highest)
    names, top = _names(series) if len(series) > 1 else ([], 0.0)
    floor = top + LINE + PLOT
    places = _places([bar.label for bar in drawing.bars])
    found = [*names, _rule(0, floor, WIDTH, floor)]
    found += [
        _text([bar.label], x, floor + LINE, ' text-anchor="middle"', kind="soft")
        for bar, x in zip(drawing.bars, places, strict=True)
    ]
    for index, (label, tone) in enumerate(series):
        points = [
            (x, floor - part.value * unit, bar.value if len(series) == 1 else str(part.value))
            if (part := next((part for part in bar.parts if part.label == label), None))
            else None
            for bar, x in zip(drawing.bars, places, strict=True)
        ]
        found.append(_line(points, tone, DASHES[index % len(DASHES)]))
    return "".join(found), floor + LINE + 6


def _places(labels: list[str]) -> list[float]:
    """Where each year stands: years at their true distance, other labels at equal ones."""
    stands = [int(label) for label in labels] if all(map(str.isdecimal, labels)) else list(range(len(labels)))
    if not stands:
        return []
    first, span = min(stands), max(stands) - min(stands)
    margin = 50.0  # room for a value printed over the first and the last point
    return [margin + (stand - first) * _unit(WIDTH - 2 * margin, span) for stand in stands]


def _line(points: list[tuple[float, float, str] | None], tone: str, dash: str) -> str:
    colour = EDGE[tone]
    found = []
    for known, run in itertools.groupby(points, key=bool):
        if known:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in filter(None, run))
            found.append(
                f'<polyline class="edge-{tone}" points="{path}" fill="none" stroke="{colour}" '
                f'stroke-width="2"{dash}/>'
            )
    for x, y, value in filter(None, points):
        found.append(f'<circle class="dot-{tone}" cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')
        found.append(_text([value], x, y - 8, ' text-anchor="middle" font-weight="bold"'))
    return "".join(found)


def _names(series: list[tuple[str, str]]) -> tuple[list[str], float]:
    found: list[str] = []
    x = y = 0.0
    for index, (label, tone) in enumerate(series):
        width = 38 + len(label) * LETTER
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE
        found.append(
            f'<path class="edge-{tone}" d="M{x:g} {y + 8:g}h30" stroke="{EDGE[tone]}" stroke-width="2"'
            f"{DASHES[index % len(DASHES)]}/>"
        )
        found.append(_text([label], x + 36, y + 12, kind="soft"))
        x += width + GAP / 2
    return found, y + LINE


# --- words and rules ----------------------------------------------------------------------------------------


def _wrapped(text: str, width: float) -> list[str]:
    """Break the text into lines of at most that many units; a word that is longer keeps a line of its own."""
    room = int(width / LETTER)
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _text(lines: list[str], x: float, y: float, how: str = "", *, kind: str = "ink") -> str:
    colour = "#1c2128" if kind == "ink" else "#4c5560"
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + index * LINE:g}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text class="{kind}" fill="{colour}"{how}>{spans}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path class="rule" d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="#1c2128"/>'


SHAPES: dict[str, Callable[[Drawing, str], tuple[str, float]]] = {
    "stacked": _stacked,
    "diverging": _diverging,
    "bars": _bars,
    "lines": _lines,
}
